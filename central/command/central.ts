import { Command, Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pino } from 'pino';
import { scopeOf } from '../../shared/sync/scope.ts';
import { NotMade, type Administrators } from '../admin/administrators.ts';
import { everything } from '../office/accept.ts';
import type { OfficeActor } from '../office/author.ts';
import { importByHand } from '../office/by-hand.ts';
import { describeFacility, issueCode } from '../office/enrol.ts';
import { writeWire } from '../office/kept.ts';
import { bringIn, setAside } from '../office/quarantine.ts';
import { goOnFromCopy, toEnterAgain } from '../office/restored.ts';
import { revoke, sealByOrder } from '../office/revoke.ts';
import { certificateFrom, ownCertificate } from '../serve/certificate.ts';
import { fleetOf, hasSomethingToShow, withoutContentSays } from '../serve/fleet.ts';
import { loggable, serveOffice } from '../serve/server.ts';
import { moment, span } from '../serve/status-page.ts';
import { defaultDataDir } from './data-dir.ts';
import { openCentral, type OpenedOffice } from './opened.ts';
import { quarantineLines } from './quarantine.ts';

/** `npm run central` serves the main office; `npm run -s central -- …` is for its administrator. Exit 0 done, 1 not, 2 a wrong call. */
const program = new Command('central')
  .description('The main office of Daybook: takes in what stations write and gives each what it should have.')
  .showHelpAfterError()
  .addHelpText('after', '\nDATABASE_URL names a PostgreSQL database whose account owns its tables. Without it, a PostgreSQL of our own runs in the data folder.');

interface DataOptions {
  readonly data: string;
}
interface ActingOptions extends DataOptions {
  readonly as?: string;
}

/** A command on the office of a data folder. */
const onOffice = (command: Command): Command => command.option('--data <dir>', 'the data folder: keys, certificate and, without DATABASE_URL, the database', defaultDataDir());
/** One that enters something in an administrator's name. */
const inName = (command: Command): Command => onOffice(command).option('--as <username>', 'the administrator in whose name it is done (needed where there are several)');

interface ServeOptions extends DataOptions {
  readonly port: string;
  readonly host: string;
  readonly name: string;
  readonly certificate?: string;
  readonly certificateKey?: string;
  readonly admin?: string;
  readonly adminName?: string;
  readonly adminPasswordFile?: string;
  readonly log?: string;
}

onOffice(program.command('serve', { isDefault: true }))
  .description('serve the main office (what happens without a command)')
  .option('--port <port>', 'the port; 0 for one that is free', '8443')
  .option('--host <address>', 'the address to listen on', '0.0.0.0')
  .option('--name <name>', 'the name of this main office, at its beginning', 'Main office')
  .option('--certificate <file>', 'a certificate with its chain (PEM), in place of the one that signs itself')
  .option('--certificate-key <file>', 'its private key (PEM)')
  .option('--admin <username>', 'makes the first administrator, if there is none')
  .option('--admin-name <name>', 'his or her name')
  .option('--admin-password-file <file>', 'file whose first line is the password')
  .addOption(new Option('--log <file>', 'the log, JSON a line; "-" is the standard error').default(undefined, 'the standard error; central.log in the data folder when started at a terminal'))
  .action(async (options: ServeOptions) => {
    if ((options.certificate === undefined) !== (options.certificateKey === undefined)) fail('Give --certificate and --certificate-key together.', 2);
    const file = options.log ?? (process.stdout.isTTY ? join(options.data, 'central.log') : '-');
    const log = pino({ base: { pid: process.pid } }, file === '-' ? pino.destination(2) : pino.destination({ dest: resolve(file), mkdir: true, sync: false }));
    // From the beginning: who ends it while it starts would otherwise leave its PostgreSQL running.
    const ended = signalled();
    const office = await opened(options, { name: options.name, failed: (error) => log.error({ error: loggable(error) }, 'something failed') });
    try {
      await firstAdministrator(office.administrators, options);
      const certificate = options.certificate === undefined ? await ownCertificate(office.dataDir, Date.now) : certificateFrom(options.certificate, options.certificateKey!);
      const server = await serveOffice(office.context, office.administrators, log, { host: options.host, port: Number(options.port), certificate });
      const shown = options.host === '0.0.0.0' || options.host === '::' ? hostname() : options.host;
      say(`https://${shown}:${server.port}/`);
      say(`${office.context.identity.name}; database ${office.database}; certificate ${certificate.fingerprint}`);
      if ((await office.administrators.count()) === 0) say('There is no administrator yet: npm run -s central -- admin --help');
      log.info({ port: server.port }, 'serving');
      await ended;
      await server.close();
    } finally {
      await office.close();
    }
  });

