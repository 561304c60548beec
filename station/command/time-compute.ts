import { Command } from 'commander';
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDay } from '../../shared/entry/day.ts';
import { problem } from '../../shared/problems.ts';
import { defaultProcedures, type Procedures } from '../../shared/procedures/procedures.ts';
import { openStation } from '../station.ts';
import { databaseFile } from '../store/open.ts';
import { answerLine, refused, type Answer, type Computing } from './compute-line.ts';
import { splitLines } from './split-lines.ts';

const longestLine = 4_000_000;
/** Written together: a write for each line is slow, and much more than this fills memory. */
const charactersAtOnce = 65_536;

const example = {
  id: 'A-1',
  asOf: '2026-03-02',
  commitments: [
    {
      county: 'Kings',
      indictment: '01234-2018',
      sentenced: '2019-05-14',
      received: '2019-06-04',
      counts: [{ crime: 'Burglary 3rd (PL 140.20)', class: 'D', nature: 'other', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' }],
    },
  ],
  jailTimes: [{ commitment: 'Kings 01234-2018', days: 100, certifiedBy: 'Kings County Sheriff' }],
  events: [{ event: 'good time lost', day: '2020-11-05', amount: '0-03-00', stage: 'decided' }],
};

const help = `
Each line is one person, as JSON: {id?, asOf?, commitments, jailTimes?, events?} in the words of the entries.
A commitment may have an "id" of its own; without one its name is its county and indictment. Jail time, events and
pairs name the commitment by it. Terms are years-months-days (1-04-00), days YYYY-MM-DD.

Each line is answered by one line, in the same order: {id, asOf, outcome, rules, dates}, each date with its outcome, value,
verify, because, status, couldMove and steps (rule, title, citation, marks, operands, says, result); an operand that a
step found has its place among the steps of the date, from 0. Where outcome is "not computed" there is missing in place of
dates. A line without an id is answered under its number, {line, ...}. Blank lines are passed over. A line that cannot be read is
answered by {line, id?, problems}, and the exit is 1 at the end.

Example:
  echo '${JSON.stringify(example)}' | npm run -s daybook -- time compute --dates-only
`;

/** `daybook time compute`: dates of many people, from lines of JSON to lines of JSON. In: the day it is today. */
export function computeCommand(today: () => Temporal.PlainDate): Command {
  return new Command('compute')
    .description('compute dates from lines of JSON (NDJSON) and print them with their steps, a line for each; exit 1 when a line could not be read')
    .argument('[file]', 'the lines; the standard input unless given')
    .option('--as-of <day>', 'the day whose procedures hold, where a line has no asOf (today unless given)')
    .option('--data <dir>', 'the data folder of a book whose adopted procedures hold (those that the program brings unless given)')
    .option('--dates-only', 'without the steps', false)
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: { readonly asOf?: string; readonly data?: string; readonly datesOnly: boolean }, command: Command) => {
      if (options.asOf !== undefined && !isDay(options.asOf)) command.error(`${options.asOf} is not a day: write it as YYYY-MM-DD.`, { exitCode: 2 });
      const asOf = options.asOf === undefined ? today() : Temporal.PlainDate.from(options.asOf);
      if (options.data !== undefined && !existsSync(databaseFile(resolve(options.data)))) command.error(`There is no book in ${resolve(options.data)}.`, { exitCode: 2 });
      const procedures = options.data === undefined ? defaultProcedures : await proceduresOf(resolve(options.data));
      const read = await computeLines(file === undefined ? process.stdin : createReadStream(file), process.stdout, { procedures, asOf, datesOnly: options.datesOnly });
      if (!read) process.exitCode = 1;
    });
}

/** The procedures in force at the station of a data folder. */
async function proceduresOf(dataDir: string): Promise<Procedures> {
  const station = await openStation({ dataDir });
  const procedures = { ...station.procedures };
  station.close();
  return procedures;
}

/** Answers every line of a stream. Out: true when all of them could be read. A reader that has had enough (`| head`) is no failure. */
export async function computeLines(input: AsyncIterable<Uint8Array>, output: NodeJS.WritableStream, computing: Computing): Promise<boolean> {
  let isRead = true;
  const answers = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    let written = '';
    for await (const line of splitLines(chunks, longestLine)) {
      const answer: Answer = 'text' in line ? answerLine(line.number, line.text, computing) : refused(line.number, undefined, [problem('CMP-002', { detail: longestLine })]);
      isRead &&= answer.isRead;
      written += `${JSON.stringify(answer.body)}\n`;
      if (written.length < charactersAtOnce) continue;
      yield written;
      written = '';
    }
    if (written !== '') yield written;
  };
  try {
    await pipeline(input, answers, output, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  return isRead;
}
