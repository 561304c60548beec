import { describe, expect, test } from 'vitest';
import { recordsRoles } from '../../../shared/accounts/roles.ts';
import { known } from '../../../shared/capabilities.ts';
import { certify, correction } from '../../testing/acts.ts';
import { certifyDates, checkCertificate, enterByHand } from '../../testing/certification.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { verify } from '../../verify.ts';
import { certificationList, certificationPreview, certifiedComputation } from './certification.ts';
import { daybookOf } from './daybook.ts';
import { deskOf } from './desk.ts';
import { personPage } from './person-page.ts';

const listed = (at: TestStation, name: Parameters<typeof certificationList>[1], page = 1) => {
  const { count, people } = certificationList(at.station.db, name, page);
  return { count, people: people.map(({ din, note }) => `${din}: ${note}`) };
};
const personOf = (at: TestStation, id: string) => at.station.people.list(undefined, 'din').find((person) => person.id === id);

describe('recording a certificate', () => {
  test('made from a preview is allowed while the record is as it was, and refused with the difference when it is not', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    const act = certifyDates(at, id);
    at.as('records-clerk', correction(certify(id, committed), certified, { days: 216 }));
    const refused = at.station.record([act], at.actors['records-clerk'], []);
    if (refused.is !== 'refused') throw new Error(refused.is);
    expect(refused.problems.map(({ code }) => code)).toEqual(['ENT-002', 'CRT-001']);
    expect(refused.problems[1]?.sentence).toContain('Jail time of Kings 01234-2018: 216 days, was 214 days');
    expect(at.station.record([certifyDates(at, id)], at.actors['records-clerk'], []).is).toBe('recorded');
  });

  test('is for the records office alone', async () => {
    using at = await testStation();
    const { id } = at.person();
    const act = certifyDates(at, id);
    for (const role of ['officer', 'captain', 'superintendent', 'administrator'] as const) expect(at.station.record([act], at.actors[role], []), role).toMatchObject({ is: 'refused', problems: [{ code: 'ENT-001' }] });
    for (const role of recordsRoles) expect(at.station.record([certifyDates(at, id)], at.actors[role], []).is, role).toBe('recorded');
  });

  test('of dates that rest on a doubt asks for an acknowledgment', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    at.as('records-clerk', correction(certify(id, committed), certified, { days: 400 }));
    expect(at.station.record([certifyDates(at, id)], at.actors['records-clerk'], [])).toMatchObject({ is: 'to acknowledge', problems: [{ code: 'CRT-005' }] });
    expect(at.station.record([certifyDates(at, id)], at.actors['records-clerk'], ['CRT-005']).is).toBe('recorded');
  });

  test('is in the book from end to end as it was certified', async () => {
    using at = await testStation();
    const { id } = at.person();
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, id));
    at.as('coordinator', checkCertificate(at, id, certificate), enterByHand(at, id));
    expect((await verify(at.station.db, at.station.procedures)).faults).toEqual([]);
  });
});

describe('the whole computation', () => {
  test('is read from the entry that certified it, and from no other', async () => {
    using at = await testStation();
    const { id, committed } = at.person();
    const { computation } = certificationPreview(at.station.db, id, at.station.procedures, at.station.today())!;
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, id));
    expect(certifiedComputation(at.station.db, id, certificate)).toEqual(computation);
    expect(certifiedComputation(at.station.db, id, committed)).toBeUndefined();
    expect(certifiedComputation(at.station.db, at.person({ din: '19-B-0422' }).id, certificate)).toBeUndefined();
  });

  test('is the same after the record has changed and been certified again', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    const [first = ''] = at.as('records-clerk', certifyDates(at, id));
    const before = certifiedComputation(at.station.db, id, first);
    at.as('records-clerk', correction(certify(id, committed), certified, { days: 100 }));
    const [second = ''] = at.as('records-clerk', certifyDates(at, id, 'amended-jail-time'));
    expect(certifiedComputation(at.station.db, id, first)).toEqual(before);
    expect(certifiedComputation(at.station.db, id, second)).not.toEqual(before);
  });

  test('is left out of the lines of the daybook, which show the rest', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('records-clerk', certifyDates(at, id));
    const line = daybookOf(at.station.db, { type: 'person', id }, known).at(-1);
    expect(line).toMatchObject({ says: 'Computation certified (New commitment): PE 2020-10-29, CR 2022-10-29, ME 2024-10-29', body: { reason: { code: 'new-commitment' }, computation: 'shown on the page of the certificate' } });
  });

  test('is previewed for nobody who is not on record', async () => {
    using at = await testStation();
    expect(certificationPreview(at.station.db, 'nobody', at.station.procedures, at.station.today())).toBeUndefined();
  });
});

describe('a person’s page', () => {
  test('carries the certificates, the dates by hand and how it all stands', async () => {
    using at = await testStation();
    const { id } = at.person();
    expect(personPage(at.station.db, id)).toMatchObject({ standing: { state: 'never' }, certificates: [], manualDates: [] });
    at.as('records-clerk', certifyDates(at, id), enterByHand(at, id));
    expect(personPage(at.station.db, id)).toMatchObject({
      standing: { state: 'awaiting check', awaiting: ['the computation certified on 2026-03-02', 'the manual CR'] },
      certificates: [{ by: at.actors['records-clerk'].account, dates: { CR: '2022-10-29' } }],
      manualDates: [{ date: 'CR', value: '2022-10-17', engine: '2022-10-29' }],
    });
  });
});

