import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures, type Procedures } from '../procedures/procedures.ts';
import type { CommitmentBody } from './commitment.ts';
import type { Count } from './count.ts';
import { dateNames, stepsOf, type Computation, type Conclusion, type DateName } from './computation.ts';
import { compute, ruleSet } from './compute.ts';
import { timeRules, uncertainties, type Uncertainty } from './rules.ts';
import { sentenceOf, type SentenceInputs } from './sentence.ts';
import { writeTerm } from './term.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const names = ['PE', 'CR', 'ME'] as const;
const nothing: SentenceInputs = { commitments: [], jailTimes: [], events: [] };

function sentence(received: string, count: Count, days: number): SentenceInputs {
  return {
    commitments: [{ ...commitmentWords({ received, sentenced: received, counts: [count] }), root: 'commitment', entry: 'commitment-entry' }],
    jailTimes: [{ ...jailTimeWords('commitment', { days }), root: 'jail-time', entry: 'jail-time-entry' }],
    events: [],
  };
}

type Computed = Extract<Computation, { outcome: 'computed' }>;

function computationOf(slice: SentenceInputs, procedures: Procedures = defaultProcedures): Computed {
  const computation = compute(slice, procedures, today);
  if (computation.outcome !== 'computed') throw new Error(computation.missing.join(' '));
  return computation;
}

function computed(slice: SentenceInputs, procedures: Procedures = defaultProcedures): Readonly<Record<DateName, Conclusion>> {
  return computationOf(slice, procedures).dates;
}

const shown = ({ value, outcome }: Conclusion) => value ?? outcome;
const datesOf = (slice: SentenceInputs) => names.map((name) => shown(computed(slice)[name]));
const saysOf = (slice: SentenceInputs, name: DateName, procedures: Procedures = defaultProcedures) => stepsOf(computationOf(slice, procedures), name).map((step) => `${step.rule}: ${step.says}`);
const missingOf = (computation: Computation) => (computation.outcome === 'not computed' ? computation.missing : []);

const twoToSix = sentence('2018-05-15', indeterminateCount({ minimum: '2-00-00', maximum: '4-00-00' }), 100);
const fromThirtiethOfFebruary = sentence('2014-05-15', indeterminateCount({ minimum: '1-06-00', maximum: '3-00-00' }), 75);
const tenFlat = sentence('2005-01-15', determinateCount(), 275);
const life = sentence('2024-01-10', indeterminateCount({ class: 'A-I', minimum: '25-00-00', maximum: 'LIFE' }), 400);
const sliding = sentence('2020-02-15', indeterminateCount({ minimum: '2-06-00', maximum: '3-00-00' }), 0);

const anyTermText = (years: { min: number; max: number }) => fc.record({ years: fc.integer(years), months: fc.nat(11), days: fc.constantFrom(0, 0, 0, 1, 15, 29) }).map(writeTerm);
const anyCount: fc.Arbitrary<Count> = fc.oneof(
  fc.record({ minimum: anyTermText({ min: 1, max: 12 }), maximum: anyTermText({ min: 13, max: 40 }) }).map((terms) => indeterminateCount(terms)),
  anyTermText({ min: 1, max: 25 }).map((minimum) => indeterminateCount({ class: 'A-I', minimum, maximum: 'LIFE' })),
  anyTermText({ min: 1, max: 40 }).map((term) => determinateCount({ term })),
);
const anyReceived = fc.nat(33_000).map((days) => Temporal.PlainDate.from('1948-01-01').add({ days }).toString());
const anySentence = fc.record({ received: anyReceived, count: anyCount, days: fc.nat(2000) }).map(({ received, count, days }) => sentence(received, count, days));

