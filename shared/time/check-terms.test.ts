import { describe, expect, test } from 'vitest';
import { determinateCount, indeterminateCount } from '../entry/testing/facts.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { checkTerms } from './check-terms.ts';
import type { Count, OffenderStatus, OffenseNature } from './count.ts';

const sentenced = '2019-05-14';
const problemsWith = (count: Count, day = sentenced) => checkTerms(count, 'counts.0', day, defaultProcedures);
const codes = (count: Count, day = sentenced) => problemsWith(count, day).map(({ code }) => code);

/** A crime that says nothing of its nature. */
const crime = 'A felony';
const indeterminate = (of: Count['class'], sentencedAs: OffenderStatus | undefined, terms: string, change: object = {}): Count => {
  const [minimum, maximum] = terms.split(' to ') as [string, string];
  return indeterminateCount({ crime, class: of as 'B', nature: 'other', ...(sentencedAs ? { sentencedAs } : {}), minimum, maximum, ...change });
};
const determinate = (of: Count['class'], nature: OffenseNature, sentencedAs: OffenderStatus, term: string, prs: string, change: object = {}): Count => determinateCount({ crime, class: of as 'B', nature, sentencedAs, term, prs, ...change });

describe('an indeterminate sentence by class and status', () => {
  test.each<[string, Count]>([
    ['a first felony with exactly one third', indeterminate('D', 'first felony', '2-00-00 to 6-00-00')],
    ['a first felony with the least, one year', indeterminate('E', 'first felony', '1-00-00 to 4-00-00')],
    ['a second felony with exactly one half', indeterminate('D', 'second felony', '2-00-00 to 4-00-00')],
    ['a second felony of class B at both ends of the maximum', indeterminate('B', 'second felony', '4-06-00 to 9-00-00')],
    ['a second felony of class B, the most', indeterminate('B', 'second felony', '12-06-00 to 25-00-00')],
    ['a persistent felony of class D', indeterminate('D', 'persistent felony', '15-00-00 to LIFE')],
    ['a persistent violent felony of class C, the least', indeterminate('C', 'persistent violent felony', '16-00-00 to LIFE', { nature: 'violent' })],
    ['a persistent violent felony of class D, the most', indeterminate('D', 'persistent violent felony', '25-00-00 to LIFE', { nature: 'violent' })],
    ['murder', indeterminate('A-I', 'first felony', '25-00-00 to LIFE')],
    ['a class A-II felony, the least', indeterminate('A-II', 'first felony', '3-00-00 to LIFE')],
    ['a class A-II felony, the most: 8 years 4 months', indeterminate('A-II', 'first felony', '8-04-00 to LIFE')],
    ['predatory sexual assault', indeterminate('A-II', 'first felony', '10-00-00 to LIFE', { nature: 'sex' })],
    ['a juvenile offender with one third', indeterminate('B', 'juvenile offender', '3-04-00 to 10-00-00', { nature: 'violent' })],
    ['a juvenile offender for murder', indeterminate('A-I', 'juvenile offender', '5-00-00 to LIFE', { nature: 'violent' })],
    ['a juvenile offender for arson in the first degree', indeterminate('A-I', 'juvenile offender', '4-00-00 to 12-00-00', { nature: 'violent' })],
    ['life for a second child sexual assault, of which the ranges are not known', indeterminate('B', 'second child sexual assault', '15-00-00 to LIFE', { nature: 'sex' })],
  ])('%s: nothing is said', (_, count) => {
    expect(codes(count)).toEqual([]);
  });

  test.each<[string, Count, string]>([
    ['a first felony with one half', indeterminate('D', 'first felony', '3-00-00 to 6-00-00'), 'The minimum, 3 years, is not 1 year to 2 years, one third of the maximum, for a class D felony, neither violent nor drug nor sex, sentenced as first felony.'],
    ['a second felony with one third', indeterminate('D', 'second felony', '2-00-00 to 6-00-00'), 'The minimum, 2 years, is not 3 years, one half of the maximum, for a class D felony, neither violent nor drug nor sex, sentenced as second felony.'],
    ['a second felony a month over one half', indeterminate('D', 'second felony', '3-01-00 to 6-00-00'), 'The minimum, 3 years 1 month, is not 3 years, one half of the maximum, for a class D felony, neither violent nor drug nor sex, sentenced as second felony.'],
    ['a second felony of class D below four years', indeterminate('D', 'second felony', '1-09-00 to 3-06-00'), 'The maximum, 3 years 6 months, is not 4 years to 7 years for a class D felony, neither violent nor drug nor sex, sentenced as second felony.'],
    ['a persistent felony with an end', indeterminate('D', 'persistent felony', '3-00-00 to 6-00-00'), 'The maximum, 6 years, is not life for a class D felony, neither violent nor drug nor sex, sentenced as persistent felony.'],
    ['a persistent felony a day short of 15 years', indeterminate('D', 'persistent felony', '14-11-29 to LIFE'), 'The minimum, 14 years 11 months 29 days, is not 15 years to 25 years for a class D felony, neither violent nor drug nor sex, sentenced as persistent felony.'],
    ['a class A-II felony over 8 years 4 months', indeterminate('A-II', 'first felony', '8-05-00 to LIFE'), 'The minimum, 8 years 5 months, is not 3 years to 8 years 4 months for a class A-II felony, neither violent nor drug nor sex, sentenced as first felony.'],
    ['a juvenile offender over ten years', indeterminate('B', 'juvenile offender', '4-00-00 to 12-00-00', { nature: 'violent' }), 'The maximum, 12 years, is not 3 years to 10 years for a class B felony, violent, sentenced as juvenile offender.'],
  ])('%s', (_, count, sentence) => {
    expect(problemsWith(count).filter(({ code }) => code !== 'SEN-005').map((one) => one.sentence)).toEqual([sentence].filter((one) => one !== ''));
  });

  test('persistent violent felonies have their least by class', () => {
    const least = { B: '20-00-00', C: '16-00-00', D: '12-00-00' } as const;
    for (const [of, minimum] of Object.entries(least)) {
      expect(codes(indeterminate(of as 'B', 'persistent violent felony', `${minimum} to LIFE`, { nature: 'violent' }))).toEqual([]);
      const short = `${Number(minimum.slice(0, 2)) - 1}-11-29 to LIFE`;
      expect(problemsWith(indeterminate(of as 'B', 'persistent violent felony', short, { nature: 'violent' }))).toMatchObject([{ code: 'SEN-019' }]);
    }
  });

  test('what is from knowledge says so', () => {
    expect(problemsWith(indeterminate('D', 'second felony', '2-00-00 to 6-00-00'))[0]?.rule).toBe('PL 70.06(3), (4) (from knowledge)');
    expect(problemsWith(indeterminate('D', 'first felony', '3-00-00 to 6-00-00'))[0]?.rule).toBe('PL 70.00(2), (3)');
  });
});

