import type { TimeNumbers } from '../procedures/procedures.ts';
import type { Owed } from './chain.ts';
import { step, type Operand, type Working } from './derivation.ts';
import type { EventName, SentenceEvent } from './event.ts';
import { allowedOf, conditionalRelease, notBefore, operandOf, seventhOf, thirdOf, type TermSource } from './good-time.ts';
import { movedBy } from './interruption.ts';
import { laterOf, sayDays, type WorkedDay, type WorkedTerm } from './last-day.ts';
import type { Moves, Together } from './merge.ts';
import { addTerm, compareTerms, isNothing, jailTimeFields, noTerm, real, sayTerm, termBetween, termLess, termOf, writeTerm } from './term.ts';

/** A release, as a person's events have it. */
export type Release = Extract<SentenceEvent, { event: 'released' }>;

/** A violator's sentence before the delinquency, and what is credited since. */
export interface Violation {
  readonly before: Together;
  /** The violation of the term before, if that was one of a violator. */
  readonly earlier: Violation | null;
  readonly delinquent: SentenceEvent;
  /** The last release before the delinquency. */
  readonly released: Release | null;
  /** What interrupted the sentence: the delinquency, or the release that supervision began with. */
  readonly interrupted: SentenceEvent;
  /** The day the sentence runs again, and the entry that says so. */
  readonly returned: string;
  readonly returnedBy: string;
  readonly paroleJailTime: readonly Extract<SentenceEvent, { event: 'parole jail time' }>[];
}

export interface TimeOwed {
  readonly maximum: WorkedTerm;
  readonly net: WorkedTerm;
  /** Null where the minimum had been served. */
  readonly minimum: WorkedTerm | null;
}

/** True where a release is followed by supervision under PL 70.45. */
export function isSupervised({ chains }: Pick<Together, 'chains'>): boolean {
  return chains.some((chain) => chain.sentences.some(({ count }) => count.kind === 'determinate' && count.prs !== undefined && !isNothing(termOf(count.prs))));
}

/**
 * What interrupted a sentence: the delinquency (PL 70.40(3)(a)), or the release where it was determinate and supervision
 * began with it: the rest is then held in abeyance (PL 70.45(5)(a); Victor v Stanford). Null where that release is not on record.
 */
export function interruptedBy(before: Together, released: Release | null, delinquent: SentenceEvent): SentenceEvent | null {
  return before.kind === 'determinate' && isSupervised(before) ? released : delinquent;
}

/** The time owed at an interruption (R8): from it to the end of the maximum, months of 30 days. In: a day before the maximum. */
export function owedAt(interrupted: SentenceEvent, me: WorkedDay): WorkedTerm {
  const term = termBetween(Temporal.PlainDate.from(interrupted.day), me.day);
  const words = interruptions[interrupted.event] ?? interrupted.event;
  const operands: Operand<Working>[] = [
    { name: 'maximum expiration', value: me.day.toString(), step: me.step },
    { name: interrupted.event, value: interrupted.day, entry: interrupted.entry },
  ];
  return { term, step: step('R8.owed', operands, `Time owed: ${me.day} less ${words} on ${interrupted.day}, months of 30 days = ${sayTerm(term)}`, writeTerm(term)) };
}

const interruptions: Readonly<Partial<Record<EventName, string>>> = {
  delinquent: 'the delinquency',
  released: 'the release to supervision, which interrupts a determinate sentence (PL 70.45(5)(a)),',
  escaped: 'the escape',
  absconded: 'the absconding',
};

/** Time owed, less parole jail time; and what was owed of the minimum (R8). In: a violation whose maximum is after what interrupted it. */
export function timeOwed({ before, interrupted, delinquent, paroleJailTime }: Violation, me: WorkedDay, numbers: TimeNumbers): TimeOwed {
  const maximum = owedAt(interrupted, me);
  const days = paroleJailTime.reduce((sum, one) => sum + one.days, 0);
  const credit = jailTimeFields(days, numbers);
  const left = compareTerms(credit, maximum.term) >= 0 ? noTerm : termLess(maximum.term, credit);
  const operands: Operand<Working>[] = [
    { name: 'time owed', value: writeTerm(maximum.term), step: maximum.step },
    ...paroleJailTime.map((one) => ({ name: 'parole jail time', value: sayDays(one.days), entry: one.entry })),
  ];
  const net = { term: left, step: step('R8.net', operands, `Net time owed: ${sayTerm(maximum.term)} less parole jail time of ${sayDays(days)} (${sayTerm(credit)}) = ${sayTerm(left)}`, writeTerm(left)) };
  return { maximum, net, minimum: minimumOwed(before, delinquent) };
}

function minimumOwed({ pe }: Together, delinquent: SentenceEvent): WorkedTerm | null {
  if (!pe || pe.day.toString() <= delinquent.day) return null;
  const term = termBetween(Temporal.PlainDate.from(delinquent.day), pe.day);
  const operands: Operand<Working>[] = [
    { name: 'parole eligibility', value: pe.day.toString(), step: pe.step },
    { name: 'delinquent', value: delinquent.day, entry: delinquent.entry },
  ];
  return { term, step: step('R8.minimum', operands, `Of the minimum ${sayTerm(term)} was still owed at the delinquency on ${delinquent.day}`, writeTerm(term)) };
}

/** What a violator owes as a part of a chain with the new term (R8). Null for kinds of sentence that the rules do not cover. */
export function owedPart(violation: Violation, numbers: TimeNumbers): Owed | null {
  const { before } = violation;
  if (before.kind === 'mixed' || before.kind === 'definite') return null;
  if (!before.me) return { kind: before.kind, minimum: minimumOwed(before, violation.delinquent), net: null };
  const owed = timeOwed(violation, before.me, numbers);
  return { kind: before.kind, minimum: owed.minimum, net: owed.net };
}