onOffice(program.command('admin'))
  .description('make an administrator, who may open the status page; or give one another password')
  .requiredOption('--username <username>', 'the user name')
  .option('--name <name>', 'his or her name')
  .option('--new-password', 'the administrator is there and gets another password')
  .option('--password-file <file>', 'file whose first line is the password (asked for without it)')
  .action(async (options: DataOptions & { username: string; name?: string; newPassword?: boolean; passwordFile?: string }) => {
    if ((options.name === undefined) !== (options.newPassword === true)) fail('Give --name to make an administrator, or --new-password for one who is there.', 2);
    await withOffice(options, async ({ administrators }) => {
      const password = options.passwordFile === undefined ? await asked('Password: ', true) : firstLine(options.passwordFile);
      const made = options.name === undefined ? await administrators.setPassword(options.username, password) : await administrators.make({ username: options.username, name: options.name, password });
      say(`${made.username} may sign in`);
    }, options.name !== undefined);
  });

onOffice(program.command('status'))
  .description('how the stations stand: last heard, waiting, in question, clocks, versions')
  .option('--json', 'as JSON')
  .action(async (options: DataOptions & { json?: boolean }) => {
    await withOffice(options, async ({ context }) => {
      const fleet = await fleetOf(context);
      if (options.json) return say(JSON.stringify(fleet, undefined, 2));
      say(`${fleet.office.name}: ${fleet.entries} ${fleet.entries === 1 ? 'entry' : 'entries'}, ${fleet.unfolded} records to be folded, ${fleet.quarantined} entries in quarantine to be decided, ${fleet.differences} records that differ`);
      if (fleet.withoutContent > 0) say(`${fleet.withoutContent} ${fleet.withoutContent === 1 ? 'entry is' : 'entries are'} ${withoutContentSays}`);
      for (const facility of fleet.facilities.filter(hasSomethingToShow)) {
        say(`${facility.name} (${facility.id}): ${facility.subjects} records, ${facility.inQuestion} entries in question, ${facility.standingAside} standing aside, ${facility.unread} unread`);
        for (const one of facility.stations) {
          const heard = one.heardAt === null ? 'never heard' : `heard ${span(fleet.at - one.heardAt)} ago`;
          const waiting = one.waiting === null ? 'waiting not known' : `${one.waiting} waiting${one.oldestWaiting === null ? '' : `, the oldest for ${span(fleet.at - one.oldestWaiting)}`}`;
          const clock = one.ahead === null ? 'clock not known' : Math.abs(one.ahead) < 1000 ? 'clock right' : `clock ${span(Math.abs(one.ahead))} ${one.ahead < 0 ? 'behind' : 'ahead'}`;
          say(`  ${one.name} (${one.id}): ${one.state}${one.why === null ? '' : ` (${one.why})`}, ${one.entries} entries, ${heard}, ${waiting}, ${clock}, program ${one.program ?? 'not known'}`);
        }
      }
      return undefined;
    });
  });

inName(program.command('enrol-code'))
  .description('issue a code that enrols one station, once')
  .option('--facility <name-or-id>', 'for a further station of a facility that is known')
  .option('--new-facility <name>', 'for the first station of a facility that begins with nothing; give --code too')
  .option('--code <code>', 'the code of the new facility, such as UPS')
  .option('--brings-own', 'for a station that was set up alone and brings its facility')
  .option('--main-office', 'for a workstation at the main office, which sees every facility')
  .option('--minutes <minutes>', 'how long it holds', '60')
  .action(async (options: ActingOptions & { facility?: string; newFacility?: string; code?: string; bringsOwn?: boolean; mainOffice?: boolean; minutes: string }) => {
    const purposes = [options.facility, options.newFacility, options.bringsOwn, options.mainOffice].filter((one) => one !== undefined);
    if (purposes.length !== 1) fail('Give one of --facility, --new-facility, --brings-own and --main-office.', 2);
    if (options.newFacility !== undefined && options.code === undefined) fail('Give the code of the new facility with --code.', 2);
    const life = Number(options.minutes) * 60_000;
    if (!(life > 0)) fail('Give how many minutes the code holds as a number.', 2);
    await withOffice(options, async ({ context, administrators }) => {
      const actor = await acting(administrators, options.as);
      let facility: string | null = null;
      if (options.mainOffice) facility = context.identity.id;
      else if (options.newFacility !== undefined) facility = await describeFacility(context, options.newFacility, options.code!, actor, randomUUID());
      else if (options.facility !== undefined) facility = named('facility', options.facility, await context.store.transaction((transaction) => transaction.facilities())).id;
      const { code, expiresAt } = await issueCode(context, facility, actor.account, life);
      say(code);
      note(`Holds until ${moment(expiresAt)}, for one station.`);
    });
  });