describe('a determinate sentence by class, nature and status', () => {
  test.each<[string, OffenseNature, OffenderStatus, Count['class'], string, string, string]>([
    ['a first violent felony', 'violent', 'first felony', 'B', '5-00-00', '25-00-00', '5-00-00'],
    ['a first violent felony', 'violent', 'first felony', 'C', '3-06-00', '15-00-00', '2-06-00'],
    ['a first violent felony', 'violent', 'first felony', 'D', '2-00-00', '7-00-00', '3-00-00'],
    ['a first violent felony', 'violent', 'first felony', 'E', '1-06-00', '4-00-00', '1-06-00'],
    ['a second violent felony', 'violent', 'second violent felony', 'B', '10-00-00', '25-00-00', '5-00-00'],
    ['a second violent felony', 'violent', 'second violent felony', 'E', '3-00-00', '4-00-00', '5-00-00'],
    ['a violent felony of a second felony offender', 'violent', 'second felony', 'B', '8-00-00', '25-00-00', '5-00-00'],
    ['a first drug felony', 'drug', 'first felony', 'B', '1-00-00', '9-00-00', '2-00-00'],
    ['a first drug felony', 'drug', 'first felony', 'E', '1-00-00', '1-06-00', '1-00-00'],
    ['a second drug felony', 'drug', 'second felony drug', 'B', '2-00-00', '12-00-00', '1-06-00'],
    ['a drug felony after a violent one', 'drug', 'second felony drug, prior violent', 'B', '6-00-00', '15-00-00', '3-00-00'],
    ['a class A-I drug felony', 'drug', 'first felony', 'A-I', '8-00-00', '20-00-00', '5-00-00'],
    ['a class A-II drug felony', 'drug', 'second felony drug', 'A-II', '6-00-00', '14-00-00', '5-00-00'],
    ['a sex offense', 'sex', 'first felony', 'C', '3-06-00', '15-00-00', '15-00-00'],
    ['a predicate sex offense', 'sex', 'predicate sex offense', 'D', '3-00-00', '7-00-00', '5-00-00'],
  ])('%s (%s, %s, class %s): %s to %s and not half a year off', (_, nature, sentencedAs, of, least, most, prs) => {
    const half = (term: string, by: number) => {
      const months = Number(term.split('-')[0]) * 12 + Number(term.split('-')[1]) + by;
      return `${Math.floor(months / 12)}-${String(months % 12).padStart(2, '0')}-00`;
    };
    for (const term of [least, most]) expect(codes(determinate(of, nature, sentencedAs, term, prs))).toEqual([]);
    for (const term of [half(least, -6), half(most, 6)]) expect(codes(determinate(of, nature, sentencedAs, term, prs))).toEqual([expect.stringMatching(/SEN-0(04|08|21)/)]);
  });

  test('the law of the day of the offense holds', () => {
    const drug = (offenseDate: string) => codes(determinate('B', 'drug', 'second felony drug', '2-00-00', '1-06-00', { offenseDate }));
    expect(drug('2009-04-06')).toEqual(['SEN-021']);
    expect(drug('2009-04-07')).toEqual([]);
    const violent = (offenseDate: string) => codes(determinate('B', 'violent', 'first felony', '6-00-00', '5-00-00', { offenseDate }));
    expect(violent('1998-08-31')).toEqual(['SEN-022', 'SEN-026']);
    expect(violent('1998-09-01')).toEqual([]);
  });

  test('a violent felony before September 1998 has an indeterminate sentence, of one third or one half', () => {
    for (const terms of ['2-00-00 to 6-00-00', '3-00-00 to 6-00-00']) expect(codes(indeterminate('C', 'first felony', terms, { nature: 'violent', offenseDate: '1998-08-31' }))).toEqual([]);
    expect(codes(indeterminate('C', 'first felony', '2-00-00 to 6-00-00', { nature: 'violent', offenseDate: '1998-09-01' }))).toEqual(['SEN-022']);
  });

  test('where the day of the offense is not known, no kind of sentence is refused that the class has', () => {
    expect(codes(indeterminate('C', 'first felony', '2-00-00 to 6-00-00', { nature: 'violent', offenseDate: undefined }))).toEqual([]);
  });

  test('what is not entered of nature and status bounds nothing that the class allows', () => {
    for (const term of ['1-00-00', '25-00-00']) expect(codes(determinateCount({ crime, term }))).toEqual([]);
  });
});

