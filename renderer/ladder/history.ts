import type { PersonPage } from '../../shared/contract/shapes.ts';
import { casesOf, tierOf } from '../../shared/discipline/case.ts';
import { affirmedCharges } from '../../shared/discipline/penalties-standing.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';
import { confinementLessCuts, cutsBearingOn, cutsBefore } from '../../shared/shu/drc-remaining.ts';
import { drcStanding } from '../../shared/shu/drc-standing.ts';
import { stretchesWithout } from '../../shared/shu/drc-stretches.ts';
import { drcOf } from '../../shared/shu/drc-slice.ts';
import type { Level } from '../../shared/shu/level.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { orderNow, orderSubjects } from '../../shared/shu/order.ts';
import { pims } from '../../shared/shu/rules.ts';
import { captainReviewsOf, endOfLevel, findingsOf, immediateMovesOf, levelsOf, ordersOf } from '../../shared/shu/slice.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayTier } from '../case/case-words.ts';
import { recordOf } from '../case/record-of.ts';
import { reviewAddress } from '../captain/addresses.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { drcAddress } from '../drc/addresses.ts';
import { sayDays } from '../drc/days.ts';
import { eligibilityAddress } from '../eligibility/addresses.ts';
import { moveAddress } from '../immediate-move/addresses.ts';
import { orderWords } from '../orders/order-words.ts';
import { ordersAddress } from '../orders/addresses.ts';

/** The lanes of the picture, from the top; the levels are three rungs of one. */
export const lanes = ['level', 'reports', 'findings', 'captain', 'moves', 'orders', 'confinement', 'drc', 'unit'] as const;
export type Lane = (typeof lanes)[number];

/** How something is drawn: none is told from another by its colour alone. */
export type Shape =
  | 'level'
  | 'earliest'
  | 'report affirmed'
  | 'report undecided'
  | 'found eligible'
  | 'found not eligible'
  | 'finding gone'
  | 'captain'
  | 'move made'
  | 'move awaited'
  | 'move refused'
  | 'restraint order'
  | 'deprivation order'
  | 'confinement'
  | 'time cut'
  | 'review due'
  | 'review held'
  | 'cut decided'
  | 'in'
  | 'out';

/** Something in a person's time in the unit: on one day, or over days. */
export interface Happening {
  readonly key: string;
  readonly lane: Lane;
  readonly shape: Shape;
  /** The rung it is on, in the lane of the levels. */
  readonly level?: Level;
  readonly from: string;
  /** The last day, or where it still lasts the day asked about; null of a day alone. */
  readonly to: string | null;
  /** A word or two beside it in the picture. */
  readonly short: string;
  /** What it is, for the table. */
  readonly what: string;
  readonly says: string;
  /** The page that is about it. */
  readonly opens: string | null;
}

/**
 * Everything that the ladder shows of a person, by day.
 * In: his page; the procedures; the day (ISO). What is due or owed lies after that day, all else by it.
 */
