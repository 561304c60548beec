import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { problemCodes } from '../problems.ts';
import type { CommitmentBody } from './commitment.ts';
import type { Count } from './count.ts';
import type { EventBody } from './event.ts';
import { eventCorrected, eventRecorded } from './event-kinds.ts';

/** Somebody received on 4 June 2019 under the words given, to whom the events given have happened. */
function record(words: Partial<CommitmentBody> = {}, ...events: readonly ((commitment: string) => EventBody)[]) {
  const station = new StationInTest(1);
  const commitment = station.write({ kind: 'commitment.received', body: commitmentWords(words) }).header.id;
  const written = events.map((event) => station.write({ kind: 'sentence-event.recorded', body: event(commitment) }).header.id);
  const asked: Asked = { on: station.seen };
  return { station, commitment, written, asked, codes: (body: EventBody) => codesOf(eventRecorded, body, asked), problems: (body: EventBody) => problemsOf(eventRecorded, body, asked) };
}

const on = (day: string, event: 'escaped' | 'absconded' | 'delinquent' | 'discharged' | 'died') => (): EventBody => ({ event, day });
const returned = (day: string, change: object = {}): EventBody => ({ event: 'returned', day, ...change });
const released = (day: string, how: Extract<EventBody, { event: 'released' }>['how'] = 'parole'): EventBody => ({ event: 'released', day, how });
const back = (day: string, change: object = {}): EventBody => ({ event: 'returned as violator', day, ...change });
const paroleJail = (days: number, day = '2023-04-01'): EventBody => ({ event: 'parole jail time', day, days, certifiedBy: 'Bureau of Community Supervision' });
const lost = (amount: string, day = '2020-02-01'): EventBody => ({ event: 'good time lost', day, amount, stage: 'decided' });
const restored = (amount: string, day = '2020-08-01'): EventBody => ({ event: 'good time restored', day, amount });
const granted = (event: 'merit determined' | 'limited credit time determined' | 'earned eligibility determined' | 'presumptive release determined', outcome: 'granted' | 'denied' = 'granted'): EventBody => ({ event, day: '2021-01-10', outcome });
const vacated = (commitment: string, counts?: number[], day = '2021-02-01'): EventBody => ({ event: 'vacated', day, commitment, ...(counts ? { counts } : {}), order: 'Order of the Appellate Division' });
const resentenced = (commitment: string, of: number, count: Count = indeterminateCount(), day = '2021-03-01'): EventBody => ({ event: 'resentenced', day, commitment, counts: [{ of, count }], order: 'Resentence' });

const life = { counts: [indeterminateCount({ class: 'A-I', minimum: '25-00-00', maximum: 'LIFE' })] };
const determinate = { counts: [determinateCount()] };
const empty = new StationInTest(9);
const violator = record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent'), () => back('2023-03-16'));

