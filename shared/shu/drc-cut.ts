import { z } from 'zod';
import { correctable } from '../entry/correctable.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { sayFraction } from '../procedures/drc-numbers.ts';
import { ceilingOn, remainingOn } from './drc-remaining.ts';
import { checkBasis } from './drc-review.ts';
import { basisSchema, type DrcSlice } from './drc-slice.ts';
import { drcRules } from './drc-rules.ts';
import { stated } from './slice.ts';

const decidedBody = z.strictObject({
  /** The recommendation, by the entry that first wrote it. */
  recommendation: z.uuid(),
  outcome: z.enum(['approved', 'modified', 'refused']),
  /** Days off; 0 where it is refused. */
  days: z.int().min(0).max(100_000),
  basis: basisSchema,
});
export type CutDecidedBody = z.infer<typeof decidedBody>;

const decided: Kind<CutDecidedBody, DrcSlice> = {
  name: 'time-cut.decided',
  version: 1,
  subject: 'person',
  schema: decidedBody,
  roles: ['superintendent'],
  facets: () => ({ decides: ['time-cut'], relies: ['drc', 'discipline', 'level'] }),
  decide({ body, slice, record, effective, today, reason, actor, procedures, strikes }) {
    const day = effective.toString();
    const problems: Problem[] = [];
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
    const review = slice.reviews.find((one) => one.root === body.recommendation && one.days > 0);
    if (!review) return [...problems, problem('DRC-008', { field: 'recommendation' })];
    const already = slice.cuts.find((cut) => cut.recommendation === review.root);
    if (already) problems.push(problem('DRC-009', { field: 'recommendation', value: already.day }));
    if (day < review.day) problems.push(problem('DRC-010', { field: 'effective', value: day, detail: review.day }));
    if (review.writers.includes(actor.account) || review.members.some(({ account }) => account === actor.account)) problems.push(problem('DRC-011', { field: 'recommendation' }));
    const remaining = remainingOn(record, day, strikes);
    problems.push(...checkBasis(body.basis, remaining));
    const { days, outcome } = body;
    if ((outcome === 'refused' && days !== 0) || (outcome === 'approved' && days !== review.days) || (outcome === 'modified' && (days === review.days || days === 0))) {
      problems.push(problem('DRC-012', { field: 'days', value: days, detail: `${outcome}, of ${review.days} recommended` }));
    }
    const ceiling = ceilingOn(record, procedures, review.day, remainingOn(record, review.day, strikes));
    const most = Math.min(ceiling?.days ?? 0, remaining?.remaining ?? 0);
    if (days > most) {
      const detail = ceiling && days > ceiling.days ? `${sayFraction(ceiling.fraction)} of what remained on ${review.day} at Level ${ceiling.level} is ${ceiling.days}` : `${most} remain`;
      problems.push(problem('DRC-005', { field: 'days', value: days, detail, rule: drcRules[`ceiling.${ceiling?.level ?? 'I'}`].citation }));
    }
    return problems;
  },
  apply(slice, applied) {
    const { recommendation, outcome, days, basis } = applied.body;
    if (!slice.reviews.some((one) => one.root === recommendation && one.days > 0)) return { standsAside: 'the recommendation that it decides does not stand' };
    if (slice.cuts.some((cut) => cut.recommendation === recommendation)) return { standsAside: 'the recommendation has been decided already' };
    return { ...slice, cuts: [...slice.cuts, { recommendation, outcome, days: outcome === 'refused' ? 0 : days, basis, ...stated(applied) }] };
  },
  says: ({ outcome, days, basis }) => (outcome === 'refused' ? 'Time cut refused' : `Time cut ${outcome}: ${days} of the remaining ${basis.remaining} days off`),
};

/** What the Superintendent decides on a recommendation of the committee. */
export const [timeCutDecided, timeCutCorrected, timeCutVoided] = correctable(decided, { corrected: 'time-cut.corrected', voided: 'time-cut.voided', fact: 'the decision on the time cut' });
