import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { commitmentWords, jailTimeWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf } from '../entry/testing/proposal.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import type { DateName } from './computation.ts';
import { formOf, manualDateChecked, manualDateCorrected, manualDateEntered, manualDateVoided, type ManualDateBody } from './manual-date.ts';
import { lastCheckOf } from './second-check.ts';
import { sentenceOf } from './sentence.ts';
import { manualWords } from './testing/certificates.ts';

function station(number = 1) {
  const at = new StationInTest(number);
  const commitment = at.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
  at.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment) });
  return at;
}

const sentenceAt = (at: StationInTest) => sentenceOf(at.record);
const words = (at: StationInTest, change: Partial<ManualDateBody> = {}) => manualWords(sentenceAt(at), change);
const enter = (at: StationInTest, change: Partial<ManualDateBody> = {}, author = 'account-1') => at.write({ kind: manualDateEntered.name, body: words(at, change), author }).header.id;
const codes = (at: StationInTest, change: Partial<ManualDateBody> = {}, asked: object = {}) => codesOf(manualDateEntered, words(at, change), { on: at.seen, role: 'records-clerk', ...asked });

describe('a date entered by hand', () => {
  test('is allowed with a reason of the procedure, a remark, and the engine’s own answer beside it', () => {
    const at = station();
    expect(words(at).engine).toBe('2022-10-29');
    expect(codes(at)).toEqual([]);
    expect(problemsOf(manualDateEntered, { ...words(at), remark: '' })).toMatchObject([{ field: 'remark' }]);
    expect(codes(at, { reason: { code: 'because', title: 'Because' } })).toEqual(['MAN-002']);
    expect(codes(at, { reason: { ...words(at).reason, title: 'Otherwise' } })).toEqual(['MAN-002']);
  });

  test.each<[DateName, string, boolean]>([
    ['CR', '2022-10-17', true],
    ['CR', '2022-02-30', false],
    ['CR', '2022-10', false],
    ['CR', 'soon', false],
    ['PE', 'NONE', true],
    ['ME', 'LIFE', true],
    ['tacMonth', '2022-10', true],
    ['tacMonth', '2022-13', false],
    ['boardMonth', '2022-10-17', false],
    ['netTimeOwed', '1-04-00', true],
    ['timeOwed', '2022-10-17', false],
  ])('of %s as %s: is written in its form: %s', (date, value, read) => {
    const at = station();
    expect(codes(at, { date, value })).toEqual(read ? [] : ['MAN-001']);
  });

  test('says in what form it was to be written', () => {
    const [problem] = problemsOf(manualDateEntered, words(station(), { date: 'tacMonth', value: 'x' }), { on: station().seen });
    expect(problem?.sentence).toBe('"x" is not a month.');
    expect(formOf('merit')).toBe('day');
  });

  test('is one for each date: a second corrects the first', () => {
    const at = station();
    const root = enter(at);
    expect(codes(at, { value: '2022-10-18' })).toEqual(['MAN-003']);
    expect(codesOf(manualDateCorrected, words(at, { value: '2022-10-18' }), { on: at.seen, rewrites: root })).toEqual([]);
    expect(codes(at, { date: 'ME', value: '2024-01-01' })).toEqual([]);
  });

  test('is refused where the engine answers otherwise than the form says, and warned of where it answers the same', () => {
    const at = station();
    expect(codes(at, { engine: '2022-10-28' })).toEqual(['MAN-004']);
    expect(codes(at, { value: '2022-10-29' })).toEqual(['MAN-005']);
  });

  test('stands for a sentence that the engine does not compute, with nothing beside it', () => {
    const at = new StationInTest(1);
    at.write({ kind: 'commitment.received', body: commitmentWords() });
    expect(words(at).engine).toBe('');
    expect(codes(at)).toEqual([]);
  });

  test('keeps who entered it and when, and takes the words of its correction', () => {
    const at = station();
    const root = enter(at, {}, 'account-7');
    expect(sentenceAt(at).manualDates).toMatchObject([{ root, entry: root, by: 'account-7', date: 'CR', value: '2022-10-17', engine: '2022-10-29', checks: [] }]);
    const entry = at.write({ kind: manualDateCorrected.name, body: words(at, { value: '2022-10-18' }), strikes: root, reason: 'Read again', author: 'account-8' }).header.id;
    expect(sentenceAt(at).manualDates).toMatchObject([{ root, entry, by: 'account-8', value: '2022-10-18' }]);
    at.write({ kind: manualDateVoided.name, body: {}, strikes: entry, reason: 'The order was vacated' });
    expect(sentenceAt(at).manualDates).toEqual([]);
  });

  test('of two stations from one sight is in question on both', () => {
    const at = station();
    const other = new StationInTest(2).wait(60_000).receive(at.seen);
    const entries = [enter(at), enter(other, { value: '2022-11-01' })];
    const { outcomes, slices } = fold(person, unionOf([at, other]), known);
    expect(entries.map((entry) => outcomes.get(entry)?.is)).toEqual(['in question', 'in question']);
    expect(slices['time']).toMatchObject({ manualDates: [{ value: '2022-11-01' }] });
  });

  test('says in the daybook the date, the reason, and what the engine says', () => {
    expect(manualDateEntered.says(words(station()))).toBe('Conditional release (CR) by hand: 2022-10-17 (A court ordered the date); the engine’s own: 2022-10-29');
    expect(manualDateEntered.says(words(new StationInTest(1)))).toContain('the engine’s own: not computed');
  });
});

describe('its second check', () => {
  const check = (at: StationInTest, change: object = {}) => {
    const held = sentenceAt(at).manualDates[0];
    return codesOf(manualDateChecked, { manualDate: held?.root ?? 'none', words: held?.entry ?? 'none', agrees: true, ...change }, { on: at.seen, role: 'records-clerk' });
  };

  test('is another person’s, and says why where it does not agree', () => {
    const at = station();
    enter(at, {}, 'account-1');
    expect(check(at)).toEqual(['CHK-001']);
    const other = station();
    enter(other, {}, 'account-2');
    expect(check(other)).toEqual([]);
    expect(check(other, { agrees: false })).toEqual(['CHK-002']);
  });

  test('is of the words in force: a correction waits for a check of its own', () => {
    const at = station();
    const root = enter(at, {}, 'account-2');
    at.write({ kind: manualDateChecked.name, body: { manualDate: root, words: root, agrees: true } });
    expect(lastCheckOf(sentenceAt(at).manualDates[0]!)).toMatchObject({ agrees: true, by: 'account-1' });
    at.write({ kind: manualDateCorrected.name, body: words(at, { value: '2022-10-18' }), strikes: root, reason: 'Read again', author: 'account-2' });
    expect(lastCheckOf(sentenceAt(at).manualDates[0]!)).toBeUndefined();
    expect(check(at, { words: root })).toEqual(['CHK-005']);
    expect(check(at)).toEqual([]);
  });

  test('of a date struck out since is nobody’s question', () => {
    const at = station();
    const root = enter(at, {}, 'account-2');
    at.write({ kind: manualDateChecked.name, body: { manualDate: root, words: root, agrees: true } });
    at.write({ kind: manualDateVoided.name, body: {}, strikes: root, reason: 'The order was vacated' });
    expect(check(at)).toEqual(['CHK-005']);
    expect([...at.record.outcomes.values()].map(({ is }) => is)).toEqual(['applied', 'applied', 'struck', 'applied', 'applied']);
  });
});
