/** A made-up facility: its cells, and a roster of people who live only in the demonstration. */

import { stringify } from 'csv-stringify/sync';
import { generalGivenNames, nameFamilies, wellKnownCombinations } from './names.ts';
import mix from './sentence-mix.json' with { type: 'json' };

export type Level = 'I' | 'II' | 'III';

export type DemonstrationGallery = {
  readonly code: string;
  readonly name: string;
  readonly floor: 'lower' | 'upper';
  readonly side?: 'A' | 'B';
  /** Levels the gallery is designated to; special housing only. */
  readonly levels?: readonly Level[];
  readonly cells: readonly string[];
  /** How many people a cell holds. */
  readonly beds?: number;
};

export type DemonstrationUnit = {
  readonly code: string;
  readonly name: string;
  readonly use: 'general' | 'shu';
  readonly galleries: readonly DemonstrationGallery[];
};

/** Seeded chance: the same seed gives the same draws, in the same order, on every machine. */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with probability `share`. */
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  weighted<T>(from: readonly T[], weight: (each: T) => number): T;
  shuffled<T>(from: readonly T[]): T[];
};

/** Takes a seed (any 32-bit whole number) and gives a source of chance that starts from it. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[whole(0, from.length - 1)] as T;
  };
  const weighted = <T>(from: readonly T[], weight: (each: T) => number): T => {
    let left = next() * from.reduce((sum, each) => sum + weight(each), 0);
    for (const each of from) {
      left -= weight(each);
      if (left < 0) return each;
    }
    return pick(from.slice(-1));
  };
  const shuffled = <T>(from: readonly T[]): T[] => {
    const all = [...from];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = whole(0, last);
      [all[last], all[other]] = [all[other] as T, all[last] as T];
    }
    return all;
  };
  return { next, whole, happens: (share) => next() < share, pick, weighted, shuffled };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
const numbered = (count: number, name: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index + 1));

function generalBlock(letter: string): DemonstrationUnit {
  const tiers = [1, 2, 3, 4].map((tier): DemonstrationGallery => ({
    code: `${letter}-${tier}`,
    name: `${letter} Block, tier ${tier}`,
    floor: tier <= 2 ? 'lower' : 'upper',
    cells: numbered(40, (cell) => `${letter}-${tier}-${twoDigits(cell)}`),
  }));
  return { code: letter, name: `${letter} Block`, use: 'general', galleries: tiers };
}

// R16 of PIMS: Level III sits on upper galleries and lower B galleries only, so the lower A galleries start at Level I.
const shuDesignations: Readonly<Record<string, readonly Level[]>> = {
  '8A1': ['I'],
  '8A2': ['I'],
  '8B1': ['II'],
  '8B2': ['II', 'III'],
  '9A1': ['I'],
  '9A2': ['I'],
  '9B1': ['II'],
  '9B2': ['II', 'III'],
  '10A1': ['I'],
  '10A2': ['I'],
  '10B1': ['II', 'III'],
  '10B2': ['III'],
};

/** The cells of the unit are double, as Upstate’s are. */
const shuBeds = 2;

function shuGallery(code: string, levels: readonly Level[]): DemonstrationGallery {
  const [building, side, floor] = [code.slice(0, -2), code.at(-2), code.at(-1)];
  return {
    code,
    name: `${building} Building, ${side}-${floor} gallery`,
    floor: floor === '1' ? 'lower' : 'upper',
    side: side === 'A' ? 'A' : 'B',
    levels,
    cells: numbered(25, (cell) => `${code}-${twoDigits(cell)}`),
    beds: shuBeds,
  };
}

/** The made-up facility: eight general blocks of 160 cells, and a special housing unit of twelve galleries of 25 double cells. */
export const demonstrationUnits: readonly DemonstrationUnit[] = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map(generalBlock),
  {
    code: 'SHU',
    name: 'Special Housing Unit',
    use: 'shu',
    galleries: Object.entries(shuDesignations).map(([code, levels]) => shuGallery(code, levels)),
  },
];

type Class = 'A-I' | 'A-II' | 'B' | 'C' | 'D' | 'E';

