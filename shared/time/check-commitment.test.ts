import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, identityWords, indeterminateCount } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { problemCodes } from '../problems.ts';
import { commitmentBody, commitmentCorrected, commitmentFacet, commitmentReceived, sentenceFacet, type CommitmentBody } from './commitment.ts';
import { sayCount, type Count, type FelonyClass } from './count.ts';

const ofCount = (count: Count | Record<string, unknown>) => ({ ...commitmentWords(), counts: [count] });
const indeterminate = (change: Parameters<typeof indeterminateCount>[0]) => ofCount(indeterminateCount(change));
const determinate = (change: Parameters<typeof determinateCount>[0]) => ofCount(determinateCount(change));
const definite = (change: object): Count => ({ kind: 'definite', crime: 'Assault 3rd (PL 120.00)', class: 'A misdemeanor', offenseDate: '2018-01-15', term: '0-09-00', ...change });
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

/** An earlier commitment that still runs: 2 to 6 years, sentenced 14 May 2019, received 4 June 2019. */
const earlier = personOnRecord();
const earlierRoot = earlier.write({ kind: 'commitment.received', body: commitmentWords() }).header.id;
const afterEarlier: Asked = { on: earlier.seen };

/** A later paper of one count, sentenced in 2021 for a crime of that year unless told otherwise. */
const later = (change: Parameters<typeof indeterminateCount>[0]): CommitmentBody =>
  commitmentWords({ county: 'Queens', indictment: '00777-2021', sentenced: '2021-09-01', received: '2021-09-20', counts: [indeterminateCount({ offenseDate: '2018-06-01', ...change })] });
const withEarlier = { commitment: earlierRoot, runs: 'consecutive', basis: 'order' } as const;
const aged = (dateOfBirth: string): Asked => {
  const station = new StationInTest(5);
  station.write({ kind: 'person.received', body: identityWords({ dateOfBirth }) });
  return { on: station.seen };
};
/** Two counts on one paper, the second with what is said of pairs. */
const two = (pairs: Count['pairs'], change: Partial<Count> = {}) =>
  commitmentWords({ counts: [indeterminateCount({ offenseDate: '2018-01-14' }), indeterminateCount({ relation: { runs: 'concurrent', basis: 'order' }, ...(change as object), pairs })] });

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
  'SEN-019': { body: indeterminate({ sentencedAs: 'second felony', nature: 'other', minimum: '2-00-00', maximum: '6-00-00' }), field: 'counts.0.minimum' },
  'SEN-020': { body: indeterminate({ sentencedAs: 'second felony', nature: 'other', minimum: '1-06-00', maximum: '3-00-00' }), field: 'counts.0.maximum' },
  'SEN-021': { body: determinate({ nature: 'violent', sentencedAs: 'second violent felony', term: '9-06-00' }), field: 'counts.0.term' },
  'SEN-022': { body: determinate({ crime: 'Arson 3rd (PL 150.10)', class: 'C', nature: 'other', term: '5-00-00' }), field: 'counts.0.kind' },
  'SEN-023': { body: indeterminate({ crime: 'Robbery 2nd (PL 160.10)', class: 'C', nature: 'violent', minimum: '1-04-00', maximum: '4-00-00' }), field: 'counts.0.kind' },
  'SEN-024': { body: ofCount(definite({ class: 'B misdemeanor', term: '0-03-01' })), field: 'counts.0.term' },
  'SEN-026': { body: determinate({ nature: 'violent', sentencedAs: 'first felony', prs: '2-00-00' }), field: 'counts.0.prs' },
  'SEN-027': { body: ofCount({ ...without(determinateCount(), 'prs'), prsOrder: 'PL 70.85, order of 3 May 2020' }), field: 'counts.0.prsOrder' },
  'SEN-028': { body: indeterminate({ crime: 'Criminal sale of a controlled substance 3rd (PL 220.39)', class: 'B', nature: 'other' }), field: 'counts.0.nature' },
  'SEN-029': { body: indeterminate({ nature: 'other', sentencedAs: 'second felony drug, prior violent' }), field: 'counts.0.sentencedAs' },
  'SEN-033': { body: indeterminate({ offenseDate: '2018-01-15' }), field: 'counts.0.offenseDate', asked: aged('2005-01-16') },
  'SEN-034': { body: indeterminate({ sentencedAs: 'juvenile offender', class: 'C', minimum: '2-00-00' }), field: 'counts.0.sentencedAs', asked: aged('2002-01-15') },
  'SEN-035': { body: indeterminate({}), field: 'counts.0.sentencedAs', asked: aged('2002-01-16') },
  'SEN-036': { body: commitmentWords({ received: '2019-07-14' }), field: 'received' },
  'SEN-048': { body: commitmentWords({ sentenced: '2019-05-14', received: '2019-06-03' }), field: 'received', asked: { on: personOnRecord().seen } },
  'SEN-049': { body: commitmentWords({ county: 'Kings KILLTEST' }), field: 'county' },
  'SEN-037': { body: later({ pairs: [{ ...withEarlier, commitment: 'nowhere' }] }), field: 'counts.0.pairs.0.commitment' },
  'SEN-038': { body: later({ pairs: [withEarlier, { ...withEarlier, count: 2 }] }), field: 'counts.0.pairs.1.count', asked: afterEarlier },
  'SEN-039': { body: two([{ count: 2, runs: 'concurrent', basis: 'order' }]), field: 'counts.1.pairs.0.count' },
  'SEN-040': { body: two([{ count: 1, runs: 'concurrent', basis: 'order' }, { count: 1, runs: 'consecutive', basis: 'order' }]), field: 'counts.1.pairs.1.runs' },
  'SEN-041': { body: later({ offenseDate: '2019-05-15', sentencedAs: 'second felony', minimum: '3-00-00', pairs: [{ ...withEarlier, runs: 'concurrent' }] }), field: 'counts.0.pairs', asked: afterEarlier },
  'SEN-042': { body: later({ offenseDate: '2019-05-15', sentencedAs: 'second felony', minimum: '3-00-00' }), field: 'counts.0.pairs', asked: afterEarlier },
  'SEN-043': { body: later({}), field: 'counts.0.pairs', asked: afterEarlier },
  'SEN-044': { body: later({ offenseDate: '2019-06-04', pairs: [{ ...withEarlier, runs: 'concurrent' }] }), field: 'counts.0.pairs', asked: afterEarlier },
  'SEN-045': { body: two([{ count: 1, runs: 'concurrent', basis: 'law' }]), field: 'counts.1.pairs.0.basis' },
  'SEN-046': { body: two(undefined, { relation: { runs: 'consecutive', basis: 'default' } }), field: 'counts.1.relation.basis' },
};

