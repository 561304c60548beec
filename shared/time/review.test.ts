import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import type { SentenceRange } from '../procedures/commitment-numbers.ts';
import { defaultProcedures, inForceOn } from '../procedures/procedures.ts';
import { menderOf, passOf, problemCodes } from '../problems.ts';
import { years } from './check-range.ts';
import { commitmentBody, type CommitmentBody } from './commitment.ts';
import { countSchema, definiteClasses, felonyClasses, offenderStatuses, offenseNatures, type Count, type OffenderStatus, type OffenseNature } from './count.ts';
import { creditGrounds, eventSchema, releaseWays, sameDayOrder, type EventBody, type SentenceEvent } from './event.ts';
import { jailTimeBody, type JailTimeBody } from './jail-time.ts';
import { findingsOf, reviewSentence, withMisfits } from './review.ts';
import type { SentenceInputs } from './sentence.ts';
import { oneThird, termOf, writeTerm } from './term.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const identity = { dateOfBirth: '1988-04-30', received: '2000-01-01' };

/** A sentence of papers, certificates and events, each named by what it is and its place. */
function sentenceOf(papers: readonly CommitmentBody[], jail: readonly JailTimeBody[] = [], events: readonly EventBody[] = []): SentenceInputs {
  const named = <Body>(what: string, bodies: readonly Body[]) => bodies.map((body, index) => ({ ...body, root: `${what}-${index + 1}`, entry: `${what}-${index + 1}b` }));
  return { commitments: named('paper', papers), jailTimes: named('jail', jail), events: named('event', events) as readonly SentenceEvent[] };
}

const review = (sentence: SentenceInputs) => reviewSentence(sentence, identity, defaultProcedures, today);
const codesOf = (sentence: SentenceInputs) => Object.fromEntries(Object.entries(review(sentence)).map(([pass, found]) => [pass, found.map(({ problem }) => problem.code)]));

/** A paper of which nothing is left out. */
const whole = (change: Partial<CommitmentBody> = {}) => commitmentWords({ counts: [indeterminateCount({ nature: 'other', sentencedAs: 'first felony' })], ...change });

describe('the papers to put right', () => {
  test('a whole and lawful record has none', () => {
    expect(review(sentenceOf([whole()], [jailTimeWords('paper-1')]))).toEqual({ 'cannot do': [], 'must fix': [], 'please check': [] });
    expect(review(sentenceOf([]))).toEqual({ 'cannot do': [], 'must fix': [], 'please check': [] });
  });

  test('what is not entered and what has not come is asked for', () => {
    const bare = commitmentWords({ counts: [indeterminateCount({ offenseDate: undefined })] });
    expect(codesOf(sentenceOf([bare]))).toEqual({ 'cannot do': [], 'must fix': ['JAI-011'], 'please check': ['SEN-030', 'SEN-031', 'SEN-032'] });
  });

  test('no certificate is asked for a commitment of which every count is vacated', () => {
    expect(codesOf(sentenceOf([whole()], [], [{ event: 'vacated', day: '2021-01-01', commitment: 'paper-1', order: 'Order' }]))['must fix']).toEqual([]);
  });

  test('definite sentences alone do not bring anybody here', () => {
    const definite: Count = { kind: 'definite', crime: 'Assault 3rd (PL 120.00)', class: 'A misdemeanor', offenseDate: '2018-01-15', term: '0-09-00' };
    const jail = [jailTimeWords('paper-1')];
    expect(codesOf(sentenceOf([whole({ counts: [definite] })], jail))['please check']).toEqual(['SEN-025']);
    expect(codesOf(sentenceOf([whole({ counts: [definite, { ...indeterminateCount({ nature: 'other', sentencedAs: 'first felony' }), relation: { runs: 'concurrent', basis: 'order' } }] })], jail))['please check']).toEqual([]);
  });

  test('each finding names its fact as people do', () => {
    const sentence = sentenceOf([whole({ counts: [determinateCount({ prs: undefined, nature: 'violent', sentencedAs: 'first felony' })] })], [jailTimeWords('paper-1', { days: 900 })], [{ event: 'returned', day: '2020-01-05' }]);
    const all = Object.values(review(sentence)).flat();
    expect(all.map(({ kind, title, fact, entry, problem }) => [problem.code, kind, title, fact, entry])).toEqual([
      ['JAI-001', 'jail time', 'Jail time of Kings 01234-2018', 'jail-1', 'jail-1b'],
      ['EVT-010', 'event', 'Returned to custody, 2020-01-05', 'event-1', 'event-1b'],
      ['SEN-009', 'commitment', 'Kings 01234-2018', 'paper-1', 'paper-1b'],
      ['JAI-004', 'jail time', 'Jail time of Kings 01234-2018', 'jail-1', 'jail-1b'],
    ]);
  });

  test('of a vacated count the terms are no longer read, of a resentenced one the new', () => {
    const bad = whole({ counts: [indeterminateCount({ nature: 'other', sentencedAs: 'first felony', minimum: '3-00-00' })] });
    const vacated: EventBody = { event: 'vacated', day: '2021-01-01', commitment: 'paper-1', order: 'Order' };
    const resentenced: EventBody = { event: 'resentenced', day: '2021-02-01', commitment: 'paper-1', counts: [{ of: 1, count: indeterminateCount({ nature: 'other', sentencedAs: 'second felony', minimum: '2-00-00' }) }], order: 'Resentence' };
    const jail = [jailTimeWords('paper-1', { days: 0 })];
    expect(codesOf(sentenceOf([bad], jail))['must fix']).toEqual(['SEN-019']);
    expect(codesOf(sentenceOf([bad], jail, [vacated]))['must fix']).toEqual([]);
    expect(review(sentenceOf([bad], jail, [vacated, resentenced]))['must fix']).toMatchObject([{ kind: 'event', problem: { code: 'SEN-019', field: 'counts.0.count.minimum' } }]);
  });

  test('a paper younger than the reception is explained by a resentence', () => {
    const late = whole({ sentenced: '2019-06-05' });
    const resentenced: EventBody = { event: 'resentenced', day: '2019-06-05', commitment: 'paper-1', counts: [{ of: 1, count: indeterminateCount() }], order: 'Resentence' };
    expect(codesOf(sentenceOf([late], [jailTimeWords('paper-1')]))['cannot do']).toEqual(['SEN-012']);
    expect(codesOf(sentenceOf([late], [jailTimeWords('paper-1')], [resentenced]))['cannot do']).toEqual([]);
  });

  test('a certificate for a commitment that does not stand cannot be credited', () => {
    expect(codesOf(sentenceOf([whole()], [jailTimeWords('paper-1'), jailTimeWords('nowhere')]))['cannot do']).toEqual(['JAI-002']);
  });
});

