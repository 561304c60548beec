import type { Subject } from '../entry/subject.ts';

/** Why an exchange did not complete. `link`: no answer came; `stopped`: it will not succeed until a person acts. */
export interface SyncFailure {
  readonly is: 'link' | 'office' | 'stopped';
  readonly says: string;
  readonly remedy: string;
}

/** What the window shows of the exchange at all times. Moments are of the wall clock, in UTC. */
export interface SyncStatus {
  readonly is: 'not enrolled' | 'paused' | 'stopped' | 'exchanging' | 'behind' | 'no link' | 'up to date';
  /** In plain words, one sentence: why it stands or moves. */
  readonly says: string;
  readonly remedy: string;
  readonly office: string | null;
  readonly lastExchange: string | null;
  /** Own entries that the office has not acknowledged: how many, and when the oldest was made. */
  readonly waiting: { readonly count: number; readonly oldest: string | null };
  /** Entries of others known to be still at the office. */
  readonly toCome: number;
  /** When it is tried again by itself; null while paused, stopped or exchanging. */
  readonly nextTry: string | null;
  /** The office's clock less this one's in milliseconds, and whether that is more than five minutes. */
  readonly skew: { readonly milliseconds: number; readonly banner: boolean } | null;
  /** How far what goes on now has come. */
  readonly progress: { readonly doing: string; readonly done: number; readonly of: number } | null;
  /** People whose book was let go here since they are held elsewhere: today, and in all who are not back. */
  readonly letGo: { readonly today: number; readonly all: number };
  /** Subjects whose record differs from the main office's: to be reported as a defect. */
  readonly defects: readonly Subject[];
}
