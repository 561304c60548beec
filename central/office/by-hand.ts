import { createPrivateKey, createPublicKey, diffieHellman, createCipheriv, createDecipheriv, generateKeyPairSync, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { carriedByHand, NotReadable, openFile, sealFile, type HandCrypto, type HandLine } from '../../shared/sync/hand.ts';
import { smallestFirst } from '../../shared/sync/files.ts';
import { limits, pullHeadSchema, readLines } from '../../shared/sync/protocol.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../keys.ts';
import type { OfficeContext } from './context.ts';
import { entriesAgain } from './entries-again.ts';
import { files, getFile, takePiece } from './files.ts';
import { hello } from './hello.ts';
import { pull } from './pull.ts';
import { push, type BroughtIn } from './push.ts';
import { Refused } from './refused.ts';
import type { StationRow } from './store.ts';

/** What came of a file: which station it is of, through which sequence number its entries are held, and the file for its way back. */
export interface Carried {
  readonly station: string;
  readonly through: number;
  readonly answer: string;
  /** Why a page was refused, where one was; what came before it was taken. */
  readonly refused: string | undefined;
}

/**
 * Takes in a file that was carried by hand from a station and writes the one that goes back: the same pages, the
 * same rules as over a link. In: its text; of a revoked station, who brings it in and why: then all that is
 * new in it comes in question. Fails with `NotReadable` and with `Refused`.
 */
export async function importByHand(context: OfficeContext, text: string, broughtIn?: BroughtIn): Promise<Carried> {
  const { identity, store, key, now } = context;
  const stations = new Map((await store.transaction((transaction) => transaction.stations())).map((one) => [one.id, one]));
  const isSigned = (from: string, signed: string, signature: Uint8Array) => {
    const station = stations.get(from);
    return station !== undefined && isSignedBy(publicKeyOf(station.publicKey), signed, signature);
  };
  const { envelope, lines } = openFile(text, { id: identity.id, agree: (theirs) => agree(key.agreement, theirs), isSigned }, handCrypto);
  const station = stations.get(envelope.from)!;
  if (station.state === 'revoked' && !broughtIn) throw new Refused({ refused: 'revoked', says: `The station ${station.name} was revoked. A supervisor may bring in what it had not sent: give a reason, and all of it arrives in question.` });

  let refused: string | undefined;
  for (const line of lines) {
    if (line.is !== 'push' || refused !== undefined) continue;
    try {
      await push(context, station, line.text, broughtIn);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What was put back from a copy may lack what the station takes for sent: it learns so from the file that goes back.
      refused = error.refusal.refused === 'gap' ? `${error.message} Carry the file that goes back to the station: it then writes what is missing here.` : error.message;
    }
  }
  for (const line of lines) if (line.is === 'file') await takeFile(context, station, line.sha256, Buffer.from(line.content, 'base64'));
  const through = (await store.transaction((transaction) => transaction.station(station.id)))!.seq;
  const back = station.state === 'enrolled' ? await answerTo(context, station, lines) : [];
  const answer = sealFile(back, { from: identity.id, to: station.id, made: new Date(now()).toISOString(), agreementKey: station.agreementKey }, (signed) => key.sign(signed), handCrypto);
  return { station: station.id, through, answer, refused };
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

function agree(privateKey: KeyObject, theirs: string): Uint8Array {
  try {
    return diffieHellman({ privateKey, publicKey: publicKeyOf(theirs) });
  } catch {
    throw new NotReadable('The file cannot be opened: it was changed on the way.');
  }
}

const tagBytes = 16;

/** What files carried by hand are sealed and opened with, from Node's own cryptography. */
export const handCrypto: HandCrypto = {
  fresh() {
    const { privateKey } = generateKeyPairSync('x25519');
    const own = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return { publicKey: createPublicKey(own).export({ type: 'spki', format: 'der' }).toString('base64'), agree: (theirs) => agree(own, theirs) };
  },
  derive: (secret, salt, info) => new Uint8Array(hkdfSync('sha256', secret, salt, info, 32)),
  seal(key, nonce, text, additional) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(additional));
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, nonce, sealed, additional) {
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(additional)).setAuthTag(sealed.slice(end));
    return Buffer.concat([decipher.update(sealed.slice(0, end)), decipher.final()]);
  },
  pack: (text) => zstdCompressSync(text),
  unpack: (bytes, most) => zstdDecompressSync(bytes, { maxOutputLength: most }).toString(),
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
  bytes: (base64) => Buffer.from(base64, 'base64'),
  random: randomBytes,
  sha256,
};
