import { describe, expect, test } from 'vitest';
import { classify } from './classify.ts';
import { movedRow } from './control.ts';
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
    expect(row({ conditionalReleaseDate: '2012-11-04' })).toMatchObject({ finding: 'possible loss of good time, other days', lostDays: 1 });
    expect(row({ conditionalReleaseDate: '2012-11-02' })).toMatchObject({ finding: 'unexplained, printed earlier' });
  });

  test('whose CR is its ME has lost all good time', () => {
    expect(row({ conditionalReleaseDate: '2014-04-09' })).toMatchObject({ finding: 'all good time lost' });
  });

  test('whose CR is ninety days later has lost three months', () => {
    expect(row({ conditionalReleaseDate: '2013-02-03' })).toMatchObject({ finding: 'loss of good time, in months', lostDays: 90 });
  });

  test('whose CR is ten months before ME was allowed ten months of good time', () => {
    expect(row({ conditionalReleaseDate: '2013-06-09' })).toMatchObject({ finding: 'good time allowed in whole months', lostDays: 216 });
  });

  test('whose CR fits a loss of other days may have lost them: nearly any date would fit some', () => {
    expect(row({ conditionalReleaseDate: '2012-12-08' })).toMatchObject({ finding: 'possible loss of good time, in fives of days', lostDays: 35 });
    expect(row({ conditionalReleaseDate: '2012-12-06' })).toMatchObject({ finding: 'possible loss of good time, other days', lostDays: 33 });
  });

  test('whose good time is larger by a seventh of the seventh of an earlier term of two years has time owed on it', () => {
    expect(row({ conditionalReleaseDate: '2012-10-18' })).toMatchObject({ finding: 'time owed on an earlier determinate term' });
    expect(row({ conditionalReleaseDate: '2012-10-20' })).toMatchObject({ finding: 'unexplained, printed earlier' });
  });

  test('whose CR lies after its ME is explained by nothing', () => {
    expect(row({ conditionalReleaseDate: '2014-05-01' })).toMatchObject({ finding: 'unexplained, printed later' });
  });

  test('whose CR is six months earlier may have limited credit time', () => {
    expect(row({ conditionalReleaseDate: '2012-05-03' })).toMatchObject({ finding: 'possible limited credit time' });
  });
});

describe('an indeterminate sentence', () => {
  test('is exact when PE and CR both follow from ME, also where a start of 30 February must be supposed', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-08-29', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'exact', pe: 'fits' });
  });

  test('whose PE lies earlier than ME allows was interrupted, and is not called exact', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-06-10', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'interruption', pe: 'earlier' });
  });

  test('whose PE lies later than ME allows has later terms', () => {
    expect(indeterminate({ paroleEligibilityDate: '2015-12-10', conditionalReleaseDate: '2016-03-01' })).toMatchObject({ finding: 'later terms or time owed', pe: 'later' });
  });

  test('whose CR waits for PE has slid', () => {
    expect(row({ minSentence: '2', maxSentence: '3', maxExpirationDate: '2017-03-14', paroleEligibilityDate: '2016-03-14', conditionalReleaseDate: '2016-03-14' })).toMatchObject({ finding: 'exact' });
    expect(row({ minSentence: '2.5', maxSentence: '3', maxExpirationDate: '2017-03-14', paroleEligibilityDate: '2016-09-14', conditionalReleaseDate: '2016-09-14' })).toMatchObject({ finding: 'exact, slid to parole eligibility' });
  });
});

describe('time owed', () => {
  const owed = (words: Record<string, string>) => row({ minSentence: '1.5', maxSentence: '3', paroleEligibilityDate: '2005-08-16', ...words });

  test('beside a new maximum: CR is ME less a third of the whole from the start that PE gives', () => {
    expect(owed({ maxExpirationDate: '2008-03-26', conditionalReleaseDate: '2006-11-13' })).toMatchObject({ finding: 'time owed or a later term added', pe: 'earlier' });
  });

  test('of which a third is no whole number of days is rounded to the nearest day', () => {
    expect(owed({ maxExpirationDate: '2008-03-27', conditionalReleaseDate: '2006-11-13' })).toMatchObject({ finding: 'time owed or a later term added' });
    expect(owed({ maxExpirationDate: '2008-03-27', conditionalReleaseDate: '2006-11-14' })).toMatchObject({ finding: 'unexplained, printed earlier' });
  });

  const returned = (words: Record<string, string>) => row({ dateReceivedCurrent: '03/01/2007', minSentence: '2', maxSentence: '4', paroleEligibilityDate: '2005-05-10', ...words });

  test('by a returned violator: CR is ME less a third of what was owed before forty days of parole jail time came off', () => {
    expect(returned({ maxExpirationDate: '2008-07-21', conditionalReleaseDate: '2008-01-21' })).toMatchObject({ finding: 'returned violator', oneReception: false });
  });

  test('by a violator explains nothing when there was no return, more parole jail time than 90 days, or a year or less owed', () => {
    expect(returned({ dateReceivedCurrent: '01/02/2004', maxExpirationDate: '2008-07-21', conditionalReleaseDate: '2008-01-21' })).toMatchObject({ finding: 'unexplained, printed later' });
    expect(returned({ maxExpirationDate: '2008-07-21', conditionalReleaseDate: '2008-01-01' })).toMatchObject({ finding: 'unexplained, printed later' });
    expect(returned({ maxExpirationDate: '2007-12-01', conditionalReleaseDate: '2007-08-21' })).toMatchObject({ finding: 'unexplained, printed later' });
  });
});

test('a CR at a PE that the printed terms do not give is that of other terms', () => {
  expect(indeterminate({ paroleEligibilityDate: '2016-06-10', conditionalReleaseDate: '2016-06-10' })).toMatchObject({ finding: 'at the parole eligibility of other terms', pe: 'later' });
});

test('a control row has its CR moved by 1 to 400 days, the same each time', () => {
  const published = readPublished({ conditionalReleaseDate: '2012-11-03' });
  const by = Array.from({ length: 500 }, (_, place) => Temporal.PlainDate.from('2012-11-03').until(movedRow(published, place).cr as Temporal.PlainDate).days);
  expect(by.every((days) => Math.abs(days) >= 1 && Math.abs(days) <= 400)).toBe(true);
  expect(new Set(by).size).toBeGreaterThan(300);
  expect(movedRow(published, 7)).toEqual(movedRow(published, 7));
  expect(movedRow(readPublished({ conditionalReleaseDate: 'NONE' }), 7).cr).toBe('none');
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