type Crime = {
  readonly crime: string;
  readonly class: Class;
  /** Listed in PL 70.02, which begins below class A. */
  readonly violent: boolean;
  /** Felonies with their own sentencing section: PL 70.70/70.71 (drug), 70.80 (sex). */
  readonly field?: 'drug' | 'sex';
  /** How often it turns up beside others of its class. */
  readonly often: number;
  /** First year in which it was a crime under this name, or carried its present kind of sentence. */
  readonly since?: number;
  /** Where the law sets a higher minimum than the rest of its class. */
  readonly leastMinimumYears?: number;
};

const crimes: readonly Crime[] = [
  { crime: 'Murder 2nd (PL 125.25)', class: 'A-I', violent: false, often: 92 },
  { crime: 'Murder 1st (PL 125.27)', class: 'A-I', violent: false, often: 5, since: 1996, leastMinimumYears: 20 },
  { crime: 'Kidnapping 1st (PL 135.25)', class: 'A-I', violent: false, often: 2 },
  { crime: 'Arson 1st (PL 150.20)', class: 'A-I', violent: false, often: 1 },
  { crime: 'Predatory Sexual Assault (PL 130.95)', class: 'A-II', violent: false, field: 'sex', often: 4, since: 2006 },
  { crime: 'Predatory Sexual Assault Against a Child (PL 130.96)', class: 'A-II', violent: false, field: 'sex', often: 6, since: 2006 },
  { crime: 'Crim Sale Cont Subst 2nd (PL 220.41)', class: 'A-II', violent: false, field: 'drug', often: 6, since: 2005 },
  { crime: 'Crim Poss Cont Subst 2nd (PL 220.18)', class: 'A-II', violent: false, field: 'drug', often: 4, since: 2005 },

  { crime: 'Robbery 1st (PL 160.15)', class: 'B', violent: true, often: 26 },
  { crime: 'Attempted Murder 2nd (PL 110/125.25)', class: 'B', violent: true, often: 14 },
  { crime: 'Manslaughter 1st (PL 125.20)', class: 'B', violent: true, often: 20 },
  { crime: 'Assault 1st (PL 120.10)', class: 'B', violent: true, often: 14 },
  { crime: 'Burglary 1st (PL 140.30)', class: 'B', violent: true, often: 8 },
  { crime: 'Gang Assault 1st (PL 120.07)', class: 'B', violent: true, often: 3, since: 1997 },
  { crime: 'Kidnapping 2nd (PL 135.20)', class: 'B', violent: true, often: 2 },
  { crime: 'Crim Poss Weapon 1st (PL 265.04)', class: 'B', violent: true, often: 1 },
  { crime: 'Arson 2nd (PL 150.15)', class: 'B', violent: true, often: 1 },
  { crime: 'Rape 1st (PL 130.35)', class: 'B', violent: true, field: 'sex', often: 9 },
  { crime: 'Course of Sexual Conduct Child 1st (PL 130.75)', class: 'B', violent: true, field: 'sex', often: 4, since: 1997 },
  { crime: 'Crim Sale Cont Subst 3rd (PL 220.39)', class: 'B', violent: false, field: 'drug', often: 10, since: 2005 },
  { crime: 'Crim Poss Cont Subst 3rd (PL 220.16)', class: 'B', violent: false, field: 'drug', often: 7, since: 2005 },
  { crime: 'Conspiracy 2nd (PL 105.15)', class: 'B', violent: false, often: 6 },
  { crime: 'Enterprise Corruption (PL 460.20)', class: 'B', violent: false, often: 2, since: 1987 },
  { crime: 'Aggravated Vehicular Homicide (PL 125.14)', class: 'B', violent: false, often: 2, since: 2008 },

  { crime: 'Crim Poss Weapon 2nd (PL 265.03)', class: 'C', violent: true, often: 30 },
  { crime: 'Robbery 2nd (PL 160.10)', class: 'C', violent: true, often: 24 },
  { crime: 'Burglary 2nd (PL 140.25)', class: 'C', violent: true, often: 18 },
  { crime: 'Attempted Robbery 1st (PL 110/160.15)', class: 'C', violent: true, often: 6 },
  { crime: 'Attempted Assault 1st (PL 110/120.10)', class: 'C', violent: true, often: 7 },
  { crime: 'Gang Assault 2nd (PL 120.06)', class: 'C', violent: true, often: 3, since: 1997 },
  { crime: 'Strangulation 1st (PL 121.13)', class: 'C', violent: true, often: 1, since: 2011 },
  { crime: 'Attempted Rape 1st (PL 110/130.35)', class: 'C', violent: true, field: 'sex', often: 3 },
  { crime: 'Crim Sale Cont Subst 4th (PL 220.34)', class: 'C', violent: false, field: 'drug', often: 3, since: 2005 },
  { crime: 'Crim Poss Cont Subst 4th (PL 220.09)', class: 'C', violent: false, field: 'drug', often: 3, since: 2005 },
  { crime: 'Manslaughter 2nd (PL 125.15)', class: 'C', violent: false, often: 12 },
  { crime: 'Grand Larceny 2nd (PL 155.40)', class: 'C', violent: false, often: 4 },
  { crime: 'Vehicular Manslaughter 1st (PL 125.13)', class: 'C', violent: false, often: 2 },

  { crime: 'Assault 2nd (PL 120.05)', class: 'D', violent: true, often: 20 },
  { crime: 'Attempted Robbery 2nd (PL 110/160.10)', class: 'D', violent: true, often: 10 },
  { crime: 'Attempted Burglary 2nd (PL 110/140.25)', class: 'D', violent: true, often: 12 },
  { crime: 'Attempted Crim Poss Weapon 2nd (PL 110/265.03)', class: 'D', violent: true, often: 10 },
  { crime: 'Strangulation 2nd (PL 121.12)', class: 'D', violent: true, often: 4, since: 2011 },
  { crime: 'Sexual Abuse 1st (PL 130.65)', class: 'D', violent: true, field: 'sex', often: 6 },
  { crime: 'Crim Sale Cont Subst 5th (PL 220.31)', class: 'D', violent: false, field: 'drug', often: 4, since: 2005 },
  { crime: 'Crim Poss Cont Subst 5th (PL 220.06)', class: 'D', violent: false, field: 'drug', often: 4, since: 2005 },
  { crime: 'Burglary 3rd (PL 140.20)', class: 'D', violent: false, often: 16 },
  { crime: 'Robbery 3rd (PL 160.05)', class: 'D', violent: false, often: 12 },
  { crime: 'Grand Larceny 3rd (PL 155.35)', class: 'D', violent: false, often: 6 },
  { crime: 'Promoting Prison Contraband 1st (PL 205.25)', class: 'D', violent: false, often: 5 },
  { crime: 'Reckless Endangerment 1st (PL 120.25)', class: 'D', violent: false, often: 3 },

  { crime: 'Attempted Assault 2nd (PL 110/120.05)', class: 'E', violent: true, often: 8 },
  { crime: 'Attempted Sexual Abuse 1st (PL 110/130.65)', class: 'E', violent: true, field: 'sex', often: 2 },
  { crime: 'Attempted Crim Poss Cont Subst 5th (PL 110/220.06)', class: 'E', violent: false, field: 'drug', often: 4, since: 2005 },
  { crime: 'Grand Larceny 4th (PL 155.30)', class: 'E', violent: false, often: 10 },
  { crime: 'Crim Contempt 1st (PL 215.51)', class: 'E', violent: false, often: 6 },
  { crime: 'Attempted Burglary 3rd (PL 110/140.20)', class: 'E', violent: false, often: 8 },
  { crime: 'Crim Poss Stolen Property 4th (PL 165.45)', class: 'E', violent: false, often: 4 },
];

