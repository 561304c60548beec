import { count, desc, eq, inArray } from 'drizzle-orm';
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
 * Makes again the rows of people who are noted for it: those that an adopted version of a procedure changes, and those of whom
 * entries arrived while nobody was at work here. Who is noted stands in a table, written with the entry: what a crash leaves
 * undone is done when the book is opened next.
 */
export class CatchUp {
  readonly #db: Db;
  readonly #book: Book;
  readonly #projector: Projector;
  readonly #registry: Registry;
  readonly #done: () => void;
  readonly #someArrived;
  #running: NodeJS.Immediate | undefined;
  #of = 0;
  #stopped: string | undefined;

  /** In: told when everybody was made again. */
  constructor(parts: { readonly db: Db; readonly book: Book; readonly projector: Projector; readonly registry: Registry }, done: () => void) {
    this.#db = parts.db;
    this.#book = parts.book;
    this.#projector = parts.projector;
    this.#registry = parts.registry;
    this.#done = done;
    // Asked before everything that is recorded.
    this.#someArrived = parts.db.select().from(toProject).where(eq(toProject.arrived, true)).limit(1).prepare();
  }

  /** Makes few again at once, and many piece by piece while other work goes on. Who cannot be made stays noted, and `underWay` says why. */
  start(): void {
    const left = this.#left();
    if (left === 0) return;
    this.#stopped = undefined;
    this.#of = this.#running ? this.#of : left;
    if (left <= whileOneWaits) this.#orSayWhy(() => this.finish());
    else this.#running ??= setImmediate(() => this.#goOn());
  }

  /** Makes those on whom entries arrived, in the caller's transaction where there is one. Who cannot be made stays noted, and `underWay` says why. */
  makeArrived(): void {
    this.#orSayWhy(() => {
      while (this.#someArrived.get() !== undefined) this.#step();
    });
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
    return left === 0 ? null : { is: 'progress', doing: this.#stopped ?? 'Working out records again', done: Math.max(0, this.#of - left), of: Math.max(this.#of, left) };
  }

  close(): void {
    clearImmediate(this.#running);
  }

  #goOn(): void {
    this.#running = undefined;
    this.#orSayWhy(() => {
      if (this.#step() > 0) this.#running = setImmediate(() => this.#goOn());
    });
  }

  #orSayWhy(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#stopped = `Working out again has stopped (${error instanceof Error ? error.message : String(error)}). Have "daybook verify" look at the book. Done so far`;
    }
  }

  /** Out: how many are left. */
  #step(): number {
    const made = this.#db.$client
      .transaction(() => {
        const some = this.#db.select().from(toProject).orderBy(desc(toProject.arrived)).limit(atOnce).all().map(({ person }) => person);
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
