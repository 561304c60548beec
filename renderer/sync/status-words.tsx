import { IconAlertOctagon, IconCircleCheck, IconClockPause, IconCloudOff, IconHourglass, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SyncStatus } from '../../shared/sync/status.ts';
import { justNow, sayAge } from '../inbox/age.ts';

/** How each state of the exchange is named, with its sign. */
export const stateWords: Readonly<Record<SyncStatus['is'], { readonly name: string; readonly icon: ReactNode }>> = {
  'not enrolled': { name: 'No main office', icon: <IconPlugConnectedX size={16} /> },
  paused: { name: 'Sync is paused', icon: <IconClockPause size={16} /> },
  stopped: { name: 'Sync has stopped', icon: <IconAlertOctagon size={16} /> },
  exchanging: { name: 'Exchanging', icon: <IconRefresh size={16} /> },
  behind: { name: 'Not all is exchanged', icon: <IconHourglass size={16} /> },
  'no link': { name: 'No link', icon: <IconCloudOff size={16} /> },
  'up to date': { name: 'Up to date', icon: <IconCircleCheck size={16} /> },
};

/** When the last exchange was, in words. In: the moment now at the station. */
export function sayLastExchange({ lastExchange }: Pick<SyncStatus, 'lastExchange'>, now: string): string {
  if (lastExchange === null) return 'nothing exchanged yet';
  const age = sayAge(lastExchange, now);
  return age === justNow ? 'last exchange just now' : `last exchange ${age} ago`;
}

/** How many entries wait to be sent and how old the oldest is; that none waits, where none does. */
export function sayWaiting({ waiting: { count, oldest } }: Pick<SyncStatus, 'waiting'>, now: string): string {
  if (count === 0) return 'nothing waits to be sent';
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'entry waits' : 'entries wait'} to be sent${oldest === null ? '' : `, the oldest for ${sayAge(oldest, now)}`}`;
}

/** By how much the clocks differ, in words. */
export function saySkew(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const by = minutes < 120 ? `${minutes} minutes` : minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
  return `This computer’s clock is ${by} ${milliseconds > 0 ? 'behind' : 'ahead of'} the main office’s.`;
}
