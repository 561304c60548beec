import { describe, expect, test } from 'vitest';
import { roles } from '../accounts/roles.ts';
import { identityWords, reportWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { reportCorrected, reportsOf, reportVoided, reportWritten } from './report.ts';
import { ruleNumbered, rulesOfBehavior } from './rules-of-behavior.ts';

const received = new StationInTest(1);
received.write({ kind: 'person.received', body: identityWords() });
const asked = (change: Asked = {}): Asked => ({ on: received.seen, role: 'officer', ...change });
const codes = (change: Parameters<typeof reportWords>[0]) => codesOf(reportWritten, reportWords(change), asked());

describe('writing a misbehavior report', () => {
  test('a good one: nothing is said', () => {
    expect(codes({})).toEqual([]);
  });

  test('an incident to come, and one before the man was received, are refused', () => {
    expect(codes({ date: '2026-03-03' })).toEqual(['FLD-004']);
    expect(codes({ date: '2026-03-02' })).toEqual([]);
    expect(codes({ date: '2019-06-03' })).toEqual(['DIS-005', 'DIS-004']);
    expect(codes({ date: '2019-06-04' })).toEqual(['DIS-004']);
  });

  test('a report of eight days ago is late, one of seven is not (251-3.1)', () => {
    expect(codes({ date: '2026-02-23' })).toEqual([]);
    expect(problemsOf(reportWritten, reportWords({ date: '2026-02-22' }), asked())).toMatchObject([{ code: 'DIS-004', severity: 'warn', sentence: 'The incident of 2026-02-22 is more than 7 days ago.' }]);
  });

  test('what is late is said by the procedure in force today', () => {
    const [version] = defaultProcedures.reports;
    const procedures = { ...defaultProcedures, reports: [version!, { ...version!, effective: '2026-03-01', numbers: { lateAfterDays: 2 } }] };
    expect(codesOf(reportWritten, reportWords({ date: '2026-02-27' }), asked({ procedures }))).toEqual(['DIS-004']);
    expect(codesOf(reportWritten, reportWords({ date: '2026-02-25' }), asked({ procedures, today: '2026-02-28' }))).toEqual([]);
  });

  test('a rule that is not in 270.2 is refused, each at its place', () => {
    expect(problemsOf(reportWritten, reportWords({ rules: ['100.13', '999.99', '100.130'] }), asked())).toMatchObject([
      { code: 'DIS-002', field: 'rules.1', value: '999.99' },
      { code: 'DIS-002', field: 'rules.2', value: '100.130' },
    ]);
  });

  test('a rule that is not heard at the tier is questioned, where its tiers have been read', () => {
    expect(problemsOf(reportWritten, reportWords({ rules: ['100.11'], tier: 1 }), asked())).toMatchObject([{ code: 'DIS-003', severity: 'warn', sentence: 'Rule 100.11 is not heard at Tier I as far as is known.' }]);
    expect(codes({ rules: ['100.11'], tier: 3 })).toEqual([]);
    expect(codes({ rules: ['100.14'], tier: 3 })).toEqual(['DIS-003']);
    expect(codes({ rules: ['106.10'], tier: 1 })).toEqual([]);
  });

  test.each([
    ['no rule', { rules: [] }, ['DIS-001']],
    ['no place', { place: '' }, ['FLD-001']],
    ['a place of blanks', { place: '  ' }, ['FLD-001']],
    ['an hour that is none', { time: '24:00' }, ['FLD-006']],
    ['a minute that is none', { time: '14:60' }, ['FLD-006']],
    ['an hour of one digit', { time: '9:05' }, ['FLD-006']],
    ['no time', { time: '' }, ['FLD-001']],
    ['a narrative of a word', { narrative: 'Fighting.' }, ['FLD-002']],
    ['a day that is none', { date: '2026-02-29' }, ['FLD-003']],
    ['a fourth tier', { tier: 4 as 3 }, ['FLD-002']],
  ])('%s is refused', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('midnight and a minute before it are times of day', () => {
    expect(codes({ time: '00:00' })).toEqual([]);
    expect(codes({ time: '23:59' })).toEqual([]);
  });

  test('everyone who works with the people held may write one; the administrator may not', () => {
    expect(roles.filter((role) => !reportWritten.roles.includes(role))).toEqual(['administrator']);
  });

  test('it adds to the discipline and decides nothing', () => {
    expect(reportWritten.facets(reportWords())).toEqual({ adds: ['discipline'] });
  });
});

describe('the reports of a person', () => {
  test('stand in the order in which they were written, each with its writer and the time of writing', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'report.written', body: reportWords({ date: '2026-03-01' }), author: 'officer-1', role: 'officer' });
    station.write({ kind: 'report.written', body: reportWords({ date: '2026-02-01' }), author: 'officer-2', role: 'officer' });
    expect(reportsOf(station.record).map(({ date, author, writtenAt }) => [date, author, writtenAt])).toEqual([
      ['2026-03-01', 'officer-1', '2026-03-02T12:00:01.000Z'],
      ['2026-02-01', 'officer-2', '2026-03-02T12:00:02.000Z'],
    ]);
  });

  test('a report that a lieutenant corrects stays the officer’s, of the time he wrote it: the hearing clock runs from there', () => {
    const station = new StationInTest(1);
    const written = station.write({ kind: 'report.written', body: reportWords({ rules: ['100.10'] }), author: 'officer-1', role: 'officer' });
    station.wait(86_400_000);
    const corrected = station.write({ kind: 'report.corrected', body: reportWords({ rules: ['100.13'] }), author: 'lieutenant-1', role: 'lieutenant', strikes: written.header.id });
    expect(reportsOf(station.record)).toMatchObject([{ rules: ['100.13'], root: written.header.id, entry: corrected.header.id, author: 'officer-1', writtenAt: written.header.at }]);
  });

  test('a report struck out is not among them', () => {
    const station = new StationInTest(1);
    const written = station.write({ kind: 'report.written', body: reportWords() });
    station.write({ kind: 'report.written', body: reportWords({ place: 'Yard' }) });
    station.write({ kind: 'report.voided', body: {}, strikes: written.header.id });
    expect(reportsOf(station.record).map((report) => report.place)).toEqual(['Yard']);
  });

  test('the daybook reads them in one line', () => {
    expect(reportWritten.says(reportWords({ rules: ['100.13', '106.10'], tier: 3 }))).toBe('Misbehavior report, Tier III: 100.13, 106.10, 2026-03-01 14:05, 8 Block, A gallery');
    expect(reportCorrected.says(reportWords())).toMatch(/^Corrected: Misbehavior report, Tier II/);
    expect(reportVoided.says({})).toBe('Struck out: the misbehavior report');
  });
});

describe('the standards of behavior, 7 NYCRR 270.2', () => {
  test('each number once, in order, of the form of the regulation', () => {
    const numbers = rulesOfBehavior.map((rule) => rule.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.map(Number)).toEqual(numbers.map(Number).toSorted((a, b) => a - b));
    for (const number of numbers) expect(number).toMatch(/^(1|1\d\d)\.\d\d$/);
  });

  test('tiers are given only for rules that have been seen', () => {
    for (const { sure, tiers } of rulesOfBehavior) expect(tiers !== undefined).toBe(sure === 'seen');
  });

  test('a rule is found by its number, written out in full', () => {
    expect(ruleNumbered('100.13')?.title).toBe('Fighting');
    expect(ruleNumbered('1.00')?.tiers).toEqual([2, 3]);
    expect(ruleNumbered('105.12')).toBeUndefined();
    expect(ruleNumbered('100.1')).toBeUndefined();
  });
});
