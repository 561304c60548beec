import { z } from 'zod';
import { roles } from '../accounts/roles.ts';
import { attachmentTypes } from '../discipline/attachment.ts';
import { penaltyNames, privileges, type DisciplineNumbers } from './discipline-numbers.ts';

const whole = (most: number) => z.int().min(0).max(most);
const limit = z.strictObject({ days: whole(100_000).optional(), cents: whole(100_000_000).optional(), privileges: z.array(z.enum(privileges)).optional() });
const tier = z.strictObject({
  officers: z.array(z.enum(roles)).min(1),
  designees: z.boolean(),
  penalties: z.partialRecord(z.enum(penaltyNames), limit),
  citation: z.string().trim().min(2).max(200),
  marks: z.array(z.enum(['S', 'E', 'K'])),
});
const appealTime = z.union([z.strictObject({ hours: whole(10_000) }), z.strictObject({ days: whole(10_000) })]);

/** What clocks and limits of hearings may be adopted. */
export const disciplineNumbersSchema: z.ZodType<DisciplineNumbers> = z.strictObject({
  startDays: whole(365),
  finishDays: whole(365),
  tierOneDays: whole(365),
  tierOneConfinementHours: whole(10_000),
  noticeHours: whole(10_000),
  assistanceHours: whole(10_000),
  writtenHours: whole(10_000),
  appeal: z.strictObject({ 1: appealTime, 2: appealTime, 3: appealTime }),
  appealDecisionDays: z.strictObject({ 1: whole(10_000).optional(), 2: whole(10_000).optional(), 3: whole(10_000).optional() }),
  suspensionDays: whole(10_000),
  surchargeCents: whole(1_000_000),
  tiers: z.strictObject({ 1: tier, 2: tier, 3: tier }),
  assistedRules: z.array(z.string().regex(/^\d{1,3}\.\d{2}$/, 'a rule number: 113.24')),
  attachmentBytes: z.int().min(1).max(100_000_000),
  attachmentTypes: z.array(z.enum(attachmentTypes)),
});
