import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Attachment } from '../../shared/discipline/attachment.ts';
import { Attachments, type OnDisk } from '../../station/attachments.ts';

/** The files of a simulated station, on its own disk, read and written at once: when a real disk is done would be no part of the seed. */
export class FilesAtOnce extends Attachments {
  readonly #arriving: string;

  constructor(dataDir: string) {
    super(dataDir);
    this.#arriving = join(dataDir, 'attachments', 'arriving');
  }

  /** Keeps a text, as an officer attaches it. */
  attach(text: string): Attachment {
    const sha256 = hashOf(Buffer.from(text));
    this.#write(this.fileOf(sha256), Buffer.from(text));
    return { name: 'statement.txt', type: 'text/plain', bytes: Buffer.byteLength(text), sha256 };
  }

  override async sizeOf(sha256: string): Promise<number | null> {
    return statSync(this.fileOf(sha256), { throwIfNoEntry: false })?.size ?? null;
  }

  override async state(sha256: string): Promise<OnDisk> {
    const content = contentOf(this.fileOf(sha256));
    return content === undefined ? 'missing' : hashOf(content) === sha256 ? 'here' : 'changed';
  }

  override async part(sha256: string, from: number, most: number): Promise<Uint8Array> {
    return readFileSync(this.fileOf(sha256)).subarray(from, from + most);
  }

  override async arrived(sha256: string): Promise<number> {
    return contentOf(join(this.#arriving, sha256))?.length ?? 0;
  }

  override async arrive(sha256: string, from: number, piece: Uint8Array): Promise<void> {
    const file = join(this.#arriving, sha256);
    const before = contentOf(file) ?? Buffer.alloc(0);
    this.#write(file, Buffer.concat([before.subarray(0, from), piece, before.subarray(from + piece.length)]));
  }

  override async finish(sha256: string): Promise<boolean> {
    const file = join(this.#arriving, sha256);
    const content = contentOf(file);
    if (!content || hashOf(content) !== sha256) {
      rmSync(file, { force: true });
      return false;
    }
    mkdirSync(dirname(this.fileOf(sha256)), { recursive: true });
    renameSync(file, this.fileOf(sha256));
    return true;
  }

  override async remove(sha256: string): Promise<void> {
    for (const file of [this.fileOf(sha256), join(this.#arriving, sha256)]) rmSync(file, { force: true });
  }

  #write(file: string, content: Buffer): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function contentOf(file: string): Buffer | undefined {
  return statSync(file, { throwIfNoEntry: false }) && readFileSync(file);
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
