import { canonicalOrder } from '../entry/clock.ts';
import { fold, type Registry } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import type { Subject } from '../entry/subject.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { Level } from './level.ts';
import { levelClock } from './level-clock.ts';

/** Where a level clock stood, as far as a handover says it. */
export interface ClockStand {
  readonly level: Level | null;
  /** The first day on which nothing of the clock holds him back; null at Level III, in no level, and on a restraint order. */
  readonly earliest: string | null;
  readonly onRestraintOrder: boolean;
  /** True while a report that nobody has decided would move it. */
  readonly atRisk: boolean;
}

/** A level clock that entries moved. */
export interface ClockMoved {
  readonly was: ClockStand;
  readonly now: ClockStand;
  /** The entries that moved it, in their order, each with how it stood after. */
  readonly by: readonly { readonly entry: string; readonly to: ClockStand }[];
}

/**
 * How entries made since a moment moved a person's level clock, on a day: what time alone moves is not in it.
 * In: the person; all his entries, in any order; the instant (ISO, UTC) since which entries are new; the registry; the
 * procedures; the day. Out: null where nothing moved it, and of a person first entered since, who had no clock to be moved.
 */
export function clockMoved(subject: Subject, entries: readonly Entry[], since: string, known: Registry, procedures: Procedures, asOf: Temporal.PlainDate): ClockMoved | null {
  const sorted = entries.toSorted((a, b) => canonicalOrder(a.header, b.header));
  const before = sorted.filter(({ header }) => header.at < since);
  if (before.length === 0 || before.length === sorted.length) return null;
  const standOf = (some: readonly Entry[]) => stand(levelClock(fold(subject, some, known), procedures, asOf));
  const was = standOf(before);
  const by: { entry: string; to: ClockStand }[] = [];
  const seen = [...before];
  let last = was;
  for (const entry of sorted) {
    if (entry.header.at < since) continue;
    seen.push(entry);
    const to = standOf(seen);
    if (isSame(to, last)) continue;
    by.push({ entry: entry.header.id, to });
    last = to;
  }
  return by.length === 0 ? null : { was, now: last, by };
}

function stand({ level, earliest, setBy, risks }: ReturnType<typeof levelClock>): ClockStand {
  return { level, earliest, onRestraintOrder: setBy === 'R4', atRisk: risks.length > 0 };
}

function isSame(a: ClockStand, b: ClockStand): boolean {
  return a.level === b.level && a.earliest === b.earliest && a.onRestraintOrder === b.onRestraintOrder && a.atRisk === b.atRisk;
}

/** A stand in one line: `Level II, earliest day 2026-04-01, at risk`. */
export function sayStand({ level, earliest, onRestraintOrder, atRisk }: ClockStand): string {
  if (level === null) return 'in no level';
  const day = onRestraintOrder ? 'no day, on a restraint order' : earliest === null ? '' : `earliest day ${earliest}`;
  return [`Level ${level}`, day, atRisk ? 'at risk' : ''].filter((part) => part !== '').join(', ');
}