// Thousands of residents, 2020 census.
const counties: readonly (readonly [county: string, thousands: number])[] = [
  ['Kings', 2736], ['Queens', 2405], ['New York', 1694], ['Suffolk', 1526], ['Bronx', 1473], ['Nassau', 1396],
  ['Westchester', 1004], ['Erie', 954], ['Monroe', 759], ['Richmond', 496], ['Onondaga', 477], ['Orange', 401],
  ['Rockland', 339], ['Albany', 315], ['Dutchess', 296], ['Saratoga', 236], ['Oneida', 232], ['Niagara', 213],
  ['Broome', 199], ['Ulster', 182], ['Rensselaer', 161], ['Schenectady', 158], ['Chautauqua', 128], ['Oswego', 118],
  ['Jefferson', 117], ['Ontario', 112], ['St. Lawrence', 109], ['Tompkins', 106], ['Putnam', 98], ['Steuben', 94],
  ['Wayne', 91], ['Chemung', 84], ['Clinton', 80], ['Sullivan', 79], ['Cattaraugus', 77], ['Cayuga', 76],
  ['Madison', 68], ['Warren', 66], ['Livingston', 62], ['Columbia', 62], ['Washington', 61], ['Herkimer', 60],
  ['Otsego', 59], ['Genesee', 58], ['Fulton', 53], ['Montgomery', 50], ['Tioga', 48], ['Greene', 48],
  ['Franklin', 48], ['Chenango', 47], ['Cortland', 47], ['Allegany', 46], ['Delaware', 44], ['Wyoming', 41],
  ['Orleans', 40], ['Essex', 37], ['Seneca', 34], ['Schoharie', 30], ['Lewis', 27], ['Yates', 25],
  ['Schuyler', 18], ['Hamilton', 5],
];

