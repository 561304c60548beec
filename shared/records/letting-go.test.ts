import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { mattersOf } from '../entry/question.ts';
import { identityWords, levelWords } from '../entry/testing/facts.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { custody, holdingOf } from './custody.ts';
import { isNeeded, keptWhenLetGo, mayBeLetGo, type Kept } from './letting-go.ts';

const facilities = ['upstate', 'attica', 'clinton'] as const;
const named = (id: string) => ({ id, name: `${id} Correctional Facility` });
const transfer = (from: string, to: string) => ({ kind: 'person.transferred', body: { from: named(from), to: named(to), authors: [] } });

/** A person received at upstate who went to attica on 2 March 2026. */
function left(): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  station.write({ kind: 'level.assigned', body: levelWords('I') });
  station.write(transfer('upstate', 'attica'));
  return station;
}

function asked(entries: readonly Entry[], change: Partial<Kept> = {}) {
  const today = Temporal.PlainDate.from('2026-06-01');
  return mayBeLetGo({ record: fold(person, entries, known), entries, facility: 'upstate', atMainOffice: false, today, procedures: defaultProcedures, unsent: 0, typedOn: null, heldAtOffice: true, ...change });
}

describe('the book of a person who was transferred away', () => {
  const { seen } = left();

  test('is kept through the last of the days, and may be let go on the next', () => {
    expect(asked(seen, { today: Temporal.PlainDate.from('2026-05-31') })).toEqual({ is: 'kept', because: 'not long enough', until: '2026-05-31' });
    expect(asked(seen)).toEqual({ is: 'let go', holder: named('attica'), since: '2026-03-02' });
  });

  test('counts its days by the procedure in force, from the day on which a transfer dated back was entered, and from that of a later correction', () => {
    const procedures = { custody: [...defaultProcedures.custody, { effective: '2026-05-01', scope: 'state' as const, source: 'A memorandum', numbers: { daysKeptAfterTransfer: 10 } }] };
    expect(asked(seen, { procedures, today: Temporal.PlainDate.from('2026-05-01') })).toMatchObject({ is: 'let go' });
    expect(asked(seen, { procedures, today: Temporal.PlainDate.from('2026-04-30') })).toMatchObject({ because: 'not long enough' });
    const late = new StationInTest(1);
    late.write({ ...transfer('upstate', 'attica'), effective: '2025-03-02' });
    expect(asked(late.seen, { today: Temporal.PlainDate.from('2026-03-03') })).toMatchObject({ because: 'not long enough', until: '2026-05-31' });
    expect(asked(late.seen)).toMatchObject({ is: 'let go', since: '2025-03-02' });
    const corrected = left();
    corrected.wait(40 * 86_400_000).write({ kind: 'level.corrected', body: levelWords('III'), strikes: corrected.seen[1]!.header.id, reason: 'Misread' });
    expect(asked(corrected.seen)).toMatchObject({ because: 'not long enough', until: '2026-07-10' });
    expect(asked(corrected.seen, { today: Temporal.PlainDate.from('2026-07-11') })).toMatchObject({ is: 'let go', since: '2026-03-02' });
  });

  test.each<readonly [string, Partial<Kept>, string]>([
    ['something of his is unsent', { unsent: 1 }, 'unsent'],
    ['the main office does not hold all of it', { heldAtOffice: false }, 'not at the main office'],
    ['somebody typed about him of late', { typedOn: '2026-03-03' }, 'typed in'],
    ['he is held there', { facility: 'attica' }, 'held here'],
    ['it is the main office’s own', { atMainOffice: true }, 'held here'],
    ['the station is of no facility', { facility: undefined }, 'held here'],
  ])('is kept where %s', (_, change, because) => {
    expect(asked(seen, change)).toMatchObject({ is: 'kept', because });
  });

  test('is kept where he was never transferred, is back, or the transfer was struck out', () => {
    expect(asked(seen.slice(0, 2))).toEqual({ is: 'kept', because: 'held here' });
    const back = left();
    back.write(transfer('attica', 'upstate'));
    expect(asked(back.seen)).toEqual({ is: 'kept', because: 'held here' });
    const struck = left();
    struck.write({ kind: 'person.transfer-voided', body: {}, strikes: struck.seen[2]!.header.id, reason: 'Another man' });
    expect(asked(struck.seen)).toEqual({ is: 'kept', because: 'held here' });
    expect(asked(struck.seen, { facility: 'attica' })).toMatchObject({ is: 'let go', holder: named('upstate') });
  });

  test('is kept while a transfer is in question that names the facility; another matter is settled where he is', () => {
    const [one, other] = [left(), new StationInTest(2)];
    other.receive(one.seen.slice(0, 2)).wait(60_000).write(transfer('upstate', 'clinton'));
    expect(asked(unionOf([one, other]))).toEqual({ is: 'kept', because: 'in question' });
    const level = new StationInTest(2);
    level.receive(one.seen.slice(0, 1)).write({ kind: 'level.assigned', body: levelWords('III') });
    const both = unionOf([one, level]);
    expect(mattersOf(fold(person, both, known))).toHaveLength(1);
    expect(asked(both)).toMatchObject({ is: 'let go' });
  });
});

