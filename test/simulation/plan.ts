import { chanceFrom } from '../../station/demonstration/roster.ts';
import { attemptNames } from '../../station/testing/attempts.ts';
import { mostFacilities, peopleAtStart } from './disk.ts';

/** What goes wrong with a request or its answer on the way. `cut`: the connection is cut after so many characters, and whoever waits is told at once. */
export const networkFaults = ['request lost', 'answer lost', 'repeated', 'reordered', 'delayed', 'cut short', 'answer cut short', 'stalled', 'cut'] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** What an officer tries, besides what every test of a station tries. */
export const actNames = [...attemptNames, 'transfer', 'settle', 'void a settlement', 'ask again'] as const;
export type ActName = (typeof actNames)[number];

/** What happens at a moment, in milliseconds from the beginning. Stations are named by their place in the plan. */
export type Happening = { readonly at: number } & (
  | { readonly is: 'act'; readonly station: number; readonly what: ActName; readonly whom: number; readonly choice: number }
  | { readonly is: 'partition'; readonly station: number; readonly way: 'out' | 'back' | 'both'; readonly for: number }
  /** The process dies at a commit: the so-manieth from now, before it or behind it. */
  | { readonly is: 'crash'; readonly station: number; readonly commit: number; readonly behind: boolean; readonly for: number }
  | { readonly is: 'office crash'; readonly commit: number; readonly behind: boolean; readonly for: number }
  | { readonly is: 'clock'; readonly station: number; readonly by: number }
  | { readonly is: 'pause'; readonly station: number; readonly for: number }
  | { readonly is: 'join'; readonly station: number }
  | { readonly is: 'upgrade'; readonly station: number }
  | { readonly is: 'office upgrade' }
  | { readonly is: 'clone'; readonly station: number }
  | { readonly is: 'copy disk'; readonly station: number }
  | { readonly is: 'put disk back'; readonly station: number }
  | { readonly is: 'revoke'; readonly station: number; readonly distrusted: number | null; readonly broughtIn: number }
  | { readonly is: 'seal'; readonly choice: number }
  | { readonly is: 'epoch' }
  /** So many days go by everywhere at once. */
  | { readonly is: 'days'; readonly days: number }
  | { readonly is: 'by hand'; readonly station: number; readonly back: number; readonly lost: boolean; readonly twice: boolean }
);

export interface StationPlan {
  /** The number of its facility; of a workstation at the main office itself, null. */
  readonly facility: number | null;
  /** Set up alone, it brings its facility; every facility has one, first. */
  readonly founder: boolean;
  /** Its program is an old one, which does not know some kinds. */
  readonly old: boolean;
  /** Milliseconds its clock is off at the beginning. */
  readonly off: number;
}

/** A world and what becomes of it: everything that a run depends on, with its seed. */
export interface Plan {
  readonly seed: number;
  readonly stations: readonly StationPlan[];
  readonly officeOld: boolean;
  /** How many processes serve the main office. */
  readonly processes: number;
  /** The most entries of a page, so that small books travel in many. */
  readonly page: number;
  /** How often a request meets each fault, of one. */
  readonly network: Readonly<Record<NetworkFault, number>>;
  readonly happenings: readonly Happening[];
  /** True when stations are told at the end that the link is back; else they find out by trying. */
  readonly nudge: boolean;
}

const second = 1000;
const minute = 60 * second;
const year = 365 * 24 * 60 * minute;