/** One event for each code; each is good but for what the code is about. */
const events: Readonly<Record<string, { readonly body: EventBody; readonly field: string; readonly asked: Asked }>> = {
  'EVT-001': { body: { event: 'escaped', day: '2020-01-01' }, field: 'event', asked: { on: empty.seen } },
  'EVT-002': { body: { event: 'escaped', day: '2019-06-03' }, field: 'day', asked: record().asked },
  'EVT-003': { body: vacated('nowhere'), field: 'commitment', asked: record().asked },
  'EVT-004': { body: vacated(record().commitment, [1, 2]), field: 'counts.1', asked: record().asked },
  'EVT-005': { body: vacated(record().commitment, [1], '2021-05-01'), field: 'commitment', asked: record({}, (commitment) => vacated(commitment)).asked },
  'EVT-006': { body: resentenced(record().commitment, 1), field: 'counts.0.of', asked: record().asked },
  'EVT-007': { body: { event: 'escaped', day: '2020-01-01', note: 'from the yard' }, field: 'day', asked: record({}, on('2020-01-01', 'escaped')).asked },
  'EVT-008': { body: { event: 'absconded', day: '2020-02-01' }, field: 'day', asked: record({}, on('2020-01-01', 'escaped')).asked },
  'EVT-009': { body: { event: 'absconded', day: '2022-02-01' }, field: 'day', asked: record({}, () => released('2022-01-10')).asked },
  'EVT-010': { body: returned('2020-01-05'), field: 'day', asked: record().asked },
  'EVT-011': { body: returned('2020-01-05', { creditDays: 5, ground: 'arrest on the break' }), field: 'creditDays', asked: record({}, on('2020-01-01', 'escaped')).asked },
  'EVT-012': { body: returned('2020-01-05', { creditDays: 1 }), field: 'ground', asked: record({}, on('2020-01-01', 'escaped')).asked },
  'EVT-013': { body: released('2022-02-01', 'conditional release'), field: 'day', asked: record({ counts: [indeterminateCount({ minimum: '1-00-00', maximum: '3-00-00' })] }, () => released('2022-01-10')).asked },
  'EVT-014': { body: released('2022-02-01'), field: 'day', asked: record({}, on('2020-01-01', 'escaped')).asked },
  'EVT-015': { body: { event: 'delinquent', day: '2022-02-01' }, field: 'day', asked: record().asked },
  'EVT-016': { body: { event: 'delinquent', day: '2023-02-01' }, field: 'day', asked: record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent')).asked },
  'EVT-017': { body: back('2023-03-16'), field: 'day', asked: record({}, () => released('2022-01-10')).asked },
  'EVT-018': { body: paroleJail(10), field: 'days', asked: record({}, () => released('2022-01-10')).asked },
  'EVT-019': { body: paroleJail(61), field: 'days', asked: violator.asked },
  'EVT-020': { body: lost('0-01-00', '2020-01-02'), field: 'day', asked: record({}, on('2020-01-01', 'died')).asked },
  'EVT-021': { body: released('2028-06-01'), field: 'how', asked: { ...record(determinate).asked, today: '2030-01-01' } },
  'EVT-022': { body: released('2044-06-10', 'conditional release'), field: 'how', asked: { ...record(life).asked, today: '2045-01-01' } },
  'EVT-023': { body: released('2020-01-10'), field: 'day', asked: record().asked },
  'EVT-024': { body: released('2021-06-10', 'merit release'), field: 'how', asked: record().asked },
  'EVT-025': { body: restored('0-03-01'), field: 'amount', asked: record({}, () => lost('0-03-00')).asked },
  'EVT-026': { body: lost('2-00-01'), field: 'amount', asked: record().asked },
  'EVT-027': { body: lost('0-01-00'), field: 'amount', asked: record(life).asked },
  'EVT-028': { body: granted('earned eligibility determined'), field: 'outcome', asked: record({ counts: [indeterminateCount({ class: 'B', minimum: '8-00-01', maximum: '25-00-00' })] }).asked },
  'EVT-029': { body: granted('presumptive release determined'), field: 'outcome', asked: record(determinate).asked },
  'EVT-030': { body: granted('merit determined'), field: 'outcome', asked: record({ counts: [determinateCount({ nature: 'violent' })] }).asked },
  'EVT-031': { body: granted('limited credit time determined'), field: 'outcome', asked: record({ counts: [determinateCount({ nature: 'sex' })] }).asked },
  'EVT-032': { body: back('2029-03-16', { assessed: '5-00-01' }), field: 'assessed', asked: { ...record(determinate, () => released('2028-01-10', 'conditional release'), on('2029-01-15', 'delinquent')).asked, today: '2030-01-01' } },
};

describe('what a reader of events would catch', () => {
  test.each(Object.entries(events))('%s alone is said of an event that is otherwise good', (code, { body, field, asked }) => {
    expect(problemsOf(eventRecorded, body, asked)).toMatchObject([{ code, field }]);
  });

  test('every code of events is reached here', () => {
    expect(Object.keys(events)).toEqual(problemCodes.filter((code) => code.startsWith('EVT-')));
  });

  test('all that is wrong is said at once', () => {
    expect(record({}, on('2020-01-01', 'escaped')).codes(returned('2026-03-05', { creditDays: 5000 }))).toEqual(['FLD-004', 'EVT-011', 'EVT-012']);
  });
});

describe('escape, absconding and return', () => {
  test('on the day of the reception and after each return another break may come', () => {
    const twice = record({}, on('2019-06-04', 'escaped'), () => returned('2019-06-05'), on('2019-08-01', 'absconded'));
    expect(twice.codes(returned('2019-08-11', { creditDays: 10, ground: 'dismissed charge' }))).toEqual([]);
    expect(record().codes({ event: 'escaped', day: '2019-06-04' })).toEqual([]);
  });

  test('a return on the day of the break credits nothing', () => {
    expect(record({}, on('2020-01-01', 'escaped')).codes(returned('2020-01-01', { creditDays: 0 }))).toEqual(['EVT-010']);
    expect(record({}, on('2020-01-01', 'escaped')).codes(returned('2020-01-02', { creditDays: 1, ground: 'arrest on the break' }))).toEqual([]);
  });

  test('a return before the break is no return from it', () => {
    expect(record({}, on('2020-01-01', 'escaped')).codes(returned('2019-12-31'))).toEqual(['EVT-010']);
  });

  test('what it puts out of place on record is said', () => {
    const { problems } = record({}, on('2021-01-01', 'escaped'));
    expect(problems({ event: 'escaped', day: '2020-01-01' })).toMatchObject([{ code: 'SEN-047', severity: 'warn', sentence: 'With this, something on record no longer fits: Escaped, 2021-01-01 (No return is on record since the break of 2020-01-01).' }]);
  });

  test('an event may be corrected to another day', () => {
    const { station, written } = record({}, on('2020-01-01', 'escaped'), () => returned('2020-01-05'));
    expect(codesOf(eventCorrected, { event: 'escaped', day: '2020-01-02' }, { on: station.seen, rewrites: written[0]! })).toEqual([]);
    expect(codesOf(eventCorrected, { event: 'returned', day: '2020-01-01' }, { on: station.seen, rewrites: written[1]! })).toEqual(['EVT-010']);
  });
});

describe('release, delinquency and return', () => {
  test('parole jail time lies between them, certificates added up', () => {
    expect(violator.codes(paroleJail(60))).toEqual([]);
    const certified = record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent'), () => back('2023-03-16'), () => paroleJail(40));
    expect(certified.codes(paroleJail(20, '2023-05-01'))).toEqual([]);
    expect(certified.codes(paroleJail(21, '2023-05-01'))).toEqual(['EVT-019']);
  });

  test('each certificate of parole jail time belongs to the delinquency before it', () => {
    const again = record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent'), () => back('2023-03-16'), () => paroleJail(60), () => released('2023-06-01'), on('2024-01-01', 'delinquent'), () => back('2024-01-11'));
    expect(again.codes(paroleJail(10, '2024-02-01'))).toEqual([]);
    expect(again.codes(paroleJail(11, '2024-02-01'))).toEqual(['EVT-019']);
  });

  test('released on a new sentence, somebody may be declared delinquent anew', () => {
    const { station } = record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent'));
    station.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens', indictment: '00777-2023', sentenced: '2023-06-01', received: '2023-06-20' }) });
    station.write({ kind: 'sentence-event.recorded', body: released('2025-06-01') });
    expect(codesOf(eventRecorded, { event: 'delinquent', day: '2025-09-01' }, { on: station.seen })).toEqual([]);
  });

  test('a new commitment brings somebody back without a return as violator', () => {
    const { station } = record({}, () => released('2022-01-10'), on('2023-01-15', 'delinquent'));
    station.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens', indictment: '00777-2023', sentenced: '2023-06-01', received: '2023-06-20', counts: [indeterminateCount({ offenseDate: '2023-01-15' })] }) });
    const codes = (body: EventBody) => codesOf(eventRecorded, body, { on: station.seen });
    expect(codes({ event: 'escaped', day: '2023-06-20' })).toEqual([]);
    expect(codes({ event: 'escaped', day: '2023-06-19' })).toEqual(['EVT-009']);
    expect(codes(paroleJail(156, '2023-07-01'))).toEqual([]);
    expect(codes(paroleJail(157, '2023-07-01'))).toEqual(['EVT-019']);
    expect(codes(released('2025-06-01'))).toEqual([]);
  });

  test('released and delinquent on one day are taken in that order', () => {
    expect(record({}, () => released('2022-01-10')).codes({ event: 'delinquent', day: '2022-01-10' })).toEqual([]);
  });

  test('nobody is released sooner than the shortest reading of the terms, jail time and all credit given', () => {
    const jailed = record();
    jailed.station.write({ kind: 'jail-time.certified', body: jailTimeWords(jailed.commitment, { days: 214 }) });
    const codes = (body: EventBody) => codesOf(eventRecorded, body, { on: jailed.station.seen });
    // 4 June 2019 less 7 months 4 days, and 10 months (2 years, less a third and half a year), less 10 days.
    expect(codes(released('2019-08-20'))).toEqual([]);
    expect(codes(released('2019-08-19'))).toEqual(['EVT-023']);
    expect(codes(released('2022-10-20', 'conditional release'))).toEqual([]);
    expect(codes(released('2022-10-19', 'conditional release'))).toEqual(['EVT-023']);
    expect(codes(released('2024-10-20', 'maximum expiration'))).toEqual([]);
    expect(codes(released('2024-10-19', 'maximum expiration'))).toEqual(['EVT-023']);
  });

  test('a grant on record, not denied and not later than the release, makes the way lawful', () => {
    expect(record({}, () => granted('merit determined')).codes(released('2021-06-10', 'merit release'))).toEqual([]);
    expect(record({}, () => granted('merit determined', 'denied')).codes(released('2021-06-10', 'merit release'))).toEqual(['EVT-024']);
    expect(record({}, () => granted('merit determined')).codes(released('2021-01-09', 'merit release'))).toEqual(['EVT-024']);
  });

  test('parole from life is lawful, from life without parole nothing is', () => {
    const today = { today: '2046-01-01' };
    expect(codesOf(eventRecorded, released('2044-06-10'), { ...record(life).asked, ...today })).toEqual([]);
    const without = record({ counts: [{ kind: 'life without parole', crime: 'Murder 1st (PL 125.27)', class: 'A-I', offenseDate: '2018-01-15' }] });
    expect(codesOf(eventRecorded, released('2044-06-10'), { ...without.asked, ...today })).toEqual(['EVT-022']);
  });

  test('five years assessed, or more on an indeterminate sentence or a sex offense, are lawful', () => {
    const assessed = (counts: Count[], term: string) => codesOf(eventRecorded, back('2031-03-16', { assessed: term }), { ...record({ counts }, () => released('2030-01-10', 'conditional release'), on('2031-01-15', 'delinquent')).asked, today: '2032-01-01' });
    expect(assessed([determinateCount()], '5-00-00')).toEqual([]);
    expect(assessed([determinateCount({ nature: 'sex' })], '6-00-00')).toEqual([]);
    expect(assessed([indeterminateCount({ maximum: '15-00-00', class: 'C' })], '6-00-00')).toEqual([]);
  });
});

describe('good time', () => {
  test('what was withheld in the end takes the place of every loss before it', () => {
    const { codes } = record({}, () => lost('1-00-00'), () => ({ event: 'time allowance decided', day: '2020-06-01', withheld: '0-02-00' }));
    expect(codes(restored('0-02-00'))).toEqual([]);
    expect(codes(restored('0-02-01'))).toEqual(['EVT-025']);
  });

  test('what is restored cannot be restored again', () => {
    const { codes } = record({}, () => lost('0-06-00'), () => restored('0-04-00', '2020-03-01'));
    expect(codes(restored('0-02-00'))).toEqual([]);
    expect(codes(restored('0-02-01'))).toEqual(['EVT-025']);
  });

  test('all good time may be lost: a third of 6 years, a seventh of 10, and both of both', () => {
    expect(record().codes(lost('2-00-00'))).toEqual([]);
    expect(record(determinate).codes(lost('1-05-06'))).toEqual([]);
    expect(record(determinate).codes(lost('1-05-07'))).toEqual(['EVT-026']);
    expect(record().codes({ event: 'time allowance decided', day: '2020-06-01', withheld: '2-00-01' })).toEqual(['EVT-026']);
  });

  test('two losses of one day are two hearings; the very same words, or two committee decisions, are a slip', () => {
    const { codes } = record({}, () => lost('0-03-00'), () => ({ event: 'time allowance decided', day: '2020-06-01', withheld: '0-02-00' }));
    expect(codes(lost('0-04-00'))).toEqual([]);
    expect(codes({ ...lost('0-03-00'), note: 'the same again' } as EventBody)).toEqual(['EVT-007']);
    expect(codes({ event: 'time allowance decided', day: '2020-06-01', withheld: '0-03-00' })).toEqual(['EVT-007']);
  });
});

describe('determinations', () => {
  test('earned eligibility holds for a minimum of eight years exactly', () => {
    expect(record({ counts: [indeterminateCount({ class: 'B', minimum: '8-00-00', maximum: '24-00-00' })] }).codes(granted('earned eligibility determined'))).toEqual([]);
  });

  test('merit time is for drug and other felonies, and of class A-I for drug felonies alone', () => {
    const merit = (change: Partial<Count>) => record({ counts: [{ ...indeterminateCount({ class: 'A-I', minimum: '15-00-00', maximum: 'LIFE' }), ...change } as Count] }).codes(granted('merit determined'));
    expect(merit({ nature: 'drug' })).toEqual([]);
    expect(merit({ nature: 'other' })).toEqual(['EVT-030']);
    expect(merit({})).toEqual([]);
    expect(record({ counts: [indeterminateCount({ nature: 'other' })] }).codes(granted('merit determined'))).toEqual([]);
  });

  test('they are held against what stood on their day', () => {
    const two = { counts: [indeterminateCount({ nature: 'other' }), determinateCount({ nature: 'violent', relation: { runs: 'concurrent', basis: 'order' } })] };
    expect(record(two, (of) => vacated(of, [2], '2021-01-11')).codes(granted('merit determined'))).toEqual(['EVT-030']);
    expect(record(two, (of) => vacated(of, [2], '2021-01-10')).codes(granted('merit determined'))).toEqual([]);
    const { station } = record({ counts: [indeterminateCount({ nature: 'other' })] });
    station.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens', sentenced: '2021-01-01', received: '2021-01-11', counts: [determinateCount({ nature: 'violent' })] }) });
    expect(codesOf(eventRecorded, granted('merit determined'), { on: station.seen })).toEqual([]);
  });

  test('what is denied is never excluded', () => {
    const { codes } = record({ counts: [determinateCount({ nature: 'sex' })] });
    for (const event of ['merit determined', 'limited credit time determined', 'earned eligibility determined', 'presumptive release determined'] as const) expect(codes(granted(event, 'denied'))).toEqual([]);
  });
});

describe('orders of the court', () => {
  const twoCounts = { counts: [indeterminateCount(), indeterminateCount({ relation: { runs: 'concurrent', basis: 'order' } })] };

  test('a count is vacated once, until it is resentenced', () => {
    const { codes, commitment } = record(twoCounts, (of) => vacated(of, [1]), (of) => resentenced(of, 1));
    expect(codes(vacated(commitment, [2], '2022-01-01'))).toEqual([]);
    expect(codes(vacated(commitment, [1], '2022-01-01'))).toEqual([]);
    expect(codes(vacated(commitment, [1], '2021-02-15'))).toEqual(['EVT-005']);
  });

  test('a resentence after the order that vacated says nothing more', () => {
    const { codes, commitment } = record(twoCounts, (of) => vacated(of));
    expect(codes(resentenced(commitment, 1))).toEqual([]);
    expect(codes(resentenced(commitment, 3))).toEqual(['EVT-004']);
  });

  test('the new terms are held against the same limits as those of a commitment', () => {
    const { problems, commitment } = record({}, (of) => vacated(of));
    expect(problems(resentenced(commitment, 1, indeterminateCount({ minimum: '2-06-00' })))).toMatchObject([{ code: 'SEN-006', field: 'counts.0.count.minimum' }]);
  });

  test('an order before the reception, and one after the discharge', () => {
    const { codes, commitment } = record({}, on('2025-01-01', 'discharged'));
    expect(codes(vacated(commitment, [1], '2019-06-03'))).toEqual(['EVT-002']);
    expect(codes(vacated(commitment, [1], '2025-06-03'))).toEqual([]);
    expect(codes(lost('0-01-00', '2025-06-03'))).toEqual(['EVT-020']);
    expect(codes(lost('0-01-00', '2025-01-01'))).toEqual([]);
    expect(codes({ event: 'died', day: '2025-01-01' })).toEqual([]);
    expect(codes({ event: 'died', day: '2025-01-02' })).toEqual(['EVT-020']);
  });
});
