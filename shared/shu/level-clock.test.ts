import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter } from '../discipline/moment.ts';
import { defaultProcedures, type Procedures } from '../procedures/procedures.ts';
import { levelClock, type LevelClock } from './level-clock.ts';
import { Unit } from './testing/unit.ts';

const clockOn = (unit: Unit, day: string, procedures: Procedures = defaultProcedures): LevelClock => levelClock(unit.record, procedures, Temporal.PlainDate.from(day));
const readings = ({ inferred }: LevelClock) => inferred.map(({ rule }) => rule);

/** A procedure with another minimum from a day on. */
function changedOn(effective: string, days: number): Procedures {
  const [upstate] = defaultProcedures.levels;
  return { ...defaultProcedures, levels: [upstate!, { ...upstate!, effective, numbers: { ...upstate!.numbers, minimumDays: { I: days, II: days } } }] };
}

describe('the minimum days of a level (R1, R2)', () => {
  test.each([
    ['I', 'II', 'R1'],
    ['II', 'III', 'R2'],
  ] as const)('in Level %s for Level %s: the day of the assignment and thirty days', (level, to, rule) => {
    const unit = new Unit(1, [level, '2026-01-01']);
    expect(clockOn(unit, '2026-01-30')).toMatchObject({ level, since: '2026-01-01', daysInLevel: 29, to, earliest: '2026-01-31', setBy: rule, from: { day: '2026-01-01' }, holds: [{ rule, until: '2026-01-31' }] });
    expect(clockOn(unit, '2026-01-31')).toMatchObject({ daysInLevel: 30, earliest: '2026-01-31', holds: [] });
  });

  test('at Level III there is nothing to wait for, and in no level nothing at all', () => {
    expect(clockOn(new Unit(1, ['III', '2026-01-01']), '2026-03-01')).toMatchObject({ level: 'III', to: null, earliest: null, setBy: null, holds: [], steps: [] });
    expect(clockOn(new Unit(1), '2026-03-01')).toMatchObject({ level: null, since: null, daysInLevel: 0, earliest: null });
    expect(clockOn(new Unit(1, ['I', '2026-03-02']), '2026-03-01')).toMatchObject({ level: null });
  });

  test('a level that two stations assigned twice counts from the first of the two', () => {
    expect(clockOn(new Unit(1, ['I', '2026-01-01'], ['I', '2026-01-20']), '2026-02-01')).toMatchObject({ since: '2026-01-01', earliest: '2026-01-31' });
  });

  test('the steps lead to the day, each naming the entry that it rests on, and say which procedure gives the days', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const { steps, inferred } = clockOn(unit, '2026-01-10');
    expect(steps.at(-1)).toMatchObject({ rule: 'R1.count', result: '2026-01-31' });
    expect(steps.map(({ rule }) => rule)).toEqual(['R1.procedure', 'R1', 'R1.count']);
    expect(steps[0]?.says).toContain('30 days, by the procedure of 2001-05-01');
    expect(steps[1]?.operands[0]?.entry).toBe(unit.seen.at(-1)!.header.id);
    expect(inferred.map(({ rule }) => rule)).toEqual(['R1.count']);
  });

  test('a period keeps the days of the procedure in force when it began, and says so where it changed since', () => {
    const longer = changedOn('2026-01-15', 60);
    const before = clockOn(new Unit(1, ['I', '2026-01-01']), '2026-02-01', longer);
    expect(before).toMatchObject({ earliest: '2026-01-31' });
    expect(readings(before)).toContain('R1.procedure');
    expect(clockOn(new Unit(1, ['I', '2026-01-15']), '2026-02-01', longer)).toMatchObject({ earliest: '2026-03-16' });
  });
});

describe('moved down (R11)', () => {
  test('to Level I from II or III the period begins on the day of the move', () => {
    for (const from of ['II', 'III'] as const) expect(clockOn(new Unit(1, [from, '2025-06-01'], ['I', '2026-01-10']), '2026-01-20')).toMatchObject({ earliest: '2026-02-09', setBy: 'R11', from: { day: '2026-01-10' } });
  });

  test('to Level II from III likewise, which the source does not say', () => {
    const clock = clockOn(new Unit(1, ['III', '2025-06-01'], ['II', '2026-01-10']), '2026-01-20');
    expect(clock).toMatchObject({ to: 'III', earliest: '2026-02-09', setBy: 'R2.down' });
    expect(readings(clock)).toContain('R2.down');
  });
});

