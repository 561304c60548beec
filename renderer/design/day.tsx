import { isDay } from '../../shared/entry/day.ts';

/** A day as the window writes it: `Feb 4, 2020`. In: ISO text. */
export function sayDay(iso: string): string {
  return Temporal.PlainDate.from(iso).toLocaleString('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
}

/** A day from a projection, which may be a word instead: NONE, LIFE or nothing. */
export function sayDate(shown: string): string {
  if (shown === '') return 'not computed';
  if (shown === 'NONE') return 'none';
  if (shown === 'LIFE') return 'life';
  return sayDay(shown);
}

/** A sentence with its ISO days written as the window writes days. */
export function withDays(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => (isDay(iso) ? sayDay(iso) : iso));
}

/** Whole years from one day to another, as ages are counted. */
export function yearsBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'years' }).years;
}

/** How far a day lies from today, in words: `in 3 months`, `12 days ago`. */
export function fromToday(day: string, today: string): string {
  const span = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(day), { largestUnit: 'years' });
  if (span.sign === 0) return 'today';
  const { years, months, days } = span.abs();
  const parts = [years && `${years} y`, months && `${months} m`, !years && days && `${days} d`].filter(Boolean).join(' ');
  return span.sign > 0 ? `in ${parts}` : `${parts} ago`;
}

/** The moment of an entry as the daybook shows it: local day and time. */
export function sayMoment(instant: string): string {
  return Temporal.Instant.from(instant).toLocaleString('en-US', { timeZone: 'America/New_York', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A day for reading, quiet where there is none. */
export function Day({ iso }: { readonly iso: string | null | undefined }) {
  return iso ? <span className="nowrap">{sayDay(iso)}</span> : <span className="quiet">not given</span>;
}

/** A sentence in which no ISO day is broken at the end of a line. */
export function WholeDays({ text }: { readonly text: string }) {
  return text.split(/(\b\d{4}-\d{2}-\d{2}\b)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