describe('post-release supervision', () => {
  const prs = (nature: OffenseNature, sentencedAs: OffenderStatus, of: Count['class'], term: string, length: string) => codes(determinate(of, nature, sentencedAs, term, length));

  test.each<[string, OffenseNature, OffenderStatus, Count['class'], string, string, readonly string[]]>([
    ['(a) one year', 'drug', 'first felony', 'D', '2-00-00', '1-00-00', ['1-06-00', '0-11-29']],
    ['(b) one to two', 'drug', 'first felony', 'C', '2-00-00', '2-00-00', ['2-06-00', '0-06-00']],
    ['(c) one to two', 'drug', 'second felony drug', 'E', '2-00-00', '1-06-00', ['2-00-01']],
    ['(d) one and a half to three', 'drug', 'second felony drug', 'B', '4-00-00', '3-00-00', ['1-00-00', '3-06-00']],
    ['(e) one and a half to three', 'violent', 'first felony', 'D', '4-00-00', '1-06-00', ['1-05-00', '5-00-00']],
    ['(f) two and a half to five', 'violent', 'first felony', 'B', '10-00-00', '2-06-00', ['2-00-00', '5-06-00']],
    ['five', 'violent', 'second violent felony', 'B', '10-00-00', '5-00-00', ['2-06-00', '6-00-00']],
    ['(2-a) three to ten', 'sex', 'first felony', 'E', '3-00-00', '10-00-00', ['2-06-00', '10-06-00']],
    ['(2-a) ten to twenty-five', 'sex', 'predicate sex offense', 'B', '10-00-00', '25-00-00', ['9-06-00', '26-00-00']],
  ])('%s', (_, nature, sentencedAs, of, term, good, bad) => {
    expect(prs(nature, sentencedAs, of, term, good)).toEqual([]);
    for (const one of bad) expect(prs(nature, sentencedAs, of, term, one)).toEqual(['SEN-026']);
  });

  test('none is a defect, unless an order under 601-d or 70.85 says so', () => {
    const without = (prsOrder: string | undefined, day = sentenced) => {
      const { prs: _, ...count } = determinateCount({ crime }) as Extract<Count, { kind: 'determinate' }>;
      return codes({ ...count, ...(prsOrder ? { prsOrder } : {}) }, day);
    };
    expect(without(undefined)).toEqual(['SEN-009']);
    expect(without('601-d, order of 3 May 2020')).toEqual([]);
    expect(without('PL 70.85, order of 3 May 2020')).toEqual(['SEN-027']);
    expect(without('PL 70.85, order of 3 May 2010', '2008-06-29')).toEqual([]);
    expect(without('PL 70.85, order of 3 May 2010', '2008-06-30')).toEqual(['SEN-027']);
    expect(without('PL 70.85, order of 3 May 2010', '1998-09-01')).toEqual([]);
    expect(without('PL 70.85, order of 3 May 2010', '1998-08-31')).toEqual(['SEN-027']);
  });

  test('for a crime before supervision was law none is missed', () => {
    const { prs: _, ...count } = determinateCount({ crime, nature: 'violent', sentencedAs: 'second violent felony', offenseDate: '1998-08-31' }) as Extract<Count, { kind: 'determinate' }>;
    expect(codes(count)).toEqual([]);
    expect(codes({ ...count, offenseDate: '1998-09-01' })).toEqual(['SEN-009']);
  });
});

