import { Command } from 'commander';
import { parse } from 'csv-parse';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { classify } from '../../shared/time/reconcile/classify.ts';
import { movedRow } from '../../shared/time/reconcile/control.ts';
import { publishedColumns, readPublished } from '../../shared/time/reconcile/published.ts';
import { countRow, emptySummary } from '../../shared/time/reconcile/summary.ts';
import { runWorkedCase, type WorkedCase } from '../../shared/time/worked-case.ts';
import { computeCommand } from './time-compute.ts';

/** `daybook time …`: sentence computation from the command line. */
export function timeCommand(): Command {
  const time = new Command('time').description('sentence computation');
  time
    .command('reconcile')
    .description('hold the engine against published dates (CSV, also gzipped) and print a summary as JSON; every row is counted once')
    .argument('<file>', `a file with the columns ${publishedColumns.join(', ')}`)
    .option('--moved', 'first move every conditional release by 1 to 400 days: how often each cause is met by chance')
    .action(async (file: string, { moved = false }: { readonly moved?: boolean }) => {
      const summary = emptySummary();
      const rows = parse({ bom: true, columns: true, relax_column_count: true });
      const count = async (source: AsyncIterable<Record<string, string>>) => {
        for await (const row of source) {
          const missing = summary.rows === 0 ? publishedColumns.filter((name) => !(name in row)) : [];
          if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}.`);
          const published = readPublished(row);
          countRow(summary, classify(moved ? movedRow(published, summary.rows) : published));
        }
      };
      await (file.endsWith('.gz') ? pipeline(createReadStream(file), createGunzip(), rows, count) : pipeline(createReadStream(file), rows, count));
      process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    });
  time
    .command('check')
    .description('run worked cases (JSON) and print a line for each; exit 1 when a case is not met or not computed')
    .argument('<file>', 'cases in the form of worked-cases.json')
    .action((file: string) => {
      const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly WorkedCase[];
      const results = cases.map((one) => ({ one, result: runWorkedCase(one) }));
      for (const { one, result } of results) {
        const detail =
          result.is === 'not met'
            ? `: ${result.differing.map(({ name, expected, got }) => `${name} expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`).join('; ')}`
            : result.is === 'not computed'
              ? `: ${result.because}`
              : '';
        process.stdout.write(`${one.id} ${result.is}, ${one.provenance}${detail}\n`);
      }
      const counted = (is: string) => results.filter(({ result }) => result.is === is).length;
      process.stdout.write(`${results.length} cases: ${counted('met')} met, ${counted('not met')} not met, ${counted('not computed')} not computed\n`);
      if (counted('met') < results.length) process.exitCode = 1;
    });
  time.addCommand(computeCommand(() => Temporal.Now.plainDateISO('America/New_York')));
  return time;
}
