import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import type { BehaviorNumbers } from '../discipline/rules-of-behavior.ts';

/** What standards of behavior may be adopted: reference data, in which a number is given once and keeps its meaning. */
export const behaviorNumbersSchema: z.ZodType<BehaviorNumbers> = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        number: z.string().regex(/^\d{1,3}\.\d{2}$/, 'a rule number: 113.24'),
        title: z.string().trim().min(2).max(200),
        tiers: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).max(3).optional(),
        sure: z.enum(['seen', 'from knowledge']),
        from: daySchema.optional(),
        until: daySchema.optional(),
      }),
    )
    .min(1)
    .max(1000),
});
