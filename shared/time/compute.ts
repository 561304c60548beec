import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { dateNames, type Computation, type Conclusion, type DateName, type Run } from './computation.ts';
import { sayTerms } from './count.ts';
import { doubtsOf, step, StepBook } from './derivation.ts';
import { follow, owedWhileAway, type Followed } from './follow.ts';
import type { Together } from './merge.ts';
import { notComputed, outputsOf, type Draft } from './outputs.ts';
import type { SentenceInputs } from './sentence.ts';
import { sentencesInForce, vacatedOf, type Sentence } from './sentences.ts';
import { real, termOf, writeTerm } from './term.ts';

/** Names the engine’s rules, so that a stored computation says which made it. */
export const ruleSet = 'R1-R9';

/**
 * Every date of a person's sentence (domain page, sections 1 to 3).
 * In: the commitments, jail time and events that stand; procedures; the day as of which it is computed,
 * whose procedures hold. Out: each date with its derivation, or what is missing: the engine refuses what the
 * rules do not cover.
 */
export function compute(inputs: SentenceInputs, procedures: Procedures, asOf: Temporal.PlainDate): Computation {
  const version = inForceOn(procedures.time, asOf);
  const rules = `${ruleSet}, procedure of ${version.effective}`;
  const all = sentencesInForce(inputs);
  const state = all.filter(({ count }) => count.kind !== 'definite');
  const counted = state.length > 0 ? state : all;
  const missing = [...whatIsMissing(inputs, counted), ...definiteAfter(all, state), ...outsideCalendar(inputs, counted)];
  if (missing.length > 0) return { outcome: 'not computed', rules, missing };

  const followed = follow(counted, inputs.events, version.numbers);
  if (followed.outcome === 'refused') return { outcome: 'not computed', rules, missing: followed.missing };
  const { together } = followed;
  const drafts = followed.outcome === 'away' ? awayOf(followed) : outputsOf({ together, sentences: sentencesOf(together), events: followed.events, numbers: version.numbers, calendars: procedures.releaseCalendar, violation: followed.violation });
  const notes = [...(followed.outcome === 'followed' ? followed.setAside : []), ...satisfied(all, state), ...vacatedOf(inputs, all)];
  return { outcome: 'computed', rules, ...stored(drafts, notes), runs: runsOf(together) };
}

function whatIsMissing({ commitments, jailTimes }: SentenceInputs, sentences: readonly Sentence[]): readonly string[] {
  if (commitments.length === 0) return ['No commitment is on record.'];
  if (sentences.length === 0) return ['Every sentence was vacated; no new sentence is on record.'];
  const needed = new Set(sentences.map(({ commitment }) => commitment));
  const uncertified = commitments.filter((commitment) => needed.has(commitment.root) && !jailTimes.some((held) => held.commitment === commitment.root));
  return uncertified.map((commitment) => `No jail time is certified for ${commitment.county} ${commitment.indictment}; enter the certificate, with 0 days if there are none (COR 600-a).`);
}

/** Years that a date is written with: every date worked out lies between them. */
const calendar = { first: 1000, last: 9999 };

/** Refuses what could lead past the years that a date is written with. */
function outsideCalendar({ events }: SentenceInputs, sentences: readonly Sentence[]): readonly string[] {
  const years = [...sentences.map(({ received }) => received), ...events.map(({ day }) => day)].map((day) => Number(day.slice(0, 4)));
  const jailYears = Math.ceil(sentences.reduce((most, { jailTime }) => most + (jailTime?.days ?? 0), 0) / 360);
  const termYears = sentences.flatMap(({ count }) => termsOf(count)).reduce((sum, term) => sum + termOf(term).years + 1, 0);
  const within = Math.min(...years) - jailYears > calendar.first && Math.max(...years) + termYears < calendar.last;
  return within || sentences.length === 0 ? [] : [`The days and terms on record lead outside the years ${calendar.first} to ${calendar.last}. Check them.`];
}

function termsOf(count: Sentence['count']): readonly string[] {
  if (count.kind === 'indeterminate') return count.maximum === 'LIFE' ? [count.minimum] : [count.minimum, count.maximum];
  if (count.kind === 'life without parole') return [];
  return count.kind === 'determinate' && count.prs !== undefined ? [count.term, count.prs] : [count.term];
}

