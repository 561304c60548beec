import { Command } from 'commander';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { recordsRoles, roleNames } from '../../shared/accounts/roles.ts';
import type { RosterRow } from '../../shared/contract/shapes.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { makeDemonstration } from '../demonstration/demonstration.ts';
import { NotMadeAgain, rebuild } from '../rebuild.ts';
import { decodeRoster } from '../roster/decode.ts';
import { importRoster } from '../roster/import.ts';
import { previewRoster } from '../roster/preview.ts';
import { openStation, type Station } from '../station.ts';
import { databaseFile } from '../store/open.ts';
import { accounts } from '../store/schema.ts';
import { setUpStation } from '../set-up.ts';
import { verifyAttachments } from '../attachments-named.ts';
import { verify } from '../verify.ts';
import { defaultDataDir } from './data-dir.ts';
import { syncCommand } from './sync.ts';
import { timeCommand } from './time.ts';

/** `npm run -s daybook -- …`: the station's book from the command line. Exit 0 done, 1 not, 2 a wrong call. */
const program = new Command('daybook').description('The book of a Daybook station, from the command line.').showHelpAfterError();

const dataOption = ['--data <dir>', 'the data folder', defaultDataDir()] as const;

program
  .command('init')
  .description('begin a book in an empty data folder')
  .option(...dataOption)
  .option('--demo', 'with the demonstration facility: made-up people, an account for each role')
  .option('--facility <name>', 'name of the facility')
  .option('--code <code>', 'its code')
  .option('--station <name>', 'name of this station', 'Station 1')
  .option('--admin <username>', 'user name of the first administrator', 'admin')
  .option('--admin-name <name>', 'his or her name')
  .option('--password-file <file>', 'file whose first line is the password')
  .action(async (options: { data: string; demo?: boolean; facility?: string; code?: string; station: string; admin: string; adminName?: string; passwordFile?: string }) => {
    await withStation(options.data, true, async (station) => {
      if (station.book.stationId() !== undefined) fail(`The book in ${resolve(options.data)} has been begun already; nothing was changed.`);
      if (options.demo) {
        for await (const step of makeDemonstration(station)) {
          if (step.is === 'progress') progress(step.doing, step.done, step.of);
        }
      } else {
        const { facility, code, adminName, passwordFile } = options;
        if (!facility || !code || !adminName || !passwordFile) fail('Give --facility, --code, --admin-name and --password-file, or --demo.', 2);
        const password = readFileSync(passwordFile, 'utf8').split('\n')[0]!.trim();
        await setUpStation(station, { facility, code, demonstration: false, station: options.station, administrator: { username: options.admin, name: adminName, password } });
      }
      say(`${station.book.count()} entries, ${station.people.list(undefined, 'din').length} people in ${resolve(options.data)}`);
    });
  });

program
  .command('import')
  .description('bring data into the book')
  .command('roster')
  .description('import a roster of people (CSV); rows already on record add nothing, refused rows are listed')
  .argument('<file>', 'the roster')
  .option(...dataOption)
  .option('--as <username>', 'the account that imports: a records clerk or a coordinator (the first one, unless named)')
  .option('--preview', 'only say what would be done')
  .option('--refused <file>', 'write the refused rows to this file, with the reasons, to be mended')
  .action(async (file: string, options: { data: string; as?: string; preview?: boolean; refused?: string }) => {
    await withStation(options.data, false, async (station) => {
      const actor = importer(station, options.as);
      const text = decodeRoster(readFileSync(file));
      const { preview } = previewRoster(station, text, actor);
      for (const one of preview.problems) say(`${one.code} ${one.field}: ${one.sentence} ${one.remedy}`);
      if (preview.problems.length > 0) fail('Nothing was imported.');
      preview.rows.filter((row) => row.outcome === 'refuse').forEach(sayRefused);
      if (options.refused && preview.refusedCsv) writeFileSync(options.refused, preview.refusedCsv);
      if (options.preview) {
        say(`would add ${preview.add}, already on record ${preview.present}, refused ${preview.refuse}, with warnings ${preview.warnings}; nothing was written`);
        return;
      }
      for await (const step of importRoster(station, text, preview.digest, actor)) {
        if (step.is === 'progress') progress(step.doing, step.done, step.of);
        else say(`added ${step.added}, already on record ${step.present}, refused ${step.refused}, entries ${step.entries}, ${step.seconds.toFixed(1)} s`);
      }
    });
  });

