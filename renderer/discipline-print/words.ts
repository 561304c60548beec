import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayMoment, type Moment } from '../../shared/discipline/moment.ts';
import { sayPlace } from '../design/place.ts';
import { withDays } from '../design/day.tsx';

/** A day or a moment as sheets have it: `Mar 6, 2026 09:00`. */
export function when(moment: Moment): string {
  return withDays(sayMoment(moment));
}

/** The name of an account, or its id where nobody of this station holds it. */
export function nameOf(page: PersonPage, account: string): string {
  return page.authors[account] ?? account;
}

/** Where a person was housed on a day; null where no cell is on record for it. */
export function housingOn({ cells }: PersonPage, day: string): string | null {
  const stay = cells.findLast(({ since }) => since <= day);
  return stay ? sayPlace(stay) : null;
}

/** A tier in words. */
export function sayTier(tier: 1 | 2 | 3): string {
  return `Tier ${'I'.repeat(tier)}`;
}