describe('the passes', () => {
  test('a stop cannot be done; what another must mend must be fixed; the rest is to be checked', () => {
    expect([passOf('SEN-003'), passOf('SEN-009'), passOf('JAI-008'), passOf('SEN-013'), passOf('SEN-030')]).toEqual(['cannot do', 'must fix', 'must fix', 'please check', 'please check']);
    expect([menderOf('SEN-041'), menderOf('JAI-011'), menderOf('SEN-013')]).toEqual(['court', 'sheriff', undefined]);
  });

  test('only a warning is written about: a stop is not recorded, a note asks nothing', () => {
    const found = problemCodes.filter((code) => menderOf(code) !== undefined).map(passOf);
    expect(new Set(found)).toEqual(new Set(['must fix']));
  });
});

describe('what no longer fits', () => {
  const before = sentenceOf([whole()], [], [{ event: 'escaped', day: '2021-01-01' }]);
  const against = { sentence: sentenceOf([whole()], [], [{ event: 'escaped', day: '2021-01-01' }, { event: 'escaped', day: '2020-01-01' }]), procedures: defaultProcedures, today };

  test('is one warning beside the fact’s own problems', () => {
    expect(withMisfits([], before, against)).toMatchObject([{ code: 'SEN-047', severity: 'warn', value: '1' }]);
  });

  test('is not said of a fact that is refused, nor of what fitted no better before', () => {
    const [stop] = findingsOf({ ...against, sentence: against.sentence }).filter(({ problem }) => problem.severity === 'stop').map(({ problem }) => problem);
    expect(withMisfits([stop!], before, against)).toEqual([stop]);
    expect(withMisfits([], against.sentence, against)).toEqual([]);
  });
});

