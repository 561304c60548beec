import type { Capability } from '../entry/kind.ts';
import { computationCertified, computationChecked, computationCheckVoided } from './certificate.ts';
import { commitmentCorrected, commitmentReceived, commitmentVoided } from './commitment.ts';
import { eventCorrected, eventRecorded, eventVoided } from './event-kinds.ts';
import { jailTimeCertified, jailTimeCorrected, jailTimeVoided } from './jail-time.ts';
import { manualDateChecked, manualDateCheckVoided, manualDateCorrected, manualDateEntered, manualDateVoided } from './manual-date.ts';
import { noSentence, type SentenceSlice } from './sentence.ts';

/** Sentence data: what the dates are computed from. */
export const time: Capability<SentenceSlice> = {
  name: 'time',
  subject: 'person',
  initial: noSentence,
  kinds: [
    commitmentReceived,
    commitmentCorrected,
    commitmentVoided,
    jailTimeCertified,
    jailTimeCorrected,
    jailTimeVoided,
    eventRecorded,
    eventCorrected,
    eventVoided,
    computationCertified,
    computationChecked,
    computationCheckVoided,
    manualDateEntered,
    manualDateCorrected,
    manualDateVoided,
    manualDateChecked,
    manualDateCheckVoided,
  ],
};
