import { tierOf, walkOf, type Case } from '../../shared/discipline/case.ts';
import type { CaseState } from '../../shared/discipline/state-graph.ts';

/** One stop of a case on the state graph: where it has been, where it is, where it most likely goes. */
export interface Stop {
  readonly state: CaseState;
  readonly mark: 'done' | 'here' | 'to come';
}

/** The way of a case to its end where nothing turns it aside. An appeal is the person's to make and is not expected. */
const straight: readonly CaseState[] = ['awaiting review', 'tier set', 'notice served', 'in hearing', 'disposed', 'delivered'];

/** From where a state that lies aside of the straight way joins it again. */
const joins: Readonly<Partial<Record<CaseState, CaseState>>> = { 'returned to author': 'awaiting review', referred: 'tier set', adjourned: 'in hearing', 'rehearing ordered': 'notice served' };

/** The states a case has been in, in order, each as often as it came to it; where it is; and the straight way from there. A violation hearing needs no notice. */
export function pathOf(held: Case): readonly Stop[] {
  const { taken, state } = walkOf(held);
  const been = taken.filter(({ from, to }) => from !== to).map(({ from }) => from);
  const aside = joins[state];
  const from = aside ? straight.indexOf(aside) : straight.indexOf(state) + 1;
  const ahead = aside === undefined && !straight.includes(state) ? [] : straight.slice(from).filter((one) => one !== 'notice served' || tierOf(held) !== 1);
  return [...been.map((one): Stop => ({ state: one, mark: 'done' })), { state, mark: 'here' }, ...ahead.map((one): Stop => ({ state: one, mark: 'to come' }))];
}
