import { EventEmitter, on } from 'node:events';
import type { Subject } from '../shared/entry/subject.ts';
import type { Db } from './store/open.ts';

const pollMilliseconds = 1000;

/** Tells the windows which subjects changed, whether here or by another process on the same book. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #poll: NodeJS.Timeout;
  readonly #looked: () => void;

  /** In: told when a window begins to watch, and while one does when another process has written. */
  constructor(db: Db, looked: () => void) {
    this.#looked = looked;
    const version = () => db.$client.pragma('data_version', { simple: true }) as number;
    let seen = version();
    this.#poll = setInterval(() => {
      const present = version();
      if (present === seen) return;
      seen = present;
      if (this.watched) this.#looked();
      this.tell([]);
    }, pollMilliseconds).unref();
  }

  /** Says that subjects changed; an empty list means that any may have. */
  tell(subjects: readonly Subject[]): void {
    this.#emitter.emit('changed', subjects);
  }

  /** True while a window watches, as every one does at which somebody is signed in. */
  get watched(): boolean {
    return this.#emitter.listenerCount('changed') > 0;
  }

  /** The changes from now on, until the signal ends them. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<{ readonly subjects: readonly Subject[] }> {
    try {
      const changes = on(this.#emitter, 'changed', signal ? { signal } : {});
      this.#looked();
      for await (const [subjects] of changes) yield { subjects: subjects as readonly Subject[] };
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  close(): void {
    clearInterval(this.#poll);
  }
}
