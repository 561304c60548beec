import { z } from 'zod';
import { roles } from '../accounts/roles.ts';
import { daySchema } from './day.ts';
import { subjectSchema } from './subject.ts';

/**
 * What an author had seen of one facet when the entry was made: the last entry that touched it
 * (in canonical order) and how many had. The count is what makes an unseen entry detectable even
 * where its clock puts it before the last one seen.
 */
export const sightSchema = z.strictObject({
  facet: z.string().min(1),
  last: z.string().nullable(),
  count: z.int().nonnegative(),
});
export type Sight = z.infer<typeof sightSchema>;

/** The signed part of an entry. It holds no personal data, so sealing a body never breaks the chain. */
export const headerSchema = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  station: z.string().min(1),
  seq: z.int().positive(),
  clock: z.string().regex(/^\d{15}-[0-9a-f]{4}$/),
  at: z.iso.datetime({ precision: 3 }),
  effective: daySchema,
  author: z.string().min(1),
  role: z.enum(roles),
  subject: subjectSchema,
  kind: z.string().min(1),
  version: z.int().positive(),
  decides: z.array(sightSchema),
  relies: z.array(sightSchema),
  adds: z.array(z.string().min(1)),
  strikes: z.uuid().optional(),
  content: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Header = z.infer<typeof headerSchema>;

/**
 * The header of an entry that another program may have made: a newer one may know roles and subjects that this one does
 * not. Such an entry is kept and comes out unread.
 */
export const arrivingHeaderSchema = headerSchema.extend({ role: z.string().min(1).max(40), subject: z.strictObject({ type: z.string().min(1).max(40), id: z.string().min(1).max(64) }) });

/** The part of an entry that a court may order sealed: the act itself and its reason. */
export interface Content {
  readonly body: unknown;
  readonly reason?: string;
  /** Codes of the warnings that its author had acknowledged. */
  readonly acknowledged?: readonly string[];
}

/** An entry as folds read it. */
export interface Entry {
  readonly header: Header;
  readonly body: unknown;
  readonly reason?: string;
}
