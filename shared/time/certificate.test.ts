import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { commitmentWords, jailTimeWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf } from '../entry/testing/proposal.ts';
import { fold } from '../entry/fold.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import { defaultProcedures, type Procedures } from '../procedures/procedures.ts';
import { computationCertified, computationChecked, computationCheckVoided } from './certificate.ts';
import { sentenceOf } from './sentence.ts';
import { certificateWords } from './testing/certificates.ts';

/** A station that has entered a commitment and its jail time. */
function station(number = 1, days = 214) {
  const at = new StationInTest(number);
  const commitment = at.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
  const jail = at.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment, { days }) }).header.id;
  return { at, commitment, jail };
}

const sentenceAt = (at: StationInTest) => sentenceOf(at.record);
const wordsAt = (at: StationInTest, code?: string) => certificateWords(sentenceAt(at), code);
const certifyAt = (at: StationInTest, author = 'account-1', code?: string) => at.write({ kind: computationCertified.name, body: wordsAt(at, code), author }).header.id;
const decide = (at: StationInTest, body: unknown, procedures = defaultProcedures) => problemsOf(computationCertified, body, { on: at.seen, role: 'records-clerk', procedures });

describe('certifying', () => {
  test('what was previewed is allowed while nothing has changed', () => {
    const { at } = station();
    expect(decide(at, wordsAt(at))).toEqual([]);
  });

  test('goes back with the difference where jail time was amended in between', () => {
    const { at, commitment, jail } = station(1, 40);
    const previewed = wordsAt(at);
    at.write({ kind: 'jail-time.corrected', body: jailTimeWords(commitment, { days: 42 }), strikes: jail, reason: 'Amended certificate' });
    const [problem] = decide(at, previewed);
    expect(problem).toMatchObject({ code: 'CRT-001', severity: 'stop' });
    expect(problem?.sentence).toContain('Jail time of Kings 01234-2018: 42 days, was 40 days');
    expect(decide(at, wordsAt(at))).toEqual([]);
  });

  test('goes back where the rule set is another', () => {
    const { at } = station();
    const words = wordsAt(at);
    expect(decide(at, { ...words, basis: { ...words.basis, rules: 'R0' } })[0]?.sentence).toContain('The rule set is another');
  });

  test('refuses a computation that is not the engine’s own, and says which date differs', () => {
    const { at } = station();
    const words = wordsAt(at);
    if (words.computation.outcome !== 'computed') throw new Error('computed');
    const { CR } = words.computation.dates;
    const moved = { ...words.computation, dates: { ...words.computation.dates, CR: { ...CR, value: '2022-01-01' } } };
    const [problem] = decide(at, { ...words, computation: moved });
    expect(problem).toMatchObject({ code: 'CRT-002', severity: 'stop' });
    expect(problem?.sentence).toContain(`Conditional release (CR) is ${CR.value}, was 2022-01-01`);
    expect(decide(at, { ...words, computation: { ...words.computation, steps: [] } })[0]?.sentence).toContain('the way to them is not');
  });

  test('refuses inputs that name the right entries and say something else of them', () => {
    const { at } = station();
    const words = wordsAt(at);
    const said = { ...words, basis: { ...words.basis, inputs: words.basis.inputs.map((input) => ({ ...input, says: 'nothing' })) } };
    expect(decide(at, said).map(({ code }) => code)).toEqual(['CRT-002']);
  });

  test('refuses a reason that the procedure in force does not have, or has otherwise', () => {
    const { at } = station();
    const words = wordsAt(at);
    for (const reason of [{ ...words.reason, code: 'because' }, { ...words.reason, secondCheck: false }, { ...words.reason, title: 'Anything' }]) {
      expect(decide(at, { ...words, reason }).map(({ code, field }) => [code, field])).toEqual([['CRT-003', 'reason']]);
    }
    const [adopted] = defaultProcedures.certification;
    const procedures: Procedures = { ...defaultProcedures, certification: [adopted!, { ...adopted!, effective: '2026-01-01', numbers: { ...adopted!.numbers, reasons: [{ ...words.reason, secondCheck: false }] } }] };
    expect(decide(at, { ...words, reason: { ...words.reason, secondCheck: false } }, procedures)).toEqual([]);
  });

  test('has nothing to certify where a date cannot be computed, and says what is missing', () => {
    const at = new StationInTest(1);
    at.write({ kind: 'commitment.received', body: commitmentWords() });
    const [problem] = decide(at, wordsAt(at));
    expect(problem).toMatchObject({ code: 'CRT-004', severity: 'stop' });
    expect(problem?.sentence).toContain('No jail time is certified for Kings 01234-2018');
  });

  test('warns of dates that rest on a point to be verified', () => {
    const { at } = station(1, 400);
    const [problem] = decide(at, wordsAt(at));
    expect(problem).toMatchObject({ code: 'CRT-005', severity: 'warn' });
    expect(problem?.sentence).toContain('Conditional release (CR)');
  });
});

