import type { Capability } from '../entry/kind.ts';
import { appealDecided, appealDecisionCorrected, appealDecisionVoided, appealFiled, appealFiledCorrected, appealFiledVoided } from './appeal.ts';
import { assistanceCorrected, assistanceGiven, assistanceVoided } from './assistance.ts';
import { noDiscipline, type DisciplineSlice } from './case.ts';
import { confinementPending, confinementPendingCorrected, confinementPendingVoided } from './confinement-pending.ts';
import { deliveryCorrected, deliveryVoided, dispositionCorrected, dispositionDelivered, dispositionVoided, hearingDisposed } from './disposition.ts';
import { hearingExtended, hearingExtendedCorrected, hearingExtendedVoided } from './extension.ts';
import { hearingAdjourned, hearingAdjournedCorrected, hearingAdjournedVoided, hearingOpened, hearingOpenedCorrected, hearingOpenedVoided } from './hearing.ts';
import { invocationCorrected, invocationVoided, suspendedPenaltyInvoked } from './invocation.ts';
import { noticeCorrected, noticeServed, noticeVoided } from './notice.ts';
import { pleaCorrected, pleaEntered, pleaVoided } from './plea.ts';
import { effectPutRight, effectPutRightCorrected, effectPutRightVoided } from './put-right.ts';
import { penaltyReduced, reductionCorrected, reductionVoided } from './reduction.ts';
import { reportCorrected, reportVoided, reportWritten } from './report.ts';
import { reportReturned, reportReviewCorrected, reportReviewed, reportReviewVoided } from './review.ts';
import {
  segregationEnded,
  segregationEndedCorrected,
  segregationEndedVoided,
  segregationPlaced,
  segregationPlacedCorrected,
  segregationPlacedVoided,
  specialPopulationCorrected,
  specialPopulationNoted,
  specialPopulationVoided,
} from './segregation.ts';
import { hearingWitnessCorrected, hearingWitnessRecorded, hearingWitnessVoided } from './witness.ts';

/** Misbehavior reports to their final disposition, and segregated confinement. */
export const discipline: Capability<DisciplineSlice> = {
  name: 'discipline',
  subject: 'person',
  initial: noDiscipline,
  kinds: [
    reportWritten,
    reportCorrected,
    reportVoided,
    reportReturned,
    reportReviewed,
    reportReviewCorrected,
    reportReviewVoided,
    confinementPending,
    confinementPendingCorrected,
    confinementPendingVoided,
    noticeServed,
    noticeCorrected,
    noticeVoided,
    assistanceGiven,
    assistanceCorrected,
    assistanceVoided,
    hearingOpened,
    hearingOpenedCorrected,
    hearingOpenedVoided,
    hearingAdjourned,
    hearingAdjournedCorrected,
    hearingAdjournedVoided,
    hearingExtended,
    hearingExtendedCorrected,
    hearingExtendedVoided,
    pleaEntered,
    pleaCorrected,
    pleaVoided,
    hearingWitnessRecorded,
    hearingWitnessCorrected,
    hearingWitnessVoided,
    hearingDisposed,
    dispositionCorrected,
    dispositionVoided,
    dispositionDelivered,
    deliveryCorrected,
    deliveryVoided,
    suspendedPenaltyInvoked,
    invocationCorrected,
    invocationVoided,
    penaltyReduced,
    reductionCorrected,
    reductionVoided,
    appealFiled,
    appealFiledCorrected,
    appealFiledVoided,
    appealDecided,
    appealDecisionCorrected,
    appealDecisionVoided,
    segregationPlaced,
    segregationPlacedCorrected,
    segregationPlacedVoided,
    segregationEnded,
    segregationEndedCorrected,
    segregationEndedVoided,
    specialPopulationNoted,
    specialPopulationCorrected,
    specialPopulationVoided,
    effectPutRight,
    effectPutRightCorrected,
    effectPutRightVoided,
  ],
};
