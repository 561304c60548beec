import { count, eq, inArray } from 'drizzle-orm';
import type { Progress } from '../shared/contract/shapes.ts';
import { fold, type Registry } from '../shared/entry/fold.ts';
import type { Subject } from '../shared/entry/subject.ts';
import type { Projector } from './store/projections/project.ts';
import type { Book } from './store/book.ts';
import type { Db } from './store/open.ts';
import { toProject } from './store/schema.ts';

/** As many are made again at once, before the window is heard: some hundredths of a second. */
const atOnce = 100;
/** Of no more than these the author of the entry waits for the end: less than a second. */
const whileOneWaits = 500;

/**
 * Makes again what was projected with numbers that an adopted version has replaced. Who is to be made again stands in a
 * table, written with the entry: what a crash leaves undone is done when the book is opened next.
 */
export class CatchUp {
  readonly #db: Db;
  readonly #book: Book;
  readonly #projector: Projector;
  readonly #registry: Registry;
  readonly #done: () => void;
  #running: NodeJS.Immediate | undefined;
  #of = 0;
  #stopped: string | undefined;
  #held = 0;

  /** In: told when everybody was made again. */
  constructor(parts: { readonly db: Db; readonly book: Book; readonly projector: Projector; readonly registry: Registry }, done: () => void) {
    this.#db = parts.db;
    this.#book = parts.book;
    this.#projector = parts.projector;
    this.#registry = parts.registry;
    this.#done = done;
  }

  /** Makes few again at once, and many piece by piece while other work goes on. */
  start(): void {
    if (this.#held > 0) return;
    const left = this.#left();
    if (left === 0) return;
    this.#stopped = undefined;
    this.#of = this.#running ? this.#of : left;
    if (left <= whileOneWaits) this.finish();
    else this.#running ??= setImmediate(() => this.#goOn());
  }

  /** Waits from now on: somebody else makes those who are noted again, all together. */
  hold(): void {
    this.#held += 1;
  }

  /** Goes on with whoever is still left. */
  release(): void {
    this.#held -= 1;
    if (this.#db.$client.open) this.start();
  }

  /** Makes everybody again who is left. In: told how far it is. Fails where an entry cannot be read. */
  finish(tell: (done: number, of: number) => void = () => {}): void {
    this.#of = this.#left();
    if (this.#of === 0) return;
    for (let left = this.#step(); ; left = this.#step()) {
      tell(this.#of - left, this.#of);
      if (left === 0) break;
    }
  }

  /** How far it is; null where nothing is left to do. */
  underWay(): Progress | null {
    const left = this.#left();
    return left === 0 || this.#held > 0 ? null : { is: 'progress', doing: this.#stopped ?? 'Working out again with the new numbers', done: Math.max(0, this.#of - left), of: Math.max(this.#of, left) };
  }

  close(): void {
    clearImmediate(this.#running);
  }

  #goOn(): void {
    this.#running = undefined;
    if (this.#held > 0) return;
    try {
      if (this.#step() > 0) this.#running = setImmediate(() => this.#goOn());
    } catch (error) {
      // Who is left stays in the table: the next adoption, or the next opening of the book, tries again.
      this.#stopped = `Working out again has stopped (${error instanceof Error ? error.message : String(error)}). Have "daybook verify" look at the book. Done so far`;
    }
  }

  /** Out: how many are left. */
  #step(): number {
    const made = this.#db.$client
      .transaction(() => {
        const some = this.#db.select().from(toProject).limit(atOnce).all().map(({ person }) => person);
        for (const id of some) {
          const subject: Subject = { type: 'person', id };
          const entries = this.#book.entriesOf(subject);
          this.#projector.project(fold(subject, entries, this.#registry), entries);
        }
        if (some.length > 0) this.#db.delete(toProject).where(some.length === 1 ? eq(toProject.person, some[0]!) : inArray(toProject.person, some)).run();
        return some.length;
      })
      .immediate();
    const left = this.#left();
    if (made > 0 && left === 0) this.#done();
    return left;
  }

  #left(): number {
    return this.#db.select({ n: count() }).from(toProject).get()?.n ?? 0;
  }
}