program
  .command('verify')
  .description('check chain, signatures, schemas, that rebuilt projections equal the live ones, and the files attached to reports')
  .option(...dataOption)
  .action(async (options: { data: string }) => {
    await withStation(options.data, false, async (station) => {
      const { entries, stations, faults: inBook } = await verify(station.db, defaultProcedures);
      const attached = await verifyAttachments(station.db, station.attachments, station.sync.files);
      const faults = [...inBook, ...attached.faults];
      for (const fault of faults) say(`FAULT ${fault.check} ${fault.at}: ${fault.says}`);
      for (const { at, name, sha256, where } of attached.awaited) say(`AWAITED attachment ${at}: ${name} (${sha256}) ${where === 'at the main office' ? 'is at the main office and comes with an exchange' : 'has not been sent yet by the station where it was attached'}`);
      for (const { at, name, sha256 } of attached.missing) say(`MISSING attachment ${at}: ${name} (${sha256}) is not on this station; the attachments folder of a backup may bring it`);
      const [away, lost, changed] = [attached.awaited.length, attached.missing.length, attached.faults.length];
      if (attached.named > 0) say(`${attached.named} attached file${attached.named === 1 ? '' : 's'} named: ${attached.named - away - lost - changed} here and as attached, ${away} awaited, ${lost} missing, ${changed} changed`);
      say(`${entries} entries of ${stations} station${stations === 1 ? '' : 's'}: ${faults.length === 0 ? 'all checks pass' : `${faults.length} faults`}`);
      if (faults.length > 0) process.exitCode = 1;
    }, 'opened all the same');
  });

program
  .command('rebuild')
  .description('throw the projections away and make them again from the entries')
  .option(...dataOption)
  .action(async (options: { data: string }) => {
    await withStation(options.data, false, async (station) => {
      const subjects = rebuild(station.db, defaultProcedures, (done, of) => progress('Rebuilding', done, of));
      say(`rebuilt the projections of ${subjects} subjects from ${station.book.count()} entries`);
    }, 'opened all the same');
  });

program.addCommand(timeCommand());
program.addCommand(syncCommand({ dataOption, withStation: (dataDir, make, work) => withStation(dataDir, make, work), say, fail }));

async function withStation(dataDir: string, make: boolean, work: (station: Station) => Promise<void>, damaged: 'opened all the same' | 'refused' = 'refused'): Promise<void> {
  const folder = resolve(dataDir);
  if (!make && !existsSync(databaseFile(folder))) fail(`There is no book in ${folder}. Begin one with: daybook init --data ${folder}`);
  const tell = (done: number, of: number) => progress('Bringing the book up to date', done, of);
  const station = await openStation({ dataDir: folder, tell }).catch((error: unknown) => {
    if (damaged === 'opened all the same' && error instanceof NotMadeAgain) return openStation({ dataDir: folder, asItIs: true });
    throw error;
  });
  try {
    await work(station);
  } finally {
    station.close();
  }
}

function importer(station: Station, username: string | undefined): Actor {
  const able = station.db
    .select()
    .from(accounts)
    .where(and(eq(accounts.closed, false), username === undefined ? inArray(accounts.role, [...recordsRoles]) : eq(accounts.username, username.toLowerCase())))
    .orderBy(accounts.id)
    .get();
  if (!able) fail(username === undefined ? `No account may import a roster: open one with the role of ${recordsRoles.map((role) => roleNames[role]).join(' or ')}.` : `There is no account named ${username}.`);
  return { account: able.id, role: able.role as Actor['role'] };
}

function sayRefused(row: RosterRow): void {
  for (const one of row.problems) say(`row ${row.row} ${row.din} refused: ${one.code} ${one.field}: ${one.sentence} ${one.remedy}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(doing: string, done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${doing}: ${done} of ${of}${done === of ? '\n' : ''}`);
}

function fail(message: string, code = 1): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

try {
  await program.parseAsync();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