type Shape = {
  readonly kind: 'indeterminate' | 'determinate';
  readonly min: string | null;
  readonly max: string;
  readonly class: Class;
  readonly weight: number;
};

const shapes = mix.shapes as readonly Shape[];

const daysInYear = 365.25;

function years(term: string): number {
  const [year = 0, month = 0, day = 0] = term.split('-').map(Number);
  return year + month / 12 + day / 360;
}

const isLife = (shape: Shape) => shape.max === 'LIFE';
const minimumYears = (shape: Shape) => years(shape.min ?? shape.max);

type Range = readonly [low: number, high: number];

const within = (range: Range | undefined, value: number) =>
  range !== undefined && value >= range[0] && value <= range[1];

const violentTerms: Partial<Record<Class, Range>> = { B: [5, 25], C: [3.5, 15], D: [2, 7], E: [1.5, 4] };
const secondViolentTerms: Partial<Record<Class, Range>> = { B: [8, 25], C: [5, 15], D: [3, 7], E: [2, 4] };
const drugTerms: Partial<Record<Class, Range>> = { 'A-II': [3, 10], B: [1, 9], C: [1, 5.5], D: [1, 2.5], E: [1, 1.5] };
const secondDrugTerms: Partial<Record<Class, Range>> = { 'A-II': [6, 17], B: [2, 12], C: [1.5, 8], D: [1.5, 4], E: [1.5, 2] };

function fits(crime: Crime, shape: Shape): boolean {
  if (crime.class !== shape.class) return false;
  if (shape.kind === 'determinate') {
    const term = years(shape.max);
    if (crime.field === 'drug') return within(drugTerms[crime.class], term) || within(secondDrugTerms[crime.class], term);
    return crime.violent && within(violentTerms[crime.class], term);
  }
  if (crime.field === 'drug') return false;
  if (!isLife(shape)) return !crime.violent;
  // A life maximum below class A is that of a persistent violent felony offender (PL 70.08).
  return shape.class.startsWith('A-') ? minimumYears(shape) >= (crime.leastMinimumYears ?? 0) : crime.violent;
}

/** Post-release supervision (PL 70.45(2)) in years: the lawful choices for a determinate term. */
function supervisionYears(crime: Crime, termYears: number, secondFelony: boolean): readonly number[] {
  const high = crime.class === 'B' || crime.class === 'C';
  if (crime.class === 'A-II') return [5];
  if (crime.field === 'drug') {
    const mustBeSecond = !within(drugTerms[crime.class], termYears);
    const second = mustBeSecond || (secondFelony && within(secondDrugTerms[crime.class], termYears));
    if (high) return second ? [1.5, 2, 3] : [1, 1.5, 2];
    return second ? [1, 1.5, 2] : [1];
  }
  if (crime.field === 'sex') {
    if (crime.class === 'B') return [5, 10, 15, 20];
    return crime.class === 'C' ? [5, 7, 10, 15] : [3, 5, 7, 10];
  }
  if (secondFelony && within(secondViolentTerms[crime.class], termYears)) return [5];
  return high ? [2.5, 3, 5, 5] : [1.5, 2, 3];
}

const asTerm = (inYears: number) => `${Math.floor(inYears)}-${twoDigits(Math.round((inYears % 1) * 12))}-00`;

