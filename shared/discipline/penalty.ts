import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import { privileges } from '../procedures/discipline-numbers.ts';
import { readTerm, sayTerm, termOf, termSchema } from '../time/term.ts';
import { findingsSchema } from './findings.ts';

const days = z.int().min(1).max(3650);
/** So many of the days are suspended, for so many days from the disposition. */
const suspended = z.strictObject({ days, forDays: days }).optional();
const timed = { days, starts: daySchema.optional(), suspended };
/** In segregated confinement unless the hours in the cell are said to be fewer (COR 2(23)). */
const confined = { ...timed, consecutiveTo: z.uuid().optional() };
const segregated = { ...confined, hoursInCell: z.int().min(1).max(24).optional(), findings: findingsSchema.optional() };

/** A penalty as the disposition sheet has it. Money is in cents; good time in years, months and days. */
export const penaltySchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('reprimand') }),
  z.strictObject({ name: z.literal('counseling') }),
  z.strictObject({ name: z.literal('loss of privileges'), privileges: z.array(z.enum(privileges)).min(1, 'at least one privilege').max(privileges.length), ...timed }),
  z.strictObject({ name: z.literal('work task'), ...timed }),
  z.strictObject({ name: z.literal('keeplock'), ...segregated }),
  z.strictObject({ name: z.literal('SHU'), ...segregated }),
  z.strictObject({ name: z.literal('RRU'), ...confined }),
  z.strictObject({ name: z.literal('restitution'), cents: z.int().min(1).max(100_000_000) }),
  z.strictObject({ name: z.literal('surcharge'), cents: z.int().min(1).max(100_000) }),
  /** A recommendation: the time allowance committee decides (7 NYCRR part 261). */
  z.strictObject({ name: z.literal('loss of good time'), amount: termSchema, suspended: z.strictObject({ forDays: days }).optional() }),
]);
export type Penalty = z.infer<typeof penaltySchema>;
export type TimedPenalty = Extract<Penalty, { days: number }>;
export type Confinement = Extract<Penalty, { name: 'keeplock' | 'SHU' | 'RRU' }>;

export const penaltiesSchema = z.array(penaltySchema).max(20);

/** True for a penalty that runs for days. */
export function isTimed(penalty: Penalty): penalty is TimedPenalty {
  return 'days' in penalty;
}

/** True for confinement to a cell or to a unit. */
export function isConfinement(penalty: Penalty): penalty is Confinement {
  return penalty.name === 'keeplock' || penalty.name === 'SHU' || penalty.name === 'RRU';
}

/** True for confinement to the cell for more hours a day than the law calls segregated (COR 2(23)); a residential unit is not. */
export function isSegregated(penalty: Penalty, cellHours: number): penalty is Extract<Penalty, { name: 'keeplock' | 'SHU' }> {
  return (penalty.name === 'keeplock' || penalty.name === 'SHU') && (penalty.hoursInCell ?? 24) > cellHours;
}

/** A penalty in a few words. */
export function sayPenalty(penalty: Penalty): string {
  switch (penalty.name) {
    case 'reprimand':
      return 'reprimand';
    case 'counseling':
      return 'counseling';
    case 'loss of privileges':
      return `loss of ${penalty.privileges.join(', ')} ${sayDays(penalty)}`;
    case 'work task':
    case 'keeplock':
    case 'SHU':
    case 'RRU':
      return `${penalty.name} ${sayDays(penalty)}`;
    case 'restitution':
    case 'surcharge':
      return `${penalty.name} of ${sayMoney(penalty.cents)}`;
    case 'loss of good time': {
      const read = readTerm(penalty.amount) ? sayTerm(termOf(penalty.amount)) : penalty.amount;
      return `recommended loss of good time of ${read}${penalty.suspended ? `, suspended for ${penalty.suspended.forDays} days` : ''}`;
    }
  }
}

function sayDays({ days, suspended, ...rest }: TimedPenalty): string {
  const consecutive = 'consecutiveTo' in rest && rest.consecutiveTo !== undefined ? ', consecutive' : '';
  return `${days} day${days === 1 ? '' : 's'}${suspended ? `, ${suspended.days} suspended for ${suspended.forDays}` : ''}${consecutive}`;
}

/** Cents as dollars: `$5`, `$12.50`. */
export function sayMoney(cents: number): string {
  return `$${cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)}`;
}
