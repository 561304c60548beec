import { z } from 'zod';
import { clockZero } from '../entry/clock.ts';
import { arrivingHeaderSchema } from '../entry/header.ts';
import { subjectSchema } from '../entry/subject.ts';

/**
 * The sync protocol: what a station and the main office say to each other. Every request is a POST of
 * UTF-8 text, JSON or NDJSON (one JSON value a line), which the transport may compress; both sides sign.
 * Kinds of entry are no part of it: entries travel as the bytes that were signed.
 */

/** Raised when a wire schema changes; a test holds the hash of the schemas that goes with it. */
export const protocolVersion = 1;

/** The oldest version that this program still speaks. */
export const oldestProtocol = 1;

/** Where each request goes. */
export const paths = {
  enrol: '/sync/enrol',
  hello: '/sync/hello',
  push: '/sync/push',
  pull: '/sync/pull',
  digests: '/sync/digests',
  snapshot: '/sync/snapshot',
  chunk: '/sync/snapshot/chunk',
  held: '/sync/held',
  entries: '/sync/entries',
  files: '/sync/files',
  putFile: '/sync/files/put',
  getFile: '/sync/files/get',
} as const;
export type Path = (typeof paths)[keyof typeof paths];

/** Limits that both sides hold to. A page ends at whichever of the two it meets first, and has one entry at least. */
export const limits = {
  /** Entries of a page, pushed or pulled. */
  entries: 4000,
  /** UTF-8 bytes of a page before compression. */
  bytes: 4_000_000,
  /** UTF-8 bytes of any request or answer before compression: more is refused unread. */
  body: 16_000_000,
  /** Subjects of one request for digests. */
  subjects: 500,
  /** Entries, and files, of one request that asks what is held. */
  heldAtOnce: 50_000,
  /** Files asked about in one request; bytes of the largest file that travels, and of a piece of one. */
  files: 500,
  file: 100_000_000,
  piece: 3_000_000,
  /** A skew of wall clocks, in milliseconds, above which a station shows a banner. It never blocks. */
  skew: 5 * 60_000,
} as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().nonnegative();
const id = z.string().min(1).max(64);
const moment = z.iso.datetime({ precision: 3 });
const scope = z.union([z.literal('all'), z.literal('office'), z.literal('own'), z.templateLiteral(['facility:', z.string().min(1).max(64)])]);

/**
 * One of the lists that entries are put into: `all` (stations, state procedures), `facility:<id>`,
 * `office` (everything), and `own`: what the office holds of the asking station itself, by its sequence
 * numbers, for a station that has lost a part of its own chain.
 */
export type Scope = z.infer<typeof scope>;

/**
 * An entry as it travels: the header and content as they were hashed and signed, salt and signature in
 * base64. Of an entry sealed by order of a court `content` is null and `salt` empty. Its hash is that of `header`.
 */
export const wireEntrySchema = z.strictObject({
  header: z.string().min(2),
  salt: z.base64(),
  content: z.string().nullable(),
  signature: z.base64(),
});
export type WireEntry = z.infer<typeof wireEntrySchema>;

/** In a page that is pulled: an entry, or the hash alone of one that the asking station made itself. */
export const pageLineSchema = z.union([wireEntrySchema, z.strictObject({ own: hash })]);
export type PageLine = z.infer<typeof pageLineSchema>;

const problemCodes = ['malformed', 'too large', 'protocol', 'unknown station', 'revoked', 'signature', 'counter', 'code', 'gap', 'fork', 'entry', 'epoch', 'scope', 'file', 'busy'] as const;