const earliestReception = '1985-01-02';
// Determinate terms for first violent felonies began with crimes of September 1998.
const earliestDeterminate = '1999-06-01';

function earliestReceptionFor(shape: Shape): Temporal.PlainDate {
  return Temporal.PlainDate.from(shape.kind === 'determinate' ? earliestDeterminate : earliestReception);
}

/** The time from start to release under a shape: usually to conditional release, now and then nearly to the maximum. */
function servedDays(shape: Shape, chance: Chance): number {
  const inYears = isLife(shape)
    ? minimumYears(shape) + 16 * chance.next()
    : years(shape.max) * (chance.happens(0.1) ? 0.97 : shape.kind === 'determinate' ? 6 / 7 : 2 / 3);
  return Math.floor(inYears * daysInYear);
}

function jailTimeDays(atLeast: number, atMost: number, chance: Chance): number {
  // A transcript of no days is lawful: the custody was credited to an earlier sentence.
  if (chance.happens(0.02)) return 0;
  const kind = chance.next();
  const drawn =
    kind < 0.1 ? chance.whole(20, 60)
    : kind < 0.9 ? 60 + Math.floor(220 * (chance.next() + chance.next()))
    : chance.whole(500, 900);
  return Math.max(atLeast, Math.min(drawn, atMost, 900));
}

type Commitment = {
  readonly shape: Shape;
  readonly crime: Crime;
  readonly received: Temporal.PlainDate;
  readonly sentenced: Temporal.PlainDate;
  readonly jailDays: number;
};

/** Draws until the sentence leaves room for the days already spent in the facility. */
function drawCommitment(today: Temporal.PlainDate, leastDaysHeld: number, chance: Chance): Commitment {
  for (;;) {
    const shape = chance.weighted(shapes, (each) => each.weight);
    const awaitingTransfer = chance.whole(7, 40);
    const served = servedDays(shape, chance);
    const jailDays = jailTimeDays(awaitingTransfer, Math.floor(served * 0.45), chance);
    const mostDaysHeld = Math.min(served - jailDays, today.since(earliestReceptionFor(shape)).days);
    if (mostDaysHeld < leastDaysHeld) continue;
    const received = today.subtract({ days: chance.whole(leastDaysHeld, mostDaysHeld) });
    const possible = crimes.filter((crime) => fits(crime, shape) && (crime.since ?? 0) < received.year);
    if (possible.length === 0) continue;
    const sentenced = received.subtract({ days: awaitingTransfer });
    return { shape, crime: chance.weighted(possible, (crime) => crime.often), received, sentenced, jailDays };
  }
}

function ageAtReceptionInDays(chance: Chance): number {
  const kind = chance.next();
  const age =
    kind < 0.86 ? 19 + 13 * (chance.next() + chance.next())
    : kind < 0.98 ? 45 + 20 * chance.next() * chance.next()
    : 65 + 5.9 * chance.next();
  return Math.floor(age * daysInYear);
}

// COR 2(33), 137(6)(h): nobody of 21 or younger, or of 55 or older, is held in segregated confinement.
const shuAges: Range = [22, 54];
const anyAges: Range = [18, 84];

function birthDate(commitment: Commitment, today: Temporal.PlainDate, agesToday: Range, chance: Chance): Temporal.PlainDate | undefined {
  const inDays = ageAtReceptionInDays(chance);
  const born = commitment.received.subtract({ days: inDays });
  const ageToday = today.since(born, { largestUnit: 'years' }).years;
  const ageWhenArrested = (inDays - commitment.jailDays) / daysInYear;
  return within(agesToday, ageToday) && ageWhenArrested >= 18 ? born : undefined;
}

function drawName(chance: Chance): string {
  for (;;) {
    const family = chance.weighted(nameFamilies, (each) => each.surnames.length);
    const given = chance.pick(chance.happens(0.6) ? family.given : generalGivenNames);
    const surname = chance.pick(family.surnames);
    if (wellKnownCombinations.has(`${given} ${surname}`)) continue;
    return `${surname.toUpperCase()}, ${given} ${chance.pick([...'ABCDEFGHIJKLMNOPRSTVW'])}`;
  }
}