describe('what the sheet says', () => {
  test('two to four years with 100 days of jail time, step by step', () => {
    expect(datesOf(twoToSix)).toEqual(['2020-02-04', '2020-10-04', '2022-02-04']);
    expect(saysOf(twoToSix, 'PE')).toEqual([
      'R1: 100 days of jail time, in years of 365 and months of 30 days = 3 months 10 days',
      'R2: Received 2018-05-15, less jail time of 3 months 10 days, borrowing months of 30 days = counted from 2018-02-05',
      'R3: Counted from 2018-02-05, plus the minimum of 2 years = 2020-02-05',
      'R5.PE: The day of reception is day 1, so the last day of the minimum is the day before 2020-02-05 = 2020-02-04',
    ]);
    expect(saysOf(twoToSix, 'ME').slice(2)).toEqual([
      'R3: Counted from 2018-02-05, plus the maximum of 4 years = 2022-02-05',
      'R5.ME: The day of reception is day 1, so the last day of the maximum is the day before 2022-02-05 = 2022-02-04',
    ]);
    expect(saysOf(twoToSix, 'CR').slice(4)).toEqual([
      'R6.third: Good time: one third of 4 years = 1 year 4 months',
      'R6.CR: Maximum expiration 2022-02-04, less good time of 1 year 4 months, borrowing months of 30 days = 2020-10-04',
    ]);
  });

  test('a start on February 30 is written as it is, and the day it gives rolls forward', () => {
    expect(saysOf(fromThirtiethOfFebruary, 'PE')).toEqual([
      'R1: 75 days of jail time, in years of 365 and months of 30 days = 2 months 15 days',
      'R2: Received 2014-05-15, less jail time of 2 months 15 days, borrowing months of 30 days = counted from 2014-02-30',
      'R3: Counted from 2014-02-30, plus the minimum of 1 year 6 months = 2015-08-30',
      'R5.PE: The day of reception is day 1, so the last day of the minimum is the day before 2015-08-30 = 2015-08-29',
    ]);
    expect(saysOf(fromThirtiethOfFebruary, 'ME').slice(2)).toEqual([
      'R3: Counted from 2014-02-30, plus the maximum of 3 years = 2017-02-30',
      'R4: 2017-02-30 is not in the calendar; it rolls forward to 2017-03-02',
      'R5.ME: The day of reception is day 1, so the last day of the maximum is the day before 2017-03-02 = 2017-03-01',
    ]);
    expect(computed(fromThirtiethOfFebruary).CR.value).toBe('2016-03-01');
  });

  test('a determinate term has no parole, one seventh of good time, and says so', () => {
    expect(shown(computed(tenFlat).PE)).toBe('none');
    expect(saysOf(tenFlat, 'PE')).toEqual(['none.PE: The sentence is determinate: release is by good time, not by the Board of Parole']);
    expect(saysOf(tenFlat, 'CR').at(-2)).toBe('R6.seventh: Good time: one seventh of 10 years = 1 year 5 months 6 days');
  });

  test('good time that leads to day 0 or to a day that no month has shows those fields and the day they are', () => {
    const toDayNought = sentence('2000-09-15', determinateCount({ term: '2-00-00' }), 0);
    expect(saysOf(toDayNought, 'CR').at(-1)).toBe('R6.CR: Maximum expiration 2002-09-14, less good time of 3 months 14 days, borrowing months of 30 days = 2002-05-31: 2002-06-00, which is 2002-05-31');
    const toFebruary30 = sentence('2013-07-01', indeterminateCount({ minimum: '3-06-00', maximum: '7-00-00' }), 0);
    expect(saysOf(toFebruary30, 'CR').at(-1)).toBe('R6.CR: Maximum expiration 2020-06-30, less good time of 2 years 4 months, borrowing months of 30 days = 2018-03-02: 2018-02-30, which is 2018-03-02');
  });

  test('conditional release waits for parole eligibility, and the derivation holds both', () => {
    const { PE, CR } = computed(sliding);
    expect(PE.value).toBe('2022-08-14');
    expect(CR.value).toBe('2022-08-14');
    expect(saysOf(sliding, 'CR').at(-1)).toBe('R6.slide: Good time alone would give 2022-02-14, before parole eligibility on 2022-08-14; conditional release waits for it = 2022-08-14');
    expect(stepsOf(computationOf(sliding), 'CR').map((step) => step.rule)).toEqual(['R1', 'R2', 'R3', 'R5.PE', 'R3', 'R5.ME', 'R6.third', 'R6.CR', 'R6.slide']);
  });

  test('good time that ends on the day of parole eligibility does not wait', () => {
    const onTheDay = sentence('2020-02-15', indeterminateCount({ minimum: '2-00-00', maximum: '3-00-00' }), 0);
    const { PE, CR } = computed(onTheDay);
    expect(CR.value).toBe(PE.value);
    expect(stepsOf(computationOf(onTheDay), 'CR').at(-1)!.rule).toBe('R6.CR');
  });

  test('a life maximum does not expire, gives no good time, and still has its parole eligibility', () => {
    expect(datesOf(life)).toEqual(['2047-12-04', 'none', 'life']);
    expect(saysOf(life, 'ME')).toEqual(['life.ME: The maximum is life: it does not expire']);
    expect(saysOf(life, 'CR')).toEqual(['life.ME: The maximum is life: it does not expire', 'none.CR: The maximum is life: there is no good time and no conditional release']);
  });

  test('each step carries the title, the citation and the certainty of its rule', () => {
    for (const slice of [twoToSix, fromThirtiethOfFebruary, tenFlat, life, sliding]) {
      for (const step of computationOf(slice).steps) expect(step).toMatchObject(timeRules[step.rule]);
    }
  });

  test('a computation names the rules that made it', () => {
    const rules = `${ruleSet}, procedure of 2013-09-01`;
    expect(compute(twoToSix, defaultProcedures, today).rules).toBe(rules);
    expect(compute(nothing, defaultProcedures, today).rules).toBe(rules);
    expect(compute(twoToSix, defaultProcedures, Temporal.PlainDate.from('2013-08-31')).rules).toBe(`${ruleSet}, procedure of 1900-01-01`);
  });
});

