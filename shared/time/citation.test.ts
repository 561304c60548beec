import { describe, expect, test } from 'vitest';
import { offenderStatuses } from './count.ts';
import { inFull } from './citation.ts';
import { timeRules, uncertainties } from './rules.ts';

describe('a citation in full', () => {
  test.each([
    ['PL 70.30(3); COR 600-a', 'Penal Law 70.30(3); Correction Law 600-a'],
    ['COR 803(1)(b)', 'Correction Law 803(1)(b)'],
    ['EXC 259-i(2)(a); Board calendar 2012-2018', 'Executive Law 259-i(2)(a); Board calendar 2012-2018'],
    ['COR 803(1)(a); 7 NYCRR 261.3', 'Correction Law 803(1)(a); 7 NYCRR 261.3'],
    ['PL 70.30(6), (7); Midgley v Smith', 'Penal Law 70.30(6), (7); Midgley v Smith'],
    ['CPL 430.10', 'Criminal Procedure Law 430.10'],
    ['published dates 2004-2018', 'published dates 2004-2018'],
  ])('%s is %s', (short, full) => {
    expect(inFull(short)).toBe(full);
  });

  test('within a sentence, where the law is begun by a bracket', () => {
    expect(inFull('The minimum is less than a year (COR 803(1)(d)).')).toBe('The minimum is less than a year (Correction Law 803(1)(d)).');
  });

  test('leaves words alone that only look like the name of a law', () => {
    expect(inFull('PL, count 2; CORAM 5; XPL 70')).toBe('PL, count 2; CORAM 5; XPL 70');
  });

  test('leaves no law shortened in any rule, doubt or status', () => {
    const texts = [...Object.values(timeRules).map((rule) => rule.citation), ...Object.values(uncertainties), ...Object.values(offenderStatuses)];
    expect(texts.map(inFull).filter((text) => /\b(PL|CPL|COR|EXC)\b/.test(text))).toEqual([]);
  });

  test('is the same when it is written out again', () => {
    for (const { citation } of Object.values(timeRules)) expect(inFull(inFull(citation))).toBe(inFull(citation));
  });
});
