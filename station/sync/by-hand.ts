import { carriedByHand, openFile, sealFile, NotReadable, type HandCrypto, type HandLine } from '../../shared/sync/hand.ts';
import { limits, pageFault, pullHeadSchema, type Scope } from '../../shared/sync/protocol.ts';
import { scopesPulled } from '../../shared/sync/scope.ts';
import { isSignedBy, publicKeyOf, sha256, type AgreementKey } from '../../crypto/keys.ts';
import { linesOf } from './caller.ts';
import { readPage } from './arrived-page.ts';
import { helloOf, type ExchangeParts } from './exchange.ts';
import type { StationFiles } from './files.ts';
import { nextPage } from './outbox.ts';
import { atStart, pulledFrom } from './store.ts';

/** What carrying by hand works with. */
export interface ByHandParts extends Pick<ExchangeParts, 'db' | 'book' | 'store' | 'intake' | 'letGo' | 'registry' | 'key' | 'program' | 'now' | 'monotonic' | 'giveWay' | 'files'> {
  readonly agreement: AgreementKey;
  readonly crypto: HandCrypto;
}

/** What a file written holds, or what came of one that was read. */
export interface Carried {
  readonly entries: number;
  /** The office holds this station's entries through here, as far as is known. */
  readonly acknowledged: number;
  /** Attached files in it, and those that wait and are left for the next one or the link. */
  readonly files: number;
  readonly filesLeft: number;
}

/**
 * Writes a file for the main office: what it has not acknowledged, and what this station wants. Fails with `NotReadable`
 * where the station is not enrolled. A file may be written as often as wished: what arrives twice is known.
 */
export async function exportByHand(parts: ByHandParts): Promise<Carried & { readonly text: string }> {
  const { book, store, letGo, key, crypto, now, files } = parts;
  const { row, answer } = enrolledRow(parts);
  const lines: HandLine[] = [{ is: 'hello', request: helloOf(parts, row.station) }];
  let entries = 0;
  for (let page = nextPage(book, row.station, row.acknowledged); page; page = nextPage(book, row.station, page.through)) {
    lines.push({ is: 'push', text: page.text });
    entries += page.count;
  }
  const scopes: readonly Scope[] = answer.facility.id === answer.office.station ? ['all', 'office'] : scopesPulled(answer.facility.id);
  for (const scope of scopes) lines.push({ is: 'want', request: { scope, cursor: pulledFrom(store.cursor(scope)), limit: limits.entries } });
  for (const request of letGo.wanted(limits.entries)) lines.push({ is: 'again', request: { subject: request.subject, entries: [...request.entries] } });
  const { sent, left, line } = await filesToSend(files);
  lines.push(...sent, ...line);
  const { station: to, agreementKey } = answer.office;
  const text = sealFile(lines, { from: row.station, to, made: new Date(now()).toISOString(), agreementKey }, (signed) => key.sign(signed), crypto);
  return { entries, acknowledged: row.acknowledged, files: sent.length, filesLeft: left, text };
}

/** The attached files that wait to be sent, as many as are carried, and the question how these and those that are not here stand at the office. */
async function filesToSend(files: StationFiles): Promise<{ readonly sent: readonly HandLine[]; readonly left: number; readonly line: readonly HandLine[] }> {
  await files.look();
  const asked = files.toAsk(limits.files);
  const outgoing = asked.filter(({ here }) => here);
  const sent: HandLine[] = [];
  for (const { sha256, bytes } of carriedByHand(outgoing)) {
    if ((await files.disk.state(sha256)) === 'here') sent.push({ is: 'file', sha256, content: Buffer.from(await files.disk.part(sha256, 0, bytes)).toString('base64') });
    else files.note(sha256, { here: false });
  }
  const fetch = [...files.toFetch(), ...asked.filter(({ here }) => !here)].slice(0, limits.files).map(({ sha256 }) => sha256);
  const line: HandLine[] = asked.length + fetch.length > 0 ? [{ is: 'files', request: { files: asked.map(({ sha256 }) => sha256) }, fetch }] : [];
  return { sent, left: files.waiting().toSend - sent.length, line };
}