describe('where a date comes from', () => {
  test('every operand either was found by a step or names the entry it was entered by', () => {
    fc.assert(
      fc.property(anySentence, (slice) => {
        const { steps } = computationOf(slice);
        for (const step of steps) {
          for (const operand of step.operands) {
            expect(operand.step === undefined, `${step.rule}, ${operand.name}`).toBe(operand.entry !== undefined);
            if (operand.entry) expect(operand.entry).toBe(step.rule === 'R1' ? 'jail-time-entry' : 'commitment-entry');
            if (operand.step !== undefined) expect(operand.value).toBe(steps[operand.step]!.result);
          }
        }
      }),
    );
  });

  test('steps come in the order of working, each once, the conclusion last', () => {
    fc.assert(
      fc.property(anySentence, (slice) => {
        const computation = computationOf(slice);
        for (const name of dateNames) {
          const { step, value } = computation.dates[name];
          const steps = stepsOf(computation, name);
          expect(new Set(steps.map((one) => JSON.stringify(one))).size).toBe(steps.length);
          if (step === null) continue;
          expect(steps.at(-1)).toBe(computation.steps[step]);
          if (value !== null) expect(steps.at(-1)!.result).toBe(value);
        }
      }),
    );
  });

  test('the words in force are named: those of a correction, not the words it struck', () => {
    const station = new StationInTest(1);
    const commitment = station.write({ kind: 'commitment.received', body: commitmentWords() });
    const corrected = station.write({ kind: 'commitment.corrected', body: commitmentWords({ received: '2019-06-05' }), strikes: commitment.header.id });
    const jailTime = station.write({ kind: 'jail-time.certified', body: jailTimeWords(commitment.header.id, { days: 10 }) });
    const recertified = station.write({ kind: 'jail-time.corrected', body: jailTimeWords(commitment.header.id, { days: 11 }), strikes: jailTime.header.id });
    const steps = stepsOf(computationOf(sentenceOf(station.record)), 'ME');
    expect(steps.flatMap((step) => step.operands).flatMap(({ name, value, entry }) => (entry ? [{ name, value, entry }] : []))).toEqual([
      { name: 'jail time certified', value: '11 days', entry: recertified.header.id },
      { name: 'date received', value: '2019-06-05', entry: corrected.header.id },
      { name: 'the maximum', value: '6-00-00', entry: corrected.header.id },
    ]);
  });

  test('the jail time is that of the commitment, though the certificate of one struck out stands before it', () => {
    const slice: SentenceInputs = { ...twoToSix, jailTimes: [{ ...jailTimeWords('a commitment struck out', { days: 999 }), root: 'x', entry: 'x' }, ...twoToSix.jailTimes] };
    expect(datesOf(slice)).toEqual(datesOf(twoToSix));
  });
});

