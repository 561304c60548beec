import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, identityWords, indeterminateCount } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { problemCodes } from '../problems.ts';
import { commitmentBody, commitmentCorrected, commitmentFacet, commitmentReceived, sayCount, type CommitmentBody, type Count } from './commitment.ts';

const ofCount = (count: Count | Record<string, unknown>) => ({ ...commitmentWords(), counts: [count] });
const indeterminate = (change: Parameters<typeof indeterminateCount>[0]) => ofCount(indeterminateCount(change));
const determinate = (change: Parameters<typeof determinateCount>[0]) => ofCount(determinateCount(change));
const without = (count: Count, field: string) => Object.fromEntries(Object.entries(count).filter(([name]) => name !== field));

function personOnRecord(): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords({ dateOfBirth: '1988-04-30' }) });
  return station;
}

function withCommitment(): Asked {
  const station = personOnRecord();
  station.write({ kind: 'commitment.received', body: commitmentWords() });
  return { on: station.seen };
}

const relation = { runs: 'consecutive', basis: 'order' } as const;

/** One paper for each code; each is good but for what the code is about. */
const papers: Readonly<Record<string, { readonly body: unknown; readonly field: string; readonly asked?: Asked }>> = {
  'SEN-001': { body: indeterminate({ minimum: '2 years' }), field: 'counts.0.minimum' },
  'SEN-002': { body: ofCount(without(indeterminateCount(), 'minimum')), field: 'counts.0.minimum' },
  'SEN-003': { body: indeterminate({ minimum: '6-00-00', maximum: '6-00-00' }), field: 'counts.0.minimum' },
  'SEN-004': { body: indeterminate({ class: 'E', minimum: '1-00-00', maximum: '4-06-00' }), field: 'counts.0.maximum' },
  'SEN-005': { body: indeterminate({ minimum: '1-03-00', maximum: '2-06-00' }), field: 'counts.0.maximum' },
  'SEN-006': { body: indeterminate({ minimum: '2-06-00', maximum: '6-00-00' }), field: 'counts.0.minimum' },
  'SEN-007': { body: ofCount({ ...determinateCount(), minimum: '5-00-00' }), field: 'counts.0' },
  'SEN-008': { body: determinate({ term: '2-03-00' }), field: 'counts.0.term' },
  'SEN-009': { body: ofCount(without(determinateCount(), 'prs')), field: 'counts.0.prs' },
  'SEN-010': { body: ofCount({ ...indeterminateCount(), prs: '5-00-00' }), field: 'counts.0' },
  'SEN-011': { body: indeterminate({ offenseDate: '2019-05-15' }), field: 'counts.0.offenseDate' },
  'SEN-012': { body: commitmentWords({ sentenced: '2019-06-05', received: '2019-06-04' }), field: 'received' },
  'SEN-013': { body: indeterminate({ class: 'D', minimum: '15-00-00', maximum: 'LIFE' }), field: 'counts.0.maximum' },
  'SEN-014': { body: commitmentWords({ counts: [indeterminateCount(), determinateCount()] }), field: 'counts.1.relation' },
  'SEN-015': { body: commitmentWords({ county: 'KINGS' }), field: 'indictment', asked: withCommitment() },
  'SEN-016': { body: indeterminate({ class: 'A-II', minimum: '3-00-00', maximum: '9-00-00' }), field: 'counts.0.maximum' },
  'SEN-017': { body: determinate({ prs: '6-00-00' }), field: 'counts.0.prs' },
  'SEN-018': { body: indeterminate({ class: 'A-I', minimum: '14-00-00', maximum: 'LIFE' }), field: 'counts.0.minimum' },
};