describe('a report at Level I (R12)', () => {
  test('affirmed, the period begins on the day of the report, not of the affirmation', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.report('2026-01-20');
    expect(clockOn(unit, '2026-02-01')).toMatchObject({ earliest: '2026-02-19', setBy: 'R12', from: { day: '2026-01-20' }, risks: [] });
  });

  test('not decided, the clock is at risk, and says to which day it would move', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const report = unit.report('2026-01-20', 'tier set');
    expect(clockOn(unit, '2026-02-01')).toMatchObject({ earliest: '2026-01-31', setBy: 'R1', risks: [{ rule: 'R12', entry: report, wouldMoveTo: '2026-02-19' }] });
  });

  test('on a day before it was decided it is at risk still, whatever came after', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.report('2026-01-20');
    expect(clockOn(unit, '2026-01-22')).toMatchObject({ earliest: '2026-01-31', risks: [{ wouldMoveTo: '2026-02-19' }] });
  });

  test.each(['dismissed', 'reversed'] as const)('%s, it is as if it had never been', (stage) => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const before = clockOn(unit, '2026-02-10');
    unit.report('2026-01-20', stage);
    expect(clockOn(unit, '2026-02-10')).toEqual(before);
  });

  test('of before the level began counts no more', () => {
    const unit = new Unit(1, ['II', '2025-06-01'], ['I', '2026-01-10']);
    unit.report('2026-01-09');
    expect(clockOn(unit, '2026-01-20')).toMatchObject({ earliest: '2026-02-09', setBy: 'R11', risks: [] });
  });

  test('of Tier I counts as well, and written later than it happened counts from the day it was written: both are readings', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.report('2026-01-20', 'affirmed', { tier: 1, written: '2026-01-21T09:00' });
    const clock = clockOn(unit, '2026-02-01');
    expect(clock).toMatchObject({ earliest: '2026-02-20', setBy: 'R12', from: { day: '2026-01-21', says: 'Report of 2026-01-20, written 2026-01-21, affirmed 2026-01-23' } });
    expect(readings(clock)).toEqual(['R1.count', 'R1.tiers', 'R12.day']);
    expect(clock.steps.find(({ rule }) => rule === 'R12.day')).toMatchObject({ marks: ['K'], result: '2026-01-21', says: 'The report of 2026-01-20 was written on 2026-01-21, and that is read as the day of the report' });
  });

  test('of an incident in the level before, but written in this one, falls in this one; on a day before it was written it is not known', () => {
    const unit = new Unit(1, ['II', '2025-06-01'], ['I', '2026-01-10']);
    unit.report('2026-01-09', 'affirmed', { written: '2026-01-12T09:00' });
    expect(clockOn(unit, '2026-01-11')).toMatchObject({ earliest: '2026-02-09', risks: [] });
    expect(clockOn(unit, '2026-01-20')).toMatchObject({ earliest: '2026-02-11', setBy: 'R12' });
  });
});

describe('a report at Level II without a move (R2)', () => {
  test('begins the period on its day once affirmed, which is a reading; before it is a risk, for the Captain too (R8)', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-01-20', 'tier set');
    expect(clockOn(unit, '2026-01-22')).toMatchObject({ earliest: '2026-01-31', risks: [{ rule: 'R1.undecided', wouldMoveTo: '2026-02-19' }, { rule: 'R8', wouldMoveTo: null }] });
    unit.dispose(report, '2026-01-20');
    unit.captain(report, '2026-01-24', { outcome: 'no movement' });
    const clock = clockOn(unit, '2026-02-01');
    expect(clock).toMatchObject({ earliest: '2026-02-19', setBy: 'R2.report', risks: [] });
    expect(readings(clock)).toContain('R2.report');
  });

  test('at Level III a report that awaits the Captain is a risk too', () => {
    const unit = new Unit(1, ['III', '2026-01-01']);
    unit.report('2026-01-20', 'written');
    expect(clockOn(unit, '2026-01-22')).toMatchObject({ earliest: null, risks: [{ rule: 'R8' }] });
  });
});

describe('a restraint order (R4, R13)', () => {
  test('in force, no day can be said', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const order = unit.restrain('2026-01-10');
    const clock = clockOn(unit, '2026-03-01');
    expect(clock).toMatchObject({ to: 'II', earliest: null, setBy: 'R4', from: { day: '2026-01-10', entry: order }, holds: [{ rule: 'R4', until: null }] });
    expect(clock.steps.at(-1)).toMatchObject({ rule: 'R4', result: 'none' });
  });

  test('ended, the thirty days run from the day after', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.endOrder(unit.restrain('2026-01-10'), '2026-01-20');
    expect(clockOn(unit, '2026-01-20')).toMatchObject({ earliest: '2026-02-20', setBy: 'R13', from: { day: '2026-01-21' } });
    expect(clockOn(unit, '2026-02-19').holds).toMatchObject([{ rule: 'R13', until: '2026-02-20' }]);
    expect(clockOn(unit, '2026-02-20').holds).toEqual([]);
  });

  test('holds across a level: the days off it go on running at Level II', () => {
    const unit = new Unit(1, ['I', '2025-11-01']);
    unit.endOrder(unit.restrain('2025-12-20'), '2026-01-20');
    unit.level('II', '2026-01-05');
    expect(clockOn(unit, '2026-02-10')).toMatchObject({ level: 'II', earliest: '2026-02-20', setBy: 'R13' });
  });

  test('before it was issued it holds nobody; a deprivation order holds nobody at all', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.deprive('2026-01-05');
    unit.restrain('2026-02-10');
    expect(clockOn(unit, '2026-02-09')).toMatchObject({ earliest: '2026-01-31', setBy: 'R1', holds: [] });
  });

  test('of two, the one still in force holds', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.endOrder(unit.restrain('2026-01-10'), '2026-01-20');
    unit.restrain('2026-01-15');
    expect(clockOn(unit, '2026-03-01')).toMatchObject({ earliest: null, setBy: 'R4' });
  });
});