describe('what is left in doubt', () => {
  const doubts = (slice: SentenceInputs) => Object.fromEntries(names.map((name) => [name, computed(slice)[name].verify.map((one) => one.doubt)]));

  test('plain jail time, a plain start and whole terms leave none', () => {
    expect(doubts(twoToSix)).toEqual({ PE: [], CR: [], ME: [] });
  });

  test.each([
    [359, []],
    [360, ['U3']],
    [365, ['U3']],
    [602, ['U3']],
  ])('%i days of jail time: %j', (days, expected) => {
    expect(doubts(sentence('2022-08-30', indeterminateCount(), days))).toEqual({ PE: expected, CR: expected, ME: expected });
  });

  test('a start on a 31st is to be verified (U4), one on February 30 is not', () => {
    expect(doubts(sentence('2021-03-31', indeterminateCount(), 30))).toEqual({ PE: ['U4'], CR: ['U4'], ME: ['U4'] });
    expect(doubts(fromThirtiethOfFebruary)).toEqual({ PE: [], CR: [], ME: [] });
  });

  test.each([
    ['3-00-01', ['U5']],
    ['3-00-02', ['U5']],
    ['3-00-03', []],
    ['3-05-00', []],
    ['3-05-15', []],
  ])('one third of %s is rounded or not: %j', (maximum, expected) => {
    expect(doubts(sentence('2019-06-04', indeterminateCount({ minimum: '1-00-00', maximum }), 0))).toEqual({ PE: [], CR: expected, ME: [] });
  });

  test.each([
    ['10-00-00', [], 'whole years are in the published table'],
    ['3-06-00', [], 'half years are in the published table'],
    ['1-00-07', [], 'seven days give one, without rounding'],
    ['1-00-03', ['U5'], 'odd days are rounded'],
    ['1-06-07', ['U5'], 'half a year and seven days are rounded, and no table has them'],
    ['1-04-00', ['U5'], 'four months are rounded, and no table has them'],
    ['0-07-00', [], 'seven months give 30 days, without rounding'],
  ])('one seventh of %s: %j, for %s', (term, expected) => {
    expect(doubts(sentence('2019-06-04', determinateCount({ term }), 0))).toEqual({ PE: [], CR: expected, ME: [] });
  });

  test('no parole and no expiration rest on nothing that could be in doubt', () => {
    expect(doubts(life)).toEqual({ PE: ['U3'], CR: [], ME: [] });
    expect(doubts(sentence('2021-03-31', determinateCount(), 400))).toEqual({ PE: [], CR: ['U3'], ME: ['U3'] });
  });

  test('each doubt says in words what it is about', () => {
    const { verify } = computed(sentence('2021-03-31', indeterminateCount({ minimum: '1-00-00', maximum: '3-00-01' }), 365)).CR;
    for (const { doubt, says } of verify) expect(says).toBe(uncertainties[doubt as Uncertainty]);
    expect(verify.map((one) => one.doubt)).toEqual(['U3', 'U4', 'U5']);
  });
});

