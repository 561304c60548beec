import { openAccount, newId, setUpStation } from '../../../station/set-up.ts';
import { openStation, type Station } from '../../../station/station.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import { assignCell, certify, commit, receive } from '../../../station/testing/acts.ts';
import { chanceFrom } from '../../../station/demonstration/roster.ts';
import type { Act } from '../../../shared/contract/contract.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import { rounded } from '../benchmark.ts';
import { madeUpName, madeUpSurnames } from './made-up-names.ts';

/** A book with many people, in a folder of its own. */
export interface Populated extends Disposable {
  readonly station: Station;
  readonly dataDir: string;
  /** How it was made, for the report. */
  readonly made: { readonly count: number; readonly surnames: number; readonly entries: number; readonly insertedAs: string; readonly insertSeconds: number; readonly databaseMb: number };
}

const differentSurnames = 12_000;
const groupsAtOnce = 200;

/** Puts made-up people on record, each by real entries: reception, commitment, jail time and a cell. */
export async function populate(people: number): Promise<Populated> {
  const folder = temporaryFolder();
  const station = await openStation({ dataDir: folder.path });
  const coordinator = await benchStation(station);
  const chance = chanceFrom(50);
  const surnames = madeUpSurnames(Math.min(differentSurnames, people), chance);
  const begun = performance.now();
  for (let at = 0; at < people; at += groupsAtOnce) {
    const groups = Array.from({ length: Math.min(groupsAtOnce, people - at) }, (_, index) => actsOf(station, at + index, madeUpName(surnames, chance)));
    const refused = station.recordGroups(groups, coordinator).find((one) => one.is !== 'recorded');
    if (refused) throw new Error(`a made-up person was refused: ${JSON.stringify(refused)}`);
  }
  const seconds = (performance.now() - begun) / 1000;
  station.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = station.db.$client.prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size').pluck().get() as number;
  return {
    station,
    dataDir: folder.path,
    made: { count: people, surnames: surnames.length, entries: station.book.count(), insertedAs: 'real entries, through recordGroups', insertSeconds: rounded(seconds), databaseMb: Math.round(bytes / 2 ** 20) },
    [Symbol.dispose]() {
      station.close();
      folder[Symbol.dispose]();
    },
  };
}

/** Sets a station up with an administrator and a coordinator. Out: the coordinator. */
export async function benchStation(station: Station): Promise<Actor> {
  const password = 'a password for measuring';
  const { actor } = await setUpStation(station, { facility: 'Benchmark Facility', code: 'BENCH', demonstration: false, station: 'Station 1', administrator: { username: 'administrator', name: 'The Administrator', password } });
  const account = await openAccount(station, { username: 'coordinator', name: 'The Coordinator', role: 'coordinator', password }, actor);
  return { account, role: 'coordinator' };
}

/** One person, numbered: the number gives a DIN, a NYSID and a cell that nobody else has. */
export function actsOf(station: Station, number: number, name: string): readonly Act[] {
  const [id, committed] = [newId(station), newId(station)];
  const year = 10 + (number % 16);
  const rest = Math.floor(number / 16);
  const din = `${year}-${'ABRC'[Math.floor(rest / 10_000)]}-${String(rest % 10_000).padStart(4, '0')}`;
  const received = `20${year}-06-04`;
  const block = `${String.fromCodePoint(65 + (number % 26))}${Math.floor(number / 26 / 160)}`;
  const inBlock = Math.floor(number / 26) % 160;
  const cell = `${block}-${1 + Math.floor(inBlock / 40)}-${String(1 + (inBlock % 40)).padStart(2, '0')}`;
  const words = { din, nysid: `${String(10_000_000 + number * 7)}K`, name, received };
  return [receive(id, words), commit(id, { received, sentenced: received }, { id: committed }), certify(id, committed, { days: number % 300 }), assignCell(id, block, cell)];
}