function indictment({ received, sentenced, jailDays }: Commitment, chance: Chance): string {
  const arrestedBefore = received.subtract({ days: jailDays }).year < sentenced.year;
  const year = sentenced.year - (chance.happens(arrestedBefore ? 0.8 : 0.15) ? 1 : 0);
  return `${String(chance.whole(12, 9400)).padStart(5, '0')}-${year}`;
}

function supervision({ shape, crime }: Commitment, chance: Chance): string {
  if (shape.kind === 'indeterminate') return '';
  return asTerm(chance.pick(supervisionYears(crime, years(shape.max), chance.happens(0.4))));
}

type Place = { readonly unit: string; readonly cell: string; readonly level?: Level };

function generalPlaces(count: number, chance: Chance): Place[] {
  const all = demonstrationUnits
    .filter((unit) => unit.use === 'general')
    .flatMap((unit) => unit.galleries.flatMap((gallery) => gallery.cells.map((cell) => ({ unit: unit.code, cell }))));
  if (count > all.length) throw new RangeError(`general population has ${all.length} cells; ${count} were asked for`);
  return chance.shuffled(all).slice(0, count);
}

type Slot = { readonly levels: readonly Level[]; readonly cell: string; readonly people: number };

/** Of those in the unit, how many share a cell where it is not full. */
const shareInDoubles = 0.3;

/** Cells on one side of the unit for so many people, some alone and some two to a cell, leaving at least one cell free on every gallery. */
function shuSlots(side: 'A' | 'B', count: number, chance: Chance): Slot[] {
  const all = demonstrationUnits
    .flatMap((unit) => unit.galleries)
    .filter((gallery) => gallery.side === side)
    .flatMap(({ levels = [], cells }) => chance.shuffled(cells).slice(1).map((cell) => ({ levels, cell })));
  if (count > all.length * shuBeds) throw new RangeError(`special housing side ${side} has room for ${all.length * shuBeds}; ${count} were asked for`);
  const doubles = Math.max(count - all.length, Math.floor((count * shareInDoubles) / 2));
  return chance.shuffled(all).slice(0, count - doubles).map((slot, index) => ({ ...slot, people: index < doubles ? shuBeds : 1 }));
}

/** Half at Level I, on the A side; three in ten at II and two in ten at III, on the B side. Who share a cell are on one level (PIMS R15). */
function shuPlaces(count: number, chance: Chance): Place[] {
  const onB = Math.floor(count / 2);
  let wantedAtThree = Math.round(count * 0.2);
  const places = (level: Level, { cell, people }: Slot): Place[] => Array.from({ length: people }, () => ({ unit: 'SHU', cell, level }));
  const sideB = shuSlots('B', onB, chance);
  const only = (level: Level) => sideB.filter(({ levels }) => levels.length === 1 && levels[0] === level);
  wantedAtThree -= only('III').reduce((sum, { people }) => sum + people, 0);
  const shared = sideB.filter(({ levels }) => levels.length > 1);
  return chance.shuffled([
    ...shuSlots('A', count - onB, chance).flatMap((slot) => places('I', slot)),
    ...only('II').flatMap((slot) => places('II', slot)),
    ...only('III').flatMap((slot) => places('III', slot)),
    ...shared.flatMap((slot) => {
      const isThree = wantedAtThree >= slot.people;
      if (isThree) wantedAtThree -= slot.people;
      return places(isThree ? 'III' : 'II', slot);
    }),
  ]);
}

// Long enough for a report, a hearing, and thirty days at each of two levels before the present one.
const leastDaysHeldInShu = 270;

function levelSince(level: Level, today: Temporal.PlainDate, chance: Chance): Temporal.PlainDate {
  const recent = chance.happens(level === 'I' ? 0.85 : 0.4);
  return today.subtract({ days: recent ? chance.whole(1, 60) : chance.whole(1, 150) });
}

type Person = Commitment & {
  readonly name: string;
  readonly born: Temporal.PlainDate;
  readonly place: Place;
  readonly since?: Temporal.PlainDate;
};

function drawPerson(place: Place, today: Temporal.PlainDate, chance: Chance): Person {
  for (;;) {
    const commitment = drawCommitment(today, place.level ? leastDaysHeldInShu : 30, chance);
    const born = birthDate(commitment, today, place.level ? shuAges : anyAges, chance);
    if (!born) continue;
    const since = place.level && levelSince(place.level, today, chance);
    return { ...commitment, born, place, name: drawName(chance), ...(since && { since }) };
  }
}

