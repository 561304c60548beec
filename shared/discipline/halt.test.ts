import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportWords } from '../entry/testing/facts.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures, type Procedures } from '../procedures/procedures.ts';
import { haltParts, type Ceiling, type HaltPart } from '../procedures/segregation-numbers.ts';
import { haltCounters, lastLawfulDay, measure, segregatedDays } from './halt.ts';
import { daysAfter } from './moment.ts';

const long: Ceiling = { consecutive: 15, days: 20, within: 60 };
const first = '2024-01-01';
const anyStays = fc.array(fc.record({ from: fc.nat(150), length: fc.nat(12) }).map(({ from, length }) => ({ from: daysAfter(first, from), to: daysAfter(first, from + length) })), { maxLength: 8 });

describe('segregated days', () => {
  test('are counted each once, however many stays cover them', () => {
    fc.assert(
      fc.property(anyStays, fc.nat(170), (stays, upTo) => {
        const last = daysAfter(first, upTo);
        const days = segregatedDays(stays, defaultProcedures, last);
        for (let day = first; day <= daysAfter(first, 170); day = daysAfter(day, 1)) expect(days.has(day)).toBe(day <= last && stays.some((stay) => stay.from <= day && day <= stay.to));
      }),
      { numRuns: 60 },
    );
  });

  test('a stay that lasts counts to the day asked for, that day included', () => {
    expect([...segregatedDays([{ from: '2024-05-01', to: null }], defaultProcedures, '2024-05-03')]).toEqual(['2024-05-01', '2024-05-02', '2024-05-03']);
  });

  test('before 31 March 2022 none is counted', () => {
    expect([...segregatedDays([{ from: '2022-03-29', to: '2022-04-01' }], defaultProcedures, '2022-05-01')]).toEqual(['2022-03-31', '2022-04-01']);
  });
});

describe('the last lawful day', () => {
  test.each([
    ['nothing before', [], '2024-05-01', '2024-05-15'],
    ['ten days to the eve', [['2024-04-21', '2024-04-30']], '2024-05-01', '2024-05-05'],
    ['fifteen days to the eve', [['2024-04-16', '2024-04-30']], '2024-05-01', null],
    ['fifteen days, and one day out', [['2024-04-15', '2024-04-29']], '2024-05-01', '2024-05-05'],
    ['twenty days, the first of them sixty days ago', [['2024-03-02', '2024-03-16'], ['2024-04-20', '2024-04-24']], '2024-05-01', '2024-05-15'],
    ['twenty days, the first of them fifty-nine days ago', [['2024-03-03', '2024-03-17'], ['2024-04-20', '2024-04-24']], '2024-05-01', null],
  ] as const)('%s', (_, stays, from, last) => {
    const days = segregatedDays(stays.map(([a, b]) => ({ from: a, to: b })), defaultProcedures, from);
    expect(lastLawfulDay(days, from, long)).toBe(last);
  });

  test('to that day no window is above the ceiling, and with one day more one is', () => {
    const above = (days: ReadonlySet<string>, from: string, to: string) => {
      for (let day = from; day <= to; day = daysAfter(day, 1)) {
        const window = Array.from({ length: 60 }, (_, back) => daysAfter(day, -back)).filter((one) => days.has(one)).length;
        const run = Array.from({ length: 16 }, (_, back) => daysAfter(day, -back)).every((one) => days.has(one));
        if (window > 20 || run) return true;
      }
      return false;
    };
    fc.assert(
      fc.property(anyStays, fc.nat(170), (stays, start) => {
        const from = daysAfter(first, start);
        const before = new Set(segregatedDays(stays, defaultProcedures, daysAfter(from, -1)));
        const withStay = (to: string) => {
          const days = new Set(before);
          for (let day = from; day <= to; day = daysAfter(day, 1)) days.add(day);
          return days;
        };
        const last = lastLawfulDay(before, from, long);
        if (last !== null) expect(above(withStay(last), from, last)).toBe(false);
        const next = last === null ? from : daysAfter(last, 1);
        expect(above(withStay(next), from, next)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a free day has no stretch, and its window counts the days before it', () => {
    expect(measure(new Set(['2024-05-01', '2024-05-02']), '2024-05-03', 60)).toEqual({ consecutive: 0, inWindow: 2 });
  });
});

describe('the counters of a person', () => {
  const station = new StationInTest(1);
  const report = station.write({ kind: 'report.written', body: reportWords() });
  const stay = station.write({ kind: 'segregation.placed', body: { day: '2026-03-01', where: 'SHU', under: 'k(i)', report: report.header.id } });
  const on = (day: string, procedures: Procedures = defaultProcedures) => haltCounters(station.record, procedures, Temporal.PlainDate.from(day));

  test('say how they were counted, and from which stays', () => {
    const [consecutive, in60] = on('2026-03-04').counters;
    expect(consecutive?.steps.at(-1)).toMatchObject({ says: '4 days without a break up to 2026-03-04; 15 at most', marks: ['S', 'K'], operands: [{ value: '2026-03-01 to 2026-03-04', entry: stay.header.id }] });
    expect(in60?.steps.at(-1)?.says).toBe('4 days from 2026-01-04 to 2026-03-04; 20 in 60 at most');
    expect(in60?.since).toBe('2026-01-04');
  });

  test.each(haltParts)('the part "%s" can be switched off from a day', (part: HaltPart) => {
    const [before, halt] = defaultProcedures.segregation;
    const suspended = { ...halt!, effective: '2026-03-03', source: 'an executive order', numbers: { ...halt!.numbers, parts: { ...halt!.numbers.parts, [part]: false } } };
    const procedures = { ...defaultProcedures, segregation: [before!, halt!, suspended] };
    expect(on('2026-03-02', procedures).parts[part]).toBe(true);
    expect(on('2026-03-03', procedures).parts[part]).toBe(false);
    expect(on('2026-03-04', procedures).counters[0]?.days).toBe(part === 'ceiling' ? 0 : 4);
  });
});
