import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '../entry/day.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { commitmentBody, type Commitment } from './commitment.ts';
import { dateNames, shownDate, stepsOf, type Computation, type DateName } from './computation.ts';
import { compute } from './compute.ts';
import { countSchema, felonyClasses, offenseNatures, offenderStatuses, type Count } from './count.ts';
import { creditGrounds, eventSchema, releaseWays, type CreditGround, type SentenceEvent } from './event.ts';
import { jailTimeBody, type JailTime } from './jail-time.ts';
import type { SentenceInputs } from './sentence.ts';
import { compareTerms, readTerm, termOf, writeTerm } from './term.ts';

const today = Temporal.PlainDate.from('2026-03-02');

/** Records that the schemas accept, of up to three papers and what happens to people: likely ones and senseless ones. */
const roots = ['a', 'b', 'c'] as const;
const anyDay = fc.nat(14_000).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());
const anyTerm = fc.record({ years: fc.nat(30), months: fc.nat(11), days: fc.constantFrom(0, 0, 0, 1, 15, 29, 30) }).map(writeTerm);
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const runs = fc.constantFrom('concurrent', 'consecutive');
const basis = fc.constantFrom('order', 'law', 'default');
const anyPair = fc.record({ commitment: maybe(fc.constantFrom(...roots)), count: maybe(fc.integer({ min: 1, max: 4 })), runs, basis }).map(withoutNothing);

const crime = { crime: fc.constantFrom('Made up', 'Manslaughter 2nd (PL 125.15)', 'Rape 1st (PL 130.35)'), class: fc.constantFrom(...felonyClasses), offenseDate: maybe(anyDay), nature: maybe(fc.constantFrom(...offenseNatures)), sentencedAs: maybe(fc.constantFrom(...(Object.keys(offenderStatuses) as (keyof typeof offenderStatuses)[]))), relation: maybe(fc.record({ runs, basis })), pairs: maybe(fc.array(anyPair, { maxLength: 3 })) };
const anyCount: fc.Arbitrary<Count> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ ...crime, kind: fc.constant('indeterminate'), terms: fc.tuple(anyTerm, anyTerm) }).map(({ terms, ...count }) => ({ ...count, ...inOrder(terms) })) },
    { weight: 1, arbitrary: fc.record({ ...crime, kind: fc.constant('indeterminate'), minimum: anyTerm, maximum: fc.constant('LIFE') }) },
    { weight: 4, arbitrary: fc.record({ ...crime, kind: fc.constant('determinate'), term: anyTerm, prs: maybe(anyTerm) }) },
    { weight: 1, arbitrary: fc.record({ ...crime, kind: fc.constant('definite'), class: fc.constantFrom('A misdemeanor', 'E', 'violation'), term: anyTerm }) },
    { weight: 1, arbitrary: fc.record({ ...crime, kind: fc.constant('life without parole') }) },
  )
  .map((count) => countSchema.parse(withoutNothing(count)));

function inOrder([a, b]: readonly [string, string]) {
  return compareTerms(termOf(a), termOf(b)) <= 0 ? { minimum: a, maximum: b } : { minimum: b, maximum: a };
}

/** Leaves out what is undefined: the schemas take a word or none. */
function withoutNothing(words: object): object {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}

function anyCommitment(root: string, counts: fc.Arbitrary<Count> = anyCount): fc.Arbitrary<Commitment> {
  return fc.record({ received: anyDay, before: fc.nat(300), counts: fc.array(counts, { minLength: 1, maxLength: 3 }) }).map(({ received, before, counts: some }) => {
    const sentenced = Temporal.PlainDate.from(received).subtract({ days: before }).toString();
    return { ...commitmentBody.parse({ county: 'Kings', indictment: root, sentenced, received, counts: some }), root, entry: `entry of ${root}` };
  });
}

function anyJailTime(commitment: string): fc.Arbitrary<JailTime> {
  return fc.record({ days: fc.nat(900), from: maybe(anyDay), length: fc.nat(400) }).map(({ days, from, length }) => {
    const custody = from ? { from, to: Temporal.PlainDate.from(from).add({ days: length }).toString() } : {};
    return { ...jailTimeBody.parse({ commitment, days, ...custody, certifiedBy: 'a sheriff' }), root: `jail time of ${commitment}`, entry: `jail time entry of ${commitment}` };
  });
}

