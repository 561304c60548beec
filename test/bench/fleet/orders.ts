/** A station of the fleet: its number, its folder, and of the first of a facility what it begins. */
export interface Berth {
  readonly number: number;
  readonly dataDir: string;
  readonly founds?: { readonly name: string; readonly number: number; readonly people: number };
}

/** What a process of several stations is asked to do, and what it answers. */
export interface FleetOrders {
  /** Opens stations and begins the facilities of those that do. Out: of each, its facility, where it has one by then. */
  open: { readonly asked: readonly Berth[]; readonly answer: readonly { readonly number: number; readonly facility: string | undefined }[] };
  /** Enrols stations, one after the other, each with its first exchange. */
  enrol: { readonly asked: readonly { readonly number: number; readonly code: string; readonly name: string; readonly address: string }[]; readonly answer: null };
  /** Has every station exchange in the background and its officers record, until they are to rest. */
  work: { readonly asked: { readonly seed: number; readonly actsAMinute: number }; readonly answer: null };
  rest: { readonly asked: null; readonly answer: Worked };
  /** One exchange of every station, all at once. */
  exchange: { readonly asked: null; readonly answer: readonly { readonly failure: string | null; readonly waiting: number }[] };
  /** How every station stands at the end. */
  stand: { readonly asked: null; readonly answer: readonly Standing[] };
  end: { readonly asked: null; readonly answer: null };
}

export type Order = { readonly [Name in keyof FleetOrders]: { readonly do: Name; readonly of: FleetOrders[Name]['asked'] } }[keyof FleetOrders];

/** What the stations of a process did while they worked. Durations are in milliseconds. */
export interface Worked {
  readonly recorded: number;
  readonly refused: number;
  /** Acts recorded, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Entries of others taken in. */
  readonly pulled: number;
  readonly spellsOffline: number;
  /** How long each recording took. */
  readonly recording: readonly number[];
  readonly exchanges: readonly number[];
  readonly failures: Readonly<Record<string, number>>;
  /** How long each request took, by its path. */
  readonly requests: Readonly<Record<string, readonly number[]>>;
}

/** A station at the end. */
export interface Standing {
  readonly number: number;
  readonly facility: string;
  /** Ids of entries whose recording was answered. */
  readonly acknowledged: readonly string[];
  /** How many of these the book does not hold. */
  readonly lost: number;
  /** The hashes of every entry in its book, and of those that it wrote. */
  readonly held: readonly string[];
  readonly own: readonly string[];
  /** Why its last exchange came to nothing; null when it did not. */
  readonly failure: string | null;
  readonly defects: number;
  readonly waiting: number;
}
