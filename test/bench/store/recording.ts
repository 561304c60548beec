import Database from 'better-sqlite3';
import { join } from 'node:path';
import { demonstrationRoster, demonstrationUnits } from '../../../station/demonstration/roster.ts';
import { importRoster } from '../../../station/roster/import.ts';
import { previewRoster } from '../../../station/roster/preview.ts';
import { mustRecord } from '../../../station/set-up.ts';
import { openStation, type Station } from '../../../station/station.ts';
import { report } from '../../../station/testing/acts.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import { accounts } from '../../../station/store/schema.ts';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../../shared/entry/kind.ts';
import { middle, rounded } from '../benchmark.ts';
import { insertBare, newRows, type Marks } from './floor.ts';
import { benchStation } from './populate.ts';

interface Rate {
  readonly entriesPerSecond: number;
  readonly floor: number;
  readonly ratio: number;
}

const rounds = 3;
/** As the importer has it: rows of a roster in one transaction. */
const rowsAtOnce = 25;

/**
 * Entries recorded one by one, each on disk before the next, and by importing a roster; each beside the
 * same rows, entries and projections, inserted by bare prepared statements in as many transactions.
 */
export async function measureRecording(quick: boolean): Promise<object> {
  const sizes = quick ? { people: 60, reports: 40 } : { people: 1200, reports: 800 };
  const made: Awaited<ReturnType<typeof measureRound>>[] = [];
  for (let round = 0; round < rounds; round += 1) made.push(await measureRound(sizes, round));
  const rate = (of: 'imported' | 'oneByOne', seconds: 'seconds' | 'floorSeconds') => middle(made.map((round) => round[of].entries / round[of][seconds]));
  const compared = (of: 'imported' | 'oneByOne'): Rate => {
    const [entriesPerSecond, floor] = [rate(of, 'seconds'), rate(of, 'floorSeconds')];
    return { entriesPerSecond: Math.round(entriesPerSecond), floor: Math.round(floor), ratio: rounded(floor / entriesPerSecond) };
  };
  const [first] = made;
  return {
    recordedOneByOne: { ...compared('oneByOne'), entries: first!.oneByOne.entries, transactions: first!.oneByOne.entries, rounds },
    imported: {
      ...compared('imported'),
      rosterRows: sizes.people,
      entries: first!.imported.entries,
      transactions: Math.ceil(sizes.people / rowsAtOnce),
      rosterRowsPerSecond: Math.round(sizes.people / middle(made.map((round) => round.imported.seconds))),
      secondsOfPreviewBefore: rounded(middle(made.map((round) => round.imported.previewSeconds))),
      rounds,
    },
  };
}

async function measureRound({ people, reports }: { readonly people: number; readonly reports: number }, round: number) {
  using folder = temporaryFolder();
  const station = await openStation({ dataDir: folder.path });
  const coordinator = await benchStation(station);
  const administrator: Actor = { account: station.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.role, 'administrator')).get()!.id, role: 'administrator' };
  const facility = station.db.$client.prepare('SELECT id FROM facilities').pluck().get() as string;
  mustRecord(station, demonstrationUnits.map((body) => ({ kind: 'unit.described', subject: { type: 'facility' as const, id: facility }, effective: station.today().toString(), body })), administrator);

  const text = demonstrationRoster({ seed: 60 + round, people, inShu: Math.floor(people / 6), today: station.today() });
  let copy = await copyOf(station, folder.path, 'before-import');
  let begun = performance.now();
  const { digest } = previewRoster(station, text, coordinator).preview;
  const previewSeconds = (performance.now() - begun) / 1000;
  begun = performance.now();
  for await (const _ of importRoster(station, text, digest, coordinator)) continue;
  const importSeconds = (performance.now() - begun) / 1000;
  const imported = { ...floorOf(station, copy, rowsAtOnce), seconds: importSeconds, previewSeconds };

  const persons = station.people.list(undefined, 'din').slice(0, reports).map(({ id }) => id);
  const acts = persons.map((person, index) => report(person, { date: station.today().subtract({ days: index % 7 }).toString(), narrative: 'He was told twice to step back from the door and did not do so. '.repeat(1 + (index % 8)) }));
  copy = await copyOf(station, folder.path, 'before-reports');
  begun = performance.now();
  for (const act of acts) mustRecord(station, [act], coordinator);
  const seconds = (performance.now() - begun) / 1000;
  const oneByOne = { ...floorOf(station, copy, 1), seconds };
  station.close();
  return { imported, oneByOne };
}

interface Copy {
  readonly client: Database.Database;
  readonly marks: Marks;
}

/** A copy of the database as it stands, in the same folder and under the same pragmas: the floor's ground. */
async function copyOf(station: Station, folder: string, name: string): Promise<Copy> {
  const source = station.db.$client;
  const file = join(folder, `${name}.sqlite`);
  await source.backup(file);
  const client = new Database(file);
  for (const pragma of ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers']) client.pragma(`${pragma} = ${String(source.pragma(pragma, { simple: true }))}`);
  const entries = source.prepare('SELECT coalesce(max(rowid), 0) FROM entries').pluck().get() as number;
  return { client, marks: { entries } };
}

/** Puts what was added to the station since into the copy, so many people in one transaction. */
function floorOf(station: Station, { client, marks }: Copy, peopleAtOnce: number): { readonly entries: number; readonly floorSeconds: number } {
  const rows = newRows(station.db.$client, marks);
  const begun = performance.now();
  insertBare(client, rows, peopleAtOnce);
  const floorSeconds = (performance.now() - begun) / 1000;
  client.close();
  return { entries: rows.reduce((sum, { entries }) => sum + entries.length, 0), floorSeconds };
}
