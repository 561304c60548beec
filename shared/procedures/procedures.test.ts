import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '../entry/day.ts';
import { defaultProcedures, inForceOn, type ProcedureVersion } from './procedures.ts';

const version = (effective: string, numbers: number): ProcedureVersion<number> => ({ effective, scope: 'state', source: 'a memorandum', numbers });
const on = (versions: readonly ProcedureVersion<number>[], day: string) => inForceOn(versions, Temporal.PlainDate.from(day)).numbers;

describe('the procedure in force on a day', () => {
  const versions = [version('2010-01-01', 1), version('2022-03-31', 3), version('2013-09-01', 2)];

  test.each([
    ['2010-01-01', 1],
    ['2013-08-31', 1],
    ['2013-09-01', 2],
    ['2022-03-30', 2],
    ['2022-03-31', 3],
    ['2030-01-01', 3],
  ])('on %s it is the last that took effect on or before it', (day, numbers) => {
    expect(on(versions, day)).toBe(numbers);
  });

  test('before the first, it is the first by day, wherever it stands in the list', () => {
    expect(on(versions, '1990-01-01')).toBe(1);
    expect(on(versions.toReversed(), '1990-01-01')).toBe(1);
  });

  test('of two that took effect on one day it is the one adopted after', () => {
    expect(on([version('2010-01-01', 1), version('2013-09-01', 2), version('2013-09-01', 3)], '2013-09-01')).toBe(3);
    expect(on([version('2013-09-01', 3), version('2013-09-01', 2), version('2010-01-01', 1)], '2020-01-01')).toBe(2);
  });

  test('a procedure without versions is a defect, said at once', () => {
    expect(() => on([], '2020-01-01')).toThrow('at least one version');
  });

  test('what is adopted for later changes nothing before its day', () => {
    const anyDay = fc.nat(20_000).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { minLength: 1, maxLength: 6 }), anyDay, anyDay, (days, added, asked) => {
        const held = days.map((day, index) => version(day, index));
        fc.pre(asked < added && held.some((one) => one.effective <= asked));
        expect(on([...held, version(added, 99)], asked)).toBe(on(held, asked));
      }),
    );
  });
});

describe('the procedures that hold where no other has been adopted', () => {
  test('each has a source, a day from which it holds, and a version for any day', () => {
    for (const versions of Object.values(defaultProcedures) as readonly (readonly ProcedureVersion<unknown>[])[]) {
      for (const { source, effective } of versions) {
        expect(source.length).toBeGreaterThan(10);
        expect(isDay(effective)).toBe(true);
      }
      expect(inForceOn(versions, Temporal.PlainDate.from('1948-05-25'))).toBe(versions[0]);
    }
  });

  test('thirty days in Level I and thirty in Level II, from Upstate’s procedure of 2001', () => {
    expect(inForceOn(defaultProcedures.levels, Temporal.PlainDate.from('2026-03-02')).numbers.minimumDays).toEqual({ I: 30, II: 30 });
  });

  test('years of 365 days, months of 30, sevenths of 364', () => {
    expect(inForceOn(defaultProcedures.time, Temporal.PlainDate.from('2026-03-02')).numbers).toMatchObject({
      jailTimeYearDays: 365,
      monthDays: 30,
      sevenths: { yearDays: 364, monthDays: 30 },
      longJailTimeDays: 730,
    });
  });

  test('the last day is counted on the calendar since September 2013, and in fields before', () => {
    const lastDay = (day: string) => inForceOn(defaultProcedures.time, Temporal.PlainDate.from(day)).numbers.lastDay;
    expect([lastDay('2013-08-31'), lastDay('2013-09-01')]).toEqual(['fields', 'calendar']);
  });
});
