import type { Tier } from '../procedures/discipline-numbers.ts';
import { tierOf, walkOf, type Case } from './case.ts';
import type { Clock } from './clock.ts';
import { caseStates, movesAt, type CaseMove, type CaseState } from './state-graph.ts';

/** Where a case stands, by the state graph alone. */
export interface CaseStatus {
  readonly state: CaseState;
  /** What the state means, in a sentence. */
  readonly says: string;
  readonly tier: Tier | null;
  /** How many of its acts have no place where the case stood: see `impossibilitiesOf`. */
  readonly impossible: number;
  /** What may be done next. */
  readonly next: readonly CaseMove[];
}

export function statusOf(held: Case): CaseStatus {
  const { state, outOfPlace } = walkOf(held);
  const tier = tierOf(held);
  // The graph names both hearings; only that of the tier can be opened.
  const next = movesAt(state).filter((move) => (move === 'violation hearing opened' ? tier === 1 : move === 'hearing opened' ? tier !== 1 : true));
  return { state, says: caseStates[state], tier, impossible: outOfPlace.length, next };
}

/** True where nothing of the office's or the person's is left to come: decided on appeal, or the time to appeal has run out. In: the clocks of the case. */
export function isFinal(held: Case, clocks: readonly Clock[]): boolean {
  const { state } = walkOf(held);
  return state === 'appeal decided' || (state === 'delivered' && clocks.findLast((clock) => clock.id === 'appeal')?.state === 'missed');
}
