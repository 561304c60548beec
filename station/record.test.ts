import { describe, expect, test } from 'vitest';
import type { Act } from '../shared/contract/contract.ts';
import type { Entry } from '../shared/entry/header.ts';
import { defaultProcedures } from '../shared/procedures/procedures.ts';
import type { Recorded } from './record.ts';
import type { Station } from './station.ts';
import { recentEntries } from './store/queries/daybook.ts';
import { personPage } from './store/queries/person-page.ts';
import { assignCell, assignLevel, certify, commit, correction, receive, report, voiding } from './testing/acts.ts';
import { inUnit } from './testing/levels.ts';
import { dump } from './testing/dump.ts';
import { testStation } from './testing/station.ts';
import { known } from '../shared/capabilities.ts';
import { verify } from './verify.ts';

const codes = (recorded: Recorded) => (recorded.is === 'recorded' ? [] : recorded.problems.map((one) => one.code));
const entriesOf = (station: Station, person: string): readonly Entry[] => station.book.entriesOf({ type: 'person', id: person });
const lastOf = (station: Station, person: string): Entry => entriesOf(station, person).at(-1)!;

describe('acts asked for together', () => {
  test('are all recorded, in their order, each on the record as the one before left it', async () => {
    using at = await testStation();
    const [person, committed] = [at.id(), at.id()];
    const recorded = at.station.record([receive(person), commit(person, {}, { id: committed }), certify(person, committed)], at.actors['records-clerk']);
    expect(recorded).toMatchObject({ is: 'recorded', subjects: [{ type: 'person', id: person }] });
    expect(entriesOf(at.station, person).map(({ header }) => header.kind)).toEqual(['person.received', 'commitment.received', 'jail-time.certified']);
    expect(personPage(at.station.db, person)?.computation.outcome).toBe('computed');
  });

  test('are none recorded when one of them is refused, and the problem names which', async () => {
    using at = await testStation();
    const before = dump(at.station.db);
    const person = at.id();
    const recorded = at.station.record([receive(person), commit(person, { received: '2019-01-01' }), report(person)], at.actors['records-clerk']);
    expect(recorded).toMatchObject({ is: 'refused', problems: [{ code: 'SEN-012', act: 1, field: 'received' }, { code: 'SEN-048', act: 1 }] });
    expect(dump(at.station.db)).toEqual(before);
  });

  test('have every problem said at once, of every act', async () => {
    using at = await testStation();
    const person = at.id();
    const recorded = at.station.record([receive(person, { din: 'x', nysid: 'y' }), report(person, { rules: ['999.99'], date: '2026-03-09' })], at.actors['records-clerk']);
    expect(codes(recorded)).toEqual(expect.arrayContaining(['REC-001', 'REC-002', 'DIS-002', 'FLD-004']));
  });

  test('about two people are decided each on its own record', async () => {
    using at = await testStation();
    const [one, other] = [at.id(), at.id()];
    at.as('records-clerk', receive(one), receive(other, { din: '19-B-0422', nysid: '01234568Q' }), commit(one), commit(other));
    expect([one, other].map((person) => entriesOf(at.station, person).length)).toEqual([2, 2]);
  });

  test('cannot both take one DIN, or one cell', async () => {
    using at = await testStation();
    const twice = at.station.record([receive(at.id()), receive(at.id(), { nysid: '01234568Q' })], at.actors['records-clerk']);
    expect(codes(twice)).toEqual(['REC-003']);
    const [one, other] = [at.person().id, at.person({ din: '19-B-0422' }).id];
    expect(codes(at.station.record([assignCell(one, 'A', 'A-1-01'), assignCell(other, 'A', 'A-1-01')], at.actors.captain))).toEqual(['HOU-001']);
  });
});

