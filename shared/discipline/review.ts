import { z } from 'zod';
import { problem, type Problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { rulesOn } from './find-rule.ts';
import { sayMoment } from './moment.ts';
import { reviewRoles } from './offices.ts';

const why = z.string().trim().min(3, 'a reason').max(2000);

const returnedBody = z.strictObject({ ...aboutCase, why });
export type ReturnedBody = z.infer<typeof returnedBody>;

/** A report sent back to its author to be written again, with the reason. */
export const reportReturned = caseKind({
  name: 'report.returned',
  schema: returnedBody,
  roles: reviewRoles,
  decides: () => 'review',
  says: ({ why }) => `Report returned to its author: ${why}`,
});

const reviewedBody = z.discriminatedUnion('outcome', [
  z.strictObject({ ...aboutCase, outcome: z.literal('tier set'), tier: z.literal([1, 2, 3]) }),
  z.strictObject({ ...aboutCase, outcome: z.literal('dismissed'), why }),
  z.strictObject({ ...aboutCase, outcome: z.literal('referred'), to: z.string().trim().min(2).max(120), why }),
]);
export type ReviewedBody = z.infer<typeof reviewedBody>;

const reviewed = caseKind({
  name: 'report.reviewed',
  schema: reviewedBody,
  roles: reviewRoles,
  decides: () => 'review',
  bearsOnRecord: true,
  decide({ body, actor, procedures }, { held }) {
    const problems: Problem[] = [];
    if (held.report.author === actor.account) problems.push(problem('DIS-013'));
    if (body.outcome !== 'tier set') return problems;
    const rules = rulesOn(procedures, held.report.date);
    for (const number of held.report.rules) {
      const tiers = rules.find((rule) => rule.number === number)?.tiers;
      if (tiers && !tiers.includes(body.tier)) problems.push(problem('DIS-003', { field: 'tier', value: number, detail: 'I'.repeat(body.tier) }));
    }
    return problems;
  },
  says(body) {
    switch (body.outcome) {
      case 'tier set':
        return `Report reviewed: Tier ${'I'.repeat(body.tier)}`;
      case 'dismissed':
        return `Report dismissed on review, ${sayMoment(body.at)}`;
      case 'referred':
        return `Report referred to ${body.to}: ${body.why}`;
    }
  },
});

export const [reportReviewed, reportReviewCorrected, reportReviewVoided] = correctableOnCase(reviewed, { corrected: 'report-review.corrected', voided: 'report-review.voided', fact: 'the review of the report' });

