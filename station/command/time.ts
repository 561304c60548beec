import { Command } from 'commander';
import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { classify } from '../../shared/time/reconcile/classify.ts';
import { publishedColumns, readPublished } from '../../shared/time/reconcile/published.ts';
import { countRow, emptySummary } from '../../shared/time/reconcile/summary.ts';

/** `daybook time …`: sentence computation from the command line. */
export function timeCommand(): Command {
  const time = new Command('time').description('sentence computation');
  time
    .command('reconcile')
    .description('hold the engine against published dates (CSV, also gzipped) and print a summary as JSON; every row is counted once')
    .argument('<file>', `a file with the columns ${publishedColumns.join(', ')}`)
    .action(async (file: string) => {
      const summary = emptySummary();
      const rows = parse({ bom: true, columns: true, relax_column_count: true });
      const count = async (source: AsyncIterable<Record<string, string>>) => {
        for await (const row of source) {
          const missing = summary.rows === 0 ? publishedColumns.filter((name) => !(name in row)) : [];
          if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}.`);
          countRow(summary, classify(readPublished(row)));
        }
      };
      await (file.endsWith('.gz') ? pipeline(createReadStream(file), createGunzip(), rows, count) : pipeline(createReadStream(file), rows, count));
      process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    });
  return time;
}
