/** What the process of a station is asked to do. */
export type Order =
  | { readonly do: 'make'; readonly entries: number }
  | { readonly do: 'enrol'; readonly code: string; readonly name: string; readonly address: string }
  /** Exchanges until it succeeds, at once again after a failure. `recording` puts a report on record every 50 ms meanwhile. */
  | { readonly do: 'exchange'; readonly recording: boolean }
  | { readonly do: 'record'; readonly seconds: number };

/** How long one sort of requests took: from the first to what followed the last, in milliseconds, and how many there were. */
export interface Phase {
  readonly ms: number;
  readonly requests: number;
}

/** How long recording took, in milliseconds: of itself, and from when it was due, the wait for the event loop included. */
export interface Latency {
  readonly recordings: number;
  readonly ms: { readonly p50: number; readonly p99: number; readonly longest: number };
  readonly fromDue: { readonly p50: number; readonly p99: number; readonly longest: number };
}

export interface Exchange {
  readonly ms: number;
  /** Seconds of processor that the station's process was given meanwhile, of all its threads. */
  readonly cpuSeconds: number;
  readonly sent: number;
  readonly taken: number;
  readonly failures: readonly string[];
  /** Requests that failed and were made again: from when to when each was under way, in milliseconds since 1970. */
  readonly again: readonly { readonly from: number; readonly until: number }[];
  readonly phases: Readonly<Record<'push' | 'firstLoad' | 'pull' | 'compare', Phase>>;
  readonly latency?: Latency;
}

export type Done = { readonly entries: number; readonly residentMbAtMost: number } & { readonly exchange?: Exchange; readonly latency?: Latency };