describe('what a reader of commitment papers would catch', () => {
  test.each(Object.entries(papers))('%s alone is said of a paper that is otherwise good', (code, { body, field, asked }) => {
    expect(problemsOf(commitmentReceived, body, asked)).toMatchObject([{ code, field }]);
  });

  test('a count that does not say how it runs is named by its number', () => {
    expect(problemsOf(commitmentReceived, papers['SEN-014']!.body)[0]?.sentence).toBe('How count 2 runs with the others is not said.');
  });

  test('every code of sentences is reached here', () => {
    expect(Object.keys(papers)).toEqual(problemCodes.filter((code) => code.startsWith('SEN-')));
  });

  test('all that is wrong is said at once', () => {
    const body = commitmentWords({
      sentenced: '2026-03-05',
      received: '2026-03-04',
      counts: [indeterminateCount({ offenseDate: '2026-03-06', minimum: '7-00-00' }), determinateCount({ term: '0-06-00', prs: '0-00-00' })],
    });
    expect(codesOf(commitmentReceived, body)).toEqual(['FLD-004', 'FLD-004', 'SEN-012', 'SEN-011', 'SEN-003', 'SEN-014', 'SEN-008', 'SEN-009']);
  });
});

describe('a good commitment', () => {
  const good: readonly (readonly [string, CommitmentBody])[] = [
    ['2 to 6 years, a first felony of class D', commitmentWords()],
    ['one half of a maximum with an odd day, the half day dropped', commitmentWords({ counts: [indeterminateCount({ minimum: '1-06-00', maximum: '3-00-01' })] })],
    ['a minimum of exactly one third', commitmentWords({ counts: [indeterminateCount({ minimum: '1-04-00', maximum: '4-00-00' })] })],
    ['8 1/3 to 25 years, class B', commitmentWords({ counts: [indeterminateCount({ class: 'B', minimum: '8-04-00', maximum: '25-00-00' })] })],
    ['one half for a second felony, with an odd number of months', commitmentWords({ counts: [indeterminateCount({ minimum: '1-06-15', maximum: '3-01-00' })] })],
    ['7 1/2 to 15, class C', commitmentWords({ counts: [indeterminateCount({ class: 'C', minimum: '7-06-00', maximum: '15-00-00' })] })],
    ['1 to 3 years, the least', commitmentWords({ counts: [indeterminateCount({ class: 'E', minimum: '1-00-00', maximum: '3-00-00' })] })],
    ['25 to life, class A-I', commitmentWords({ counts: [indeterminateCount({ class: 'A-I', minimum: '25-00-00', maximum: 'LIFE' })] })],
    ['10 years with 5 of supervision', commitmentWords({ counts: [determinateCount()] })],
    ['3 1/2 years with 2 1/2 of supervision', commitmentWords({ counts: [determinateCount({ term: '3-06-00', prs: '2-06-00' })] })],
    ['one year with one of supervision', commitmentWords({ counts: [determinateCount({ term: '1-00-00', prs: '1-00-00' })] })],
    ['no offense date on the paper', commitmentWords({ counts: [without(indeterminateCount(), 'offenseDate') as Count] })],
    ['offense, sentence and reception on one day', commitmentWords({ sentenced: '2019-06-04', counts: [indeterminateCount({ offenseDate: '2019-06-04' })] })],
    ['sentenced and received today', commitmentWords({ sentenced: '2026-03-02', received: '2026-03-02' })],
    ['three counts, each saying how it runs', commitmentWords({ counts: [indeterminateCount(), determinateCount({ relation }), determinateCount({ relation: { runs: 'concurrent', basis: 'default' } })] })],
  ];

  test.each(good)('%s: nothing is said', (_, body) => {
    expect(codesOf(commitmentReceived, body, { on: personOnRecord().seen })).toEqual([]);
  });

  test('another indictment, or the same in another county, is another commitment', () => {
    expect(codesOf(commitmentReceived, commitmentWords({ indictment: '09999-2018' }), withCommitment())).toEqual([]);
    expect(codesOf(commitmentReceived, commitmentWords({ county: 'Queens' }), withCommitment())).toEqual([]);
  });
});

