import { describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { Act } from '../../../shared/contract/contract.ts';
import { known } from '../../../shared/capabilities.ts';
import { assignCell, assignLevel, commit, correction } from '../../testing/acts.ts';
import { stationsApart } from '../../testing/apart.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { inboxOf } from './inbox.ts';

/** Two stations of one facility that each do something while the link is down, and then exchange. */
async function apart(east: (at: { readonly people: readonly string[]; as: TestStation['as'] }) => void, west: (people: readonly string[]) => readonly Act[]) {
  const at = await stationsApart();
  east({ people: at.people, as: at.first.as });
  at.atSecond(at.first.actors.captain, ...west(at.people));
  await at.meet();
  return { ...at, stations: [at.first.station, at.second], [Symbol.dispose]: () => at[Symbol.dispose]() };
}

describe('the inbox', () => {
  test('is empty where nothing is in question', async () => {
    using at = await testStation();
    at.person();
    expect(inboxOf(at.station.db, known, 'captain')).toEqual({ matters: [], clashes: [] });
  });

  test('shows at both stations what both decided, with its age and who may settle it', async () => {
    using at = await apart(
      ({ people, as }) => as('captain', assignLevel(people[0]!, 'I')),
      (people) => [assignLevel(people[0]!, 'III')],
    );
    for (const { db } of at.stations) {
      const { matters } = inboxOf(db, known, 'captain');
      expect(matters).toMatchObject([{ subjectName: 'DOE, John A', mine: true, since: '2026-03-02T15:00:00.000Z', settlers: ['captain', 'watch-commander', 'superintendent', 'coordinator'] }]);
      expect(matters[0]!.entries.map(({ says }) => says)).toEqual(['Level I', 'Level III'].map((says) => expect.stringContaining(says)));
      expect(inboxOf(db, known, 'shu-sergeant').matters[0]!.mine).toBe(false);
    }
  });

  test('is empty again once the matter is settled', async () => {
    using at = await apart(
      ({ people, as }) => as('captain', assignLevel(people[0]!, 'I')),
      (people) => [assignLevel(people[0]!, 'III')],
    );
    const [matter] = inboxOf(at.first.station.db, known, 'captain').matters;
    const settles = matter!.entries.map(({ id }) => id);
    at.first.as('captain', { kind: 'question.settled', subject: matter!.subject, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' });
    expect(inboxOf(at.first.station.db, known, 'captain').matters).toEqual([]);
  });

  test('two settlements of a sentence matter without sight of each other are the coordinator’s again: nobody else is offered them, and nobody else settles them or takes one back', async () => {
    using at = await stationsApart();
    const [person = ''] = at.people;
    const { coordinator } = at.first.actors;
    const words = commit(person, { indictment: '00009-2018' });
    const [committed = ''] = at.first.as('records-clerk', words);
    await at.meet();
    at.first.as('records-clerk', correction(words, committed, { county: 'Queens' }));
    at.atSecond(at.first.actors['records-clerk'], correction(words, committed, { county: 'Bronx' }));
    await at.meet();
    const matterFor = (role: Role) => inboxOf(at.first.station.db, known, role).matters[0]!;
    const settle = (settles: readonly string[], stands: string): Act => ({ kind: 'question.settled', subject: { type: 'person', id: person }, effective: '2026-03-02', body: { settles: [...settles], stands: [stands], how: 'chosen' }, reason: 'The paper' });
    const settles = matterFor('coordinator').entries.map(({ id }) => id);
    const [mine = ''] = at.first.as('coordinator', settle(settles, settles[0]!));
    at.atSecond(coordinator, settle(settles, settles[1]!));
    await at.meet();
    const again = matterFor('coordinator');
    expect(again).toMatchObject({ mine: true, settlers: ['coordinator'] });
    const takenBack: Act = { kind: 'question.settlement-voided', subject: { type: 'person', id: person }, effective: '2026-03-02', body: {}, strikes: mine, reason: 'Wrong man' };
    for (const role of ['captain', 'superintendent', 'administrator'] as const) {
      expect(matterFor(role).mine).toBe(false);
      for (const act of [settle(again.entries.map(({ id }) => id), again.entries[0]!.id), takenBack]) {
        expect(at.first.station.rehearse([act], at.first.actors[role])).toContainEqual(expect.objectContaining({ code: 'QST-004', remedy: 'Ask one of: Coordinator.' }));
      }
    }
    expect(at.first.station.rehearse([takenBack], coordinator)).toEqual([]);
  });

  test('two put into one cell by officers of whom neither knew of the other are a clash; two whom one knew of are none', async () => {
    using at = await apart(
      ({ people, as }) => as('captain', assignCell(people[0]!, 'SHU', '8A1-01')),
      (people) => [assignCell(people[1]!, 'SHU', '8A1-01')],
    );
    for (const { db } of at.stations) expect(inboxOf(db, known, 'captain').clashes).toMatchObject([{ is: 'one cell', over: 'SHU 8A1-01', subjects: [{ name: 'DOE, John A' }, { name: 'DOE, John B' }] }]);
    at.first.as('captain', assignCell(at.people[1]!, 'SHU', '8A1-02'));
    expect(inboxOf(at.first.station.db, known, 'captain').clashes).toEqual([]);
    at.first.as('captain', assignCell(at.people[1]!, 'SHU', '8A1-01'));
    expect(inboxOf(at.first.station.db, known, 'captain').clashes).toEqual([]);
  });

  test('two received under one number, and two accounts of one name, are clashes', async () => {
    using at = await testStation();
    at.person({ din: '19-B-0001' });
    const other = at.person({ din: '19-B-0002', nysid: '00000009Q' });
    at.station.db.$client.prepare(`UPDATE people SET din = '19-B-0001', nysid = '01234567Q' WHERE id = ?`).run(other.id);
    at.station.db.$client.prepare(`UPDATE accounts SET username = 'captain' WHERE username = 'lieutenant'`).run();
    expect(inboxOf(at.station.db, known, 'captain').clashes.map(({ is }) => is)).toEqual(['one DIN', 'one NYSID', 'one user name']);
  });
});