const outcome = fc.constantFrom('granted', 'denied');
const anyEvent = fc.oneof(
  { weight: 1, arbitrary: fc.record({ event: fc.constant('vacated'), commitment: fc.constantFrom(...roots), counts: maybe(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })), order: fc.constant('an order') }) },
  { weight: 1, arbitrary: fc.record({ event: fc.constant('resentenced'), commitment: fc.constantFrom(...roots), counts: fc.array(fc.record({ of: fc.integer({ min: 1, max: 4 }), count: anyCount }), { minLength: 1, maxLength: 2 }), order: fc.constant('an order') }) },
  { weight: 3, arbitrary: fc.record({ event: fc.constant('returned'), creditDays: maybe(fc.nat(200)), ground: maybe(fc.constantFrom(...(Object.keys(creditGrounds) as CreditGround[]))) }) },
  { weight: 3, arbitrary: fc.record({ event: fc.constantFrom('escaped', 'absconded') }) },
  { weight: 4, arbitrary: fc.record({ event: fc.constant('released'), how: fc.constantFrom(...releaseWays) }) },
  { weight: 4, arbitrary: fc.record({ event: fc.constant('delinquent') }) },
  { weight: 4, arbitrary: fc.record({ event: fc.constant('returned as violator'), assessed: maybe(anyTerm) }) },
  { weight: 2, arbitrary: fc.record({ event: fc.constant('parole jail time'), days: fc.nat(500), certifiedBy: fc.constant('parole') }) },
  { weight: 2, arbitrary: fc.record({ event: fc.constant('good time lost'), amount: anyTerm, stage: fc.constantFrom('recommended', 'decided') }) },
  { weight: 1, arbitrary: fc.record({ event: fc.constant('good time restored'), amount: anyTerm }) },
  { weight: 1, arbitrary: fc.record({ event: fc.constant('time allowance decided'), withheld: anyTerm }) },
  { weight: 2, arbitrary: fc.record({ event: fc.constantFrom('merit determined', 'limited credit time determined', 'earned eligibility determined', 'presumptive release determined'), outcome }) },
  { weight: 1, arbitrary: fc.record({ event: fc.constantFrom('discharged', 'died') }) },
);
const anyEvents: fc.Arbitrary<readonly SentenceEvent[]> = fc.array(fc.tuple(anyEvent, anyDay), { maxLength: 8 }).map((events) => events.map(([words, day], index) => ({ ...eventSchema.parse({ ...withoutNothing(words), day }), root: `event ${index}`, entry: `event entry ${index}` })));

const anyRecord: fc.Arbitrary<SentenceInputs> = fc
  .record({ papers: fc.integer({ min: 1, max: 3 }), commitments: fc.tuple(anyCommitment('a'), anyCommitment('b'), anyCommitment('c')), jailTimes: fc.tuple(anyJailTime('a'), anyJailTime('b'), anyJailTime('c')), events: anyEvents, uncertified: fc.nat(30) })
  .map(({ papers, commitments, jailTimes, events, uncertified }) => ({ commitments: commitments.slice(0, papers), jailTimes: jailTimes.filter((_, index) => index < papers && index !== uncertified), events }));

/** Without events: what the papers alone come to. */
const anyPapers = anyRecord.map((record): SentenceInputs => ({ ...record, events: [] }));

type Computed = Extract<Computation, { outcome: 'computed' }>;

function computed(record: SentenceInputs): Computed | null {
  const computation = compute(record, defaultProcedures, today);
  return computation.outcome === 'computed' ? computation : null;
}

const dateOf = (computation: Computed, name: DateName) => (computation.dates[name].outcome === 'date' ? computation.dates[name].value : null);
const rulesOf = (computation: Computed, name: DateName) => new Set(stepsOf(computation, name).map((step) => step.rule));
const shownOf = (computation: Computation) => dateNames.map((name) => `${name} ${shownDate(computation, name)}`);
const manyRuns = { numRuns: 300 };

