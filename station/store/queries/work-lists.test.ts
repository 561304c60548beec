import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel, report, testDay } from '../../testing/acts.ts';
import { onCase, playCase } from '../../testing/cases.ts';
import { doInUnit } from '../../testing/levels.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { workLists, workOf } from './work-lists.ts';

const asksOf = ({ station }: TestStation) => ({ db: station.db, procedures: station.procedures, today: station.today() });
const waits = (at: TestStation) => Object.fromEntries(workLists(asksOf(at)).flatMap(({ title, count, people }) => (count > 0 ? [[title, people.map(({ name, does, note, opens }) => [name, does, note, opens])]] : [])));

/** Somebody at a level since a day, in a cell where one is given. */
function levelled(at: TestStation, name: string, level: 'I' | 'II' | 'III', since: string, cell?: string): string {
  const number = String([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)).padStart(4, '0');
  const { id } = at.person({ name, din: `20-B-${number}`, nysid: `0${number}123K` });
  at.as('captain', assignLevel(id, level, { effective: since }));
  if (cell !== undefined) at.as('captain', assignCell(id, 'SHU', cell, { effective: since }));
  return id;
}

test('on an empty book nothing waits, and each list says what that means', async () => {
  using at = await testStation();
  expect(waits(at)).toEqual({});
  for (const list of workLists(asksOf(at))) expect(list, list.title).toMatchObject({ people: [], explains: expect.stringMatching(/\.$/), empty: expect.stringMatching(/\.$/) });
});

describe('the sergeant is told', () => {
  test('on whom to find, from the day on which the days have run', async () => {
    using at = await testStation();
    const id = levelled(at, 'ABLE, One', 'I', '2026-01-31');
    levelled(at, 'BAKER, Two', 'I', '2026-02-01');
    expect(waits(at)).toEqual({ 'Eligibility to be found': [['ABLE, One', 'Find for Level II', 'the days have run since 2026-03-02', `/people/${id}/eligibility`]] });
  });

  test('whom to move, as many as there are beds, then whose finding no longer stands', async () => {
    using at = await testStation();
    const id = levelled(at, 'ABLE, One', 'I', '2026-01-20', '8A1-01');
    doInUnit(at, id, 'found');
    expect(waits(at)).toEqual({ 'Waiting, and a bed is free': [['ABLE, One', 'Move to Level II', 'place 1, eligible since 2026-02-19', `/people/${id}/assign/II`]] });
    for (let cell = 1; cell <= 8; cell += 1) levelled(at, `IN, ${'x'.repeat(cell)}`, 'II', '2026-02-20', `8B1-0${cell}`);
    expect(waits(at)).toEqual({});
    doInUnit(at, id, 'restraint');
    expect(waits(at)).toEqual({ 'Findings that no longer stand': [['ABLE, One', 'Look at Level II again', 'the finding of 2026-03-02 is lost: Restraint order of 2026-03-02', `/people/${id}/eligibility`]] });
  });

  test('which orders to review, on the day of the review and not before', async () => {
    using at = await testStation();
    const id = levelled(at, 'ABLE, One', 'II', '2026-02-20');
    doInUnit(at, id, 'deprivation', { reviewBy: '2026-03-03' });
    expect(waits(at)).toEqual({});
    const order = doInUnit(at, id, 'restraint', { reviewBy: testDay });
    expect(waits(at)).toEqual({ 'Orders to review': [['ABLE, One', 'Review the restraint order', 'due by 2026-03-02: Leg irons and waist chain', `/people/${id}/orders/${order}/review`]] });
  });

  test('who lacks at Level III what a package may bring; a lieutenant is not', async () => {
    using at = await testStation();
    const id = levelled(at, 'ABLE, One', 'III', '2026-02-20');
    expect(waits(at)).toEqual({ Packages: [['ABLE, One', 'Enter what he has, or his package', 'no sneakers and no shorts on record', `/people/${id}/items`]] });
    expect([workOf(asksOf(at), 'shu-sergeant').length, workOf(asksOf(at), 'lieutenant').length]).toEqual([1, 0]);
  });
});

test('an immediate move waits for the Watch Commander, then for the sergeant, and a report for the Captain', async () => {
  using at = await testStation();
  const id = levelled(at, 'ABLE, One', 'II', '2026-02-10');
  const [written = ''] = at.as('officer', report(id));
  const request = doInUnit(at, id, 'request', { report: written });
  const forCaptain = [['ABLE, One', 'Decide whether he moves', 'Tier II (proposed) report of 2026-03-01, at Level II, 106.10', `/people/${id}/captain-review/${written}`]];
  expect(waits(at)).toEqual({ 'Immediate moves to approve': [['ABLE, One', 'Approve or refuse the move', 'arson, asked for by The shu-sergeant on 2026-03-02', `/people/${id}/immediate-move`]], 'Reports for the Captain’s review': forCaptain });
  doInUnit(at, id, 'decision', { request });
  expect(waits(at)).toEqual({ 'Moves down to make': [['ABLE, One', 'Move to Level I', 'Immediate move for arson approved 2026-03-02, not made', `/people/${id}/assign/I`]], 'Reports for the Captain’s review': forCaptain });
  expect(workOf(asksOf(at), 'captain').map(({ title }) => title)).toEqual(['Reports for the Captain’s review']);
});

test('everyone in the unit is told of a cell whose people do not fit, and of a level to be put right after a reversal', async () => {
  using at = await testStation();
  const one = levelled(at, 'ABLE, One', 'II', '2026-02-10', '8B1-01');
  levelled(at, 'BAKER, Two', 'II', '2026-02-12', '8B1-01');
  expect(waits(at)).toEqual({ 'Cells whose people do not fit': ['ABLE, One', 'BAKER, Two'].map((name) => [name, 'Move somebody out of the cell', '2 in 8B1-01 of SHU: it has one bed', '/beds']) });
  const root = playCase(at, one, 'appeal');
  at.as('captain', { ...assignLevel(one, 'I', { effective: '2026-02-24' }), body: { level: 'I', report: root } }, assignCell(one, 'SHU', '8A1-01', { effective: '2026-02-24' }));
  at.as('superintendent', onCase(at, one, root, 'reversal'));
  expect(waits(at)['Levels to put right']).toEqual([['ABLE, One', expect.stringContaining('Look at the level again'), expect.stringContaining('Level I'), `/people/${one}/discipline`]]);
  expect(workOf(asksOf(at), 'watch-commander').map(({ title }) => title)).toEqual(['Levels to put right']);
});