function drawPeople(places: readonly Place[], today: Temporal.PlainDate, chance: Chance): Person[] {
  const taken = new Set<string>();
  return places.map((place) => {
    for (;;) {
      const person = drawPerson(place, today, chance);
      const identity = `${person.name} ${person.born}`;
      if (taken.has(identity)) continue;
      taken.add(identity);
      return person;
    }
  });
}

/** Numbers rise with the date of reception within each year, with gaps for those who have since gone. */
function numberOf(people: readonly Person[], chance: Chance): Map<Person, string> {
  const numbers = new Map<Person, string>();
  const inOrder = people.toSorted((one, other) => Temporal.PlainDate.compare(one.received, other.received));
  for (const [year, ofYear] of Map.groupBy(inOrder, (person) => person.received.year)) {
    const widest = Math.max(1, Math.min(60, Math.floor(9999 / ofYear.length)));
    let sequence = 0;
    for (const person of ofYear) {
      sequence += chance.whole(1, widest);
      numbers.set(person, `${twoDigits(year % 100)}-X-${String(sequence).padStart(4, '0')}`);
    }
  }
  return numbers;
}

function distinctNysids(count: number, chance: Chance): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) drawn.add(`99${String(chance.whole(0, 999_999)).padStart(6, '0')}X`);
  return [...drawn];
}

const columns = [
  'din', 'nysid', 'name', 'date_of_birth', 'date_received', 'unit', 'cell', 'county', 'indictment', 'crime', 'class',
  'offense_date', 'nature', 'sentence', 'prs', 'sentenced', 'jail_time_days', 'level', 'level_since', 'made_up',
] as const;

type Row = Record<(typeof columns)[number], string | number>;

/** A crime of a few days before the custody it led to, or a month before the sentence where there was none. */
function offenseDay({ received, sentenced, jailDays }: Person): Temporal.PlainDate {
  const beforeCustody = received.subtract({ days: jailDays + 3 });
  const beforeSentence = sentenced.subtract({ days: 30 });
  return Temporal.PlainDate.compare(beforeCustody, beforeSentence) < 0 ? beforeCustody : beforeSentence;
}

function rowOf(person: Person, din: string, nysid: string, chance: Chance): Row {
  const { shape, place } = person;
  return {
    din,
    nysid,
    name: person.name,
    date_of_birth: person.born.toString(),
    date_received: person.received.toString(),
    unit: place.unit,
    cell: place.cell,
    county: chance.weighted(counties, ([, thousands]) => thousands)[0],
    indictment: indictment(person, chance),
    crime: person.crime.crime,
    class: shape.class,
    offense_date: offenseDay(person).toString(),
    nature: person.crime.field ?? (person.crime.violent ? 'violent' : 'other'),
    sentence: shape.kind === 'determinate' ? shape.max : `${shape.min} to ${shape.max}`,
    prs: supervision(person, chance),
    sentenced: person.sentenced.toString(),
    jail_time_days: person.jailDays,
    level: place.level ?? '',
    level_since: person.since?.toString() ?? '',
    made_up: 'yes',
  };
}

/**
 * Takes a seed, how many people to make up in all, how many of them in special housing, and the day that counts as
 * today; gives a roster as CSV text with a header, one row a person, in the order of their numbers. The same
 * arguments give the same text. Throws a RangeError when the facility has not the cells.
 */
export function demonstrationRoster(options: { seed: number; people: number; inShu: number; today: Temporal.PlainDate }): string {
  const { seed, people, inShu, today } = options;
  if (inShu > people) throw new RangeError(`${inShu} in special housing out of only ${people} people`);
  const chance = chanceFrom(seed);
  const places = [...shuPlaces(inShu, chance), ...generalPlaces(people - inShu, chance)];
  const roster = drawPeople(places, today, chance);
  const nysids = distinctNysids(people, chance);
  const rows = [...numberOf(roster, chance)].map(([person, din], index) => rowOf(person, din, nysids[index] ?? '', chance));
  return stringify(rows, { header: true, columns: [...columns] });
}