describe('any record that the schemas accept', () => {
  test('is computed or refused with a reason, and never throws', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = compute(record, defaultProcedures, today);
        if (computation.outcome === 'not computed') {
          expect(computation.missing.length).toBeGreaterThan(0);
          for (const because of computation.missing) expect(because.length).toBeGreaterThan(10);
        }
      }),
      manyRuns,
    );
  });

  test('is not too rarely computed, or the laws below would say little', () => {
    expect(fc.sample(anyRecord, { numRuns: 400, seed: 1 }).filter((record) => computed(record)).length).toBeGreaterThan(100);
    expect(fc.sample(anyPapers, { numRuns: 400, seed: 1 }).filter((record) => computed(record)).length).toBeGreaterThan(200);
  });

  test('gives days that exist, months and terms that read, and a reason for what it does not give', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = computed(record);
        for (const { outcome: is, value, step, because, verify } of Object.values(computation?.dates ?? {})) {
          if (is === 'date') expect(isDay(value!)).toBe(true);
          else if (is === 'month') expect(isDay(`${value}-01`)).toBe(true);
          else if (is === 'term') expect(readTerm(value!)).not.toBeNull();
          else expect([value, step !== null || because !== undefined]).toEqual([null, true]);
          if (verify.length > 0) expect(step !== null || because !== undefined).toBe(true);
          for (const { says } of verify) expect(says.length).toBeGreaterThan(10);
        }
        for (const run of computation?.runs ?? []) for (const day of [run.received, run.start, run.minimumEnds ?? run.start, run.maximumEnds === 'LIFE' ? run.start : run.maximumEnds]) expect(isDay(day)).toBe(true);
      }),
      manyRuns,
    );
  });

  test('names the entry or the earlier step of every operand, and every date by its last step', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = computed(record);
        const entries = new Set([...record.commitments, ...record.jailTimes, ...record.events].map((one) => one.entry));
        computation?.steps.forEach(({ operands, rule }, place) => {
          for (const { entry, step, name, value } of operands) {
            expect((entry === undefined) !== (step === undefined), `${rule}, ${name}`).toBe(true);
            if (entry !== undefined) expect(entries).toContain(entry);
            if (step !== undefined) expect(step).toBeLessThan(place);
            if (step !== undefined) expect(computation.steps[step]!.result, `${rule}, ${name}`).toBe(value);
          }
        });
        for (const { step, value } of Object.values(computation?.dates ?? {})) if (step !== null && value !== null) expect(computation!.steps[step]!.result).toBe(value);
      }),
      manyRuns,
    );
  });

  test('never gives parole after the maximum, save where a minimum was still owed and parole jail time shortens the maximum alone', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = computed(record);
        const [pe, me] = computation ? [dateOf(computation, 'PE'), dateOf(computation, 'ME')] : [null, null];
        if (computation && pe && me && !rulesOf(computation, 'PE').has('R8.minimum')) expect(pe <= me).toBe(true);
      }),
      manyRuns,
    );
  });

  test('never gives conditional release before parole eligibility, nor after the maximum', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = computed(record);
        const [pe, cr, me] = computation ? [dateOf(computation, 'PE'), dateOf(computation, 'CR'), dateOf(computation, 'ME')] : [null, null, null];
        if (!computation || !cr || rulesOf(computation, 'PE').has('R8.minimum')) return;
        if (pe) expect(cr >= pe).toBe(true);
        if (me) expect(cr <= me).toBe(true);
      }),
      manyRuns,
    );
  });

  test('never gives a release day after its date', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const computation = computed(record);
        const day = computation && dateOf(computation, 'releaseDay');
        if (!day) return;
        const { operands } = computation.steps[computation.dates.releaseDay.step!]!;
        expect(day <= operands[0]!.value).toBe(true);
        expect(Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(operands[0]!.value)).days).toBeLessThan(4);
      }),
      manyRuns,
    );
  });

  test('comes out the same in whatever order its papers were entered', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const turned = { ...record, commitments: record.commitments.toReversed(), jailTimes: record.jailTimes.toReversed() };
        expect(shownOf(compute(turned, defaultProcedures, today))).toEqual(shownOf(compute(record, defaultProcedures, today)));
      }),
      manyRuns,
    );
  });
});

