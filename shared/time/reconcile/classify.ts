import { addTerm, compareTerms, isNothing, lessTerm, oneSeventh, oneThird, real, termLess, type DateFields, type Term } from '../term.ts';
import { readDecimalYears, type PublishedRow } from './published.ts';

/** Why a row is not held against the engine. Every row that is not compared has exactly one. */
export type NotCompared = 'not a new commitment' | 'life maximum' | 'no conditional release printed' | 'no maximum expiration printed' | 'terms not plain' | 'terms not read';

/** What the printed dates show against the engine's. Every compared row has exactly one. */
export type Finding =
  | 'exact'
  | 'exact, slid to parole eligibility'
  | 'all good time lost'
  | 'loss of good time'
  | 'limited credit time'
  | 'interruption'
  | 'later terms or time owed'
  | 'unexplained, printed earlier'
  | 'unexplained, printed later';

export type SentenceKind = 'determinate' | 'indeterminate';

export type Classified =
  | { readonly compared: false; readonly because: NotCompared }
  | {
      readonly compared: true;
      readonly kind: SentenceKind;
      readonly finding: Finding;
      /** Days of good time lost, when that explains the row. */
      readonly lostDays?: number;
      /** For an indeterminate sentence: whether PE follows from ME. */
      readonly peFits?: boolean;
      /** For an indeterminate sentence: whether both printed receptions are one day. */
      readonly oneReception: boolean;
    };

/** Losses of good time are recommended in months and shown in days; the shortest step seen in the records. */
const lossStep = 5;
const limitedCredit: Term = { years: 0, months: 6, days: 0 };
const sevenths = { yearDays: 364, monthDays: 30 };

/**
 * Holds one published row against the rules. Jail time is not printed, so the start is taken from ME and
 * what is checked is how PE and CR follow from it (R2 to R6); a row is exact only when every printed
 * date follows to the day.
 */
export function classify(row: PublishedRow): Classified {
  const kind = comparable(row);
  if (typeof kind === 'string') return { compared: false, because: kind };
  const { me, cr, maximum, minimum } = kind;
  const oneReception = row.receivedOriginal !== null && row.receivedCurrent !== null && row.receivedOriginal.equals(row.receivedCurrent);
  const allowance = minimum ? oneThird(maximum) : oneSeventh(maximum, sevenths);
  const raw = real(lessTerm(me, allowance));
  if (!minimum) return { compared: true, kind: 'determinate', oneReception, ...goodTime(cr, raw, me, allowance) };

  const pe = minimum.pe;
  const peFits = startsOf(me, maximum).some(({ start, less }) => pe.equals(real(addTerm(start, minimum.term)).subtract({ days: less })));
  const slid = Temporal.PlainDate.compare(raw, pe) < 0;
  const found = slid && cr.equals(pe) ? { finding: 'exact, slid to parole eligibility' as const } : goodTime(cr, raw, me, allowance);
  if (peFits) return { compared: true, kind: 'indeterminate', peFits, oneReception, ...found };
  // ME and CR moved together past a PE that was already behind: time that did not count, or time owed.
  const early = startsOf(me, maximum).every(({ start, less }) => Temporal.PlainDate.compare(pe, real(addTerm(start, minimum.term)).subtract({ days: less })) < 0);
  const explained = found.finding !== 'unexplained, printed earlier' && found.finding !== 'unexplained, printed later';
  return { compared: true, kind: 'indeterminate', peFits, oneReception, ...(explained ? { finding: early ? 'interruption' : 'later terms or time owed' } : found) };
}

interface Comparable {
  readonly me: Temporal.PlainDate;
  readonly cr: Temporal.PlainDate;
  readonly maximum: Term;
  readonly minimum: { readonly term: Term; readonly pe: Temporal.PlainDate } | null;
}

function comparable(row: PublishedRow): Comparable | NotCompared {
  if (row.admissionType !== '' && row.admissionType !== 'NEW COMMITMENT') return 'not a new commitment';
  if (row.me === 'life' || row.maximum === '' || Number(row.maximum) >= 99) return 'life maximum';
  if (row.me === null || row.me === 'none') return 'no maximum expiration printed';
  if (row.cr === null || row.cr === 'none' || row.cr === 'life') return 'no conditional release printed';
  const maximum = readDecimalYears(row.maximum);
  if (!/^\d+(\.\d+)?$/.test(row.maximum) || !/^\d+(\.\d+)?$/.test(row.minimum)) return 'terms not read';
  const minimum = readDecimalYears(row.minimum);
  if (!maximum || !minimum || isNothing(maximum)) return 'terms not plain';
  if (isNothing(minimum)) {
    const plain = maximum.months % 6 === 0 && row.pe === null;
    return plain ? { me: row.me, cr: row.cr, maximum, minimum: null } : 'terms not plain';
  }
  if (!(row.pe instanceof Temporal.PlainDate) || compareTerms(minimum, maximum) >= 0) return 'terms not plain';
  return { me: row.me, cr: row.cr, maximum, minimum: { term: minimum, pe: row.pe } };
}

/**
 * The starts from which a maximum ends on ME, under either arithmetic (R5): since September 2013 the day
 * is taken off the real day (`less` 1); before, off the fields (`less` 0). A day that rolled forward
 * could have been written as any day past the end of the month before.
 */
function startsOf(me: Temporal.PlainDate, maximum: Term): readonly { readonly start: DateFields; readonly less: 0 | 1 }[] {
  return ([1, 0] as const).flatMap((less) => fieldsOf(me.add({ days: less })).map((end) => ({ start: before(end, maximum), less })));
}

function fieldsOf(day: Temporal.PlainDate): readonly DateFields[] {
  const own = { year: day.year, month: day.month, day: day.day };
  const last = day.subtract({ months: 1 }).daysInMonth;
  const rolled = last + day.day;
  const previous = day.with({ day: 1 }).subtract({ months: 1 });
  return rolled <= 31 ? [own, { year: previous.year, month: previous.month, day: rolled }] : [own];
}

function before({ year, month, day }: DateFields, { years, months }: Term): DateFields {
  const all = year * 12 + (month - 1) - years * 12 - months;
  return { year: Math.floor(all / 12), month: (all % 12) + 1, day };
}

function goodTime(cr: Temporal.PlainDate, raw: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term): { readonly finding: Finding; readonly lostDays?: number } {
  if (cr.equals(raw)) return { finding: 'exact' };
  if (cr.equals(me)) return { finding: 'all good time lost' };
  const lostDays = lossThatGives(cr, me, allowance);
  if (lostDays !== null) return { finding: 'loss of good time', lostDays };
  if (cr.equals(real(lessTerm(raw, limitedCredit)))) return { finding: 'limited credit time' };
  return { finding: Temporal.PlainDate.compare(cr, raw) < 0 ? 'unexplained, printed earlier' : 'unexplained, printed later' };
}

function lossThatGives(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term): number | null {
  const whole = (allowance.years * 12 + allowance.months) * 30 + allowance.days;
  const about = whole - cr.until(me).days;
  // Months of 30 days and calendar days drift by a few days a year: look near the calendar difference.
  const from = Math.max(lossStep, Math.floor((about - 40) / lossStep) * lossStep);
  for (let lost = from; lost < whole && lost <= about + 40; lost += lossStep) {
    const left = termLess(allowance, { years: 0, months: Math.floor(lost / 30), days: lost % 30 });
    if (cr.equals(real(lessTerm(me, left)))) return lost;
  }
  return null;
}
