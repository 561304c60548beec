import type { Run } from '../../shared/time/computation.ts';
import { readTerm } from '../../shared/time/term.ts';
import type { Span } from './spans.ts';

/** Where a text stands: its left edge and its top, with the room it is given. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A part of a term. `jail`: credited before the reception; `minimum`: until the minimum, or six sevenths of a
 * determinate term; `rest`: until it expires; `life`: it does not; `beyond`: imposed, and after the end (a ceiling, time credited, a sum of both kinds).
 */
export interface Bar {
  readonly kind: 'jail' | 'minimum' | 'rest' | 'life' | 'beyond';
  readonly x: number;
  readonly width: number;
}

export interface Lane {
  readonly label: Label;
  /** The label in full, where it had to be cut. */
  readonly says: string;
  readonly y: number;
  readonly height: number;
  readonly bars: readonly Bar[];
}

/** Counts that run one after another, with what they come to together above them; or one count alone. */
export interface Group {
  readonly bracket: { readonly x: number; readonly top: number; readonly bottom: number } | null;
  readonly lanes: readonly Lane[];
}

export interface Flag {
  readonly day: string;
  readonly x: number;
  readonly isToday: boolean;
  readonly label: Label;
}

export interface Band {
  readonly span: Span;
  /** The groups that were running and that it breaks off: from where to where it goes through them. */
  readonly breaks: readonly { readonly top: number; readonly bottom: number }[];
  readonly x: number;
  readonly width: number;
  readonly label: Label;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The part of the height in which terms lie; the lines of the flags go through it. */
  readonly lanes: { readonly top: number; readonly bottom: number };
  readonly groups: readonly Group[];
  readonly flags: readonly Flag[];
  readonly bands: readonly Band[];
  readonly bandY: number;
  readonly axisY: number;
  readonly ticks: readonly { readonly x: number; readonly label: Label }[];
}

export interface Drawn {
  readonly runs: readonly Run[];
  /** Days to be flagged, each with its short name: PE, CR, ME. */
  readonly dates: readonly { readonly name: string; readonly day: string }[];
  readonly spans: readonly Span[];
  readonly today: string;
}

/** Pixels. A text is given more room than it takes: nothing measures it before it is drawn. */
const text = { perLetter: 7.6, height: 17, between: 8 };
const lane = { whole: 14, part: 9, gap: 5, betweenGroups: 10 };
const gutter = 18;
const bandHeight = 10;
/** Days by which a sum of terms in months of 30 days may miss the calendar's. */
const slack = 40;
const shortestSpan = 365;
const shortestLife = 3650;
const yearSteps = [1, 2, 5, 10, 20, 50, 100];

interface DayBar {
  readonly kind: Bar['kind'];
  readonly from: number;
  readonly to: number;
}

interface DayLane {
  readonly says: string;
  readonly from: number;
  readonly isPart: boolean;
  readonly bars: readonly DayBar[];
}

/**
 * Places everything that the picture of a sentence shows.
 * In: the runs, dates, spans and today as the engine and the record have them; the width in pixels. Out: places in
 * pixels: days grow to the right, no two texts overlap, no line of a flag goes through the text of another.
 */
