import { lessTerm, real, type Term } from '../term.ts';
import { daysTerm, goodTimeLeft, goodTimeShown } from './good-time.ts';

/** The dates of a person that two systems may hold. */
export const comparedDates = ['pe', 'cr', 'me'] as const;
export type ComparedDate = (typeof comparedDates)[number];

/** A person's dates: an ISO day, `NONE`, `LIFE`, or empty where it is not known. */
export type Dates = Readonly<Record<ComparedDate, string>>;

/**
 * What would come of it if the dates on record were followed, were the other system right. `earlier`: we would
 * release first; `later`: we would hold longer; `not computed`: there is a date there and none here.
 */
export type Harm = 'earlier' | 'later' | 'not computed' | 'none';

/** The harms, worst first. */
export const harms: readonly Harm[] = ['earlier', 'later', 'not computed', 'none'];

export interface Difference {
  readonly harm: Harm;
  /** By how many calendar days at most; null where one side has no day, as NONE or LIFE. */
  readonly days: number | null;
  /** The likely cause in words; empty where nothing differs. */
  readonly cause: string;
}

/**
 * Holds the dates on record against those of another system.
 * In: both; a date that the other system does not give is not compared. Out: the worst harm of any date;
 * a date that never comes (NONE, LIFE) is later than every day.
 */
export function differenceBetween(here: Dates, there: Dates): Difference {
  const given = comparedDates.filter((name) => there[name] !== '');
  const computed = given.filter((name) => here[name] !== '');
  const orders = computed.map((name) => ({ name, order: compareDates(here[name], there[name]) }));
  const differing = orders.filter(({ order }) => order !== 0);
  if (differing.length === 0) {
    return computed.length < given.length ? { harm: 'not computed', days: null, cause: 'Not computed here' } : { harm: 'none', days: 0, cause: '' };
  }
  const harm = differing.some(({ order }) => order < 0) ? 'earlier' : 'later';
  const apart = differing.filter(({ order }) => order < 0 === (harm === 'earlier')).map(({ name }) => daysApart(here[name], there[name]));
  return { harm, days: apart.includes(null) ? null : Math.max(...apart.map((days) => Math.abs(days ?? 0))), cause: likelyCause(here, there) };
}

/**
 * The rule that gives the other system's dates from ours to the day, in words; otherwise `Unexplained`.
 * Tried: good time lost or allowed (R6), limited credit time, and a start that differs or an
 * interruption, which moves every date by the same calendar days (R9).
 */
export function likelyCause(here: Dates, there: Dates): string {
  const moved = (name: ComparedDate) => (there[name] === '' || there[name] === here[name] ? 0 : daysApart(here[name], there[name]));
  const allowance = allowanceOf(here);
  const { me } = there;
  if (moved('pe') === 0 && moved('me') === 0) {
    const cr = day(there.cr);
    const last = day(me === '' ? here.me : me);
    if (!cr || !last || !allowance) return 'Unexplained';
    const shown = goodTimeShown(cr, last, allowance);
    return shown ? sayGoodTime(shown) : moreGoodTime(cr, last, allowance);
  }
  const by = moved('me');
  if (by === 0 && here.me === 'LIFE' && moved('cr') === 0) return sayStart('PE', moved('pe'));
  if (by === null || by === 0) return 'Unexplained';
  const crFollows = there.cr === '' || (allowance !== null && day(there.cr)?.equals(real(lessTerm(Temporal.PlainDate.from(me), allowance)))) || moved('cr') === by;
  if (!crFollows) return 'Unexplained';
  if (moved('pe') === by || !day(here.pe)) return sayStart('Every date', by);
  return by > 0 && moved('pe') === 0 ? `ME is ${sayDays(by)} later there and PE is not: an interruption, or time owed` : 'Unexplained';
}

function sayStart(what: string, by: number | null): string {
  if (by === null) return 'Unexplained';
  return by > 0 ? `${what} is ${sayDays(by)} later there: less jail time, or an interruption` : `${what} is ${sayDays(-by)} earlier there: more jail time`;
}

function sayGoodTime({ finding, lostDays = 0 }: NonNullable<ReturnType<typeof goodTimeShown>>): string {
  if (finding === 'all good time lost') return 'All good time lost there';
  if (finding === 'possible limited credit time') return 'Possibly limited credit time there: six months';
  if (finding === 'good time allowed in whole months') return `A loss of ${sayDays(lostDays)} of good time there: whole months were allowed`;
  return finding === 'loss of good time, in months' ? `A loss of ${sayDays(lostDays)} of good time there` : `Possibly a loss of ${sayDays(lostDays)} of good time there`;
}

function moreGoodTime(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term): string {
  const more = goodTimeLeft(cr, me)
    .map((left) => left - (allowance.years * 12 + allowance.months) * 30 - allowance.days)
    .find((days) => days > 0);
  return more === undefined ? 'Unexplained' : `Good time is ${sayDays(more)} less here`;
}

/** Good time on record, as far as CR and ME say it. */
function allowanceOf({ cr, me }: Dates): Term | null {
  const [from, to] = [day(cr), day(me)];
  const left = from && to ? goodTimeLeft(from, to)[0] : undefined;
  return left === undefined ? null : daysTerm(left);
}

function sayDays(days: number): string {
  return `${days.toLocaleString('en-US')} day${days === 1 ? '' : 's'}`;
}

function day(shown: string): Temporal.PlainDate | null {
  return /^\d/.test(shown) ? Temporal.PlainDate.from(shown) : null;
}

/** Negative when `a` comes first. Days are ISO text, so their text orders them. */
function compareDates(a: string, b: string): number {
  const [first, second] = [/^\d/.test(a) ? a : 'never', /^\d/.test(b) ? b : 'never'];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** Calendar days from one date to another, null where either is no day. */
function daysApart(a: string, b: string): number | null {
  const [from, to] = [day(a), day(b)];
  return from && to ? from.until(to).days : null;
}
