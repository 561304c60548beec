import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter } from '../discipline/moment.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import type { CaptainReviewBody } from './captain-review.ts';
import { ifDecided, ifRecorded, type IfDecided } from './if-decided.ts';
import { levelClock } from './level-clock.ts';
import { restraintOrder } from './order.ts';
import { standingFinding } from './standing.ts';
import { Unit } from './testing/unit.ts';

const day = '2026-03-02';
const asOf = Temporal.PlainDate.from(day);
const at = (unit: Unit, body: CaptainReviewBody) => ifDecided(unit.record, body, day, defaultProcedures, asOf);
const now = (unit: Unit): IfDecided => ({ clock: levelClock(unit.record, defaultProcedures, asOf), finding: standingFinding(unit.record, defaultProcedures, asOf) });
/** What does not name an entry: the entry that is thought of has no name of its own. */
const said = ({ clock, finding }: IfDecided) => ({ level: clock.level, since: clock.since, to: clock.to, earliest: clock.earliest, setBy: clock.setBy, from: clock.from && [clock.from.day, clock.from.says], holds: clock.holds.map(({ says }) => says), risks: clock.risks.map(({ says }) => says), finding: finding && [finding.state, finding.because?.says] });

/** Somebody at Level II since January with a Tier II report of February 20, found eligible on February 10. */
function found(): { readonly unit: Unit; readonly report: string } {
  const unit = new Unit(1, ['I', '2025-11-01'], ['II', '2026-01-01']);
  unit.found('III', '2026-02-10');
  return { unit, report: unit.report('2026-02-20', 'tier set') };
}

describe('what a decision of the Captain would do to the clock (R8, R10)', () => {
  test('no movement leaves the days as they are, and takes the risk of his review away', () => {
    const { unit, report } = found();
    const { clock, finding } = at(unit, { report, outcome: 'no movement' });
    expect(clock).toMatchObject({ level: 'II', earliest: '2026-01-31', setBy: 'R2' });
    expect(clock.risks.map(({ rule }) => rule)).toEqual(['R1.undecided']);
    expect(finding?.state).toBe('waiting');
  });

  test('a move to Level I begins the period on its day (R11), and the finding is lost', () => {
    const { unit, report } = found();
    const { clock, finding } = at(unit, { report, outcome: 'move to Level I' });
    expect(clock).toMatchObject({ level: 'I', since: day, daysInLevel: 0, to: 'II', earliest: '2026-04-01', setBy: 'R11' });
    expect(finding?.state).toBe('lost');
  });

  test('a new period begins on the day that he sets (R14)', () => {
    const { unit, report } = found();
    const { clock, finding } = at(unit, { report, outcome: 'new adjustment period', newPeriodFrom: '2026-02-21' });
    expect(clock).toMatchObject({ level: 'II', earliest: '2026-03-23', setBy: 'R14' });
    expect(finding).toMatchObject({ state: 'lost', because: { says: expect.stringContaining('2026-03-23') } });
  });

  test('a decision that is on record already is left out, so that its correction is seen as it would be', () => {
    const { unit, report } = found();
    unit.captain(report, '2026-02-25', { outcome: 'new adjustment period', newPeriodFrom: '2026-02-25' });
    expect(now(unit).clock.earliest).toBe('2026-03-27');
    expect(at(unit, { report, outcome: 'no movement' }).clock.earliest).toBe('2026-01-31');
  });

  test('nothing of it is on the record that was asked about', () => {
    const { unit, report } = found();
    const { record } = unit;
    const before = JSON.stringify(record.slices);
    ifDecided(record, { report, outcome: 'move to Level I' }, day, defaultProcedures, asOf);
    expect(JSON.stringify(record.slices)).toBe(before);
  });

  test('is what the clock says once it is recorded, whatever the record', () => {
    const dates = fc.integer({ min: 0, max: 59 }).map((days) => daysAfter('2026-01-02', days));
    const outcomes = fc.oneof(fc.constant({ outcome: 'no movement' as const }), fc.constant({ outcome: 'move to Level I' as const }), dates.map((newPeriodFrom) => ({ outcome: 'new adjustment period' as const, newPeriodFrom })));
    fc.assert(
      fc.property(fc.constantFrom('II' as const, 'III' as const), dates, fc.option(dates), fc.option(dates), outcomes, (level, reported, other, restrained, outcome) => {
        const unit = new Unit(1, [level, '2026-01-01']);
        const report = unit.report(reported, 'tier set');
        if (other !== null) unit.report(other, 'tier set');
        if (restrained !== null) unit.endOrder(unit.restrain(restrained), restrained);
        const would = at(unit, { report, ...outcome });
        unit.captain(report, day, outcome);
        if (outcome.outcome === 'move to Level I') unit.level('I', day, { report });
        expect(said(now(unit))).toEqual(said(would));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what an order would do to the clock (R4, R13)', () => {
  test('issued, no day can be said and the finding is lost', () => {
    const { unit } = found();
    const act = { kind: restraintOrder.issued, body: { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-09' }, effective: day };
    expect(ifRecorded(unit.record, act, defaultProcedures, asOf)).toMatchObject({ clock: { earliest: null, setBy: 'R4' }, finding: { state: 'lost' } });
  });

  test('ended, the days off it run from the day after', () => {
    const { unit } = found();
    const order = unit.restrain('2026-02-22');
    expect(ifRecorded(unit.record, { kind: restraintOrder.ended, body: { order }, effective: day }, defaultProcedures, asOf).clock).toMatchObject({ earliest: '2026-04-02', setBy: 'R13' });
  });

  test('that is not there changes nothing', () => {
    const { unit } = found();
    expect(ifRecorded(unit.record, { kind: restraintOrder.ended, body: { order: '019ca9e9-d580-70a6-b65f-3334a88bc231' }, effective: day }, defaultProcedures, asOf)).toEqual(now(unit));
  });
});
