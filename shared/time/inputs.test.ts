import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentWords, indeterminateCount, jailTimeWords } from '../entry/testing/facts.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import type { Commitment } from './commitment.ts';
import type { SentenceEvent } from './event.ts';
import { basisOf, changesBetween, inputsOf } from './inputs.ts';
import type { JailTime } from './jail-time.ts';
import type { SentenceInputs } from './sentence.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const basis = (sentence: SentenceInputs, rules = 'R1-R9') => basisOf(sentence, rules, defaultProcedures, today);
const changes = (before: SentenceInputs, now: SentenceInputs) => changesBetween(basis(before), basis(now));

const kings: Commitment = { ...commitmentWords(), root: 'kings', entry: 'kings' };
const erie: Commitment = { ...commitmentWords({ county: 'Erie', indictment: '00777-2020', received: '2020-11-05' }), root: 'erie', entry: 'erie' };
const jail: JailTime = { ...jailTimeWords('kings', { days: 40 }), root: 'jail', entry: 'jail' };
const loss: SentenceEvent = { event: 'good time lost', day: '2025-08-14', amount: '0-03-00', stage: 'decided', root: 'loss', entry: 'loss' };
const sentence: SentenceInputs = { commitments: [kings], jailTimes: [jail], events: [] };

describe('what a computation rests on', () => {
  test('is said in the words of the papers, each with its entry', () => {
    expect(inputsOf({ ...sentence, events: [loss] })).toEqual([
      { root: 'kings', entry: 'kings', what: 'Commitment Kings 01234-2018', says: 'received 2019-06-04; count 1, Burglary 3rd (PL 140.20), 2-00-00 to 6-00-00' },
      { root: 'jail', entry: 'jail', what: 'Jail time of Kings 01234-2018', says: '40 days' },
      { root: 'loss', entry: 'loss', what: 'Event of 2025-08-14', says: 'Loss of good time decided: 3 months' },
    ]);
  });

  test('is in one order, whatever order the facts were entered in', () => {
    const facts = { commitments: [kings, erie], jailTimes: [jail, { ...jail, commitment: 'erie', root: 'jail-2', entry: 'jail-2' }], events: [loss, { ...loss, root: 'loss-2', entry: 'loss-2' }, { ...loss, day: '2024-01-01', root: 'loss-3', entry: 'loss-3' }] };
    const turned = { commitments: facts.commitments.toReversed(), jailTimes: facts.jailTimes.toReversed(), events: facts.events.toReversed() };
    expect(inputsOf(turned)).toEqual(inputsOf(facts));
    expect(inputsOf(facts).map(({ root }) => root)).toEqual(['kings', 'erie', 'jail', 'jail-2', 'loss-3', 'loss', 'loss-2']);
  });

  test('names the procedures by the day from which they hold', () => {
    expect(basis(sentence)).toMatchObject({ rules: 'R1-R9', procedures: [{ name: 'time', effective: '2013-09-01' }, { name: 'releaseCalendar', effective: '2015-11-01' }] });
  });
});

