import { describe, expect, test, vi } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { holdingOf } from '../../shared/records/custody.ts';
import { problemCodes } from '../../shared/problems.ts';
import { NotRecorded } from '../set-up.ts';
import type { Station } from '../station.ts';
import { bedsFree } from '../store/queries/housing.ts';
import { inboxOf } from '../store/queries/inbox.ts';
import { personPage } from '../store/queries/person-page.ts';
import { assignCell, assignLevel, correction, report, testDay } from '../testing/acts.ts';
import { enrolAt, stationAt, testOffice } from '../testing/office.ts';
import { testStation } from '../testing/station.ts';
import { verify } from '../verify.ts';

// Several stations, and everything on disk.
vi.setConfig({ testTimeout: 60_000 });

const attica = { id: 'attica', name: 'Attica Correctional Facility' };
const clinton = { id: 'clinton', name: 'Clinton Correctional Facility' };

/** Two stations of a facility, and one each of two others. */
async function threeFacilities() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const { id } = first.person();
  await enrolAt(office, first.station, null, 'Records 1');
  const made = [];
  for (const [index, { id: facility, name }] of [{ id: first.facility, name: 'Test Correctional Facility' }, attica, clinton].entries()) {
    await office.context.store.transaction((transaction) => transaction.nameFacility(facility, name));
    const one = await stationAt(office, 20 + index);
    await enrolAt(office, one.station, facility, `Records of ${facility}`);
    made.push(one);
  }
  const [second, there, elsewhere] = made as [typeof made[0], typeof made[0], typeof made[0]];
  await first.station.sync.now();
  const here = { id: first.facility, name: 'Test Correctional Facility' };
  const subject = { type: 'person', id } as const;
  const all = [first, second!, there!, elsewhere!];
  const stations = all.map(({ station }) => station);
  return {
    office,
    first: first.station,
    second: second!.station,
    there: there!.station,
    elsewhere: elsewhere!.station,
    stations,
    id,
    subject,
    here,
    by: first.actors,
    exchange: async () => {
      for (const station of [...stations, ...stations, ...stations]) await station.sync.now();
    },
    transfer: (from: typeof here, to: typeof here): Act => ({ kind: 'person.transferred', subject, effective: testDay, body: { from, to, authors: [] } }),
    settle: (settles: readonly string[], stands: readonly string[]): Act => ({ kind: 'question.settled', subject, effective: testDay, body: { settles, stands, how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined' }, reason: 'Both were heard' }),
    [Symbol.dispose]: () => all.forEach((one) => one![Symbol.dispose]()),
  };
}

function act(station: Station, actor: Actor, ...acts: readonly Act[]): readonly string[] {
  const recorded = station.record(acts, actor, problemCodes);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
  return recorded.entries;
}

/** The codes of what is refused; none where it is recorded. */
function refusedAs(station: Station, actor: Actor, one: Act): readonly string[] {
  const recorded = station.record([one], actor, problemCodes);
  return recorded.is === 'recorded' ? [] : recorded.problems.map(({ code }) => code);
}

const recordOf = (station: Station, id: string) => fold({ type: 'person', id }, station.book.entriesOf({ type: 'person', id }), known);
const heldBy = (station: Station, id: string) => holdingOf(recordOf(station, id), station.book.entriesOf({ type: 'person', id }))?.holder.id;
const mattersAt = (station: Station, role: 'captain' | 'coordinator') => inboxOf(station.db, known, role).matters;

async function sound(...stations: readonly Station[]): Promise<void> {
  for (const station of stations) {
    expect((await verify(station.db, station.procedures)).faults).toEqual([]);
    expect(station.sync.status()).toMatchObject({ is: 'up to date', defects: [] });
  }
}

describe('a person transferred with a matter in question', () => {
  test('is settled where he is held now; the facility that he left does not have it to settle, and may not', async () => {
    using at = await threeFacilities();
    const [one] = act(at.first, at.by.captain, assignLevel(at.id, 'I'));
    const [two] = act(at.second, at.by.captain, assignLevel(at.id, 'II'));
    await at.exchange();
    expect(mattersAt(at.first, 'captain')).toMatchObject([{ mine: true }]);
    act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
    await at.exchange();
    expect([at.first, at.second, at.there].map((station) => heldBy(station, at.id))).toEqual(['attica', 'attica', 'attica']);
    expect(mattersAt(at.there, 'captain')).toMatchObject([{ subject: at.subject, mine: true }]);
    for (const station of [at.first, at.second]) {
      expect(mattersAt(station, 'captain')).toEqual([]);
      expect(refusedAs(station, at.by.captain, at.settle([one!, two!], [one!]))).toEqual(['TRF-003']);
    }
    act(at.there, at.by.captain, at.settle([one!, two!], [one!]));
    await at.exchange();
    expect(mattersAt(at.there, 'captain')).toEqual([]);
    expect(recordOf(at.there, at.id).outcomes.get(two!)?.is).toBe('struck');
    await sound(...at.stations);
  });

  test('may still be corrected by him who entered it, and that reaches where he is held', async () => {
    using at = await threeFacilities();
    const [one] = act(at.first, at.by.captain, assignLevel(at.id, 'I'));
    act(at.second, at.by.captain, assignLevel(at.id, 'II'));
    act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
    await at.exchange();
    act(at.first, at.by.captain, correction(assignLevel(at.id, 'I'), one!, { level: 'III' }));
    await at.exchange();
    expect(recordOf(at.there, at.id).outcomes.get(one!)?.is).toBe('struck');
    await sound(...at.stations);
  });
});

test('a form that was begun before the transfer arrived is refused, says who holds him, and its draft stays', async () => {
  using at = await threeFacilities();
  at.second.db.$client.prepare(`INSERT INTO drafts VALUES ('a', ?, 'A report', '{"narrative":"As typed"}', '2026-03-02T15:00:00.000Z')`).run(`/people/${at.id}/report`);
  act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
  await at.exchange();
  expect(at.second.record([report(at.id)], at.by.captain)).toMatchObject({ is: 'refused', problems: [{ code: 'TRF-003', value: attica.name }] });
  expect(at.second.db.query.drafts.findMany().sync()).toMatchObject([{ words: { narrative: 'As typed' } }]);
});

test('what the station that did not know entered meanwhile goes to where he is held', async () => {
  using at = await threeFacilities();
  act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
  await at.first.sync.now();
  const [late] = act(at.second, at.by.captain, report(at.id));
  await at.exchange();
  expect(recordOf(at.there, at.id).outcomes.get(late!)).toEqual({ is: 'applied' });
  expect(heldBy(at.second, at.id)).toBe('attica');
  await sound(...at.stations);
});

describe('a person transferred to two facilities without sight of each other', () => {
  async function twice() {
    const at = await threeFacilities();
    const [one] = act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
    const [two] = act(at.second, at.by['records-clerk'], at.transfer(at.here, clinton));
    await at.exchange();
    return { ...at, both: [one!, two!] as const, [Symbol.dispose]: at[Symbol.dispose] };
  }

  test('is in question at all three, with the same holder meanwhile; both may write of him, since he is at one of them', async () => {
    using at = await twice();
    const meanwhile = heldBy(at.first, at.id);
    expect(['attica', 'clinton']).toContain(meanwhile);
    for (const station of at.stations) {
      expect(heldBy(station, at.id)).toBe(meanwhile);
      expect(at.both.map((id) => recordOf(station, at.id).outcomes.get(id)?.is)).toEqual(['in question', 'in question']);
      expect(mattersAt(station, 'coordinator')).toMatchObject([{ subject: at.subject, mine: true }]);
    }
    expect([at.first, at.there, at.elsewhere].map((station) => refusedAs(station, at.by.captain, report(at.id)))).toEqual([['TRF-003'], [], []]);
    await at.exchange();
    for (const station of at.stations) expect(recordOf(station, at.id).outcomes.size).toBe(recordOf(at.there, at.id).outcomes.size);
    await sound(...at.stations);
  });

  test('may be written of, by his page, exactly where an act about him is recorded, also once one of them sent him on in sight of both', async () => {
    using at = await twice();
    const places: readonly (readonly [string, Station])[] = [[at.here.id, at.first], ['attica', at.there], ['clinton', at.elsewhere]];
    const recordedAt = () => places.flatMap(([id, station]) => (station.rehearse([report(at.id)], at.by.captain).some(({ code }) => code === 'TRF-003') ? [] : [id]));
    expect(personPage(at.first.db, at.id)?.holder?.writing.toSorted()).toEqual(recordedAt());
    expect(recordedAt()).toHaveLength(2);
    const meanwhile = heldBy(at.first, at.id) === attica.id ? { facility: attica, station: at.there } : { facility: clinton, station: at.elsewhere };
    act(meanwhile.station, at.by['records-clerk'], at.transfer(meanwhile.facility, at.here));
    await at.exchange();
    expect(recordedAt()).toEqual([at.here.id]);
    for (const station of at.stations) expect(personPage(station.db, at.id)?.holder?.writing).toEqual([at.here.id]);
  });

  test('is settled at any of them, also where he left from; the other then reads what it had', async () => {
    using at = await twice();
    const [meanwhile] = act(at.elsewhere, at.by.captain, report(at.id));
    act(at.second, at.by.coordinator, at.settle(at.both, [at.both[0]]));
    await at.exchange();
    for (const station of at.stations) {
      expect(heldBy(station, at.id)).toBe('attica');
      expect(mattersAt(station, 'coordinator')).toEqual([]);
    }
    expect(recordOf(at.there, at.id).outcomes.get(meanwhile!)).toEqual({ is: 'applied' });
    expect(refusedAs(at.elsewhere, at.by.captain, report(at.id))).toEqual(['TRF-003']);
    act(at.there, at.by.captain, report(at.id));
    await at.exchange();
    await sound(...at.stations);
  });

  test('and settled twice without sight, each its own way, is in question at all three until it is settled again', async () => {
    using at = await twice();
    const [one] = act(at.there, at.by.coordinator, at.settle(at.both, [at.both[0]]));
    const [other] = act(at.elsewhere, at.by.coordinator, at.settle(at.both, [at.both[1]]));
    await at.exchange();
    for (const station of at.stations) expect(mattersAt(station, 'coordinator')).toMatchObject([{ mine: true }]);
    const matter = mattersAt(at.first, 'coordinator')[0]!.entries.map(({ id }) => id);
    expect(matter).toEqual(expect.arrayContaining([one, other]));
    act(at.first, at.by.coordinator, at.settle(matter, [one!]));
    await at.exchange();
    for (const station of at.stations) {
      expect(mattersAt(station, 'coordinator')).toEqual([]);
      expect(heldBy(station, at.id)).toBe('attica');
    }
    await sound(...at.stations);
  });
});

test('a transfer struck out has him back where he was: the facility that he never came to enters nothing more', async () => {
  using at = await threeFacilities();
  const [wrong] = act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
  await at.exchange();
  act(at.first, at.by['records-clerk'], { kind: 'person.transfer-voided', subject: at.subject, effective: testDay, body: {}, strikes: wrong!, reason: 'Another man' });
  await at.exchange();
  for (const station of [at.first, at.second, at.there]) expect(heldBy(station, at.id)).toBe(at.here.id);
  expect(refusedAs(at.there, at.by.captain, report(at.id))).toEqual(['TRF-003']);
  expect(personPage(at.there.db, at.id)).toMatchObject({ holder: { id: at.here.id, since: null } });
  act(at.second, at.by.captain, report(at.id));
  await at.exchange();
  await sound(...at.stations);
});

test('the bed that he left is free, and he is in no cell where he comes until he is given one, were it named alike', async () => {
  using at = await threeFacilities();
  act(at.first, at.by.captain, assignLevel(at.id, 'I'), assignCell(at.id, 'SHU', '8A1-01'));
  const free = bedsFree(at.first.db, 'I', testDay);
  expect(at.first.surroundings.occupants('SHU', '8A1-01').map(({ id }) => id)).toEqual([at.id]);
  act(at.first, at.by['records-clerk'], at.transfer(at.here, attica));
  await at.exchange();
  for (const station of at.stations) expect(station.surroundings.occupants('SHU', '8A1-01')).toEqual([]);
  if (free !== undefined) expect(bedsFree(at.first.db, 'I', testDay)).toBe(free + 1);
  expect(personPage(at.there.db, at.id)).toMatchObject({ cell: null, cells: [{ cell: '8A1-01' }], holder: { id: 'attica' } });
  expect(personPage(at.first.db, at.id)?.cell).toBeNull();
  expect(refusedAs(at.there, at.by.captain, assignCell(at.id, 'SHU', '8A1-01'))).toEqual([]);
  expect(personPage(at.there.db, at.id)?.cell).toMatchObject({ cell: '8A1-01' });
  expect(at.first.people.list(undefined, 'name')).toMatchObject([{ id: at.id, cell: null, level: null, certified: '', heldBy: { name: attica.name, since: testDay, letGo: false } }]);
  expect(at.there.people.list(undefined, 'name')).toMatchObject([{ id: at.id, level: 'I', cell: '8A1-01' }]);
  await at.exchange();
  await sound(...at.stations);
});
