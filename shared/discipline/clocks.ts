import type { DisciplineNumbers, Tier } from '../procedures/discipline-numbers.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { StepBook } from '../time/derivation.ts';
import { happenedAt, tierOf, walkOf, writtenMoment, type Case, type CaseStep } from './case.ts';
import { clockWords, type Clock, type ClockId, type ExtensionSeen } from './clock.ts';
import { pendingConfinementOf } from './confinement-pending.ts';
import { dayOf, daysAfter, hoursAfter, sayMoment, writeMoment, type Moment } from './moment.ts';
import { disciplineRules, step, type DisciplineRule, type Working } from './rules.ts';
import type { Taken } from './state-graph.ts';

/** A hearing or a rehearing: the steps of the case that belong to it. */
export interface Round {
  readonly number: number;
  readonly steps: readonly CaseStep[];
  /** The order of a rehearing that began it. */
  readonly ordered: { readonly at: Moment; readonly until: string; readonly entry: string } | null;
}

/** What a clock counts: so many days or hours from an event. */
type Span = { readonly days: number } | { readonly hours: number };

/**
 * Every clock of a case that has begun to run, hearing by hearing (7 NYCRR 251-5.1, parts 252 to 254).
 * In: the case; the procedures, of which that in force on the day it counts from holds; the moment it is. Out: the
 * clocks in the order in which they come up, each with its steps. A day counts to its end, an hour to its minute.
 */
export function clocksOf(held: Case, procedures: Pick<Procedures, 'discipline'>, now: Temporal.PlainDateTime): readonly Clock[] {
  return roundsOf(held).flatMap((round) => clocksOfRound(held, round, procedures, writeMoment(now)));
}

/** The hearing of a case and its rehearings, each with its steps in the order in which they happened; before a hearing is opened, what led to it. */
export function roundsOf(held: Case): readonly Round[] {
  const rounds: { number: number; steps: CaseStep[]; ordered: Round['ordered'] }[] = [{ number: 1, steps: [], ordered: null }];
  const { taken } = walkOf(held);
  for (const { act, to } of taken as readonly Taken<CaseStep>[]) {
    rounds.at(-1)!.steps.push(act);
    if (to === 'rehearing ordered' && act.kind === 'appeal.decided') rounds.push({ number: rounds.length + 1, steps: [], ordered: { at: act.body.at, until: act.body.until ?? dayOf(act.body.at), entry: act.entry } });
  }
  return rounds;
}

