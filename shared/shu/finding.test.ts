import { describe, expect, test } from 'vitest';
import { shuRoles } from '../accounts/roles.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { unionOf } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { eligibilityFound, eligibilityWithdrawn } from './finding.ts';
import { waitingSkipped } from './skip.ts';
import { findingsOf, skipsOf } from './slice.ts';
import { standingFinding } from './standing.ts';
import { Unit } from './testing/unit.ts';

const eligible = (to: 'II' | 'III', considered: readonly string[] = []) => ({ to, outcome: 'eligible', considered });
const sergeant = (unit: Unit, change: Asked = {}): Asked => ({ on: unit.seen, role: 'shu-sergeant', ...change });
const standing = (unit: Unit, day = '2026-03-02') => standingFinding(unit.record, defaultProcedures, Temporal.PlainDate.from(day));

describe('finding somebody eligible (R3, R5)', () => {
  test.each([
    ['I', 'II'],
    ['II', 'III'],
  ] as const)('in Level %s for Level %s, with the days served and nothing in the way: nothing is said', (level, to) => {
    expect(codesOf(eligibilityFound, eligible(to), sergeant(new Unit(1, [level, '2026-01-01'])))).toEqual([]);
  });

  test('it is for a person to judge: not eligible is never questioned, nor eligible refused for what the clock says', () => {
    const early = new Unit(1, ['I', '2026-02-20']);
    expect(codesOf(eligibilityFound, { ...eligible('II'), outcome: 'not eligible' }, sergeant(early))).toEqual([]);
    expect(problemsOf(eligibilityFound, eligible('II'), sergeant(early))).toMatchObject([{ code: 'PIM-015', severity: 'warn', value: 'Level I since 2026-02-20: 30 days, over on 2026-03-22', rule: 'PIMS R1' }]);
  });

  test('each thing that holds is named with its rule: the days, a restraint order, a new period', () => {
    const unit = new Unit(1, ['II', '2026-02-20']);
    const report = unit.report('2026-02-21');
    unit.captain(report, '2026-02-25', { outcome: 'new adjustment period', newPeriodFrom: '2026-02-25' });
    unit.restrain('2026-02-26');
    expect(problemsOf(eligibilityFound, eligible('III', [report]), sergeant(unit)).map(({ code, rule }) => [code, rule])).toEqual([['PIM-015', 'PIMS R4'], ['PIM-015', 'PIMS R2'], ['PIM-015', 'PIMS R2'], ['PIM-015', 'PIMS R14']]);
  });

  test('a report not decided puts it at risk (R12), one that the Captain has not reviewed too (R8)', () => {
    const one = new Unit(1, ['I', '2026-01-01']);
    const report = one.report('2026-02-20', 'tier set');
    expect(problemsOf(eligibilityFound, eligible('II', [report]), sergeant(one)).map(({ code, severity, rule }) => [code, severity, rule])).toEqual([['PIM-016', 'warn', 'PIMS R12']]);
    const two = new Unit(1, ['II', '2026-01-01']);
    const other = two.report('2026-02-20', 'tier set');
    expect(problemsOf(eligibilityFound, eligible('III', [other]), sergeant(two)).map(({ code, rule }) => [code, rule])).toEqual([['PIM-016', 'PIMS R1'], ['PIM-016', 'PIMS R8']]);
  });

  test('a move down that awaits somebody is named (R9)', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    unit.askMove('2026-03-01');
    expect(problemsOf(eligibilityFound, eligible('III'), sergeant(unit))).toMatchObject([{ code: 'PIM-017', rule: 'PIMS R9' }]);
  });

  test('a report in the level that was not looked at is named (R3), and one that does not stand cannot have been', () => {
    const unit = new Unit(1, ['I', '2025-11-01']);
    unit.report('2025-12-01');
    expect(problemsOf(eligibilityFound, eligible('II'), sergeant(unit))).toMatchObject([{ code: 'PIM-014', severity: 'warn', value: '2025-12-01' }]);
    const gone = unit.report('2025-12-20', 'reversed');
    expect(problemsOf(eligibilityFound, eligible('II', [gone]), sergeant(unit))).toMatchObject([{ code: 'DIS-008', field: 'considered.0' }, { code: 'PIM-014' }]);
  });

  test('for a level that is not the next one, or in no level, it is impossible', () => {
    expect(problemsOf(eligibilityFound, eligible('III'), sergeant(new Unit(1, ['I', '2026-01-01'])))).toMatchObject([{ code: 'PIM-010', severity: 'stop', sentence: 'Eligibility for Level III is found in the level below it; the person is at Level I on that day.' }]);
    expect(codesOf(eligibilityFound, eligible('III'), sergeant(new Unit(1, ['III', '2026-01-01'])))).toEqual(['PIM-010']);
    expect(codesOf(eligibilityFound, eligible('II'), sergeant(new Unit(1)))).toEqual(['PIM-010']);
  });

  test('twice while the first stands is refused; the contrary may be found at any time', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.found('II', '2026-02-10');
    expect(problemsOf(eligibilityFound, eligible('II'), sergeant(unit))).toMatchObject([{ code: 'PIM-011', severity: 'stop' }]);
    expect(codesOf(eligibilityFound, { ...eligible('II'), outcome: 'not eligible' }, sergeant(unit))).toEqual([]);
  });

  test('it has a reason, and is not of a day to come', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(codesOf(eligibilityFound, eligible('II'), sergeant(unit, { reason: ' ' }))).toEqual(['FLD-005']);
    expect(codesOf(eligibilityFound, eligible('II'), sergeant(unit, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('those who run the unit find, and nobody else; the daybook says what was found', () => {
    expect(eligibilityFound.roles).toEqual(shuRoles);
    expect(eligibilityFound.says({ to: 'II', outcome: 'not eligible', considered: [] })).toBe('Found not eligible for Level II');
  });
});

describe('where a finding stands', () => {
  test('it waits, by the earliest day that the clock had', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const root = unit.found('II', '2026-02-10');
    expect(standing(unit)).toMatchObject({ state: 'waiting', eligibleOn: '2026-01-31', because: null, pendingDown: null, finding: { root, reason: 'Good adjustment' } });
    expect(standing(unit, '2026-02-09')).toBeNull();
  });

  test('made while a restraint order was in force, it goes by its own day', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.restrain('2026-01-05');
    unit.found('II', '2026-02-10');
    expect(standing(unit)).toMatchObject({ state: 'waiting', eligibleOn: '2026-02-10' });
  });

  test('a move up carries it out, whether it names the finding or not', () => {
    for (const more of [true, false]) {
      const unit = new Unit(1, ['I', '2026-01-01']);
      const finding = unit.found('II', '2026-02-10');
      const entry = unit.level('II', '2026-02-15', more ? { finding } : {});
      expect(standing(unit)).toMatchObject({ state: 'moved', because: { entry, says: 'Moved to Level II on 2026-02-15' } });
    }
  });

  test('a report affirmed after it, from whose day the period is not over, takes it away (R12); reversed, it stands again', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const report = unit.report('2026-02-05', 'tier set');
    unit.found('II', '2026-02-06');
    expect(standing(unit, '2026-02-07')).toMatchObject({ state: 'waiting' });
    unit.dispose(report, '2026-02-05');
    expect(standing(unit)).toMatchObject({ state: 'lost', because: { says: 'Report of 2026-02-05, affirmed 2026-02-08: not before 2026-03-07' } });
    unit.reverse(report, '2026-02-20');
    expect(standing(unit)).toMatchObject({ state: 'waiting' });
  });

  test('a report affirmed before it does not: whoever found had it before him', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const report = unit.report('2026-02-05');
    unit.found('II', '2026-02-10', { considered: [report] });
    expect(standing(unit)).toMatchObject({ state: 'waiting', eligibleOn: '2026-03-07' });
  });

  test('a report affirmed after it whose period was over by then does not', () => {
    const unit = new Unit(1, ['I', '2025-11-01']);
    const report = unit.report('2025-12-01', 'tier set');
    unit.found('II', '2026-02-10');
    unit.dispose(report, '2025-12-01');
    expect(standing(unit)).toMatchObject({ state: 'waiting' });
  });

  test.each<[string, (unit: Unit) => void, string]>([
    ['a restraint order', (unit) => unit.restrain('2026-02-12'), 'Restraint order of 2026-02-12'],
    ['a restraint order that has ended since', (unit) => unit.endOrder(unit.restrain('2026-02-12'), '2026-02-14'), 'Restraint order of 2026-02-12'],
    ['a new period set by the Captain', (unit) => unit.captain(unit.report('2026-01-20'), '2026-02-12', { outcome: 'new adjustment period', newPeriodFrom: '2026-02-12' }), 'New adjustment period from 2026-02-12, set by the Captain: not before 2026-03-14'],
    ['a move down', (unit) => unit.level('I', '2026-02-12'), 'Moved to Level I on 2026-02-12'],
  ])('%s takes it away', (_, happen, says) => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    unit.found('III', '2026-02-10');
    happen(unit);
    expect(standing(unit)).toMatchObject({ state: 'lost', because: { says } });
  });

  test('while a move down awaits somebody it says so, and stands', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    unit.found('III', '2026-02-10');
    const request = unit.askMove('2026-02-12');
    expect(standing(unit)).toMatchObject({ state: 'waiting', pendingDown: { rule: 'R9', entry: request, decided: false } });
    unit.decideMove(request, '2026-02-12', 'refused');
    expect(standing(unit)).toMatchObject({ state: 'waiting', pendingDown: null });
    unit.captain(unit.report('2026-02-13'), '2026-02-17', { outcome: 'move to Level I' });
    expect(standing(unit)?.pendingDown).toMatchObject({ rule: 'R8', decided: true });
  });

  test('not eligible, withdrawn, struck out', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const first = unit.found('II', '2026-02-01', { outcome: 'not eligible' });
    expect(standing(unit)).toMatchObject({ state: 'not eligible', finding: { root: first } });
    const second = unit.found('II', '2026-02-10');
    unit.withdraw(second, '2026-02-12');
    expect(standing(unit)).toMatchObject({ state: 'withdrawn', because: { says: 'Withdrawn on 2026-02-12: Found in error' } });
    expect(standing(unit, '2026-02-11')).toMatchObject({ state: 'waiting' });
    unit.write({ kind: 'eligibility.voided', body: {}, strikes: second });
    expect(standing(unit)).toMatchObject({ finding: { root: first } });
  });

  test('made without sight of a report, of an order or of a Captain’s decision entered elsewhere, it is in question', () => {
    const deeds: readonly ((unit: Unit) => void)[] = [(unit) => unit.report('2026-02-05', 'written'), (unit) => unit.restrain('2026-02-05'), (unit) => unit.level('I', '2026-02-05'), (unit) => unit.askMove('2026-02-05')];
    for (const deed of deeds) {
      const east = new Unit(1, ['I', '2026-01-01'], ['II', '2026-02-01']);
      const west = new Unit(2);
      west.receive(east.own);
      deed(east);
      west.wait(600_000);
      const finding = west.found('III', '2026-03-05');
      const both = new Unit(3);
      both.receive(unionOf([east, west]));
      expect(both.record.outcomes.get(finding)?.is).toBe('in question');
    }
  });
});