inName(program.command('revoke'))
  .description('refuse a station from now on; what it has not sent can be brought in by hand and arrives in question')
  .argument('<station>', 'the name or id of the station, as status says it')
  .requiredOption('--why <reason>', 'the reason, as the book will have it')
  .option('--from <sequence>', 'put its entries from this sequence number on in question')
  .action(async (station: string, options: ActingOptions & { why: string; from?: string }) => {
    const from = options.from === undefined ? null : Number(options.from);
    if (from !== null && !(Number.isInteger(from) && from > 0)) fail('Give --from as a sequence number.', 2);
    await withOffice(options, async ({ context, administrators }) => {
      const { id, name } = named('station', station, await context.store.transaction((transaction) => transaction.stations()));
      await revoke(context, id, options.why, from, await acting(administrators, options.as));
      say(`${name} is refused from now on`);
    });
  });

inName(program.command('seal'))
  .description('carry out a court’s order of sealing: the content of one entry is removed, here and at every station')
  .argument('<entry>', 'the id of the entry')
  .requiredOption('--order <order>', 'the court and the number of its order')
  .action(async (entry: string, options: ActingOptions & { order: string }) => {
    await withOffice(options, async ({ context, administrators }) => {
      say(`sealed by entry ${await sealByOrder(context, entry, options.order, await acting(administrators, options.as))}`);
    });
  });

const quarantine = program.command('quarantine').description('what is kept aside of stations whose disk was copied or put back, and what is to become of it');
onOffice(quarantine.command('list', { isDefault: true }))
  .description('every branch in plain words, beside what the book has (what happens without a further word)')
  .option('--all', 'those that were decided too')
  .action(async (options: DataOptions & { all?: boolean }) => {
    await withOffice(options, async ({ context, administrators }) => {
      for (const line of await quarantineLines(context, await administrators.names(), options.all === true)) say(line);
    });
  });
inName(quarantine.command('bring-in'))
  .description('enter what a branch says in the book again, all of it in question, so that the facility looks at each')
  .argument('<branch>', 'the name of the branch, as the list has it')
  .requiredOption('--reason <reason>', 'the reason, as the book will have it')
  .action(async (branch: string, options: ActingOptions & { reason: string }) => {
    await withOffice(options, async ({ context, administrators }) => {
      const { brought, left } = await bringIn(context, branch, options.reason, await acting(administrators, options.as));
      say(`${brought} ${brought === 1 ? 'entry is' : 'entries are'} in the book, in question`);
      for (const { seq, why } of left) say(`entry ${seq} was left aside: ${why}`);
    });
  });
inName(quarantine.command('set-aside'))
  .description('decide that a branch stays out of the book; it is kept')
  .argument('<branch>', 'the name of the branch, as the list has it')
  .requiredOption('--reason <reason>', 'the reason, as the book will have it')
  .action(async (branch: string, options: ActingOptions & { reason: string }) => {
    await withOffice(options, async ({ context, administrators }) => {
      await setAside(context, branch, options.reason, await acting(administrators, options.as));
      say('it stays out of the book, and is kept');
    });
  });

inName(program.command('import-by-hand'))
  .description('take in a file that a station wrote to be carried by hand, and write the one that goes back')
  .argument('<file>', 'the station’s file')
  .option('--out <file>', 'where to write the file that goes back (beside the other, unless named)')
  .option('--revoked <reason>', 'the station was revoked: bring in what it had not sent, all of it in question, for this reason')
  .action(async (file: string, options: ActingOptions & { out?: string; revoked?: string }) => {
    await withOffice(options, async ({ context, administrators }) => {
      const broughtIn = options.revoked === undefined ? undefined : { by: await acting(administrators, options.as), reason: options.revoked };
      const { station, through, answer, refused } = await importByHand(context, readFileSync(file, 'utf8'), broughtIn);
      const out = options.out ?? `${file}.answer`;
      writeFileSync(out, answer);
      say(`the entries of ${station} are held through ${through}; ${out} goes back to it`);
      if (refused !== undefined) fail(`A page was refused: ${refused}`);
    });
  });

onOffice(program.command('export'))
  .description('write entries as they are kept, a line of JSON each: everything, a facility’s, or what is in quarantine')
  .argument('<what>', '"all", "quarantine", or the name or id of a facility')
  .argument('<file>', 'where to write it')
  .action(async (what: string, file: string, options: DataOptions) => {
    await withOffice(options, async ({ context }) => {
      if (existsSync(file)) fail(`${file} is there already; nothing was written.`);
      if (!existsSync(dirname(resolve(file)))) fail(`There is no folder ${dirname(resolve(file))}; nothing was written.`);
      say(`${await writeExport(context, what, file)} entries in ${resolve(file)}`);
    });
  });

