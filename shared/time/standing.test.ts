import { describe, expect, test } from 'vitest';
import { commitmentWords, jailTimeWords } from '../entry/testing/facts.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures, type Procedures } from '../procedures/procedures.ts';
import { computationCertified, computationChecked } from './certificate.ts';
import { compute } from './compute.ts';
import { manualDateChecked, manualDateCorrected, manualDateEntered } from './manual-date.ts';
import { sentenceOf } from './sentence.ts';
import { dateStanding, standingOf } from './standing.ts';
import { certificateWords, manualWords } from './testing/certificates.ts';

const today = Temporal.PlainDate.from('2026-03-02');

function station() {
  const at = new StationInTest(1);
  const commitment = at.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
  const jail = at.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment, { days: 40 }) }).header.id;
  return { at, commitment, jail, amend: (days: number) => at.write({ kind: 'jail-time.corrected', body: jailTimeWords(commitment, { days }), strikes: jail, reason: 'Amended certificate' }) };
}

const sentenceAt = (at: StationInTest) => sentenceOf(at.record);
const standing = (at: StationInTest, procedures: Procedures = defaultProcedures) => standingOf(sentenceAt(at), compute(sentenceAt(at), procedures, today), procedures, today);
const certify = (at: StationInTest, code?: string) => at.write({ kind: computationCertified.name, body: certificateWords(sentenceAt(at), code), author: 'account-2' }).header.id;
const check = (at: StationInTest, certificate: string, agrees = true) => at.write({ kind: computationChecked.name, body: { certificate, agrees, ...(agrees ? {} : { remark: 'The paper says 41 days' }) } });
const enterCR = (at: StationInTest) => at.write({ kind: manualDateEntered.name, body: manualWords(sentenceAt(at)), author: 'account-2' }).header.id;
const checkCR = (at: StationInTest, root: string, agrees = true) => at.write({ kind: manualDateChecked.name, body: { manualDate: root, words: sentenceAt(at).manualDates[0]!.entry, agrees, ...(agrees ? {} : { remark: 'Not in the order' }) } });
const datesOf = (at: StationInTest, name = 'CR') => dateStanding(name, sentenceAt(at).certificates.at(-1), sentenceAt(at).manualDates, compute(sentenceAt(at), defaultProcedures, today));

describe('a computation', () => {
  test('that nobody has certified says so; where there are no dates there is nothing to say', () => {
    const { at } = station();
    expect(standing(at)).toEqual({ state: 'never', because: [], awaiting: [] });
    expect(standing(new StationInTest(1)).state).toBe('');
  });

  test('certified for a reason that asks for a second check awaits it, and then stands', () => {
    const { at } = station();
    const certificate = certify(at, 'new-commitment');
    expect(standing(at)).toEqual({ state: 'awaiting check', because: [], awaiting: ['the computation certified on 2026-03-02'] });
    check(at, certificate);
    expect(standing(at)).toEqual({ state: 'certified', because: [], awaiting: [] });
  });

  test('certified for a reason that asks for none stands at once', () => {
    const { at } = station();
    certify(at, 'review');
    expect(standing(at)).toEqual({ state: 'certified', because: [], awaiting: [] });
  });

  test('is to be made anew when what it rests on has changed, and says what; a check of it is no longer awaited', () => {
    const { at, amend } = station();
    certify(at, 'new-commitment');
    amend(42);
    expect(standing(at)).toEqual({ state: 'recalculation needed', because: ['Jail time of Kings 01234-2018: 42 days, was 40 days'], awaiting: [] });
    certify(at, 'good-time');
    expect(standing(at).state).toBe('certified');
  });

  test('is to be made anew when the second person does not agree', () => {
    const { at } = station();
    check(at, certify(at), false);
    expect(standing(at)).toMatchObject({ state: 'recalculation needed', because: ['The second person does not agree with the certificate: The paper says 41 days'] });
  });

  test('is to be made anew when the engine can no longer compute', () => {
    const { at, jail } = station();
    certify(at, 'review');
    at.write({ kind: 'jail-time.voided', body: {}, strikes: jail, reason: 'Entered on the wrong person' });
    expect(standing(at)).toMatchObject({ state: 'recalculation needed', because: ['Jail time of Kings 01234-2018 was struck out: 40 days'] });
  });

  test('is to be made anew when the numbers of another procedure take effect', () => {
    const { at } = station();
    certify(at, 'review');
    const last = defaultProcedures.time.at(-1)!;
    expect(standing(at, { ...defaultProcedures, time: [...defaultProcedures.time, { ...last, effective: '2026-01-01' }] })).toMatchObject({ state: 'recalculation needed', because: [expect.stringMatching(/^The rule set is another: .*2026-01-01, was .*2013-09-01$/)] });
  });

  test('is to be made anew when another release calendar moves the release day, and only then', () => {
    const { at } = station();
    certify(at, 'review');
    const { dates } = sentenceAt(at).certificates[0]!;
    const calendar = (holidays: readonly string[]): Procedures => ({ ...defaultProcedures, releaseCalendar: [...defaultProcedures.releaseCalendar, { ...defaultProcedures.releaseCalendar.at(-1)!, effective: '2020-01-01', numbers: { weekdays: [1, 2, 3, 4], holidays } }] });
    expect(standing(at, calendar(['2027-12-24'])).state).toBe('certified');
    expect(standing(at, calendar([dates['releaseDay']!]))).toMatchObject({ state: 'recalculation needed', because: [expect.stringMatching(new RegExp(`^Release day is .*, was ${dates['releaseDay']}$`))] });
  });
});

