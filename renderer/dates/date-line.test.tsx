import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import type { Certificate } from '../../shared/time/certificate.ts';
import { dateNames, type DateName } from '../../shared/time/computation.ts';
import { compute } from '../../shared/time/compute.ts';
import type { Count } from '../../shared/time/count.ts';
import type { EventBody } from '../../shared/time/event.ts';
import type { ManualDate } from '../../shared/time/manual-date.ts';
import { dateGroups } from './date-groups.ts';
import { dateListOf, type DatesOnRecord } from './date-line.ts';
import { sayFar, sayShown } from './say-date.ts';

const today = '2026-03-02';
const twoToSix: Count = { crime: 'Burglary 3rd (PL 140.20)', class: 'D', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00', nature: 'other' };

function onRecord({ counts = [twoToSix], days = 214 as number | null, events = [] as readonly EventBody[] } = {}, beside: Partial<DatesOnRecord> = {}): DatesOnRecord {
  const commitments = [{ root: 'c', entry: 'c', county: 'Kings', indictment: '01234-2018', sentenced: '2019-05-14', received: '2019-06-04', counts }];
  const jailTimes = days === null ? [] : [{ root: 'j', entry: 'j', commitment: 'c', days, certifiedBy: 'Sheriff' }];
  const held = events.map((event, index) => ({ ...event, root: `e${index}`, entry: `e${index}` }));
  return { computation: compute({ commitments, jailTimes, events: held }, defaultProcedures, Temporal.PlainDate.from(today)), certificate: undefined, manualDates: [], ...beside };
}

function lineOf(about: DatesOnRecord, name: DateName) {
  return dateListOf(about, today).groups.flatMap(({ lines }) => lines).find((line) => line.name === name)!;
}

const byHand: ManualDate = { root: 'm', entry: 'm', by: 'a', at: '2026-01-12T15:00:00Z', date: 'CR', value: '2022-10-17', reason: { code: 'court-order', title: 'A court ordered the date' }, remark: 'Order of 12 January', engine: '2022-10-29', checks: [] };

function certified(dates: Record<string, string>): Certificate {
  return { root: 'k', entry: 'k', by: 'a', at: '2026-01-12T15:00:00Z', day: '2026-01-12', reason: { code: 'review', title: 'Review without a change', secondCheck: false }, basis: { inputs: [], rules: '', procedures: [] }, dates, checks: [] };
}

describe('the groups of dates', () => {
  test('hold every date that the engine answers for, once', () => {
    expect(dateGroups.flatMap(({ names }) => names).toSorted()).toEqual([...dateNames].toSorted());
  });
});

describe('a date in words', () => {
  test.each([
    ['2029-10-04', 'Thursday, Oct 4, 2029'],
    ['2028-07', 'July 2028'],
    ['1-04-00', '1 year 4 months'],
    ['12-00-24', '12 years 24 days'],
    ['NONE', 'none'],
    ['LIFE', 'life'],
    ['', 'not computed'],
  ])('%s is said "%s"', (shown, words) => {
    expect(sayShown(shown)).toBe(words);
  });

  test.each([
    ['2026-10-02', 'in 214 days'],
    ['2026-03-03', 'in 1 day'],
    ['2026-03-02', 'today'],
    ['2026-02-18', 'passed 12 days ago'],
    ['2031-05-19', 'in 1,904 days'],
    ['2026-03', 'this month'],
    ['2026-08', 'in 5 months'],
    ['2024-02', 'passed 25 months ago'],
    ['1-04-00', ''],
    ['NONE', ''],
    ['', ''],
  ])('%s lies "%s" from 2 March 2026', (shown, words) => {
    expect(sayFar(shown, today)).toBe(words);
  });
});

describe('the list of dates', () => {
  test('says of a date in no doubt that it is computed, with its day of the week', () => {
    expect(lineOf(onRecord(), 'ME')).toMatchObject({ value: 'Tuesday, Oct 29, 2024', far: 'passed 489 days ago', sure: 'computed', doubts: [], because: [], hasSteps: true });
  });

  test('numbers a doubt once for all the dates that rest on it', () => {
    const { doubts } = dateListOf(onRecord({ days: 400 }), today);
    expect(doubts).toMatchObject([{ doubt: 'U3', dates: expect.arrayContaining(['PE', 'CR', 'ME', 'paroleME']) }]);
    expect(lineOf(onRecord({ days: 400 }), 'CR')).toMatchObject({ sure: 'computed, verify', doubts: [1] });
    expect(lineOf(onRecord({ days: 400 }), 'aggregateMaximum')).toMatchObject({ sure: 'computed', doubts: [] });
  });

  test('says why a date is not computed, and what the law gives none of', () => {
    const { nature: _, ...unknown } = twoToSix;
    expect(lineOf(onRecord({ counts: [unknown] }), 'limitedCredit')).toMatchObject({ value: 'not computed', sure: 'not computed', because: ['Whether an offense is a violent felony is not entered; limited credit time depends on it (COR 803-b).'], hasSteps: false });
    expect(lineOf(onRecord(), 'timeOwed')).toMatchObject({ value: 'none', sure: 'computed', because: ['No delinquency is on record.'] });
  });

  test('says what a date depends on, and what could still move it', () => {
    const recommended: EventBody = { event: 'good time lost', day: '2020-01-01', amount: '0-03-00', stage: 'recommended' };
    expect(lineOf(onRecord({ events: [recommended] }), 'CR').couldMove).toEqual(['A loss of 3 months of good time, recommended on 2020-01-01, waits for the time allowance committee']);
    expect(lineOf(onRecord({ events: [{ event: 'earned eligibility determined', day: '2020-09-01', outcome: 'denied' }] }), 'earnedEligibility')).toMatchObject({ status: 'Denied on 2020-09-01', isIdle: true });
    expect(lineOf(onRecord(), 'earnedEligibility')).toMatchObject({ status: 'Open: Depends on the program (COR 805)', isIdle: false });
  });

  test('puts a date entered by hand first, with its reason, its check, and the engine’s own beside it', () => {
    const line = lineOf(onRecord({}, { manualDates: [byHand] }), 'CR');
    expect(line).toMatchObject({ value: 'Monday, Oct 17, 2022', sure: 'by hand', hasSteps: true });
    expect(line.because).toEqual(['Entered by hand: A court ordered the date (Order of 12 January); not checked.', 'The engine’s own: Saturday, Oct 29, 2022.']);
    const checked: ManualDate = { ...byHand, checks: [{ root: 'x', entry: 'x', of: 'm', by: 'b', at: '2026-01-13T15:00:00Z', agrees: true }] };
    expect(lineOf(onRecord({}, { manualDates: [checked] }), 'CR').because[0]).toContain('; checked by a second person.');
  });

  test('shows what was certified, and says what the engine gives now where that is another date', () => {
    const stood = certified({ CR: '2022-10-01', ME: '2024-10-29' });
    expect(lineOf(onRecord({}, { certificate: stood }), 'CR')).toMatchObject({ value: 'Saturday, Oct 1, 2022', because: ['As certified; the engine now gives: Saturday, Oct 29, 2022.'] });
    expect(lineOf(onRecord({}, { certificate: stood }), 'ME')).toMatchObject({ value: 'Tuesday, Oct 29, 2024', because: [] });
  });

  test('where nothing can be computed has only what was entered by hand', () => {
    expect(dateListOf(onRecord({ days: null }), today)).toEqual({ groups: [], doubts: [] });
    const only = dateListOf(onRecord({ days: null }, { manualDates: [byHand] }), today);
    expect(only.groups).toMatchObject([{ title: 'Release', lines: [{ name: 'CR', value: 'Monday, Oct 17, 2022', sure: 'by hand', hasSteps: false }] }]);
  });
});
