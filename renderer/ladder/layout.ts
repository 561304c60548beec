import { levels } from '../../shared/facility/facility.ts';
import { lanes, type Happening, type Lane } from './history.ts';

/** Something placed: its left edge, its width where it lasts, the top of its row, and where its word has room. */
export interface Placed {
  readonly one: Happening;
  readonly x: number;
  /** Pixels; null of a day alone. */
  readonly width: number | null;
  readonly y: number;
  /** Where its word stands: in it, after it, before it; null where there is no room for one. */
  readonly word: 'in' | 'after' | 'before' | null;
}

export interface LaneLaid {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

export interface LadderLaid {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneLaid[];
  /** The rungs, from Level III down. */
  readonly rungs: readonly { readonly level: (typeof levels)[number]; readonly y: number }[];
  /** By day, as the keys go through them. */
  readonly placed: readonly Placed[];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly axisY: number;
  readonly todayX: number;
}

/** Pixels. A word is given more room than it takes: nothing measures it before it is drawn. */
export const gutter = 108;
export const row = 20;
export const mark = 13;
const perLetter = 7;
const between = 8;
const top = 20;
const edge = 12;
/** Beyond so many rows a lane gives up its words and shows its marks alone. */
const mostRows = 4;
const shortestDays = 30;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * Places everything on one line of time, each lane in as many rows as keep its marks and words apart.
 * In: what happened, by day; the day (ISO); the width in pixels. Out: places in pixels; lanes with nothing in them are left out.
 */
export function layOutLadder(all: readonly Happening[], today: string, width: number): LadderLaid {
  const days = [numberOf(today), ...all.flatMap((one) => [numberOf(one.from), endOf(one) ?? numberOf(one.from)])];
  const first = Math.min(...days);
  const last = Math.max(first + shortestDays, ...days);
  const place = (day: number) => gutter + edge + ((day - first) / (last - first)) * (width - gutter - 2 * edge);
  const laid: LaneLaid[] = [];
  const placed: Placed[] = [];
  let y = top;
  for (const lane of lanes) {
    const own = all.filter((one) => one.lane === lane);
    if (own.length === 0) continue;
    const measured = own.map((one) => {
      const x = place(numberOf(one.from));
      const end = endOf(one);
      const to = end === null ? null : Math.max(place(end) - x, 3);
      return { one, x, width: to, word: one.short.length * perLetter };
    });
    const inRows = lane === 'level' ? measured.map((each) => ({ ...each, row: levels.length - 1 - levels.indexOf(each.one.level!), at: ((): Placed['word'] => {
            if (each.width !== null) return each.width > each.word + between ? 'in' : null;
            return each.x + mark + each.word > width ? 'before' : 'after';
          })() })) : rowsOf(measured, width);
    const height = (lane === 'level' ? levels.length : Math.max(...inRows.map((each) => each.row)) + 1) * row;
    for (const each of inRows) placed.push({ one: each.one, x: each.x, width: each.width, y: y + each.row * row, word: each.at });
    laid.push({ lane, top: y, height });
    y += height + 6;
  }
  const levelTop = laid.find(({ lane }) => lane === 'level')?.top;
  return {
    width,
    height: y + row,
    lanes: laid,
    rungs: levelTop === undefined ? [] : levels.toReversed().map((level, index) => ({ level, y: levelTop + index * row })),
    placed: placed.toSorted((a, b) => all.indexOf(a.one) - all.indexOf(b.one)),
    ticks: ticksOf(first, last, place),
    axisY: y,
    todayX: place(numberOf(today)),
  };
}

interface Measured {
  readonly one: Happening;
  readonly x: number;
  readonly width: number | null;
  readonly word: number;
}

/** The lowest row in which each finds room after those before it; without words where they would take too many rows. */
function rowsOf(measured: readonly Measured[], width: number): readonly (Measured & { readonly row: number; readonly at: Placed['word'] })[] {
  const rowed = (words: boolean): ReturnType<typeof rowsOf> => {
    const ends: number[] = [];
    return measured.map((each) => {
      const inside = each.width !== null && each.width > each.word + between;
      const drawn = each.width ?? mark;
      const reach = each.x + drawn + (inside || !words ? 0 : each.word + between);
      // At the right edge a word has no room beside its mark.
      const fits = reach <= width;
      const end = fits ? reach : each.x + drawn;
      const free = ends.findIndex((taken) => taken <= each.x);
      const lowest = free === -1 ? ends.length : free;
      ends[lowest] = end;
      return { ...each, row: lowest, at: each.word === 0 ? null : inside ? 'in' : words && fits ? 'after' : null };
    });
  };
  const withWords = rowed(true);
  return Math.max(...withWords.map((each) => each.row)) < mostRows ? withWords : rowed(false);
}

function ticksOf(first: number, last: number, place: (day: number) => number): LadderLaid['ticks'] {
  const perMonth = (place(last) - place(first)) / ((last - first) / 30.44);
  const step = monthSteps.find((months) => months * perMonth >= 74) ?? monthSteps.at(-1)!;
  const start = dayOf(first).with({ day: 1 });
  const ticks: { x: number; text: string }[] = [];
  for (let at = step >= 12 ? start.with({ month: 1 }) : start; numberOf(at.toString()) <= last; at = at.add({ months: step })) {
    const day = numberOf(at.toString());
    if (day < first) continue;
    ticks.push({ x: place(day), text: step >= 12 ? String(at.year) : at.toLocaleString('en-US', { month: 'short', year: 'numeric' }) });
  }
  return ticks;
}

/** The day by which what lasts is over: confinement is served when its last day is. */
function endOf({ to, lane }: Happening): number | null {
  if (to === null) return null;
  return lane === 'confinement' ? numberOf(to) + 1 : numberOf(to);
}

const epoch = Temporal.PlainDate.from('1900-01-01');

function numberOf(day: string): number {
  return epoch.until(Temporal.PlainDate.from(day)).days;
}

function dayOf(number: number): Temporal.PlainDate {
  return epoch.add({ days: number });
}
