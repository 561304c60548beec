/**
 * The one written graph of a case: where a misbehavior report stands, and what may be done there. `decide`
 * asks it, the status is walked along it, a test takes every edge of it, and a page may draw it.
 */
export const caseStates = {
  'awaiting review': 'Written; the review officer is to set the tier, return it, refer it or dismiss it',
  'returned to author': 'Returned; the author is to write it again',
  referred: 'Referred elsewhere; the review officer is to set the tier or dismiss it when the answer is in',
  'tier set': 'The tier is set; the notice is to be served, or a violation hearing to be held',
  'notice served': 'The charges are served; the hearing is to be opened',
  'in hearing': 'The hearing is open',
  adjourned: 'The hearing is adjourned; it is to be gone on with',
  disposed: 'The disposition is made; it is to be delivered in writing',
  delivered: 'The disposition is delivered; the time to appeal runs or has run out',
  appealed: 'An appeal is filed; it is to be decided',
  'appeal decided': 'Decided on appeal or review; the disposition stands as it now reads',
  'rehearing ordered': 'A rehearing is ordered; the earlier disposition no longer stands',
  expunged: 'Dismissed or reversed: nothing of it is kept but a stub',
} as const;
export type CaseState = keyof typeof caseStates;

/** What can be done on a case, as the graph names it. One kind of entry may be several of these. */
export const caseMoves = [
  'report rewritten',
  'report returned',
  'report referred',
  'tier set',
  'report dismissed',
  'confinement began',
  'confinement ended',
  'notice served',
  'assistance given',
  'violation hearing opened',
  'hearing opened',
  'hearing adjourned',
  'time extended',
  'plea entered',
  'witness recorded',
  'disposition made',
  'charges dismissed',
  'disposition delivered',
  'suspended penalty invoked',
  'penalty reduced',
  'appeal filed',
  'affirmed on appeal',
  'modified on appeal',
  'reversed on appeal',
  'rehearing ordered on appeal',
  'modified on review',
  'reversed on review',
  'rehearing ordered on review',
] as const;
export type CaseMove = (typeof caseMoves)[number];

type Edges = Readonly<Partial<Record<CaseMove, CaseState>>>;

/** What may be done at any time before the disposition, and leaves the case where it is. */
const beforeDisposition = (state: CaseState): Edges => ({ 'confinement began': state, 'confinement ended': state, 'time extended': state });

/** What may be done with a disposition that stands. A court or a superior may take it up without an appeal (253.9, 254.9, CPLR 78). */
const standing = (state: CaseState): Edges => ({
  'suspended penalty invoked': state,
  'penalty reduced': state,
  'modified on review': 'appeal decided',
  'reversed on review': 'expunged',
  'rehearing ordered on review': 'rehearing ordered',
});

export const stateGraph: Readonly<Record<CaseState, Edges>> = {
  'awaiting review': {
    ...beforeDisposition('awaiting review'),
    'report rewritten': 'awaiting review',
    'report returned': 'returned to author',
    'report referred': 'referred',
    'tier set': 'tier set',
    'report dismissed': 'expunged',
  },
  'returned to author': { ...beforeDisposition('returned to author'), 'report rewritten': 'awaiting review', 'report dismissed': 'expunged' },
  referred: { ...beforeDisposition('referred'), 'report rewritten': 'referred', 'tier set': 'tier set', 'report dismissed': 'expunged' },
  'tier set': {
    ...beforeDisposition('tier set'),
    'report rewritten': 'tier set',
    'notice served': 'notice served',
    'assistance given': 'tier set',
    'violation hearing opened': 'in hearing',
    'report dismissed': 'expunged',
  },
  'notice served': {
    ...beforeDisposition('notice served'),
    'notice served': 'notice served',
    // What was served is no longer what is charged: it is served again.
    'report rewritten': 'tier set',
    'assistance given': 'notice served',
    'violation hearing opened': 'in hearing',
    'hearing opened': 'in hearing',
    'report dismissed': 'expunged',
  },
  'in hearing': {
    ...beforeDisposition('in hearing'),
    'hearing adjourned': 'adjourned',
    'plea entered': 'in hearing',
    'witness recorded': 'in hearing',
    'disposition made': 'disposed',
    'charges dismissed': 'expunged',
  },
  adjourned: {
    ...beforeDisposition('adjourned'),
    'assistance given': 'adjourned',
    'witness recorded': 'adjourned',
    'violation hearing opened': 'in hearing',
    'hearing opened': 'in hearing',
    'report dismissed': 'expunged',
  },
  disposed: { ...standing('disposed'), 'disposition delivered': 'delivered' },
  delivered: { ...standing('delivered'), 'appeal filed': 'appealed' },
  appealed: {
    ...standing('appealed'),
    'affirmed on appeal': 'appeal decided',
    'modified on appeal': 'appeal decided',
    'reversed on appeal': 'expunged',
    'rehearing ordered on appeal': 'rehearing ordered',
  },
  'appeal decided': standing('appeal decided'),
  'rehearing ordered': {
    ...beforeDisposition('rehearing ordered'),
    'notice served': 'notice served',
    'assistance given': 'rehearing ordered',
    'violation hearing opened': 'in hearing',
    'report dismissed': 'expunged',
  },
  expunged: {},
};

/** One step taken on the graph. */
export interface Taken<Act> {
  readonly act: Act;
  readonly move: CaseMove;
  readonly from: CaseState;
  readonly to: CaseState;
}

/** Where the acts of a case lead: the steps taken, the state reached, and the acts that had no place where the case stood. */
export interface Walk<Act> {
  readonly state: CaseState;
  readonly taken: readonly Taken<Act>[];
  readonly outOfPlace: readonly { readonly act: Act; readonly move: CaseMove; readonly at: CaseState }[];
}

/**
 * Walks the acts of a case along the graph, from `awaiting review`.
 * In: the acts in the order in which they happened, each with its move. An act that has no place where the case
 * stands is set down as such and leaves it there. Out: the walk. Total.
 */
export function walk<Act>(acts: readonly { readonly act: Act; readonly move: CaseMove }[]): Walk<Act> {
  let state: CaseState = 'awaiting review';
  const taken: Taken<Act>[] = [];
  const outOfPlace: Walk<Act>['outOfPlace'][number][] = [];
  for (const { act, move } of acts) {
    const to: CaseState | undefined = stateGraph[state][move];
    if (to === undefined) {
      outOfPlace.push({ act, move, at: state });
    } else {
      taken.push({ act, move, from: state, to });
      state = to;
    }
  }
  return { state, taken, outOfPlace };
}

/** What may be done in a state. */
export function movesAt(state: CaseState): readonly CaseMove[] {
  return Object.keys(stateGraph[state]) as CaseMove[];
}
