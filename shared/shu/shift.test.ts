import { describe, expect, test } from 'vitest';
import { shiftsBegin } from '../procedures/shift-numbers.ts';
import { shiftAfter, shiftAt } from './shift.ts';

describe('the shift in which a moment lies', () => {
  test.each([
    ['2026-03-02T07:00', '2026-03-02T07:00', '2026-03-02T15:00'],
    ['2026-03-02T14:59', '2026-03-02T07:00', '2026-03-02T15:00'],
    ['2026-03-02T15:00', '2026-03-02T15:00', '2026-03-02T23:00'],
    ['2026-03-02T23:10', '2026-03-02T23:00', '2026-03-03T07:00'],
    ['2026-03-03T06:59', '2026-03-02T23:00', '2026-03-03T07:00'],
    ['2026-03-01T00:00', '2026-02-28T23:00', '2026-03-01T07:00'],
  ])('%s is of the shift from %s to %s', (moment, from, to) => {
    expect(shiftAt(shiftsBegin, moment)).toEqual({ from, to });
  });

  test('one shift a day runs from its hour to the same hour of the next day', () => {
    expect(shiftAt(['06:30'], '2026-03-02T06:29')).toEqual({ from: '2026-03-01T06:30', to: '2026-03-02T06:30' });
  });

  test('the night shift is followed by the day shift', () => {
    expect(shiftAfter(shiftsBegin, shiftAt(shiftsBegin, '2026-03-02T23:30'))).toEqual({ from: '2026-03-03T07:00', to: '2026-03-03T15:00' });
  });
});
