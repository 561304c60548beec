import type { TimeNumbers } from '../procedures/procedures.ts';
import { step, type Operand, type Working } from './derivation.ts';
import type { SentenceEvent } from './event.ts';
import type { WorkedDay, WorkedTerm } from './last-day.ts';
import { laterOf, sayFields } from './last-day.ts';
import { compareTerms, isNothing, lessTerm, noTerm, oneSeventh, oneThird, real, sayTerm, sumTerms, termLess, termOf, writeTerm, type Term } from './term.ts';

/** A term of a paper by its entry, or one worked out. */
export type TermSource = WorkedTerm | { readonly term: Term; readonly entry: string };

export function operandOf(name: string, source: TermSource): Operand<Working> {
  return { name, value: writeTerm(source.term), ...('step' in source ? { step: source.step } : { entry: source.entry }) };
}

/** Good time of an indeterminate sentence: one third of the maximum (R6, COR 803(1)(b)). */
export function thirdOf(maximum: TermSource, what = 'the maximum'): WorkedTerm {
  const term = oneThird(maximum.term);
  const says = `Good time: one third of ${sayTerm(maximum.term)} = ${sayTerm(term)}`;
  return { term, step: step('R6.third', [operandOf(what, maximum)], says, writeTerm(term), maximum.term.days % 3 === 0 ? undefined : 'U5') };
}

/** Good time of a determinate sentence: one seventh of the term (R6, COR 803(1)(c)). */
export function seventhOf(source: TermSource, numbers: TimeNumbers, what = 'the term'): WorkedTerm {
  const term = oneSeventh(source.term, numbers.sevenths);
  const says = `Good time: one seventh of ${sayTerm(source.term)} = ${sayTerm(term)}`;
  return { term, step: step('R6.seventh', [operandOf(what, source)], says, writeTerm(term), isSeventhRounded(source.term, numbers.sevenths) ? 'U5' : undefined) };
}

/** Six sevenths of a determinate term: what of it is served before parole of another sentence is open (PL 70.40(1)(a)(iii), (iv)). */
export function sixSeventhsOf(source: TermSource, numbers: TimeNumbers): WorkedTerm {
  const term = termLess(source.term, oneSeventh(source.term, numbers.sevenths));
  const says = `Six sevenths of the determinate ${sayTerm(source.term)} = ${sayTerm(term)}`;
  return { term, step: step('six-sevenths', [operandOf('the term', source)], says, writeTerm(term), isSeventhRounded(source.term, numbers.sevenths) ? 'U5' : undefined) };
}

/** True where the seventh is not of whole days and no published table has the term: whole and half years are known. */
function isSeventhRounded({ years, months, days }: Term, sevenths: TimeNumbers['sevenths']): boolean {
  const published = days === 0 && months % 6 === 0;
  return !published && ((years % 7) * sevenths.yearDays + months * sevenths.monthDays + days) % 7 !== 0;
}

/** Good time lost so far, by the decided events. */
export interface Loss {
  readonly term: Term;
  readonly operands: readonly Operand<Working>[];
  readonly says: readonly string[];
}

/**
 * Good time lost and restored by what was decided (COR 803(1)(a), 7 NYCRR part 261).
 * In: the events in time order. A recommended loss counts for nothing until it is decided; a decision of the
 * time allowance committee takes the place of every loss before it; nothing is restored beyond what was lost.
 */
export function lossOf(events: readonly SentenceEvent[]): Loss | null {
  let term = noTerm;
  let operands: Operand<Working>[] = [];
  let says: string[] = [];
  for (const event of events) {
    if (event.event === 'good time lost' && event.stage === 'decided') {
      term = sumTerms([term, termOf(event.amount)]);
      says.push(`${sayTerm(termOf(event.amount))} lost on ${event.day}`);
      operands.push({ name: 'lost', value: event.amount, entry: event.entry });
    } else if (event.event === 'good time restored') {
      const amount = termOf(event.amount);
      term = compareTerms(amount, term) >= 0 ? noTerm : termLess(term, amount);
      says.push(`${sayTerm(amount)} restored on ${event.day}`);
      operands.push({ name: 'restored', value: event.amount, entry: event.entry });
    } else if (event.event === 'time allowance decided') {
      term = termOf(event.withheld);
      says = [`${isNothing(term) ? 'nothing' : sayTerm(term)} withheld by the time allowance decision of ${event.day}`];
      operands = [{ name: 'withheld', value: event.withheld, entry: event.entry }];
    }
  }
  return operands.length > 0 ? { term, operands, says } : null;
}

/** What is left of good time after losses: never below nothing. */
export function allowedOf(goodTime: WorkedTerm, loss: Loss | null): WorkedTerm {
  if (!loss) return goodTime;
  const term = compareTerms(loss.term, goodTime.term) >= 0 ? noTerm : termLess(goodTime.term, loss.term);
  const says = `${loss.says.join('; ')}: of ${sayTerm(goodTime.term)} of good time ${isNothing(term) ? 'nothing' : sayTerm(term)} is left`;
  return { term, step: step('R6.lost', [{ name: 'good time', value: writeTerm(goodTime.term), step: goodTime.step }, ...loss.operands], says, writeTerm(term)) };
}

/** Conditional release: maximum expiration less good time (R6, PL 70.40(1)(b)). */
export function conditionalRelease(me: WorkedDay, goodTime: WorkedTerm): WorkedDay {
  const fields = lessTerm(me.day, goodTime.term);
  const day = real(fields);
  const rolled = day.toString() === sayFields(fields) ? '' : `: ${sayFields(fields)}, which is ${day}`;
  const operands: Operand<Working>[] = [
    { name: 'maximum expiration', value: me.day.toString(), step: me.step },
    { name: 'good time', value: writeTerm(goodTime.term), step: goodTime.step },
  ];
  return { day, step: step('R6.CR', operands, `Maximum expiration ${me.day}, less good time of ${sayTerm(goodTime.term)}, borrowing months of 30 days = ${day}${rolled}`, day.toString()) };
}

/** Conditional release waits for parole eligibility (PL 70.40(1)(b)). */
export function notBefore(early: WorkedDay, pe: WorkedDay | null): WorkedDay {
  if (!pe || laterOf(early, pe) === early) return early;
  const operands: Operand<Working>[] = [
    { name: 'by good time', value: early.day.toString(), step: early.step },
    { name: 'parole eligibility', value: pe.day.toString(), step: pe.step },
  ];
  return { day: pe.day, step: step('R6.slide', operands, `Good time alone would give ${early.day}, before parole eligibility on ${pe.day}; conditional release waits for it = ${pe.day}`, pe.day.toString()) };
}