/**
 * Takes in a file of the main office. In: its text. Out: how many entries it held, and what the office has acknowledged. Pages
 * that were taken in before are passed over. Fails with `NotReadable`, with `NotTaken`, and where a file before this one is missing.
 */
export async function importByHand(parts: ByHandParts, text: string): Promise<Carried> {
  const { store, intake, agreement, crypto, files } = parts;
  const { row, answer } = enrolledRow(parts);
  const { office } = answer;
  const isSigned = (from: string, signed: string, signature: Uint8Array) => from === office.station && isSignedBy(publicKeyOf(office.publicKey), signed, signature);
  const { lines } = openFile(text, { id: row.station, agree: (theirs) => agreement.agree(theirs), isSigned }, crypto);
  let [entries, fetched] = [0, 0];
  for (const line of lines) {
    if (line.is === 'hello answer') {
      const epoch = store.row()?.epoch;
      const another = line.answer.epoch !== epoch;
      // An epoch that was left never comes back: the file is older than what is known here.
      if (another && epoch && line.answer.epoch === answer.epoch) throw new NotReadable('The feeds of the main office were begun anew since it wrote this file: have a new one written for the file this station writes now.');
      if (another) {
        store.beginAgain();
        files.forgetOffice();
        store.update({ epoch: line.answer.epoch });
      }
      const last = line.answer.expected - 1;
      if (last > 0 && last <= parts.book.chainEnd(row.station).seq && parts.book.link(row.station, last)?.hash !== line.answer.held) throw new NotReadable('The main office holds another chain of this station: this book was copied or restored. Call the main office.');
      // Files may be taken in out of order, so what is acknowledged only rises; but an office that was put back from a copy may lack what it had.
      store.update({ acknowledged: Math.max(another ? 0 : (store.row()?.acknowledged ?? 0), Math.min(last, parts.book.chainEnd(row.station).seq)) });
    } else if (line.is === 'pull') {
      const [first = '', ...rest] = linesOf(line.text);
      const head = pullHeadSchema.parse(JSON.parse(first));
      entries += await takePage(head.scope, rest, head);
    } else if (line.is === 'entries') {
      const { lines: again } = await readPage(linesOf(line.text).slice(1), parts.giveWay);
      await intake.fill(again.filter((one) => 'header' in one));
    } else if (line.is === 'files answer') files.said(line.answer.files);
    else if (line.is === 'file') fetched += await takeFile(line.sha256, Buffer.from(line.content, 'base64'));
  }
  // Where nobody is at work nothing else makes what a version of a procedure among them changes.
  await intake.catchUp(() => undefined);
  await files.look();
  return { entries, acknowledged: store.row()?.acknowledged ?? 0, files: fetched, filesLeft: files.waiting().toFetch };

  /** Takes in a file that an entry here names. Out: 1 when it was lacking and is right. */
  async function takeFile(sha256: string, content: Uint8Array): Promise<number> {
    if (files.standingOf([sha256]).length === 0 || (await files.disk.state(sha256)) === 'here') return 0;
    await files.disk.remove(sha256);
    await files.disk.arrive(sha256, 0, content);
    if (!(await files.disk.finish(sha256))) return 0;
    files.note(sha256, { here: true, atOffice: true });
    return 1;
  }

  async function takePage(scope: Scope, texts: readonly string[], head: ReturnType<typeof pullHeadSchema.parse>): Promise<number> {
    const cursor = store.cursor(scope);
    if (head.checkpoint.position <= cursor.position) return 0;
    const page = await readPage(texts, parts.giveWay);
    if (pageFault(head, page.hashes, cursor, sha256) !== undefined) throw new NotReadable('The file does not follow what was taken in here: carry the file written before it first, or have a new one written for the file this station writes now.');
    const to = { ...atStart, cursor: head.next, position: head.checkpoint.position, checksum: head.checkpoint.checksum, remaining: head.remaining };
    await intake.take(page.lines.filter((line) => 'header' in line), () => store.move(scope, cursor, to));
    return page.lines.length;
  }
}

function enrolledRow({ store }: Pick<ByHandParts, 'store'>) {
  const row = store.row();
  if (!row?.answer) throw new NotReadable('This station is not enrolled at a main office: no file can be made for it.');
  return { row, answer: row.answer };
}
