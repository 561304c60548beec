import { describe, expect, test } from 'vitest';
import type { Act } from '../../../shared/contract/contract.ts';
import { known } from '../../../shared/capabilities.ts';
import { assignCell, assignLevel, certify, commit, correction, report, voiding } from '../../testing/acts.ts';
import { stationsApart, type Apart } from '../../testing/apart.ts';
import { inboxOf } from './inbox.ts';
import { ifSettled, matterOf, otherFacilities } from './matter.ts';

/** Both move the first person while the link is down, then meet. */
async function bothMoveHim() {
  const at = await stationsApart();
  const [before = ''] = at.first.as('captain', assignLevel(at.people[0]!, 'I', { effective: '2026-02-01' }));
  await at.meet();
  const [here = ''] = at.first.as('captain', assignLevel(at.people[0]!, 'II'));
  const [there = ''] = at.atSecond(at.first.actors.captain, assignLevel(at.people[0]!, 'III'));
  await at.meet();
  return { at, before, here, there };
}

const matterAt = ({ first }: Apart, entry: string) => matterOf(first.station.db, known, entry, 'captain');

describe('a matter', () => {
  test('shows what each had before him, what neither saw, and where each was made', async () => {
    const { at, before, here, there } = await bothMoveHim();
    using _ = at;
    const matter = matterAt(at, there)!;
    expect(matter.entries.map(({ id }) => id)).toEqual([here, there]);
    expect(matter.entries.map(({ stationName, facilityName }) => [stationName, facilityName])).toEqual([
      ['Records 1', 'Test Correctional Facility'],
      ['Records 2', 'Test Correctional Facility'],
    ]);
    for (const [index, other] of [there, here].entries()) {
      const [decided, ...relied] = matter.entries[index]!.saw;
      expect(decided).toMatchObject({ facet: 'level', decides: true, last: { id: before }, unseen: [{ id: other }] });
      expect(relied).toContainEqual({ facet: 'discipline', decides: false, last: null, unseen: [] });
    }
  });

  test('says what the record says meanwhile, and what has been done in view of it', async () => {
    const { at, here, there } = await bothMoveHim();
    using _ = at;
    const [cell = ''] = at.first.as('captain', assignCell(at.people[0]!, 'SHU', '10B2-01'));
    at.first.as('officer', report(at.people[1]!));
    const matter = matterAt(at, here)!;
    expect(matter.meanwhile).toMatchObject([{ facet: 'level', line: { id: there } }]);
    expect(matter.depends.map(({ id }) => id)).toEqual([cell]);
  });

  test('what the record would say is what it says once it is settled so', async () => {
    const { at, here, there } = await bothMoveHim();
    using _ = at;
    const { db } = at.first.station;
    const settles = [here, there];
    const ways: readonly (readonly [readonly string[], string])[] = [[[here], here], [[there], there], [settles, there]];
    for (const [stands, says] of ways) {
      expect(ifSettled(db, known, { settles, stands })).toMatchObject({ inForce: [{ line: { id: says } }], open: [] });
    }
    expect(ifSettled(db, known, { settles, stands: [] })?.inForce[0]?.line?.says).toContain('Level I');
    at.first.as('captain', { kind: 'question.settled', subject: { type: 'person', id: at.people[0]! }, effective: '2026-03-02', body: { settles, stands: [here], how: 'chosen' }, reason: 'The log' });
    expect(matterAt(at, here)).toBeUndefined();
    expect(inboxOf(db, known, 'captain').matters).toEqual([]);
  });

  test('of two corrections of one report shows that report, whatever other is on record, and to each what it corrects and the other that it had not seen', async () => {
    using at = await stationsApart();
    const [person = ''] = at.people;
    const words = report(person, { place: '8A1 gallery' });
    const [written = ''] = at.first.as('officer', words);
    at.first.as('officer', report(person, { place: 'Mess hall', time: '18:00' }));
    await at.meet();
    const [yard = ''] = at.first.as('officer', correction(words, written, { place: 'Yard' }));
    const [infirmary = ''] = at.atSecond(at.first.actors.officer, correction(words, written, { place: 'Infirmary' }));
    await at.meet();
    const { db } = at.first.station;
    const matter = matterAt(at, yard)!;
    expect(matter.meanwhile).toMatchObject([{ facet: `entry:${written}`, line: { id: infirmary } }]);
    for (const [index, other] of [infirmary, yard].entries()) expect(matter.entries[index]!.saw).toMatchObject([{ facet: `entry:${written}`, decides: true, last: { id: written }, unseen: [{ id: other }] }]);
    const settles = [yard, infirmary];
    const ways: readonly (readonly [readonly string[], string])[] = [[[yard], yard], [[infirmary], infirmary], [[], written]];
    for (const [stands, holds] of ways) expect(ifSettled(db, known, { settles, stands })).toMatchObject({ inForce: [{ line: { id: holds } }] });
    const settle = (stands: string): Act => ({ kind: 'question.settled', subject: { type: 'person', id: person }, effective: '2026-03-02', body: { settles, stands: [stands], how: 'chosen' }, reason: 'The log' });
    const [one = ''] = at.first.as('captain', settle(yard));
    at.atSecond(at.first.actors.captain, settle(infirmary));
    await at.meet();
    expect(matterAt(at, one)!.meanwhile).toMatchObject([{ facet: `entry:${written}`, line: { id: infirmary } }]);
  });

  test('an entry that stands aside would still wait where it is chosen, and leaves where it is set aside', async () => {
    using at = await stationsApart();
    const [committed = ''] = at.first.as('records-clerk', commit(at.people[0]!, { indictment: '00009-2018' }));
    await at.meet();
    at.first.as('records-clerk', voiding(commit(at.people[0]!), committed));
    const [aside = ''] = at.atSecond(at.first.actors['records-clerk'], certify(at.people[0]!, committed));
    await at.meet();
    const settles = matterAt(at, aside)!.entries.map(({ id }) => id);
    const open = (stands: readonly string[]) => ifSettled(at.first.station.db, known, { settles, stands })?.open.map(({ id }) => id);
    expect(open([aside])).toEqual([aside]);
    expect(open([])).toEqual([]);
  });

  test('of an entry in no question there is none', async () => {
    using at = await stationsApart();
    const [level = ''] = at.first.as('captain', assignLevel(at.people[0]!, 'I'));
    expect(matterAt(at, level)).toBeUndefined();
    expect(matterAt(at, '01890000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});

test('the facilities that a person can go to are those with a station, but this one', async () => {
  using at = await stationsApart();
  at.first.station.db.$client.prepare(`INSERT INTO stations (id, name, public_key, facility, facility_name, enrolled) VALUES ('s', 'Records', 'k', 'far', 'Far Correctional Facility', 1)`).run();
  expect(otherFacilities(at.first.station.db, at.first.facility)).toEqual([{ id: 'far', name: 'Far Correctional Facility' }]);
});
