import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTerm, compareTerms, isNothing, jailTimeFields, lessTerm, oneSeventh, oneThird, readTerm, real, sayTerm, startOf, termLess, termOf, termSchema, writeTerm, type DateFields, type Term } from './term.ts';

const numbers = { jailTimeYearDays: 365, monthDays: 30 };
const sevenths = { yearDays: 364, monthDays: 30 };
const day = (text: string) => Temporal.PlainDate.from(text);
const fields = (year: number, month: number, dayOfMonth: number): DateFields => ({ year, month, day: dayOfMonth });
const realOf = (year: number, month: number, dayOfMonth: number) => real(fields(year, month, dayOfMonth)).toString();

/** Months of 30 days throughout: the measure in which the sheets' arithmetic loses and gains nothing. */
const sheetDays = (term: Term) => (term.years * 12 + term.months) * 30 + term.days;
const sheetDay = (date: DateFields) => (date.year * 12 + date.month) * 30 + date.day;

const anyTerm = fc.record({ years: fc.nat(60), months: fc.nat(11), days: fc.nat(29) });
const anyMonths = fc.record({ years: fc.nat(60), months: fc.nat(11), days: fc.constant(0) });
const anyDay = fc.integer({ min: day('1940-01-01').until('2090-12-31').days * -1, max: 0 }).map((days) => day('2090-12-31').add({ days }));
const anyJailDays = fc.nat(20_000);

describe('a term on paper', () => {
  test.each([
    ['1-04-00', { years: 1, months: 4, days: 0 }],
    ['0-00-00', { years: 0, months: 0, days: 0 }],
    ['25-00-00', { years: 25, months: 0, days: 0 }],
    ['3-05-02', { years: 3, months: 5, days: 2 }],
    [' 2-6-0 ', { years: 2, months: 6, days: 0 }],
    ['0-11-30', { years: 0, months: 11, days: 30 }],
  ])('%s is read', (text, term) => {
    expect(readTerm(text)).toEqual(term);
  });

  test.each(['', '1', '1-04', '1-04-00-00', '1-12-00', '1-00-31', '-1-00-00', '1.5-00-00', 'LIFE', '1-04-00 to 4-00-00', '1000-00-00', '１-04-00'])('"%s" is not a term', (text) => {
    expect(readTerm(text)).toBeNull();
    expect(termSchema.safeParse(text)).toMatchObject({ success: false, error: { issues: [{ message: 'SEN-001' }] } });
    expect(() => termOf(text)).toThrow(new RangeError(`not a term: ${text}`));
  });

  test('a term is kept in one form, however it was typed', () => {
    expect(termSchema.parse(' 2-6-0')).toBe('2-06-00');
  });

  test('what is written can be read again', () => {
    fc.assert(fc.property(anyTerm, (term) => void expect(readTerm(writeTerm(term))).toEqual(term)));
  });

  test.each([
    ['1-04-00', '1 year 4 months'],
    ['2-00-01', '2 years 1 day'],
    ['0-01-15', '1 month 15 days'],
    ['0-00-00', 'nothing'],
  ])('%s is said as %s', (text, said) => {
    expect(sayTerm(termOf(text))).toBe(said);
  });

  test('thirty days are a month when terms are compared', () => {
    expect(compareTerms(termOf('0-11-30'), termOf('1-00-00'))).toBe(0);
    expect(compareTerms(termOf('0-11-29'), termOf('1-00-00'))).toBeLessThan(0);
    expect(compareTerms(termOf('8-04-00'), termOf('8-03-29'))).toBeGreaterThan(0);
    expect(isNothing(termOf('0-00-00'))).toBe(true);
    expect(isNothing(termOf('0-00-01'))).toBe(false);
  });
});

