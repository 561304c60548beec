import { max, min, count } from 'drizzle-orm';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StationAbout } from '../../../shared/contract/shapes.ts';
import type { Attachments } from '../../attachments.ts';
import { databaseFile, type Db } from '../open.ts';
import { entries } from '../schema.ts';
import { peopleCount } from './person-page.ts';

/** How large the book is, when it was begun and last written, and which copies lie beside it. */
export async function aboutStation({ db, dataDir, attachments }: { readonly db: Db; readonly dataDir: string; readonly attachments: Pick<Attachments, 'kept'> }): Promise<StationAbout> {
  const book = db.select({ n: count(), first: min(entries.clock), last: max(entries.clock) }).from(entries).get();
  const backups = join(dataDir, 'backups');
  return {
    folder: dataDir,
    entries: book?.n ?? 0,
    people: peopleCount(db),
    firstAt: atOf(book?.first),
    lastAt: atOf(book?.last),
    databaseBytes: statSync(databaseFile(dataDir)).size,
    attachments: await attachments.kept(),
    backups: existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.sqlite')).toSorted().toReversed() : [],
  };
}

function atOf(clock: string | null | undefined): string | null {
  return clock ? new Date(Number(clock.slice(0, 15))).toISOString() : null;
}