export function layOut({ runs, dates, spans, today }: Drawn, width: number): Picture {
  const groups = runs.map((run) => lanesOf(run, spans));
  const flagged = flagsBy(dates);
  const days = [...groups.flat().flatMap(({ from, bars }) => [from, ...bars.flatMap(({ from, to }) => (Number.isFinite(to) ? [from, to] : [from]))]), ...flagged.map(({ day }) => numberOf(day))];
  const first = Math.min(...days);
  const isLife = groups.flat().some(({ bars }) => bars.some(({ kind }) => kind === 'life'));
  const isTodayNear = numberOf(today) >= first && (isLife || numberOf(today) - Math.max(...days) <= Math.max(...days) - first);
  const latest = Math.max(first + (isLife ? shortestLife : shortestSpan), ...days, ...(isTodayNear ? [numberOf(today)] : []));
  const last = isLife ? latest + (latest - first) / 8 : latest;
  const shown = [...flagged.map(({ day, name }) => ({ day, text: `${name} ${sayShort(day)}`, isToday: false })), ...(isTodayNear ? [{ day: today, text: 'Today', isToday: true }] : [])];
  const widest = Math.max(0, ...shown.map((one) => widthOf(one.text)));
  const left = gutter;
  const right = Math.max(width - widest - text.between, left + 100);
  const place = (day: number) => left + ((day - first) / (last - first)) * (right - left);
  const clipped = (day: number) => Math.min(Math.max(place(day), left), right);
  const edge = Math.max(width - 2, right);

  const flagRows = rowsOf(shown.map((one) => ({ ...one, x: place(numberOf(one.day)), width: widthOf(one.text) })));
  const rowCount = 1 + Math.max(-1, ...flagRows.map(({ row }) => row));
  const flags = flagRows.map(({ day, isToday, x, row, ...one }): Flag => ({ day, isToday, x, label: { text: one.text, x: x + 3, y: (rowCount - 1 - row) * text.height, width: one.width - 3, height: text.height } }));

  const top = rowCount * text.height + 6;
  let y = top;
  const placed = groups.map((lanes): Group & { readonly top: number; readonly bottom: number } => {
    const begins = y;
    const drawn = lanes.map(({ says, from: begins, isPart, bars }): Lane => {
      const height = isPart ? lane.part : lane.whole;
      const label = labelWithin(says, place(begins), y, edge);
      const at = y + text.height;
      y = at + height + lane.gap;
      return { label, says, y: at, height, bars: bars.map(({ kind, from, to }) => ({ kind, x: place(from), width: Math.max((Number.isFinite(to) ? place(to) : edge) - place(from), 1) })) };
    });
    const bracket = lanes.length > 1 ? { x: 5, top: begins + text.height, bottom: y - lane.gap } : null;
    const ends = y - lane.gap;
    y += lane.betweenGroups;
    return { bracket, lanes: drawn, top: begins + text.height - 3, bottom: ends + 3 };
  });
  const bottom = y - lane.betweenGroups;

  const inSight = spans.filter((span) => numberOf(span.to) >= first && numberOf(span.from) <= last);
  const bandTexts = rowsOf(inSight.map((span) => ({ span, text: saySpan(span), width: Math.min(widthOf(saySpan(span)), edge - left) })).map((one) => ({ ...one, x: Math.min(clipped(numberOf(one.span.from)), edge - one.width) })));
  const bandY = bottom + (inSight.length > 0 ? 8 : 0);
  const bandRows = 1 + Math.max(-1, ...bandTexts.map(({ row }) => row));
  const bands = bandTexts.map(({ span, row, ...one }): Band => {
    const x = clipped(numberOf(span.from));
    const breaks = span.kind === 'supervised' ? [] : placed.filter((_, index) => runs[index]!.received <= span.from).map(({ top, bottom }) => ({ top, bottom }));
    return { span, breaks, x, width: Math.max(clipped(numberOf(span.to)) - x, 2), label: { text: cut(one.text, one.width), x: one.x, y: bandY + bandHeight + row * text.height, width: one.width, height: text.height } };
  });
  const axisY = bandY + (inSight.length > 0 ? bandHeight + bandRows * text.height : 0) + 8;
  return { width, height: axisY + 6 + text.height, lanes: { top, bottom }, groups: placed, flags, bands, bandY, axisY, ticks: ticksOf(first, last, place, axisY + 6, width) };
}

/** The height of the strip that tells of interruptions and supervision. */
export const stripHeight = bandHeight;

/** A run as lanes, in days: alone, one lane; several counts, what they come to, then each in its turn. */
function lanesOf(run: Run, spans: readonly Span[]): readonly DayLane[] {
  const start = numberOf(run.start);
  const received = numberOf(run.received);
  const ends = run.maximumEnds === 'LIFE' ? Number.POSITIVE_INFINITY : numberOf(run.maximumEnds) + 1;
  const least = run.minimumEnds === null ? null : numberOf(run.minimumEnds) + 1;
  const dark = Math.min(Math.max(least ?? received, received), ends);
  const whole: readonly DayBar[] = [
    { kind: 'jail' as const, from: start, to: received },
    { kind: 'minimum' as const, from: received, to: dark },
    { kind: run.maximumEnds === 'LIFE' ? ('life' as const) : ('rest' as const), from: dark, to: ends },
  ].filter(({ from, to }) => to > from);
  const says = run.counts.map((count) => `${count.says}, ${sayTerms(count)}`);
  const from = Math.min(start, received);
  if (run.counts.length < 2) return [{ says: says[0] ?? 'Time owed', from, isPart: false, bars: whole }];
  return [{ says: `${run.counts.length} counts one after another`, from, isPart: false, bars: whole }, ...partsOf(run, spans, ends, says)];
}

