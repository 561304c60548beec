import { assistanceCorrected, assistanceGiven, assistanceVoided } from '../../shared/discipline/assistance.ts';
import { confinementPending, confinementPendingCorrected, confinementPendingVoided } from '../../shared/discipline/confinement-pending.ts';
import { noticeCorrected, noticeServed, noticeVoided } from '../../shared/discipline/notice.ts';
import { reportReturned, reportReviewCorrected, reportReviewed, reportReviewVoided } from '../../shared/discipline/review.ts';
import type { CaseFormEntry } from './act-forms.ts';
import { AssistanceForm } from './assistance-form.tsx';
import { ConfinementForm } from './confinement-form.tsx';
import { NoticeForm } from './notice-form.tsx';
import { ReturnedForm } from './returned-form.tsx';
import { ReviewForm } from './review-form.tsx';

/** The forms of a case up to its hearing. */
export const beforeHearingForms: readonly CaseFormEntry[] = [
  { of: 'case', kinds: [reportReturned], title: 'Return the report to its author', fact: 'the return', moves: ['report returned'], Form: ReturnedForm },
  { of: 'case', kinds: [reportReviewed, reportReviewCorrected, reportReviewVoided], title: 'Review the report', fact: 'the review', moves: ['tier set', 'report referred', 'report dismissed'], Form: ReviewForm },
  { of: 'case', kinds: [confinementPending, confinementPendingCorrected, confinementPendingVoided], title: 'Confinement pending the hearing', fact: 'the confinement', moves: ['confinement began', 'confinement ended'], Form: ConfinementForm },
  { of: 'case', kinds: [noticeServed, noticeCorrected, noticeVoided], title: 'Serve the notice', fact: 'the notice', moves: ['notice served'], Form: NoticeForm },
  { of: 'case', kinds: [assistanceGiven, assistanceCorrected, assistanceVoided], title: 'Assistance with the defense', fact: 'the assistance', moves: ['assistance given'], Form: AssistanceForm },
];
