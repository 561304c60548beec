import type { SentenceKind, Standing } from './chain.ts';
import { step, type Operand, type Working } from './derivation.ts';
import { inTimeOrder, type SentenceEvent } from './event.ts';
import { allowedOf, conditionalRelease, notBefore, type Loss, type TermSource } from './good-time.ts';
import { movedBy, type Break } from './interruption.ts';
import { laterOf, type WorkedDay, type WorkedTerm } from './last-day.ts';
import type { RuleId } from './rules.ts';
import { real, sayTerm, startOf, sumTerms, termBetween, writeTerm } from './term.ts';

/** A chain after prior time credit and interruptions, with its conditional release. */
export interface Settled extends Standing {
  readonly cr: WorkedDay | null;
}

/** Where all of a person's sentences lead together. */
export interface Together {
  readonly kind: SentenceKind;
  readonly received: Temporal.PlainDate;
  readonly chains: readonly Settled[];
  readonly pe: WorkedDay | null;
  /** The step that says why there is no parole eligibility. */
  readonly noPE: Working | null;
  readonly minimum: TermSource | null;
  readonly me: WorkedDay | null;
  readonly life: Working | null;
  readonly maximum: TermSource | null;
  /** Full good time of the chain that controls, before losses. */
  readonly goodTime: WorkedTerm | null;
  readonly cr: WorkedDay | null;
  readonly noCR: Working | null;
  /** Why conditional release is not computed, where the rules do not cover it. */
  readonly crRefused?: string;
  readonly timeOwed: WorkedTerm | null;
  readonly netTimeOwed: WorkedTerm | null;
}

/** What moves the dates of chains: good time lost, interruptions, and State time served before. */
export interface Moves {
  /** Every event since the first reception: releases and returns bound the State time that was served. */
  readonly events: readonly SentenceEvent[];
  readonly loss: Loss | null;
  readonly breaks: readonly Break[];
  /** State custody on a sentence that is not among the chains. */
  readonly served?: Served;
}

/**
 * Concurrent sentences merged (PL 70.30(1)(a), 70.40(1)(a)(iii); COR 803(2)).
 * In: chains, one at least; how they run; what moves them. Out: the latest minimum (with prior time
 * credit), the latest maximum, the latest conditional release, none of it before parole eligibility.
 */
export function together(chains: readonly Standing[], relations: readonly Working[], moves: Moves): Together {
  const credited = settled(chains, moves);
  const received = credited.reduce((first, { start }) => (Temporal.PlainDate.compare(start.received, first) < 0 ? start.received : first), credited[0]!.start.received);
  const latest = (rule: RuleId, what: string, days: readonly WorkedDay[]): WorkedDay | null => {
    const [only] = days;
    if (!only || days.length === 1) return only ?? null;
    const last = days.reduce(laterOf);
    const operands: Operand<Working>[] = [
      ...days.map((one) => ({ name: what, value: one.day.toString(), step: one.step })),
      ...relations.map((relation) => ({ name: 'relation', value: relation.result, step: relation })),
    ];
    const each = [...new Set(days.map((one) => one.day.toString()))];
    const says = each.length === 1 ? `Each of the ${days.length} concurrent sentences gives ${last.day} for ${what}` : `Of the concurrent sentences’ ${what}, ${each.join(', ')}, the latest controls = ${last.day}`;
    return { day: last.day, step: step(rule, operands, says, last.day.toString()) };
  };

  const life = credited.find((chain) => chain.life)?.life ?? null;
  const me = life ? null : latest('merge.ME', 'maximum expiration', credited.flatMap((chain) => chain.me ?? []));
  const controlling = controllingChain(credited);
  const noParole = credited.find((chain) => chain.noParole)?.noParole ?? null;
  const paroled = credited.some((chain) => chain.kind === 'indeterminate' || chain.kind === 'mixed');
  const pe = noParole || !paroled ? null : latest('merge.PE', 'parole eligibility', credited.flatMap((chain) => chain.minimumEnds ?? []));
  const noPE = noParole ?? (paroled ? null : withoutParole(controlling));
  const early = life ? null : latest('merge.CR', 'conditional release', credited.flatMap((chain) => chain.cr ?? []));
  return {
    kind: paroled ? (credited.every((chain) => chain.kind === 'indeterminate') ? 'indeterminate' : 'mixed') : controlling.kind,
    received,
    chains: credited,
    pe,
    noPE,
    minimum: longestMinimum(credited, paroled),
    me,
    life,
    maximum: controlling.maximum,
    goodTime: controlling.goodTime,
    cr: early ? notBefore(early, pe) : null,
    noCR: life ? step('none.CR', [{ name: 'the maximum', value: 'LIFE', step: life }], 'The maximum is life: there is no good time and no conditional release', 'NONE') : null,
    timeOwed: null,
    netTimeOwed: null,
  };
}

function controllingChain(chains: readonly Standing[]): Standing {
  return chains.find((chain) => chain.life) ?? chains.reduce((a, b) => (b.me && a.me && Temporal.PlainDate.compare(b.me.day, a.me.day) > 0 ? b : a));
}

function longestMinimum(chains: readonly Standing[], paroled: boolean): TermSource | null {
  const withMinimum = chains.filter((chain) => chain.minimumEnds && (!paroled || chain.minimum));
  if (withMinimum.length === 0) return null;
  return withMinimum.reduce((a, b) => (Temporal.PlainDate.compare(b.minimumEnds!.day, a.minimumEnds!.day) > 0 ? b : a)).minimum;
}

