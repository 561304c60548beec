import type { SubjectRecord } from '../entry/fold.ts';
import type { Certificate } from './certificate.ts';
import type { Commitment } from './commitment.ts';
import type { SentenceEvent } from './event.ts';
import type { JailTime } from './jail-time.ts';
import type { ManualDate } from './manual-date.ts';

/** The part of a person's record that sentence dates are computed from, and what was certified of it. */
export interface SentenceSlice {
  readonly commitments: readonly Commitment[];
  readonly jailTimes: readonly JailTime[];
  readonly events: readonly SentenceEvent[];
  /** In the order in which they were certified. */
  readonly certificates: readonly Certificate[];
  readonly manualDates: readonly ManualDate[];
}

export const noSentence: SentenceSlice = { commitments: [], jailTimes: [], events: [], certificates: [], manualDates: [] };

/** What the dates are computed from: the certificates and manual dates beside them change nothing. */
export type SentenceInputs = Pick<SentenceSlice, 'commitments' | 'jailTimes' | 'events'>;

/** A person's commitments, jail time, events and certified computations. */
export function sentenceOf(record: SubjectRecord): SentenceSlice {
  return record.slices['time'] as SentenceSlice;
}
