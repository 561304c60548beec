import { describe, expect, test } from 'vitest';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { unionOf } from '../entry/testing/station.ts';
import { captainReviewCorrected, captainReviewDecided, type CaptainReviewBody } from './captain-review.ts';
import { captainTasks } from './captain-tasks.ts';
import { captainReviewsOf } from './slice.ts';
import { Unit } from './testing/unit.ts';

const captain = (unit: Unit, change: Asked = {}): Asked => ({ on: unit.seen, role: 'captain', ...change });
const noMovement = (report: string): CaptainReviewBody => ({ report, outcome: 'no movement' });

describe('reports that await the Captain (R8)', () => {
  test('every Tier II and III report on somebody at Level II or III, by the tier set or else proposed', () => {
    const unit = new Unit(1, ['II', '2026-01-01'], ['III', '2026-02-01']);
    unit.report('2026-02-10', 'written', { tier: 3 });
    unit.report('2026-01-10', 'tier set', { tier: 2 });
    unit.report('2026-01-12', 'tier set', { tier: 1 });
    expect(captainTasks(unit.record).map(({ date, tier, tierSet, level, says }) => [date, tier, tierSet, level, says])).toEqual([
      ['2026-01-10', 2, true, 'III', 'Tier II report of 2026-01-10, at Level III'],
      ['2026-02-10', 3, false, 'III', 'Tier III (proposed) report of 2026-02-10, at Level III'],
    ]);
  });

  test('until it is decided, one way or the other', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-20', 'tier set');
    expect(captainTasks(unit.record)).toHaveLength(1);
    const review = unit.captain(report, '2026-02-21', { outcome: 'no movement' });
    expect(captainTasks(unit.record)).toEqual([]);
    unit.write({ kind: 'captain-review.voided', body: {}, strikes: review });
    expect(captainTasks(unit.record)).toHaveLength(1);
  });

  test('at Level I there is none, unless he comes to Level II while it is not decided', () => {
    const still = new Unit(1, ['I', '2026-01-01']);
    still.report('2026-02-10', 'tier set');
    expect(captainTasks(still.record)).toEqual([]);
    still.level('II', '2026-02-20');
    expect(captainTasks(still.record)).toMatchObject([{ level: 'II' }]);
    const decided = new Unit(1, ['I', '2026-01-01']);
    decided.report('2026-02-10');
    decided.level('II', '2026-02-20');
    expect(captainTasks(decided.record)).toEqual([]);
  });

  test('moved down since, it is still to be decided; dismissed or reversed, it is not', () => {
    const unit = new Unit(1, ['III', '2026-01-01']);
    unit.report('2026-02-10');
    unit.level('I', '2026-02-11');
    expect(captainTasks(unit.record)).toMatchObject([{ date: '2026-02-10', level: 'III' }]);
    for (const stage of ['dismissed', 'reversed'] as const) {
      const gone = new Unit(1, ['III', '2026-01-01']);
      gone.report('2026-02-10', stage);
      expect(captainTasks(gone.record)).toEqual([]);
    }
  });

  test('moved down on the very day of the incident, it is to be decided, for it arose at the level above', () => {
    const unit = new Unit(1, ['II', '2026-01-01'], ['I', '2026-02-10']);
    unit.report('2026-02-10', 'tier set');
    unit.report('2026-02-11', 'tier set');
    expect(captainTasks(unit.record)).toMatchObject([{ date: '2026-02-10', level: 'II' }]);
  });

  test('a report of before the unit, long decided, is none', () => {
    const unit = new Unit(1);
    unit.report('2024-05-01');
    unit.level('II', '2026-01-01');
    expect(captainTasks(unit.record)).toEqual([]);
  });
});

