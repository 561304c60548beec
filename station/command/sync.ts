import { Command } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { sayFilesWaiting, type SyncStatus } from '../../shared/sync/status.ts';
import { filesByHand } from '../../shared/sync/hand.ts';
import { NotRecorded } from '../set-up.ts';
import type { Station } from '../station.ts';
import { NotExchanged } from '../sync/failure.ts';

/** What the command line gives to a command: the station of a data folder, and the ways to say and to fail. */
export interface SyncCommandParts {
  readonly dataOption: readonly [string, string, string];
  /** Opens the station, does the work, closes it; `make` where there need be no book yet. */
  withStation(dataDir: string, make: boolean, work: (station: Station) => Promise<void>): Promise<void>;
  say(line: string): void;
  fail(message: string): never;
}

/** `daybook sync status | now | enrol | export | import`: the exchange with the main office from the command line. */
export function syncCommand({ dataOption, withStation, say, fail }: SyncCommandParts): Command {
  const sync = new Command('sync').description('the exchange with the main office');
  const told = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof NotExchanged) fail(`${error.failure.says} ${error.failure.remedy}`);
      if (error instanceof NotRecorded) fail(error.problems.map((one) => `${one.code} ${one.sentence} ${one.remedy}`).join('\n'));
      throw error;
    }
  };

  sync
    .command('status')
    .description('how the exchange stands, and what waits')
    .option(...dataOption)
    .action((options: { data: string }) => withStation(options.data, false, async (station) => linesOf(station.sync.status()).forEach(say)));

  sync
    .command('now')
    .description('exchange now')
    .option(...dataOption)
    .action((options: { data: string }) =>
      withStation(options.data, false, (station) =>
        told(async () => {
          const done = await station.sync.now();
          if (done) say(`sent ${done.sent}, taken in ${done.taken}${done.files.sent + done.files.fetched > 0 ? `, attached files sent ${done.files.sent}, fetched ${done.files.fetched}` : ''}${done.differ.length > 0 ? `, ${done.differ.length} records differ from the main office's: report this` : ''}`);
          linesOf(station.sync.status()).forEach(say);
        }),
      ),
    );

  sync
    .command('enrol')
    .description('enrol this station with a code from the main office, and exchange once; an empty folder gets the facility that the code is for')
    .requiredOption('--code <code>', 'the code')
    .requiredOption('--office <address>', 'the https address of the main office')
    .option('--name <name>', 'name of this station', 'Station 1')
    .option(...dataOption)
    .action((options: { data: string; code: string; office: string; name: string }) =>
      withStation(options.data, true, (station) =>
        told(async () => {
          const { facility, office } = await station.sync.enrol({ code: options.code, name: options.name, address: options.office });
          say(`enrolled at ${office.name} for ${facility.name}`);
          const done = await station.sync.now();
          if (done) say(`sent ${done.sent}, taken in ${done.taken}`);
        }),
      ),
    );

  sync
    .command('export')
    .description('write a file for the main office, to be carried by hand')
    .argument('<file>', 'where to write it')
    .option(...dataOption)
    .action((file: string, options: { data: string }) =>
      withStation(options.data, false, async (station) => {
        const { entries, files, filesLeft, text } = await station.sync.exportByHand();
        writeFileSync(file, text, { flush: true });
        say(`${entries} entries${files > 0 ? ` and ${files} attached files` : ''} in ${file}, which only the main office can open`);
        if (filesLeft > 0) say(`${filesLeft} attached files are left for the next one, or the link: a file carries ${filesByHand / 1_000_000} MB of them`);
      }),
    );

  sync
    .command('import')
    .description('take in a file that the main office wrote for this station')
    .argument('<file>', 'the file')
    .option(...dataOption)
    .action((file: string, options: { data: string }) =>
      withStation(options.data, false, async (station) => {
        const { entries, acknowledged, files, filesLeft } = await station.sync.importByHand(readFileSync(file, 'utf8'));
        say(`${entries} entries${files > 0 ? ` and ${files} attached files` : ''} taken in${filesLeft > 0 ? `, ${filesLeft} attached files are left for the next one, or the link` : ''}; the main office holds this station's entries through ${acknowledged}`);
      }),
    );
  return sync;
}

function linesOf(status: SyncStatus): readonly string[] {
  const { waiting, toCome, files, lastExchange, skew, letGo, defects } = status;
  return [
    `${status.is}: ${status.says}${status.remedy ? ` ${status.remedy}` : ''}`,
    `last exchange: ${lastExchange ?? 'never'}`,
    `waiting to be sent: ${waiting.count}${waiting.oldest ? `, the oldest of ${waiting.oldest}` : ''}`,
    ...(toCome > 0 ? [`still at the main office: ${toCome}`] : []),
    ...(letGo.all > 0 ? [`books let go of people held elsewhere: ${letGo.all}, today ${letGo.today}`] : []),
    ...(sayFilesWaiting(files) === '' ? [] : [sayFilesWaiting(files)]),
    ...(skew?.banner ? [`the clocks differ by ${Math.round(Math.abs(skew.milliseconds) / 60_000)} minutes`] : []),
    ...(defects.length > 0 ? [`${defects.length} records differ from the main office's: report this`] : []),
  ];
}
