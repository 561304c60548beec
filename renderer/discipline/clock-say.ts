import type { ClockLine } from '../../shared/contract/discipline-shapes.ts';
import { clockWords } from '../../shared/discipline/clock.ts';
import { isPast, sayTimeLeft } from '../../shared/discipline/due.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { disciplineRules } from '../../shared/discipline/rules.ts';
import type { Tier } from '../../shared/procedures/discipline-numbers.ts';
import { withDays } from '../design/day.tsx';

/** A clock by its name: `The hearing is finished`. */
export function clockTitle({ clock, round }: Pick<ClockLine, 'clock'> & { readonly round?: number }): string {
  const { title } = disciplineRules[clockWords[clock].rule];
  return round !== undefined && round > 1 && clock !== 'rehearing' ? `${title}, rehearing` : title;
}

/** Its last day or minute as the window writes it: `Mar 6, 2026`, `Mar 6, 2026 09:00`. */
export function sayLast(last: string): string {
  return withDays(sayMoment(last));
}

/** What is left of a clock; of one that holds a hearing back, when it lets go. */
export function sayLeft({ clock, last }: Pick<ClockLine, 'clock' | 'last'>, now: string): string {
  const left = sayTimeLeft(last, now);
  return clockWords[clock].direction === 'by' ? left : left.replace(/ left$/, ' to wait');
}

/** True for a clock that is still to be seen on the board: the office’s until it is met, others while they run. */
export function isOpen({ clock, last }: Pick<ClockLine, 'clock' | 'last'>, now: string): boolean {
  const { whose, direction } = clockWords[clock];
  return (whose === 'office' && direction === 'by') || !isPast(last, now);
}

/** `Tier II`; before the review, `no tier yet`. */
export function sayTier(tier: Tier | null): string {
  return tier === null ? 'no tier yet' : `Tier ${'I'.repeat(tier)}`;
}