describe('R1, jail time in years, months and days', () => {
  test.each([
    [0, '0-00-00'],
    [29, '0-00-29'],
    [30, '0-01-00'],
    [42, '0-01-12'],
    [100, '0-03-10'],
    [214, '0-07-04'],
    [330, '0-11-00'],
    [359, '0-11-29'],
    [365, '1-00-00'],
    [400, '1-01-05'],
    [602, '1-07-27'],
    [730, '2-00-00'],
  ])('%i days are %s', (days, term) => {
    expect(writeTerm(jailTimeFields(days, numbers))).toBe(term);
  });

  test('360 to 364 days are twelve months and the rest, which both counts of a year agree on (U3)', () => {
    for (const days of [360, 361, 362, 363, 364]) {
      expect(jailTimeFields(days, numbers)).toEqual({ years: 0, months: 12, days: days - 360 });
      expect(sheetDays(jailTimeFields(days, { jailTimeYearDays: 360, monthDays: 30 }))).toBe(sheetDays(jailTimeFields(days, numbers)));
    }
  });

  test('with years of 365 days the 365th day of jail time gives back four days of credit (U3)', () => {
    const start = (days: number) => startOf(day('2024-06-15'), jailTimeFields(days, numbers));
    expect(start(364)).toEqual(fields(2023, 6, 11));
    expect(start(365)).toEqual(fields(2023, 6, 15));
  });

  test('below 360 days no day is lost, and months and days stay within their bounds above', () => {
    fc.assert(fc.property(fc.nat(359), (days) => sheetDays(jailTimeFields(days, numbers)) === days));
    fc.assert(
      fc.property(anyJailDays, (days) => {
        const term = jailTimeFields(days, numbers);
        expect(term.years * 365 + term.months * 30 + term.days).toBe(days);
        expect(term.months).toBeLessThanOrEqual(12);
        expect(term.days).toBeLessThan(30);
      }),
    );
  });
});

describe('R2, the start', () => {
  test.each([
    ['2018-05-15', 100, fields(2018, 2, 5)],
    ['2019-01-01', 0, fields(2019, 1, 1)],
    ['2022-08-30', 602, fields(2021, 1, 3)],
    ['2021-03-31', 30, fields(2021, 2, 31)],
    ['2021-09-14', 214, fields(2021, 2, 10)],
    ['2020-03-18', 24, fields(2020, 2, 24)],
    ['2024-01-10', 400, fields(2022, 12, 5)],
    ['2014-03-30', 30, fields(2014, 2, 30)],
  ])('received %s with %i days of jail time', (received, days, start) => {
    expect(startOf(day(received), jailTimeFields(days, numbers))).toEqual(start);
  });

  test('a day of exactly 0 is borrowed: the start never falls on day 0', () => {
    expect(startOf(day('2021-05-15'), termOf('0-00-15'))).toEqual(fields(2021, 4, 30));
  });

  test('February 30 stays February 30: the start is not made a day of the calendar', () => {
    expect(startOf(day('2014-05-15'), termOf('0-02-15'))).toEqual(fields(2014, 2, 30));
  });

  test('the start lies the whole jail time before the reception, and on day 1 to 30, or 31 from a 31st by whole months', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (received, jailTime) => {
        const start = startOf(received, jailTime);
        expect(sheetDay(start)).toBe(sheetDay(received) - sheetDays(jailTime));
        expect(start.month).toBeGreaterThanOrEqual(1);
        expect(start.month).toBeLessThanOrEqual(12);
        expect(start.day).toBeGreaterThanOrEqual(1);
        expect(start.day).toBeLessThanOrEqual(received.day === 31 && jailTime.days === 0 ? 31 : 30);
      }),
    );
  });

  test('jail time added back to the start gives the day received, where it is in whole months', () => {
    fc.assert(fc.property(anyDay, anyMonths, (received, jailTime) => void expect(addTerm(startOf(received, jailTime), jailTime)).toEqual(fields(received.year, received.month, received.day))));
  });

  test('jail time with odd days added back gives the day received, or the 1st of the next month for a 31st', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (received, jailTime) => {
        fc.pre(jailTime.days > 0);
        const back = addTerm(startOf(received, jailTime), jailTime);
        expect(real(back).toString()).toBe(received.day === 31 ? received.add({ days: 1 }).toString() : received.toString());
      }),
    );
  });

  test('a year mistyped long ago and all the jail time a certificate can hold still give fields', () => {
    expect(startOf(day('0019-06-04'), jailTimeFields(20_000, numbers))).toEqual(fields(-36, 8, 14));
    expect(real(startOf(day('0000-01-01'), termOf('54-09-20'))).year).toBe(-55);
  });
});

