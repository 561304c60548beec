import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage, SignedIn } from '../../shared/contract/shapes.ts';
import { tierOf, type Case } from '../../shared/discipline/case.ts';
import type { Clock } from '../../shared/discipline/clock.ts';
import { pendingConfinementOf } from '../../shared/discipline/confinement-pending.ts';
import type { Missing } from '../../shared/discipline/missing.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import type { CaseMove, CaseState } from '../../shared/discipline/state-graph.ts';
import { isFinal, statusOf } from '../../shared/discipline/status.ts';
import type { DisciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import { formOfMove } from './act-forms.ts';
import { actAddress, hearingAddress } from './addresses.ts';
import { extendableIn } from './extendable-clocks.ts';
import { likely, moveWords } from './move-words.ts';

/** Something that may be done next on a case. */
export interface NextAct {
  readonly move: CaseMove;
  readonly says: string;
  /** Where it is entered, for somebody who may. */
  readonly address: string | null;
  /** Who may, where the one at the window may not: "Lieutenant, Captain". */
  readonly whose: string;
}

/** What may be done next on a case, and the likeliest of what whoever is signed in may do himself. */
export interface WhatNext {
  readonly mine: readonly NextAct[];
  /** What is for others, by whom it is for. */
  readonly others: readonly { readonly whose: string; readonly acts: readonly string[] }[];
  readonly likeliest: NextAct | undefined;
}

/** In: the case on its page, who is signed in, the numbers of today's procedure, the clocks of the case and what its hearing still wants. Out: each move that the state graph allows, once, the likeliest first; nothing for which the case has no ground. */
export function whatNext(page: PersonPage, held: Case, who: SignedIn, { numbers, clocks, missing }: { readonly numbers: DisciplineNumbers; readonly clocks: readonly Clock[]; readonly missing: readonly Missing[] }): WhatNext {
  const { state, next } = statusOf(held);
  const first = likelyFirst(state, missing);
  const ordered = [...first.filter((move) => next.includes(move)), ...next.filter((move) => !first.includes(move))];
  // Correcting a report that nobody returned is offered with the report, not as a step of the case.
  const acts = ordered.filter((move) => (move !== 'report rewritten' || first.includes(move)) && hasGround(move, held, clocks)).flatMap((move) => nextAct(move, page, held, who) ?? []);
  const mine = acts.filter(({ address }) => address !== null);
  return { mine, others: [...Map.groupBy(acts.filter(({ address }) => address === null), ({ whose }) => whose)].map(([whose, theirs]) => ({ whose, acts: theirs.map(({ says }) => says) })), likeliest: mine.find(({ move }) => first.includes(move) && !(opens.has(move) && !hears(held, who, numbers)) && !(move === 'appeal filed' && isFinal(held, clocks))) };
}

/** What most often comes next; where the person is to be assisted and is not yet, that comes before the hearing. */
function likelyFirst(state: CaseState, missing: readonly Missing[]): readonly CaseMove[] {
  const hasNotice = !missing.includes('notice');
  return missing.includes('assistance') && hasNotice && state !== 'in hearing' ? ['assistance given', ...likely[state]] : likely[state];
}

const opens: ReadonlySet<CaseMove> = new Set(['violation hearing opened', 'hearing opened']);

/** True where the office of whoever is signed in hears the tier of the case: others may enter a hearing for its officer, and designees hear it, but it is not what comes next for them. */
function hears(held: Case, { role }: SignedIn, { tiers }: DisciplineNumbers): boolean {
  const tier = tierOf(held);
  return tier !== null && tiers[tier].officers.includes(role);
}

function nextAct(move: CaseMove, page: PersonPage, held: Case, who: SignedIn): NextAct | null {
  const again = move === 'notice served' && held.acts.some(({ kind }) => kind === 'notice.served') ? ' again' : '';
  const words = { move, says: `${moveWords[move]}${again}` };
  if (move === 'report rewritten') {
    const { author, entry } = held.report;
    return { ...words, address: author === who.account ? `/people/${page.id}/report/${entry}` : null, whose: page.authors[author] ?? author };
  }
  const form = formOfMove(move);
  if (!form) return null;
  const [{ name, roles }] = form.kinds;
  if (atHearing.has(move)) return { ...words, address: roles.includes(who.role) ? hearingAddress(page.id, held.root) : null, whose: roles.map((role) => roleNames[role]).join(', ') };
  return { ...words, address: roles.includes(who.role) ? actAddress(page.id, held.root, name, form.moves.length > 1 ? { move } : {}) : null, whose: roles.map((role) => roleNames[role]).join(', ') };
}

/** What is done on the page that the hearing is run from. */
const atHearing: ReadonlySet<CaseMove> = new Set(['violation hearing opened', 'hearing opened', 'plea entered', 'witness recorded', 'hearing adjourned', 'disposition made', 'charges dismissed']);

/** The graph names what a state has a place for; a confinement that is not going on cannot end, nor a penalty be reduced that is not imposed. */
function hasGround(move: CaseMove, held: Case, clocks: readonly Clock[]): boolean {
  const confined = pendingConfinementOf(held).some(({ to }) => to === null);
  switch (move) {
    case 'confinement began':
      return !confined;
    case 'confinement ended':
      return confined;
    case 'time extended':
      return extendableIn(clocks).length > 0;
    case 'suspended penalty invoked':
      return penaltiesOf(held).some(({ suspension }) => suspension !== null && suspension.invoked === null);
    case 'penalty reduced':
      return penaltiesOf(held).length > 0;
    default:
      return true;
  }
}
