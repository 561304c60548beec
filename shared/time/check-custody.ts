import { problem, type Problem } from '../problems.ts';
import { inTimeOrder, type SentenceEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';

/** Days in custody of the Department, from the first to the day on which it ended; null where it goes on. */
export interface Held {
  readonly from: string;
  readonly to: string | null;
}

/** What a person's receptions, breaks, releases and returns come to when they are gone through in order. */
export interface Custody {
  readonly held: readonly Held[];
  /** What does not fit, by the event it is about. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

/** Where somebody is while the events are gone through: each day is that on which it began. */
interface Place {
  since: string | null;
  broke: string | null;
  released: string | null;
  delinquent: string | null;
  ended: { readonly day: string; readonly how: 'died' | 'discharged' } | null;
}

/**
 * Goes through the receptions and the events in order of time, those of one day as they count (a reception first).
 * In: the sentence. Out: the spans of custody, and each event that could not have happened where it stands. Total.
 */
export function custodyOf({ commitments, events }: SentenceInputs): Custody {
  const held: Held[] = [];
  const problems = new Map<string, readonly Problem[]>();
  const place: Place = { since: null, broke: null, released: null, delinquent: null, ended: null };
  const receptions = commitments.map((commitment) => commitment.received).toSorted();
  const leave = (day: string): void => {
    if (place.since !== null) held.push({ from: place.since, to: day });
    place.since = null;
  };
  const receiveUpTo = (day: string): void => {
    while (receptions[0] !== undefined && receptions[0] <= day) {
      const reception = receptions.shift()!;
      place.since ??= reception;
      place.released = null;
      if (place.ended?.how === 'discharged') place.ended = null;
    }
  };
  for (const event of inTimeOrder(events)) {
    receiveUpTo(event.day);
    const found = place.ended ? afterTheEnd(event, place.ended) : stepTo(event, place, leave);
    if (found.length > 0) problems.set(event.root, found);
  }
  receiveUpTo('9999-12-31');
  if (place.since !== null) held.push({ from: place.since, to: null });
  return { held, problems };
}

/** A court may still vacate a sentence that has ended; nothing else follows. */
function afterTheEnd(event: SentenceEvent, { day, how }: { readonly day: string; readonly how: string }): readonly Problem[] {
  if (event.event === 'vacated' || event.event === 'resentenced' || event.day === day) return [];
  return [problem('EVT-020', { field: 'day', value: `${day} (${how})` })];
}

function stepTo(event: SentenceEvent, place: Place, leave: (day: string) => void): readonly Problem[] {
  const { day } = event;
  switch (event.event) {
    case 'escaped':
    case 'absconded': {
      if (place.broke !== null) return [problem('EVT-008', { field: 'day', value: place.broke })];
      if (place.released !== null) return [problem('EVT-009', { field: 'day', value: place.released })];
      leave(day);
      place.broke = day;
      return [];
    }
    case 'returned': {
      if (place.broke === null) return [problem('EVT-010', { field: 'day', value: day })];
      const found = checkCredit(event, place.broke);
      place.broke = null;
      place.since ??= day;
      return found;
    }
    case 'released': {
      if (place.broke !== null) return [problem('EVT-014', { field: 'day', value: place.broke })];
      if (place.released !== null) return [problem('EVT-013', { field: 'day', value: place.released })];
      leave(day);
      place.released = day;
      // Released again, somebody has been back since, be it by a new commitment.
      place.delinquent = null;
      return [];
    }
    case 'delinquent': {
      if (place.delinquent !== null) return [problem('EVT-016', { field: 'day', value: place.delinquent })];
      if (place.released === null) return [problem('EVT-015', { field: 'day', value: day })];
      place.delinquent = day;
      return [];
    }
    case 'returned as violator': {
      if (place.delinquent === null) return [problem('EVT-017', { field: 'day', value: day })];
      place.delinquent = null;
      place.released = null;
      place.since ??= day;
      return [];
    }
    case 'died':
    case 'discharged': {
      leave(day);
      place.ended = { day, how: event.event };
      return [];
    }
    default:
      return [];
  }
}

/** Custody credited between a break and the return (PL 70.30(6), (7)): no more than lies between, and on a ground. */
function checkCredit({ day, creditDays = 0, ground }: SentenceEvent & { readonly event: 'returned' }, broke: string): readonly Problem[] {
  const between = Temporal.PlainDate.from(broke).until(Temporal.PlainDate.from(day)).days;
  const problems: Problem[] = [];
  if (creditDays > between) problems.push(problem('EVT-011', { field: 'creditDays', value: creditDays, detail: between }));
  if (creditDays > 0 && ground === undefined) problems.push(problem('EVT-012', { field: 'ground' }));
  return problems;
}

/** True when somebody was in custody of the Department on a day. */
export function isHeldOn({ held }: Custody, day: string): boolean {
  return held.some(({ from, to }) => from <= day && (to === null || day < to));
}
