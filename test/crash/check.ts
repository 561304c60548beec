import Database from 'better-sqlite3';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '../../station/store/schema.ts';
import { importRoster } from '../../station/roster/import.ts';
import { previewRoster } from '../../station/roster/preview.ts';
import { openStation, type Station } from '../../station/station.ts';
import { verify } from '../../station/verify.ts';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../shared/entry/kind.ts';
import { rosterOf, rosterRows } from './roster.ts';
import type { Said } from './said.ts';

/** What a folder looked like after a writer on it was killed. */
export interface Found {
  readonly entries: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly half: number;
  readonly faults: readonly string[];
}

/**
 * Opens the station of a folder again and holds the book against what was said: every entry whose call
 * had returned is there, of no group only a part, and everything verifies.
 * In: what this run's writer said; the ids acknowledged by runs before on the same folder, to which
 * those of this run are added.
 */
export async function check(dataDir: string, said: readonly Said[], acknowledged: Set<string>): Promise<Found> {
  const station = await openStation({ dataDir });
  try {
    const { book } = station;
    const faults: string[] = [];
    let half = 0;
    let now = 0;
    for (const one of said) {
      if (!('ids' in one)) continue;
      const there = one.ids.filter((id) => book.has(id)).length;
      if (there !== 0 && there !== one.ids.length) half += 1;
      if (one.is === 'refused' && there > 0) faults.push('a group that was refused is in the book');
      if (one.is === 'recorded') {
        one.ids.forEach((id) => acknowledged.add(id));
        now += one.ids.length;
      }
    }
    const lost = [...acknowledged].filter((id) => !book.has(id));
    // What is lost is lost once, not in every later run on the folder.
    for (const id of lost) acknowledged.delete(id);
    const seqs = station.db.$client.prepare('SELECT seq FROM entries ORDER BY station, seq').pluck().all() as number[];
    if (seqs.some((seq, index) => seq !== index + 1)) faults.push('the sequence has a gap');
    faults.push(...(await faultsOf(station)));
    return { entries: seqs.length, acknowledged: now, lost: lost.length, half, faults };
  } finally {
    station.close();
  }
}

async function faultsOf(station: Station): Promise<readonly string[]> {
  const { faults } = await verify(station.db, station.procedures);
  return faults.map((fault) => `${fault.check} ${fault.at}: ${fault.says}`);
}

/**
 * What an import that was killed left behind: of each row everything or nothing, at least the rows it
 * had told of; and the same file imported once more puts in the rest. Out: what does not hold.
 */
export async function checkImport(dataDir: string, said: readonly Said[], run: number): Promise<readonly string[]> {
  const station = await openStation({ dataDir });
  try {
    const coordinator: Actor = { account: station.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.username, 'coordinator')).get()!.id, role: 'coordinator' };
    const text = rosterOf(run);
    const { preview } = previewRoster(station, text, coordinator);
    const told = said.reduce((most, one) => (one.is === 'imported' ? Math.max(most, one.rows) : most), 0);
    const faults: string[] = [];
    if (preview.refuse > 0) faults.push(`${preview.refuse} rows are half there`);
    if (preview.present < told) faults.push(`${told} rows were told of, ${preview.present} are there`);
    for await (const _ of importRoster(station, text, preview.digest, coordinator)) continue;
    const after = previewRoster(station, text, coordinator).preview;
    if (after.present !== rosterRows) faults.push(`importing again left ${rosterRows - after.present} rows out`);
    return [...faults, ...(await faultsOf(station))];
  } finally {
    station.close();
  }
}

/** What an upgrade that was killed left behind: every copy of the older book is whole. Out: what does not hold. */
export function checkBackups(dataDir: string, drafts: number): readonly string[] {
  const folder = join(dataDir, 'backups');
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')) : [];
  return [join(dataDir, 'daybook.sqlite'), ...copies.map((name) => join(folder, name))].flatMap((file) => {
    try {
      const client = new Database(file, { readonly: true });
      const integrity = client.pragma('integrity_check', { simple: true }) as string;
      const held = client.prepare('SELECT count(*) FROM drafts').pluck().get() as number;
      client.close();
      return integrity === 'ok' && held === drafts ? [] : [`${file}: ${integrity}, ${held} of ${drafts} drafts`];
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
