import { eventRecorded } from '../../../shared/time/event-kinds.ts';
import { describe, expect, test } from 'vitest';
import { recordsRoles, roles, shuRoles, type Role } from '../../../shared/accounts/roles.ts';
import { known } from '../../../shared/capabilities.ts';
import type { DeskList } from '../../../shared/contract/shapes.ts';
import { assignLevel, certify, commit, correction, receive, report, voiding } from '../../testing/acts.ts';
import { onCase, playCase } from '../../testing/cases.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { deskOf } from './desk.ts';

const desk = (at: TestStation, role: Role) => deskOf({ db: at.station.db, now: `${at.station.today().toString()}T10:00`, today: at.station.today(), procedures: at.station.procedures }, role, at.actors[role].account, known);
const listNamed = (at: TestStation, role: Role, title: string): DeskList => {
  const list = desk(at, role).lists.find((one) => one.title.startsWith(title));
  if (!list) throw new Error(`${role} has no list "${title}"`);
  return list;
};
const on = (list: DeskList) => list.people.map(({ din }) => din);

describe('each role has the lists of its office', () => {
  test.each(roles.map((role) => [role] as const))('%s', async (role) => {
    using at = await testStation();
    const titles = desk(at, role).lists.map(({ title }) => title);
    const ofDiscipline: Partial<Record<Role, readonly string[]>> = {
      'hearing-officer': ['My docket today', 'Clocks due'],
      lieutenant: ['Reports awaiting review'],
      captain: ['My docket today', 'Clocks due', 'Reports awaiting review'],
      'watch-commander': ['Reports awaiting review'],
      superintendent: ['Reports awaiting review', 'Appeals to decide'],
      coordinator: ['Appeals at the commissioner'],
      officer: ['Reports returned to you'],
    };
    const others = recordsRoles.includes(role)
      ? ['Recalculation needed', 'Awaiting second check', 'Release dates ahead', 'Never certified', 'No dates', 'Computed, to be verified']
      : shuRoles.includes(role) || role === 'drc-member'
        ? ['Work of the unit', 'Reports of the last 14 days']
        : role === 'officer'
          ? ['Your reports of the last 14 days']
          : role === 'administrator'
            ? []
            : ['Reports of the last 14 days'];
    const expected = [...(ofDiscipline[role] ?? []), ...others];
    expect(titles).toEqual(expected);
  });

  test('and on an empty book every list says what its emptiness means', async () => {
    using at = await testStation();
    for (const role of roles) {
      for (const list of desk(at, role).lists) expect(list, `${role}: ${list.title}`).toMatchObject({ count: 0, people: [], empty: expect.stringMatching(/\.$/), explains: expect.stringMatching(/\.$/) });
    }
  });
});

describe('the counts', () => {
  test('are of people, levels and reports that stand', async () => {
    using at = await testStation();
    const { id, received, committed, certified } = at.person();
    const other = at.person({ din: '19-B-0422' }).id;
    at.as('captain', assignLevel(other, 'I', { effective: '2026-02-02' }));
    const first = report(other);
    const [written = ''] = at.as('officer', first);
    at.as('officer', report(other));
    const counts = () => Object.fromEntries(desk(at, 'captain').counts.map(({ name, value }) => [name, value]));
    expect(counts()).toEqual({ 'People on record': 2, 'In a PIMS level': 1, 'Reports on record': 2 });
    at.as('officer', voiding(first, written));
    at.as('records-clerk', voiding(certify(id, committed), certified), voiding(commit(id), committed), voiding(receive(id), received));
    expect(counts()).toEqual({ 'People on record': 1, 'In a PIMS level': 1, 'Reports on record': 1 });
  });

  test('stand beside the last twelve entries', async () => {
    using at = await testStation();
    at.person();
    expect(desk(at, 'officer').recent).toHaveLength(12);
    expect(desk(at, 'officer').recent[0]?.kind).toBe('jail-time.certified');
  });
});

describe('release dates ahead', () => {
  test('are those that have passed while the person is still here, then those of the next 120 days; not of life, nor of the released', async () => {
    using at = await testStation();
    // With no jail time, conditional release of a 3 to 9 comes six years, less a day, after reception.
    const put = (din: string, received: string, maximum = '9-00-00') => {
      const [id, committed] = [at.id(), at.id()];
      const counts = [{ crime: 'Conspiracy 2nd (PL 105.15)', class: 'B' as const, kind: 'indeterminate' as const, minimum: '3-00-00', maximum }];
      at.as('records-clerk', receive(id, { din, received }), commit(id, { received, sentenced: received, counts }, { id: committed }), certify(id, committed, { days: 0 }));
      return id;
    };
    put('20-B-0003', '2020-05-20');
    put('20-B-0002', '2020-03-20');
    put('20-B-0001', '2020-02-20');
    put('20-B-0004', '2020-07-20');
    put('20-B-0005', '2020-03-03');
    put('20-B-0006', '2020-05-20', 'LIFE');
    const released = put('20-B-0007', '2020-02-10');
    at.as('records-clerk', { kind: eventRecorded.name, subject: { type: 'person', id: released }, effective: '2026-02-09', body: { event: 'released', day: '2026-02-09', how: 'conditional release' } });
    const list = listNamed(at, 'records-clerk', 'Release dates ahead');
    expect(list.count).toBe(4);
    expect(list.people.map(({ din, note }) => [din, note])).toEqual([['20-B-0001', 'CR 2026-02-19 has passed'], ['20-B-0005', 'CR 2026-03-02'], ['20-B-0002', 'CR 2026-03-19'], ['20-B-0003', 'CR 2026-05-19']]);
  });
});

