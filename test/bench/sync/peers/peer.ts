import type { Document } from './documents.ts';

/** How another program does the work: each function is called in a process of its own. */
export interface Peer {
  /** Serves on a free port of the loopback address. Out: the port. In: its folder; whether each write is to reach the disk before it counts. */
  readonly serve: (folder: string, durable: boolean) => Promise<number>;
  readonly open: (folder: string, durable: boolean) => Promise<PeerStation>;
}

/** A station as a peer knows one. */
export interface PeerStation {
  /** Puts documents on record, as if they had been written here. */
  readonly make: (pages: Iterable<readonly Document[]>) => Promise<void>;
  /** Sends everything to the server: done when the server has said that it holds all of it. */
  readonly push: (address: string) => Promise<void>;
  /** Fetches everything that the server has. */
  readonly pull: (address: string) => Promise<void>;
  readonly count: () => Promise<number>;
  readonly read: (id: string) => Promise<Document | undefined>;
}

/** What a peer's station is asked to do. */
export type PeerOrder =
  | { readonly do: 'make'; readonly book: string; readonly entries: number }
  | { readonly do: 'push' | 'pull'; readonly address: string }
  | { readonly do: 'read'; readonly ids: readonly string[] };

/** What a station says when it is done: milliseconds of the work alone, and the most memory that it ever had. */
export interface PeerDone {
  readonly ms: number;
  readonly entries: number;
  readonly residentMbAtMost: number;
  readonly documents?: readonly (Document | undefined)[];
}
