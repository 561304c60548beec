import type { Capability } from '../entry/kind.ts';
import { commitmentCorrected, commitmentReceived, commitmentVoided } from './commitment.ts';
import { jailTimeCertified, jailTimeCorrected, jailTimeVoided } from './jail-time.ts';
import { noSentence, type SentenceSlice } from './sentence.ts';

/** Sentence data: what the dates are computed from. */
export const time: Capability<SentenceSlice> = {
  name: 'time',
  subject: 'person',
  initial: noSentence,
  kinds: [commitmentReceived, commitmentCorrected, commitmentVoided, jailTimeCertified, jailTimeCorrected, jailTimeVoided],
};
