import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentBody, type CommitmentBody } from '../../shared/time/commitment.ts';
import { definiteClasses, felonyClasses, offenderStatuses, offenseNatures, type OffenderStatus } from '../../shared/time/count.ts';
import { readTerm, writeTerm } from '../../shared/time/term.ts';
import { blankCount, commitmentBodyOf, placeOf, tidyTerm, withoutCount, wordsOf, type CommitmentWords, type CountWords } from './commitment-words.ts';

const years = fc.integer({ min: 0, max: 99 });
const term = fc.record({ years, months: fc.integer({ min: 0, max: 11 }), days: fc.integer({ min: 0, max: 30 }) }).map(writeTerm);
const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2050-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ minLength: 2, maxLength: 12 }).map((words) => `a${words.trim()}z`);
const maybe = <T,>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const saysRuns = { runs: fc.constantFrom('concurrent' as const, 'consecutive' as const), basis: fc.constantFrom('order' as const, 'law' as const, 'default' as const) };
/** Few papers and few counts, so that the same one is often named twice, and by every count. */
const pairs = fc.array(fc.record({ commitment: maybe(fc.constantFrom('0199-aaaa', '0199-bbbb')), count: maybe(fc.integer({ min: 1, max: 3 })), ...saysRuns }), { minLength: 1, maxLength: 3 });
const about = {
  crime: text,
  class: fc.constantFrom(...felonyClasses),
  offenseDate: maybe(day),
  nature: maybe(fc.constantFrom(...offenseNatures)),
  sentencedAs: maybe(fc.constantFrom(...(Object.keys(offenderStatuses) as OffenderStatus[]))),
  pairs: maybe(pairs),
};
const relation = fc.record(saysRuns);
const count = fc.oneof(
  fc.record({ ...about, kind: fc.constant('indeterminate' as const), minimum: term, maximum: fc.oneof(term, fc.constant('LIFE')) }),
  fc.record({ ...about, kind: fc.constant('determinate' as const), term, prs: maybe(term), prsOrder: maybe(text) }),
  fc.record({ ...about, kind: fc.constant('definite' as const), class: fc.constantFrom(...definiteClasses), term }),
  fc.record({ ...about, kind: fc.constant('life without parole' as const) }),
);
/** What every count of a paper says alike of other commitments, before what it says alone. */
const ofPaper = fc.uniqueArray(fc.record({ commitment: fc.constantFrom('0199-aaaa', '0199-bbbb', '0199-cccc'), ...saysRuns }), { selector: (one) => one.commitment, maxLength: 2 });
/** Commitments as the book holds them: what is not said is not there; the first count runs with none. */
const commitment = fc
  .record({ county: text, indictment: text, sentenced: day, received: day, counts: fc.array(fc.record({ count, relation }), { minLength: 1, maxLength: 4 }), ofPaper })
  .map(({ counts, ofPaper, ...head }) => {
    const whole = counts.map(({ count, relation }, index) => {
      const said = [...ofPaper, ...(count.pairs ?? [])];
      return { ...count, ...(index > 0 ? { relation } : {}), pairs: said.length > 0 ? said : undefined };
    });
    return JSON.parse(JSON.stringify({ ...head, counts: whole })) as CommitmentBody;
  });

const beside = { jailDays: '', jailBy: '', jailFrom: '', jailTo: '', reason: '' };
const wordsWith = (...changed: readonly Partial<CountWords>[]): CommitmentWords => ({
  ...beside,
  county: 'Kings',
  indictment: '1',
  sentenced: '2025-01-02',
  received: '2025-01-09',
  counts: changed.map((words) => ({ ...blankCount, crime: 'Arson', class: 'C', term: '5-00-00', ...words })),
  exceptions: [],
  paperRuns: {},
  paperBasis: {},
});

describe('a term as clerks write it', () => {
  test.each([
    ['2', '2-00-00'],
    [' 5 ', '5-00-00'],
    ['3 1/2', '3-06-00'],
    ['3.5', '3-06-00'],
    ['3½', '3-06-00'],
    ['3 ½', '3-06-00'],
    ['1 1/3', '1-04-00'],
    ['2 2/3', '2-08-00'],
    ['2-6', '2-06-00'],
    ['1-04-00', '1-04-00'],
    ['01-4-0', '1-04-00'],
    ['02 1/2', '2-06-00'],
    ['18m', '1-06-00'],
    ['16 months', '1-04-00'],
    ['1 month', '0-01-00'],
    ['15d', '0-00-15'],
    ['45 days', '0-01-15'],
    ['1 day', '0-00-01'],
    ['', ''],
  ])('%j becomes %j', (typed, tidy) => {
    expect(tidyTerm(typed)).toBe(tidy);
  });

  test.each([['life'], ['two'], ['2-6-4-1'], ['1-12-00'], ['1-00-31'], ['-3']])('%j is left as it is, to be refused', (typed) => {
    expect(tidyTerm(typed)).toBe(typed);
    expect(readTerm(typed)).toBeNull();
  });

  test('whatever is tidied into a term stays as it is when it is tidied again', () => {
    const digits = fc.integer({ min: 0, max: 130 }).map(String);
    const typed = fc.array(fc.oneof(digits, fc.constantFrom('0', '-', ' ', '1/2', '2/3', '.5', '½', 'm', 'months')), { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (words) => {
        const tidy = tidyTerm(words);
        expect(tidyTerm(tidy)).toBe(tidy);
      }),
    );
  });

  test('every term in the form of the papers stays what it is', () => {
    fc.assert(
      fc.property(term, (written) => {
        expect(tidyTerm(written)).toBe(written);
      }),
    );
  });
});

