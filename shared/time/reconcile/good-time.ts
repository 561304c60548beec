import { lessTerm, real, type Term } from '../term.ts';

/** What a conditional release says of good time when it is not all of it. */
export type GoodTimeFinding =
  | 'all good time lost'
  | 'loss of good time, in months'
  | 'good time allowed in whole months'
  | 'possible limited credit time'
  | 'possible loss of good time, in fives of days'
  | 'possible loss of good time, other days';

const monthDays = 30;
const fiveDays = 5;
const limitedCredit: Term = { years: 0, months: 6, days: 0 };
/** Calendar days and months of 30 days drift apart by 5 days a year; at month ends by up to two more. */
const drift = 6;

/** A term in days, months of 30. */
export function termDays({ years, months, days }: Term): number {
  return (years * 12 + months) * monthDays + days;
}

/** Days as a term of years, months of 30 days, and days. */
export function daysTerm(days: number): Term {
  const months = Math.floor(days / monthDays);
  return { years: Math.floor(months / 12), months: months % 12, days: days % monthDays };
}

/**
 * Good time that stands between CR and ME (R6), in days, months of 30.
 * Out: every number of days that gives this CR to the day: one as a rule, two or none at month ends; none where CR lies after ME.
 */
export function goodTimeLeft(cr: Temporal.PlainDate, me: Temporal.PlainDate): readonly number[] {
  const about = Math.round((cr.until(me).days * 360) / 365.2425);
  return Array.from({ length: 2 * drift + 1 }, (_, at) => about - drift + at).filter((days) => days >= 0 && cr.equals(real(lessTerm(me, daysTerm(days)))));
}

/**
 * What a CR shows of the good time lost, to the day; null where no rule gives it.
 * In: the printed CR and ME; the whole allowance. A loss in months of 30 days, and good time allowed in
 * whole months, are seldom met by chance (1 date in 30 each); fives of days are met by 1 in 5, any loss by
 * all dates between, and six months before by hardly more rows than by chance: those are called possible.
 */
export function goodTimeShown(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term): { readonly finding: GoodTimeFinding; readonly lostDays?: number } | null {
  if (cr.equals(me)) return { finding: 'all good time lost' };
  if (cr.equals(real(lessTerm(real(lessTerm(me, allowance)), limitedCredit)))) return { finding: 'possible limited credit time' };
  const whole = termDays(allowance);
  const lost = goodTimeLeft(cr, me)
    .filter((left) => left > 0 && left < whole)
    .map((left) => whole - left);
  const inMonths = lost.find((days) => days % monthDays === 0);
  if (inMonths !== undefined) return { finding: 'loss of good time, in months', lostDays: inMonths };
  const toMonths = lost.find((days) => (whole - days) % monthDays === 0);
  if (toMonths !== undefined) return { finding: 'good time allowed in whole months', lostDays: toMonths };
  const inFives = lost.find((days) => days % fiveDays === 0);
  if (inFives !== undefined) return { finding: 'possible loss of good time, in fives of days', lostDays: inFives };
  return lost[0] === undefined ? null : { finding: 'possible loss of good time, other days', lostDays: lost[0] };
}
