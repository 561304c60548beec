import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { shuRules } from './rules.ts';
import { stated, type ShuSlice } from './slice.ts';
import { daysInOrder } from './checks.ts';

const skipBody = z.strictObject({
  /** The finding of the person who was passed over, by its root. */
  finding: z.uuid(),
  /** Who was taken instead; null where the bed stayed empty. */
  inFavourOf: z.string().min(1).max(64).nullable(),
  /** The bed it was about: unit and cell. */
  bed: z.strictObject({ unit: z.string().trim().toUpperCase().min(1).max(12), cell: z.string().trim().toUpperCase().min(1).max(20) }).optional(),
});
export type SkipBody = z.infer<typeof skipBody>;

const skipped: Kind<SkipBody, ShuSlice> = {
  name: 'waiting.skipped',
  version: 1,
  subject: 'person',
  schema: skipBody,
  roles: shuRoles,
  facets: () => ({ adds: ['waiting'] }),
  decide({ body, slice, subject, effective, today, reason }) {
    const finding = slice.findings.find(({ root }) => root === body.finding);
    if (!finding || finding.withdrawn || finding.outcome !== 'eligible') return [problem('PIM-012', { field: 'finding' })];
    const problems: Problem[] = [...daysInOrder(effective, today, reason)];
    if (effective.toString() < finding.day) problems.push(problem('PIM-020', { field: 'effective', value: effective.toString(), detail: finding.day }));
    if (body.inFavourOf === subject.id) problems.push(problem('PIM-013', { field: 'inFavourOf', rule: shuRules.R5.citation }));
    return problems;
  },
  apply(slice, applied) {
    if (!slice.findings.some(({ root }) => root === applied.body.finding)) return { standsAside: 'the finding of eligibility that it is about does not stand' };
    return { ...slice, skips: [...slice.skips, { ...applied.body, ...stated(applied) }] };
  },
  says: ({ inFavourOf, bed }) => `Passed over on the waiting list${inFavourOf === null ? '' : ', another was taken'}${bed ? `, for cell ${bed.cell} of ${bed.unit}` : ''}`,
};

/** Somebody was passed over on the waiting list; the reason says why (PIMS R5). */
export const [waitingSkipped, waitingSkipCorrected, waitingSkipVoided] = correctable(skipped, { corrected: 'waiting.skip-corrected', voided: 'waiting.skip-voided', fact: 'that the person was passed over' });
