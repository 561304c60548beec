import { createContext, useContext } from 'react';
import type { SignedIn } from '../../shared/contract/shapes.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';

interface WhoAndWhen {
  readonly who: SignedIn;
  readonly today: string;
  /** The moment at the station, asked again every minute: what clocks are held against. */
  readonly now: string;
  /** The name of the main office, at a workstation of it: it looks at every facility and enters for none. Null at a facility. */
  readonly mainOffice: string | null;
  /** The procedures in force: those that the program brings, and those adopted at the station. */
  readonly procedures: Procedures;
}

/** Who is signed in, and the day and minute it is at the station. */
export const WhoContext = createContext<WhoAndWhen | null>(null);

/** Who is signed in, and the station's day (ISO) and minute: inside the frame only. */
export function useWho(): WhoAndWhen {
  const found = useContext(WhoContext);
  if (!found) throw new Error('nobody is signed in here');
  return found;
}
