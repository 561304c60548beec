import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../../../shared/contract/contract.ts';
import { roles, type Role } from '../../../shared/accounts/roles.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import { levels, type Unit } from '../../../shared/facility/facility.ts';
import { chanceFrom, type Chance } from '../../../station/demonstration/roster.ts';
import { mustRecord, openAccount, setUpStation } from '../../../station/set-up.ts';
import { openStation, type Station } from '../../../station/station.ts';
import { assignCell, assignLevel, receive, report } from '../../../station/testing/acts.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import { rounded } from '../benchmark.ts';
import { madeUpName, madeUpSurnames } from '../store/made-up-names.ts';
import { actsOf } from '../store/populate.ts';

/** A unit of 600 cells with somebody in nearly every one, on a book of so many entries. */
export interface BenchUnit extends Disposable {
  readonly station: Station;
  readonly dataDir: string;
  readonly people: readonly string[];
  /** Cells for Level I that nobody is in: two for each of two measurements. */
  readonly free: readonly [readonly [string, string], readonly [string, string]];
  readonly today: string;
  readonly actors: Readonly<Partial<Record<Role, Actor>>>;
  readonly password: string;
  readonly made: { readonly cells: number; readonly people: number; readonly entries: number; readonly insertSeconds: number };
}

const galleryCount = 24;
const cellsInGallery = 25;
/** Of the cells, one in so many is left free. */
const freeOneIn = 20;
const password = 'a password for measuring';
const groupsAtOnce = 100;
/** As `actsOf` makes them for somebody in general population. */
const entriesOfOthers = 4;

const shu: Unit = {
  code: 'SHU',
  name: 'Special Housing Unit',
  use: 'shu',
  galleries: Array.from({ length: galleryCount }, (_, index) => {
    const [side, floor] = [index % 2 === 0 ? ('A' as const) : ('B' as const), index % 4 < 2 ? ('lower' as const) : ('upper' as const)];
    const code = `${8 + Math.floor(index / 4)}${side}${floor === 'lower' ? 1 : 2}`;
    return { code, name: `Gallery ${code}`, floor, side, levels: side === 'A' ? ['I' as const] : ['II' as const, 'III' as const], cells: Array.from({ length: cellsInGallery }, (_cell, cell) => `${code}-${String(cell + 1).padStart(2, '0')}`) };
  }),
};

/** Puts 570 made-up people in the unit, each with a level, half with a report, and others in general population until the book has so many entries. */
export async function unitOf(entries: number): Promise<BenchUnit> {
  const folder = temporaryFolder();
  const station = await openStation({ dataDir: folder.path });
  const { actor, facility } = await setUpStation(station, { facility: 'Benchmark Facility', code: 'BENCH', demonstration: false, station: 'Station 1', administrator: { username: 'administrator', name: 'The Administrator', password } });
  const actors: Partial<Record<Role, Actor>> = { administrator: actor };
  for (const role of roles.filter((one) => one === 'captain' || one === 'officer' || one === 'records-clerk')) actors[role] = { account: await openAccount(station, { username: role, name: `The ${role}`, role, password }, actor), role };
  mustRecord(station, [{ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective: station.today().toString(), body: shu }], actor);

  const chance = chanceFrom(70);
  const surnames = madeUpSurnames(600, chance);
  const begun = performance.now();
  const places = shu.galleries.flatMap(({ cells, side, floor }) => cells.map((cell) => ({ cell, level: side === 'A' ? levels[0] : floor === 'lower' ? levels[1] : levels[2] }))).filter((_, index) => index % freeOneIn !== 0);
  const people = places.map(() => uuidv7());
  recordAll(station, people.map((id, index) => [receive(id, { din: `19-S-${String(index).padStart(4, '0')}`, nysid: `${String(90_000_000 + index * 7)}K`, name: madeUpName(surnames, chance) }, {})]), actors['records-clerk']!);
  recordAll(station, people.map((id, index) => inUnit(id, places[index]!, station, chance)), actors.captain!);
  recordAll(station, people.flatMap((id) => (chance.happens(0.5) ? [[reported(id, station, chance)]] : [])), actors.officer!);
  const others = Math.ceil((entries - station.book.count()) / entriesOfOthers);
  recordAll(station, Array.from({ length: others }, (_, index) => actsOf(station, index, madeUpName(surnames, chance))), actors['records-clerk']!);
  return {
    station,
    dataDir: folder.path,
    people,
    free: [['8A1-01', '8A1-21'], ['8A2-11', '9A1-01']],
    today: station.today().toString(),
    actors,
    password,
    made: { cells: galleryCount * cellsInGallery, people: people.length, entries: station.book.count(), insertSeconds: rounded((performance.now() - begun) / 1000) },
    [Symbol.dispose]() {
      folder[Symbol.dispose]();
    },
  };
}

function recordAll(station: Station, groups: readonly (readonly Act[])[], actor: Actor): void {
  for (let at = 0; at < groups.length; at += groupsAtOnce) {
    const refused = station.recordGroups(groups.slice(at, at + groupsAtOnce), actor).find((one) => one.is !== 'recorded');
    if (refused) throw new Error(`a made-up act was refused: ${JSON.stringify(refused)}`);
  }
}

function inUnit(id: string, { cell, level }: { readonly cell: string; readonly level: (typeof levels)[number] }, station: Station, chance: Chance): readonly Act[] {
  const since = station.today().subtract({ days: chance.whole(1, 120) }).toString();
  const order = { kind: 'restraint-order.issued', subject: { type: 'person' as const, id }, effective: since, body: { why: 'Threw a tray at an officer', restraints: 'Full restraints', reviewBy: since }, reason: 'Threw a tray at an officer' };
  return [assignLevel(id, level, { effective: since }), assignCell(id, 'SHU', cell, { effective: since, reason: 'As the unit was filled' }), ...(chance.happens(0.05) ? [order] : [])];
}

function reported(id: string, station: Station, chance: Chance): Act {
  return report(id, { date: station.today().subtract({ days: chance.whole(1, 150) }).toString(), tier: chance.pick([1, 2, 3] as const), narrative: 'He was told twice to step back from the door and did not do so. '.repeat(chance.whole(1, 6)) });
}