export function historyOf(page: PersonPage, procedures: Procedures, today: string): readonly Happening[] {
  const record = recordOf(page);
  const asOf = Temporal.PlainDate.from(today);
  const clock = levelClock(record, procedures, asOf);
  const standing = drcStanding(record, procedures, asOf);
  const found: Happening[] = [];
  const enter = (one: Happening) => found.push(one);

  for (const held of levelsOf(record)) {
    const { root, level, since, reason, broughtForward } = held;
    const next = endOfLevel(record, held);
    const to = next ?? (today < since ? since : today);
    const days = Temporal.PlainDate.from(since).until(Temporal.PlainDate.from(to)).days;
    const how = broughtForward ? ', brought forward' : '';
    enter({ key: root, lane: 'level', shape: 'level', level, from: since, to, short: `Level ${level}`, what: `Level ${level}`, says: `${next === null ? 'Until now' : `Until ${sayDay(next)}`}, ${sayDays(days)}${how}${reason ? `. ${reason}` : ''}`, opens: null });
  }
  if (clock.to !== null && clock.earliest !== null) {
    const by = clock.setBy === null ? '' : ` (${pims(clock.setBy)})`;
    enter({ key: 'earliest', lane: 'level', shape: 'earliest', level: clock.to, from: clock.earliest, to: null, short: sayDay(clock.earliest), what: `By the clock, Level ${clock.to}`, says: `${clock.earliest <= today ? 'The clock lets him since this day' : 'Not before this day'}${by}${clock.from ? `: ${withDays(clock.from.says)}` : ''}`, opens: eligibilityAddress(page.id) });
  }
  for (const held of casesOf(record)) {
    const affirmed = affirmedCharges(held).length > 0;
    const { report, root } = held;
    enter({ key: root, lane: 'reports', shape: affirmed ? 'report affirmed' : 'report undecided', from: report.date, to: null, short: 'I'.repeat(tierOf(held) ?? report.tier), what: `Report, ${sayTier(held)}`, says: `${report.rules.join(', ')}: ${affirmed ? 'affirmed' : 'not decided'} (${statusOf(held).state})`, opens: caseAddress(page.id, root) });
  }
  for (const { root, day, to, outcome, withdrawn, reason } of findingsOf(record)) {
    const gone = withdrawn === null ? '' : `, withdrawn ${sayDay(withdrawn.day)}`;
    enter({ key: root, lane: 'findings', shape: withdrawn ? 'finding gone' : outcome === 'eligible' ? 'found eligible' : 'found not eligible', from: day, to: null, short: `${outcome === 'eligible' ? '' : 'not '}${to}`, what: `Found ${outcome}, Level ${to}`, says: `${outcome === 'eligible' ? 'Eligible' : 'Not eligible'} for Level ${to}${gone}${reason ? `. ${reason}` : ''}`, opens: eligibilityAddress(page.id) });
  }
  for (const review of captainReviewsOf(record)) {
    const says = `${review.outcome}${review.outcome === 'new adjustment period' ? ` from ${sayDay(review.newPeriodFrom)}` : ''}${review.designee ? ', by the designee' : ''}${review.reason ? `. ${review.reason}` : ''}`;
    enter({ key: review.root, lane: 'captain', shape: 'captain', from: review.day, to: null, short: { 'no movement': 'no move', 'move to Level I': 'to I', 'new adjustment period': 'new period' }[review.outcome], what: 'Captain’s review', says, opens: reviewAddress(page.id, review.report) });
  }
  for (const { root, day, nature, decided, words } of immediateMovesOf(record)) {
    const came = decided === null ? 'awaits the Watch Commander' : `${decided.outcome} ${sayDay(decided.day)}`;
    enter({ key: root, lane: 'moves', shape: decided === null ? 'move awaited' : decided.outcome === 'approved' ? 'move made' : 'move refused', from: day, to: null, short: decided?.outcome ?? 'awaits', what: `Immediate move, ${nature}`, says: `${came}. ${words}`, opens: moveAddress(page.id) });
  }
  for (const of of orderSubjects) {
    for (const order of ordersOf(record, of)) {
      const to = order.ended === null ? (today < order.day ? order.day : today) : order.ended.day;
      const until = order.ended === null ? `in force, to be reviewed by ${sayDay(orderNow(order).reviewBy)}` : `ended ${sayDay(order.ended.day)}`;
      enter({ key: order.root, lane: 'orders', shape: `${of} order`, from: order.day, to, short: of, what: orderWords[of].title, says: `${orderNow(order).words}; ${until}. ${order.why}`, opens: ordersAddress(page.id) });
    }
  }
  const cuts = cutsBefore(record, today);
  const off = cutsBearingOn(record, today).reduce((sum, { days }) => sum + days, 0);
  const owed = confinementLessCuts(record, today, []);
  const kept = confinementLessCuts(record, today, cuts);
  const last = kept.at(-1)?.to;
  for (const { from, to } of kept) {
    const isLast = to === last;
    enter({ key: `confinement ${from}`, lane: 'confinement', shape: 'confinement', from, to, short: isLast ? `to ${sayDay(to)}` : '', what: 'Confinement', says: isLast ? `The release date from confinement is ${sayDay(to)}${off > 0 ? `, ${sayDays(off)} having been cut` : ''}` : '', opens: drcAddress(page.id) });
  }
  for (const { from, to } of stretchesWithout(owed, kept)) {
    enter({ key: `cut ${from}`, lane: 'confinement', shape: 'time cut', from, to, short: 'cut', what: 'Confinement cut off', says: 'Taken off by the Superintendent', opens: drcAddress(page.id) });
  }
  if (standing.due !== null) {
    enter({ key: 'due', lane: 'drc', shape: 'review due', from: standing.due, to: null, short: standing.remaining === null ? 'not held' : standing.due < today ? 'overdue' : standing.due === today ? 'due today' : 'due', what: 'DRC review due', says: `${standing.reckoned?.part} of ${standing.reckoned?.owed} days of confinement served`, opens: drcAddress(page.id) });
  }
  for (const { review, cut, before, after } of standing.history) {
    enter({ key: review.root, lane: 'drc', shape: 'review held', from: review.day, to: null, short: review.days > 0 ? `${review.days} asked` : 'nothing', what: 'DRC review', says: review.days > 0 ? `${sayDays(review.days)} off recommended${cut === null ? '; awaits the Superintendent' : ''}` : 'Nothing recommended', opens: drcAddress(page.id) });
    if (cut) {
      const says = cut.outcome === 'refused' ? 'Refused' : `${sayDays(cut.days)} off, ${cut.outcome}: from ${before === null ? 'nothing that stands' : sayDay(before)} to ${after === null ? 'nothing left' : sayDay(after)}`;
      enter({ key: cut.root, lane: 'drc', shape: 'cut decided', from: cut.day, to: null, short: cut.days > 0 ? `−${cut.days}` : 'refused', what: 'Time cut', says, opens: drcAddress(page.id) });
    }
  }
  const { admissions, releases } = drcOf(record);
  for (const { root, day } of admissions) enter({ key: root, lane: 'unit', shape: 'in', from: day, to: null, short: 'in', what: 'Admitted to the unit', says: '', opens: drcAddress(page.id) });
  for (const { root, day } of releases) enter({ key: root, lane: 'unit', shape: 'out', from: day, to: null, short: 'out', what: 'Released from the unit', says: '', opens: drcAddress(page.id) });
  return found.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : lanes.indexOf(a.lane) - lanes.indexOf(b.lane)));
}

/** Its day or days: of a level the first alone, for its words say until when. */
export function sayWhen({ from, to, lane }: Happening): string {
  return to === null || lane === 'level' || to === from ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`;
}

/** Something that happened in a line, as it is read out. */
export function sayHappening(one: Happening): string {
  return one.says === '' ? `${one.what}, ${sayWhen(one)}` : `${one.what}, ${sayWhen(one)}: ${one.says}`;
}