function clocksOfRound(held: Case, { number, steps, ordered }: Round, procedures: Pick<Procedures, 'discipline'>, now: Moment): readonly Clock[] {
  const tier = tierOf(held);
  const find = <Kind extends CaseStep['kind']>(kind: Kind) => steps.filter((one): one is Extract<CaseStep, { kind: Kind }> => one.kind === kind);
  const numbersFrom = (at: Moment): DisciplineNumbers => inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(at))).numbers;
  const metBy = (one: CaseStep | undefined) => (one ? { at: happenedAt(one), entry: one.entry } : null);
  const extensions = find('hearing.extended');
  const extended = (id: ClockId) => extensions.filter((one) => one.body.clock === id).map(({ entry, body }) => ({ entry, ...body }));
  const make = (id: ClockId, from: Clock['from'], span: Span | { readonly until: string }, met: Clock['met'], more: { readonly ended?: string } = {}) => clockFrom({ id, round: number, from, span, met, extended: extended(id), now, ...more });

  const written = { what: 'the writing of the report', at: writtenMoment(held), entry: held.report.entry };
  const opened = find('hearing.opened')[0];
  const disposed = find('hearing.disposed')[0];
  const clocks: Clock[] = [];

  if (ordered) {
    clocks.push(make('rehearing', { what: 'the order of the rehearing', at: ordered.at, entry: ordered.entry }, { until: ordered.until }, metBy(disposed)));
  } else {
    const [confined, ...again] = pendingConfinementOf(held);
    if (confined && tier !== 1) {
      const { startDays } = numbersFrom(confined.from);
      const last = daysAfter(dayOf(confined.from), startDays);
      // Let out before the last day and not confined again, there is no confined person whose hearing must start.
      const ended = again.length === 0 && confined.to !== null && dayOf(confined.to) <= last && (!opened || happenedAt(opened) > confined.to) ? sayMoment(confined.to) : undefined;
      clocks.push(make('start', { what: 'the confinement', at: confined.from, entry: confined.entry }, { days: startDays }, metBy(opened), ended === undefined ? {} : { ended }));
    }
    if (tier === 1) clocks.push(make('tier-1', written, { days: numbersFrom(written.at).tierOneDays }, metBy(disposed)));
    else clocks.push(make('finish', written, { days: numbersFrom(written.at).finishDays }, metBy(disposed)));
    if (confined && tier === 1) {
      clocks.push(make('release', { what: 'the confinement', at: confined.from, entry: confined.entry }, { hours: numbersFrom(confined.from).tierOneConfinementHours }, confined.to === null ? null : { at: confined.to, entry: confined.entry }));
    }
  }

  const notice = find('notice.served').findLast((one) => !opened || one.body.at <= happenedAt(opened));
  if (notice && tier !== 1) clocks.push(make('notice', { what: 'the service of the notice', at: notice.body.at, entry: notice.entry }, { hours: numbersFrom(notice.body.at).noticeHours }, metBy(opened)));
  const assisted = find('assistance.given').find((one) => one.body.how === 'given' && (!opened || one.body.at <= happenedAt(opened)));
  if (assisted) clocks.push(make('assistance', { what: 'the meeting with the assistant', at: assisted.body.at, entry: assisted.entry }, { hours: numbersFrom(assisted.body.at).assistanceHours }, metBy(opened)));

  if (!disposed) return clocks;
  const delivered = find('disposition.delivered')[0];
  // A disposition that a rehearing takes the place of is no longer to be delivered.
  const vacated = delivered ? undefined : find('appeal.decided').find((one) => one.body.outcome === 'rehearing');
  clocks.push(make('written', { what: 'the end of the hearing', at: disposed.body.at, entry: disposed.entry }, { hours: numbersFrom(disposed.body.at).writtenHours }, metBy(delivered), vacated ? { ended: sayMoment(vacated.body.at) } : {}));
  if (!delivered || tier === null) return clocks;
  const filed = find('appeal.filed')[0];
  const decided = find('appeal.decided');
  const onReview = decided.find((one) => one.body.on !== 'appeal');
  const appealed = make('appeal', { what: 'the delivery of the written disposition', at: delivered.body.at, entry: delivered.entry }, numbersFrom(delivered.body.at).appeal[tier], metBy(filed), !filed && onReview ? { ended: sayMoment(onReview.body.at) } : {});
  clocks.push(appealed);
  if (filed) clocks.push(...appealDecision(tier, filed, decided, numbersFrom(filed.body.at), make));
  return clocks;
}

function appealDecision(
  tier: Tier,
  filed: Extract<CaseStep, { kind: 'appeal.filed' }>,
  decided: readonly Extract<CaseStep, { kind: 'appeal.decided' }>[],
  { appealDecisionDays }: DisciplineNumbers,
  make: (id: ClockId, from: Clock['from'], span: Span, met: Clock['met']) => Clock,
): readonly Clock[] {
  const days = appealDecisionDays[tier];
  if (days === undefined) return [];
  const decision = decided.find((one) => one.body.at >= filed.body.at);
  return [make('appeal-decision', { what: 'the appeal', at: filed.body.at, entry: filed.entry }, { days }, decision ? { at: decision.body.at, entry: decision.entry } : null)];
}

interface ClockParts {
  readonly id: ClockId;
  readonly round: number;
  readonly from: Clock['from'];
  readonly span: Span | { readonly until: string };
  readonly met: Clock['met'];
  readonly extended: readonly Omit<ExtensionSeen, 'counts'>[];
  readonly now: Moment;
  /** When what it counts to ceased to be called for. */
  readonly ended?: string;
}

