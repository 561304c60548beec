import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/time/computation.ts';
import type { SentenceEvent } from '../../shared/time/event.ts';
import { writeTerm } from '../../shared/time/term.ts';
import { layOut, type Drawn, type Label, type Picture } from './layout.ts';
import { spansOf, type Span } from './spans.ts';

const noSpans: readonly Span[] = [];
const kings: Run = {
  counts: [{ commitment: 'kings', count: 1, says: 'Kings 01234-2018', minimum: '2-00-00', maximum: '6-00-00' }],
  received: '2019-06-04',
  jailDays: 214,
  start: '2018-11-01',
  minimumEnds: '2020-10-31',
  maximumEnds: '2024-10-31',
};
const chain: Run = {
  ...kings,
  counts: [...kings.counts, { commitment: 'erie', count: 1, says: 'Erie 0099-2018', minimum: '1-00-00', maximum: '3-00-00' }],
  minimumEnds: '2021-10-31',
  maximumEnds: '2027-10-31',
};
const drawn = (changed: Partial<Drawn> = {}): Drawn => ({ runs: [kings], dates: [{ name: 'PE', day: '2020-10-31' }, { name: 'ME', day: '2024-10-31' }], spans: noSpans, today: '2022-03-01', ...changed });

const day = fc.date({ min: new Date('1975-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const term = fc.record({ years: fc.integer({ min: 0, max: 50 }), months: fc.integer({ min: 0, max: 11 }), days: fc.integer({ min: 0, max: 30 }) }).map(writeTerm);
const says = fc.string({ minLength: 1, maxLength: 160 });
const run: fc.Arbitrary<Run> = fc.record({
  counts: fc.array(fc.record({ commitment: fc.constant('one'), count: fc.constant(1), says, minimum: fc.option(term), maximum: fc.oneof(term, fc.constant('LIFE')) }), { maxLength: 4 }),
  received: day,
  jailDays: fc.nat(900),
  start: day,
  minimumEnds: fc.option(day),
  maximumEnds: fc.oneof(day, fc.constant('LIFE')),
});
const span: fc.Arbitrary<Span> = fc.record({ kind: fc.constantFrom('interrupted', 'supervised'), from: day, to: day, isOpen: fc.boolean(), says }).map((one) => (one.from <= one.to ? one : { ...one, from: one.to, to: one.from }));
const anything: fc.Arbitrary<Drawn> = fc.record({
  runs: fc.array(run, { minLength: 1, maxLength: 4 }),
  dates: fc.array(fc.record({ name: fc.constantFrom('PE', 'Merit', 'CR', 'ME'), day }), { maxLength: 5 }),
  spans: fc.array(span, { maxLength: 4 }),
  today: day,
});
const width = fc.integer({ min: 480, max: 1600 });

function labelsOf({ groups, flags, bands, ticks }: Picture): readonly Label[] {
  return [...flags.map(({ label }) => label), ...groups.flatMap(({ lanes }) => lanes.map(({ label }) => label)), ...bands.map(({ label }) => label), ...ticks.map(({ label }) => label)];
}

function overlap(a: Label, b: Label): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the picture of whatever is on record', () => {
  test('has no two texts that overlap', () => {
    fc.assert(
      fc.property(anything, width, (what, width) => {
        const labels = labelsOf(layOut(what, width));
        const overlapping = labels.flatMap((a, index) => labels.slice(index + 1).flatMap((b) => (overlap(a, b) ? [[a, b]] : [])));
        expect(overlapping).toEqual([]);
      }),
    );
  });

  test('has every text within its width and height, in the room it was given', () => {
    fc.assert(
      fc.property(anything, width, (what, width) => {
        const picture = layOut(what, width);
        for (const { text, x, y, width: room, height } of labelsOf(picture)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + room).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(picture.height);
          expect(text.length * 7.6).toBeLessThanOrEqual(room + 7.6);
        }
      }),
    );
  });

  test('has the days from left to right as they follow each other', () => {
    fc.assert(
      fc.property(anything, width, (what, width) => {
        const { flags, bands } = layOut(what, width);
        for (const a of flags) for (const b of flags) if (a.day < b.day) expect(a.x).toBeLessThan(b.x);
        for (const a of bands) for (const b of bands) if (a.span.from <= b.span.from) expect(a.x).toBeLessThanOrEqual(b.x);
      }),
    );
  });

  test('draws no line of a flag through the text of another', () => {
    fc.assert(
      fc.property(anything, width, (what, width) => {
        const { flags } = layOut(what, width);
        const through = flags.flatMap((flag) => flags.filter((other) => other !== flag && other.label.y > flag.label.y && flag.x > other.label.x && flag.x < other.label.x + other.label.width));
        expect(through).toEqual([]);
      }),
    );
  });

  test('has parts of a term that follow each other and do not overlap', () => {
    fc.assert(
      fc.property(anything, width, (what, width) => {
        for (const { bars, y, height } of layOut(what, width).groups.flatMap(({ lanes }) => lanes)) {
          expect(height).toBeGreaterThan(0);
          expect(y).toBeGreaterThan(0);
          bars.forEach((bar, index) => expect(bar.x).toBeGreaterThanOrEqual(index === 0 ? 0 : bars[index - 1]!.x));
          expect(new Set(bars.map(({ kind }) => kind)).size).toBe(bars.length);
        }
      }),
    );
  });
});