describe('at the edges of the law', () => {
  const one = (change: Parameters<typeof indeterminateCount>[0]) => codesOf(commitmentReceived, indeterminate(change));

  test.each([
    ['B', '25-00-00', '25-00-01'],
    ['C', '15-00-00', '15-06-00'],
    ['D', '7-00-00', '7-06-00'],
    ['E', '4-00-00', '4-00-01'],
  ] as const)('a class %s felony allows a maximum of %s and not %s', (felonyClass, longest, longer) => {
    expect(one({ class: felonyClass, minimum: '1-00-00', maximum: longest })).toEqual([]);
    expect(one({ class: felonyClass, minimum: '1-00-00', maximum: longer })).toEqual(['SEN-004']);
  });

  test('a maximum over the class and under three years, with a minimum that is neither, are three warnings', () => {
    expect(one({ class: 'E', minimum: '0-11-00', maximum: '2-11-29' })).toEqual(['SEN-005', 'SEN-006']);
    expect(one({ class: 'E', minimum: '2-00-00', maximum: '5-00-00' })).toEqual(['SEN-004', 'SEN-006']);
  });

  test('a minimum a day over the third, and not the half, is questioned, with the lawful bounds in words', () => {
    expect(one({ minimum: '2-00-00', maximum: '6-00-00' })).toEqual([]);
    expect(one({ minimum: '3-00-00', maximum: '6-00-00' })).toEqual([]);
    const [problem] = problemsOf(commitmentReceived, indeterminate({ minimum: '2-00-01', maximum: '6-00-00' }));
    expect(problem).toMatchObject({
      code: 'SEN-006',
      severity: 'warn',
      sentence: 'The minimum, 2 years 1 day, is neither between one year and one third of the maximum nor one half of it (1 year to 2 years, or 3 years).',
      rule: 'PL 70.00(3), 70.06(4)',
    });
  });

  test('a minimum of eleven months is questioned even below the third', () => {
    expect(one({ minimum: '0-11-29', maximum: '6-00-00' })).toEqual(['SEN-006']);
  });

  test('a minimum not less than the maximum is refused before anything is made of it', () => {
    expect(problemsOf(commitmentReceived, indeterminate({ minimum: '7-00-00', maximum: '6-00-00' }))).toMatchObject([{ code: 'SEN-003', severity: 'stop' }]);
  });

  test.each([
    ['1-00-00', []],
    ['0-06-00', ['SEN-008']],
    ['2-05-00', ['SEN-008']],
    ['2-00-15', ['SEN-008']],
    ['2-06-15', ['SEN-008']],
  ] as const)('a determinate term of %s: %j', (term, codes) => {
    expect(codesOf(commitmentReceived, determinate({ term }))).toEqual(codes);
  });

  test('supervision of no length is none', () => {
    expect(codesOf(commitmentReceived, determinate({ prs: '0-00-00' }))).toEqual(['SEN-009']);
  });

  test('a life maximum on class A-I and A-II needs no finding; on B to E it does', () => {
    const asked = (felonyClass: Count['class']) => one({ class: felonyClass, minimum: '15-00-00', maximum: 'LIFE' });
    expect(['A-I', 'A-II', 'B', 'C', 'D', 'E'].map((felonyClass) => asked(felonyClass as Count['class']).length)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('a sentence before the birth of the man is refused', () => {
    expect(codesOf(commitmentReceived, commitmentWords({ sentenced: '1988-04-29', received: '1988-04-30', counts: [without(indeterminateCount(), 'offenseDate') as Count] }), { on: personOnRecord().seen })).toEqual(['REC-005']);
    expect(codesOf(commitmentReceived, commitmentWords({ sentenced: '1988-04-30', received: '1988-04-30', counts: [without(indeterminateCount(), 'offenseDate') as Count] }), { on: personOnRecord().seen })).toEqual([]);
  });

  test('the day of sentence and of reception lie in the past, or are today', () => {
    expect(problemsOf(commitmentReceived, commitmentWords({ received: '2026-03-03' }))).toMatchObject([{ code: 'FLD-004', field: 'received' }]);
    expect(codesOf(commitmentReceived, commitmentWords({ received: '2026-03-03' }), { today: '2026-03-03' })).toEqual([]);
  });
});

describe('the form of a commitment', () => {
  test.each([
    ['no counts', commitmentWords({ counts: [] }), ['FLD-002']],
    ['a day that is none', commitmentWords({ received: '2019-02-29' }), ['FLD-003']],
    ['a day left blank', commitmentWords({ received: '' }), ['FLD-001']],
    ['a county left blank', commitmentWords({ county: '' }), ['FLD-001']],
    ['a class that is none', ofCount({ ...indeterminateCount(), class: 'F' }), ['FLD-002']],
    ['neither kind of sentence', ofCount({ ...indeterminateCount(), kind: 'definite' }), ['FLD-002']],
    ['a maximum left blank', indeterminate({ maximum: '' }), ['SEN-002']],
    ['a maximum that is no term', indeterminate({ maximum: 'life' }), ['SEN-001']],
    ['no maximum at all', ofCount(without(indeterminateCount(), 'maximum')), ['SEN-002']],
    ['minimum and maximum both blank', indeterminate({ minimum: ' ', maximum: '' }), ['SEN-002', 'SEN-002']],
    ['a determinate term left blank', determinate({ term: '' }), ['FLD-001']],
    ['supervision that is no term', determinate({ prs: 'five' }), ['SEN-001']],
    ['a determinate sentence with a maximum', ofCount({ ...determinateCount(), maximum: '12-00-00' }), ['SEN-007']],
    ['a field that nobody knows', { ...commitmentWords(), judge: 'A. Judge' }, ['FLD-002']],
  ])('%s', (_, body, codes) => {
    expect(codesOf(commitmentReceived, body)).toEqual(codes);
  });

  test('terms are kept as years-months-days however they were typed', () => {
    expect(commitmentBody.parse(indeterminate({ minimum: '2-0-0', maximum: ' 6-0-0 ' })).counts[0]).toMatchObject({ minimum: '2-00-00', maximum: '6-00-00' });
  });

  test('a commitment is one facet by county and indictment, whatever the case', () => {
    expect(commitmentFacet({ county: 'Kings', indictment: '01-A' })).toBe(commitmentFacet({ county: 'KINGS', indictment: '01-a' }));
    expect(commitmentReceived.facets(commitmentWords())).toEqual({ decides: ['sentence:kings/01234-2018'] });
  });

  test('the daybook reads a commitment in one line', () => {
    const counts = [indeterminateCount(), determinateCount({ relation }), determinateCount({ term: '5-00-00', prs: undefined, relation })];
    expect(commitmentReceived.says(commitmentWords({ counts }))).toBe(
      'Commitment, Kings 01234-2018: Burglary 3rd (PL 140.20), class D, 2-00-00 to 6-00-00; Robbery 1st (PL 160.15), class B, 10-00-00 with 5-00-00 PRS; Robbery 1st (PL 160.15), class B, 5-00-00',
    );
    expect(sayCount(indeterminateCount({ maximum: 'LIFE' }))).toBe('Burglary 3rd (PL 140.20), class D, 2-00-00 to LIFE');
    expect(commitmentCorrected.says(commitmentWords())).toMatch(/^Corrected: Commitment/);
  });
});

describe('correcting a commitment', () => {
  const station = personOnRecord();
  const first = station.write({ kind: 'commitment.received', body: commitmentWords() });
  station.write({ kind: 'commitment.received', body: commitmentWords({ indictment: '00002-2018' }) });

  test('it may keep its own indictment', () => {
    expect(codesOf(commitmentCorrected, commitmentWords({ sentenced: '2019-05-13' }), { on: station.seen, rewrites: first.header.id })).toEqual([]);
  });

  test('but it may not take that of another commitment', () => {
    expect(codesOf(commitmentCorrected, commitmentWords({ indictment: '00002-2018' }), { on: station.seen, rewrites: first.header.id })).toEqual(['SEN-015']);
  });
});
