import type { Subject } from '../entry/subject.ts';

/** Why an exchange did not complete. `link`: no answer came; `stopped`: it will not succeed until a person acts. */
export interface SyncFailure {
  readonly is: 'link' | 'office' | 'stopped';
  readonly says: string;
  readonly remedy: string;
}

/** Files that entries name: how many wait to be sent, are at the main office and wait to be fetched, or are at neither yet. */
export interface FilesWaiting {
  readonly toSend: number;
  readonly toFetch: number;
  readonly elsewhere: number;
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
  /** Photographs and documents, which go behind the entries. */
  readonly files: FilesWaiting;
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

/** How files wait, in plain words; empty where none does. */
export function sayFilesWaiting({ toSend, toFetch, elsewhere }: FilesWaiting): string {
  const count = (n: number) => `${n.toLocaleString('en-US')} attached ${n === 1 ? 'file' : 'files'}`;
  const wait = (n: number) => (n === 1 ? 'waits' : 'wait');
  const parts = [
    ...(toSend > 0 ? [`${count(toSend)} ${wait(toSend)} to be sent`] : []),
    ...(toFetch > 0 ? [`${count(toFetch)} ${wait(toFetch)} to be fetched`] : []),
    ...(elsewhere > 0 ? [`${count(elsewhere)} ${elsewhere === 1 ? 'is' : 'are'} not at the main office yet`] : []),
  ];
  return parts.join(', ');
}