/** A lawful count of a range, drawn from its table: terms in half years, a minimum by its rule, supervision by the nature, class and status. */
function lawful(range: SentenceRange, nature: OffenseNature, sentencedAs: OffenderStatus, offenseDate: string, draw: number): Count | null {
  const common = { crime: 'A felony', class: range.class as 'B', nature, sentencedAs, offenseDate };
  const halves = range.years === 'life' ? 0 : range.years[0] * 2 + Math.floor(draw * ((range.years[1] - range.years[0]) * 2 + 1));
  const maximum = range.years === 'life' ? 'LIFE' : writeTerm(years(halves / 2));
  switch (range.kind) {
    case 'life without parole':
      return { ...common, kind: 'life without parole', class: range.class as 'A-I' };
    case 'definite':
      return { ...common, kind: 'definite', term: '0-11-00' };
    case 'determinate': {
      const { supervision } = inForceOn(defaultProcedures.commitments, Temporal.PlainDate.from(offenseDate)).numbers;
      const prs = supervision.find((one) => one.classes.includes(range.class) && one.natures.includes(nature) && one.as.includes(sentencedAs));
      if (!prs && supervision.length > 0) return null;
      return { ...common, kind: 'determinate', term: maximum, ...(prs ? { prs: writeTerm(years(draw < 0.5 ? prs.years[0] : prs.years[1])) } : {}) };
    }
    case 'indeterminate': {
      const { minimum } = range;
      if (typeof minimum === 'object') return { ...common, kind: 'indeterminate', maximum, minimum: writeTerm(years(draw < 0.5 ? minimum[0] : minimum[1])) };
      const half = writeTerm(years(halves / 4));
      const isHalf = minimum === 'one half' || (minimum === 'one third at most, or one half' && draw < 0.5);
      return { ...common, kind: 'indeterminate', maximum, minimum: isHalf ? half : writeTerm(oneThird(termOf(maximum))) };
    }
  }
}

const anyLawfulCount = fc
  .constantFrom(...defaultProcedures.commitments)
  .chain((version) => fc.tuple(fc.constant(version), fc.constantFrom(...version.numbers.sentences), fc.double({ min: 0, max: 0.999, noNaN: true })))
  .chain(([version, range, draw]) => fc.tuple(fc.constant(version), fc.constant(range), fc.constant(draw), fc.constantFrom(...range.natures), fc.constantFrom(...range.as)))
  .map(([version, range, draw, nature, as]) => lawful(range, nature, as, version.effective < '1970-01-01' ? '1990-01-15' : version.effective, draw))
  .filter((count) => count !== null);