/** Codes that no act is told: they are of the whole record (review.test.ts). */
const ofTheRecord = ['SEN-025', 'SEN-030', 'SEN-031', 'SEN-032', 'SEN-047'];

describe('what a reader of commitment papers would catch', () => {
  test.each(Object.entries(papers))('%s alone is said of a paper that is otherwise good', (code, { body, field, asked }) => {
    expect(problemsOf(commitmentReceived, body, asked)).toMatchObject([{ code, field }]);
  });

  test('a count that does not say how it runs is named by its number', () => {
    expect(problemsOf(commitmentReceived, papers['SEN-014']!.body)[0]?.sentence).toBe('How count 2 runs with the others is not said.');
  });

  test('every code of sentences is reached here', () => {
    expect([...Object.keys(papers), ...ofTheRecord].toSorted()).toEqual(problemCodes.filter((code) => code.startsWith('SEN-')));
  });

  test('all that is wrong is said at once', () => {
    const body = commitmentWords({
      sentenced: '2026-03-05',
      received: '2026-03-04',
      counts: [indeterminateCount({ offenseDate: '2026-03-06', minimum: '7-00-00' }), determinateCount({ term: '0-06-00', prs: '0-00-00' })],
    });
    expect(codesOf(commitmentReceived, body)).toEqual(['FLD-004', 'FLD-004', 'SEN-012', 'SEN-011', 'SEN-003', 'SEN-008', 'SEN-009', 'SEN-014']);
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
    for (const change of [{ indictment: '09999-2018' }, { county: 'Queens' }]) expect(codesOf(commitmentReceived, commitmentWords(change), withCommitment())).toEqual([]);
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
    const asked = (felonyClass: FelonyClass) => one({ class: felonyClass, minimum: '15-00-00', maximum: 'LIFE' });
    expect(['A-I', 'A-II', 'B', 'C', 'D', 'E'].map((felonyClass) => asked(felonyClass as FelonyClass).length)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('a sentence before the birth of the man is refused', () => {
    expect(codesOf(commitmentReceived, commitmentWords({ sentenced: '1988-04-29', received: '1988-04-30', counts: [without(indeterminateCount(), 'offenseDate') as Count] }), { on: personOnRecord().seen })).toEqual(['SEN-048', 'REC-005']);
    expect(codesOf(commitmentReceived, commitmentWords({ sentenced: '1988-04-30', received: '1988-04-30', counts: [without(indeterminateCount(), 'offenseDate') as Count] }), { on: personOnRecord().seen })).toEqual(['SEN-048']);
  });

  test('the day of sentence and of reception lie in the past, or are today', () => {
    const paper = commitmentWords({ sentenced: '2026-02-20', received: '2026-03-03' });
    expect(problemsOf(commitmentReceived, paper)).toMatchObject([{ code: 'FLD-004', field: 'received' }]);
    expect(codesOf(commitmentReceived, paper, { today: '2026-03-03' })).toEqual([]);
  });
});

describe('the days of a commitment', () => {
  test('sixty days from sentence to reception are usual, sixty-one are asked about', () => {
    expect(codesOf(commitmentReceived, commitmentWords({ received: '2019-07-13' }))).toEqual([]);
    expect(problemsOf(commitmentReceived, commitmentWords({ received: '2019-07-14' }))).toMatchObject([{ sentence: 'Received on 2019-07-14, 61 days after the sentence.' }]);
  });

  test('an offense is committed at thirteen at the earliest, and not before birth', () => {
    const said = (dateOfBirth: string) => problemsOf(commitmentReceived, indeterminate({ sentencedAs: 'juvenile offender', class: 'C' }), aged(dateOfBirth)).map(({ sentence }) => sentence);
    expect(said('2005-01-15')).toEqual([]);
    expect(said('2005-01-16')).toEqual(['The person was 12 years old on the day of the offense, 2018-01-15.']);
    expect(said('2018-01-16')).toEqual(['The person was not yet born on the day of the offense, 2018-01-15.']);
  });

  test('a juvenile offender is 13 to 15 at the offense, and nobody else is', () => {
    const codes = (dateOfBirth: string, sentencedAs?: 'juvenile offender') => codesOf(commitmentReceived, indeterminate({ class: 'C', ...(sentencedAs ? { sentencedAs } : {}) }), aged(dateOfBirth));
    expect(codes('2002-01-16', 'juvenile offender')).toEqual([]);
    expect(codes('2002-01-15', 'juvenile offender')).toEqual(['SEN-034']);
    expect(codes('2002-01-15')).toEqual([]);
    expect(codes('2002-01-16')).toEqual(['SEN-035']);
    expect(codesOf(commitmentReceived, ofCount(definite({})), aged('2002-01-16'))).toEqual([]);
  });
});

describe('how sentences run together', () => {
  const codes = (change: Parameters<typeof indeterminateCount>[0], asked = afterEarlier) => codesOf(commitmentReceived, later(change), asked);

  test('a pair with the earlier commitment says it, on either side', () => {
    expect(codes({ pairs: [withEarlier] })).toEqual([]);
    expect(codes({ pairs: [{ ...withEarlier, count: 1, runs: 'concurrent', basis: 'default' }] })).toEqual([]);
  });

  test('an earlier sentence that was over when this one was imposed needs no word', () => {
    // 6 years from 4 June 2019.
    const after = (sentenced: string) => codesOf(commitmentReceived, { ...later({ offenseDate: '2018-06-01' }), sentenced, received: sentenced }, { ...afterEarlier, today: '2026-03-02' });
    expect(after('2025-06-04')).toEqual([]);
    expect(after('2025-06-03')).toEqual(['SEN-043']);
  });

  test('nor is one that a delinquency before its end interrupted', () => {
    const station = new StationInTest(6).receive(earlier.seen);
    station.write({ kind: 'sentence-event.recorded', body: { event: 'released', day: '2021-06-10', how: 'parole' } });
    station.write({ kind: 'sentence-event.recorded', body: { event: 'delinquent', day: '2022-01-10' } });
    expect(codesOf(commitmentReceived, { ...later({ offenseDate: '2018-06-01' }), sentenced: '2025-06-04', received: '2025-06-04' }, { on: station.seen })).toEqual(['SEN-043']);
  });

  test('a discharge ends it too', () => {
    const station = new StationInTest(6).receive(earlier.seen);
    station.write({ kind: 'sentence-event.recorded', body: { event: 'discharged', day: '2021-08-31' } });
    expect(codes({}, { on: station.seen })).toEqual([]);
  });

  test('an earlier sentence of life is never over', () => {
    const station = personOnRecord();
    station.write({ kind: 'commitment.received', body: indeterminate({ class: 'A-I', minimum: '25-00-00', maximum: 'LIFE' }) });
    expect(codes({}, { on: station.seen })).toEqual(['SEN-043']);
  });

  test('one that was vacated has nothing to run with', () => {
    const station = new StationInTest(7).receive(earlier.seen);
    station.write({ kind: 'sentence-event.recorded', body: { event: 'vacated', day: '2021-01-01', commitment: earlierRoot, order: 'Order' } });
    expect(codes({}, { on: station.seen })).toEqual([]);
  });

  test('a predicate sentence is consecutive by law only for a crime after the earlier sentence', () => {
    const predicate = { sentencedAs: 'second felony', minimum: '3-00-00', pairs: [{ ...withEarlier, runs: 'concurrent' }] } as const;
    expect(codes({ ...predicate, pairs: [...predicate.pairs], offenseDate: '2019-05-14' })).toEqual([]);
    expect(codes({ ...predicate, pairs: [...predicate.pairs], offenseDate: '2019-05-15' })).toEqual(['SEN-041']);
    expect(codes({ ...predicate, pairs: [withEarlier], offenseDate: '2019-05-15' })).toEqual([]);
    expect(codes({ offenseDate: '2019-05-15', pairs: [{ ...withEarlier, runs: 'concurrent' }] })).toEqual([]);
  });

  test('a crime in custody, not entered as consecutive, is asked about; one on parole is not', () => {
    const concurrent = [{ ...withEarlier, runs: 'concurrent' as const }];
    expect(codes({ offenseDate: '2019-06-03', pairs: concurrent })).toEqual([]);
    expect(codes({ offenseDate: '2019-06-04', pairs: concurrent })).toEqual(['SEN-044']);
    expect(codes({ offenseDate: '2019-06-04' })).toEqual(['SEN-044']);
    expect(codes({ offenseDate: '2019-06-04', pairs: [withEarlier] })).toEqual([]);
    const station = new StationInTest(8).receive(earlier.seen);
    station.write({ kind: 'sentence-event.recorded', body: { event: 'released', day: '2021-06-10', how: 'parole' } });
    expect(codes({ offenseDate: '2021-06-09', pairs: concurrent }, { on: station.seen })).toEqual(['SEN-044']);
    expect(codes({ offenseDate: '2021-06-10', pairs: concurrent }, { on: station.seen })).toEqual([]);
  });

  test('a crime in custody is one under the commitments received until then', () => {
    const station = new StationInTest(9).receive(earlier.seen);
    const second = station.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Bronx', indictment: '3-2020', sentenced: '2020-09-01', received: '2020-09-20' }) }).header.id;
    const concurrent = [{ ...withEarlier, runs: 'concurrent' as const }, { ...withEarlier, commitment: second, runs: 'concurrent' as const }];
    expect(problemsOf(commitmentReceived, later({ offenseDate: '2020-03-01', pairs: concurrent }), { on: station.seen }).map(({ sentence }) => sentence)).toEqual([
      'The offense of 2020-03-01 was committed in custody under Kings 01234-2018, and is not entered as consecutive.',
    ]);
  });

  test('pairs that name every count before it stand in for a word of its own', () => {
    const three = (pairs: Count['pairs']) => commitmentWords({ counts: [indeterminateCount(), indeterminateCount({ relation }), indeterminateCount({ pairs })] });
    const pair = { runs: 'concurrent', basis: 'order' } as const;
    expect(codesOf(commitmentReceived, three([{ ...pair, count: 1 }, { ...pair, count: 2 }]))).toEqual([]);
    expect(codesOf(commitmentReceived, three([{ ...pair, count: 1 }]))).toEqual(['SEN-014']);
  });

  test('the same said twice is no contradiction, the other way round it is', () => {
    const pair = { count: 1, runs: 'concurrent', basis: 'order' } as const;
    expect(codesOf(commitmentReceived, two([pair, pair]))).toEqual([]);
    const crossed = two([pair]);
    const counts = [{ ...crossed.counts[0]!, pairs: [{ count: 2, runs: 'consecutive', basis: 'order' } as const] }, crossed.counts[1]!];
    expect(codesOf(commitmentReceived, { ...crossed, counts })).toEqual(['SEN-040', 'SEN-040']);
  });

  test('one act runs concurrently by law', () => {
    expect(codesOf(commitmentReceived, two([{ count: 1, runs: 'concurrent', basis: 'law' }], { offenseDate: '2018-01-14' }))).toEqual([]);
  });

  test('a definite term runs consecutively to an earlier sentence where the order is silent', () => {
    const pairs = [{ ...withEarlier, basis: 'default' as const }];
    expect(codesOf(commitmentReceived, { ...later({}), counts: [definite({ pairs })] }, afterEarlier)).toEqual([]);
    expect(codes({ pairs })).toEqual(['SEN-046']);
  });
});

describe('the form of a commitment', () => {
  test.each([
    ['no counts', commitmentWords({ counts: [] }), ['FLD-002']],
    ['a day that is none', commitmentWords({ received: '2019-02-29' }), ['FLD-003']],
    ['a day left blank', commitmentWords({ received: '' }), ['FLD-001']],
    ['a county left blank', commitmentWords({ county: '' }), ['FLD-001']],
    ['a class that is none', ofCount({ ...indeterminateCount(), class: 'F' }), ['FLD-002']],
    ['no kind of sentence', ofCount({ ...indeterminateCount(), kind: 'split' }), ['FLD-002']],
    ['supervision on a definite sentence', ofCount({ ...definite({}), prs: '1-00-00' }), ['SEN-010']],
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
    expect(commitmentReceived.facets(commitmentWords())).toEqual({ decides: ['sentence:kings/01234-2018'], adds: [sentenceFacet] });
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
