import { z } from 'zod';
import type { Role } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { Applied, Kind, Proposal } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { sayFraction } from '../procedures/drc-numbers.ts';
import { ceilingOn, remainingOn } from './drc-remaining.ts';
import { basisSchema, memberSchema, type DrcBasis, type DrcReview, type DrcSlice, type Member } from './drc-slice.ts';
import { reviewDue } from './drc-due.ts';
import { stayOn } from './drc-stay.ts';
import { drcRules } from './drc-rules.ts';
import { stated } from './slice.ts';

/** Those who sit on the committee and enter what it came to. */
const committee: readonly Role[] = ['drc-member', 'captain'];

const common = { members: z.array(memberSchema).min(1, 'FLD-001').max(12), basis: basisSchema };
const recommendedBody = z.strictObject({ ...common, days: z.int().min(1).max(100_000) });
export type RecommendedBody = z.infer<typeof recommendedBody>;
const declinedBody = z.strictObject(common);
export type DeclinedBody = z.infer<typeof declinedBody>;

/** What every review is held against: the day, the reason, the stay, and whether its arithmetic is that of the record. */
function checkReview({ body, record, effective, today, reason, procedures }: Proposal<{ readonly basis: DrcBasis }, DrcSlice>): readonly Problem[] {
  const day = effective.toString();
  const problems: Problem[] = [];
  if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
  if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
  const stay = stayOn(record, day);
  if (!stay) return [...problems, problem('DRC-002', { field: 'effective', value: day })];
  problems.push(...checkBasis(body.basis, remainingOn(record, day)));
  const due = reviewDue(record, procedures, day)?.due;
  if (due && day < due) problems.push(problem('DRC-006', { field: 'effective', value: day, detail: due }));
  return problems;
}

/** Whether what an act says it was reckoned from is what the record gives. */
export function checkBasis(said: DrcBasis, found: DrcBasis | null): readonly Problem[] {
  if (!found) return [problem('DRC-003', { field: 'basis' })];
  if (said.remaining === found.remaining && said.lastDay === found.lastDay) return [];
  return [problem('DRC-004', { field: 'basis', value: `${said.remaining} days to ${said.lastDay}`, detail: `${found.remaining} days to ${found.lastDay}` })];
}

function reviewOf(applied: Applied<{ readonly members: readonly Member[]; readonly basis: DrcBasis }>, days: number): DrcReview {
  const { members, basis } = applied.body;
  return { days, members, basis, writers: [...new Set([applied.written.author, ...applied.corrections.map(({ author }) => author)])], ...stated(applied) };
}

function added(slice: DrcSlice, review: DrcReview): DrcSlice {
  return { ...slice, reviews: [...slice.reviews, review] };
}

const recommended: Kind<RecommendedBody, DrcSlice> = {
  name: 'drc.recommended',
  version: 1,
  subject: 'person',
  schema: recommendedBody,
  roles: committee,
  facets: () => ({ decides: ['drc'], relies: ['discipline', 'level', 'time-cut', 'shu-stay'] }),
  decide(proposal) {
    const { body, record, effective, procedures } = proposal;
    const day = effective.toString();
    const problems = checkReview(proposal);
    if (problems.some(({ code }) => code === 'DRC-002' || code === 'DRC-003')) return problems;
    const ceiling = ceilingOn(record, procedures, day);
    if (!ceiling) return [...problems, problem('DRC-007', { field: 'effective', value: day })];
    if (body.days <= ceiling.days) return problems;
    const { level, fraction } = ceiling;
    const rule = drcRules[`ceiling.${level}`];
    const remaining = remainingOn(record, day)?.remaining ?? 0;
    return [...problems, problem('DRC-005', { field: 'days', value: body.days, detail: `${sayFraction(fraction)} of the remaining ${remaining} days at Level ${level} is ${ceiling.days}`, rule: rule.citation })];
  },
  apply: (slice, applied) => added(slice, reviewOf(applied, applied.body.days)),
  says: ({ days, basis, members }) => `Disciplinary Review Committee recommends ${days} of the remaining ${basis.remaining} days off (${members.map(({ name }) => name).join(', ')})`,
};

const declined: Kind<DeclinedBody, DrcSlice> = {
  name: 'drc.declined',
  version: 1,
  subject: 'person',
  schema: declinedBody,
  roles: committee,
  facets: () => ({ decides: ['drc'], relies: ['discipline', 'level', 'time-cut', 'shu-stay'] }),
  decide: checkReview,
  apply: (slice, applied) => added(slice, reviewOf(applied, 0)),
  says: ({ members }) => `Disciplinary Review Committee recommends no time off (${members.map(({ name }) => name).join(', ')})`,
};

/** The committee recommends days off to the Superintendent. */
export const [drcRecommended, drcRecommendationCorrected, drcRecommendationVoided] = correctable(recommended, { corrected: 'drc.recommendation-corrected', voided: 'drc.recommendation-voided', fact: 'the recommendation of the Disciplinary Review Committee' });

/** The committee has reviewed and recommends nothing, with its reason. */
export const [drcDeclined, drcDeclinedCorrected, drcDeclinedVoided] = correctable(declined, { corrected: 'drc.declined-corrected', voided: 'drc.declined-voided', fact: 'the review of the Disciplinary Review Committee' });
