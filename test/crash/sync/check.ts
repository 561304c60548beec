import { setTimeout as pause } from 'node:timers/promises';
import { openCentral } from '../../../central/command/opened.ts';
import { openStation } from '../../../station/station.ts';
import { entries } from '../../../station/store/schema.ts';
import { verify } from '../../../station/verify.ts';
import { doubledAt, patience, readOffice, unequalTo } from './at-office.ts';
import type { World } from './world.ts';

/** What was found when all had met. */
export interface FoundInWorld {
  readonly entries: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unequal: number;
  readonly waiting: number;
  readonly faults: readonly string[];
}

/**
 * Waits until every outbox is empty, ends the stations' processes, and holds their books against what was
 * acknowledged, against the main office and against one another. Fails (throws) when they do not come to rest in time.
 */
export async function checkWorld({ office, desks }: World): Promise<FoundInWorld> {
  const faults: string[] = [];
  for (const desk of desks) desk.rest();
  const waiting = await settle(desks).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nThe main office's log ends with:\n${office.log().slice(-3000)}`);
  });
  await Promise.all(desks.map((desk) => desk.end()));
  const opened = await openCentral({ dataDir: office.dataDir, connections: 2 });
  const atOffice = await readOffice(opened.context).finally(() => opened.close());
  faults.push(...atOffice.faults);
  const ids = new Set(atOffice.kept.map(({ id }) => id));

  let [lost, acknowledged, unequal] = [0, 0, 0];
  for (const desk of desks) {
    const station = await openStation({ dataDir: desk.dataDir });
    try {
      const own = station.book.stationId()!;
      const rows = station.db.select({ id: entries.id, hash: entries.hash, station: entries.station }).from(entries).all();
      const held = new Set(rows.map(({ hash }) => hash));
      const heldIds = new Set(rows.map(({ id }) => id));
      acknowledged += desk.acknowledged.size;
      lost += [...desk.acknowledged].filter((id) => !ids.has(id) || !heldIds.has(id)).length;
      unequal += unequalTo(atOffice, { facility: station.surroundings.ownFacility()!, held, own: rows.filter((row) => row.station === own).map(({ hash }) => hash) });
      const { defects, is } = station.sync.status();
      if (defects.length > 0) faults.push(`${desk.name}: ${defects.length} records differ from the main office's`);
      if (is !== 'up to date') faults.push(`${desk.name} is ${is}`);
      faults.push(...(await verify(station.db, station.procedures)).faults.map(({ check, at, says }) => `${desk.name}: ${check} ${at}: ${says}`));
    } finally {
      station.close();
    }
  }
  for (const desk of desks) faults.push(...desk.failures.splice(0));
  return { entries: atOffice.kept.length, acknowledged, lost, doubled: doubledAt(atOffice), unequal, waiting, faults };
}

/** Exchanges until each station has met the office after every other had nothing left to send. Out: how many entries wait, which should be none. */
async function settle(desks: World['desks']): Promise<number> {
  const until = Date.now() + patience;
  for (let quiet = 0; ; ) {
    const done = await Promise.all(desks.map((desk) => desk.exchange()));
    const failed = done.find(({ failure }) => failure !== null);
    const waiting = done.reduce((sum, one) => sum + one.waiting, 0);
    quiet = failed || waiting > 0 ? 0 : quiet + 1;
    if (quiet === 3) return waiting;
    if (Date.now() > until) {
      if (failed) throw new Error(`after ${patience / 1000} seconds on a good line a station still says: ${failed.failure}`);
      return waiting;
    }
    if (failed) await pause(500);
  }
}
