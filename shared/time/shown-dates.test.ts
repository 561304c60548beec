import { describe, expect, test } from 'vitest';
import type { Computation } from './computation.ts';
import { differencesBetween, sayDifference, shownDates, titleOf } from './shown-dates.ts';

const stored = (computation: unknown) => shownDates(computation as Computation);

describe('the dates of a stored computation', () => {
  test('are its values; NONE and LIFE stand for themselves, what was not computed for nothing', () => {
    const dates = { PE: { outcome: 'date', value: '2020-11-30' }, CR: { outcome: 'none', value: null }, ME: { outcome: 'life', value: null }, merit: { outcome: 'not computed', value: null }, timeOwed: { outcome: 'term', value: '1-04-00' } };
    expect(stored({ outcome: 'computed', rules: 'R', dates })).toEqual({ PE: '2020-11-30', CR: 'NONE', ME: 'LIFE', timeOwed: '1-04-00' });
  });

  test('are read from any shape without failing: what does not read is left out', () => {
    for (const shape of [{ outcome: 'not computed', rules: '', missing: [] }, { outcome: 'computed', rules: '' }, { outcome: 'computed', rules: '', dates: null }, { outcome: 'computed', rules: '', dates: 'x' }, { outcome: 'computed', rules: '', dates: { PE: null, CR: 5, ME: {} } }]) expect(stored(shape)).toEqual({});
    expect(stored({ outcome: 'computed', rules: 'long ago', dates: { XD: { outcome: 'date', value: '1999-01-01' } } })).toEqual({ XD: '1999-01-01' });
  });
});

describe('a difference between dates', () => {
  test('is of each date that moved, came or went, in the order of the field', () => {
    expect(differencesBetween({ ME: '2025-01-01', PE: '2020-01-01', XD: 'x' }, { PE: '2020-01-01', CR: '2023-01-01', ME: '2025-02-01' })).toEqual([
      { name: 'CR', was: '', is: '2023-01-01' },
      { name: 'ME', was: '2025-01-01', is: '2025-02-01' },
      { name: 'XD', was: 'x', is: '' },
    ]);
  });

  test('is said with the name of the date, also of one that is no longer known', () => {
    expect(sayDifference({ name: 'CR', was: '', is: '2023-01-01' })).toBe('Conditional release (CR) is 2023-01-01, was not computed');
    expect(titleOf('XD')).toBe('XD');
  });
});