/** Each count of a chain where its turn comes: after the maxima of those before it, or their minima where they are for life. */
function partsOf(run: Run, spans: readonly Span[], ends: number, says: readonly string[]): readonly DayLane[] {
  let from = numberOf(run.start);
  return run.counts.map(({ minimum, maximum }, index) => {
    const natural = maximum === 'LIFE' ? Number.POSITIVE_INFINITY : after(from, maximum, spans);
    const sixSevenths = run.minimumEnds === null || natural === Number.POSITIVE_INFINITY ? from : from + ((natural - from) * 6) / 7;
    const least = minimum === null ? sixSevenths : after(from, minimum, spans);
    const to = Math.min(natural, Math.max(ends, from));
    const bars: DayBar[] = [
      { kind: 'minimum', from, to: Math.min(least, to) },
      { kind: maximum === 'LIFE' ? 'life' : 'rest', from: Math.min(least, to), to },
      { kind: 'beyond', from: to, to: natural > ends + slack ? natural : to },
    ];
    const turn = { says: says[index]!, from, isPart: true, bars: bars.filter((bar) => bar.to > bar.from) };
    from = Number.isFinite(natural) ? natural : least;
    return turn;
  });
}

/** The day after a term that runs from a day, longer by the interruptions that begin within it. */
function after(from: number, written: string, spans: readonly Span[]): number {
  const term = readTerm(written);
  if (!term) return from;
  let to = numberOf(dayOf(from).add(term).toString());
  for (const span of spans) {
    const [left, back] = [numberOf(span.from), numberOf(span.to)];
    if (span.kind === 'interrupted' && !span.isOpen && left >= from && left < to) to += back - left;
  }
  return to;
}

function sayTerms({ minimum, maximum }: Run['counts'][number]): string {
  const longest = maximum === 'LIFE' ? 'life' : maximum;
  if (minimum !== null) return `${minimum} to ${longest}`;
  return maximum === 'LIFE' ? 'life without parole' : longest;
}

/** An interruption or supervision in a few words. */
export function saySpan({ kind, from, to, isOpen, says }: Span): string {
  const days = numberOf(to) - numberOf(from);
  if (kind === 'supervised') return `${says}, ${isOpen ? `since ${sayShort(from)}` : `until ${sayShort(to)}`}`;
  return isOpen ? `${says} since ${sayShort(from)}` : `${says}, ${days} day${days === 1 ? '' : 's'}`;
}

/** Days that fall together share a flag, in the order in which they were given. */
function flagsBy(dates: Drawn['dates']): readonly { readonly name: string; readonly day: string }[] {
  return [...Map.groupBy(dates, ({ day }) => day)].map(([day, same]) => ({ day, name: same.map(({ name }) => name).join(', ') }));
}

/**
 * Texts that begin at their x in rows, 0 the lowest: of two that would overlap the left one stands higher, so that the
 * line down from each goes beside the texts below it.
 */
function rowsOf<One extends { readonly x: number; readonly width: number }>(texts: readonly One[]): readonly (One & { readonly row: number })[] {
  const placed: (One & { readonly row: number })[] = [];
  for (const one of texts.toSorted((a, b) => b.x - a.x)) {
    const under = placed.filter((other) => other.x < one.x + one.width + text.between);
    placed.push({ ...one, row: Math.max(-1, ...under.map(({ row }) => row)) + 1 });
  }
  return placed.toReversed();
}

function ticksOf(first: number, last: number, place: (day: number) => number, y: number, width: number): Picture['ticks'] {
  const labelWidth = widthOf('2000');
  const perYear = (place(last) - place(first)) / ((last - first) / 365.25);
  const step = yearSteps.find((years) => years * perYear >= labelWidth + 2 * text.between) ?? yearSteps.at(-1)!;
  const from = Math.ceil(dayOf(Math.floor(first)).year / step) * step;
  const years = Array.from({ length: Math.max(Math.floor((dayOf(Math.floor(last)).year - from) / step) + 1, 0) }, (_, index) => from + index * step);
  return years
    .map((year) => ({ year, x: place(numberOf(`${String(year).padStart(4, '0')}-01-01`)) }))
    .filter(({ x }) => x >= labelWidth / 2 && x <= Math.min(place(last), width - labelWidth / 2))
    .map(({ year, x }) => ({ x, label: { text: String(year), x: x - labelWidth / 2, y, width: labelWidth, height: text.height } }));
}

/** A text that begins at x, or as far left of it as it must to end before the edge; cut where even that is too short. */
function labelWithin(says: string, x: number, y: number, edge: number): Label {
  const width = Math.min(widthOf(says), edge - gutter);
  return { text: cut(says, width), x: Math.max(Math.min(x, edge - width), gutter), y, width, height: text.height };
}

function cut(says: string, width: number): string {
  if (widthOf(says) <= width) return says;
  return `${says.slice(0, Math.max(Math.floor(width / text.perLetter) - 1, 1)).trimEnd()}…`;
}

function widthOf(says: string): number {
  return says.length * text.perLetter;
}

function sayShort(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
}

const epoch = Temporal.PlainDate.from('1900-01-01');

function numberOf(day: string): number {
  return epoch.until(Temporal.PlainDate.from(day)).days;
}

function dayOf(number: number): Temporal.PlainDate {
  return epoch.add({ days: number });
}
