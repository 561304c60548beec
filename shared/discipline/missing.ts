import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { assistanceGrounds } from './assistance.ts';
import { stepsOf, tierOf, walkOf, type Case } from './case.ts';
import type { CaseState } from './state-graph.ts';

/** What a hearing can still want: the charges served, the person assisted or assistance waived. */
export const missingNames = ['notice', 'assistance'] as const;
export type Missing = (typeof missingNames)[number];

/** The states in which a hearing is still to be held or gone on with. */
export const toBeHeard: readonly CaseState[] = ['tier set', 'notice served', 'in hearing', 'adjourned', 'rehearing ordered'];

/**
 * What is missing on record before a case can be heard (7 NYCRR 251-4.1, 253.6, 254.6). A violation hearing waits for neither.
 * In: the case; the day whose procedure says who is to be assisted. Out: empty where nothing is, or where there is no hearing to come.
 */
export function missingBeforeHearing(held: Case, procedures: Pick<Procedures, 'discipline'>, on: Temporal.PlainDate): readonly Missing[] {
  const { state } = walkOf(held);
  if (!toBeHeard.includes(state) || tierOf(held) === 1) return [];
  const assisted = stepsOf(held).some((act) => act.kind === 'assistance.given');
  return [
    ...(state === 'tier set' || state === 'rehearing ordered' ? (['notice'] as const) : []),
    ...(!assisted && assistanceGrounds(held, inForceOn(procedures.discipline, on).numbers).length > 0 ? (['assistance'] as const) : []),
  ];
}