/**
 * A violator returned without a new term (R8, sheets 02 and 21; COR 803(5)).
 * Out: maximum expiration is the return and the net time owed, with no further day off; all earlier good time is
 * lost, and new good time is a third or a seventh of the time owed, if that is more than the procedure says. What was
 * lost and interrupted since the return counts as in any other term.
 */
export function returnedStanding(violation: Violation, numbers: TimeNumbers, since: Pick<Moves, 'loss' | 'breaks'>): Together {
  const { before, returned, returnedBy } = violation;
  const moved = (day: WorkedDay) => movedBy(since.breaks.filter((one) => one.from >= returned), day);
  const owedMinimum = minimumOwed(before, violation.delinquent);
  const pe = owedMinimum ? moved(runsFrom('R8.minimum', 'the minimum still owed', owedMinimum, returned, returnedBy)) : before.pe;
  if (!before.me) return { ...before, pe };
  const owed = timeOwed(violation, before.me, numbers);
  const me = runsFrom('R8.return', 'net time owed', owed.net, returned, returnedBy);
  const over = compareTerms(owed.maximum.term, { ...noTerm, months: numbers.violatorGoodTimeOverMonths }) > 0;
  const base = { ...before, pe, me: moved(me), maximum: owed.net as TermSource, timeOwed: owed.maximum, netTimeOwed: owed.net };
  if (!over) {
    const none = step('R8.no-good-time', [{ name: 'time owed', value: writeTerm(owed.maximum.term), step: owed.maximum.step }], `${sayTerm(owed.maximum.term)} is owed, no more than a year: there is no good time and no conditional release`, 'NONE');
    return { ...base, goodTime: null, cr: null, noCR: none };
  }
  if (before.kind === 'mixed') return { ...base, goodTime: null, cr: null, noCR: null, crRefused: 'Good time of a violator who owes determinate and indeterminate time together is not covered (computation sheet 23A was not seen).' };
  const determinate = before.kind === 'determinate';
  const part = determinate ? seventhOf(owed.maximum, numbers, 'the time owed') : thirdOf(owed.maximum, 'the time owed');
  const says = `All good time was lost on revocation; new good time is ${determinate ? 'one seventh' : 'one third'} of the time owed, before parole jail time: ${sayTerm(owed.maximum.term)} gives ${sayTerm(part.term)}`;
  const goodTime: WorkedTerm = { term: part.term, step: step('R8.good-time', [operandOf('of the time owed', part)], says, writeTerm(part.term), determinate ? undefined : 'U6') };
  return { ...base, goodTime, cr: notBefore(moved(conditionalRelease(me, allowedOf(goodTime, since.loss))), pe), noCR: null };
}

function runsFrom(rule: 'R8.return' | 'R8.minimum', what: string, owed: WorkedTerm, returned: string, returnedBy: string): WorkedDay {
  const day = real(addTerm(Temporal.PlainDate.from(returned), owed.term));
  const operands: Operand<Working>[] = [
    { name: 'returned', value: returned, entry: returnedBy },
    { name: what, value: writeTerm(owed.term), step: owed.step },
  ];
  return { day, step: step(rule, operands, `Returned ${returned}, plus ${what} of ${isNothing(owed.term) ? 'nothing' : sayTerm(owed.term)} = ${day}`, day.toString()) };
}

/** A violator with a new concurrent term (R8): the new term as if alone with prior time credit, the time owed from the return; the later of each. */
export function withConcurrentTerm(owed: Together, fresh: Together, relations: readonly Working[]): Together {
  const both = (rule: 'merge.PE' | 'merge.ME' | 'merge.CR', a: WorkedDay | null, b: WorkedDay | null): WorkedDay | null => {
    if (!a || !b) return a ?? b;
    const last = laterOf(a, b);
    const operands: Operand<Working>[] = [
      { name: 'of the time owed', value: a.day.toString(), step: a.step },
      { name: 'of the new term', value: b.day.toString(), step: b.step },
      ...relations.map((relation) => ({ name: 'relation', value: relation.result, step: relation })),
    ];
    return { day: last.day, step: step(rule, operands, `Of the time owed, ${a.day}, and the new concurrent term, ${b.day}, the later controls = ${last.day}`, last.day.toString()) };
  };
  const life = owed.life ?? fresh.life;
  const me = life ? null : both('merge.ME', owed.me, fresh.me);
  const pe = both('merge.PE', owed.pe, fresh.pe);
  const cr = life ? null : both('merge.CR', owed.cr ?? (owed.noCR ? owed.me : null), fresh.cr);
  const controls = owed.life || (owed.me && fresh.me && Temporal.PlainDate.compare(owed.me.day, fresh.me.day) >= 0) ? owed : fresh;
  return {
    ...fresh,
    kind: owed.kind === fresh.kind ? fresh.kind : 'mixed',
    chains: [...owed.chains, ...fresh.chains],
    pe,
    noPE: pe ? null : (fresh.noPE ?? owed.noPE),
    me,
    life,
    maximum: controls.maximum,
    goodTime: controls.goodTime,
    cr: cr && notBefore(cr, pe),
    noCR: life ? (owed.noCR ?? fresh.noCR) : null,
    timeOwed: owed.timeOwed,
    netTimeOwed: owed.netTimeOwed,
    ...(owed.crRefused ? { crRefused: owed.crRefused, cr: null } : {}),
  };
}
