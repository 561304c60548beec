import { create } from 'zustand';
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

/** What the window remembers from page to page until it is closed or its user signs out: how he had the list of people. */
export interface WindowMemory {
  readonly people: { readonly order: PeopleOrder; readonly unit: string | null; readonly text: string };
  rememberPeople(change: Partial<WindowMemory['people']>): void;
  readonly compared: Compared | null;
  rememberCompared(compared: Compared | null): void;
  /** Forgets it all: the next to sign in is somebody else. */
  forget(): void;
}

const fresh = { people: { order: 'name', unit: null, text: '' }, compared: null } as const;

export const useWindowMemory = create<WindowMemory>((set) => ({
  ...fresh,
  rememberPeople: (change) => set(({ people }) => ({ people: { ...people, ...change } })),
  rememberCompared: (compared) => set({ compared }),
  forget: () => set(fresh),
}));