describe('R3, adding a term', () => {
  test.each([
    [fields(2014, 2, 30), '1-06-00', fields(2015, 8, 30)],
    [fields(2021, 2, 31), '4-00-00', fields(2025, 2, 31)],
    [fields(2018, 11, 5), '0-02-00', fields(2019, 1, 5)],
    [fields(2014, 2, 28), '3-05-02', fields(2017, 7, 30)],
    [fields(2014, 2, 28), '3-05-03', fields(2017, 8, 1)],
    [fields(2020, 12, 30), '0-00-01', fields(2021, 1, 1)],
    [fields(2020, 1, 31), '0-00-30', fields(2020, 3, 1)],
  ])('%o plus %s', (start, term, sum) => {
    expect(addTerm(start, termOf(term))).toEqual(sum);
  });

  test('a 31st stays a 31st where the term has no days', () => {
    fc.assert(fc.property(anyMonths, (term) => addTerm(fields(2021, 5, 31), term).day === 31));
  });

  test('the sum lies the whole term after the start, in months of 30 days', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyTerm, (received, jailTime, term) => {
        const start = startOf(received, jailTime);
        expect(sheetDay(addTerm(start, term))).toBe(sheetDay(start) + sheetDays(term));
      }),
    );
  });

  test('two terms added one after the other are their sum, in any order', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyTerm, (received, a, b) => {
        const start = fields(received.year, received.month, Math.min(received.day, 30));
        expect(addTerm(addTerm(start, a), b)).toEqual(addTerm(addTerm(start, b), a));
      }),
    );
  });

  test('of two terms in whole months the longer ends later, by the calendar', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyMonths, anyMonths, (received, jailTime, a, b) => {
        const start = startOf(received, jailTime);
        const ends = (term: Term) => real(addTerm(start, term));
        expect(Math.sign(Temporal.PlainDate.compare(ends(a), ends(b)))).toBe(Math.sign(compareTerms(a, b)));
      }),
    );
  });

  test('of two terms with days the longer ends later on the sheet, and by the calendar at most two days before the shorter', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyTerm, (received, a, b) => {
        fc.pre(compareTerms(a, b) < 0);
        const start = fields(received.year, received.month, received.day);
        expect(sheetDay(addTerm(start, b))).toBeGreaterThan(sheetDay(addTerm(start, a)));
        expect(real(addTerm(start, a)).until(real(addTerm(start, b))).days).toBeGreaterThanOrEqual(-2);
      }),
    );
  });
});