describe('a certified computation', () => {
  test('keeps who, when, why, what it rests on and the dates', () => {
    const { at, commitment, jail } = station();
    const root = certifyAt(at, 'account-7');
    expect(sentenceAt(at).certificates).toEqual([
      {
        root,
        entry: root,
        by: 'account-7',
        at: at.seen.at(-1)!.header.at,
        day: '2026-03-02',
        reason: { code: 'new-commitment', title: 'New commitment', secondCheck: true },
        basis: expect.objectContaining({ inputs: [expect.objectContaining({ entry: commitment }), expect.objectContaining({ entry: jail })] }),
        dates: expect.objectContaining({ PE: '2020-10-29', CR: '2022-10-29', ME: '2024-10-29' }),
        checks: [],
      },
    ]);
  });

  test('stands as it was certified whatever is entered after it, and another follows it', () => {
    const { at, commitment, jail } = station();
    certifyAt(at);
    const [first] = sentenceAt(at).certificates;
    at.write({ kind: 'jail-time.corrected', body: jailTimeWords(commitment, { days: 100 }), strikes: jail, reason: 'Amended certificate' });
    expect(sentenceAt(at).certificates).toEqual([first]);
    certifyAt(at, 'account-1', 'amended-jail-time');
    const [before, after] = sentenceAt(at).certificates;
    expect(before).toEqual(first);
    expect(after?.dates['ME']).not.toBe(first?.dates['ME']);
  });

  test('cannot be corrected or struck out: no kind does', () => {
    const kinds = known.capabilities.flatMap((capability) => capability.kinds);
    expect(kinds.filter((kind) => kind.corrects === computationCertified.name || kind.voids === computationCertified.name)).toEqual([]);
  });

  test('of a shape that this program does not know is read, and never left unread', () => {
    const { at } = station();
    const words = wordsAt(at);
    at.write({ kind: computationCertified.name, body: { ...words, computation: { outcome: 'worked out', rules: 'of 1999', dates: { XD: { value: '1999-01-01', worth: 3 } }, more: [] } } });
    expect(at.record.outcomes.get(at.seen.at(-1)!.header.id)).toEqual({ is: 'applied' });
    expect(sentenceAt(at).certificates[0]?.dates).toEqual({ XD: '1999-01-01' });
  });

  test('says its reason and the three dates in the daybook', () => {
    const { at } = station();
    expect(computationCertified.says(wordsAt(at))).toBe('Computation certified (New commitment): PE 2020-10-29, CR 2022-10-29, ME 2024-10-29');
  });
});

describe('two stations', () => {
  test('that certify from the same sight are both in question', () => {
    const { at } = station();
    const other = new StationInTest(2).wait(60_000).receive(at.seen);
    certifyAt(at);
    certifyAt(other, 'account-2', 'review');
    const { outcomes } = fold(person, unionOf([at, other]), known);
    const questions = [at, other].map((one) => outcomes.get(one.own.at(-1)!.header.id));
    expect(questions).toEqual([
      { is: 'in question', because: 'another entry on computation was made without sight of this one', with: [other.own.at(-1)!.header.id] },
      { is: 'in question', because: 'made without sight of another entry on computation', with: [at.own.at(-1)!.header.id] },
    ]);
  });

  test('of which one amends jail time unseen put the other’s certificate in question', () => {
    const { at, commitment, jail } = station();
    const other = new StationInTest(2).wait(60_000).receive(at.seen);
    at.write({ kind: 'jail-time.corrected', body: jailTimeWords(commitment, { days: 42 }), strikes: jail, reason: 'Amended certificate' });
    const certificate = certifyAt(other);
    expect(fold(person, unionOf([at, other]), known).outcomes.get(certificate)).toMatchObject({ is: 'in question', because: 'made without sight of an entry on sentence, which it relied on' });
  });

  test('of which one certified with sight of the other’s certificate are in no question', () => {
    const { at } = station();
    certifyAt(at);
    const other = new StationInTest(2).receive(at.seen);
    certifyAt(other, 'account-2', 'review');
    expect([...fold(person, unionOf([at, other]), known).outcomes.values()].every(({ is }) => is === 'applied')).toBe(true);
  });
});