describe('an act that is refused', () => {
  test('for a day that is not in the calendar says so, whatever else is wrong', async () => {
    using at = await testStation();
    const { id } = at.person();
    expect(codes(at.station.record([report(id, { rules: [] }, { effective: '2026-02-30' })], at.actors.officer))).toEqual(['FLD-003', 'DIS-001']);
    expect(codes(at.station.record([report(id, {}, { effective: '' })], at.actors.officer))).toEqual(['FLD-001']);
  });

  test('leaves nothing behind: no entry, no row, no gap in the sequence', async () => {
    using at = await testStation();
    const { id } = at.person();
    const before = dump(at.station.db);
    expect(codes(at.station.record([assignCell(id, 'A', 'A-1-99')], at.actors.captain))).toEqual(['HOU-002']);
    expect(dump(at.station.db)).toEqual(before);
    at.as('captain', assignCell(id, 'A', 'A-1-01'));
    const seqs = at.station.db.$client.prepare('SELECT seq FROM entries ORDER BY seq').pluck().all();
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  test('is refused when its kind is not known, or is about something else', async () => {
    using at = await testStation();
    const { id } = at.person();
    expect(codes(at.station.record([{ ...report(id), kind: 'report.burnt' }], at.actors.officer))).toEqual(['ENT-004']);
    expect(codes(at.station.record([{ ...report(id), subject: { type: 'facility', id: at.facility } }], at.actors.officer))).toEqual(['ENT-005']);
  });

  test.each([
    ['an officer', 'officer', (person: string) => receive(person)],
    ['an officer', 'officer', (person: string) => assignLevel(person, 'I')],
    ['a hearing officer', 'hearing-officer', (person: string) => assignCell(person, 'A', 'A-1-01')],
    ['the administrator', 'administrator', (person: string) => report(person)],
    ['a captain', 'captain', (person: string) => commit(person)],
  ] as const)('is refused where %s (%s) may not make it', async (_, role, act) => {
    using at = await testStation();
    const { id } = at.person();
    const recorded = at.station.record([act(id)], at.actors[role]);
    expect(recorded).toMatchObject({ is: 'refused' });
    expect(codes(recorded)).toContain('ENT-001');
  });
});

describe('a warning', () => {
  test('is put to the author, and nothing is recorded until he acknowledges that very one', async () => {
    using at = await testStation();
    const { id } = at.person();
    const before = dump(at.station.db);
    const late = report(id, { date: '2026-01-05' });
    const asked = at.station.record([late], at.actors.officer);
    expect(asked).toMatchObject({ is: 'to acknowledge', problems: [{ code: 'DIS-004', severity: 'warn' }] });
    expect(at.station.record([late], at.actors.officer, ['PIM-001']).is).toBe('to acknowledge');
    expect(dump(at.station.db)).toEqual(before);
    expect(at.station.record([late], at.actors.officer, ['DIS-004']).is).toBe('recorded');
  });

  test('does not let a refusal through when it is acknowledged', async () => {
    using at = await testStation();
    const { id } = at.person();
    const recorded = at.station.record([report(id, { date: '2019-01-05' })], at.actors.officer, ['DIS-004', 'DIS-005']);
    expect(recorded.is).toBe('refused');
  });
});

describe('an act made on what its author had seen', () => {
  test('is recorded while that is still so, and refused with ENT-002 once the facet has moved', async () => {
    using at = await testStation();
    const { id } = at.person();
    const seen = [...(personPage(at.station.db, id)?.seen ?? [])];
    expect(at.station.record([assignLevel(id, 'I', { seen, effective: '2026-01-02' })], at.actors['shu-sergeant']).is).toBe('recorded');
    const stale = at.station.record([assignLevel(id, 'II', { seen })], at.actors['shu-sergeant']);
    expect(stale).toMatchObject({ is: 'refused', problems: expect.arrayContaining([expect.objectContaining({ code: 'ENT-002', value: 'level' })]) });
  });

  test('is refused when something it relies on has moved', async () => {
    using at = await testStation();
    const { id } = at.person();
    const seen = [...(personPage(at.station.db, id)?.seen ?? [])];
    at.as('officer', report(id));
    expect(codes(at.station.record([assignLevel(id, 'I', { seen })], at.actors['shu-sergeant']))).toEqual(['ENT-002']);
  });

  test('is not disturbed by what touches other facets', async () => {
    using at = await testStation();
    const { id } = at.person();
    const seen = [...(personPage(at.station.db, id)?.seen ?? [])];
    at.as('captain', assignCell(id, 'A', 'A-1-01'));
    expect(at.station.record([assignLevel(id, 'I', { seen })], at.actors['shu-sergeant']).is).toBe('recorded');
  });

  test('may strike out only what has not moved either', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = assignLevel(id, 'I', { effective: '2026-01-02' });
    const [level = ''] = at.as('shu-sergeant', first);
    const seen = [...(personPage(at.station.db, id)?.seen ?? [])];
    at.as('shu-sergeant', assignLevel(id, 'II'));
    expect(codes(at.station.record([voiding(first, level, { seen })], at.actors['shu-sergeant']))).toEqual(['ENT-002']);
  });

  test('sees the acts of its own group', async () => {
    using at = await testStation();
    const { id } = at.person();
    const seen = [...(personPage(at.station.db, id)?.seen ?? [])];
    const both = [assignLevel(id, 'I', { seen, effective: '2026-01-02' }), inUnit(id, 'found', {}, { seen }), assignLevel(id, 'II', { seen })];
    expect(at.station.record(both, at.actors['shu-sergeant']).is).toBe('recorded');
  });
});

describe('a correction', () => {
  test('takes the place of the words it strikes, and both stay in the book', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id, { tier: 2 });
    const [written = ''] = at.as('officer', first);
    const [again = ''] = at.as('officer', correction(first, written, { tier: 3 }));
    expect(personPage(at.station.db, id)?.reports).toMatchObject([{ root: written, entry: again, tier: 3 }]);
    expect(entriesOf(at.station, id).slice(-2).map(({ header }) => [header.id, header.strikes])).toEqual([[written, undefined], [again, written]]);
    expect(recentEntries(at.station.db, 2, known).map(({ outcome }) => outcome.is)).toEqual(['applied', 'struck']);
  });

  test('names the words in force: the last correction, not the first writing any more', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id, { tier: 2 });
    const [written = ''] = at.as('officer', first);
    const [again = ''] = at.as('officer', correction(first, written, { tier: 3 }));
    expect(codes(at.station.record([correction(first, written, { tier: 1 })], at.actors.officer))).toEqual(['ENT-003']);
    expect(at.station.record([correction(first, again, { tier: 1, rules: ['106.10'] })], at.actors.officer, ['DIS-003']).is).toBe('recorded');
  });

  test.each([
    ['no entry at all', (_written: string, _other: string) => undefined],
    ['an entry of another kind', (_written: string, other: string) => other],
    ['an entry that is not in the book', () => '018f0000-0000-7000-8000-000000000000'],
  ])('that names %s is refused', async (_, strikes) => {
    using at = await testStation();
    const { id, committed } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    const { strikes: _named, ...act } = correction(first, written, {});
    const named = strikes(written, committed);
    expect(codes(at.station.record([named === undefined ? act : { ...act, strikes: named }], at.actors.officer))).toContain('ENT-003');
  });

  test('of another person’s entry is refused', async () => {
    using at = await testStation();
    const [one, other] = [at.person().id, at.person({ din: '19-B-0422' }).id];
    const [written = ''] = at.as('officer', report(one));
    expect(codes(at.station.record([correction(report(other), written, {})], at.actors.officer))).toEqual(['ENT-003']);
  });

  test('needs a reason, and so does a void', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    for (const act of [correction(first, written, { tier: 3 }), voiding(first, written)]) {
      const { reason: _reason, ...unreasoned } = act;
      expect(codes(at.station.record([unreasoned], at.actors.officer))).toContain('FLD-005');
    }
  });

  test('is decided as if the words it strikes had not been written', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = assignCell(id, 'A', 'A-1-01');
    const [written = ''] = at.as('captain', first);
    expect(codes(at.station.record([first], at.actors.captain))).toEqual(['HOU-003']);
    expect(at.station.record([correction(first, written, {})], at.actors.captain).is).toBe('recorded');
  });
});

