import { describe, expect, test } from 'vitest';
import { daysAfter, daysInclusive, hoursAfter, isMoment, localMoment } from './moment.ts';

describe('a moment as staff write it', () => {
  test.each([
    ['2026-03-02T14:05', true],
    ['2026-03-02T00:00', true],
    ['2026-03-02T23:59', true],
    ['2026-03-02T24:00', false],
    ['2026-02-29T10:00', false],
    ['2026-03-02', false],
    ['2026-03-02T14:05:00', false],
    ['2026-03-02T14:05T', false],
    ['', false],
  ])('"%s": %s', (text, is) => {
    expect(isMoment(text)).toBe(is);
  });

  test('is that of New York, in winter and in summer', () => {
    expect(localMoment('2026-03-03T02:30:59.000Z')).toBe('2026-03-02T21:30');
    expect(localMoment('2026-07-03T02:30:00.000Z')).toBe('2026-07-02T22:30');
  });

  test('hours are counted by the clock on the wall, over the night when it is put forward too', () => {
    expect(hoursAfter('2026-03-07T10:00', 24)).toBe('2026-03-08T10:00');
    expect(hoursAfter('2026-03-04T23:30', 72)).toBe('2026-03-07T23:30');
  });

  test('days are counted from the day after (General Construction Law 20), and inclusively in confinement (Ifill)', () => {
    expect(daysAfter('1991-09-18', 7)).toBe('1991-09-25');
    expect(daysInclusive('2009-07-22', '2009-10-23')).toBe(94);
  });
});