describe('a new adjustment period (R10, R14)', () => {
  test('begins on the day that the Captain sets', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-01-20');
    unit.captain(report, '2026-01-25', { outcome: 'new adjustment period', newPeriodFrom: '2026-01-28' });
    const clock = clockOn(unit, '2026-02-01');
    expect(clock).toMatchObject({ earliest: '2026-02-27', setBy: 'R14', from: { day: '2026-01-28' } });
    expect(clockOn(unit, '2026-01-24')).toMatchObject({ earliest: '2026-02-19' });
  });

  test('falls away with the report that it was set on', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-01-20');
    unit.captain(report, '2026-01-25', { outcome: 'new adjustment period', newPeriodFrom: '2026-01-28' });
    unit.reverse(report, '2026-02-01');
    expect(clockOn(unit, '2026-02-05')).toMatchObject({ earliest: '2026-01-31', setBy: 'R2', holds: [] });
  });
});

describe('of any record', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((days) => daysAfter('2026-01-01', days));
  type Deed = { readonly deed: 'written' | 'tier set' | 'affirmed' | 'dismissed' | 'reversed' | 'restrained' | 'restrained and released' | 'new period'; readonly day: string; readonly more: number; readonly tier: 1 | 2 | 3 };
  const deed: fc.Arbitrary<Deed> = fc.record({
    deed: fc.constantFrom('written', 'tier set', 'affirmed', 'dismissed', 'reversed', 'restrained', 'restrained and released', 'new period'),
    day,
    more: fc.integer({ min: 0, max: 40 }),
    tier: fc.constantFrom(1, 2, 3),
  });

  function done(unit: Unit, { deed: what, day: on, more, tier }: Deed): void {
    if (what === 'restrained') unit.restrain(on);
    else if (what === 'restrained and released') unit.endOrder(unit.restrain(on), daysAfter(on, more));
    else if (what === 'new period') unit.captain(unit.report(on), daysAfter(on, 4), { outcome: 'new adjustment period', newPeriodFrom: daysAfter(on, more) });
    else unit.report(on, what, { tier });
  }

  const history = fc.uniqueArray(fc.record({ level: fc.constantFrom('I' as const, 'II' as const, 'III' as const), day }), { maxLength: 4, selector: (one) => one.day });

  test('more misbehavior never brings the earliest day nearer, and never lets anybody up who was held', () => {
    fc.assert(
      fc.property(history, fc.array(deed, { maxLength: 3 }), deed, day, fc.option(fc.record({ day, days: fc.integer({ min: 0, max: 90 }) })), (levels, deeds, another, asOf, change) => {
        const procedures = change === null ? defaultProcedures : changedOn(change.day, change.days);
        const unit = new Unit(1, ...levels.map((one) => [one.level, one.day] as const));
        for (const one of deeds) done(unit, one);
        const before = clockOn(unit, asOf, procedures);
        done(unit, another);
        const after = clockOn(unit, asOf, procedures);
        const never = '9999-12-31';
        expect((after.earliest ?? never) >= (before.earliest ?? never)).toBe(true);
        expect(after.holds.length >= before.holds.length).toBe(true);
        if (another.deed === 'dismissed' || another.deed === 'reversed') expect(clockOn(unit, '2026-12-31', procedures).earliest).toBe(levelClock(withoutReports(unit, another), procedures, Temporal.PlainDate.from('2026-12-31')).earliest);
      }),
      { numRuns: 300 },
    );
  });

  test('the earliest day is the last step, the first day that no hold outlasts, and nobody is let up before it', () => {
    fc.assert(
      fc.property(history, fc.array(deed, { maxLength: 4 }), day, (levels, deeds, asOf) => {
        const unit = new Unit(1, ...levels.map((one) => [one.level, one.day] as const));
        for (const one of deeds) done(unit, one);
        const clock = clockOn(unit, asOf);
        if (clock.to === null) return;
        expect(clock.earliest === null).toBe(clock.setBy === 'R4');
        expect(clock.steps.at(-1)!.result).toBe(clock.earliest ?? 'none');
        expect(clock.holds.length > 0).toBe(clock.earliest === null || clock.earliest > asOf);
        for (const { until } of clock.holds) expect(until === null || clock.earliest === null || until <= clock.earliest).toBe(true);
        for (const { wouldMoveTo } of clock.risks) expect(wouldMoveTo === null || clock.earliest === null || wouldMoveTo >= clock.earliest).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  /** The record without the last deed's report. */
  function withoutReports(unit: Unit, { day: on }: Deed) {
    const written = unit.seen.findLast(({ header, body }) => header.kind === 'report.written' && (body as { date: string }).date === on)!;
    const rest = new Unit(1);
    rest.seen.splice(0, rest.seen.length, ...unit.seen.filter(({ header, body }) => header.id !== written.header.id && (body as { report?: string }).report !== written.header.id));
    return rest.record;
  }
});
