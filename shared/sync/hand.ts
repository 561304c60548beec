import { z } from 'zod';
import { jsonOf } from '../json.ts';
import { entriesRequestSchema, filesAnswerSchema, filesRequestSchema, helloAnswerSchema, helloRequestSchema, limits, pullRequestSchema, readLines, writeLines } from './protocol.ts';

/**
 * Files carried by hand: the same pages as over a link, encrypted to the receiver's key and signed. A file is one line
 * of JSON, its envelope, and after it the encrypted bytes in base64. A fresh X25519 key is agreed with the receiver's
 * (HKDF-SHA-256, AES-256-GCM; the envelope is the additional data), and the sender signs envelope and ciphertext with Ed25519.
 */
export const envelopeSchema = z.strictObject({
  daybook: z.literal('by hand'),
  version: z.literal(1),
  /** Station ids of sender and receiver. */
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  made: z.iso.datetime({ precision: 3 }),
  /** The sender's fresh X25519 public key (SPKI), and the nonce, in base64. */
  ephemeral: z.base64(),
  nonce: z.base64(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What each room's cryptography gives: bytes in, bytes out. `open` throws where a byte was changed. */
export interface HandCrypto {
  /** A fresh X25519 key pair: the public half as SPKI in base64, and what agrees with another's public key to a secret. */
  fresh(): { readonly publicKey: string; agree(theirs: string): Uint8Array };
  /** HKDF-SHA-256: 32 bytes. */
  derive(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array;
  /** AES-256-GCM with the tag of 16 bytes at the end. */
  seal(key: Uint8Array, nonce: Uint8Array, text: Uint8Array, additional: string): Uint8Array;
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, additional: string): Uint8Array;
  /** Compression of text, both ways; `unpack` refuses more than it is told. */
  pack(text: string): Uint8Array;
  unpack(bytes: Uint8Array, most: number): string;
  base64(bytes: Uint8Array): string;
  bytes(base64: string): Uint8Array;
  random(bytes: number): Uint8Array;
  sha256(...parts: readonly (string | Uint8Array)[]): string;
}

/** Bytes of the attached files that one file carries, the smallest first; one at least, however large. The rest go with the next, or over the link. */
export const filesByHand = 20_000_000;

const info = 'daybook by hand 1';
/** As long as a text can be. */
const mostText = 536_870_888;

/** A file that is not for this receiver, was changed, or is none. The message says which. */
export class NotReadable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotReadable';
  }
}

/**
 * Seals a file. In: the lines (see `HandLine`), who sends and receives, the moment, the receiver's agreement key, what
 * signs. Out: the file's text.
 */
export function sealFile(lines: readonly HandLine[], words: { readonly from: string; readonly to: string; readonly made: string; readonly agreementKey: string }, sign: (text: string) => Uint8Array, crypto: HandCrypto): string {
  const { publicKey: ephemeral, agree } = crypto.fresh();
  const nonce = crypto.random(12);
  const envelope = JSON.stringify({ daybook: 'by hand', version: 1, from: words.from, to: words.to, made: words.made, ephemeral, nonce: crypto.base64(nonce) } satisfies Envelope);
  const key = crypto.derive(agree(words.agreementKey), crypto.bytes(ephemeral), info);
  const sealed = crypto.seal(key, nonce, crypto.pack(writeLines(lines)), envelope);
  return `${envelope}\n${crypto.base64(sealed)}\n${crypto.base64(sign(signedText(envelope, sealed, crypto)))}\n`;
}

/**
 * Opens a file. In: its text, the receiver's id, what agrees with the receiver's private key, and what checks the
 * sender's signature (given the sender's id; false also where the sender is not known). Fails with `NotReadable`.
 */
export function openFile(
  text: string,
  receiver: { readonly id: string; agree(ephemeral: string): Uint8Array; isSigned(from: string, text: string, signature: Uint8Array): boolean },
  crypto: HandCrypto,
): { readonly envelope: Envelope; readonly lines: readonly HandLine[] } {
  const [first = '', second = '', third = ''] = text.split('\n');
  const read = envelopeSchema.safeParse(jsonOf(first));
  if (!read.success || third === '') throw new NotReadable('The file is not one that Daybook wrote to be carried by hand, or it was cut short.');
  const envelope = read.data;
  if (envelope.to !== receiver.id) throw new NotReadable('The file is for another station.');
  const sealed = crypto.bytes(second);
  if (!receiver.isSigned(envelope.from, signedText(first, sealed, crypto), crypto.bytes(third))) throw new NotReadable('The file was not signed by the station that it names, or that station is not known here.');
  try {
    const key = crypto.derive(receiver.agree(envelope.ephemeral), crypto.bytes(envelope.ephemeral), info);
    const packed = crypto.open(key, crypto.bytes(envelope.nonce), sealed, first);
    return { envelope, lines: readLines(crypto.unpack(packed, mostText)).map((line) => handLineSchema.parse(line)) };
  } catch (error) {
    if (error instanceof NotReadable) throw error;
    throw new NotReadable('The file cannot be opened: it was changed on the way, or made for an older key.');
  }
}

function signedText(envelope: string, sealed: Uint8Array, crypto: Pick<HandCrypto, 'sha256'>): string {
  return ['daybook by hand', crypto.sha256(envelope), crypto.sha256(sealed)].join('\n');
}

/**
 * One line of a file. A station writes `hello`, its `push` pages (the text of a request to /sync/push), and a
 * `want` for each feed (as a request to /sync/pull), and `again` for each person who is back (as a request to /sync/entries). The office answers with `hello`, which says by `expected` what it
 * now holds of the station, and `pull` and `entries` pages (the text of the answer). `expected` may have risen past what the station thinks.
 * Attached files go whole, a line each, behind the pages; the station asks with `files` how those stand that it sends or lacks, and
 * the office answers, and sends of those lacking as many as a file carries.
 */
const handLineSchema = z.union([
  z.strictObject({ is: z.literal('hello'), request: helloRequestSchema }),
  z.strictObject({ is: z.literal('push'), text: z.string() }),
  z.strictObject({ is: z.literal('want'), request: pullRequestSchema }),
  z.strictObject({ is: z.literal('again'), request: entriesRequestSchema }),
  z.strictObject({ is: z.literal('hello answer'), answer: helloAnswerSchema }),
  z.strictObject({ is: z.literal('pull'), text: z.string() }),
  z.strictObject({ is: z.literal('entries'), text: z.string() }),
  z.strictObject({ is: z.literal('file'), sha256: z.string().regex(/^[0-9a-f]{64}$/), content: z.base64().max(Math.ceil(limits.file / 3) * 4) }),
  z.strictObject({ is: z.literal('files'), request: filesRequestSchema, fetch: filesRequestSchema.shape.files }),
  z.strictObject({ is: z.literal('files answer'), answer: filesAnswerSchema }),
]);
export type HandLine = z.infer<typeof handLineSchema>;

/** Of files in the order in which they go: as many as one file carries. */
export function carriedByHand<File extends { readonly bytes: number }>(files: readonly File[]): readonly File[] {
  let bytes = 0;
  return files.filter((file, index) => (bytes += file.bytes) <= filesByHand || index === 0);
}
