import type { Case, CaseStep } from '../../shared/discipline/case.ts';
import { roundsOf } from '../../shared/discipline/clocks.ts';

/** The steps of the hearing that is being held: of a rehearing, those since it was ordered. */
export function stepsOfHearing(held: Case): readonly CaseStep[] {
  return roundsOf(held).at(-1)?.steps ?? [];
}
