import { z } from 'zod';
import type { Role } from '../accounts/roles.ts';
import { caseIn, disciplineOf } from '../discipline/case.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { captainCalledFor } from './captain-tasks.ts';
import { daysInOrder } from './checks.ts';
import { stated, type ShuSlice } from './slice.ts';

const onReport = {
  /** The misbehavior report, by its root. */
  report: z.uuid(),
  /** Privileges lost, in words. */
  privilegesLost: z.string().trim().min(2).max(1000).optional(),
  /** True where it is decided by the Captain's designee. */
  designee: z.literal(true).optional(),
};

const reviewBody = z.discriminatedUnion('outcome', [
  z.strictObject({ ...onReport, outcome: z.literal('no movement') }),
  z.strictObject({ ...onReport, outcome: z.literal('move to Level I') }),
  z.strictObject({ ...onReport, outcome: z.literal('new adjustment period'), newPeriodFrom: daySchema }),
]);
export type CaptainReviewBody = z.infer<typeof reviewBody>;

/** Who decides in his own office, and who only as the Captain's designee (PIMS R8). */
export const inOwnOffice: readonly Role[] = ['captain', 'superintendent'];
const asDesignee: readonly Role[] = ['lieutenant', 'watch-commander'];

const decided: Kind<CaptainReviewBody, ShuSlice> = {
  name: 'captain-review.decided',
  version: 1,
  subject: 'person',
  schema: reviewBody,
  roles: [...inOwnOffice, ...asDesignee],
  facets: ({ report }) => ({ decides: [`captain-review:${report}`], relies: ['discipline', 'level'], adds: ['adjustment'] }),
  decide({ body, slice, record, actor, effective, today, reason }) {
    const problems: Problem[] = [...daysInOrder(effective, today, reason)];
    const held = caseIn(disciplineOf(record), body.report);
    if (!held) return [...problems, problem('DIS-008', { field: 'report' })];
    const { date } = held.report;
    const day = effective.toString();
    if (day < date) problems.push(problem('DIS-009', { field: 'effective', value: day, detail: date }));
    const before = slice.reviews.find(({ report }) => report === body.report);
    if (before) problems.push(problem('PIM-021', { field: 'report', value: before.day }));
    if (asDesignee.includes(actor.role) && body.designee === undefined) problems.push(problem('PIM-022', { field: 'designee' }));
    if (body.outcome === 'new adjustment period' && body.newPeriodFrom < date) problems.push(problem('DIS-009', { field: 'newPeriodFrom', value: body.newPeriodFrom, detail: date }));
    if (!captainCalledFor(record, held)) problems.push(problem('PIM-023', { field: 'report', value: date }));
    return problems;
  },
  apply: (slice, applied) => ({ ...slice, reviews: [...slice.reviews, { ...applied.body, ...stated(applied) }] }),
  says(body) {
    const lost = body.privilegesLost ? `; privileges lost: ${body.privilegesLost}` : '';
    return `Captain’s review of a report${body.designee ? ', by the designee' : ''}: ${body.outcome}${body.outcome === 'new adjustment period' ? ` from ${body.newPeriodFrom}` : ''}${lost}`;
  },
};

/** What the Captain or a designee decided on a Tier II or III report (PIMS R8, R10, R14). */
export const [captainReviewDecided, captainReviewCorrected, captainReviewVoided] = correctable(decided, { corrected: 'captain-review.corrected', voided: 'captain-review.voided', fact: 'the Captain’s review' });