describe('a date entered by hand', () => {
  test('awaits its check, also where nothing was ever certified', () => {
    const { at } = station();
    const root = enterCR(at);
    expect(standing(at)).toEqual({ state: 'awaiting check', because: [], awaiting: ['the manual CR'] });
    checkCR(at, root);
    expect(standing(at).state).toBe('never');
  });

  test('with which the second person does not agree is to be looked at again', () => {
    const { at } = station();
    checkCR(at, enterCR(at), false);
    expect(standing(at)).toMatchObject({ state: 'recalculation needed', because: ['The second person does not agree with the manual CR: Not in the order'] });
  });

  test('is to be looked at again when the engine’s own answer has moved, until it is corrected in sight of it', () => {
    const { at, amend } = station();
    const root = enterCR(at);
    checkCR(at, root);
    amend(42);
    expect(standing(at)).toMatchObject({ state: 'recalculation needed', because: ['The engine’s own CR is 2023-04-21; it was 2023-04-23 when the manual date was entered'] });
    at.write({ kind: manualDateCorrected.name, body: manualWords(sentenceAt(at)), strikes: root, reason: 'The order stands all the same', author: 'account-2' });
    expect(standing(at)).toMatchObject({ state: 'awaiting check', because: [] });
  });
});

describe('what stands for a date', () => {
  test('is the engine’s own until it is certified', () => {
    const { at } = station();
    expect(datesOf(at)).toEqual({ name: 'CR', by: 'engine', shown: '2023-04-23', engine: '2023-04-23', certified: null, manual: null });
  });

  test('is the certified one, with the engine’s of today beside it', () => {
    const { at, amend } = station();
    certify(at);
    amend(42);
    expect(datesOf(at)).toMatchObject({ by: 'certificate', shown: '2023-04-23', engine: '2023-04-21', certified: '2023-04-23' });
  });

  test('is the one entered by hand before both, which stay beside it', () => {
    const { at } = station();
    certify(at);
    enterCR(at);
    expect(datesOf(at)).toMatchObject({ by: 'manual', shown: '2022-10-17', engine: '2023-04-23', certified: '2023-04-23', manual: { reason: { code: 'court-order' } } });
    expect(datesOf(at, 'ME')).toMatchObject({ by: 'certificate', manual: null });
  });
});