describe('the Captain’s decision', () => {
  const withReport = () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    return { unit, report: unit.report('2026-02-20', 'tier set') };
  };

  test('is the Captain’s or the superintendent’s, or a lieutenant’s or Watch Commander’s as the designee', () => {
    const { unit, report } = withReport();
    expect(captainReviewDecided.roles).toEqual(['captain', 'superintendent', 'lieutenant', 'watch-commander']);
    for (const role of ['captain', 'superintendent'] as const) expect(codesOf(captainReviewDecided, noMovement(report), captain(unit, { role }))).toEqual([]);
    for (const role of ['lieutenant', 'watch-commander'] as const) {
      expect(problemsOf(captainReviewDecided, noMovement(report), captain(unit, { role }))).toMatchObject([{ code: 'PIM-022', severity: 'stop', rule: 'PIMS R8' }]);
      expect(codesOf(captainReviewDecided, { ...noMovement(report), designee: true }, captain(unit, { role }))).toEqual([]);
    }
  });

  test('has a reason, and a day between the report and today', () => {
    const { unit, report } = withReport();
    expect(codesOf(captainReviewDecided, noMovement(report), captain(unit, { reason: '' }))).toEqual(['FLD-005']);
    expect(codesOf(captainReviewDecided, noMovement(report), captain(unit, { effective: '2026-02-19' }))).toEqual(['DIS-009']);
    expect(codesOf(captainReviewDecided, noMovement(report), captain(unit, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('of a new period says from when, and not before the report (R14)', () => {
    const { unit, report } = withReport();
    const period = (newPeriodFrom?: string) => ({ report, outcome: 'new adjustment period', ...(newPeriodFrom === undefined ? {} : { newPeriodFrom }) });
    expect(codesOf(captainReviewDecided, period(), captain(unit))).toEqual(['FLD-001']);
    expect(problemsOf(captainReviewDecided, period('2026-02-19'), captain(unit))).toMatchObject([{ code: 'DIS-009', field: 'newPeriodFrom' }]);
    expect(codesOf(captainReviewDecided, period('2026-03-10'), captain(unit))).toEqual([]);
    expect(codesOf(captainReviewDecided, { ...noMovement(report), newPeriodFrom: '2026-03-10' }, captain(unit))).toEqual(['FLD-002']);
  });

  test('is made once; then it is corrected', () => {
    const { unit, report } = withReport();
    const first = unit.captain(report, '2026-02-21', { outcome: 'no movement' });
    expect(problemsOf(captainReviewDecided, noMovement(report), captain(unit))).toMatchObject([{ code: 'PIM-021', value: '2026-02-21' }]);
    expect(codesOf(captainReviewCorrected, { report, outcome: 'move to Level I' }, captain(unit, { rewrites: first }))).toEqual([]);
  });

  test('on a Tier I report, or at Level I, is not called for; on one that does not stand it is impossible', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(problemsOf(captainReviewDecided, noMovement(unit.report('2026-02-20', 'tier set')), captain(unit))).toMatchObject([{ code: 'PIM-023', severity: 'warn' }]);
    expect(codesOf(captainReviewDecided, noMovement(unit.report('2026-02-22', 'reversed')), captain(unit))).toEqual(['DIS-008']);
  });

  test('made at two stations, each is in question until somebody settles it', () => {
    const { unit: east, report } = withReport();
    const west = new Unit(2);
    west.receive(east.own);
    const reviews = [east.captain(report, '2026-02-21', { outcome: 'no movement' }), west.captain(report, '2026-02-21', { outcome: 'move to Level I' })];
    const both = new Unit(3);
    both.receive(unionOf([east, west]));
    for (const review of reviews) expect(both.record.outcomes.get(review)?.is).toBe('in question');
  });

  test('of a report that is reversed leaves the record with it', () => {
    const { unit, report } = withReport();
    unit.captain(report, '2026-02-21', { outcome: 'no movement' }, 'Commissary for two weeks');
    expect(captainReviewsOf(unit.record)).toMatchObject([{ outcome: 'no movement', day: '2026-02-21', by: 'captain-1', privilegesLost: 'Commissary for two weeks' }]);
    unit.dispose(report, '2026-02-20');
    unit.reverse(report, '2026-02-26');
    expect(captainReviewsOf(unit.record)).toEqual([]);
  });

  test('the daybook says what was decided', () => {
    expect(captainReviewDecided.says({ report: 'r', outcome: 'new adjustment period', newPeriodFrom: '2026-03-10', privilegesLost: 'commissary', designee: true })).toBe('Captain’s review of a report, by the designee: new adjustment period from 2026-03-10; privileges lost: commissary');
    expect(captainReviewDecided.says(noMovement('r'))).toBe('Captain’s review of a report: no movement');
  });
});