/** The plan of a seed: the same for the same seed, on every machine. */
export function planOf(seed: number): Plan {
  const chance = chanceFrom(Math.imul(seed, 0x9e3779b1) ^ 0x51a7);
  const many = chance.happens(0.06);
  const count = many ? chance.whole(6, 12) : chance.weighted([2, 3, 4, 5], (n) => [5, 4, 2, 1][n - 2]!);
  const facilities = Math.min(count, chance.weighted([1, 2, mostFacilities], (n) => [4, 5, 2][n - 1]!));
  const stations = Array.from({ length: count }, (_, index): StationPlan => {
    const founder = index < facilities;
    return {
      facility: !founder && chance.happens(0.12) ? null : founder ? index : chance.weighted(Array.from({ length: facilities }, (_unused, n) => n), (n) => (n === 0 ? 3 : 1)),
      founder,
      old: chance.happens(0.15),
      off: chance.weighted([0, chance.whole(-10, 10) * minute, chance.whole(-3, 5) * year], (off) => (off === 0 ? 4 : Math.abs(off) < year ? 3 : 1)),
    };
  });
  const late = stations.map(({ founder }) => !founder && chance.happens(0.35));
  const bad = chance.weighted([0, 0.03, 0.12], (rate) => (rate === 0 ? 1 : 3));
  const network = Object.fromEntries(networkFaults.map((fault) => [fault, fault === 'stalled' ? bad / 6 : fault === 'cut' ? 0 : bad * chance.next()])) as Record<NetworkFault, number>;

  const length = chance.whole(40, 150) * second;
  const moment = () => chance.whole(0, length);
  const station = () => chance.whole(0, count - 1);
  const happenings: Happening[] = [];
  const acts = chance.whole(8, 18) + 4 * count;
  // In bursts, so that many of them are made without sight of one another.
  const bursts = Array.from({ length: chance.whole(2, 4) }, moment);
  const favourite = chance.whole(0, facilities * peopleAtStart - 1);
  for (let n = 0; n < acts; n += 1) {
    const what = chance.weighted(actNames, weightOf);
    const at = chance.happens(0.75) ? Math.min(length, chance.pick(bursts) + chance.whole(0, 4 * second)) : moment();
    happenings.push({ at, is: 'act', station: station(), what, whom: chance.happens(0.6) ? favourite : chance.whole(0, 11), choice: chance.whole(0, 99_999) });
  }
  // When the links are back, people look into the inbox, at both sides.
  for (let n = chance.whole(2, 5); n > 0; n -= 1) happenings.push({ at: Math.round(length * (0.5 + chance.next() / 2)), is: 'act', station: station(), what: chance.happens(0.85) ? 'settle' : 'void a settlement', whom: favourite, choice: chance.whole(0, 99_999) });
  const sometimes = (share: number, most: number, make: () => Happening) => {
    for (let n = 0; n < most; n += 1) if (chance.happens(share)) happenings.push(make());
  };
  late.forEach((isLate, index) => happenings.push({ at: isLate ? moment() : 0, is: 'join', station: index }));
  sometimes(0.5, 3, () => ({ at: moment(), is: 'partition', station: station(), way: chance.pick(['out', 'back', 'both'] as const), for: chance.whole(5, 90) * second }));
  sometimes(0.4, 4, () => ({ at: moment(), is: 'crash', station: station(), commit: chance.whole(0, 12), behind: chance.happens(0.5), for: chance.whole(1, 20) * second }));
  sometimes(0.4, 2, () => ({ at: moment(), is: 'office crash', commit: chance.whole(0, 25), behind: chance.happens(0.5), for: chance.whole(1, 15) * second }));
  sometimes(0.15, 3, () => ({ at: moment(), is: 'clock', station: station(), by: chance.happens(0.7) ? chance.whole(-30, 30) * minute : chance.whole(-2, 3) * year }));
  sometimes(0.15, 1, () => ({ at: moment(), is: 'pause', station: station(), for: chance.whole(5, 60) * second }));
  sometimes(0.5, 1, () => ({ at: moment(), is: 'seal', choice: chance.whole(0, 99_999) }));
  sometimes(0.05, 1, () => ({ at: moment(), is: 'epoch' }));
  sometimes(0.2, 2, () => ({ at: moment(), is: 'by hand', station: station(), back: chance.whole(1, 40) * second, lost: chance.happens(0.2), twice: chance.happens(0.3) }));
  sometimes(0.12, 1, () => ({ at: moment(), is: 'clone', station: station() }));
  sometimes(0.15, 1, () => ({ at: moment(), is: 'revoke', station: station(), distrusted: chance.happens(0.5) ? chance.whole(1, 20) : null, broughtIn: chance.whole(1, 60) * second }));
  if (chance.happens(0.12)) {
    const whose = station();
    const copied = moment();
    happenings.push({ at: copied, is: 'copy disk', station: whose }, { at: copied + chance.whole(5, 60) * second, is: 'put disk back', station: whose });
  }
  stations.forEach(({ old }, index) => {
    if (old && chance.happens(0.6)) happenings.push({ at: moment(), is: 'upgrade', station: index });
  });
  // From a stream of its own, so that a seed's other happenings are what they were. People go to another facility, are let go once the days are over, and some come back.
  const custody = chanceFrom(Math.imul(seed, 0xc2b2ae35) ^ 0x1e7);
  if (facilities > 1 && custody.happens(0.6)) {
    const over = Math.round(length * (0.4 + 0.2 * custody.next()));
    const transfer = (at: number) => happenings.push({ at: Math.round(at), is: 'act', station: custody.whole(0, count - 1), what: 'transfer', whom: custody.happens(0.5) ? favourite : custody.whole(0, 11), choice: custody.whole(0, 99_999) });
    for (let n = custody.whole(3, 6); n > 0; n -= 1) transfer(over * 0.8 * custody.next());
    happenings.push({ at: over, is: 'days', days: custody.whole(80, 200) });
    for (let n = custody.whole(4, 9); n > 0; n -= 1) transfer(over + (length - over) * custody.next());
  }
  const officeOld = chance.happens(0.08);
  if (officeOld) happenings.push({ at: moment(), is: 'office upgrade' });
  return { seed, stations, officeOld, processes: chance.whole(1, 3), page: chance.weighted([3, 8, 40, 1000], () => 1), happenings: happenings.toSorted((a, b) => a.at - b.at), nudge: chance.happens(0.7), network: { ...network, cut: bad * chance.next() } };
}

function weightOf(what: ActName): number {
  const weights: Partial<Record<ActName, number>> = { level: 8, cell: 7, report: 3, 'a step of a case': 3, correct: 5, void: 3, certify: 3, commit: 2, transfer: 2, settle: 7, 'void a settlement': 1, receive: 1, 'ask again': 1, 'certify the dates': 0.4, 'check the certificate': 0.4, 'enter a date by hand': 0.3, 'close an account': 0.5, 'describe a unit': 1.5 };
  return weights[what] ?? 1;
}
