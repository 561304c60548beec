import type { Progress, RosterReport } from '../../shared/contract/shapes.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import type { Station } from '../station.ts';
import { previewRoster } from './preview.ts';

/** How many rows go into one transaction: between two the station answers whatever else is asked. */
const rowsAtOnce = 25;

/** The preview that was confirmed is no longer what the import would do. */
export class PreviewChanged extends Error {
  constructor() {
    super('The record has changed since the preview was made. Look at the new preview, then confirm again.');
    this.name = 'PreviewChanged';
  }
}

/**
 * Imports a previewed roster, a few rows at a time, saying how far it is. Each row is recorded whole or
 * not at all, and a row on record is not recorded again: an import that was cut off is finished by
 * importing the same file once more.
 * Fails with `PreviewChanged` before anything is written when the digest is not that of the preview.
 */
export async function* importRoster(station: Station, text: string, digest: string, actor: Actor): AsyncGenerator<Progress | RosterReport> {
  const begun = performance.now();
  const { preview, toAdd } = previewRoster(station, text, actor);
  if (preview.digest !== digest) throw new PreviewChanged();
  let added = 0;
  let refused = preview.refuse;
  let entries = 0;
  for (let at = 0; at < toAdd.length; at += rowsAtOnce) {
    const groups = toAdd.slice(at, at + rowsAtOnce).map((row) => row.acts);
    for (const recorded of station.recordGroups(groups, actor)) {
      if (recorded.is === 'recorded') {
        added += 1;
        entries += recorded.entries.length;
      } else {
        refused += 1;
      }
    }
    yield { is: 'progress', doing: 'Recording people', done: Math.min(at + rowsAtOnce, toAdd.length), of: toAdd.length };
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { is: 'done', added, present: preview.present, refused, entries, seconds: (performance.now() - begun) / 1000 };
}
