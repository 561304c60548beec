import type { DateFields, Term } from '../term.ts';

/** A start, and the day that the arithmetic of its time takes off the end. */
export interface SupposedStart {
  readonly start: DateFields;
  readonly less: 0 | 1;
}

/**
 * The starts from which a term of years and months ends on a day, the maximum on ME or the minimum on PE,
 * under either arithmetic (R5): since September 2013 the day is taken off the real day (`less` 1);
 * before, off the fields (`less` 0). A day that rolled forward could have been written as any day past
 * the end of the month before.
 */
export function startsOf(last: Temporal.PlainDate, term: Term): readonly SupposedStart[] {
  return ([1, 0] as const).flatMap((less) => fieldsOf(last.add({ days: less })).map((end) => ({ start: before(end, term), less })));
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
