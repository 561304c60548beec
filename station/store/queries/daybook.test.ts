import { describe, expect, test } from 'vitest';
import { known } from '../../../shared/capabilities.ts';
import { registry } from '../../../shared/entry/fold.ts';
import { correction, report, voiding } from '../../testing/acts.ts';
import { testStation } from '../../testing/station.ts';
import { daybookOf, recentEntries } from './daybook.ts';

describe('the daybook of a person', () => {
  test('reads line by line in the order of entering, each act in one line, by whom', async () => {
    using at = await testStation();
    const { id, received } = at.person();
    const lines = daybookOf(at.station.db, { type: 'person', id }, known);
    expect(lines.map(({ kind, says }) => [kind, says])).toEqual([
      ['person.received', 'Received 2019-06-04: MARSH, Daniel T, DIN 19-B-0421, NYSID 01234567Q'],
      ['commitment.received', 'Commitment, Kings 01234-2018: Burglary 3rd (PL 140.20), class D, 2-00-00 to 6-00-00'],
      ['jail-time.certified', 'Jail time certified by Kings County Sheriff: 214 days'],
    ]);
    expect(lines[0]).toMatchObject({
      id: received,
      subject: { type: 'person', id },
      subjectName: 'MARSH, Daniel T',
      at: '2026-03-02T15:00:00.000Z',
      effective: '2019-06-04',
      author: at.actors['records-clerk'].account,
      authorName: 'The records-clerk',
      role: 'records-clerk',
      strikes: null,
      reason: null,
      outcome: { is: 'applied' },
    });
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => lines[0]!.seq + index));
  });

  test('shows what was struck, by which entry, and what it now says below', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    const [again = ''] = at.as('officer', correction(first, written, { tier: 3 }));
    const [gone = ''] = at.as('officer', voiding(first, again));
    const lines = daybookOf(at.station.db, { type: 'person', id }, known).slice(-3);
    expect(lines.map(({ id: entry, outcome, strikes }) => ({ entry, outcome, strikes }))).toEqual([
      { entry: written, outcome: { is: 'struck', by: again }, strikes: null },
      { entry: again, outcome: { is: 'struck', by: gone }, strikes: written },
      { entry: gone, outcome: { is: 'applied' }, strikes: again },
    ]);
    expect(lines.map(({ says }) => says)).toEqual([
      'Misbehavior report, Tier II: 106.10, 2026-03-01 14:05, 8A1 gallery',
      'Corrected: Misbehavior report, Tier III: 106.10, 2026-03-01 14:05, 8A1 gallery',
      'Struck out: the misbehavior report',
    ]);
    expect(lines[2]?.reason).toBe('Entered on the wrong person');
  });

  test('of whom nothing is known has no lines', async () => {
    using at = await testStation();
    expect(daybookOf(at.station.db, { type: 'person', id: 'nobody' }, known)).toEqual([]);
  });

  test('shows an entry of a kind that this program does not know', async () => {
    using at = await testStation();
    const { id } = at.person();
    const older = registry(known.capabilities.filter(({ name }) => name !== 'time'));
    const lines = daybookOf(at.station.db, { type: 'person', id }, older);
    expect(lines[1]?.says).toBe('commitment.received, which this program does not know');
  });
});

describe('the password of an account', () => {
  test('is never shown, not even as a hash', async () => {
    using at = await testStation();
    const officer = { type: 'account' as const, id: at.actors.officer.account };
    const passwordHash = at.station.db.$client.prepare('SELECT password_hash FROM accounts LIMIT 1').pluck().get() as string;
    at.as('administrator', { kind: 'account.password-set', subject: officer, effective: '2026-03-02', body: { passwordHash } });
    const shown = [...daybookOf(at.station.db, officer, known), ...recentEntries(at.station.db, 200, known)];
    expect(shown.filter(({ kind }) => kind.startsWith('account.')).length).toBeGreaterThan(10);
    expect(JSON.stringify(shown)).not.toMatch(/argon2|passwordHash/);
    expect(daybookOf(at.station.db, officer, known)[0]?.body).toEqual({ username: 'officer', name: 'The officer', role: 'officer' });
  });
});

describe('the last entries of the book', () => {
  test('are the newest first, as many as asked for, each naming what it is about', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id));
    const lines = recentEntries(at.station.db, 2, known);
    expect(lines.map(({ kind, subjectName }) => [kind, subjectName])).toEqual([['report.written', 'MARSH, Daniel T'], ['jail-time.certified', 'MARSH, Daniel T']]);
    const all = recentEntries(at.station.db, 200, known);
    expect(all).toHaveLength(at.station.book.count());
    expect(new Set(all.map(({ subject }) => subject.type))).toEqual(new Set(['person', 'account', 'facility', 'station']));
    expect(all.find(({ kind }) => kind === 'station.opened')?.subjectName).toBe('Records 1');
    expect(all.find(({ kind }) => kind === 'facility.described')?.subjectName).toBe('Test Correctional Facility');
  });
});