describe('a void', () => {
  test('takes the fact out of the record; what rested on it stands aside', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    at.as('records-clerk', voiding(commit(id), committed));
    const page = personPage(at.station.db, id);
    expect(page).toMatchObject({ commitments: [], jailTimes: [], computation: { outcome: 'not computed' } });
    const outcome = at.station.db.$client.prepare('SELECT outcome FROM outcomes WHERE entry = ?').pluck().get(certified) as string;
    expect(JSON.parse(outcome)).toMatchObject({ is: 'standing aside' });
  });

  test('of a reception takes the person off the lists, and the DIN is free again', async () => {
    using at = await testStation();
    const { id, received, committed, certified } = at.person();
    expect(codes(at.station.record([voiding(receive(id), received)], at.actors['records-clerk']))).toEqual(['REC-008']);
    at.as('records-clerk', voiding(certify(id, committed), certified), voiding(commit(id), committed), voiding(receive(id), received));
    expect(at.station.people.list(undefined, 'din')).toEqual([]);
    expect(at.station.people.search('marsh', 5)).toEqual([]);
    expect(at.station.record([receive(at.id())], at.actors['records-clerk']).is).toBe('recorded');
  });

  test('cannot be struck a second time, but the void can: it brings the fact back', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    const [voided = ''] = at.as('officer', voiding(first, written));
    expect(codes(at.station.record([voiding(first, written)], at.actors.officer))).toEqual(['ENT-003']);
    at.as('officer', voiding(first, voided));
    expect(personPage(at.station.db, id)?.reports).toHaveLength(1);
  });
});

