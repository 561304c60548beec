import { dayOf, daysAfter, type Moment } from '../discipline/moment.ts';

/** A shift: its first moment, and the first that is no longer of it. */
export interface Shift {
  readonly from: Moment;
  readonly to: Moment;
}

/** The shift in which a moment lies. In: the times of day at which shifts begin (`07:00`), earliest first, at least one; the moment. */
export function shiftAt(begins: readonly string[], moment: Moment): Shift {
  const day = dayOf(moment);
  const starts = [-1, 0, 1].flatMap((days) => begins.map((time): Moment => `${daysAfter(day, days)}T${time}`));
  const next = starts.findIndex((start) => start > moment);
  return { from: starts[next - 1]!, to: starts[next]! };
}

/** The shift after one. */
export function shiftAfter(begins: readonly string[], { to }: Shift): Shift {
  return shiftAt(begins, to);
}
