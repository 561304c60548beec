import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentBody, felonyClasses, type CommitmentBody } from '../../shared/time/commitment.ts';
import { readTerm, writeTerm } from '../../shared/time/term.ts';
import { blankCount, commitmentBodyOf, tidyTerm, wordsOf, type CommitmentWords } from './commitment-words.ts';

const years = fc.integer({ min: 0, max: 99 });
const term = fc.record({ years, months: fc.integer({ min: 0, max: 11 }), days: fc.integer({ min: 0, max: 30 }) }).map(writeTerm);
const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2050-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const text = fc.string({ minLength: 2, maxLength: 12 }).map((words) => `a${words.trim()}z`);
const about = { crime: text, class: fc.constantFrom(...felonyClasses), offenseDate: fc.option(day, { nil: undefined }) };
const relation = fc.record({ runs: fc.constantFrom('concurrent' as const, 'consecutive' as const), basis: fc.constantFrom('order' as const, 'law' as const, 'default' as const) });
const count = fc.oneof(
  fc.record({ ...about, kind: fc.constant('indeterminate' as const), minimum: term, maximum: fc.oneof(term, fc.constant('LIFE')) }),
  fc.record({ ...about, kind: fc.constant('determinate' as const), term, prs: fc.option(term, { nil: undefined }) }),
);
/** Commitments as the book holds them: what is not said is not there; the first count runs with none. */
const commitment = fc
  .record({ county: text, indictment: text, sentenced: day, received: day, counts: fc.array(fc.record({ count, relation }), { minLength: 1, maxLength: 4 }) })
  .map(({ counts, ...head }) => JSON.parse(JSON.stringify({ ...head, counts: counts.map((one, index) => ({ ...one.count, ...(index > 0 ? { relation: one.relation } : {}) })) })) as CommitmentBody);

const beside = { jailDays: '', jailBy: '', jailFrom: '', jailTo: '', reason: '' };
const wordsWith = (changed: Partial<CommitmentWords['counts'][number]>): CommitmentWords => ({ ...beside, county: 'Kings', indictment: '1', sentenced: '2025-01-02', received: '2025-01-09', counts: [{ ...blankCount, crime: 'Arson', class: 'C', ...changed }] });

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

  test('leave out what belongs to the other sort of sentence, though it was typed before', () => {
    const typed = { minimum: '2-00-00', maximum: '6-00-00', term: '5-00-00', prs: '3-00-00', life: true };
    expect(commitmentBodyOf(wordsWith({ ...typed, kind: 'determinate' })).counts[0]).toEqual({ crime: 'Arson', class: 'C', kind: 'determinate', term: '5-00-00', prs: '3-00-00' });
    expect(commitmentBodyOf(wordsWith({ ...typed, kind: 'indeterminate' })).counts[0]).toEqual({ crime: 'Arson', class: 'C', kind: 'indeterminate', minimum: '2-00-00', maximum: 'LIFE' });
  });

  test('leave out how the first count runs, and keep a half-said relation of another to be refused', () => {
    const first = { ...blankCount, crime: 'Arson', class: 'C', runs: 'concurrent', basis: 'law', term: '5-00-00' };
    const { counts } = commitmentBodyOf({ ...wordsWith({}), counts: [first, { ...first, basis: '' }] });
    expect(counts[0]).not.toHaveProperty('relation');
    expect(counts[1]).toHaveProperty('relation', { runs: 'concurrent', basis: '' });
  });
});