describe('R4, the calendar day of fields', () => {
  test('a day past the end of February rolls forward into March', () => {
    expect(realOf(2018, 2, 30)).toBe('2018-03-02');
    expect(realOf(2018, 2, 29)).toBe('2018-03-01');
    expect(realOf(2016, 2, 29)).toBe('2016-02-29');
    expect(realOf(2016, 2, 30)).toBe('2016-03-01');
    expect(realOf(2025, 2, 31)).toBe('2025-03-03');
  });

  test('the 31st of a month of thirty days is the 1st of the next', () => {
    expect(['04', '06', '09', '11'].map((month) => realOf(2019, Number(month), 31))).toEqual(['2019-05-01', '2019-07-01', '2019-10-01', '2019-12-01']);
  });

  test('2100 is no leap year and 2000 was one', () => {
    expect(realOf(2100, 2, 29)).toBe('2100-03-01');
    expect(realOf(2000, 2, 29)).toBe('2000-02-29');
  });

  test('day 0 is the last day of the month before', () => {
    expect(realOf(2002, 6, 0)).toBe('2002-05-31');
    expect(realOf(2017, 3, 0)).toBe('2017-02-28');
    expect(realOf(2020, 1, 0)).toBe('2019-12-31');
  });

  test('nothing is ever clamped: each day of the fields counts as one day of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1940, max: 2120 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 31 }), (year, month, dayOfMonth) => {
        const first = Temporal.PlainDate.from({ year, month, day: 1 });
        expect(first.until(real(fields(year, month, dayOfMonth))).days).toBe(dayOfMonth - 1);
      }),
    );
  });

  test('a later day, month or year, the others being the same, is later by the calendar', () => {
    const anyFields = fc.record({ year: fc.integer({ min: 1940, max: 2120 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 0, max: 31 }) });
    fc.assert(
      fc.property(anyFields, (one) => {
        const later = [{ ...one, day: one.day + 1 }, { ...one, year: one.year + 1 }, ...(one.month < 12 ? [{ ...one, month: one.month + 1 }] : [])];
        for (const other of later) expect(Temporal.PlainDate.compare(real(one), real(other))).toBe(-1);
      }),
    );
  });

  test('but fields in order need not be days in order: February 30 comes after March 1', () => {
    expect(realOf(2014, 2, 30) > realOf(2014, 3, 1)).toBe(true);
  });
});

describe('R6, taking good time from a day', () => {
  test('a day of exactly 0 is kept, and is the last of the month before', () => {
    expect(lessTerm(day('2002-09-14'), termOf('0-03-14'))).toEqual(fields(2002, 6, 0));
    expect(real(lessTerm(day('2002-09-14'), termOf('0-03-14'))).toString()).toBe('2002-05-31');
  });

  test.each([
    ['2020-06-30', '2-04-00', '2018-03-02'],
    ['2020-02-29', '2-00-00', '2018-03-01'],
    ['2014-04-09', '1-05-06', '2012-11-03'],
    ['2014-05-26', '1-05-06', '2012-12-20'],
    ['2014-01-15', '1-00-00', '2013-01-15'],
    ['1972-05-30', '1-04-00', '1971-01-30'],
    ['2016-01-05', '0-00-06', '2015-12-29'],
  ])('%s less %s is %s', (me, goodTime, cr) => {
    expect(real(lessTerm(day(me), termOf(goodTime))).toString()).toBe(cr);
  });

  test('thirty days are borrowed once at most, and no day is lost on the sheet', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (date, term) => {
        const less = lessTerm(date, term);
        expect(sheetDay(less)).toBe(sheetDay(date) - sheetDays(term));
        expect(less.day).toBeGreaterThanOrEqual(0);
        expect(less.day).toBeLessThanOrEqual(date.day === 31 && term.days === 0 ? 31 : 30);
      }),
    );
  });

  test('the day taken back to is never after the day it was taken from by more than what the calendar rolls', () => {
    fc.assert(fc.property(anyDay, anyTerm, (date, term) => real(lessTerm(date, term)).until(date).days >= (isNothing(term) ? 0 : -2)));
  });
});

describe('R6, one third', () => {
  test.each([
    ['3-00-00', '1-00-00'],
    ['4-00-00', '1-04-00'],
    ['5-00-00', '1-08-00'],
    ['7-00-00', '2-04-00'],
    ['25-00-00', '8-04-00'],
    ['50-00-00', '16-08-00'],
    ['1-04-00', '0-05-10'],
    ['3-05-00', '1-01-20'],
    ['3-00-01', '1-00-00'],
    ['3-00-02', '1-00-01'],
    ['3-00-03', '1-00-01'],
    ['3-01-29', '1-00-20'],
  ])('of %s is %s', (term, third) => {
    expect(writeTerm(oneThird(termOf(term)))).toBe(third);
  });

  test('three thirds are the term, but for a day at most: the nearest day is taken', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const lost = sheetDays(term) - 3 * sheetDays(oneThird(term));
        expect(lost).toBe([0, 1, -1][term.days % 3]);
      }),
    );
  });

  test('is in whole months and days as the sheets write them', () => {
    fc.assert(fc.property(anyTerm, (term) => void expect(readTerm(writeTerm(oneThird(term)))).toEqual(oneThird(term))));
  });
});

