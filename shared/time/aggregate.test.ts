import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addConsecutive, addDefinite, type AddedSentence } from './aggregate.ts';
import { compareTerms, oneThird, sumTerms, termOf, writeTerm } from './term.ts';

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

  test('have a ceiling only where there are two or more: a single sentence stands as imposed', () => {
    expect(written(add(determinate('25-00-00')).maximum)).toBe('25-00-00');
    expect(add(determinate('25-00-00')).ceiling).toBeNull();
  });

  test('keep a minimum that is below half of the ceiling', () => {
    const total = add(indeterminate('5-00-00', '15-00-00'), indeterminate('2-00-00', '7-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['7-00-00', '20-00-00']);
  });

  test('that come to the ceiling to the day are not cut, nor is their minimum', () => {
    const total = add(indeterminate('5-00-00', '10-00-00'), indeterminate('6-00-00', '10-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum), total.ceiling]).toEqual(['11-00-00', '20-00-00', null]);
  });

  test('a day over the ceiling are cut to it, and say what they came to', () => {
    const total = add(indeterminate('5-00-00', '10-00-00'), indeterminate('6-00-00', '10-00-01'));
    expect([writeTerm(total.sumMinimum), written(total.sumMaximum)]).toEqual(['11-00-00', '20-00-01']);
    expect([writeTerm(total.minimum), written(total.maximum), total.ceiling]).toEqual(['10-00-00', '20-00-00', termOf('20-00-00')]);
  });

  test('cut to an odd number of years have half of it, to the month, as their highest minimum', () => {
    const total = addConsecutive([indeterminate('5-00-00', '10-00-00'), indeterminate('5-00-00', '10-00-00')], true, { ...ceilings, noClassB: 15 }, sevenths);
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['7-06-00', '15-00-00']);
  });

  test('all determinate have no minimum, cut or not', () => {
    expect(writeTerm(add(determinate('7-00-00'), determinate('7-00-00')).minimum)).toBe('0-00-00');
    const cut = add(determinate('15-00-00'), determinate('7-00-00'));
    expect([writeTerm(cut.determinate), writeTerm(cut.minimum), written(cut.maximum)]).toEqual(['22-00-00', '0-00-00', '20-00-00']);
  });

  const violent = (felony: 'B' | 'C' | 'D') => determinate('25-00-00', { class: felony, violent: true });
  const other = (felony: 'B' | 'C' | 'D') => determinate('25-00-00', { class: felony, violent: false });
  test.each([
    ['two of class C, both violent', '20-00-00', [violent('C'), violent('C')]],
    ['three of class C, all violent', '20-00-00', [violent('C'), violent('C'), violent('C')]],
    ['one of class B among others, none violent', '30-00-00', [other('B'), other('C')]],
    ['two of class B, not violent', '30-00-00', [other('B'), other('B')]],
    ['a violent one of class B and one that is not violent', '30-00-00', [violent('B'), other('C')]],
    ['one of class B, not violent, with two that are', '30-00-00', [other('B'), violent('C'), violent('D')]],
    ['one of class B, not violent, with three that are', '30-00-00', [other('B'), violent('C'), violent('C'), violent('D')]],
    ['two violent, one of class B', '40-00-00', [violent('B'), violent('D')]],
    ['two violent, one of class B, and one that is not violent', '40-00-00', [violent('B'), violent('D'), other('B')]],
    ['three violent, one of class B', '50-00-00', [violent('B'), violent('C'), violent('D')]],
    ['four violent, one of class B', '50-00-00', [violent('B'), violent('C'), violent('C'), violent('D')]],
  ])('%s, come to %s at most', (_, ceiling, sentences) => {
    expect(written(add(...sentences).maximum)).toBe(ceiling);
  });

  test.each(['A-I', 'A-II'] as const)('have no ceiling with a class %s felony', (felony) => {
    const total = add(determinate('25-00-00'), determinate('20-00-00', { class: felony }));
    expect([written(total.maximum), total.ceiling]).toEqual(['45-00-00', null]);
  });

  test('have no ceiling with a life maximum: 45 years to life stands', () => {
    const lives = add(indeterminate('25-00-00', 'LIFE'), indeterminate('20-00-00', 'LIFE'));
    expect([writeTerm(lives.minimum), lives.maximum, lives.ceiling]).toEqual(['45-00-00', 'LIFE', null]);
    const one = add(indeterminate('25-00-00', 'LIFE'), indeterminate('20-00-00', '40-00-00'));
    expect([writeTerm(one.minimum), one.maximum, one.ceiling]).toEqual(['45-00-00', 'LIFE', null]);
    expect(add(indeterminate('20-00-00', 'LIFE'), determinate('25-00-00')).maximum).toBe('LIFE');
  });

  test('have no ceiling when a crime was committed in custody', () => {
    const total = addConsecutive([determinate('15-00-00'), determinate('7-00-00')], false, ceilings, sevenths);
    expect([written(total.maximum), total.ceiling]).toEqual(['22-00-00', null]);
  });

  test('mixed, are deemed indeterminate with half the ceiling or six sevenths of the determinate total as minimum, whichever is greater', () => {
    const total = add(determinate('15-00-00'), indeterminate('6-00-00', '12-00-00'));
    expect([writeTerm(total.minimum), written(total.maximum)]).toEqual(['12-10-08', '20-00-00']);
    const half = add(determinate('5-00-00'), indeterminate('7-06-00', '15-00-00'), indeterminate('7-06-00', '15-00-00'));
    expect([writeTerm(half.minimum), written(half.maximum)]).toEqual(['10-00-00', '20-00-00']);
  });

  test('mixed, with a determinate total of the ceiling to the day, are still deemed indeterminate', () => {
    const total = add(determinate('15-00-00'), determinate('5-00-00'), indeterminate('2-00-00', '4-00-00'));
    expect([writeTerm(total.determinate), writeTerm(total.minimum), written(total.maximum)]).toEqual(['20-00-00', '17-01-18', '20-00-00']);
  });

  test('mixed, are deemed determinate where the determinate total alone is over the ceiling', () => {
    const total = add(determinate('15-00-00'), determinate('7-00-00'), indeterminate('2-00-00', '4-00-00'));
    expect([writeTerm(total.determinate), writeTerm(total.minimum), written(total.maximum)]).toEqual(['20-00-00', '0-00-00', '20-00-00']);
  });

  test('mixed below the ceiling, have the determinate total and the minimum as maximum, or the indeterminate maximum where longer', () => {
    expect(written(add(determinate('10-00-00'), indeterminate('3-00-00', '6-00-00')).maximum)).toBe('13-00-00');
    expect(written(add(determinate('2-00-00'), indeterminate('3-00-00', '9-00-00')).maximum)).toBe('9-00-00');
  });

  const length = fc.record({ years: fc.integer({ min: 2, max: 25 }), months: fc.nat(11), days: fc.nat(30) });
  const crime = fc.record({ class: fc.constantFrom('B', 'C', 'D'), violent: fc.boolean() });
  const anyDeterminate = fc.tuple(length, crime).map(([term, of]): AddedSentence => ({ kind: 'determinate', term, ...of }));
  const anyIndeterminate = fc.tuple(length, fc.boolean(), crime).map(([maximum, half, of]): AddedSentence => ({ kind: 'indeterminate', minimum: half ? termOf('1-00-00') : oneThird(maximum), maximum, ...of }));
  const anySentence = fc.oneof(anyDeterminate, anyIndeterminate);
  const anySet = fc.array(anySentence, { minLength: 1, maxLength: 5 });

  test('the order of the sentences changes nothing, and no total is longer than the sum', () => {
    fc.assert(
      fc.property(anySet, (sentences) => {
        const total = add(...sentences);
        expect(add(...sentences.toReversed())).toEqual(total);
        const sum = sumTerms(sentences.flatMap((one) => (one.kind === 'determinate' ? [one.term] : one.maximum === 'LIFE' ? [] : [one.minimum, one.maximum])));
        expect(total.maximum !== 'LIFE' && compareTerms(total.maximum, sum) <= 0).toBe(true);
        expect(total.maximum !== 'LIFE' && compareTerms(total.minimum, total.maximum) <= 0).toBe(true);
      }),
    );
  });

  test('one sentence more never makes the maximum of two or more shorter', () => {
    fc.assert(
      fc.property(anySet, anySentence, (sentences, more) => {
        fc.pre(sentences.length >= 2);
        const [before, after] = [add(...sentences).maximum, add(...sentences, more).maximum];
        expect(before !== 'LIFE' && after !== 'LIFE' && compareTerms(before, after) <= 0).toBe(true);
      }),
    );
  });

  test('the maximum is the ceiling where one applied, and the sum where none did', () => {
    fc.assert(
      fc.property(anySet, (sentences) => {
        const { sumMinimum, sumMaximum, minimum, maximum, ceiling } = add(...sentences);
        expect(maximum).toEqual(ceiling ?? sumMaximum);
        if (ceiling) expect(sumMaximum !== 'LIFE' && compareTerms(sumMaximum, ceiling) > 0).toBe(true);
        else expect(minimum).toEqual(sumMinimum);
      }),
    );
  });

  test('with a crime committed in custody nothing is cut', () => {
    fc.assert(
      fc.property(anySet, (sentences) => {
        const { sumMinimum, sumMaximum, ...total } = addConsecutive(sentences, false, ceilings, sevenths);
        expect(total).toMatchObject({ minimum: sumMinimum, maximum: sumMaximum, ceiling: null });
      }),
    );
  });

  test('all indeterminate and cut have a minimum of half of the maximum at most', () => {
    fc.assert(
      fc.property(fc.array(anyIndeterminate, { minLength: 2, maxLength: 5 }), (sentences) => {
        const { minimum, maximum, ceiling } = add(...sentences);
        expect(ceiling === null || (maximum !== 'LIFE' && compareTerms(sumTerms([minimum, minimum]), maximum) <= 0)).toBe(true);
      }),
    );
  });
});

test('consecutive definite sentences of one jail come to two years at most', () => {
  const year = termOf('1-00-00');
  const two = termOf('2-00-00');
  expect(writeTerm(addDefinite([year, year, year, year], two))).toBe('2-00-00');
  expect(writeTerm(addDefinite([termOf('0-06-00'), year], two))).toBe('1-06-00');
  expect(writeTerm(addDefinite([year, year], termOf('1-11-30')))).toBe('2-00-00');
});
