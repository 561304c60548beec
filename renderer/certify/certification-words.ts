import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Certificate } from '../../shared/time/certificate.ts';
import { lastCheckOf, type Check } from '../../shared/time/second-check.ts';
import { sayDay, sayMoment } from '../design/day.tsx';

type Names = PersonPage['authors'];

/** Who certified, when and why: `Certified Mar 2, 2026 by The records clerk: New commitment`. */
export function sayCertified({ day, by, reason }: Certificate, authors: Names): string {
  return `Certified ${sayDay(day)} by ${authors[by] ?? by}: ${reason.title}`;
}

/** Whether a second person agrees: who, when, and why not. */
export function sayCheck({ agrees, by, at, remark }: Check, authors: Names): string {
  const who = `${authors[by] ?? by}, ${sayMoment(at)}`;
  return `${agrees ? 'Checked' : 'Does not agree'}: ${who}${remark ? `. ${remark}` : ''}`;
}

/** The same of what may not have been checked. In: what was checked; whether it is to be. */
export function sayChecked(checkable: Parameters<typeof lastCheckOf>[0], isAsked: boolean, authors: Names): string {
  const check = lastCheckOf(checkable);
  if (check) return sayCheck(check, authors);
  return isAsked ? 'Awaits a second person’s check' : 'No second check is asked for';
}

/** What a mark says of the check of a date entered by hand; nothing once a second person agrees. */
export function sayUnchecked(checkable: Parameters<typeof lastCheckOf>[0]): string | undefined {
  const check = lastCheckOf(checkable);
  if (!check) return 'not checked';
  return check.agrees ? undefined : 'check does not agree';
}
