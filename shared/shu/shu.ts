import type { Capability } from '../entry/kind.ts';
import { captainReviewCorrected, captainReviewDecided, captainReviewVoided } from './captain-review.ts';
import { eligibilityCorrected, eligibilityFound, eligibilityVoided, eligibilityWithdrawalCorrected, eligibilityWithdrawalVoided, eligibilityWithdrawn } from './finding.ts';
import { immediateMoveDecided, immediateMoveDecisionCorrected, immediateMoveDecisionVoided, immediateMoveRequestCorrected, immediateMoveRequested, immediateMoveRequestVoided } from './immediate-move.ts';
import { levelAssigned, levelCorrected, levelVoided } from './level.ts';
import { deprivationOrder, restraintOrder } from './order.ts';
import { waitingSkipCorrected, waitingSkipped, waitingSkipVoided } from './skip.ts';
import { noShu, type ShuSlice } from './slice.ts';

/** The level system of the special housing unit (PIMS R1 to R14). */
export const shu: Capability<ShuSlice> = {
  name: 'shu',
  subject: 'person',
  initial: noShu,
  kinds: [
    levelAssigned,
    levelCorrected,
    levelVoided,
    eligibilityFound,
    eligibilityCorrected,
    eligibilityVoided,
    eligibilityWithdrawn,
    eligibilityWithdrawalCorrected,
    eligibilityWithdrawalVoided,
    waitingSkipped,
    waitingSkipCorrected,
    waitingSkipVoided,
    captainReviewDecided,
    captainReviewCorrected,
    captainReviewVoided,
    immediateMoveRequested,
    immediateMoveRequestCorrected,
    immediateMoveRequestVoided,
    immediateMoveDecided,
    immediateMoveDecisionCorrected,
    immediateMoveDecisionVoided,
    ...restraintOrder.kinds,
    ...deprivationOrder.kinds,
  ],
};
