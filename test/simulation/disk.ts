import type Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { keysNumbered } from '../../central/testing/station.ts';
import { roles, type Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { problemCodes } from '../../shared/problems.ts';
import { newId } from '../../station/set-up.ts';
import { openStation, type Station } from '../../station/station.ts';
import { databaseFile } from '../../station/store/open.ts';
import { certify, commit, receive, testUnits } from '../../station/testing/acts.ts';
import { seededBytes } from '../../station/testing/surroundings.ts';

/** The process died: everything in memory is gone, and what was not committed. */
export class Crash extends Error {
  constructor() {
    super('the process died');
    this.name = 'Crash';
  }
}

/** A folder in memory where the system has one, so that a thousand books begin and end quickly; of a thread, within that of the run. */
export function folderInMemory(): string {
  const ofRun = (workerData as { readonly simulationFolder?: string } | null)?.simulationFolder;
  return mkdtempSync(join(ofRun ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir()), 'daybook-simulation-'));
}

/** Told of every commit of a database; may be the crash, before it or behind it. */
export interface Commits {
  /** A commit is about to be made. True: the process dies now, and it is not. */
  before(): boolean;
  /** A commit was made. True: the process dies now. */
  after(): boolean;
  died(): void;
}

/** Puts a watch on the commits of an open database: of transactions, and of statements outside of them. */
export function watchCommits(client: Database.Database, commits: Commits): void {
  let depth = 0;
  const die = (): never => {
    commits.died();
    client.close();
    throw new Crash();
  };
  const watched = <Result>(run: () => Result): Result => {
    if (depth > 0 || client.inTransaction) return run();
    if (commits.before()) die();
    const result = run();
    if (commits.after()) die();
    return result;
  };
  const transaction = client.transaction.bind(client) as (work: (...words: unknown[]) => unknown) => Database.Transaction<(...words: unknown[]) => unknown>;
  const transactionWatched = (work: (...words: unknown[]) => unknown) => {
    const inside = transaction((...words) => {
      depth += 1;
      try {
        const result = work(...words);
        if (depth === 1 && commits.before()) throw new Crash();
        return result;
      } finally {
        depth -= 1;
      }
    });
    const outside = (run: (...words: unknown[]) => unknown) => (...words: unknown[]) => {
      const outermost = depth === 0 && !client.inTransaction;
      let result: unknown;
      try {
        result = run(...words);
      } catch (error) {
        if (error instanceof Crash && outermost) die();
        throw error;
      }
      if (outermost && commits.after()) die();
      return result;
    };
    return Object.assign(outside(inside), { default: outside(inside.default), deferred: outside(inside.deferred), immediate: outside(inside.immediate), exclusive: outside(inside.exclusive), database: client });
  };
  const prepare = client.prepare.bind(client) as (source: string) => Database.Statement<unknown[]>;
  const prepareWatched = (source: string) => {
    const statement = prepare(source);
    if (statement.readonly) return statement;
    const { run } = statement;
    statement.run = (...words) => watched(() => run.apply(statement, words));
    if (statement.reader) {
      const { get, all } = statement;
      statement.get = (...words) => watched(() => get.apply(statement, words));
      statement.all = (...words) => watched(() => all.apply(statement, words));
    }
    return statement;
  };
  Object.assign(client, { transaction: transactionWatched, prepare: prepareWatched });
}

/** A facility as its first station has set it up alone, to be copied. */
export interface Founded {
  readonly facility: string;
  readonly name: string;
  readonly key: number;
  readonly database: Buffer;
}

interface Templates {
  readonly founded: readonly Founded[];
  /** A book that nobody has begun. */
  readonly empty: Buffer;
}

/** Who acts at a facility, by its number: an account for each role. */
export function actorsOf(facility: number): Readonly<Record<Role, Actor>> {
  return Object.fromEntries(roles.map((role) => [role, { account: `account-${role}-${facility}`, role }])) as Record<Role, Actor>;
}

/** When every simulated world begins. */
export const start = Date.parse('2026-03-02T15:00:00.000Z');
export const mostFacilities = 3;
/** How many people each facility holds at the beginning. */
export const peopleAtStart = 3;

let made: Promise<Templates> | undefined;

/** Books to begin with, made once for a process and the same in every process. */
export function templates(): Promise<Templates> {
  return (made ??= makeTemplates());
}

async function makeTemplates(): Promise<Templates> {
  const folder = folderInMemory();
  try {
    const founded: Founded[] = [];
    for (let number = 0; number < mostFacilities; number += 1) founded.push(await found(join(folder, String(number)), number));
    const empty = join(folder, 'empty');
    writeKeys(empty, 99);
    (await openStation({ dataDir: empty, now: () => start })).close();
    return { founded, empty: readFileSync(databaseFile(empty)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function found(dataDir: string, number: number): Promise<Founded> {
  const key = 10 + number;
  writeKeys(dataDir, key);
  const station = await openStation({ dataDir, now: () => start - 86_400_000, random: seededBytes(1000 + number) });
  const [id, facility] = [newId(station), newId(station)];
  const effective = station.today().toString();
  const name = `Facility ${number + 1}`;
  station.book.nameStation(id);
  const actors = actorsOf(number);
  mustRecord(station, actors.administrator, [
    { kind: 'station.opened', subject: { type: 'station', id }, effective, body: { name: 'Records 1', publicKey: station.key.publicKey } },
    ...roles.toSorted((a, b) => Number(b === 'administrator') - Number(a === 'administrator')).map((role): Act => ({ kind: 'account.opened', subject: { type: 'account', id: actors[role].account }, effective, body: { username: role, name: `The ${role}`, role, passwordHash: '$argon2id$of no password' } })),
    { kind: 'facility.described', subject: { type: 'facility', id: facility }, effective, body: { name, code: `F${number + 1}`, demonstration: false } },
    ...testUnits.map((unit): Act => ({ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective, body: unit })),
  ]);
  for (let person = 0; person < peopleAtStart; person += 1) {
    const [who, commitment] = [newId(station), newId(station)];
    mustRecord(station, actors['records-clerk'], [receive(who, { din: `18-A-${String(1000 + number * 100 + person)}`, nysid: `0${number}0000${person}1Q`, name: `SURNAME${number}${person}, Given` }), commit(who, {}, { id: commitment }), certify(who, commitment, {}, { effective })]);
  }
  station.close();
  return { facility, name, key, database: readFileSync(databaseFile(dataDir)) };
}

function mustRecord(station: Station, actor: Actor, acts: readonly Act[]): void {
  const recorded = station.record(acts, actor, problemCodes);
  if (recorded.is !== 'recorded') throw new Error(JSON.stringify(recorded.problems, null, 1));
}

/** Puts a book and the keys of a number into a data folder. */
export function writeBook(dataDir: string, database: Buffer, key: number): void {
  writeKeys(dataDir, key);
  writeFileSync(databaseFile(dataDir), database);
}

function writeKeys(dataDir: string, number: number): void {
  const { signing, agreeing } = keysNumbered(number);
  mkdirSync(dataDir, { recursive: true });
  for (const [file, key] of [['station.key', signing], ['station.agreement.key', agreeing]] as const) writeFileSync(join(dataDir, file), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

/** A copy of a data folder as a copied disk is: between two commits. */
export function copyDisk(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
