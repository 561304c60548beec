import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../procedures/procedures.ts';
import { Unit } from './testing/unit.ts';
import { passedOver, waitingOrder, type WaitingLine } from './waiting.ts';
import { findingPossible, waitingLine, workOfUnit } from './work.ts';

const on = (day: string) => Temporal.PlainDate.from(day);
const possible = (unit: Unit, day: string) => findingPossible(unit.record, defaultProcedures, on(day));

describe('a finding that somebody may make (R3)', () => {
  test('from the earliest day on, until somebody finds', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(possible(unit, '2026-01-30')).toBeNull();
    expect(possible(unit, '2026-01-31')).toEqual({ to: 'II', earliest: '2026-01-31' });
    unit.found('II', '2026-02-02');
    expect(possible(unit, '2026-02-03')).toBeNull();
  });

  test('again where it was withdrawn, lost and the days have run anew, or of before the present stay in the level', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.withdraw(unit.found('II', '2026-02-02'), '2026-02-03');
    expect(possible(unit, '2026-02-03')).toMatchObject({ to: 'II' });
    unit.found('II', '2026-02-04');
    unit.endOrder(unit.restrain('2026-02-05'), '2026-02-06');
    expect(possible(unit, '2026-02-20')).toBeNull();
    expect(possible(unit, '2026-03-09')).toEqual({ to: 'II', earliest: '2026-03-09' });
    unit.level('II', '2026-03-10');
    expect(possible(unit, '2026-03-20')).toBeNull();
    expect(possible(unit, '2026-04-09')).toEqual({ to: 'III', earliest: '2026-04-09' });
    unit.level('I', '2026-04-10');
    expect(possible(unit, '2026-05-10')).toEqual({ to: 'II', earliest: '2026-05-10' });
  });

  test('not again where somebody was found not eligible with the days served; where they had not been, again', () => {
    const served = new Unit(1, ['I', '2026-01-01']);
    served.found('II', '2026-02-02', { outcome: 'not eligible' });
    expect(possible(served, '2026-02-03')).toBeNull();
    const early = new Unit(1, ['I', '2026-01-01']);
    early.found('II', '2026-01-20', { outcome: 'not eligible' });
    expect(possible(early, '2026-02-03')).toMatchObject({ to: 'II' });
  });
});

test('everything that awaits somebody is on one sheet', () => {
  const unit = new Unit(1, ['II', '2026-01-01']);
  const report = unit.report('2026-02-20', 'tier set');
  const request = unit.askMove('2026-03-01', report);
  unit.deprive('2026-02-25', '2026-03-04');
  unit.restrain('2026-02-26', '2026-03-03');
  expect(workOfUnit(unit.record, defaultProcedures, on('2026-03-02'))).toMatchObject({
    captain: [{ report }],
    immediateMoves: [{ root: request }],
    movesDown: [],
    orders: [{ of: 'restraint', reviewBy: '2026-03-03', words: 'Leg irons and waist chain' }, { of: 'deprivation', reviewBy: '2026-03-04', words: 'blanket, matches' }],
    finding: null,
  });
});

describe('the waiting list (R2, R5)', () => {
  const line = (person: string, change: Partial<WaitingLine> = {}): WaitingLine => ({ person, name: 'DOE, John', to: 'III', eligibleOn: '2026-02-01', foundOn: '2026-02-05', finding: 'f', skips: [], ...change });

  test('whoever moves passes over those of his level before him, and all of them where he is not on it', () => {
    const list = waitingOrder([line('a'), line('b', { eligibleOn: '2026-02-02' }), line('c', { eligibleOn: '2026-02-03' }), line('z', { to: 'II' })]);
    const before = (person: string, on = '2026-03-01', to: 'II' | 'III' = 'III') => passedOver(list, { person, to, on }).map((one) => one.person);
    expect(before('a')).toEqual([]);
    expect(before('c')).toEqual(['a', 'b']);
    expect(before('nobody on it')).toEqual(['a', 'b', 'c']);
    expect(before('nobody on it', '2026-03-01', 'II')).toEqual(['z']);
  });

  test('nobody is passed over by a move made before he was found eligible', () => {
    const list = waitingOrder([line('a', { foundOn: '2026-02-20' }), line('b', { eligibleOn: '2026-02-02' })]);
    expect(passedOver(list, { person: 'b', to: 'III', on: '2026-02-10' })).toEqual([]);
    expect(passedOver(list, { person: 'b', to: 'III', on: '2026-02-20' })).toMatchObject([{ person: 'a' }]);
  });

  test('goes by the day of eligibility, then by the day of the finding, and as a last resort by name and number', () => {
    const lines = [line('e', { name: 'ROE, Jane' }), line('d'), line('c'), line('b', { foundOn: '2026-02-04' }), line('a', { eligibleOn: '2026-01-31', foundOn: '2026-02-20' }), line('z', { to: 'II', eligibleOn: '2026-02-28' })];
    expect(waitingOrder(lines).map(({ person, position, after }) => [person, position, after])).toEqual([
      ['z', 1, 'first'],
      ['a', 1, 'first'],
      ['b', 2, 'day of eligibility'],
      ['c', 3, 'day of the finding'],
      ['d', 4, 'number of the record'],
      ['e', 5, 'name'],
    ]);
  });

  test('is the same whatever order the lines come in, and loses nobody', () => {
    const anyLine = fc.record({ person: fc.uuid(), name: fc.constantFrom('DOE, John', 'ROE, Jane'), to: fc.constantFrom('II' as const, 'III' as const), eligibleOn: fc.constantFrom('2026-02-01', '2026-02-02'), foundOn: fc.constantFrom('2026-02-05', '2026-02-06') });
    fc.assert(
      fc.property(fc.uniqueArray(anyLine, { selector: ({ person }) => person }), fc.infiniteStream(fc.nat()), (some, order) => {
        const lines = some.map((one) => line(one.person, one));
        const shuffled = lines.map((one) => [order.next().value, one] as const).toSorted(([a], [b]) => a - b).map(([, one]) => one);
        expect(waitingOrder(shuffled)).toEqual(waitingOrder(lines));
        expect(waitingOrder(lines)).toHaveLength(lines.length);
      }),
      { numRuns: 100 },
    );
  });

  test('a person has a line while his finding waits, with the times that he was passed over', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    expect(waitingLine(unit.record, 'DOE, John Q', defaultProcedures, on('2026-03-02'))).toBeNull();
    const finding = unit.found('III', '2026-02-05');
    unit.skip(finding, '2026-02-10', 'person-2');
    expect(waitingLine(unit.record, 'DOE, John Q', defaultProcedures, on('2026-03-02'))).toMatchObject({ person: 'person-1', to: 'III', eligibleOn: '2026-01-31', foundOn: '2026-02-05', finding, skips: [{ inFavourOf: 'person-2', day: '2026-02-10' }] });
    unit.level('III', '2026-02-20', { finding });
    expect(waitingLine(unit.record, 'DOE, John Q', defaultProcedures, on('2026-03-02'))).toBeNull();
  });
});
