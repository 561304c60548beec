import { describe, expect, test } from 'vitest';
import { effectsOf } from '../discipline/effects.ts';
import { workToPutRight } from '../discipline/work.ts';
import { Unit } from './testing/unit.ts';

const effects = (unit: Unit, report: string) => effectsOf(unit.record, report).map(({ effect, day }) => `${effect} ${day}`);
const work = (unit: Unit) => workToPutRight(unit.record).map(({ effect, says }) => `${effect}: ${says}`);

describe('what a report caused in the unit', () => {
  test('a new adjustment period, privileges lost: seen while it stands, and work once it is reversed', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-10');
    unit.captain(report, '2026-02-14', { outcome: 'new adjustment period', newPeriodFrom: '2026-02-15' }, 'Commissary');
    expect(effects(unit, report)).toEqual(['privileges lost 2026-02-14', 'adjustment period 2026-02-15']);
    expect(work(unit)).toEqual([]);
    unit.reverse(report, '2026-02-20');
    expect(work(unit)).toEqual(['adjustment period: New adjustment period from 2026-02-15', 'privileges lost: Privileges lost by the Captain’s decision of 2026-02-14']);
  });

  test('a level that the Captain decided on, also where the move did not name the report', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-10');
    unit.captain(report, '2026-02-14', { outcome: 'move to Level I' });
    expect(effects(unit, report)).toEqual([]);
    unit.level('I', '2026-02-15');
    expect(effects(unit, report)).toEqual(['level 2026-02-15']);
    unit.reverse(report, '2026-02-20');
    expect(work(unit)).toEqual(['level: Level I since 2026-02-15']);
    unit.level('II', '2026-02-21');
    expect(work(unit)).toEqual([]);
  });

  test('a level that the Captain confirmed after it was assigned, unless it names another report', () => {
    for (const [other, expected] of [[false, ['level 2026-02-11']], [true, []]] as const) {
      const unit = new Unit(1, ['II', '2026-01-01']);
      const report = unit.report('2026-02-10');
      const second = unit.report('2026-02-10');
      unit.level('I', '2026-02-11', other ? { report: second } : {});
      unit.captain(report, '2026-02-14', { outcome: 'move to Level I' });
      expect(effects(unit, report)).toEqual(expected);
    }
  });

  test('an immediate move approved and not made is to be stopped; made, it is the level that is looked at again', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-10');
    const immediateMove = unit.askMove('2026-02-10', report);
    expect(effects(unit, report)).toEqual([]);
    unit.decideMove(immediateMove, '2026-02-11');
    expect(effects(unit, report)).toEqual(['immediate move 2026-02-11']);
    unit.reverse(report, '2026-02-20');
    expect(work(unit)).toEqual(['immediate move: Immediate move approved 2026-02-11']);
    unit.level('I', '2026-02-12', { immediateMove });
    expect(work(unit)).toEqual(['level: Level I since 2026-02-12']);
  });

  test('a report that was affirmed after another’s review has caused nothing of that', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const [first, second] = [unit.report('2026-02-10'), unit.report('2026-02-12')];
    unit.captain(first, '2026-02-16', { outcome: 'new adjustment period', newPeriodFrom: '2026-02-16' });
    expect(effects(unit, second)).toEqual([]);
  });
});
