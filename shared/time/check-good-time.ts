import { inForceOn } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import type { CheckedAgainst } from './check-commitment.ts';
import { inTimeOrder, type EventBody, type SentenceEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';
import type { Sentence } from './sentences.ts';
import { compareTerms, oneSeventh, oneThird, sayTerm, sumTerms, termLess, termOf, type Term } from './term.ts';

const nothing: Term = { years: 0, months: 0, days: 0 };

/** An event that gives or takes good time. */
type GoodTime = Extract<EventBody, { event: 'good time lost' | 'good time restored' | 'time allowance decided' }>;

/**
 * Good time lost, restored and withheld (COR 803; 7 NYCRR 261.3, part 262).
 * In: the event; the counts in force on its day; what it is held against. Out: more restored than lost, more lost
 * than can be earned by the longest sum of the terms, and good time on life.
 */
export function checkGoodTime(event: SentenceEvent & GoodTime, inForce: readonly Sentence[], { sentence, procedures, today }: CheckedAgainst): readonly Problem[] {
  const [field, text] = event.event === 'time allowance decided' ? ['withheld', event.withheld] : ['amount', event.amount];
  const amount = termOf(text);
  if (compareTerms(amount, nothing) === 0) return [];
  const earning = inForce.filter(({ count }) => (count.kind === 'indeterminate' && count.maximum !== 'LIFE') || count.kind === 'determinate' || count.kind === 'definite');
  if (inForce.length > 0 && earning.length === 0) return [problem('EVT-027', { field, value: sayTerm(amount) })];
  if (event.event === 'good time restored') {
    const lost = lostBefore(event, sentence);
    return compareTerms(amount, lost) > 0 ? [problem('EVT-025', { field, value: sayTerm(amount), detail: sayTerm(lost) })] : [];
  }
  const { sevenths } = inForceOn(procedures.time, today).numbers;
  const all = sumTerms(
    earning.flatMap(({ count }) => {
      if (count.kind === 'indeterminate') return [oneThird(termOf(count.maximum))];
      if (count.kind === 'determinate') return [oneSeventh(termOf(count.term), sevenths)];
      return count.kind === 'definite' ? [oneThird(termOf(count.term))] : [];
    }),
  );
  return earning.length > 0 && compareTerms(amount, all) > 0 ? [problem('EVT-026', { field, value: sayTerm(amount), detail: sayTerm(all) })] : [];
}

/** What is lost and not yet restored before an event: what was withheld in the end takes the place of every loss before it. */
function lostBefore(event: SentenceEvent, { events }: SentenceInputs): Term {
  let lost = nothing;
  for (const before of inTimeOrder(events)) {
    if (before.root === event.root) break;
    if (before.event === 'good time lost') lost = sumTerms([lost, termOf(before.amount)]);
    if (before.event === 'time allowance decided') lost = termOf(before.withheld);
    if (before.event === 'good time restored') lost = compareTerms(termOf(before.amount), lost) >= 0 ? nothing : termLess(lost, termOf(before.amount));
  }
  return lost;
}

/**
 * Determinations of merit, limited credit, earned eligibility and presumptive release (COR 803, 803-b, 805, 806).
 * In: the event; the counts in force on its day; what it is held against. Out: what the law excludes of what is granted.
 */
export function checkDetermination(event: EventBody, inForce: readonly Sentence[], { procedures, today }: CheckedAgainst): readonly Problem[] {
  const field = 'outcome';
  switch (event.event) {
    case 'merit determined': {
      if (event.outcome === 'denied') return [];
      const excluded = inForce.find(({ count }) => count.nature === 'violent' || count.nature === 'sex' || (count.class === 'A-I' && count.nature !== undefined && count.nature !== 'drug'));
      return excluded ? [problem('EVT-030', { field, value: excluded.title, detail: `class ${excluded.count.class}, ${excluded.count.nature}` })] : [];
    }
    case 'limited credit time determined': {
      const excluded = event.outcome === 'granted' ? inForce.find(({ count }) => count.nature === 'sex') : undefined;
      return excluded ? [problem('EVT-031', { field, value: excluded.title })] : [];
    }
    case 'earned eligibility determined':
    case 'presumptive release determined': {
      if (event.outcome === 'denied' || inForce.length === 0) return [];
      const minima = inForce.flatMap(({ count }) => (count.kind === 'indeterminate' ? [termOf(count.minimum)] : []));
      if (minima.length === 0) return [problem('EVT-029', { field, value: event.event })];
      const { earnedEligibilityYears } = inForceOn(procedures.time, today).numbers;
      const over = minima.find((minimum) => compareTerms(minimum, { ...nothing, years: earnedEligibilityYears }) > 0);
      return over ? [problem('EVT-028', { field, value: sayTerm(over), detail: earnedEligibilityYears })] : [];
    }
    default:
      return [];
  }
}