describe('a second person’s check', () => {
  const check = (at: StationInTest, body: object, change: object = {}) => codesOf(computationChecked, { certificate: sentenceAt(at).certificates.at(-1)?.root ?? 'none', agrees: true, ...body }, { on: at.seen, role: 'records-clerk', ...change });

  test('is another person’s than the one who certified', () => {
    const { at } = station();
    certifyAt(at, 'account-1');
    expect(check(at, {})).toEqual(['CHK-001']);
    certifyAt(at, 'account-2');
    expect(check(at, {})).toEqual([]);
  });

  test('that does not agree says why', () => {
    const { at } = station();
    certifyAt(at, 'account-2');
    expect(check(at, { agrees: false })).toEqual(['CHK-002']);
    expect(check(at, { agrees: false, remark: 'The paper says 41 days' })).toEqual([]);
  });

  test('is of the last certificate only', () => {
    const { at } = station();
    expect(check(at, {})).toEqual(['CRT-006']);
    const first = certifyAt(at, 'account-2');
    certifyAt(at, 'account-2', 'review');
    expect(check(at, { certificate: first })).toEqual(['CRT-006']);
  });

  test('is made once by each, and again once it is struck out', () => {
    const { at } = station();
    const certificate = certifyAt(at, 'account-2');
    const checked = at.write({ kind: computationChecked.name, body: { certificate, agrees: true } }).header.id;
    expect(sentenceAt(at).certificates[0]?.checks).toEqual([{ root: checked, entry: checked, of: certificate, by: 'account-1', at: at.seen.at(-1)!.header.at, agrees: true }]);
    expect(check(at, {})).toEqual(['CHK-003']);
    at.write({ kind: computationCheckVoided.name, body: {}, strikes: checked, reason: 'Looked at the wrong file' });
    expect(sentenceAt(at).certificates[0]?.checks).toEqual([]);
    expect(check(at, {})).toEqual([]);
  });

  test('is struck out by the one who made it, or by the coordinator', () => {
    const { at } = station();
    const certificate = certifyAt(at, 'account-2');
    const [own, foreign] = ['account-1', 'account-3'].map((author) => at.write({ kind: computationChecked.name, body: { certificate, agrees: true }, author }).header.id) as [string, string];
    const strike = (rewrites: string, role: 'records-clerk' | 'coordinator') => codesOf(computationCheckVoided, {}, { on: at.seen, role, rewrites });
    expect(strike(own, 'records-clerk')).toEqual([]);
    expect(strike(foreign, 'records-clerk')).toEqual(['CHK-004']);
    expect(strike(foreign, 'coordinator')).toEqual([]);
  });

  test('made without sight of a later certificate is in question', () => {
    const { at } = station();
    const certificate = certifyAt(at, 'account-2');
    const other = new StationInTest(2).wait(60_000).receive(at.seen);
    certifyAt(at, 'account-2', 'review');
    const checked = other.write({ kind: computationChecked.name, body: { certificate, agrees: true } }).header.id;
    expect(fold(person, unionOf([at, other]), known).outcomes.get(checked)).toMatchObject({ is: 'in question' });
  });

  test('of a certificate that is not in the book stands aside', () => {
    const { at } = station();
    const checked = at.write({ kind: computationChecked.name, body: { certificate: 'unknown', agrees: true } }).header.id;
    expect(at.record.outcomes.get(checked)).toEqual({ is: 'standing aside', because: 'the certificate it is about does not stand' });
  });

  test('says in the daybook whether it agrees', () => {
    expect(computationChecked.says({ certificate: 'c', agrees: true })).toBe('Computation checked: agrees');
    expect(computationChecked.says({ certificate: 'c', agrees: false, remark: 'The paper says 41 days' })).toBe('Computation checked: does not agree (The paper says 41 days)');
  });
});
