import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addConsecutive, addDefinite, type AddedSentence } from './aggregate.ts';
import { compareTerms, sumTerms, termOf, writeTerm } from './term.ts';

const ceilings = { noClassB: 20, classB: 30, twoViolentOneB: 40, threeViolentOneB: 50 };
const sevenths = { yearDays: 364, monthDays: 30 };
const determinate = (term: string, of: Partial<AddedSentence> = {}): AddedSentence => ({ kind: 'determinate', term: termOf(term), class: 'C', violent: true, ...of }) as AddedSentence;
const indeterminate = (minimum: string, maximum: string, of: Partial<AddedSentence> = {}): AddedSentence =>
  ({ kind: 'indeterminate', minimum: termOf(minimum), maximum: maximum === 'LIFE' ? 'LIFE' : termOf(maximum), class: 'C', ...of }) as AddedSentence;
const add = (...sentences: readonly AddedSentence[]) => addConsecutive(sentences, true, ceilings, sevenths);
const written = (term: ReturnType<typeof add>['maximum']) => (term === 'LIFE' ? 'LIFE' : writeTerm(term));

describe('consecutive sentences', () => {
  test('of class C and below come to twenty years at most, and the minimum to half of it', () => {
    const total = add(indeterminate('7-06-00', '15-00-00'), indeterminate('7-06-00', '15-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['10-00-00', '20-00-00']);
  });

  test('keep a minimum that is below half of the ceiling', () => {
    const total = add(indeterminate('5-00-00', '15-00-00'), indeterminate('2-00-00', '7-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['7-00-00', '20-00-00']);
  });

  test('two violent, one of class B, come to forty; three to fifty', () => {
    const b = determinate('25-00-00', { class: 'B' });
    expect(written(add(b, b).maximum)).toBe('40-00-00');
    expect(written(add(b, b, determinate('7-00-00')).maximum)).toBe('50-00-00');
  });

  test('have no ceiling with a class A felony, with a life maximum, or when a crime was committed in custody', () => {
    expect(written(add(determinate('25-00-00'), determinate('25-00-00', { class: 'A-II' })).maximum)).toBe('50-00-00');
    expect(written(add(indeterminate('20-00-00', 'LIFE'), determinate('25-00-00')).maximum)).toBe('LIFE');
    expect(written(addConsecutive([determinate('15-00-00'), determinate('7-00-00')], false, ceilings, sevenths).maximum)).toBe('22-00-00');
  });

  test('mixed, are deemed indeterminate with half the ceiling or six sevenths of the determinate total as minimum, whichever is greater', () => {
    const total = add(determinate('15-00-00'), indeterminate('6-00-00', '12-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['12-10-08', '20-00-00']);
  });

  test('mixed, are deemed determinate where the determinate total alone is over the ceiling', () => {
    const total = add(determinate('15-00-00'), determinate('7-00-00'), indeterminate('2-00-00', '4-00-00'));
    expect([writeTerm(total.determinate), writeTerm(total.minimum), written(total.maximum)]).toEqual(['20-00-00', '0-00-00', '20-00-00']);
  });

  test('mixed below the ceiling, have the determinate total and the minimum as maximum, or the indeterminate maximum where longer', () => {
    expect(written(add(determinate('10-00-00'), indeterminate('3-00-00', '6-00-00')).maximum)).toBe('13-00-00');
    expect(written(add(determinate('2-00-00'), indeterminate('3-00-00', '9-00-00')).maximum)).toBe('9-00-00');
  });

  test('the order of the sentences changes nothing, and no total is longer than the sum', () => {
    const terms = fc.array(fc.record({ years: fc.integer({ min: 2, max: 25 }), class: fc.constantFrom('B' as const, 'C' as const, 'D' as const), violent: fc.boolean(), kind: fc.boolean() }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(terms, (given) => {
        const sentences = given.map((one): AddedSentence => {
          const term = { years: one.years, months: 0, days: 0 };
          return one.kind ? { kind: 'determinate', term, class: one.class, violent: one.violent } : { kind: 'indeterminate', minimum: { years: 1, months: 0, days: 0 }, maximum: term, class: one.class, violent: one.violent };
        });
        const total = add(...sentences);
        expect(add(...sentences.toReversed())).toEqual(total);
        const sum = sumTerms(given.map((one) => ({ years: one.years, months: 0, days: 0 })));
        const most = sumTerms([sum, { years: given.length, months: 0, days: 0 }]);
        expect(total.maximum !== 'LIFE' && compareTerms(total.maximum, most) <= 0).toBe(true);
        expect(total.maximum !== 'LIFE' && compareTerms(total.minimum, total.maximum) <= 0).toBe(true);
      }),
    );
  });
});

test('consecutive definite sentences of one jail come to two years at most', () => {
  const year = termOf('1-00-00');
  const two = termOf('2-00-00');
  expect(writeTerm(addDefinite([year, year, year, year], two))).toBe('2-00-00');
  expect(writeTerm(addDefinite([termOf('0-06-00'), year], two))).toBe('1-06-00');
});
