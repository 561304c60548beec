import { createContext } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import type { OtherFacility } from '../../shared/contract/sync-shapes.ts';

/** What a form's acts are recorded together with: the settlement of a matter into which the form enters a third. */
export interface Beside {
  /** Recorded before those of the form, all or none. */
  readonly acts: readonly Act[];
  /** The draft of the form in this place, in place of its own. */
  readonly draft: { readonly key: string; readonly title: string };
  /** The facility that holds the person once those acts are recorded, where transfers are what they settle. */
  readonly holder: OtherFacility | null;
  readonly submit: string;
  readonly recorded: string;
  readonly refresh: () => void;
  readonly onDone: (isRecorded: boolean) => void;
}

/** Around a form that is opened beside something else; null for a form by itself. */
export const BesideContext = createContext<Beside | null>(null);