describe('the lists of the records desk', () => {
  test('hold everyone whose dates were never certified, await a check, or are to be computed anew, each with why', async () => {
    using at = await testStation();
    const never = at.person({ din: '19-B-0001' });
    const checked = at.person({ din: '19-B-0002' });
    const amended = at.person({ din: '19-B-0003' });
    expect(listed(at, 'never-certified').count).toBe(3);
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, checked.id));
    at.as('records-clerk', certifyDates(at, amended.id, 'review'));
    expect(listed(at, 'never-certified')).toEqual({ count: 1, people: ['19-B-0001: CR 2022-10-29'] });
    expect(listed(at, 'awaiting-check')).toEqual({ count: 1, people: ['19-B-0002: the computation certified on 2026-03-02'] });
    at.as('coordinator', checkCertificate(at, checked.id, certificate));
    at.as('records-clerk', correction(certify(amended.id, amended.committed), amended.certified, { days: 100 }));
    expect(listed(at, 'awaiting-check').count).toBe(0);
    expect(listed(at, 'recalculation-needed')).toEqual({ count: 1, people: ['19-B-0003: Jail time of Kings 01234-2018: 100 days, was 214 days'] });
    expect(personOf(at, never.id)).toMatchObject({ certified: 'never', manual: '' });
    expect(personOf(at, checked.id)).toMatchObject({ certified: 'certified' });
  });

  test('stand on the desk of the records office with their counts, and say where the rest is', async () => {
    using at = await testStation();
    for (let n = 1; n <= 21; n += 1) at.person({ din: `19-B-00${String(n).padStart(2, '0')}` });
    const { lists } = deskOf({ db: at.station.db, now: `${at.station.today().toString()}T10:00`, today: at.station.today(), procedures: at.station.procedures }, 'records-clerk', '', known);
    expect(lists.filter(({ all }) => all).map(({ title, count, people, all }) => [title, count, people.length, all])).toEqual([
      ['Recalculation needed', 0, 0, '/certification/recalculation-needed'],
      ['Awaiting second check', 0, 0, '/certification/awaiting-check'],
      ['Never certified', 21, 20, '/certification/never-certified'],
    ]);
  });

  test('are paged, the nearest conditional release first', async () => {
    using at = await testStation();
    const put = at.station.db.$client.prepare(`INSERT INTO people (id, din, nysid, name, date_of_birth, received, made_up, pe, cr, me, verify, certified) VALUES (?, ?, '', ?, '', '', 1, '', ?, '', 0, 'never')`);
    for (let n = 0; n < 250; n += 1) put.run(`p${n}`, `D${n}`, `NAME ${n}`, `20${String(99 - (n % 50)).padStart(2, '0')}-01-01`);
    const pages = [1, 2, 3, 4].map((page) => certificationList(at.station.db, 'never-certified', page));
    expect(pages.map(({ people }) => people.length)).toEqual([100, 100, 50, 0]);
    const all = pages.flatMap(({ people }) => people);
    expect(new Set(all.map(({ id }) => id)).size).toBe(250);
    expect(all.map(({ cr }) => cr)).toEqual(all.map(({ cr }) => cr).toSorted());
  });

  test('are found by their index, without looking at everyone', async () => {
    using at = await testStation();
    const plan = (query: string) => at.station.db.$client.prepare(`EXPLAIN QUERY PLAN ${query}`).all().map((row) => (row as { detail: string }).detail).join('; ');
    expect(plan(`SELECT count(*) FROM people WHERE certified = 'never'`)).toMatch(/^SEARCH people USING (COVERING )?INDEX people_certified/);
    expect(plan(`SELECT * FROM people WHERE certified = 'never' ORDER BY cr, name LIMIT 100 OFFSET 300`)).toBe('SEARCH people USING INDEX people_certified (certified=?)');
  });
});

describe('a date entered by hand', () => {
  test('stands in lists before the certified one, and is marked there', async () => {
    using at = await testStation();
    const { id, committed, certified } = at.person();
    at.as('records-clerk', certifyDates(at, id, 'review'));
    at.as('records-clerk', correction(certify(id, committed), certified, { days: 100 }));
    expect(personOf(at, id)).toMatchObject({ cr: '2022-10-29', me: '2024-10-29', manual: '' });
    at.as('records-clerk', enterByHand(at, id), enterByHand(at, id, { date: 'PE', value: '2020-09-01' }));
    expect(personOf(at, id)).toMatchObject({ pe: '2020-09-01', cr: '2022-10-17', me: '2024-10-29', manual: 'PE CR' });
  });

  test('says so among the release dates ahead', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('records-clerk', enterByHand(at, id, { value: '2026-04-01' }));
    const { lists } = deskOf({ db: at.station.db, now: `${at.station.today().toString()}T10:00`, today: at.station.today(), procedures: at.station.procedures }, 'records-clerk', '', known);
    expect(lists.find(({ title }) => title === 'Release dates ahead')?.people.map(({ note }) => note)).toEqual(['CR 2026-04-01, manual']);
  });
});
