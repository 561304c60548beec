import { expect, test } from 'vitest';
import { withAct, type Case, type CaseAct, type CaseKindName, type CaseWords } from './case.ts';
import { hearingRecordsOf } from './hearing-record.ts';

const report = { root: 'report', entry: 'report', author: 'officer-1', writtenAt: '2026-02-20T20:00:00.000Z', written: '2026-02-20T15:00', date: '2026-02-20', time: '14:05', place: '8A1 gallery', rules: ['106.10'], tier: 3 as const, narrative: 'He did not step back.', witnesses: [] };

/** A Tier III case in which these acts were entered, one after the other. */
function caseWith(...acts: readonly (readonly [CaseKindName, object])[]): Case {
  const all = [['report.reviewed', { at: '2026-02-20T16:00', outcome: 'tier set', tier: 3 }] as const, ...acts];
  return all.reduce<Case>((held, [kind, body], seq) => withAct(held, { kind, root: `act-${seq}`, entry: `act-${seq}`, by: 'captain-1', role: 'captain', enteredAt: '', place: { clock: '', station: '', seq }, body: { report: 'report', ...body } as CaseWords[CaseKindName] } as CaseAct), { root: 'report', report, rewritings: [], acts: [] });
}

const officer = { account: 'captain-2', name: 'Captain Blake', role: 'captain' };
const served = (at: string) => ['notice.served', { at, servedBy: 'Officer Reyes' }] as const;
const opened = (at: string) => ['hearing.opened', { at, officer }] as const;
const disposed = (at: string) => ['hearing.disposed', { at, charges: [{ rule: '106.10', finding: 'affirmed', evidence: 'The report' }], penalties: [] }] as const;

test('before a hearing there is one record with nothing in it', () => {
  expect(hearingRecordsOf(caseWith())).toEqual([{ round: 1, orderedUntil: null, started: null, ended: null, notice: null, assistance: null, sessions: [], pleas: [], witnesses: [], disposed: null, delivered: null }]);
});

test('a hearing that was adjourned has two sessions, of which the second ends with the disposition', () => {
  const [record] = hearingRecordsOf(caseWith(served('2026-02-21T09:00'), opened('2026-02-23T09:00'), ['hearing.adjourned', { at: '2026-02-23T10:00', why: 'A witness is away', until: '2026-02-25T09:00' }], opened('2026-02-25T09:00'), disposed('2026-02-25T10:00')));
  expect(record).toMatchObject({ started: '2026-02-23T09:00', ended: '2026-02-25T10:00' });
  expect(record?.sessions).toEqual([
    { from: '2026-02-23T09:00', officer, to: '2026-02-23T10:00', adjourned: { why: 'A witness is away', until: '2026-02-25T09:00' } },
    { from: '2026-02-25T09:00', officer, to: '2026-02-25T10:00', adjourned: null },
  ]);
});

test('of two pleas to a charge the later stands', () => {
  const plea = (at: string, said: string) => ['plea.entered', { at, pleas: [{ rule: '106.10', plea: said }] }] as const;
  expect(hearingRecordsOf(caseWith(served('2026-02-21T09:00'), opened('2026-02-23T09:00'), plea('2026-02-23T09:05', 'not guilty'), plea('2026-02-23T09:20', 'guilty')))[0]?.pleas).toEqual([{ rule: '106.10', plea: 'guilty' }]);
});

test('what was served of a report is not its notice once it is written again', () => {
  const held = caseWith(served('2026-02-21T09:00'));
  const rewritten: Case = { ...held, rewritings: [{ kind: 'report.corrected', entry: 'again', at: '2026-02-21T12:00', place: { clock: '', station: '', seq: 9 } }] };
  expect(hearingRecordsOf(held)[0]?.notice).toMatchObject({ at: '2026-02-21T09:00' });
  expect(hearingRecordsOf(rewritten)[0]?.notice).toBeNull();
});

test('a rehearing has a record of its own, and the first keeps what was done in it', () => {
  const ordered = ['appeal.decided', { at: '2026-03-01T12:00', on: 'own motion', authority: 'commissioner', decidedBy: 'The commissioner', outcome: 'rehearing', until: '2026-03-30' }] as const;
  const records = hearingRecordsOf(caseWith(served('2026-02-21T09:00'), opened('2026-02-23T09:00'), disposed('2026-02-23T10:00'), ordered, served('2026-03-03T09:00'), opened('2026-03-05T09:00')));
  expect(records).toMatchObject([
    { round: 1, started: '2026-02-23T09:00', ended: '2026-02-23T10:00' },
    { round: 2, orderedUntil: '2026-03-30', started: '2026-03-05T09:00', ended: null, notice: { at: '2026-03-03T09:00' }, disposed: null },
  ]);
});
