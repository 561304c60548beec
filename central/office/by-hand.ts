import { carriedByHand, openFile, sealFile, type HandLine } from '../../shared/sync/hand.ts';
import { smallestFirst } from '../../shared/sync/files.ts';
import { limits, pullHeadSchema, readLines } from '../../shared/sync/protocol.ts';
import { handCrypto } from '../../crypto/hand-crypto.ts';
import { isSignedBy, publicKeyOf } from '../../crypto/keys.ts';
import type { OfficeContext } from './context.ts';
import { entriesAgain } from './entries-again.ts';
import { files, getFile, takePiece } from './files.ts';
import { hello } from './hello.ts';
import { pull } from './pull.ts';
import { push, type BroughtIn } from './push.ts';
import { Refused } from './refused.ts';
import type { StationRow } from './store.ts';

/** What came of a file: the name of the station it is of, through which sequence number its entries are held, and the file for its way back. */
export interface Carried {
  readonly station: string;
  readonly through: number;
  readonly answer: string;
  /** Why a page was refused, where one was; what came before it was taken. */
  readonly refused: string | undefined;
}

/** A station that was not revoked: what it sends is trusted like that of any other. */
export class NotRevoked extends Error {
  constructor(name: string) {
    super(`The station ${name} was not revoked, so nothing was taken in: without --revoked its file is taken in like any other. To put what it wrote in question, revoke it first.`);
    this.name = 'NotRevoked';
  }
}

/**
 * Takes in a file that was carried by hand from a station and writes the one that goes back: the same pages, the
 * same rules as over a link. In: its text; of a revoked station, who brings it in and why: then all that is
 * new in it comes in question. Fails with `NotReadable`, with `NotRevoked` and with `Refused`.
 */
export async function importByHand(context: OfficeContext, text: string, broughtIn?: BroughtIn): Promise<Carried> {
  const { identity, store, key, now } = context;
  const crypto = handCrypto();
  const stations = new Map((await store.transaction((transaction) => transaction.stations())).map((one) => [one.id, one]));
  const isSigned = (from: string, signed: string, signature: Uint8Array) => {
    const station = stations.get(from);
    return station !== undefined && isSignedBy(publicKeyOf(station.publicKey), signed, signature);
  };
  const { envelope, lines } = openFile(text, { id: identity.id, agree: (theirs) => key.agreement.agree(theirs), isSigned }, crypto);
  const station = stations.get(envelope.from)!;
  if (station.state === 'revoked' && !broughtIn) throw new Refused({ refused: 'revoked', says: `The station ${station.name} was revoked. A supervisor may bring in what it had not sent: give a reason, and all of it arrives in question.` });
  if (station.state !== 'revoked' && broughtIn) throw new NotRevoked(station.name);

  let refused: string | undefined;
  let stopped = false;
  for (const line of lines) {
    if (line.is !== 'push' || stopped) continue;
    try {
      await push(context, station, line.text, broughtIn);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // Of a fork the other branch is kept to its end, page by page.
      stopped = error.refusal.refused !== 'fork';
      // What was put back from a copy may lack what the station takes for sent: it learns so from the file that goes back.
      refused ??= error.refusal.refused === 'gap' ? `${error.message} Carry the file that goes back to the station: it then writes what is missing here.` : error.message;
    }
  }
  for (const line of lines) if (line.is === 'file') await takeFile(context, station, line.sha256, Buffer.from(line.content, 'base64'));
  const through = (await store.transaction((transaction) => transaction.station(station.id)))!.seq;
  const back = station.state === 'enrolled' ? await answerTo(context, station, lines) : [];
  const answer = sealFile(back, { from: identity.id, to: station.id, made: new Date(now()).toISOString(), agreementKey: station.agreementKey }, (signed) => key.sign(signed), crypto);
  return { station: station.name, through, answer, refused };
}

/** What goes back: the hello, and every page that the station wants. */
async function answerTo(context: OfficeContext, station: StationRow, lines: readonly HandLine[]): Promise<readonly HandLine[]> {
  const back: HandLine[] = [];
  for (const line of lines) {
    if (line.is === 'files') back.push(...(await filesBack(context, station, line)));
    if (line.is === 'hello') back.push({ is: 'hello answer', answer: await hello(context, station, line.request, true) });
    if (line.is === 'again') back.push({ is: 'entries', text: await entriesAgain(context, station, line.request) });
    if (line.is !== 'want') continue;
    for (let { cursor } = line.request, remaining = 1; remaining > 0; ) {
      const text = await pull(context, station, { ...line.request, cursor }).catch(async (error: unknown) => {
        // A place in feeds that were begun anew: the answer begins them again, as its hello tells the station to.
        if (!(error instanceof Refused) || error.refusal.refused !== 'epoch') throw error;
        return await pull(context, station, { ...line.request, cursor: null });
      });
      const head = pullHeadSchema.parse(readLines(text.slice(0, text.indexOf('\n') + 1))[0]);
      back.push({ is: 'pull', text });
      ({ next: cursor } = head);
      ({ remaining } = head);
    }
  }
  return back;
}

/** Takes a file whole. One that is refused, since no entry names it or its bytes are others, is left; the answer says how it stands. */
async function takeFile(context: OfficeContext, station: StationRow, sha256: string, content: Uint8Array): Promise<void> {
  try {
    for (let from = 0, held = false; !held; ) ({ through: from, held } = await takePiece(context, station, { sha256, bytes: content.length, from }, content.subarray(from, from + limits.piece)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** How the files stand that the station asks about, and of those that it lacks as many as are carried. */
async function filesBack(context: OfficeContext, station: StationRow, { request, fetch }: Extract<HandLine, { readonly is: 'files' }>): Promise<readonly HandLine[]> {
  const back: HandLine[] = [{ is: 'files answer', answer: await files(context, station, request) }];
  const there = (await files(context, station, { files: fetch })).files.flatMap((one) => (one.is === 'held' ? [one] : []));
  for (const { sha256, bytes } of carriedByHand(smallestFirst(there))) {
    const pieces: Buffer[] = [];
    for (let from = 0; from < bytes; from += limits.piece) pieces.push(Buffer.from((await getFile(context, station, { sha256, from, most: limits.piece })).piece, 'base64'));
    back.push({ is: 'file', sha256, content: Buffer.concat(pieces).toString('base64') });
  }
  return back;
}