onOffice(program.command('restored'))
  .description('after the database was put back from a copy: every station takes its feeds from their beginning again, and sends what this copy lacks')
  .action(async (options: DataOptions) => {
    await withOffice(options, async ({ context }) => {
      const at = await goOnFromCopy(context);
      say(`The feeds are begun anew. The last entry of this copy was received ${moment(at)}; stations send again what they wrote since.`);
      say('What was done here since then is not in the copy, and does not come back by itself. Enter it again, before the stations are let in where you can:');
      for (const what of toEnterAgain) say(`  ${what}`);
    });
  });

async function writeExport({ store }: OpenedOffice['context'], what: string, file: string): Promise<number> {
  const facility = what === 'all' || what === 'quarantine' ? undefined : named('facility', what, await store.transaction((transaction) => transaction.facilities()));
  let written = 0;
  const line = (value: unknown) => {
    written += 1;
    return `${JSON.stringify(value)}\n`;
  };
  async function* quarantined() {
    for (const row of await store.transaction((transaction) => transaction.quarantine())) yield line({ ...writeWire(row), why: row.why });
  }
  async function* ofFeed(scope: string) {
    for (let more = true; more; ) {
      const { entries } = await store.transaction((transaction) => transaction.readFeed(scope, written, 1000));
      for (const entry of entries) yield line(writeWire(entry));
      more = entries.length > 0;
    }
  }
  await pipeline(what === 'quarantine' ? quarantined() : ofFeed(facility ? scopeOf(facility.id) : everything), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  return written;
}

/** Opens the office, does the work, closes it. In: what to do; whether an office that is not there is begun. */
async function withOffice(options: DataOptions, work: (office: OpenedOffice) => Promise<void>, begin = false): Promise<void> {
  const office = await opened(options, { connections: 2, begin });
  try {
    await work(office);
  } finally {
    await office.close();
  }
}

function opened({ data }: DataOptions, more: Partial<Parameters<typeof openCentral>[0]>): Promise<OpenedOffice> {
  return openCentral({ dataDir: data, databaseUrl: process.env['DATABASE_URL'] || undefined, ...more });
}

/** The one of some that an administrator gave the id of, or the name where no other has it. Ends the command where there is none. */
function named<One extends { readonly id: string; readonly name: string }>(what: string, words: string, all: readonly One[]): One {
  const found = all.filter(({ id, name }) => id === words || name.toLowerCase() === words.toLowerCase());
  const [only] = found;
  if (only === undefined) fail(`No ${what} ${words} is known here; status lists what is.`);
  if (found.length > 1) fail(`More than one ${what} is named ${words}: give the id, which status says.`);
  return only;
}

async function acting(administrators: Administrators, username: string | undefined): Promise<OfficeActor> {
  return { account: (await administrators.acting(username)).id, role: 'administrator' };
}

/** Makes the first administrator: by flags, or at the prompt of a terminal. Without either there is none yet. */
async function firstAdministrator(administrators: Administrators, { admin, adminName, adminPasswordFile }: ServeOptions): Promise<void> {
  if ((await administrators.count()) > 0) return;
  if (admin !== undefined) {
    if (adminPasswordFile === undefined) throw new NotMade('Give --admin-password-file with --admin.');
    await administrators.make({ username: admin, name: adminName ?? admin, password: firstLine(adminPasswordFile) }).catch(async (error: unknown) => {
      // Of several processes that begin together, one makes him.
      if (!(await administrators.named(admin))) throw error;
    });
    return;
  }
  if (!process.stdin.isTTY) return;
  say('This main office has no administrator yet.');
  for (let made = false; !made; ) {
    try {
      await administrators.make({ username: await asked('User name: '), name: await asked('Name: '), password: await asked('Password: ', true) });
      made = true;
    } catch (error) {
      if (!(error instanceof NotMade)) throw error;
      say(error.message);
    }
  }
}

/** Asks at the terminal; what is typed of a secret is not shown. */
async function asked(question: string, secret = false): Promise<string> {
  const silent = new Writable({ write: (_, __, done) => done() });
  if (secret) process.stdout.write(question);
  const terminal = createInterface({ input: process.stdin, output: secret ? silent : process.stdout, terminal: process.stdin.isTTY });
  try {
    return await terminal.question(secret ? '' : question);
  } finally {
    terminal.close();
    if (secret) process.stdout.write('\n');
  }
}

function signalled(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function firstLine(file: string): string {
  return readFileSync(file, 'utf8').split('\n')[0]!.trim();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(message: string, code = 1): never {
  throw new Failed(message, code);
}

/** Ends the command with a sentence, after what it opened has been closed. */
class Failed extends Error {
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

try {
  await program.parseAsync();
} catch (error) {
  // A failed query's own message holds all that was being written; its cause says what was wrong.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  note(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = error instanceof Failed ? error.code : 1;
}