describe('one count more', () => {
  const plain = anyCount.filter((count) => count.kind !== 'definite').map(({ sentencedAs: _sentencedAs, ...count }): Count => count);
  const plainPapers = fc.tuple(anyCommitment('a', plain), anyCommitment('b', plain), anyJailTime('a'), anyJailTime('b')).map(([a, b, ofA, ofB]): SentenceInputs => ({ commitments: [a, b], jailTimes: [ofA, ofB], events: [] }));
  const pairs = roots.map((commitment) => ({ commitment, runs: 'concurrent' as const, basis: 'order' as const }));

  // Where another had expired before, one that bridges the gap gives a later determinate term credit for the time between.
  test('that runs concurrently with all others never makes the maximum earlier, where none had expired before another', () => {
    fc.assert(
      fc.property(plainPapers, plain, (record, more) => {
        const before = computed(record);
        const added: Commitment = { ...record.commitments[0]!, indictment: 'd', root: 'd', entry: 'entry of d', counts: [{ ...more, pairs }] };
        const jailTime: JailTime = { commitment: 'd', days: 0, certifiedBy: 'a sheriff', root: 'jail time of d', entry: 'jail time entry of d' };
        const after = computed({ ...record, commitments: [...record.commitments, added], jailTimes: [...record.jailTimes, jailTime] });
        if (!before || rulesOf(before, 'ME').has('expired-before')) return;
        const [was, is] = [dateOf(before, 'ME'), after && dateOf(after, 'ME')];
        if (was && is) expect(is >= was).toBe(true);
      }),
      manyRuns,
    );
  });
});

describe('more jail time', () => {
  const oneCount = anyCount.filter((count) => count.kind === 'indeterminate' || count.kind === 'determinate');
  const withJailTime = (commitment: Commitment, days: number): SentenceInputs => ({ commitments: [{ ...commitment, counts: commitment.counts.slice(0, 1) }], jailTimes: [{ commitment: 'a', days, certifiedBy: 'a sheriff', root: 'jail', entry: 'jail' }], events: [] });
  const later = (commitment: Commitment, less: number, more: number, name: DateName): number => {
    const [was, is] = [less, more].map((days) => dateOf(computed(withJailTime(commitment, days))!, name));
    return was && is ? Temporal.PlainDate.from(was).until(Temporal.PlainDate.from(is)).days : 0;
  };
  const withinOneYear = fc.tuple(fc.nat(2), fc.nat(364), fc.nat(364)).map(([years, a, b]) => [years * 365 + Math.min(a, b), years * 365 + Math.max(a, b)] as const);

  // Fields need not be a day: a start on February 30 gives March 2, one on March 1 gives March 1. So a single day more can cost a day.
  test('never makes parole eligibility or the maximum later, save a single day more by a single day where a month has no 30th', () => {
    fc.assert(
      fc.property(anyCommitment('a', oneCount), withinOneYear, (commitment, [less, more]) => {
        for (const name of ['PE', 'ME'] as const) expect(later(commitment, less, more, name)).toBeLessThanOrEqual(more - less === 1 ? 1 : 0);
      }),
      manyRuns,
    );
  });

  // Good time is taken off the day that the maximum rolled to, and day 0 is not borrowed: the days add up.
  test('never makes conditional release later, save one or two days more by three days at most', () => {
    fc.assert(
      fc.property(anyCommitment('a', oneCount), withinOneYear, (commitment, [less, more]) => {
        expect(later(commitment, less, more, 'CR')).toBeLessThanOrEqual(more - less <= 2 ? 3 : 0);
      }),
      manyRuns,
    );
  });

  // 364 days are 12 months and 4 days, 365 are a year: the years of 365 days (U3) take the days of the fields back.
  test('across a year of 365 days can make the maximum up to five days later, for less than a week more', () => {
    fc.assert(
      fc.property(anyCommitment('a', oneCount), fc.nat(1000), fc.integer({ min: 1, max: 400 }), (commitment, less, more) => {
        expect(later(commitment, less, less + more, 'ME')).toBeLessThanOrEqual(more < 7 ? 5 : 0);
      }),
      manyRuns,
    );
    const commitment = { county: 'Kings', indictment: '1', sentenced: '2019-01-01', received: '2019-01-01', counts: [{ kind: 'determinate', crime: 'Made up', class: 'C', term: '3-00-00' }], root: 'a', entry: 'a' } satisfies Commitment;
    expect(later(commitment, 364, 365, 'ME')).toBe(5);
  });
});
