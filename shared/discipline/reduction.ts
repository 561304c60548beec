import { z } from 'zod';
import { problem } from '../problems.ts';
import { compareTerms, termOf, termSchema } from '../time/term.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { penaltiesOf } from './penalties-standing.ts';
import { isTimed } from './penalty.ts';

const reducedBody = z.strictObject({
  ...aboutCase,
  /** The penalty's number on its disposition sheet. */
  penalty: z.int().nonnegative(),
  /** What it is to be: days of a penalty that has days, an amount of a recommended loss of good time. */
  days: z.int().nonnegative().max(3650).optional(),
  amount: termSchema.optional(),
  why: z.string().trim().min(3, 'a reason').max(2000),
});
export type ReducedBody = z.infer<typeof reducedBody>;

const reduced = caseKind({
  name: 'penalty.reduced',
  schema: reducedBody,
  roles: ['superintendent'],
  decides: ({ penalty }) => `penalty:${penalty}`,
  decide({ body }, { held }) {
    const standing = penaltiesOf(held).find((one) => one.number === body.penalty);
    if (!standing) return [problem('DIS-048', { field: 'penalty' })];
    const { penalty } = standing;
    const less = isTimed(penalty)
      ? body.days !== undefined && body.days < penalty.days && body.amount === undefined
      : penalty.name === 'loss of good time' && body.amount !== undefined && body.days === undefined && compareTerms(termOf(body.amount), termOf(penalty.amount)) < 0;
    return less ? [] : [problem('DIS-049', { field: isTimed(penalty) ? 'days' : 'amount', value: body.days ?? body.amount ?? '' })];
  },
  says: ({ days, amount, why }) => `Penalty reduced to ${days === undefined ? amount : `${days} days`}: ${why}`,
});

/** A penalty that the superintendent makes less, at any time (7 NYCRR 254.9, from knowledge). */
export const [penaltyReduced, reductionCorrected, reductionVoided] = correctableOnCase(reduced, { corrected: 'penalty.reduction-corrected', voided: 'penalty.reduction-voided', fact: 'the reduction of a penalty' });