interface Step {
  readonly station: number;
  readonly does: 'transfer' | 'void' | 'settle' | 'level' | 'exchange';
  readonly pick: number;
}

const steps = fc.array(fc.record<Step>({ station: fc.nat(2), does: fc.constantFrom('transfer', 'transfer', 'void', 'settle', 'level', 'exchange', 'exchange'), pick: fc.nat(11) }), { maxLength: 14 });

/** The entries that three stations of three facilities made, each in view of what had reached it. */
function played(all: readonly Step[]): readonly Entry[] {
  const stations = facilities.map((_, index) => new StationInTest(index + 1));
  stations[0]!.write({ kind: 'person.received', body: identityWords() });
  for (const station of stations.slice(1)) station.receive(stations[0]!.seen);
  for (const { station: index, does, pick } of all) {
    const station = stations[index]!;
    const to = facilities[pick % facilities.length]!;
    const holder = holdingOf(station.record, station.seen)?.holder.id ?? 'upstate';
    const transfers = station.seen.filter(({ header }) => custody.kinds.some(({ name }) => name === header.kind));
    if (does === 'exchange') station.receive(stations[pick % stations.length]!.seen);
    if (does === 'level') station.write({ kind: 'level.assigned', body: levelWords('I') });
    if (does === 'transfer' && to !== holder) station.write(transfer(holder, to));
    if (does === 'void' && transfers.length > 0) station.write({ kind: 'person.transfer-voided', body: {}, strikes: transfers[pick % transfers.length]!.header.id, reason: 'Another man' });
    const matters = mattersOf(station.record);
    const settles = matters[pick % Math.max(1, matters.length)];
    if (does === 'settle' && settles) station.write({ kind: 'question.settled', body: { settles, stands: [settles[pick % settles.length]!], how: 'chosen' }, reason: 'The papers' });
  }
  return unionOf(stations);
}

test('by the words that are kept of a person who is let go it is known as before where he is, who may write of him, and who needs his book', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const entries = played(all);
      const kept = keptWhenLetGo(entries, known);
      const emptied = entries.map((entry) => (kept.has(entry.header.id) ? entry : { header: entry.header, body: null }));
      const [before, after] = [fold(person, entries, known), fold(person, emptied, known)];
      expect(holdingOf(after, emptied)).toEqual(holdingOf(before, entries));
      for (const facility of facilities) expect(isNeeded(after, emptied, facility)).toBe(isNeeded(before, entries, facility));
      for (const { header } of entries.filter(({ header }) => /^(person\.received|level)/.test(header.kind))) expect(kept.has(header.id)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('what is let go is never what a facility still needs', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...facilities), (all, facility) => {
      const entries = played(all);
      const record = fold(person, entries, known);
      if (asked(entries, { facility }).is === 'let go') expect(isNeeded(record, entries, facility)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
