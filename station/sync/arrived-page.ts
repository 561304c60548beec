import { LinkDown } from '../../shared/sync/link.ts';
import type { PageLine } from '../../shared/sync/protocol.ts';
import { readsAsPageLine } from '../../shared/sync/reads-as-line.ts';
import { sha256 } from '../../crypto/keys.ts';

/** A page that does not hold together: to be dropped and asked for again. */
export class FaultyPage extends Error {}

/** So many lines are read before whatever else waits goes first. */
const linesAtOnce = 100;

/** The lines of a page, and the hash of each entry in it. In: the text of each line. Fails with `LinkDown` where one does not read. */
export async function readPage(texts: readonly string[], giveWay: () => Promise<void>): Promise<{ readonly lines: readonly PageLine[]; readonly hashes: readonly string[] }> {
  const lines: PageLine[] = [];
  const hashes: string[] = [];
  for (const [index, text] of texts.entries()) {
    if (index > 0 && index % linesAtOnce === 0) await giveWay();
    const line = readLine(text);
    lines.push(line);
    hashes.push('own' in line ? line.own : sha256(line.header));
  }
  return { lines, hashes };
}

function readLine(text: string): PageLine {
  try {
    const line: unknown = JSON.parse(text);
    if (readsAsPageLine(line)) return line;
  } catch {
    // Said below.
  }
  throw new LinkDown('A page from the main office does not read.');
}