function withoutParole(chain: Standing): Working {
  const operands: Operand<Working>[] = chain.sentences.map((sentence) => ({ name: sentence.title, value: sentence.count.kind, entry: sentence.entry }));
  if (chain.kind === 'definite') return step('none.definite', operands, 'The sentence is definite: release is by good time, not by the Board of Parole', 'NONE');
  return step('none.PE', operands, 'The sentence is determinate: release is by good time, not by the Board of Parole', 'NONE');
}

/** State custody on an earlier sentence, from which later concurrent ones have prior time credit. */
export interface Served {
  readonly received: Temporal.PlainDate;
  /** The entry that the reception comes from. */
  readonly entry: string;
}

/** The first reception of chains, which State custody began with. In: one chain at least. */
export function firstServed(chains: readonly Standing[]): Served {
  const { start } = chains.reduce((a, b) => (Temporal.PlainDate.compare(b.start.received, a.start.received) < 0 ? b : a));
  return { received: start.received, entry: start.receivedBy };
}

/** Chains as they come out after prior time credit for the State time served on the first, and after every interruption. */
function settled(chains: readonly Standing[], moves: Moves): readonly Settled[] {
  const served = moves.served ?? firstServed(chains);
  return chains.map((chain) => settle(chain, Temporal.PlainDate.compare(chain.start.received, served.received) > 0 ? served : null, moves));
}

/**
 * One chain after prior time credit and interruptions.
 * The credit is given first, so that a date that had passed before an interruption is not moved by it. What is credited with the
 * time since the first reception is moved by every interruption since then; what is not, by those since its own.
 */
function settle(chain: Standing, served: Served | null, { events, loss, breaks }: Moves): Settled {
  const own = breaks.filter((one) => one.from >= chain.start.received.toString());
  const since = served ? breaks.filter((one) => one.from >= served.received.toString()) : own;
  const credit = served && priorTimeCredit(chain, served, events);
  const ofTerm = credit && chain.kind === 'determinate' ? credit : null;
  const credited = (what: string, day: WorkedDay | null, by: PriorTime | null): WorkedDay | null => day && (by ? lessPriorTime(by, what, day) : day);
  const me = credited('determinate term', chain.me, ofTerm);
  const cr = me && chain.goodTime ? conditionalRelease(me, allowedOf(chain.goodTime, loss)) : null;
  const minimumEnds = credited(ofTerm ? 'six sevenths' : 'minimum', chain.minimumEnds, credit);
  const byTerm = ofTerm ? since : own;
  return { ...chain, me: me && movedBy(byTerm, me), cr: cr && movedBy(byTerm, cr), minimumEnds: minimumEnds && movedBy(since, minimumEnds) };
}

interface PriorTime {
  readonly rule: RuleId;
  readonly credit: WorkedTerm;
}

/**
 * Prior time credit (PL 70.30(1)(a)): State time served on an earlier concurrent sentence, from its reception to the new one,
 * less the time spent released in between, counts against each later minimum and determinate term.
 */
function priorTimeCredit(chain: Standing, served: Served, events: readonly SentenceEvent[]): PriorTime {
  const rule: RuleId = chain.kind === 'determinate' ? 'prior-time-credit.determinate' : 'prior-time-credit';
  const until = chain.start.received.toString();
  const spans: { readonly from: string; readonly to: string }[] = [];
  const operands: Operand<Working>[] = [{ name: 'first received', value: served.received.toString(), entry: served.entry }];
  let from: string | null = served.received.toString();
  for (const event of inTimeOrder(events)) {
    if (event.day < served.received.toString() || event.day > until) continue;
    if (event.event === 'released' && from !== null) {
      spans.push({ from, to: event.day });
      operands.push({ name: 'released', value: event.day, entry: event.entry });
      from = null;
    } else if (event.event === 'returned as violator' && from === null && event.day < until) {
      operands.push({ name: 'returned', value: event.day, entry: event.entry });
      from = event.day;
    }
  }
  if (from !== null) spans.push({ from, to: until });
  operands.push({ name: 'received again', value: until, entry: chain.start.receivedBy });
  const term = sumTerms(spans.map((span) => termBetween(Temporal.PlainDate.from(span.from), Temporal.PlainDate.from(span.to))));
  const says = `State time served on the earlier sentence, ${spans.map((span) => `from ${span.from} to ${span.to}`).join(' and ')}, months of 30 days = ${sayTerm(term)}`;
  return { rule, credit: { term, step: step(rule, operands, says, writeTerm(term)) } };
}

/** A date less prior time credit, taken off as jail time is taken off a reception. */
function lessPriorTime({ rule, credit }: PriorTime, what: string, interim: WorkedDay): WorkedDay {
  const day = real(startOf(interim.day, credit.term));
  const operands: Operand<Working>[] = [
    { name: what, value: interim.day.toString(), step: interim.step },
    { name: 'prior time credit', value: writeTerm(credit.term), step: credit.step },
  ];
  return { day, step: step(rule, operands, `State time of ${sayTerm(credit.term)} counts against the later ${what}: ${interim.day} less that = ${day}`, day.toString(), interim.day.day === credit.term.days ? 'day-0' : undefined) };
}
