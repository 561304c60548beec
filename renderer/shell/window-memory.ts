import { create } from 'zustand';
import type { DueGroup } from '../../shared/discipline/due.ts';
import type { Tier } from '../../shared/procedures/discipline-numbers.ts';
import type { Reconciliation } from '../../shared/contract/shapes.ts';

export type PeopleOrder = 'name' | 'din' | 'cell' | 'cr' | 'pe' | 'me';

/** A file that was held against the record, and which of its lists was being read. */
export interface Compared {
  readonly name: string;
  readonly text: string;
  readonly result: Reconciliation;
  readonly shown: string;
  readonly find: string;
}

/** What the window remembers from page to page until it is closed or its user signs out: how he had the list of people and the clocks. */
export interface WindowMemory {
  readonly people: { readonly order: PeopleOrder; readonly unit: string | null; readonly facility: string | null; readonly text: string };
  /** The facility whose matters are shown, at the main office; null for all. */
  readonly inbox: { readonly facility: string | null };
  rememberInbox(change: WindowMemory['inbox']): void;
  rememberPeople(change: Partial<WindowMemory['people']>): void;
  readonly clocks: { readonly group: DueGroup | null; readonly tier: Tier | 'none' | null; readonly unit: string | null };
  rememberClocks(change: Partial<WindowMemory['clocks']>): void;
  /** The cell of the board that one was at, by unit. */
  readonly board: Readonly<Record<string, string>>;
  rememberBoard(unit: string, cell: string): void;
  readonly compared: Compared | null;
  rememberCompared(compared: Compared | null): void;
  /** Forgets it all: the next to sign in is somebody else. */
  forget(): void;
}

const fresh = { people: { order: 'name', unit: null, facility: null, text: '' }, inbox: { facility: null }, clocks: { group: null, tier: null, unit: null }, board: {} as Readonly<Record<string, string>>, compared: null } as const;

export const useWindowMemory = create<WindowMemory>((set) => ({
  ...fresh,
  rememberPeople: (change) => set(({ people }) => ({ people: { ...people, ...change } })),
  rememberInbox: (inbox) => set({ inbox }),
  rememberClocks: (change) => set(({ clocks }) => ({ clocks: { ...clocks, ...change } })),
  rememberBoard: (unit, cell) => set(({ board }) => ({ board: { ...board, [unit]: cell } })),
  rememberCompared: (compared) => set({ compared }),
  forget: () => set(fresh),
}));
