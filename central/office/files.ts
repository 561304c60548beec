import { createHash } from 'node:crypto';
import { filesRequestSchema, getFileRequestSchema, limits, putFileRequestSchema, type FileAtOffice, type FilesAnswer, type GetFileAnswer, type PutFileAnswer } from '../../shared/sync/protocol.ts';
import type { OfficeContext } from './context.ts';
import { scopesFor } from './hello.ts';
import { refuse, Refused } from './refused.ts';
import type { FileRow, OfficeTransaction, StationRow } from './store.ts';

/**
 * The files that entries name, each kept once by the SHA-256 of its content. A station may send and fetch a file only where an
 * entry names it that it wrote itself or that one of its feeds holds: so custody decides, as it does of entries. Of a file, nothing is read
 * but its bytes: it is neither opened nor judged by its name or type here.
 */

/** Says how files stand that a station has or lacks. */
export async function files(context: OfficeContext, station: StationRow, body: unknown): Promise<FilesAnswer> {
  const request = filesRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The question about files does not read.');
  const asked = request.data.files;
  return await context.store.transaction(async (transaction) => {
    const named = new Set((await namedFor(transaction, context, station, asked)).map(({ sha256 }) => sha256));
    const held = new Map((await transaction.filesHeld([...named])).map(({ sha256, bytes }) => [sha256, bytes]));
    const answers: FileAtOffice[] = [];
    for (const sha256 of asked) {
      const bytes = held.get(sha256);
      if (!named.has(sha256)) answers.push({ is: 'unknown', sha256 });
      else if (bytes !== undefined) answers.push({ is: 'held', sha256, bytes });
      else answers.push({ is: 'wanted', sha256, from: await transaction.fileArrived(station.id, sha256) });
    }
    return { files: answers };
  });
}

/** Takes a piece of a file; see `takePiece`. */
export async function putFile(context: OfficeContext, station: StationRow, body: unknown): Promise<PutFileAnswer> {
  const request = putFileRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The piece of a file does not read.');
  const { piece, ...words } = request.data;
  return await takePiece(context, station, words, Buffer.from(piece, 'base64'));
}

/**
 * Takes the piece of a file that follows what came of it from this station; of any other it says how much it has. Once all of
 * it is there it is kept, if it hashes right; if not, all of it is dropped. Asked twice, it changes nothing.
 * Fails with `Refused`: where no entry names such a file for this station, and where the bytes are others than the entry says.
 */
export async function takePiece(context: OfficeContext, station: StationRow, { sha256, bytes, from }: { readonly sha256: string; readonly bytes: number; readonly from: number }, piece: Uint8Array): Promise<PutFileAnswer> {
  if (piece.length > limits.piece) refuse('too large', `A piece of a file has ${limits.piece} bytes at most.`);
  const end = from + piece.length;
  if (piece.length === 0 || end > bytes) refuse('malformed', 'The piece does not lie within the file.');
  const taken = await context.store.transaction(async (transaction): Promise<PutFileAnswer | Refused> => {
    await transaction.lockFile(sha256);
    if (!(await namedFor(transaction, context, station, [sha256])).some((named) => named.bytes === bytes)) refuse('file', 'No entry that this station may see names a file of that content and size.');
    const [held] = await transaction.filesHeld([sha256]);
    if (held) return { through: held.bytes, held: true };
    const through = await transaction.fileArrived(station.id, sha256);
    if (through !== from) return { through, held: false };
    await transaction.addFilePiece(station.id, sha256, from, piece);
    if (end < bytes) return { through: end, held: false };
    if ((await hashOf(transaction.filePieces(station.id, sha256))) === sha256) {
      await transaction.keepFile(station.id, { sha256, bytes });
      return { through: bytes, held: true };
    }
    // Forgotten in this transaction, so the refusal is thrown behind it.
    await transaction.dropFilePieces(station.id, sha256);
    return new Refused({ refused: 'file', says: 'What arrived is not the file that was attached; it was dropped.' });
  });
  if (taken instanceof Refused) throw taken;
  return taken;
}

/** A part of a file. Fails with `Refused` where this station may not have it, and where it is not here. */
export async function getFile(context: OfficeContext, station: StationRow, body: unknown): Promise<GetFileAnswer> {
  const request = getFileRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The request for a file does not read.');
  const { sha256, from, most } = request.data;
  return await context.store.transaction(async (transaction) => {
    const named = await namedFor(transaction, context, station, [sha256]);
    const [held] = named.length > 0 ? await transaction.filesHeld([sha256]) : [];
    if (!held) refuse('file', 'The main office has no such file for this station.');
    const piece = await transaction.readFile(sha256, from, Math.min(most, limits.piece));
    return { bytes: held.bytes, from, piece: Buffer.from(piece).toString('base64') };
  });
}

function namedFor(transaction: OfficeTransaction, context: OfficeContext, station: StationRow, sha256s: readonly string[]): Promise<readonly FileRow[]> {
  return transaction.filesNamed(sha256s, station.id, scopesFor(station, context));
}

async function hashOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
