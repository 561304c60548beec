import { describe, expect, test } from 'vitest';
import type { Act } from '../../../shared/contract/contract.ts';
import { known } from '../../../shared/capabilities.ts';
import { assignCell, assignLevel } from '../../testing/acts.ts';
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
