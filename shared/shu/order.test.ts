import { describe, expect, test } from 'vitest';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { unionOf } from '../entry/testing/station.ts';
import { deprivationOrder, orderNow, restraintOrder } from './order.ts';
import { ordersInForce, ordersOf } from './slice.ts';
import { Unit } from './testing/unit.ts';
import { ordersDue } from './work.ts';

const by = (unit: Unit, change: Asked = {}): Asked => ({ on: unit.seen, role: 'lieutenant', ...change });
const restraint = { why: 'Threw liquid through the hatch', restraints: 'Leg irons', reviewBy: '2026-03-09' };
const deprivation = { why: 'Burned a blanket', withheld: ['blanket'], reviewBy: '2026-03-09' };

describe.each([
  ['restraint', restraintOrder, restraint],
  ['deprivation', deprivationOrder, deprivation],
] as const)('a %s order', (of, kinds, words) => {
  const issue = (unit: Unit, day: string) => (of === 'restraint' ? unit.restrain(day) : unit.deprive(day));

  test('is issued by the offices that the procedure names, with its reason and its day of review', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(codesOf(kinds.issued, words, by(unit, { reason: undefined }))).toEqual([]);
    expect(problemsOf(kinds.issued, words, by(unit, { role: 'shu-sergeant' }))).toMatchObject([{ code: 'PIM-028', severity: 'stop', sentence: 'In the office of SHU sergeant such an order is not issued.' }]);
    expect(codesOf(kinds.issued, { ...words, why: '' }, by(unit))).toEqual(['FLD-001']);
    expect(codesOf(kinds.issued, words, by(unit, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('is to be reviewed within the days of the procedure, and not before it is issued', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(problemsOf(kinds.issued, { ...words, reviewBy: '2026-03-10' }, by(unit))).toMatchObject([{ code: 'PIM-029', severity: 'warn', sentence: 'The next review, 2026-03-10, is later than 2026-03-09.' }]);
    expect(codesOf(kinds.issued, { ...words, reviewBy: '2026-03-01' }, by(unit))).toEqual(['PIM-020']);
  });

  test('is reviewed: continued, or modified in words that hold from then on', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const order = issue(unit, '2026-02-20');
    const review = { order, outcome: 'continued', reviewBy: '2026-03-09' };
    expect(codesOf(kinds.reviewed, review, by(unit))).toEqual([]);
    expect(codesOf(kinds.reviewed, { ...review, outcome: 'modified' }, by(unit))).toEqual(['FLD-001']);
    expect(codesOf(kinds.reviewed, review, by(unit, { effective: '2026-02-19' }))).toEqual(['PIM-020', 'PIM-029']);
    expect(codesOf(kinds.reviewed, review, by(unit, { reason: '' }))).toEqual(['FLD-005']);
    unit.reviewOrder(order, '2026-02-25', { of, words: 'Only at exercise' });
    unit.reviewOrder(order, '2026-03-01', { of, reviewBy: '2026-03-08' });
    expect(orderNow(ordersOf(unit.record, of)[0]!)).toEqual({ reviewBy: '2026-03-08', words: 'Only at exercise' });
    expect(ordersDue(unit.record, Temporal.PlainDate.from('2026-03-02'))).toEqual([{ of, order, since: '2026-02-20', reviewBy: '2026-03-08', words: 'Only at exercise' }]);
  });

  test('is ended from a day, once, and is in force until then', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const order = issue(unit, '2026-02-20');
    expect(codesOf(kinds.ended, { order }, by(unit))).toEqual([]);
    expect(codesOf(kinds.ended, { order }, by(unit, { effective: '2026-02-19' }))).toEqual(['PIM-020']);
    unit.endOrder(order, '2026-02-28', of);
    expect(['2026-02-19', '2026-02-20', '2026-02-27', '2026-02-28'].map((day) => ordersInForce(unit.record, of, day).length)).toEqual([0, 1, 1, 0]);
    expect(ordersDue(unit.record, Temporal.PlainDate.from('2026-03-02'))).toEqual([]);
    expect(problemsOf(kinds.ended, { order }, by(unit))).toMatchObject([{ code: 'PIM-030', severity: 'stop' }]);
    expect(codesOf(kinds.reviewed, { order, outcome: 'continued', reviewBy: '2026-03-09' }, by(unit))).toEqual(['PIM-030']);
    const late = [unit.endOrder(order, '2026-03-01', of), unit.reviewOrder(order, '2026-03-01', { of })];
    for (const one of late) expect(unit.record.outcomes.get(one)?.is).toBe('standing aside');
  });

  test('ended, a review of before the end is corrected all the same, and not to a day after it', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const order = issue(unit, '2026-02-20');
    const review = unit.reviewOrder(order, '2026-02-25', { of });
    unit.endOrder(order, '2026-02-28', of);
    const again = (effective: string) => codesOf(of === 'restraint' ? restraintOrder.kinds[4] : deprivationOrder.kinds[4], { order, outcome: 'continued', reviewBy: '2026-03-02' }, by(unit, { rewrites: review, effective }));
    expect([again('2026-02-24'), again('2026-02-28'), again('2026-03-01')]).toEqual([[], [], ['PIM-030']]);
  });

  test('struck out, it was never there, and what was entered on it stands aside', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const order = issue(unit, '2026-02-20');
    const review = unit.reviewOrder(order, '2026-02-25', { of });
    const end = unit.endOrder(order, '2026-02-28', of);
    unit.write({ kind: `${of}-order.voided`, body: {}, strikes: order });
    expect(ordersOf(unit.record, of)).toEqual([]);
    for (const one of [review, end]) expect(unit.record.outcomes.get(one)?.is).toBe('standing aside');
  });

  test('reviewed at one station and ended at another, both are in question', () => {
    const east = new Unit(1, ['I', '2026-01-01']);
    const order = issue(east, '2026-02-20');
    const west = new Unit(2);
    west.receive(east.own);
    const entries = [east.reviewOrder(order, '2026-02-25', { of }), west.wait(600_000).endOrder(order, '2026-02-26', of)];
    const both = new Unit(3);
    both.receive(unionOf([east, west]));
    for (const one of entries) expect(both.record.outcomes.get(one)?.is).toBe('in question');
  });
});

test('the daybook says what an order is of', () => {
  expect(restraintOrder.issued.says(restraint)).toBe('Restraint order issued: Leg irons. Threw liquid through the hatch; to be reviewed by 2026-03-09');
  expect(deprivationOrder.issued.says({ ...deprivation, withheld: ['blanket', 'matches'] })).toBe('Deprivation order issued: blanket, matches. Burned a blanket; to be reviewed by 2026-03-09');
  expect(restraintOrder.reviewed.says({ order: 'o', outcome: 'modified', reviewBy: '2026-03-09', words: 'Only at exercise' })).toBe('Restraint order reviewed: modified, Only at exercise; next by 2026-03-09');
  expect(deprivationOrder.ended.says({ order: 'o' })).toBe('Deprivation order ended');
});

test('a deprivation order is not one of restraint: what is entered on the other sort stands aside', () => {
  const unit = new Unit(1, ['I', '2026-01-01']);
  const order = unit.deprive('2026-02-20');
  expect(codesOf(restraintOrder.ended, { order }, by(unit))).toEqual(['PIM-030']);
  const end = unit.endOrder(order, '2026-02-21');
  expect(unit.record.outcomes.get(end)?.is).toBe('standing aside');
});
