import type { Capability } from '../entry/kind.ts';
import { timeCutCorrected, timeCutDecided, timeCutVoided } from './drc-cut.ts';
import { drcDeclined, drcDeclinedCorrected, drcDeclinedVoided, drcRecommendationCorrected, drcRecommendationVoided, drcRecommended } from './drc-review.ts';
import { noDrc, type DrcSlice } from './drc-slice.ts';
import { shuAdmissionCorrected, shuAdmissionVoided, shuAdmitted, shuReleaseCorrected, shuReleased, shuReleaseVoided } from './drc-stay.ts';

/** Stays in the special housing unit, reviews by the Disciplinary Review Committee, and time cuts by the Superintendent. */
export const drc: Capability<DrcSlice> = {
  name: 'drc',
  subject: 'person',
  initial: noDrc,
  kinds: [
    shuAdmitted,
    shuAdmissionCorrected,
    shuAdmissionVoided,
    shuReleased,
    shuReleaseCorrected,
    shuReleaseVoided,
    drcRecommended,
    drcRecommendationCorrected,
    drcRecommendationVoided,
    drcDeclined,
    drcDeclinedCorrected,
    drcDeclinedVoided,
    timeCutDecided,
    timeCutCorrected,
    timeCutVoided,
  ],
};