describe('whatever the tables allow', () => {
  test('no lawful sentence is refused, or found defective, or asked about', () => {
    fc.assert(
      fc.property(anyLawfulCount, (count) => {
        // A determinate term of a class A drug felony and a status that its nature does not have are in no paper.
        const { naturesOfStatus } = inForceOn(defaultProcedures.commitments, today).numbers;
        fc.pre(naturesOfStatus[count.sentencedAs!]?.includes(count.nature!) ?? true);
        const paper = commitmentWords({ sentenced: '2024-05-14', received: '2024-06-04', counts: [count] });
        const dateOfBirth = Temporal.PlainDate.from(count.offenseDate!).subtract({ years: count.sentencedAs === 'juvenile offender' ? 15 : 30 }).toString();
        const found = findingsOf({ sentence: sentenceOf([paper], [jailTimeWords('paper-1')]), identity: { dateOfBirth, received: '1990-01-01' }, procedures: defaultProcedures, today });
        expect(found.map(({ problem }) => `${problem.code} ${problem.sentence}`)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

const anyDay = fc.oneof(fc.constantFrom('0001-01-01', '9999-12-31', '2019-06-04'), fc.nat(30_000).map((days) => Temporal.PlainDate.from('1950-01-01').add({ days }).toString()));
const anyTerm = fc.tuple(fc.nat(999), fc.nat(11), fc.nat(30)).map(([y, m, d]) => writeTerm({ years: y, months: m, days: d }));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyPair = fc.record({ commitment: optional(fc.constantFrom('paper-1', 'paper-2', 'nowhere')), count: optional(fc.integer({ min: 1, max: 5 })), runs: fc.constantFrom('concurrent', 'consecutive'), basis: fc.constantFrom('order', 'law', 'default') });
const crimeFields = {
  crime: fc.constantFrom('A felony', 'Rape 1st (PL 130.35)', 'Criminal sale (PL 220.39)'),
  offenseDate: optional(anyDay),
  nature: optional(fc.constantFrom(...offenseNatures)),
  sentencedAs: optional(fc.constantFrom(...(Object.keys(offenderStatuses) as OffenderStatus[]))),
  relation: optional(fc.record({ runs: fc.constantFrom('concurrent', 'consecutive'), basis: fc.constantFrom('order', 'law', 'default') })),
  pairs: optional(fc.array(anyPair, { maxLength: 3 })),
};
const anyCount = fc
  .oneof(
    fc.record({ ...crimeFields, kind: fc.constant('indeterminate'), class: fc.constantFrom(...felonyClasses), minimum: anyTerm, maximum: fc.oneof(fc.constant('LIFE'), anyTerm) }),
    fc.record({ ...crimeFields, kind: fc.constant('determinate'), class: fc.constantFrom(...felonyClasses), term: anyTerm, prs: optional(anyTerm), prsOrder: optional(fc.constant('PL 70.85')) }),
    fc.record({ ...crimeFields, kind: fc.constant('definite'), class: fc.constantFrom(...definiteClasses), term: anyTerm }),
    fc.record({ ...crimeFields, kind: fc.constant('life without parole'), class: fc.constantFrom(...felonyClasses) }),
  )
  .map((count) => countSchema.parse(count));
const anyPaper = fc
  .record({ county: fc.constantFrom('Kings', 'Queens'), indictment: fc.constantFrom('1-2018', '2-2019'), sentenced: anyDay, received: anyDay, counts: fc.array(anyCount, { minLength: 1, maxLength: 4 }) })
  .map((paper) => commitmentBody.parse(paper));
const anyJail = fc
  .record({ commitment: fc.constantFrom('paper-1', 'paper-2', 'nowhere'), days: fc.nat(20_000), from: optional(anyDay), to: optional(anyDay), certifiedBy: fc.constant('Sheriff') })
  .map((jail) => jailTimeBody.parse(jail));
const anyEvent = fc
  .record({
    event: fc.constantFrom(...sameDayOrder),
    day: anyDay,
    commitment: fc.constantFrom('paper-1', 'paper-2', 'nowhere'),
    numbers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
    count: anyCount,
    days: fc.nat(20_000),
    ground: optional(fc.constantFrom(...Object.keys(creditGrounds))),
    term: anyTerm,
    how: fc.constantFrom(...releaseWays),
    outcome: fc.constantFrom('granted', 'denied'),
  })
  .map(({ event, day, commitment, numbers, count, days, ground, term, how, outcome }) => {
    const words: Readonly<Record<string, object>> = {
      vacated: { commitment, counts: numbers, order: 'Order' },
      resentenced: { commitment, counts: numbers.map((of) => ({ of, count })), order: 'Order' },
      returned: { creditDays: days, ground },
      'returned as violator': { assessed: term },
      'parole jail time': { days, certifiedBy: 'Parole' },
      'good time lost': { amount: term, stage: 'decided' },
      'good time restored': { amount: term },
      'time allowance decided': { withheld: term },
      released: { how },
    };
    return eventSchema.parse({ event, day, ...(words[event] ?? (event.endsWith('determined') ? { outcome } : {})) });
  });

describe('whatever is on record', () => {
  test('the review never throws, and every problem is in one pass', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 2 }), fc.array(anyJail, { maxLength: 2 }), fc.array(anyEvent, { maxLength: 8 }), fc.boolean(), (papers, jail, events, isKnown) => {
        const sentence = sentenceOf(papers, jail, events);
        const found = reviewSentence(sentence, isKnown ? identity : null, defaultProcedures, today);
        for (const { problem } of Object.values(found).flat()) expect(`${problem.sentence} ${problem.remedy}`).not.toMatch(/undefined|NaN|\{value\}|\{detail\}/);
        const againstAll = findingsOf({ sentence, identity: isKnown ? identity : null, procedures: defaultProcedures, today });
        expect(Object.values(found).flat().length).toBeGreaterThanOrEqual(againstAll.length);
        const last = sentence.events.at(-1);
        if (last) expect(withMisfits([], { ...sentence, events: sentence.events.slice(0, -1) }, { sentence, procedures: defaultProcedures, today }).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('the order in which facts were entered changes nothing but their order', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 2 }), fc.uniqueArray(anyEvent, { maxLength: 5, selector: ({ day, event }) => `${day} ${event}` }), (papers, events) => {
        const sentence = sentenceOf(papers, [], events);
        const said = (one: SentenceInputs) => findingsOf({ sentence: one, identity, procedures: defaultProcedures, today }).map(({ fact, problem }) => `${fact} ${problem.code} ${problem.field} ${problem.sentence}`).toSorted();
        expect(said({ ...sentence, events: sentence.events.toReversed(), commitments: sentence.commitments.toReversed() })).toEqual(said(sentence));
      }),
      { numRuns: 500 },
    );
  });
});