function clockFrom({ id, round, from, span, met, extended, now, ended }: ClockParts): Clock {
  const { rule, ...words } = clockWords[id];
  const { title, citation, marks } = disciplineRules[rule];
  const counted = count(from, span, rule);
  const { last, at, extensions } = extend(counted, extended);
  const borrowed = extensions.some((one) => one.counts);
  const passed = (moment: Moment) => (last.includes('T') ? moment > last : dayOf(moment) > last);
  const state = ((): Clock['state'] => {
    if (words.direction === 'not before') return met ? (met.at >= last ? 'met' : 'missed') : 'running';
    if (ended !== undefined) return 'ended';
    if (met && met.at <= now) return passed(met.at) ? 'missed' : 'met';
    return passed(now) ? 'missed' : borrowed ? 'extended' : 'running';
  })();
  const book = new StepBook<DisciplineRule>();
  book.enter(step(rule, [{ name: 'last', value: last, step: at }, ...(met ? [{ name: 'met', value: met.at, entry: met.entry }] : [])], conclude(title, words.direction, last, met, state, ended), state));
  return { id, round, title, citation, marks, from, last, state, met, extensions, steps: book.steps, ...words };
}

/** Counts from the day after the event, or by the hour from its minute (General Construction Law 20). */
function count(from: Clock['from'], span: Span | { readonly until: string }, rule: DisciplineRule): { readonly last: string; readonly at: Working } {
  const operand = { name: from.what, value: from.at, entry: from.entry };
  if ('until' in span) return { last: span.until, at: step(rule, [operand], `${capital(from.what)} of ${dayOf(from.at)} sets ${span.until} as the last day`, span.until) };
  if ('hours' in span) {
    const last = hoursAfter(from.at, span.hours);
    return { last, at: step('count.hours', [operand], `${capital(from.what)} was on ${sayMoment(from.at)}; ${span.hours} hours from then are over on ${sayMoment(last)}`, last) };
  }
  const day = dayOf(from.at);
  const last = daysAfter(day, span.days);
  return { last, at: step('count.days', [operand], `${capital(from.what)} was on ${day}, which is not counted; day 1 is ${daysAfter(day, 1)}, day ${span.days} is ${last}`, last) };
}

/** Lays the extensions on a clock in the order in which they were authorized: one counts where it was authorized before the clock had run, and gives more time. */
function extend({ last, at }: { readonly last: string; readonly at: Working }, extended: ClockParts['extended']): { readonly last: string; readonly at: Working; readonly extensions: readonly ExtensionSeen[] } {
  const seen: ExtensionSeen[] = [];
  for (const one of extended.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const inTime = dayOf(one.at) <= last;
    const counts = inTime && one.until > last;
    const says = counts
      ? `Extended to ${one.until}: asked by ${one.askedBy}, authorized by ${one.authorizedBy} on ${sayMoment(one.at)}, before ${last} was over`
      : inTime
        ? `An extension to ${one.until} gives no more time than ${last}`
        : `An extension authorized on ${sayMoment(one.at)}, after ${last}, does not count`;
    at = step(inTime ? 'extension' : 'extension.late', [{ name: 'before', value: last, step: at }, { name: 'extension', value: one.until, entry: one.entry }], says, counts ? one.until : last);
    if (counts) last = one.until;
    const { entry, askedBy, authorizedBy, until, why } = one;
    seen.push({ entry, askedBy, authorizedBy, at: one.at, until, why, counts });
  }
  return { last, at, extensions: seen };
}

function conclude(title: string, direction: Clock['direction'], last: string, met: Clock['met'], state: Clock['state'], ended: string | undefined): string {
  const when = `${title}: ${direction === 'by' ? 'by' : 'not before'} ${sayMoment(last)}`;
  if (ended !== undefined && state === 'ended') return `${when}; no longer called for since ${ended}`;
  if (met) return `${when}; it was on ${sayMoment(met.at)}${state === 'missed' ? (direction === 'by' ? ', too late' : ', too early') : ', in time'}`;
  return state === 'missed' ? `${when}; it has run out` : when;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
