import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daySchema, isDay } from './day.ts';

describe('a day on the wire', () => {
  test.each(['2024-02-29', '2000-02-29', '1948-05-25', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each(['2023-02-29', '2100-02-29', '2019-06-31', '2019-13-01', '2019-00-10', '2019-01-00', '2019-6-4', '06/04/2019', '2019-06-04T00:00', '+002019-06-04', ' 2019-06-04', '20190604', ''])('"%s" is none', (text) => {
    expect(isDay(text)).toBe(false);
    expect(daySchema.safeParse(text)).toMatchObject({ success: false, error: { issues: [{ message: 'FLD-003' }] } });
  });

  test('days sort as text as they do in the calendar', () => {
    const anyDay = fc.nat(60_000).map((days) => Temporal.PlainDate.from('1940-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a.toString() >= b.toString()).toBe(Temporal.PlainDate.compare(a, b) >= 0);
        expect(isDay(a.toString())).toBe(true);
      }),
    );
  });
});
