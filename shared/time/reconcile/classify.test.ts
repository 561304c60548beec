import { describe, expect, test } from 'vitest';
import { classify } from './classify.ts';
import { readDecimalYears, readPublished } from './published.ts';
import { countRow, emptySummary } from './summary.ts';

const row = (words: Record<string, string>) =>
  classify(readPublished({ dateReceivedOriginal: '01/02/2004', dateReceivedCurrent: '01/02/2004', admissionType: '', minSentence: '0', maxSentence: '10', paroleEligibilityDate: '', conditionalReleaseDate: '', maxExpirationDate: '2014-04-09', ...words }));
const indeterminate = (words: Record<string, string>) => row({ minSentence: '1.5', maxSentence: '3', maxExpirationDate: '2017-03-01', ...words });

describe('a printed term', () => {
  test('is read in years and months where it means whole months, and not where it is six sevenths of a term', () => {
    expect(readDecimalYears('1.33')).toEqual({ years: 1, months: 4, days: 0 });
    expect(readDecimalYears('8.33')).toEqual({ years: 8, months: 4, days: 0 });
    expect(readDecimalYears('2.5')).toEqual({ years: 2, months: 6, days: 0 });
    expect(readDecimalYears('4.27')).toBeNull();
    expect(readDecimalYears('undefined')).toBeNull();
  });
});

describe('a determinate term', () => {
  test('whose CR is one seventh before ME is exact, to the day', () => {
    expect(row({ conditionalReleaseDate: '2012-11-03' })).toMatchObject({ compared: true, kind: 'determinate', finding: 'exact' });
    expect(row({ conditionalReleaseDate: '2012-11-04' })).toMatchObject({ finding: 'unexplained, printed later' });
    expect(row({ conditionalReleaseDate: '2012-11-02' })).toMatchObject({ finding: 'unexplained, printed earlier' });
  });

  test('whose CR is its ME has lost all good time', () => {
    expect(row({ conditionalReleaseDate: '2014-04-09' })).toMatchObject({ finding: 'all good time lost' });
  });

  test('whose CR is ninety days later has lost ninety days', () => {
    expect(row({ conditionalReleaseDate: '2013-02-03' })).toMatchObject({ finding: 'loss of good time', lostDays: 90 });
  });

  test('whose CR is six months earlier has limited credit time', () => {
    expect(row({ conditionalReleaseDate: '2012-05-03' })).toMatchObject({ finding: 'limited credit time' });
  });
});

describe('an indeterminate sentence', () => {
  test('is exact when PE and CR both follow from ME, also where a start of 30 February must be supposed', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-08-29', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'exact', peFits: true });
  });

  test('whose PE lies earlier than ME allows was interrupted, and is not called exact', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-06-10', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'interruption', peFits: false });
  });

  test('whose PE lies later than ME allows has later terms', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-12-10', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'later terms or time owed' });
  });

  test('whose CR waits for PE has slid', () => {
    expect(row({ minSentence: '2', maxSentence: '3', maxExpirationDate: '2017-03-14', paroleEligibilityDate: '2016-03-14', conditionalReleaseDate: '2016-03-14' })).toMatchObject({ finding: 'exact' });
    expect(row({ minSentence: '2.5', maxSentence: '3', maxExpirationDate: '2017-03-14', paroleEligibilityDate: '2016-09-14', conditionalReleaseDate: '2016-09-14' })).toMatchObject({ finding: 'exact, slid to parole eligibility' });
  });
});

test('a row that cannot be compared says why, and every row is counted once', () => {
  const rows = [
    row({ conditionalReleaseDate: '2012-11-03' }),
    row({ conditionalReleaseDate: 'NONE' }),
    row({ admissionType: 'RETURN FROM PAROLE/COND REL' }),
    row({ maxExpirationDate: 'LIFE' }),
    row({ conditionalReleaseDate: '2012-11-03', maxSentence: '4.27' }),
    row({ conditionalReleaseDate: '2012-11-03', minSentence: 'undefined' }),
  ];
  const summary = emptySummary();
  for (const one of rows) countRow(summary, one);
  expect(summary.notCompared).toEqual({ 'no conditional release printed': 1, 'not a new commitment': 1, 'life maximum': 1, 'terms not plain': 1, 'terms not read': 1 });
  expect(summary.compared + Object.values(summary.notCompared).reduce((sum, n) => sum + n, 0)).toBe(summary.rows);
});