/** A definite sentence imposed after every State sentence is no part of them (PL 70.35): the rules do not cover the two together. */
function definiteAfter(all: readonly Sentence[], state: readonly Sentence[]): readonly string[] {
  if (state.length === 0 || state.length === all.length) return [];
  const last = state.map(({ sentenced }) => sentenced).toSorted().at(-1)!;
  return all.filter(({ count, sentenced }) => count.kind === 'definite' && sentenced > last).map(({ title }) => `${title} is a definite sentence imposed after the State sentence: how they run together is not covered (PL 70.25(1)(b), 70.35). Enter the dates by hand.`);
}

function satisfied(all: readonly Sentence[], state: readonly Sentence[]) {
  if (state.length === 0) return [];
  return all
    .filter(({ count }) => count.kind === 'definite')
    .map(({ title, entry, count }) => step('definite.satisfied', [{ name: title, value: sayTerms(count), entry }], `${title}, a definite sentence imposed with or before the State sentence, is satisfied by serving that`, 'satisfied'));
}

function sentencesOf({ chains }: Together): readonly Sentence[] {
  return [...new Set(chains.flatMap((chain) => chain.sentences))];
}

/** Somebody away: the time owed from the day the sentence stopped, and no date until the return. */
function awayOf(followed: Extract<Followed, { outcome: 'away' }>): Readonly<Record<DateName, Draft>> {
  const owed = owedWhileAway(followed);
  const drafts = Object.fromEntries(dateNames.map((name) => [name, notComputed(followed.says)])) as Record<DateName, Draft>;
  const life: Draft = { outcome: 'life', value: null, step: followed.together.life };
  return {
    ...drafts,
    ...(followed.together.life ? { ME: life } : {}),
    ...(owed ? { timeOwed: { outcome: 'term', value: writeTerm(owed.term), step: owed.step } } : {}),
  };
}

/** Conclusions with their steps in one book; notes are steps that the maximum stands on. */
function stored(drafts: Readonly<Record<DateName, Draft>>, notes: readonly ReturnType<typeof step>[]): { readonly dates: Readonly<Record<DateName, Conclusion>>; readonly steps: StepBook['steps'] } {
  const book = new StepBook();
  const dates = Object.fromEntries(
    dateNames.map((name): [DateName, Conclusion] => {
      const { step: last, ...draft } = drafts[name];
      const shown = last && name === 'ME' && notes.length > 0 ? { ...last, operands: [...last.operands, ...notes.map((note) => ({ name: 'set aside', value: note.result, step: note }))] } : last;
      return [name, { name, ...draft, step: shown ? book.enter(shown) : null, verify: shown ? doubtsOf(shown) : [] }];
    }),
  ) as Record<DateName, Conclusion>;
  return { dates, steps: book.steps };
}

/** The chains as a picture draws them; the one that ends last ends where all of them do, which a return as violator moves. */
function runsOf({ chains, me: end, pe, netTimeOwed }: Together): readonly Run[] {
  const last = chains.reduce((a, b) => (!a.me || (b.me && Temporal.PlainDate.compare(b.me.day, a.me.day) <= 0) ? a : b));
  const byReception = (a: Sentence, b: Sentence) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0);
  return chains.map((chain): Run => {
    const { sentences, start } = chain;
    const [minimumEnds, me] = netTimeOwed !== null && chain === last ? [pe, end] : [chain.minimumEnds, chain.me];
    return {
      counts: sentences.toSorted(byReception).map(({ commitment, number, title, count }) => ({
        commitment,
        count: number,
        says: title,
        minimum: count.kind === 'indeterminate' ? count.minimum : null,
        maximum: count.kind === 'indeterminate' ? count.maximum : count.kind === 'life without parole' ? 'LIFE' : count.term,
      })),
      received: start.received.toString(),
      jailDays: start.jailDays,
      start: real(start.fields).toString(),
      minimumEnds: minimumEnds?.day.toString() ?? null,
      maximumEnds: me?.day.toString() ?? 'LIFE',
    };
  });
}