describe('the kind of sentence', () => {
  const definite = (of: string, term: string, change: object = {}): Count => ({ kind: 'definite', crime, class: of as 'violation', offenseDate: '2018-01-15', term, ...change });

  test.each<[string, string, string, object]>([
    ['A misdemeanor', '1-00-00', '1-00-01', {}],
    ['A misdemeanor', '0-11-30', '1-00-00', { offenseDate: '2019-04-12' }],
    ['B misdemeanor', '0-03-00', '0-03-01', {}],
    ['violation', '0-00-15', '0-00-16', {}],
    ['E', '1-00-00', '1-00-01', {}],
  ])('a definite sentence of class %s may have %s and not %s', (of, longest, longer, change) => {
    expect(codes(definite(of, longest, change))).toEqual([]);
    expect(codes(definite(of, longer, change))).toEqual(['SEN-024']);
  });

  test('a felony of class B that is no drug felony has no definite sentence', () => {
    expect(codes(definite('B', '0-09-00', { nature: 'violent' }))).toEqual(['SEN-022']);
    expect(codes(definite('B', '0-09-00', { nature: 'drug' }))).toEqual([]);
  });

  test('life without parole is of class A-I', () => {
    const life = (of: 'A-I' | 'B'): Count => ({ kind: 'life without parole', crime, class: of, offenseDate: '2018-01-15', nature: 'violent' });
    expect(codes(life('A-I'))).toEqual([]);
    expect(codes(life('B'))).toEqual(['SEN-022']);
  });

  test('an indeterminate sentence of a violent felony is a juvenile or youthful offender’s', () => {
    expect(codes(indeterminate('C', 'first felony', '1-04-00 to 4-00-00', { nature: 'violent' }))).toEqual(['SEN-023']);
    expect(codes(indeterminate('C', 'first felony', '1-04-00 to 4-00-01', { nature: 'violent' }))).toEqual(['SEN-022']);
    expect(codes(indeterminate('C', undefined, '2-00-00 to 6-00-00', { nature: 'violent' }))).toEqual(['SEN-023']);
    expect(codes(indeterminate('C', 'juvenile offender', '2-00-00 to 6-00-00', { nature: 'violent' }))).toEqual([]);
  });

  test('of a class A felony with an end nothing is said of its minimum', () => {
    expect(codes(indeterminate('A-II', undefined, '4-00-00 to 9-00-00'))).toEqual(['SEN-016']);
    expect(codes(indeterminate('A-II', 'first felony', '4-00-00 to 9-00-00'))).toEqual(['SEN-016']);
  });

  test('a status that the nature does not have is said once', () => {
    expect(codes(indeterminate('D', 'second violent felony', '3-00-00 to 6-00-00'))).toEqual(['SEN-029']);
    expect(codes(determinate('D', 'violent', 'second felony drug', '3-00-00', '1-06-00'))).toEqual(['SEN-029']);
  });

  test('the article of the crime tells its nature', () => {
    const of = (text: string, nature: OffenseNature) => codes(indeterminate('D', 'first felony', '2-00-00 to 6-00-00', { crime: text, nature })).includes('SEN-028');
    expect(of('Burglary 3rd (PL 140.20)', 'other')).toBe(false);
    expect(of('Rape 3rd (PL 130.25)', 'sex')).toBe(false);
    expect(of('Rape 1st (PL 130.35)', 'violent')).toBe(false);
    expect(of('Rape 3rd (PL 130.25)', 'other')).toBe(true);
    expect(of('Criminal possession of marihuana 1st (PL 221.30)', 'other')).toBe(true);
  });
});