describe('asking again with the same act ids', () => {
  test('records once, and answers with the same ids', async () => {
    using at = await testStation();
    const { id } = at.person();
    const acts = [report(id, {}, { id: at.id() }), report(id, { time: '15:00' }, { id: at.id() })];
    const first = at.station.record(acts, at.actors.officer);
    const count = at.station.book.count();
    const second = at.station.record(acts, at.actors.officer);
    expect(first).toMatchObject({ is: 'recorded', entries: acts.map((act) => act.id) });
    expect(second).toMatchObject({ is: 'recorded', entries: acts.map((act) => act.id) });
    expect(at.station.book.count()).toBe(count);
  });

  test('is harmless from another window, and after the record has moved on', async () => {
    using at = await testStation();
    const { id } = at.person();
    const act = assignLevel(id, 'I', { id: at.id(), effective: '2026-01-02', seen: [...(personPage(at.station.db, id)?.seen ?? [])] });
    at.as('shu-sergeant', act);
    at.as('shu-sergeant', assignLevel(id, 'II'));
    const other = await at.openAgain();
    expect(other.record([act], at.actors['shu-sergeant']).is).toBe('recorded');
    expect(personPage(at.station.db, id)?.levels).toHaveLength(2);
  });

  test('with an id that another entry has records nothing of the group', async () => {
    using at = await testStation();
    const { id, received } = at.person();
    const before = dump(at.station.db);
    expect(() => at.station.record([report(id, {}, { id: at.id() }), report(id, {}, { id: received })], at.actors.officer)).toThrow();
    expect(dump(at.station.db)).toEqual(before);
  });

  test('without ids records again: the station cannot know', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id));
    at.as('officer', report(id));
    expect(personPage(at.station.db, id)?.reports).toHaveLength(2);
  });
});

describe('two stations on one folder', () => {
  test('take turns without forking the chain, and each sees what the other wrote', async () => {
    using at = await testStation();
    const other = await at.openAgain();
    const { id } = at.person();
    for (let turn = 0; turn < 6; turn += 1) {
      const station = turn % 2 === 0 ? at.station : other;
      expect(station.record([report(id, { time: `0${turn}:00` })], at.actors.officer).is).toBe('recorded');
    }
    expect(personPage(at.station.db, id)?.reports).toHaveLength(6);
    expect(personPage(other.db, id)?.reports).toHaveLength(6);
    expect(await verify(other.db, defaultProcedures)).toMatchObject({ stations: 1, faults: [] });
  });

  test('refuse to each other what the other has taken', async () => {
    using at = await testStation();
    const other = await at.openAgain();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422' }).id];
    at.as('captain', assignCell(one, 'A', 'A-1-01'));
    expect(codes(other.record([assignCell(two, 'A', 'A-1-01')], at.actors.captain))).toEqual(['HOU-001']);
    expect(codes(other.record([receive(other.book.stationId()!, { nysid: '01234570Q' })], at.actors['records-clerk']))).toEqual(['REC-003']);
  });
});

describe('the clock of an entry', () => {
  test('rises with every entry, though the wall clock stands still or runs backwards', async () => {
    using at = await testStation();
    const { id } = at.person();
    for (const move of [0, -3_600_000, 60_000, -86_400_000, 0]) {
      at.clock.move(move);
      at.as('officer', report(id));
    }
    const clocks = at.station.db.$client.prepare('SELECT clock FROM entries ORDER BY seq').pluck().all() as string[];
    expect(clocks).toEqual([...new Set(clocks)].toSorted());
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });

  test('leaves the time of day as the wall clock gave it', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.clock.set('2026-03-02T09:30:00.000Z');
    at.as('officer', report(id));
    expect(lastOf(at.station, id).header.at).toBe('2026-03-02T09:30:00.000Z');
  });
});