describe('withdrawing a finding', () => {
  test('that stands and has not been carried out, not before its day', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-10');
    expect(codesOf(eligibilityWithdrawn, { finding }, sergeant(unit))).toEqual([]);
    expect(codesOf(eligibilityWithdrawn, { finding }, sergeant(unit, { effective: '2026-02-09' }))).toEqual(['PIM-020']);
    unit.level('II', '2026-02-15', { finding });
    expect(codesOf(eligibilityWithdrawn, { finding }, sergeant(unit))).toEqual(['PIM-018']);
    unit.withdraw(finding, '2026-02-20');
    expect(codesOf(eligibilityWithdrawn, { finding }, sergeant(unit))).toEqual(['PIM-012']);
  });

  test('twice, or of one struck out, stands aside', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-10');
    unit.withdraw(finding, '2026-02-12');
    const again = unit.withdraw(finding, '2026-02-13');
    expect(unit.record.outcomes.get(again)?.is).toBe('standing aside');
    unit.write({ kind: 'eligibility.voided', body: {}, strikes: finding });
    expect(findingsOf(unit.record)).toEqual([]);
    expect([...unit.record.outcomes.values()].filter(({ is }) => is === 'standing aside')).toHaveLength(2);
  });
});

describe('passing somebody over on the waiting list', () => {
  test('is written down with its reason, on a finding that stands', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-10');
    expect(codesOf(waitingSkipped, { finding, inFavourOf: 'person-2' }, sergeant(unit))).toEqual([]);
    expect(codesOf(waitingSkipped, { finding, inFavourOf: null, bed: { unit: 'shu', cell: '8a1-01' } }, sergeant(unit, { reason: '' }))).toEqual(['FLD-005']);
    expect(codesOf(waitingSkipped, { finding, inFavourOf: 'person-1' }, sergeant(unit))).toEqual(['PIM-013']);
    expect(codesOf(waitingSkipped, { finding, inFavourOf: null }, sergeant(unit, { effective: '2026-02-09' }))).toEqual(['PIM-020']);
    unit.skip(finding, '2026-02-11', 'person-2');
    expect(skipsOf(unit.record)).toMatchObject([{ finding, inFavourOf: 'person-2', day: '2026-02-11' }]);
    unit.withdraw(finding, '2026-02-12');
    expect(codesOf(waitingSkipped, { finding, inFavourOf: null }, sergeant(unit))).toEqual(['PIM-012']);
    expect(waitingSkipped.says({ finding, inFavourOf: null, bed: { unit: 'SHU', cell: '8A1-01' } })).toBe('Passed over on the waiting list, for cell 8A1-01 of SHU');
  });
});
