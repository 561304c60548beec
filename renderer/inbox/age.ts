import { localMoment } from '../../shared/discipline/moment.ts';

/** The age of what was made within this minute. */
export const justNow = 'under a minute';

/** How long ago an entry was made, in words. In: its instant (UTC); the moment now at the station. */
export function sayAge(instant: string, now: string): string {
  const minutes = minutesSince(instant, now);
  if (minutes < 1) return justNow;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** Ages as the desk counts them, youngest first. */
export const ageNames = ['today', 'this week', 'older'] as const;
export type AgeName = (typeof ageNames)[number];

const day = 24 * 60;

/** Which of the ages something has. In: its instant; the moment now. */
export function ageOf(instant: string, now: string): AgeName {
  const minutes = minutesSince(instant, now);
  if (minutes < day) return 'today';
  return minutes < 7 * day ? 'this week' : 'older';
}

function minutesSince(instant: string, now: string): number {
  return Math.max(0, Temporal.PlainDateTime.from(localMoment(instant)).until(Temporal.PlainDateTime.from(now), { largestUnit: 'minutes' }).minutes);
}
