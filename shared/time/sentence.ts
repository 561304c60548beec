import type { SubjectRecord } from '../entry/fold.ts';
import type { Commitment } from './commitment.ts';
import type { JailTime } from './jail-time.ts';

/** The part of a person's record that sentence dates are computed from. */
export interface SentenceSlice {
  readonly commitments: readonly Commitment[];
  readonly jailTimes: readonly JailTime[];
}

export const noSentence: SentenceSlice = { commitments: [], jailTimes: [] };

/** A person's commitments and jail time. */
export function sentenceOf(record: SubjectRecord): SentenceSlice {
  return record.slices['time'] as SentenceSlice;
}
