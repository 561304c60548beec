import { z } from 'zod';
import type { SegregationNumbers } from './segregation-numbers.ts';

const whole = (most: number) => z.int().min(0).max(most);
const ceiling = z.strictObject({ consecutive: whole(10_000), days: whole(10_000), within: whole(10_000) });

/** What limits of segregated confinement may be adopted, and which parts of the law switched off. */
export const segregationNumbersSchema: z.ZodType<SegregationNumbers> = z.strictObject({
  parts: z.strictObject({ ceiling: z.boolean(), 'short term': z.boolean(), 'two findings': z.boolean(), 'special populations': z.boolean() }),
  cellHours: whole(24),
  ceiling,
  short: ceiling,
  ages: z.strictObject({ upTo: whole(150), from: whole(150) }),
  postPartumWeeks: whole(520),
});
