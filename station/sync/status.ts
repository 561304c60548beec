import { limits } from '../../shared/sync/protocol.ts';
import { sayFilesWaiting, type SyncStatus } from '../../shared/sync/status.ts';
import type { Db } from '../store/open.ts';
import type { StationFiles } from './files.ts';
import { waiting } from './outbox.ts';
import type { SyncStore } from './store.ts';

/** What goes on at this moment, which no table says. */
export interface Going {
  readonly running: boolean;
  readonly nextTry: number | null;
  readonly progress: SyncStatus['progress'];
  readonly letGo: SyncStatus['letGo'];
}

/** How the exchange stands, in plain words. */
export function statusOf(db: Db, store: SyncStore, attached: Pick<StationFiles, 'waiting'>, { running, nextTry, progress, letGo }: Going): SyncStatus {
  const row = store.row();
  const common = { office: row?.answer?.office.name ?? null, lastExchange: row?.exchangedAt ?? null, nextTry: nextTry === null ? null : new Date(nextTry).toISOString(), progress: running ? progress : null, defects: store.defects(), toCome: store.toCome(), letGo };
  if (!row?.answer) {
    return { ...common, is: 'not enrolled', says: 'This station keeps its book alone: it is not enrolled at a main office.', remedy: 'Enrol it with a code from the main office.', waiting: { count: 0, oldest: null }, files: { toSend: 0, toFetch: 0, elsewhere: 0 }, skew: null };
  }
  const waits = waiting(db, row.station, row.acknowledged);
  const skew = row.offset === null ? null : { milliseconds: row.offset, banner: Math.abs(row.offset) > limits.skew };
  const files = attached.waiting();
  const rest = { ...common, waiting: waits, files, skew };
  const { failure } = row;
  if (running) return { ...rest, is: 'exchanging', says: progress ? `${progress.doing}${progress.of > 1 ? `: ${progress.done} of ${progress.of}` : ''}.` : 'Exchanging with the main office.', remedy: '' };
  if (failure?.is === 'stopped') return { ...rest, is: 'stopped', says: failure.says, remedy: failure.remedy };
  if (row.paused) return { ...rest, is: 'paused', says: 'Sync is paused here.', remedy: 'Recording goes on. Resume it when you are ready.' };
  if (failure) return { ...rest, is: failure.is === 'link' ? 'no link' : 'behind', says: failure.says, remedy: failure.remedy };
  if (waits.count > 0) return { ...rest, is: 'behind', says: `${waits.count} ${waits.count === 1 ? 'entry waits' : 'entries wait'} to be sent.`, remedy: '' };
  if (rest.toCome > 0) return { ...rest, is: 'behind', says: `${rest.toCome} ${rest.toCome === 1 ? 'entry is' : 'entries are'} still to come from the main office.`, remedy: '' };
  const filesWait = sayFilesWaiting(files);
  if (files.toSend + files.toFetch > 0) return { ...rest, is: 'behind', says: `All entries have been exchanged; ${filesWait}.`, remedy: '' };
  if (row.exchangedAt === null) return { ...rest, is: 'up to date', says: 'Enrolled; nothing has been exchanged yet.', remedy: '' };
  return { ...rest, is: 'up to date', says: filesWait === '' ? 'Everything has been exchanged.' : `Everything there was has been exchanged; ${filesWait}.`, remedy: '' };
}
