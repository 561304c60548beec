import { localMoment } from '../../shared/discipline/moment.ts';

/** The time of day at which an entry was made, with the day where a shift may have two: `Mar 2 07:42`. In: its moment (ISO, UTC); empty of none. */
export function sayTime(instant: string): string {
  if (instant === '') return '';
  const [day = '', time = ''] = localMoment(instant).split('T');
  return `${Temporal.PlainDate.from(day).toLocaleString('en-US', { month: 'short', day: 'numeric' })} ${time}`;
}
