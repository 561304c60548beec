import { createContext, useContext } from 'react';
import type { SignedIn } from '../../shared/contract/shapes.ts';

/** Who is signed in, and the day it is at the station. */
export const WhoContext = createContext<{ readonly who: SignedIn; readonly today: string } | null>(null);

/** Who is signed in, and the station's day (ISO): inside the frame only. */
export function useWho(): { readonly who: SignedIn; readonly today: string } {
  const found = useContext(WhoContext);
  if (!found) throw new Error('nobody is signed in here');
  return found;
}
