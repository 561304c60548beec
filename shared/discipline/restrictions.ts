import { casesOf } from './case.ts';
import { daysAfter } from './moment.ts';
import { penaltiesOf } from './penalties-standing.ts';
import { isConfinement, isTimed, type TimedPenalty } from './penalty.ts';
import type { SubjectRecord } from '../entry/fold.ts';

/** A loss of privileges or a work task as it runs: first and last day, both counted (Ifill v State). */
export interface Restriction {
  readonly report: string;
  readonly number: number;
  readonly invoked: boolean;
  readonly penalty: TimedPenalty;
  readonly days: number;
  readonly from: string;
  readonly to: string;
}

/** A person's penalties that run for days and confine nobody, each from its own day, by first day; what is suspended is none. */
export function restrictionsOf(record: SubjectRecord): readonly Restriction[] {
  const found = casesOf(record).flatMap((held) =>
    penaltiesOf(held).flatMap(({ number, penalty, imposedOn, days, suspension }): readonly Restriction[] => {
      if (!isTimed(penalty) || isConfinement(penalty)) return [];
      const lay = (from: string, length: number, invoked: boolean): Restriction => ({ report: held.root, number, invoked, penalty, days: length, from, to: daysAfter(from, length - 1) });
      const invocation = suspension?.invoked;
      return [...(days ? [lay(penalty.starts ?? imposedOn, days, false)] : []), ...(invocation?.days ? [lay(invocation.starts ?? invocation.on, invocation.days, true)] : [])];
    }),
  );
  return found.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
