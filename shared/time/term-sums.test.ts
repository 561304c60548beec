import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTerm, readTerm, real, sumTerms, termBetween, termLess, termOf, writeTerm } from './term.ts';

test('the time owed from 17 July 2012 to 7 April 2013 is 0-08-20, in months of 30 days', () => {
  expect(writeTerm(termBetween(Temporal.PlainDate.from('2012-07-17'), Temporal.PlainDate.from('2013-04-07')))).toBe('0-08-20');
});

test('time across the end of a year keeps its twelve months', () => {
  expect(writeTerm(termBetween(Temporal.PlainDate.from('2020-03-15'), Temporal.PlainDate.from('2022-06-15')))).toBe('2-03-00');
  expect(writeTerm(termBetween(Temporal.PlainDate.from('2021-01-31'), Temporal.PlainDate.from('2022-01-31')))).toBe('1-00-00');
  expect(writeTerm(termBetween(Temporal.PlainDate.from('2021-12-10'), Temporal.PlainDate.from('2022-01-05')))).toBe('0-00-25');
});

test('the time between two days, added to the first, gives the second, but for what months of 30 days leave over', () => {
  const days = fc.integer({ min: 0, max: 20_000 });
  const origin = Temporal.PlainDate.from('1980-01-01');
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [origin.add({ days: Math.min(a, b) }), origin.add({ days: Math.max(a, b) })];
      const back = real(addTerm({ year: from.year, month: from.month, day: from.day }, termBetween(from, to)));
      expect(Math.abs(to.until(back).days)).toBeLessThanOrEqual(3);
    }),
  );
});

test('terms add up by months of 30 days and years of 12 months, in any order', () => {
  expect(writeTerm(sumTerms([termOf('1-11-20'), termOf('0-01-15')]))).toBe('2-01-05');
  expect(writeTerm(sumTerms([]))).toBe('0-00-00');
  const terms = fc.array(fc.record({ years: fc.nat(60), months: fc.nat(11), days: fc.nat(30) }), { maxLength: 6 });
  fc.assert(
    fc.property(terms, (added) => {
      const sum = sumTerms(added);
      expect(readTerm(writeTerm(sum))).toEqual(sum);
      expect(sumTerms(added.toReversed())).toEqual(sum);
      expect(added.reduce((left, term) => termLess(left, term), sum)).toEqual(sumTerms([]));
    }),
  );
});
