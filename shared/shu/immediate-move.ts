import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { caseIn, disciplineOf } from '../discipline/case.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { daysInOrder } from './checks.ts';
import { levelOn, stated, type ShuSlice } from './slice.ts';

/** What may warrant a move at once (PIMS R9; "etc." in the source is `other`). */
export const natures = ['assault on staff', 'assault on another incarcerated individual', 'unhygienic act', 'arson', 'other'] as const;

const requestedBody = z.strictObject({
  /** The misbehavior report, by its root, where one is written already. */
  report: z.uuid().optional(),
  nature: z.enum(natures),
  words: z.string().trim().min(3, 'what happened').max(2000),
});
export type MoveRequestedBody = z.infer<typeof requestedBody>;

const requested: Kind<MoveRequestedBody, ShuSlice> = {
  name: 'immediate-move.requested',
  version: 1,
  subject: 'person',
  schema: requestedBody,
  roles: shuRoles,
  facets: () => ({ adds: ['immediate-move'] }),
  decide({ body, record, strikes, effective, today, reason }) {
    // What is asked is said in its words: a reason is called for only where they are written anew.
    const problems: Problem[] = [...daysInOrder(effective, today, strikes === undefined ? body.words : reason)];
    if (body.report !== undefined && !caseIn(disciplineOf(record), body.report)) problems.push(problem('DIS-008', { field: 'report' }));
    const held = levelOn(record, effective.toString());
    if (held === undefined || held.level === 'I') problems.push(problem('PIM-024', { field: 'nature', value: held ? 'at Level I' : 'not in a level' }));
    if (strikes !== undefined && isDecided(record, strikes)) problems.push(problem('PIM-026', { value: 'The request' }));
    return problems;
  },
  apply(slice, applied) {
    const askedBy = [...new Set([applied.written, ...applied.corrections].map(({ author }) => author))];
    return { ...slice, immediateMoves: [...slice.immediateMoves, { ...applied.body, ...stated(applied), askedBy, decided: null }] };
  },
  says: ({ nature, words }) => `Immediate move asked for, ${nature}: ${words}`,
};

/** An immediate move down, asked of the Watch Commander (PIMS R9). Once decided, it is neither rewritten nor struck out. */
export const [immediateMoveRequested, immediateMoveRequestCorrected, immediateMoveRequestVoided] = correctable(
  requested,
  { corrected: 'immediate-move.request-corrected', voided: 'immediate-move.request-voided', fact: 'the request of an immediate move' },
  ({ strikes, record }) => (strikes !== undefined && isDecided(record, strikes) ? [problem('PIM-026', { value: 'The request' })] : []),
);

const decidedBody = z.strictObject({ request: z.uuid(), outcome: z.enum(['approved', 'refused']) });
export type MoveDecidedBody = z.infer<typeof decidedBody>;

/** The facet of the decision on a request. */
function decisionFacet(request: string): string {
  return `immediate-move:${request}`;
}

/** True where a decision on a request stands. In: the record without the request, on which the decision stands aside unless it was struck out. */
function isDecided({ facets, outcomes }: SubjectRecord, request: string): boolean {
  const last = facets.get(decisionFacet(request))?.last ?? '';
  return outcomes.get(last)?.is === 'standing aside';
}

const decided: Kind<MoveDecidedBody, ShuSlice> = {
  name: 'immediate-move.decided',
  version: 1,
  subject: 'person',
  schema: decidedBody,
  roles: ['watch-commander'],
  facets: ({ request }) => ({ decides: [decisionFacet(request)], relies: ['level', 'discipline'], adds: ['immediate-move'] }),
  decide({ body, slice, actor, effective, today, reason }) {
    const move = slice.immediateMoves.find(({ root }) => root === body.request);
    if (!move) return [problem('PIM-025', { field: 'request' })];
    const problems: Problem[] = [...daysInOrder(effective, today, reason)];
    if (move.decided) problems.push(problem('PIM-026', { field: 'request', value: 'It' }));
    if (move.askedBy.includes(actor.account)) problems.push(problem('PIM-027', { field: 'request' }));
    if (effective.toString() < move.day) problems.push(problem('PIM-020', { field: 'effective', value: effective.toString(), detail: move.day }));
    return problems;
  },
  apply(slice, applied) {
    const move = slice.immediateMoves.find(({ root }) => root === applied.body.request);
    if (!move) return { standsAside: 'the request of an immediate move does not stand' };
    if (move.decided) return { standsAside: 'the immediate move is decided already' };
    if ([applied.written, ...applied.corrections].some(({ author }) => move.askedBy.includes(author))) return { standsAside: 'who asks for an immediate move does not decide on it (PIMS R9)' };
    return { ...slice, immediateMoves: slice.immediateMoves.map((one) => (one === move ? { ...move, decided: { ...applied.body, ...stated(applied) } } : one)) };
  },
  says: ({ outcome }) => `Immediate move ${outcome}`,
};

/** What the Watch Commander said of it: never the one who asks, whatever office he then held (PIMS R9). */
export const [immediateMoveDecided, immediateMoveDecisionCorrected, immediateMoveDecisionVoided] = correctable(decided, {
  corrected: 'immediate-move.decision-corrected',
  voided: 'immediate-move.decision-voided',
  fact: 'the decision on an immediate move',
});
