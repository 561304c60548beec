import { addTerm, compareTerms, isNothing, lessTerm, oneSeventh, oneThird, real, type Term } from '../term.ts';
import { goodTimeShown, type GoodTimeFinding } from './good-time.ts';
import { readDecimalYears, type PublishedRow } from './published.ts';
import { startsOf, type SupposedStart } from './starts.ts';
import { earlierDeterminateTerm, paroleJailTime, thirdOfTheWhole, type TimeOwedFinding } from './time-owed.ts';

/** Why a row is not held against the engine. Every row that is not compared has exactly one. */
export type NotCompared = 'not a new commitment' | 'life maximum' | 'no conditional release printed' | 'no maximum expiration printed' | 'terms not plain' | 'terms not read';

/**
 * What the printed dates show against the engine's. Every compared row has exactly one, named only where
 * its rule gives the printed CR to the day; a name that begins with *possible* would fit many other dates too.
 */
export type Finding =
  | 'exact'
  | 'exact, slid to parole eligibility'
  | GoodTimeFinding
  | TimeOwedFinding
  | 'at the parole eligibility of other terms'
  | 'interruption'
  | 'later terms or time owed'
  | 'unexplained, printed earlier'
  | 'unexplained, printed later';

export type SentenceKind = 'determinate' | 'indeterminate';

/** Where the printed PE lies against the one that follows from ME. */
export type PeAgainstMe = 'fits' | 'earlier' | 'later';

export type Classified =
  | { readonly compared: false; readonly because: NotCompared }
  | {
      readonly compared: true;
      readonly kind: SentenceKind;
      readonly finding: Finding;
      /** Days of good time lost, when that explains the row. */
      readonly lostDays?: number;
      /** For an indeterminate sentence. */
      readonly pe?: PeAgainstMe;
      /** Whether both printed receptions are one day. */
      readonly oneReception: boolean;
    };

interface Found {
  readonly finding: Finding;
  readonly lostDays?: number;
}

const sevenths = { yearDays: 364, monthDays: 30 };

/**
 * Holds one published row against the rules. Jail time is not printed, so the start is taken from ME and
 * what is checked is how PE and CR follow from it (R2 to R6); a row is exact only when every printed
 * date follows to the day.
 */
export function classify(row: PublishedRow): Classified {
  const read = comparable(row);
  if (typeof read === 'string') return { compared: false, because: read };
  const { me, cr, maximum, minimum, returned } = read;
  const oneReception = row.receivedOriginal !== null && row.receivedCurrent !== null && row.receivedOriginal.equals(row.receivedCurrent);
  if (!minimum) return { compared: true, kind: 'determinate', oneReception, ...withinMe(cr, me, oneSeventh(maximum, sevenths), returned, 7) };

  const allowance = oneThird(maximum);
  const starts = startsOf(me, maximum);
  const order = starts.map(({ start, less }) => Temporal.PlainDate.compare(minimum.pe, real(addTerm(start, minimum.term)).subtract({ days: less })));
  const pe: PeAgainstMe = order.includes(0) ? 'fits' : order.every((one) => one < 0) ? 'earlier' : 'later';
  const past = () => pastMe(cr, me, allowance, minimum.pe, pe === 'earlier' ? 'interruption' : 'later terms or time owed', startsOf(minimum.pe, minimum.term), returned);
  const found = pe !== 'fits' ? past() : slid(cr, me, allowance, minimum.pe) ? { finding: 'exact, slid to parole eligibility' as const } : withinMe(cr, me, allowance, returned, 3);
  return { compared: true, kind: 'indeterminate', pe, oneReception, ...found };
}

/** Whether CR waits for PE (R6): all the good time would have let it come before. */
function slid(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term, pe: Temporal.PlainDate): boolean {
  return cr.equals(pe) && Temporal.PlainDate.compare(real(lessTerm(me, allowance)), pe) < 0;
}

/** What CR shows where the terms printed account for ME. */
function withinMe(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term, returned: Temporal.PlainDate | null, part: 3 | 7): Found {
  const full = real(lessTerm(me, allowance));
  if (cr.equals(full)) return { finding: 'exact' };
  const shown = goodTimeShown(cr, me, allowance);
  if (shown && !shown.finding.startsWith('possible')) return shown;
  if (!returned && earlierDeterminateTerm(cr, me, allowance)) return { finding: 'time owed on an earlier determinate term' };
  if (returned && paroleJailTime(cr, me, returned, part) !== null) return { finding: 'returned violator' };
  return shown ?? unexplained(cr, full);
}

/**
 * What CR shows where PE does not follow from ME: something that the printed terms do not hold has moved
 * one of them. A part of good time lost is not looked for, as the whole of it is not known.
 * In: what it is called when CR follows ME none the less; the starts that PE gives.
 */
function pastMe(
  cr: Temporal.PlainDate,
  me: Temporal.PlainDate,
  allowance: Term,
  pe: Temporal.PlainDate,
  movedTogether: 'interruption' | 'later terms or time owed',
  peStarts: readonly SupposedStart[],
  returned: Temporal.PlainDate | null,
): Found {
  const full = real(lessTerm(me, allowance));
  if (cr.equals(full)) return { finding: movedTogether };
  if (thirdOfTheWhole(cr, me, peStarts)) return { finding: 'time owed or a later term added' };
  if (cr.equals(pe)) return { finding: 'at the parole eligibility of other terms' };
  const shown = goodTimeShown(cr, me, allowance);
  if (shown?.finding === 'all good time lost') return shown;
  return returned && paroleJailTime(cr, me, returned, 3) !== null ? { finding: 'returned violator' } : unexplained(cr, full);
}

function unexplained(cr: Temporal.PlainDate, full: Temporal.PlainDate): Found {
  return { finding: Temporal.PlainDate.compare(cr, full) < 0 ? 'unexplained, printed earlier' : 'unexplained, printed later' };
}

interface Comparable {
  readonly me: Temporal.PlainDate;
  readonly cr: Temporal.PlainDate;
  readonly maximum: Term;
  readonly minimum: { readonly term: Term; readonly pe: Temporal.PlainDate } | null;
  /** The last reception, where it is not the first. */
  readonly returned: Temporal.PlainDate | null;
}

function comparable(row: PublishedRow): Comparable | NotCompared {
  if (row.admissionType !== '' && row.admissionType !== 'NEW COMMITMENT') return 'not a new commitment';
  if (row.me === 'life' || row.maximum === '' || Number(row.maximum) >= 99) return 'life maximum';
  if (row.me === null || row.me === 'none') return 'no maximum expiration printed';
  if (row.cr === null || row.cr === 'none' || row.cr === 'life') return 'no conditional release printed';
  const maximum = readDecimalYears(row.maximum);
  if (!/^\d+(\.\d+)?$/.test(row.maximum) || !/^\d+(\.\d+)?$/.test(row.minimum)) return 'terms not read';
  const minimum = readDecimalYears(row.minimum);
  const returned = row.receivedOriginal && row.receivedCurrent && !row.receivedOriginal.equals(row.receivedCurrent) ? row.receivedCurrent : null;
  if (!maximum || !minimum || isNothing(maximum)) return 'terms not plain';
  if (isNothing(minimum)) {
    const plain = maximum.months % 6 === 0 && row.pe === null;
    return plain ? { me: row.me, cr: row.cr, maximum, minimum: null, returned } : 'terms not plain';
  }
  if (!(row.pe instanceof Temporal.PlainDate) || compareTerms(minimum, maximum) >= 0) return 'terms not plain';
  return { me: row.me, cr: row.cr, maximum, minimum: { term: minimum, pe: row.pe }, returned };
}
