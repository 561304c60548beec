import type { Role } from '../accounts/roles.ts';
import type { ProcedureName } from './procedures.ts';

/** Who adopts numbers of the state as they come down: regulations, statutes, memoranda (this program's reading). */
const ofTheState: readonly Role[] = ['superintendent', 'coordinator', 'administrator'];
/** Who adopts the facility's own (this program's reading). */
const ofTheUnit: readonly Role[] = ['superintendent', 'captain'];

/** Who may adopt a version of each procedure. */
export const adoptersOf: Readonly<Record<ProcedureName, readonly Role[]>> = {
  time: ofTheState,
  releaseCalendar: ofTheState,
  certification: ofTheState,
  commitments: ofTheState,
  behavior: ofTheState,
  discipline: ofTheState,
  segregation: ofTheState,
  custody: ofTheState,
  levels: ofTheUnit,
  reports: ofTheUnit,
};

/** Everybody who may adopt a version of some procedure. */
export const adopters: readonly Role[] = [...new Set(Object.values(adoptersOf).flat())];