describe('the basis in a header', () => {
  test('lists the facets decided and relied on, with the last entry seen on each and how many there were', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id));
    const [second = ''] = at.as('officer', report(id));
    const [level = ''] = at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-02' }));
    expect(lastOf(at.station, id).header).toMatchObject({
      decides: [{ facet: 'level', last: null, count: 0 }],
      relies: [{ facet: 'discipline', last: second, count: 2 }, ...['finding', 'restraint-order', 'adjustment', 'shu-release'].map((facet) => ({ facet, last: null, count: 0 }))],
      adds: [],
    });
    at.as('shu-sergeant', assignLevel(id, 'II'));
    expect(lastOf(at.station, id).header.decides).toEqual([{ facet: 'level', last: level, count: 1 }]);
  });

  test('of a fact that only adds decides nothing', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id));
    expect(lastOf(at.station, id).header).toMatchObject({ decides: [], relies: [], adds: ['discipline'] });
  });

  test('of a correction or a void decides what the words it strikes decided, and those words themselves', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = assignLevel(id, 'I', { effective: '2026-01-02' });
    const [level = ''] = at.as('shu-sergeant', first);
    at.as('shu-sergeant', voiding(first, level));
    expect(lastOf(at.station, id).header).toMatchObject({
      strikes: level,
      decides: [{ facet: 'level', last: level, count: 1 }, { facet: `entry:${level}`, last: null, count: 0 }],
    });
  });

  test('and the header hold nothing of the act itself: not a word of the body', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id, { narrative: 'He said that the water had been off since noon.' }));
    const stored = at.station.db.$client.prepare('SELECT header FROM entries ORDER BY seq DESC LIMIT 1').pluck().get() as string;
    expect(stored).not.toMatch(/water|106\.10|14:05|MARSH/);
  });
});

describe('acts rehearsed', () => {
  test('have the same said of them as when they are recorded, and nothing is written', async () => {
    using at = await testStation();
    const before = dump(at.station.db);
    const [person, committed] = [at.id(), at.id()];
    const acts: Act[] = [receive(person, { received: '2018-06-04' }), commit(person, { received: '2018-06-04', sentenced: '2018-05-14' }, { id: committed }), certify(person, committed, { days: 900 }), certify(person, committed)];
    const said = at.station.rehearse(acts, at.actors['records-clerk']);
    expect(said.map(({ code, act }) => [act, code])).toEqual([[0, 'REC-006'], [2, 'JAI-004'], [3, 'JAI-003']]);
    expect(dump(at.station.db)).toEqual(before);
    const recorded = at.station.record(acts, at.actors['records-clerk']);
    expect(recorded).toMatchObject({ is: 'refused', problems: said });
  });
});

describe('groups of acts', () => {
  test('are recorded or refused each by itself, in one go', async () => {
    using at = await testStation();
    const [one, two] = [at.id(), at.id()];
    const groups = [[receive(one)], [receive(two), commit(two)], [receive(two, { din: '19-B-0422' }), report(two, { date: '2026-01-01' })]];
    const recorded = at.station.recordGroups(groups, at.actors['records-clerk']);
    expect(recorded.map(({ is }) => is)).toEqual(['recorded', 'refused', 'recorded']);
    expect(entriesOf(at.station, two).map(({ header }) => header.kind)).toEqual(['person.received', 'report.written']);
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });
});

describe('what is told to the windows', () => {
  test('names the subjects that changed, and nothing is told of a refusal', async () => {
    using at = await testStation();
    const told: unknown[] = [];
    const ended = new AbortController();
    const watching = (async () => {
      for await (const { subjects } of at.station.changes.watch(ended.signal)) told.push(...subjects);
    })();
    const { id } = at.person();
    at.station.record([assignCell(id, 'A', 'nowhere')], at.actors.captain);
    await new Promise((resolve) => setImmediate(resolve));
    ended.abort();
    await watching;
    expect(told).toEqual([{ type: 'person', id }]);
  });
});