describe('the lanes of a sentence', () => {
  const kindsOf = (picture: Picture) => picture.groups.map(({ lanes }) => lanes.map(({ bars }) => bars.map(({ kind }) => kind)));

  test('of one count are one: jail time, the minimum, the rest of the maximum', () => {
    const picture = layOut(drawn(), 1000);
    expect(kindsOf(picture)).toEqual([[['jail', 'minimum', 'rest']]]);
    expect(picture.groups[0]!.bracket).toBeNull();
    const pe = picture.flags.find(({ day }) => day === '2020-10-31')!;
    const [, minimum, rest] = picture.groups[0]!.lanes[0]!.bars;
    expect(rest!.x).toBeCloseTo(minimum!.x + minimum!.width);
    expect(Math.abs(rest!.x - pe.x)).toBeLessThan(1);
  });

  test('of consecutive counts follow one another under what they come to, in a bracket', () => {
    const picture = layOut(drawn({ runs: [chain] }), 1000);
    expect(kindsOf(picture)).toEqual([[['jail', 'minimum', 'rest'], ['minimum', 'rest'], ['minimum', 'rest']]]);
    const [whole, first, second] = picture.groups[0]!.lanes.map(({ bars }) => ({ from: bars[0]!.x, to: bars.at(-1)!.x + bars.at(-1)!.width }));
    expect(first!.from).toBeCloseTo(whole!.from);
    expect(second!.from).toBeCloseTo(first!.to);
    expect(Math.abs(second!.to - whole!.to)).toBeLessThan(2);
    expect(picture.groups[0]!.bracket).toMatchObject({ top: expect.any(Number) });
  });

  test('of concurrent counts are groups side by side, from the same day', () => {
    const picture = layOut(drawn({ runs: [kings, { ...kings, maximumEnds: '2022-10-31' }] }), 1000);
    expect(kindsOf(picture)).toEqual([[['jail', 'minimum', 'rest']], [['jail', 'minimum', 'rest']]]);
    const [one, other] = picture.groups.map(({ lanes }) => lanes[0]!.bars);
    expect(one![0]!.x).toBe(other![0]!.x);
    expect(one![2]!.width).toBeGreaterThan(other![2]!.width);
  });

  test('show what a ceiling takes away as imposed beyond it', () => {
    const picture = layOut(drawn({ runs: [{ ...chain, maximumEnds: '2026-10-31' }] }), 1000);
    expect(kindsOf(picture)[0]!.at(-1)).toEqual(['minimum', 'rest', 'beyond']);
    // Months of 30 days may miss the calendar's by days: that is no ceiling.
    expect(kindsOf(layOut(drawn({ runs: [{ ...chain, maximumEnds: '2027-10-20' }] }), 1000))[0]!.at(-1)).toEqual(['minimum', 'rest']);
  });

  test('of a life maximum run on past the last date', () => {
    const picture = layOut(drawn({ runs: [{ ...kings, counts: [{ ...kings.counts[0]!, maximum: 'LIFE' }], maximumEnds: 'LIFE' }], dates: [{ name: 'PE', day: '2020-10-31' }] }), 1000);
    const [bars] = picture.groups.flatMap(({ lanes }) => lanes.map(({ bars }) => bars));
    expect(bars!.map(({ kind }) => kind)).toEqual(['jail', 'minimum', 'life']);
    expect(bars![2]!.x + bars![2]!.width).toBeCloseTo(998);
  });

  test('move a later count by an interruption of the one before', () => {
    const away: Span = { kind: 'interrupted', from: '2020-01-01', to: '2021-01-01', isOpen: false, says: 'Absconded' };
    const later = { ...chain, maximumEnds: '2028-10-31' };
    const [, , second] = layOut(drawn({ runs: [later], spans: [away], dates: [] }), 1000).groups[0]!.lanes;
    const [, , before] = layOut(drawn({ runs: [later], dates: [] }), 1000).groups[0]!.lanes;
    expect(second!.bars[0]!.x).toBeGreaterThan(before!.bars[0]!.x);
  });

  test('name the count and its terms, cut where there is no room', () => {
    const [lane] = layOut(drawn(), 1000).groups[0]!.lanes;
    expect(lane!.label.text).toBe('Kings 01234-2018, 2-00-00 to 6-00-00');
    const long = layOut(drawn({ runs: [{ ...kings, counts: [{ ...kings.counts[0]!, says: 'x'.repeat(300) }] }] }), 600).groups[0]!.lanes[0]!;
    expect(long.label.text).toMatch(/x…$/);
    expect(long.says).toContain('2-00-00 to 6-00-00');
  });
});

