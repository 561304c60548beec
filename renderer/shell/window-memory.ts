import { create } from 'zustand';

export type PeopleOrder = 'name' | 'din' | 'cell' | 'cr' | 'pe' | 'me';

/** What the window remembers from page to page until it is closed or its user signs out: how he had the list of people. */
export interface WindowMemory {
  readonly people: { readonly order: PeopleOrder; readonly unit: string | null; readonly text: string };
  rememberPeople(change: Partial<WindowMemory['people']>): void;
  /** Forgets it all: the next to sign in is somebody else. */
  forget(): void;
}

const fresh = { people: { order: 'name', unit: null, text: '' } } as const;

export const useWindowMemory = create<WindowMemory>((set) => ({
  ...fresh,
  rememberPeople: (change) => set(({ people }) => ({ people: { ...people, ...change } })),
  forget: () => set(fresh),
}));
