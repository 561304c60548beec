import { filesAnswerSchema, getFileAnswerSchema, limits, paths, putFileAnswerSchema, type FilesRequest, type GetFileRequest, type PutFileRequest } from '../../shared/sync/protocol.ts';
import { Refused, type Caller } from './caller.ts';
import type { FileStanding, StationFiles } from './files.ts';

/** What the exchange of files is made of. */
export interface FilesExchangeParts {
  readonly files: StationFiles;
  readonly caller: Caller;
  readonly monotonic: () => number;
  /** True when something was recorded meanwhile: entries go before files. */
  entriesWait(): boolean;
  alive(doing: string, done: number, of: number): void;
  /** Makes a request, and again where the line is cut in the middle. */
  throughCuts<Told>(ask: () => Promise<Told>, full: (told: Told) => boolean): Promise<Told>;
  /** A file came. */
  fetched(): void;
}

/** What came of it: whole files sent and fetched, bytes moved, and whether more could be at once. */
export interface FilesExchanged {
  readonly sent: number;
  readonly fetched: number;
  readonly bytes: number;
  readonly left: boolean;
}

/** After so many milliseconds the files give way to the next exchange, in which entries go first. */
const turn = 15_000;

/**
 * The files of an exchange, behind its entries: asks how those stand that the office may lack or have, and then sends and fetches them in
 * pieces, the smallest first, until none is left, entries wait, or its turn is over. A file that was cut goes on where it was.
 */
export async function exchangeFiles(parts: FilesExchangeParts): Promise<FilesExchanged> {
  return await new FilesExchange(parts).run();
}

class FilesExchange {
  readonly #parts: FilesExchangeParts;
  readonly #until: number;
  #sent = 0;
  #fetched = 0;
  #bytes = 0;

  constructor(parts: FilesExchangeParts) {
    this.#parts = parts;
    this.#until = parts.monotonic() + turn;
  }

  async run(): Promise<FilesExchanged> {
    const { files, alive } = this.#parts;
    await files.look();
    const wanted = await this.#ask();
    const outgoing = [...wanted.keys()].map((file) => ({ file, out: true }));
    const work = [...outgoing, ...files.toFetch().map((file) => ({ file, out: false }))].toSorted((a, b) => a.file.bytes - b.file.bytes);
    let left = false;
    for (const [index, { file, out }] of work.entries()) {
      alive('Exchanging attached files', index, work.length);
      try {
        left = !(out ? await this.#send(file, wanted.get(file)!) : await this.#fetch(file));
      } catch (error) {
        // A file that is refused does not keep the others from going.
        if (!(error instanceof Refused) || error.refusal.refused !== 'file') throw error;
      }
      if (left) break;
      left = index + 1 < work.length && this.#giveWay();
      if (left) break;
    }
    const more = left || (this.#sent > 0 && files.waiting().toSend > 0) || files.neverAsked();
    return { sent: this.#sent, fetched: this.#fetched, bytes: this.#bytes, left: more };
  }

  /** Out: of the files that are here, those that the office wants, and from where on. */
  async #ask(): Promise<ReadonlyMap<FileStanding, number>> {
    const { files, caller, throughCuts } = this.#parts;
    const asked = files.toAsk(limits.files);
    const wanted = new Map<FileStanding, number>();
    if (asked.length === 0) return wanted;
    const body = JSON.stringify({ files: asked.map(({ sha256 }) => sha256) } satisfies FilesRequest);
    const { files: answers } = await throughCuts(() => caller.json(paths.files, body, filesAnswerSchema), () => false);
    files.said(answers);
    const from = new Map(answers.flatMap((one) => (one.is === 'wanted' ? [[one.sha256, one.from] as const] : [])));
    for (const file of asked) if ((file.here ?? file.own) && from.has(file.sha256)) wanted.set(file, from.get(file.sha256)!);
    return wanted;
  }

  /** True when it is time for entries again: only behind a piece, so that files move however much is recorded. */
  #giveWay(): boolean {
    const { monotonic, entriesWait } = this.#parts;
    return this.#bytes > 0 && (monotonic() >= this.#until || entriesWait());
  }

  /** How many bytes of a file go at a time: in base64 they take a third more. */
  get #piece(): number {
    return Math.min(limits.piece, Math.floor(this.#parts.files.size.bytes * 0.75));
  }

  /** Sends a file from a place on. Out: false when it gave way before the end. */
  async #send({ sha256 }: FileStanding, begin: number): Promise<boolean> {
    const { files, caller, throughCuts } = this.#parts;
    const state = await files.disk.state(sha256);
    const bytes = await files.disk.sizeOf(sha256);
    if (state !== 'here' || bytes === null) {
      files.note(sha256, { here: false });
      return true;
    }
    for (let [from, back] = [begin, 0]; ; ) {
      const { answer, length } = await throughCuts(
        async () => {
          const piece = await files.disk.part(sha256, from, this.#piece);
          const request: PutFileRequest = { sha256, bytes, from, piece: Buffer.from(piece).toString('base64') };
          return { answer: await caller.json(paths.putFile, JSON.stringify(request), putFileAnswerSchema), length: piece.length };
        },
        (told) => told.length >= this.#piece,
      );
      if (answer.held) {
        files.note(sha256, { atOffice: true });
        this.#moved('Sending attached files', length, bytes, bytes);
        this.#sent += 1;
        return true;
      }
      // The office may have lost what came, or have more of it: it says from where on. One that will have it otherwise for ever is left.
      back += answer.through > from ? 0 : 1;
      if (back > 3 || answer.through >= bytes) return true;
      from = answer.through;
      this.#moved('Sending attached files', length, from, bytes);
      if (this.#giveWay()) return false;
    }
  }

  /** Fetches the rest of a file. Out: false when it gave way before the end. */
  async #fetch({ sha256 }: FileStanding): Promise<boolean> {
    const { files, caller, throughCuts, fetched } = this.#parts;
    if ((await files.disk.state(sha256)) === 'here') {
      files.note(sha256, { here: true });
      return true;
    }
    for (let from = await files.disk.arrived(sha256); ; ) {
      const asked = this.#piece;
      const answer = await throughCuts(
        () => caller.json(paths.getFile, JSON.stringify({ sha256, from, most: this.#piece } satisfies GetFileRequest), getFileAnswerSchema),
        (told) => from + asked < told.bytes,
      );
      const piece = Buffer.from(answer.piece, 'base64');
      if (answer.bytes > limits.file || (piece.length === 0 && from < answer.bytes)) return true;
      if (piece.length > 0) await files.disk.arrive(sha256, from, piece);
      from += piece.length;
      this.#moved('Fetching attached files', piece.length, from, answer.bytes);
      if (from >= answer.bytes) break;
      if (this.#giveWay()) return false;
    }
    if (await files.disk.finish(sha256)) {
      files.note(sha256, { here: true });
      this.#fetched += 1;
      fetched();
    } else files.damaged(sha256);
    return true;
  }

  #moved(doing: string, length: number, done: number, of: number): void {
    this.#bytes += length;
    this.#parts.alive(doing, done, of);
  }
}
