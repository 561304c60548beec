import { createHash, randomBytes } from 'node:crypto';
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs';
import { constants, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { attachmentName, checkSize, checkType, typeOfContent, type Attachment } from '../shared/discipline/attachment.ts';
import type { DisciplineNumbers } from '../shared/procedures/discipline-numbers.ts';
import { problem, type Problem } from '../shared/problems.ts';

/** A file on its way in. */
export type Arrived = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** What comes of asking for a file: its content, or why there is none. */
export type AttachmentRead = { readonly is: 'read'; readonly content: Buffer<ArrayBuffer> } | { readonly is: 'missing' } | { readonly is: 'changed' };

/** How a content stands on the disk, as its whole hash says. */
export type OnDisk = 'here' | 'missing' | 'changed';

/** A file left unfinished for so long is of an upload that was cut off. */
const cutOffAfterMilliseconds = 60 * 60 * 1000;
/** Enough of a file to know its type. */
const looked = 65_536;

/**
 * The files attached to reports, each once by the SHA-256 of its content: `attachments/ab/abcdef…` of the data folder.
 * They have no name and no ending there, so that nothing on the machine opens or executes them.
 */
export class Attachments {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'attachments');
  }

  /** Where a content lies. Fails on what is no hash: a name never leads to a place on the disk. */
  fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the SHA-256 of a content');
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /**
   * Keeps a file. In: the file as it arrived, its size as the window has it, the numbers in force. Out: as a report names
   * it, once it is on disk; or what stands against it, and then nothing is kept. The same content is kept once.
   */
  async keep(file: Arrived, bytes: number, numbers: DisciplineNumbers): Promise<{ readonly kept: Attachment } | { readonly problems: readonly Problem[] }> {
    const { name, size } = file;
    if (size !== bytes) return { problems: [problem('ATT-007', { value: name })] };
    const wrongSize = checkSize({ name, bytes }, numbers);
    if (wrongSize.length > 0) return { problems: wrongSize };
    const content = Buffer.from(await file.arrayBuffer());
    const type = typeOfContent(content);
    const wrongType = checkType({ name, type }, numbers);
    if (type === null || wrongType.length > 0) return { problems: wrongType };
    const sha256 = createHash('sha256').update(content).digest('hex');
    await this.#sweep();
    if ((await this.read(sha256)).is !== 'read') await this.#write(this.fileOf(sha256), content);
    return { kept: { name: attachmentName(name, type), type, bytes, sha256 } };
  }

  /** The content of a hash, if it is here and unchanged. */
  async read(sha256: string): Promise<AttachmentRead> {
    const content = await readFile(this.fileOf(sha256)).catch(nullWhereMissing);
    if (content === null) return { is: 'missing' };
    return createHash('sha256').update(content).digest('hex') === sha256 ? { is: 'read', content } : { is: 'changed' };
  }

  /** True when a content is here, of that size and type: asked when a report that names it is recorded. */
  keeps({ sha256, bytes, type }: { readonly sha256: string; readonly bytes: number; readonly type: string }): boolean {
    const file = this.fileOf(sha256);
    return existsSync(file) && statSync(file).size === bytes && typeOfContent(beginningOf(file)) === type;
  }

  /** True when there is a content of that hash. */
  has(sha256: string): boolean {
    return existsSync(this.fileOf(sha256));
  }

  /** How many contents are kept, each once, and how large they are together. What an upload has not finished is not counted. */
  async kept(): Promise<{ readonly count: number; readonly bytes: number }> {
    let [count, bytes] = [0, 0];
    for (const folder of (await readdir(this.#folder).catch(nullWhereMissing)) ?? []) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const file of await readdir(join(this.#folder, folder))) {
        count += 1;
        bytes += (await stat(join(this.#folder, folder, file))).size;
      }
    }
    return { count, bytes };
  }

  /** How many bytes a content has on the disk; null where it is not here. Its hash is not looked at. */
  async sizeOf(sha256: string): Promise<number | null> {
    return (await stat(this.fileOf(sha256)).catch(nullWhereMissing))?.size ?? null;
  }

  /** How a content stands, read from its beginning to its end a little at a time. */
  async state(sha256: string): Promise<OnDisk> {
    const hash = await hashOf(this.fileOf(sha256));
    return hash === null ? 'missing' : hash === sha256 ? 'here' : 'changed';
  }

  /** A part of a content: so many bytes at most, from a place on. Fails (throws) where it is not here. */
  async part(sha256: string, from: number, most: number): Promise<Uint8Array> {
    const handle = await open(this.fileOf(sha256), 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** How much of a content has arrived that is not whole yet. */
  async arrived(sha256: string): Promise<number> {
    return (await stat(this.#arriving(sha256)).catch(nullWhereMissing))?.size ?? 0;
  }

  /** Writes a piece of a content that arrives, at its place. It is not safe on disk before `finish`: what a power cut takes of it is found there. */
  async arrive(sha256: string, from: number, piece: Uint8Array): Promise<void> {
    const file = this.#arriving(sha256);
    await mkdir(dirname(file), { recursive: true });
    // Two processes that fetch the same write the same bytes at the same places.
    const handle = await open(file, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      await handle.write(piece, 0, piece.length, from);
    } finally {
      await handle.close();
    }
  }

  /** Puts a content that has arrived whole into its place, on disk. Out: false when it does not hash right, and then it is dropped, or when none has arrived. */
  async finish(sha256: string): Promise<boolean> {
    const arriving = this.#arriving(sha256);
    const hash = await hashOf(arriving);
    if (hash === null) return false;
    if (hash !== sha256) {
      await rm(arriving, { force: true });
      return false;
    }
    const handle = await open(arriving, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await this.#putInPlace(arriving, this.fileOf(sha256));
    return true;
  }

  /** Removes a content, and what has arrived of it. */
  async remove(sha256: string): Promise<void> {
    for (const file of [this.fileOf(sha256), this.#arriving(sha256)]) await rm(file, { force: true });
  }

  #arriving(sha256: string): string {
    return join(this.#folder, 'arriving', basename(this.fileOf(sha256)));
  }

  /** Under a name of its own first, on disk, and then into its place whole: cut off at any moment there is all of it there, or nothing. */
  async #write(file: string, content: Buffer): Promise<void> {
    const unfinished = join(this.#unfinished, randomBytes(12).toString('hex'));
    await mkdir(this.#unfinished, { recursive: true });
    try {
      const handle = await open(unfinished, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.#putInPlace(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async #putInPlace(from: string, file: string): Promise<void> {
    const made = await mkdir(dirname(file), { recursive: true });
    await rename(from, file);
    await syncFolder(dirname(file));
    if (made !== undefined) await syncFolder(this.#folder);
  }

  get #unfinished(): string {
    return join(this.#folder, 'unfinished');
  }

  /** Takes away what uploads left that a power cut ended. Another process on the same folder may be writing: only what is old goes. */
  async #sweep(): Promise<void> {
    for (const name of (await readdir(this.#unfinished).catch(nullWhereMissing)) ?? []) {
      const file = join(this.#unfinished, name);
      const found = await stat(file).catch(nullWhereMissing);
      if (found && Date.now() - found.mtimeMs > cutOffAfterMilliseconds) await rm(file, { force: true });
    }
  }
}

/** The SHA-256 of a file, read a little at a time; null where there is none. */
async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file) as AsyncIterable<Buffer>) hash.update(part);
  } catch (error) {
    return nullWhereMissing(error as NodeJS.ErrnoException);
  }
  return hash.digest('hex');
}

function beginningOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(looked);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/** Where the system can, the entry of a folder is brought to disk; Windows does so by itself and does not open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