describe('the records office is told', () => {
  test('who has no dates', async () => {
    using at = await testStation();
    at.person();
    at.as('records-clerk', receive(at.id(), { din: '19-B-0500' }));
    expect(on(listNamed(at, 'coordinator', 'No dates'))).toEqual(['19-B-0500']);
  });

  test('whose dates rest on a doubt: here jail time of over a year', async () => {
    using at = await testStation();
    at.person();
    const { id, certified, committed } = at.person({ din: '19-B-0422' });
    expect(on(listNamed(at, 'records-clerk', 'Computed'))).toEqual([]);
    at.as('records-clerk', correction(certify(id, committed), certified, { days: 400 }));
    expect(on(listNamed(at, 'records-clerk', 'Computed'))).toEqual(['19-B-0422']);
  });
});

describe('the special housing unit is told', () => {
  test('what waits for the office, list by list, before the reports', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-01-31' }));
    const titles = (role: Role) => desk(at, role).lists.map(({ title }) => title);
    expect(titles('shu-sergeant')).toEqual(['Eligibility to be found', 'Reports of the last 14 days']);
    expect(titles('drc-member')).toEqual(['Work of the unit', 'Reports of the last 14 days']);
    at.as('captain', assignLevel(id, 'II', { effective: '2026-02-20' }));
    at.as('officer', report(id));
    expect(titles('captain')).toContain('Reports for the Captain’s review');
    expect(titles('shu-sergeant')).toEqual(['Work of the unit', 'Reports of the last 14 days']);
  });
});

describe('reports lately', () => {
  test('are of the last 14 days, newest first; an officer has his own', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id, { date: '2026-02-16' }), report(id, { date: '2026-02-15' }));
    at.as('shu-sergeant', report(id, { date: '2026-02-28', time: '08:00', rules: ['106.10', '107.10'] }));
    const all = listNamed(at, 'captain', 'Reports of the last');
    expect(all.count).toBe(2);
    expect(all.people.map(({ note }) => note)).toEqual(['Tier II 106.10, 107.10, 2026-02-28 08:00', 'Tier II 106.10, 2026-02-16 14:05']);
    expect(listNamed(at, 'officer', 'Your reports').people.map(({ note }) => note)).toEqual(['Tier II 106.10, 2026-02-16 14:05']);
  });

  test('are counted and shown in full', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', ...Array.from({ length: 15 }, (_, hour) => report(id, { time: `${String(hour).padStart(2, '0')}:00` })));
    const list = listNamed(at, 'drc-member', 'Reports of the last');
    expect([list.count, list.people.length]).toEqual([15, 15]);
  });
});

describe('discipline on the desks', () => {
  const noted = (list: DeskList) => list.people.map(({ note, opens }) => [note, opens]);

  test('a report awaits its review until the tier is set, and opens its case', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id);
    expect(noted(listNamed(at, 'lieutenant', 'Reports awaiting'))).toEqual([['no tier yet, 106.10, 2026-02-20', `/people/${id}/case/${root}`]]);
    at.as('lieutenant', onCase(at, id, root, 'review'));
    expect(listNamed(at, 'lieutenant', 'Reports awaiting').count).toBe(0);
  });

  test('a report returned is on its author’s desk, whatever his office, and on nobody else’s', async () => {
    using at = await testStation();
    const { id } = at.person();
    const [root = ''] = at.as('drc-member', report(id));
    at.as('lieutenant', { kind: 'report.returned', subject: { type: 'person', id }, effective: '2026-03-02', body: { report: root, at: '2026-03-02T09:00', why: 'Say who was there' } });
    expect(listNamed(at, 'drc-member', 'Reports returned').count).toBe(1);
    expect(listNamed(at, 'officer', 'Reports returned').count).toBe(0);
  });

  test('the officer who opened a hearing has it on his docket; clocks that run out today are due', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'opening', { date: '2026-02-16', written: '2026-02-16T15:00' });
    expect(noted(listNamed(at, 'hearing-officer', 'My docket'))).toEqual([['2026-02-23 09:00, Tier II 106.10, 2026-02-16, in hearing', expect.any(String)]]);
    expect(listNamed(at, 'captain', 'My docket').count).toBe(0);
    expect(noted(listNamed(at, 'captain', 'Clocks due'))).toEqual([['The hearing is finished: today is the last day', expect.any(String)]]);
  });

  test('an appeal is decided by the superintendent at Tier II, and waits for the commissioner at Tier III', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'appeal');
    playCase(at, id, 'appeal', { time: '14:30' }, { review: { tier: 3 } });
    expect(noted(listNamed(at, 'superintendent', 'Appeals'))).toEqual([['Tier II 106.10, 2026-02-20', expect.any(String)]]);
    expect(noted(listNamed(at, 'coordinator', 'Appeals'))).toEqual([['Tier III 106.10, 2026-02-20', expect.any(String)]]);
  });
});