describe('a change since', () => {
  test('of an amended certificate of jail time says the days, and those before', () => {
    expect(changes(sentence, { ...sentence, jailTimes: [{ ...jail, days: 42, entry: 'amended' }] })).toEqual(['Jail time of Kings 01234-2018: 42 days, was 40 days']);
  });

  test('says the same of jail time that was struck out and entered anew', () => {
    expect(changes(sentence, { ...sentence, jailTimes: [{ ...jail, days: 42, root: 'anew', entry: 'anew' }] })).toEqual(['Jail time of Kings 01234-2018: 42 days, was 40 days']);
  });

  test('of a fact entered or struck out says so', () => {
    expect(changes(sentence, { ...sentence, events: [loss] })).toEqual(['Event of 2025-08-14 was entered: Loss of good time decided: 3 months']);
    expect(changes({ ...sentence, events: [loss] }, sentence)).toEqual(['Event of 2025-08-14 was struck out: Loss of good time decided: 3 months']);
  });

  test('of a commitment corrected in a word that the line leaves out says that it was corrected', () => {
    expect(changes(sentence, { ...sentence, commitments: [{ ...kings, entry: 'corrected', counts: [indeterminateCount({ offenseDate: '2018-02-01' })] }] })).toEqual(['Commitment Kings 01234-2018 was corrected']);
  });

  test('of a fact that is called otherwise now says both', () => {
    expect(changes({ ...sentence, events: [loss] }, { ...sentence, events: [{ ...loss, day: '2025-08-15', entry: 'corrected' }] })).toEqual(['Event of 2025-08-14 (Loss of good time decided: 3 months) is now: Event of 2025-08-15, Loss of good time decided: 3 months']);
  });

  test('of the engine says which rule set it is, and which it was', () => {
    expect(changesBetween(basis(sentence), basis(sentence, 'R1-R10'))).toEqual(['The rule set is another: R1-R10, was R1-R9']);
  });

  test('of the release calendar alone is none: it counts when it moves the release day', () => {
    const [first] = defaultProcedures.releaseCalendar;
    const now = basisOf(sentence, 'R1-R9', { ...defaultProcedures, releaseCalendar: [...defaultProcedures.releaseCalendar, { ...first!, effective: '2026-01-01' }] }, today);
    expect(changesBetween(basis(sentence), now)).toEqual([]);
  });
});

/** Sentences of a few papers, each fact by its place; the words are few, so that facts often read alike. */
const anySentence: fc.Arbitrary<SentenceInputs> = fc
  .record({
    counties: fc.uniqueArray(fc.constantFrom('Kings', 'Erie', 'Bronx', 'Queens'), { maxLength: 4 }),
    jail: fc.array(fc.nat(3), { maxLength: 4 }),
    events: fc.array(fc.record({ day: fc.constantFrom('2025-01-01', '2025-02-02'), months: fc.integer({ min: 1, max: 2 }) }), { maxLength: 4 }),
  })
  .map(({ counties, jail: days, events }) => ({
    commitments: counties.map((county) => ({ ...commitmentWords({ county }), root: county, entry: county })),
    jailTimes: days.flatMap((some, place) => (counties[place] ? [{ ...jailTimeWords(counties[place], { days: some }), root: `jail-${place}`, entry: `jail-${place}` }] : [])),
    events: events.map(({ day, months }, place) => ({ ...loss, day, amount: `0-0${months}-00`, root: `event-${place}`, entry: `event-${place}` })),
  }));

const kinds = ['commitments', 'jailTimes', 'events'] as const;

describe('by any sentence', () => {
  test('the same inputs, in whatever order, are no change', () => {
    fc.assert(
      fc.property(anySentence, (one) => {
        const turned = { commitments: one.commitments.toReversed(), jailTimes: one.jailTimes.toReversed(), events: one.events.toReversed() };
        expect(changes(one, turned)).toEqual([]);
      }),
    );
  });

  test('any one entry corrected, added or struck out is said, and nothing else is', () => {
    fc.assert(
      fc.property(anySentence, fc.nat(), fc.constantFrom('corrected', 'struck out', 'entered'), (one, pick, how) => {
        const facts = kinds.flatMap((kind) => one[kind].map((fact) => ({ kind, root: fact.root })));
        fc.pre(facts.length > 0);
        const { kind, root } = facts[pick % facts.length]!;
        const without = { ...one, [kind]: one[kind].filter((fact) => fact.root !== root) };
        const corrected = { ...one, [kind]: one[kind].map((fact) => (fact.root === root ? { ...fact, entry: 'corrected' } : fact)) };
        const said = how === 'corrected' ? changes(one, corrected) : how === 'entered' ? changes(without, one) : changes(one, without);
        expect(said).toHaveLength(1);
        expect(said[0]).toContain(how);
        expect(said[0]).toContain(inputsOf(one).find((input) => input.root === root)!.what);
      }),
    );
  });
});