describe('the flags', () => {
  test('of one day are one flag', () => {
    const { flags } = layOut(drawn({ dates: [{ name: 'PE', day: '2024-10-31' }, { name: 'CR', day: '2024-10-31' }] }), 1000);
    expect(flags.map(({ label }) => label.text)).toEqual(['Today', 'PE, CR Oct 31, 2024']);
  });

  test('leave today out where it lies too far after the sentence', () => {
    expect(layOut(drawn({ today: '2090-01-01' }), 1000).flags.some(({ isToday }) => isToday)).toBe(false);
    expect(layOut(drawn({ today: '2026-01-01' }), 1000).flags.some(({ isToday }) => isToday)).toBe(true);
    expect(layOut(drawn({ runs: [{ ...kings, minimumEnds: null, maximumEnds: 'LIFE' }], dates: [], today: '2050-01-01' }), 1000).flags.some(({ isToday }) => isToday)).toBe(true);
  });
});

describe('interruptions and supervision', () => {
  const events = (...all: readonly object[]) => all.map((event, index) => ({ root: String(index), entry: String(index), ...event })) as SentenceEvent[];
  const told = (all: readonly Span[]) => all.map(({ kind, from, to, isOpen }) => [kind, from, to, isOpen]);

  test('begin and end with the events: away until the return, supervised until the delinquency', () => {
    const spans = spansOf(
      events(
        { event: 'absconded', day: '2020-02-09' },
        { event: 'returned', day: '2020-03-25' },
        { event: 'released', day: '2021-01-05', how: 'parole' },
        { event: 'delinquent', day: '2021-06-01' },
        { event: 'returned as violator', day: '2021-08-01' },
      ),
      ['2019-06-04'],
      '2022-01-01',
    );
    expect(told(spans)).toEqual([
      ['interrupted', '2020-02-09', '2020-03-25', false],
      ['supervised', '2021-01-05', '2021-06-01', false],
      ['interrupted', '2021-06-01', '2021-08-01', false],
    ]);
    expect(layOut(drawn({ spans }), 1000).bands.map(({ label }) => label.text)).toEqual(['Absconded, 45 days', 'Released: parole, until Jun 1, 2021', 'Delinquent, 61 days']);
  });

  test('break off what was running, and not what was received after they began', () => {
    const spans: Span[] = [{ kind: 'interrupted', from: '2020-02-09', to: '2020-08-01', isOpen: false, says: 'Delinquent' }];
    const picture = layOut(drawn({ runs: [kings, { ...kings, received: '2020-08-01', start: '2020-05-01' }], spans }), 1000);
    const [band] = picture.bands;
    expect(band!.breaks).toHaveLength(1);
    expect(band!.breaks[0]!.bottom).toBeLessThan(picture.groups[1]!.lanes[0]!.y);
    expect(band!.breaks[0]!.top).toBeLessThan(picture.groups[0]!.lanes[0]!.y);
  });

  test('that have not ended last until today', () => {
    const spans = spansOf(events({ event: 'escaped', day: '2020-02-09' }, { event: 'delinquent', day: '2020-03-09' }), [], '2022-01-01');
    expect(told(spans)).toEqual([['interrupted', '2020-02-09', '2022-01-01', true]]);
    expect(layOut(drawn({ spans }), 1000).bands[0]!.label.text).toBe('Escaped since Feb 9, 2020');
  });

  test('a delinquency ends with a reception under a new sentence; a release at the maximum begins nothing', () => {
    expect(told(spansOf(events({ event: 'delinquent', day: '2020-02-09' }), ['2019-01-01', '2020-05-01'], '2022-01-01'))).toEqual([['interrupted', '2020-02-09', '2020-05-01', false]]);
    expect(spansOf(events({ event: 'released', day: '2020-02-09', how: 'maximum expiration' }), [], '2022-01-01')).toEqual([]);
  });
});
