import { expect, test } from 'vitest';
import type { Act } from '../../../shared/contract/contract.ts';
import { assignCell, assignLevel, report, testDay } from '../../testing/acts.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { approvalLines, captainLines, orderLines } from './unit-lists.ts';

const about = (id: string, kind: string, body: object, reason?: string): Act => ({ kind, subject: { type: 'person', id }, effective: testDay, body, ...(reason === undefined ? {} : { reason }) });

/** Two people at Level II: MARSH in 8B1-01, MASON in no cell. */
function two(at: TestStation): readonly [string, string] {
  const one = at.person().id;
  const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
  for (const id of [one, other]) at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignLevel(id, 'II', { effective: '2026-02-10' }));
  at.as('captain', assignCell(one, 'SHU', '8B1-01', { effective: '2026-02-10' }));
  return [one, other];
}

test('the Captain’s list has each report that waits, the oldest incident first, and what came of an immediate move', async () => {
  using at = await testStation();
  const [one, other] = two(at);
  const [late = ''] = at.as('officer', report(one));
  const [early = ''] = at.as('officer', report(other, { date: '2026-02-27', tier: 3 }));
  expect(captainLines(at.station.db)).toMatchObject([
    { id: other, name: 'MASON, Peter', cell: null, level: 'II', task: { report: early, tier: 3, tierSet: false }, rules: ['106.10'], state: 'awaiting review', immediateMove: null },
    { id: one, cell: '8B1-01', task: { report: late, tier: 2 }, immediateMove: null },
  ]);
  const [request = ''] = at.as('shu-sergeant', about(one, 'immediate-move.requested', { report: late, nature: 'arson', words: 'Lit a sheet' }));
  const moves = () => captainLines(at.station.db).map(({ immediateMove }) => immediateMove);
  expect(moves()).toEqual([null, 'awaits the Watch Commander']);
  at.as('watch-commander', about(one, 'immediate-move.decided', { request, outcome: 'refused' }, 'It was put out at once'));
  expect(moves()).toEqual([null, 'refused']);
  at.as('captain', about(one, 'captain-review.decided', { report: late, outcome: 'no movement' }, 'A first report'));
  expect(captainLines(at.station.db).map(({ id }) => id)).toEqual([other]);
});

test('a report that is dismissed leaves the list, and so does a move asked for on it', async () => {
  using at = await testStation();
  const [one] = two(at);
  const [written = ''] = at.as('officer', report(one));
  at.as('shu-sergeant', about(one, 'immediate-move.requested', { report: written, nature: 'arson', words: 'Lit a sheet' }));
  expect([captainLines(at.station.db).length, approvalLines(at.station.db, at.station.today()).length]).toEqual([1, 1]);
  at.as('lieutenant', about(one, 'report.reviewed', { report: written, at: `${testDay}T08:00`, outcome: 'dismissed', why: 'He was in court that day' }));
  expect([captainLines(at.station.db), approvalLines(at.station.db, at.station.today())]).toEqual([[], []]);
});

test('immediate moves wait for the Watch Commander, then for whoever makes them', async () => {
  using at = await testStation();
  const [one] = two(at);
  const lines = () => approvalLines(at.station.db, at.station.today());
  const [request = ''] = at.as('shu-sergeant', about(one, 'immediate-move.requested', { nature: 'arson', words: 'Lit a sheet' }));
  expect(lines()).toMatchObject([{ id: one, request, askedOn: testDay, askedBy: 'The shu-sergeant', nature: 'arson', words: 'Lit a sheet', approved: null }]);
  at.as('watch-commander', about(one, 'immediate-move.decided', { request, outcome: 'approved' }, 'Seen on camera'));
  expect(lines()).toMatchObject([{ approved: { on: testDay, by: 'The watch-commander' } }]);
  at.as('shu-sergeant', { ...assignLevel(one, 'I'), body: { level: 'I', immediateMove: request } });
  expect(lines()).toEqual([]);
});

test('orders come by the day of their next review, also of people in no level, and leave once they end', async () => {
  using at = await testStation();
  const [one] = two(at);
  const nobody = at.person({ din: '21-A-2222', nysid: '07654322L', name: 'NOLAN, Mark' }).id;
  const [restraint = ''] = at.as('lieutenant', about(one, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-09' }));
  at.as('captain', about(nobody, 'deprivation-order.issued', { why: 'Flooded the cell', withheld: ['Water at night'], reviewBy: '2026-03-05' }));
  const lines = () => orderLines(at.station.db, at.station.today()).map(({ id, of, reviewBy, words }) => [id, of, reviewBy, words]);
  expect(lines()).toEqual([
    [nobody, 'deprivation', '2026-03-05', 'Water at night'],
    [one, 'restraint', '2026-03-09', 'Leg irons'],
  ]);
  at.as('lieutenant', about(one, 'restraint-order.reviewed', { order: restraint, outcome: 'modified', words: 'Waist chain', reviewBy: '2026-03-04' }, 'Quiet'));
  expect(lines()[0]).toEqual([one, 'restraint', '2026-03-04', 'Waist chain']);
  at.as('shu-sergeant', about(one, 'restraint-order.ended', { order: restraint }, 'Calm'));
  expect(lines().map(([id]) => id)).toEqual([nobody]);
});
