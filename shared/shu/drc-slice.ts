import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Stated } from './slice.ts';

/** Somebody who sat on the committee: by name, and by account where he has one. */
export const memberSchema = z.strictObject({ name: z.string().trim().min(2).max(80), account: z.string().min(1).max(64).optional() });
export type Member = z.infer<typeof memberSchema>;

/** What an act of the committee or on its word was reckoned from: the last day of confinement and the days left, before the act. */
export const basisSchema = z.strictObject({ lastDay: daySchema, remaining: z.int().min(1).max(100_000) });
export type DrcBasis = z.infer<typeof basisSchema>;

/** A review by the Disciplinary Review Committee: days off recommended, or none. */
export interface DrcReview extends Stated {
  /** Days off; 0 where nothing is recommended. */
  readonly days: number;
  readonly members: readonly Member[];
  readonly basis: DrcBasis;
  /** All who wrote or rewrote it. */
  readonly writers: readonly string[];
}

/** What the Superintendent decided on a recommendation. */
export interface TimeCut extends Stated {
  readonly recommendation: string;
  readonly outcome: 'approved' | 'modified' | 'refused';
  /** Days taken off; 0 where it was refused. */
  readonly days: number;
  readonly basis: DrcBasis;
}

/** Stays in the unit and what the committee and the Superintendent made of the time, each list in the order of entry. */
export interface DrcSlice {
  readonly admissions: readonly Stated[];
  readonly releases: readonly Stated[];
  readonly reviews: readonly DrcReview[];
  readonly cuts: readonly TimeCut[];
}

export const noDrc: DrcSlice = { admissions: [], releases: [], reviews: [], cuts: [] };

/** What the record says of stays and of the committee. */
export function drcOf(record: SubjectRecord): DrcSlice {
  return record.slices['drc'] as DrcSlice;
}