/** Why a request was refused. Answered with status 4xx or 503; never for what an entry says. */
export const refusalSchema = z.strictObject({
  refused: z.enum(problemCodes),
  /** One sentence for a person. */
  says: z.string(),
  /** `gap`: the sequence number that is expected next. */
  expected: z.int().positive().optional(),
  /** `fork`, `entry`: the sequence number of the first entry it is about; those before it were accepted. */
  seq: z.int().positive().optional(),
  /** `counter`: the last one that the office has seen. */
  last: whole.optional(),
  /** `protocol`: what the office speaks. */
  protocol: z.strictObject({ min: z.int().positive(), max: z.int().positive() }).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
export type RefusalCode = Refusal['refused'];

/** The HTTP status that goes with a refusal. */
export function statusOf(refused: RefusalCode): number {
  const statuses: Partial<Record<RefusalCode, number>> = { 'unknown station': 401, signature: 401, counter: 409, revoked: 403, code: 403, gap: 409, fork: 409, epoch: 409, protocol: 426, 'too large': 413, busy: 503 };
  return statuses[refused] ?? 400;
}

/** Public keys of a station or the office, SPKI in base64: Ed25519 for signatures, X25519 for files carried by hand. */
const keysSchema = { publicKey: z.base64(), agreementKey: z.base64() };

/**
 * The station chooses its id and makes its keys. Asked again with the same code, id and key, the office
 * gives the same answer: the first may have been lost. Signed by the new key.
 */
export const enrolRequestSchema = z.strictObject({
  protocol: z.int().positive(),
  /** The public key that is derived from the code's secret, and its signature of `codeText`. The secret itself does not travel. */
  code: z.strictObject({ publicKey: z.base64().max(100), signature: z.base64().max(100) }),
  station: id,
  name: z.string().trim().min(1).max(80),
  program: z.string().max(40),
  ...keysSchema,
  /** What a station that was set up alone brings with it; a code for a known facility refuses it. */
  facility: z.strictObject({ id, name: z.string().min(1).max(80), code: z.string().min(1).max(12) }).optional(),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

export const enrolAnswerSchema = z.strictObject({
  station: id,
  facility: z.strictObject({ id, name: z.string() }),
  office: z.strictObject({ station: id, name: z.string(), ...keysSchema }),
  /** SHA-256 of the certificate (DER) that the office shows; null where it shows none of its own. A station that was shown another does not pin it. */
  certificate: hash.nullable(),
  epoch: id,
  protocol: z.int().positive(),
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

export const helloRequestSchema = z.strictObject({
  protocol: z.strictObject({ min: z.int().positive(), max: z.int().positive() }),
  program: z.string().max(40),
  /** The kinds of entry that the program knows, with their versions. */
  kinds: z.record(z.string(), z.int().positive()),
  /** The station's wall clock, its monotonic clock in milliseconds, and the latest hybrid clock it has seen. */
  clock: z.strictObject({ wall: moment, monotonic: z.number().nonnegative(), hybrid: z.string().regex(/^\d{15}-[0-9a-f]{4}$/) }),
  /** The last sequence number of its own chain. */
  end: whole,
  /** How many entries wait to be sent, and the wall clock of the oldest. */
  waiting: z.strictObject({ count: whole, oldest: moment.nullable() }),
});
export type HelloRequest = z.infer<typeof helloRequestSchema>;

export const helloAnswerSchema = z.strictObject({
  protocol: z.int().positive(),
  program: z.string().max(40),
  officeTime: moment,
  /** The feeds' epoch: after another one every cursor begins again. */
  epoch: id,
  /** The sequence number that the office expects next from this station. */
  expected: z.int().positive(),
  /** The hash of the last entry that the office holds of this station (zeros where it holds none): another one here is a fork. */
  held: hash,
  /** The scopes that the station pulls, in this order. */
  scopes: z.array(scope),
  /** The office's wall clock less the station's, in milliseconds, when the request was read. */
  offset: z.int(),
});
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** The first line of a push; a line for each entry follows, in order of sequence from `from`, without a gap. */
export const pushHeadSchema = z.strictObject({ from: z.int().positive(), count: z.int().positive() });
export type PushHead = z.infer<typeof pushHeadSchema>;

/** The office holds the station's entries through this sequence number. */
export const pushAnswerSchema = z.strictObject({ through: whole, receivedAt: moment });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** `cursor` is null at the beginning of a feed. `limit` is the most entries wanted. */
export const pullRequestSchema = z.strictObject({ scope, cursor: z.string().max(400).nullable(), limit: z.int().positive() });
export type PullRequest = z.infer<typeof pullRequestSchema>;

/**
 * The first line of a pulled page; a line for each entry follows, in order of position. Positions of a
 * feed are dense from 1 (in `own` they are the sequence numbers), so a page of `count` after position p ends at p + count.
 */
export const pullHeadSchema = z.strictObject({
  scope,
  next: z.string().max(400),
  checkpoint: z.strictObject({ position: whole, count: whole, checksum: hash }),
  /** How many entries of the feed lie beyond this page. */
  remaining: whole,
});
export type PullHead = z.infer<typeof pullHeadSchema>;

/** Of each subject: a hash of the set of its entries, and one of its folded record. */
export const digestsRequestSchema = z.strictObject({
  /** Hash of the kinds and versions that the record was folded with (`kindsDigest`). */
  kinds: hash,
  subjects: z.array(z.strictObject({ subject: subjectSchema, entries: hash, record: hash })).max(limits.subjects),
});
export type DigestsRequest = z.infer<typeof digestsRequestSchema>;

/**
 * `differ`: the same entries and another record, a defect. `others`: the office has another set of
 * entries of the subject, which a further exchange brings together. Both empty where the kinds are not the same.
 */
export const digestsAnswerSchema = z.strictObject({ comparable: z.boolean(), differ: z.array(subjectSchema), others: z.array(subjectSchema) });
export type DigestsAnswer = z.infer<typeof digestsAnswerSchema>;

export const snapshotRequestSchema = z.strictObject({ scope });
/** The entries of a feed from its beginning to a position, in chunks of page lines, in order. */
export const snapshotAnswerSchema = z.strictObject({
  snapshot: id,
  scope,
  epoch: id,
  /** Where the feed is taken up after it. */
  cursor: z.string().max(400),
  checkpoint: z.strictObject({ position: whole, count: whole, checksum: hash }),
  /** Each with where the feed is taken up after it, by a station whose line does not carry the next. */
  chunks: z.array(z.strictObject({ sha256: hash, bytes: whole, entries: whole, cursor: z.string().max(400) })),
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;
/** The answer is the text of the chunk: NDJSON of page lines, nothing before them. */
export const chunkRequestSchema = z.strictObject({ snapshot: id, scope, chunk: whole });

/**
 * Asked before a station lets go of what it has of a person: of these of his entries, by hash, and of these files that they name, by
 * SHA-256, what does the main office not hold?
 */
export const heldRequestSchema = z.strictObject({ subject: subjectSchema, entries: z.array(hash).max(limits.heldAtOnce), files: z.array(hash).max(limits.heldAtOnce) });
export type HeldRequest = z.infer<typeof heldRequestSchema>;
/** Of what was named: how many the office does not hold with their content, or, of entries, as a court ordered them sealed. */
export const heldAnswerSchema = z.strictObject({ lacks: z.strictObject({ entries: whole, files: whole }) });
export type HeldAnswer = z.infer<typeof heldAnswerSchema>;

/**
 * Entries of a subject once more, by hash, for a station that let go of their content and is to have it again. The answer begins with
 * `entriesHeadSchema`; a line for each entry follows, in the order asked for, as many as a page holds: the rest is asked for again.
 */
export const entriesRequestSchema = z.strictObject({ subject: subjectSchema, entries: z.array(hash).min(1).max(limits.entries) });
export type EntriesRequest = z.infer<typeof entriesRequestSchema>;
export const entriesHeadSchema = z.strictObject({ count: whole });
/** Asks how files stand that the station has or lacks, each by the SHA-256 of its content. */
export const filesRequestSchema = z.strictObject({ files: z.array(hash).max(limits.files) });
export type FilesRequest = z.infer<typeof filesRequestSchema>;

/**
 * In the order asked. `held`: the office has all of it. `wanted`: it has not; `from` is how much of it came from this
 * station already. `unknown`: no entry that this station wrote, or that a feed of its holds, names it; nothing is said of whether it is there.
 */
export const filesAnswerSchema = z.strictObject({
  files: z.array(
    z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('held'), sha256: hash, bytes: whole }),
      z.strictObject({ is: z.literal('wanted'), sha256: hash, from: whole }),
      z.strictObject({ is: z.literal('unknown'), sha256: hash }),
    ]),
  ),
});
export type FilesAnswer = z.infer<typeof filesAnswerSchema>;
export type FileAtOffice = FilesAnswer['files'][number];

/** A piece of a file of so many bytes in all, beginning at `from`. A file is taken once all of it came and hashes right. */
export const putFileRequestSchema = z.strictObject({ sha256: hash, bytes: z.int().positive().max(limits.file), from: whole, piece: z.base64() });
export type PutFileRequest = z.infer<typeof putFileRequestSchema>;

/** How much of the file the office has, from which the station goes on; whether it has all of it and found it right. */
export const putFileAnswerSchema = z.strictObject({ through: whole, held: z.boolean() });
export type PutFileAnswer = z.infer<typeof putFileAnswerSchema>;

export const getFileRequestSchema = z.strictObject({ sha256: hash, from: whole, most: z.int().positive() });
export type GetFileRequest = z.infer<typeof getFileRequestSchema>;
export const getFileAnswerSchema = z.strictObject({ bytes: whole, from: whole, piece: z.base64() });
export type GetFileAnswer = z.infer<typeof getFileAnswerSchema>;

/** Every schema of the wire, by name: what the pinned hash is made of. */
export const wireSchemas = {
  wireEntry: wireEntrySchema,
  pageLine: pageLineSchema,
  refusal: refusalSchema,
  enrolRequest: enrolRequestSchema,
  enrolAnswer: enrolAnswerSchema,
  helloRequest: helloRequestSchema,
  helloAnswer: helloAnswerSchema,
  pushHead: pushHeadSchema,
  pushAnswer: pushAnswerSchema,
  pullRequest: pullRequestSchema,
  pullHead: pullHeadSchema,
  digestsRequest: digestsRequestSchema,
  digestsAnswer: digestsAnswerSchema,
  snapshotRequest: snapshotRequestSchema,
  snapshotAnswer: snapshotAnswerSchema,
  chunkRequest: chunkRequestSchema,
  heldRequest: heldRequestSchema,
  heldAnswer: heldAnswerSchema,
  entriesRequest: entriesRequestSchema,
  entriesHead: entriesHeadSchema,
  filesRequest: filesRequestSchema,
  filesAnswer: filesAnswerSchema,
  putFileRequest: putFileRequestSchema,
  putFileAnswer: putFileAnswerSchema,
  getFileRequest: getFileRequestSchema,
  getFileAnswer: getFileAnswerSchema,
  header: arrivingHeaderSchema,
} as const;

/** The headers of a request. */
export const headerNames = { station: 'daybook-station', counter: 'daybook-counter', signature: 'daybook-signature', protocol: 'daybook-protocol' } as const;

/**
 * What a station signs of a request (Ed25519, base64 in `daybook-signature`): the method, the path, the
 * SHA-256 of the body's text before compression, and a counter that only rises, so that a request
 * cannot be sent twice by another.
 */
export function requestText(station: string, path: string, bodyHash: string, counter: number, protocol: number): string {
  return ['daybook request', protocol, station, 'POST', path, bodyHash, counter].join('\n');
}

/** What the office signs of its answer: the request's station and counter, the status, and the body's hash before compression. */
export function answerText(station: string, counter: number, status: number, bodyHash: string): string {
  return ['daybook answer', station, counter, status, bodyHash].join('\n');
}

/** The checksum of a feed before its first entry. */
export const feedStart = '0'.repeat(64);

/** The checksum of a feed at a position: that at the position before it and the entry's hash, hashed. It does not depend on how the feed was cut into pages. */
export function feedChecksum(before: string, entryHashes: readonly string[], sha256: (text: string) => string): string {
  return entryHashes.reduce((checksum, entry) => sha256(checksum + entry), before);
}

/** Lines as NDJSON: one JSON value a line, each line ended. */
export function writeLines(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The values of NDJSON text. Throws `SyntaxError` where a line is no JSON or the last is cut short. */
export function readLines(text: string): unknown[] {
  if (text !== '' && !text.endsWith('\n')) throw new SyntaxError('the text is cut short');
  return text.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown);
}

/** What is wrong with a feed page as it arrived; nothing when it may be made visible. */
export function pageFault(head: PullHead, hashes: readonly string[], before: { readonly position: number; readonly checksum: string }, sha256: (text: string) => string): string | undefined {
  const { position, count, checksum } = head.checkpoint;
  if (hashes.length !== count) return `${hashes.length} entries arrived of ${count}`;
  if (position !== before.position + count) return `the page ends at ${position} where ${before.position + count} was due`;
  if (feedChecksum(before.checksum, hashes, sha256) !== checksum) return 'the checksum is another';
  return undefined;
}

/** The latest clock of entries' headers and one already seen: what a station's own clock moves to. */
export function latestClock(clocks: readonly string[], seen: string = clockZero): string {
  return clocks.reduce((latest, clock) => (clock > latest ? clock : latest), seen);
}
