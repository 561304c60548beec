import type { Skip } from './slice.ts';

/** Somebody on the waiting list of a level (PIMS R2, R5). */
export interface WaitingLine {
  readonly person: string;
  readonly name: string;
  readonly to: 'II' | 'III';
  /** The day of eligibility. */
  readonly eligibleOn: string;
  /** The day of the finding. */
  readonly foundOn: string;
  /** The root of the finding. */
  readonly finding: string;
  /** Times that he was passed over since. */
  readonly skips: readonly Skip[];
}

/** A line in its place, counted from 1 for each level; and what decided between it and the line before. */
export interface WaitingPlace extends WaitingLine {
  readonly position: number;
  readonly after: 'first' | 'day of eligibility' | 'day of the finding' | 'name' | 'number of the record';
}

/**
 * The waiting list in its order: for each level by the day of eligibility, then by the day of the finding; where both are the
 * same, by name and last by the id of the record, which says nothing of who should go first. Whoever was passed over keeps his place.
 */
export function waitingOrder(lines: readonly WaitingLine[]): readonly WaitingPlace[] {
  const keys = ['to', 'eligibleOn', 'foundOn', 'name', 'person'] as const;
  const ordered = lines.toSorted((a, b) => {
    const key = keys.find((one) => a[one] !== b[one]);
    return key === undefined ? 0 : a[key] < b[key] ? -1 : 1;
  });
  let position = 0;
  return ordered.map((line, index): WaitingPlace => {
    const before = ordered[index - 1];
    const first = before?.to !== line.to;
    position = first ? 1 : position + 1;
    const after = first || !before ? 'first' : before.eligibleOn !== line.eligibleOn ? 'day of eligibility' : before.foundOn !== line.foundOn ? 'day of the finding' : before.name !== line.name ? 'name' : 'number of the record';
    return { ...line, position, after };
  });
}

/**
 * Who waits for a level before somebody who moves to it: each is passed over by the move (PIMS R2, R5). In: the list in its order;
 * who moves, to which level, on which day. Out: those before him, without anybody found eligible after that day; the whole list of
 * the level where he is not on it.
 */
export function passedOver<Place extends WaitingPlace>(list: readonly Place[], { person, to, on }: { readonly person: string; readonly to: WaitingLine['to']; readonly on: string }): readonly Place[] {
  const ofLevel = list.filter((one) => one.to === to);
  const at = ofLevel.findIndex((one) => one.person === person);
  return ofLevel.slice(0, at === -1 ? undefined : at).filter(({ foundOn }) => foundOn <= on);
}