describe('the words of a commitment and its entry', () => {
  test('say the same: the words of an entry give that entry again', () => {
    fc.assert(
      fc.property(commitment, (body) => {
        expect(commitmentBodyOf({ ...beside, ...wordsOf(body) })).toEqual(body);
      }),
    );
  });

  test('of a commitment that the book accepts are accepted again', () => {
    fc.assert(
      fc.property(commitment, (body) => {
        expect(commitmentBody.safeParse(body).error).toBeUndefined();
        expect(commitmentBody.safeParse(commitmentBodyOf({ ...beside, ...wordsOf(body) })).data).toEqual(body);
      }),
    );
  });

  test('leave out what belongs to another sort of sentence, though it was typed before', () => {
    const typed = { minimum: '2-00-00', maximum: '6-00-00', term: '5-00-00', prs: '3-00-00', life: true };
    const written = (kind: CountWords['kind']) => commitmentBodyOf(wordsWith({ ...typed, kind })).counts[0];
    expect(written('determinate')).toEqual({ crime: 'Arson', class: 'C', kind: 'determinate', term: '5-00-00', prs: '3-00-00' });
    expect(written('indeterminate')).toEqual({ crime: 'Arson', class: 'C', kind: 'indeterminate', minimum: '2-00-00', maximum: 'LIFE' });
    expect(written('definite')).toEqual({ crime: 'Arson', class: 'C', kind: 'definite', term: '5-00-00' });
    expect(written('life without parole')).toEqual({ crime: 'Arson', class: 'C', kind: 'life without parole' });
  });

  test('take a maximum typed as a word for life', () => {
    for (const typed of ['life', 'Life ', 'L']) expect(commitmentBodyOf(wordsWith({ kind: 'indeterminate', minimum: '15', maximum: typed })).counts[0]).toMatchObject({ minimum: '15-00-00', maximum: 'LIFE' });
  });

  test('leave out how the first count runs, and keep a half-said relation of another to be refused', () => {
    const said = { runs: 'concurrent', basis: 'law' };
    const { counts } = commitmentBodyOf(wordsWith(said, { ...said, basis: '' }));
    expect(counts[0]).not.toHaveProperty('relation');
    expect(counts[1]).toHaveProperty('relation', { runs: 'concurrent', basis: '' });
  });
});

describe('how a paper runs with another', () => {
  const kings = '0199-kings';
  const consecutive = { commitment: kings, runs: 'consecutive', basis: 'order' };
  const concurrent = { runs: 'concurrent', basis: 'order' };
  const said = (exceptions: CommitmentWords['exceptions'] = []): CommitmentWords => ({ ...wordsWith({}, {}), exceptions, paperRuns: { [kings]: 'consecutive' }, paperBasis: { [kings]: 'order' } });
  const pairsOf = (words: CommitmentWords) => commitmentBodyOf(words).counts.map((count) => count.pairs);
  const refusedAt = (words: CommitmentWords) => commitmentBody.safeParse(commitmentBodyOf(words)).error!.issues.map((issue) => placeOf(issue.path.join('.'), words));

  test('is said once and holds for each of its counts', () => {
    expect(pairsOf(said())).toEqual([[consecutive], [consecutive]]);
  });

  test('gives way to what a count says of that commitment, and stands beside what it says of one of its counts', () => {
    const exceptions = [
      { of: '2', with: `${kings}#3`, ...concurrent },
      { of: '1', with: `${kings}#`, ...concurrent },
    ];
    expect(pairsOf(said(exceptions))).toEqual([[{ commitment: kings, ...concurrent }], [consecutive, { commitment: kings, count: 3, ...concurrent }]]);
  });

  test('half said is refused once, at the field where it is said', () => {
    const words = { ...said(), paperBasis: {} };
    expect(pairsOf(words)).toEqual([[{ ...consecutive, basis: '' }], undefined]);
    expect(refusedAt(words)).toEqual([`paperBasis.${kings}`]);
  });

  test('with an exception of nobody is refused where it is to be chosen, and not one that was only opened', () => {
    const related = { ...wordsWith({}, { runs: 'concurrent', basis: 'order' }), exceptions: [{ of: '2', with: '', runs: '', basis: '' }] };
    expect(commitmentBody.safeParse(commitmentBodyOf(related)).error).toBeUndefined();
    expect(refusedAt({ ...related, exceptions: [...related.exceptions, { of: '2', with: '', ...concurrent }] })).toEqual(['exceptions.1.with']);
    expect(refusedAt({ ...related, exceptions: [{ of: '', with: '#1', ...concurrent }] })).toEqual(['exceptions.0.of']);
    expect(refusedAt({ ...related, exceptions: [{ of: '2', with: '#1', runs: '', basis: '' }] })).toEqual(['exceptions.0.runs', 'exceptions.0.basis']);
  });

  test('keeps the exceptions of the other counts when a count is taken away', () => {
    const { counts } = wordsWith({ crime: 'one' }, { crime: 'two' }, { crime: 'three' }, { crime: 'four' });
    const except = (of: string, other: string) => ({ of, with: other, ...concurrent });
    const after = withoutCount({ counts, exceptions: [except('4', '#1'), except('4', '#2'), except('4', '#3'), except('2', '#1'), except('3', `${kings}#3`)] }, 1);
    expect(after.counts.map(({ crime }) => crime)).toEqual(['one', 'three', 'four']);
    expect(after.exceptions).toEqual([except('3', '#1'), except('3', '#2'), except('2', `${kings}#3`)]);
  });
});
