import type { Clock } from '../../shared/discipline/clock.ts';
import { extendable, type Extendable } from '../../shared/discipline/extension.ts';

/** A clock of a kind that may be extended. */
export type ExtendableClock = Clock & { readonly id: Extendable };

/** The clocks of a case that an extension could still move: of each kind the last, unless it has been met. One that has run out is among them: it may have been extended in time and be entered late. */
export function extendableIn(clocks: readonly Clock[]): readonly ExtendableClock[] {
  return extendable.flatMap((id) => {
    const clock = clocks.findLast((one): one is ExtendableClock => one.id === id);
    return clock && clock.met === null && clock.state !== 'ended' ? [clock] : [];
  });
}
