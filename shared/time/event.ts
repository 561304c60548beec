import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import { countSchema, sayTerms } from './count.ts';
import { readTerm, sayTerm, termSchema } from './term.ts';

const order = z.string().trim().min(2).max(120);
const note = z.string().trim().min(1).max(400).optional();
/** The misbehavior report that good time is lost on, by its root; and the day of the decision, where it counts from another. */
const onReport = { report: z.uuid().optional(), decidedOn: daySchema.optional() };
const countNumbers = z.array(z.int().positive().max(40)).min(1).max(40);

/** Why custody between a break and the return is credited (PL 70.30(6), 70.40(3)(c)). */
export const creditGrounds = {
  'arrest on the break': 'custody that was due to the escape, the absconding or the delinquency',
  'dismissed charge': 'custody on another charge that ended in dismissal or acquittal',
  'excess over a new term': 'custody on another charge, beyond the term imposed for it',
} as const;
export type CreditGround = keyof typeof creditGrounds;

export const releaseWays = ['parole', 'merit release', 'presumptive release', 'conditional release', 'limited credit time release', 'maximum expiration'] as const;
export type ReleaseWay = (typeof releaseWays)[number];

const determination = z.enum(['granted', 'denied']);

/**
 * The dated events that move sentence dates. Every event has its day; two of one day are taken in the
 * order in which this list stands (`sameDayOrder`): what changes the sentence comes before what
 * is done under it, and a person is released before he can break off.
 */
export const eventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('vacated'), day: daySchema, commitment: z.string().min(1), counts: countNumbers.optional(), order }),
  /** New terms for the same offense: they run as if they had begun when the vacated ones did (PL 70.30(5)). */
  z.strictObject({ event: z.literal('resentenced'), day: daySchema, commitment: z.string().min(1), counts: z.array(z.strictObject({ of: z.int().positive().max(40), count: countSchema })).min(1).max(40), order }),
  z.strictObject({ event: z.literal('returned'), day: daySchema, creditDays: z.int().nonnegative().max(20000).optional(), ground: z.enum(Object.keys(creditGrounds) as [CreditGround, ...CreditGround[]]).optional(), note }),
  z.strictObject({ event: z.literal('returned as violator'), day: daySchema, assessed: termSchema.optional(), note }),
  z.strictObject({ event: z.literal('parole jail time'), day: daySchema, days: z.int().nonnegative().max(20000), certifiedBy: z.string().trim().min(2).max(80) }),
  z.strictObject({ event: z.literal('good time lost'), day: daySchema, amount: termSchema, stage: z.enum(['recommended', 'decided']), ...onReport, note }),
  z.strictObject({ event: z.literal('good time restored'), day: daySchema, amount: termSchema, ...onReport, note }),
  /** What the time allowance committee and the commissioner withheld in the end: it takes the place of every loss before it. */
  z.strictObject({ event: z.literal('time allowance decided'), day: daySchema, withheld: termSchema, note }),
  z.strictObject({ event: z.literal('merit determined'), day: daySchema, outcome: determination, note }),
  z.strictObject({ event: z.literal('limited credit time determined'), day: daySchema, outcome: determination, note }),
  z.strictObject({ event: z.literal('earned eligibility determined'), day: daySchema, outcome: determination, note }),
  z.strictObject({ event: z.literal('presumptive release determined'), day: daySchema, outcome: determination, note }),
  z.strictObject({ event: z.literal('released'), day: daySchema, how: z.enum(releaseWays), note }),
  z.strictObject({ event: z.literal('escaped'), day: daySchema, note }),
  z.strictObject({ event: z.literal('absconded'), day: daySchema, note }),
  z.strictObject({ event: z.literal('delinquent'), day: daySchema, note }),
  z.strictObject({ event: z.literal('discharged'), day: daySchema, note }),
  z.strictObject({ event: z.literal('died'), day: daySchema, note }),
]);
export type EventBody = z.infer<typeof eventSchema>;
export type EventName = EventBody['event'];

export const sameDayOrder: readonly EventName[] = eventSchema.options.map((option) => option.shape.event.value);

export type SentenceEvent = EventBody & { readonly root: string; readonly entry: string };

/** The events in the order in which they count: by day, those of one day by `sameDayOrder`, then as entered. */
export function inTimeOrder(events: readonly SentenceEvent[]): readonly SentenceEvent[] {
  return events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : sameDayOrder.indexOf(a.event) - sameDayOrder.indexOf(b.event)));
}

/** An event in a line of the daybook. */
export function sayEvent(body: EventBody): string {
  switch (body.event) {
    case 'vacated':
      return `Sentence vacated${body.counts ? ` on count${body.counts.length > 1 ? 's' : ''} ${body.counts.join(', ')}` : ''} (${body.order})`;
    case 'resentenced':
      return `Resentenced (${body.order}): ${body.counts.map(({ of, count }) => `count ${of}, ${sayTerms(count)}`).join('; ')}`;
    case 'returned':
      return body.creditDays ? `Returned to custody, ${body.creditDays} days credited` : 'Returned to custody';
    case 'returned as violator':
      return body.assessed ? `Returned as violator, ${said(body.assessed)} assessed` : 'Returned as violator';
    case 'parole jail time':
      return `Parole jail time certified by ${body.certifiedBy}: ${body.days} days`;
    case 'good time lost':
      return `Loss of good time ${body.stage}: ${said(body.amount)}`;
    case 'good time restored':
      return `Good time restored: ${said(body.amount)}`;
    case 'time allowance decided':
      return `Time allowance decided: ${said(body.withheld)} withheld`;
    case 'merit determined':
      return `Merit time ${body.outcome}`;
    case 'limited credit time determined':
      return `Limited credit time ${body.outcome}`;
    case 'earned eligibility determined':
      return `Earned eligibility certificate ${body.outcome}`;
    case 'presumptive release determined':
      return `Presumptive release ${body.outcome}`;
    case 'released':
      return `Released: ${body.how}`;
    case 'escaped':
      return 'Escaped';
    case 'absconded':
      return 'Absconded from temporary release';
    case 'delinquent':
      return 'Declared delinquent';
    case 'discharged':
      return 'Discharged';
    case 'died':
      return 'Died';
  }
}

function said(term: string): string {
  const read = readTerm(term);
  return read ? sayTerm(read) : term;
}