describe('what is not computed', () => {
  const commitment = (change: Partial<CommitmentBody>, root: string) => ({ ...commitmentWords(change), root, entry: root });
  const jailTime = (root: string) => ({ ...jailTimeWords(root), root: `jail ${root}`, entry: `jail ${root}` });

  test('a person without a commitment', () => {
    expect(compute(nothing, defaultProcedures, today)).toMatchObject({ outcome: 'not computed', missing: ['No commitment is on record.'] });
  });

  test('a commitment whose jail time nobody certified, not even as none', () => {
    expect(missingOf(compute({ ...nothing, commitments: [commitment({}, 'a')] }, defaultProcedures, today))).toEqual([
      'No jail time is certified for Kings 01234-2018; enter the certificate, with 0 days if there are none (COR 600-a).',
    ]);
  });

  test('all that is missing is said at once', () => {
    const papers = [commitment({}, 'a'), commitment({ county: 'Queens', indictment: '2' }, 'b'), commitment({ county: 'Bronx', indictment: '3' }, 'c')];
    const missing = missingOf(compute({ commitments: papers, jailTimes: [jailTime('b')], events: [] }, defaultProcedures, today));
    expect(missing).toHaveLength(2);
    expect(missing[0]).toMatch('Kings 01234-2018');
    expect(missing[1]).toMatch('Bronx 3');
  });
});

describe('laws of the dates', () => {
  test('nothing throws, whatever commitment and jail time a form can hold', () => {
    const anyDayAtAll = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([year, month, day]) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(anyDayAtAll, anyTermText({ min: 0, max: 999 }), anyTermText({ min: 0, max: 999 }), fc.nat(20_000), (received, a, b, days) => {
        for (const count of [indeterminateCount({ minimum: a, maximum: b }), determinateCount({ term: a })]) {
          const computation = compute(sentence(received, count, days), defaultProcedures, today);
          if (computation.outcome === 'not computed') expect(computation.missing).toEqual(['The days and terms on record lead outside the years 1000 to 9999. Check them.']);
        }
      }),
    );
  });

  test('conditional release never comes before parole eligibility nor after the maximum expires', () => {
    fc.assert(
      fc.property(anySentence, (slice) => {
        const { PE, CR, ME } = computed(slice);
        if (PE.value && CR.value) expect(CR.value >= PE.value).toBe(true);
        if (CR.value && ME.value) expect(CR.value <= ME.value).toBe(true);
        if (PE.value && ME.value) expect(PE.value <= ME.value).toBe(true);
      }),
    );
  });

  test('a term of whole years with no jail time ends on the day before its anniversary', () => {
    fc.assert(
      fc.property(anyReceived, fc.integer({ min: 1, max: 40 }), (received, years) => {
        fc.pre(!received.endsWith('02-29'));
        const { ME } = computed(sentence(received, determinateCount({ term: `${years}-00-00` }), 0));
        expect(ME.value).toBe(Temporal.PlainDate.from(received).add({ years }).subtract({ days: 1 }).toString());
      }),
    );
  });

  test('the dates do not depend on the day of asking while one procedure is in force', () => {
    const anyDaySince2013 = fc.nat(20_000).map((days) => Temporal.PlainDate.from('2013-09-01').add({ days }));
    fc.assert(fc.property(anySentence, anyDaySince2013, (slice, other) => void expect(compute(slice, defaultProcedures, other)).toEqual(compute(slice, defaultProcedures, today))), { numRuns: 30 });
  });

  test('another procedure in force on the day counts the year of jail time otherwise', () => {
    const inForce = defaultProcedures.time.at(-1);
    const procedures: Procedures = { ...defaultProcedures, time: [...defaultProcedures.time, { ...inForce!, effective: '2026-03-02', source: 'a trial', numbers: { ...inForce!.numbers, jailTimeYearDays: 360 } }] };
    const slice = sentence('2022-08-30', indeterminateCount({ minimum: '5-00-00', maximum: '15-00-00' }), 602);
    expect(computed(slice).PE.value).toBe('2026-01-02');
    expect(computed(slice, procedures).PE.value).toBe('2025-12-27');
    expect(saysOf(slice, 'PE', procedures)[0]).toMatch('in years of 360');
    expect(compute(slice, procedures, today.subtract({ days: 1 }))).toEqual(compute(slice, defaultProcedures, today));
  });
});
