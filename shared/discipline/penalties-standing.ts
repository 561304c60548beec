import { stepsOf, walkOf, type Case } from './case.ts';
import { dayOf, daysAfter } from './moment.ts';
import { isTimed, type Penalty } from './penalty.ts';
import { termOf } from '../time/term.ts';

/** The part of a penalty that is suspended: until which day, and what of it was invoked. */
export interface Suspension {
  /** Days of it; null for a recommended loss of good time, which is suspended whole. */
  readonly days: number | null;
  /** The last day on which it can be invoked. */
  readonly until: string;
  readonly invoked: Invocation | null;
}

export interface Invocation {
  readonly entry: string;
  /** The report on which it was found that the suspended part is to be served. */
  readonly because: string;
  readonly on: string;
  readonly days: number | null;
  readonly starts?: string;
  readonly consecutiveTo?: string;
}

/** A penalty as it stands after modification, reduction and invocation. Its number is its place on the disposition sheet that imposed it. */
export interface PenaltyStanding {
  readonly number: number;
  /** As it now reads: reduced days or amount in place of those imposed. */
  readonly penalty: Penalty;
  readonly imposedOn: string;
  /** The entry whose words imposed it. */
  readonly entry: string;
  readonly reducedBy: readonly string[];
  readonly suspension: Suspension | null;
  /** Days to be served: those neither suspended nor reduced, and those invoked apart. Null where it has none. */
  readonly days: number | null;
}

/** The penalties of a case that stand now; none before a disposition and none while a rehearing is to come. */
export function penaltiesOf(held: Case): readonly PenaltyStanding[] {
  return fold(held, false);
}

/** The penalties that the case last imposed, also where a rehearing or a reversal has since taken them away. */
export function penaltiesLastImposed(held: Case): readonly PenaltyStanding[] {
  return fold(held, true);
}

function fold(held: Case, keepVacated: boolean): readonly PenaltyStanding[] {
  let standing: readonly PenaltyStanding[] = [];
  for (const { act } of walkOf(held).taken) {
    if (act.kind === 'hearing.disposed' || (act.kind === 'appeal.decided' && act.body.outcome === 'modified')) {
      const on = dayOf(act.body.at);
      // What a modified disposition suspends is suspended from the first disposition's day on.
      const from = act.kind === 'hearing.disposed' ? on : (standing[0]?.imposedOn ?? on);
      standing = (act.body.penalties ?? []).map((penalty, number) => imposed(penalty, number, from, act.entry));
    } else if (act.kind === 'appeal.decided' && act.body.outcome === 'rehearing' && !keepVacated) {
      standing = [];
    } else if (act.kind === 'penalty.reduced') {
      const { body, entry } = act;
      standing = standing.map((one) => (one.number === body.penalty ? reduced(one, body, entry) : one));
    } else if (act.kind === 'suspended-penalty.invoked') {
      const { body, entry } = act;
      standing = standing.map((one) => (one.number === body.penalty && one.suspension ? invoked(one, body, entry) : one));
    }
  }
  return standing;
}

function imposed(penalty: Penalty, number: number, imposedOn: string, entry: string): PenaltyStanding {
  const suspended = 'suspended' in penalty ? penalty.suspended : undefined;
  const suspendedDays = isTimed(penalty) ? (penalty.suspended?.days ?? null) : null;
  const suspension = suspended ? { days: suspendedDays, until: daysAfter(imposedOn, suspended.forDays), invoked: null } : null;
  return { number, penalty, imposedOn, entry, reducedBy: [], suspension, days: isTimed(penalty) ? Math.max(0, penalty.days - (suspendedDays ?? 0)) : null };
}

function reduced(one: PenaltyStanding, to: { readonly days?: number | undefined; readonly amount?: string | undefined }, entry: string): PenaltyStanding {
  const { penalty, suspension } = one;
  const reducedBy = [...one.reducedBy, entry];
  if (isTimed(penalty) && to.days !== undefined && to.days < penalty.days) {
    const now = suspension && suspension.days !== null ? { ...suspension, days: Math.min(suspension.days, to.days) } : suspension;
    // Nothing is served of a penalty reduced to no days: the sheet's own form begins at one.
    return { ...one, penalty: { ...penalty, days: to.days }, reducedBy, suspension: now, days: Math.max(0, to.days - (now?.days ?? 0)) };
  }
  if (penalty.name === 'loss of good time' && to.amount !== undefined) return { ...one, penalty: { ...penalty, amount: to.amount }, reducedBy };
  return one;
}

function invoked(
  one: PenaltyStanding,
  body: { readonly because: string; readonly at: string; readonly days?: number | undefined; readonly starts?: string | undefined; readonly consecutiveTo?: string | undefined },
  entry: string,
): PenaltyStanding {
  const suspension = one.suspension!;
  if (suspension.invoked) return one;
  const days = suspension.days === null ? null : Math.min(body.days ?? suspension.days, suspension.days);
  const { because, at, starts, consecutiveTo } = body;
  return { ...one, suspension: { ...suspension, invoked: { entry, because, on: dayOf(at), days, ...(starts === undefined ? {} : { starts }), ...(consecutiveTo === undefined ? {} : { consecutiveTo }) } } };
}

/** True while the loss of good time that it recommends is not suspended, or has been invoked. */
export function isRecommended({ penalty, suspension }: PenaltyStanding): boolean {
  return penalty.name === 'loss of good time' && (suspension === null || suspension.invoked !== null) && !isZero(penalty.amount);
}

function isZero(amount: string): boolean {
  const { years, months, days } = termOf(amount);
  return years === 0 && months === 0 && days === 0;
}

/** When the disposition that stands was made, with its entry; null before one and while a rehearing is to come. */
export function dispositionOf(held: Case): { readonly at: string; readonly entry: string } | null {
  let found: { readonly at: string; readonly entry: string } | null = null;
  for (const { act } of walkOf(held).taken) {
    if (act.kind === 'hearing.disposed') found = { at: act.body.at, entry: act.entry };
    else if (act.kind === 'appeal.decided' && act.body.outcome === 'rehearing') found = null;
  }
  return found;
}

/** The charges that the disposition that stands affirmed. */
export function affirmedCharges(held: Case): readonly string[] {
  const disposition = dispositionOf(held);
  const act = disposition && stepsOf(held).find((one) => one.entry === disposition.entry);
  return act?.kind === 'hearing.disposed' ? act.body.charges.filter((charge) => charge.finding === 'affirmed').map((charge) => charge.rule) : [];
}