describe('R6, one seventh', () => {
  const table = [
    ['1-00-00', '0-01-22', '0-10-08'],
    ['1-06-00', '0-02-18', '1-03-12'],
    ['2-00-00', '0-03-14', '1-08-16'],
    ['2-06-00', '0-04-10', '2-01-20'],
    ['3-00-00', '0-05-06', '2-06-24'],
    ['3-06-00', '0-06-02', '2-11-28'],
    ['4-00-00', '0-06-28', '3-05-02'],
    ['4-06-00', '0-07-24', '3-10-06'],
    ['5-00-00', '0-08-20', '4-03-10'],
    ['5-06-00', '0-09-16', '4-08-14'],
    ['6-00-00', '0-10-12', '5-01-18'],
    ['6-06-00', '0-11-08', '5-06-22'],
    ['7-00-00', '1-00-00', '6-00-00'],
    ['8-00-00', '1-01-22', '6-10-08'],
    ['9-00-00', '1-03-14', '7-08-16'],
    ['10-00-00', '1-05-06', '8-06-24'],
    ['12-00-00', '1-08-20', '10-03-10'],
    ['15-00-00', '2-01-22', '12-10-08'],
    ['20-00-00', '2-10-12', '17-01-18'],
    ['25-00-00', '3-06-28', '21-05-02'],
  ] as const;

  test.each(table)('of %s is %s, and %s is left', (text, seventh, left) => {
    const term = termOf(text);
    expect(writeTerm(oneSeventh(term, sevenths))).toBe(seventh);
    expect(writeTerm(termLess(term, oneSeventh(term, sevenths)))).toBe(left);
  });

  test('of 23 years, as in the worked case, is 3-03-14', () => {
    expect(writeTerm(oneSeventh(termOf('23-00-00'), sevenths))).toBe('3-03-14');
  });

  test('seven years more give one year more, whatever the rest', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const seventh = oneSeventh(term, sevenths);
        expect(oneSeventh({ ...term, years: term.years + 7 }, sevenths)).toEqual({ ...seventh, years: seventh.years + 1 });
      }),
    );
  });

  test('of more whole or half years is more, and never more than the term', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), (a, b) => {
        const term = (halves: number): Term => ({ years: Math.floor(halves / 2), months: (halves % 2) * 6, days: 0 });
        const seventh = (halves: number) => sheetDays(oneSeventh(term(halves), sevenths));
        expect(Math.sign(seventh(a) - seventh(b))).toBe(Math.sign(a - b));
        expect(seventh(a)).toBeLessThan(sheetDays(term(a)));
      }),
    );
  });

  test('is the nearest day to (364 x years + 30 x months + days) / 7, and never exceeds the term', () => {
    fc.assert(
      fc.property(fc.record({ years: fc.nat(6), months: fc.nat(11), days: fc.nat(29) }), (term) => {
        const seventh = oneSeventh(term, sevenths);
        const days = 364 * term.years + 30 * term.months + term.days;
        expect(Math.abs(7 * sheetDays(seventh) - days)).toBeLessThanOrEqual(3);
        expect(sheetDays(seventh)).toBeLessThanOrEqual(sheetDays(term));
      }),
    );
  });
});

describe('a term less another', () => {
  test('added to the other gives the term, in months of 30 days', () => {
    fc.assert(
      fc.property(anyTerm, anyTerm, (a, b) => {
        const [longer, shorter] = compareTerms(a, b) >= 0 ? [a, b] : [b, a];
        const left = termLess(longer, shorter);
        expect(sheetDays(left) + sheetDays(shorter)).toBe(sheetDays(longer));
        expect(readTerm(writeTerm(left))).toEqual(left);
      }),
    );
  });
});
