import { describe, expect, test } from 'vitest';
import { Unit } from '../shu/testing/unit.ts';
import { disciplineOf } from './case.ts';
import { expungedEntries } from './expunged-entries.ts';

/** What is hidden of each entry of the unit, by its kind. */
function hiddenIn(unit: Unit): readonly string[] {
  const kindOf = new Map(unit.seen.map(({ header }) => [header.id, header.kind]));
  const ofUnit = /^(level|eligibility|captain-review|immediate-move|restraint-order)\./;
  return expungedEntries(disciplineOf(unit.record), unit.seen).flatMap(({ entry, hides, on }) => (ofUnit.test(kindOf.get(entry)!) ? [`${kindOf.get(entry)}: ${hides}, ${on}`] : []));
}

describe('what a reversal hides of the unit', () => {
  test('the Captain’s review in every writing, where any of them names the report', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const [reversed, other] = [unit.report('2026-02-10'), unit.report('2026-02-11')];
    const review = unit.captain(other, '2026-02-14', { outcome: 'no movement' });
    unit.write({ kind: 'captain-review.corrected', body: { report: reversed, outcome: 'move to Level I' }, strikes: review });
    unit.reverse(reversed, '2026-02-20');
    expect(hiddenIn(unit)).toEqual(['captain-review.decided: entry, 2026-02-20', 'captain-review.corrected: entry, 2026-02-20']);
  });

  test('an immediate move asked for on it, its decision, and the reason of the level that carried it out', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-10');
    const immediateMove = unit.askMove('2026-02-10', report);
    unit.decideMove(immediateMove, '2026-02-10');
    unit.level('I', '2026-02-10', { immediateMove });
    unit.reverse(report, '2026-02-20');
    expect(hiddenIn(unit)).toEqual(['immediate-move.requested: entry, 2026-02-20', 'immediate-move.decided: entry, 2026-02-20', 'level.assigned: reason, 2026-02-20']);
  });

  test('the reason of a finding that looked at it, and of a level that names it; nothing of what names another report, or none', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const [report, other] = [unit.report('2026-02-01'), unit.report('2026-02-02')];
    unit.found('II', '2026-02-08', { considered: [report, other], outcome: 'not eligible' });
    unit.found('II', '2026-02-09', { considered: [other], outcome: 'not eligible' });
    unit.captain(other, '2026-02-10', { outcome: 'no movement' });
    unit.askMove('2026-02-10');
    unit.restrain('2026-02-11');
    unit.level('II', '2026-02-12', { report });
    unit.reverse(report, '2026-02-20');
    expect(hiddenIn(unit)).toEqual(['eligibility.found: reason, 2026-02-20', 'level.assigned: reason, 2026-02-20']);
  });
});
