import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';

const orderBody = z.strictObject({
  /** The person to be kept away. */
  other: z.string().min(1).max(64),
  why: z.string().trim().min(3).max(1000),
  /** Where the order holds, in words; everywhere where nothing is said. */
  scope: z.string().trim().min(1).max(200).optional(),
});
export type SeparationBody = z.infer<typeof orderBody>;

const endBody = z.strictObject({
  /** The order that ends, by its root. */
  order: z.uuid(),
});

/** An order to keep two people separate, on the record of one of them; it holds for both. */
export interface Separation extends SeparationBody {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
  readonly author: string;
  readonly ended: { readonly root: string; readonly entry: string; readonly on: string; readonly reason?: string } | null;
}

const ordered: Kind<SeparationBody, readonly Separation[]> = {
  name: 'keep-separate.ordered',
  version: 1,
  subject: 'person',
  schema: orderBody,
  roles: shuRoles,
  facets: () => ({ adds: ['separation'] }),
  decide({ body, slice, subject, effective, today, surroundings }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    if (body.other === subject.id) return [...problems, problem('HOU-013', { field: 'other' })];
    const other = surroundings.personNamed(body.other);
    if (other === undefined) return [...problems, problem('REC-007', { field: 'other', value: body.other })];
    const standing = separationsStanding(slice).find((one) => one.other === body.other);
    const since = standing?.since ?? surroundings.separationsFrom(body.other).find((one) => one.other === subject.id)?.since;
    if (since !== undefined) problems.push(problem('HOU-014', { field: 'other', value: other, detail: since }));
    return problems;
  },
  apply: (held, { body, root, entry, written, effective }) => [...held, { ...body, root, entry, since: effective, author: written.author, ended: null }],
  says: ({ why }) => `Ordered to be kept separate: ${why}`,
};

export const [separationOrdered, separationCorrected, separationVoided] = correctable(ordered, { corrected: 'keep-separate.corrected', voided: 'keep-separate.voided', fact: 'the order to keep separate' });

const ended: Kind<z.infer<typeof endBody>, readonly Separation[]> = {
  name: 'keep-separate.ended',
  version: 1,
  subject: 'person',
  schema: endBody,
  roles: shuRoles,
  facets: ({ order }) => ({ decides: [`separation:${order}`], adds: ['separation'] }),
  decide({ body, slice, effective, today, reason }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
    const order = separationsStanding(slice).find((one) => one.root === body.order);
    if (!order) return [...problems, problem('HOU-015', { field: 'order' })];
    if (day < order.since) problems.push(problem('HOU-016', { field: 'effective', value: day, detail: order.since }));
    return problems;
  },
  apply(held, { body, root, entry, effective, reason }) {
    const order = held.find((one) => one.root === body.order);
    if (!order) return { standsAside: 'the order to keep separate that it ends does not stand' };
    if (order.ended) return { standsAside: 'the order to keep separate had ended already' };
    return held.map((one) => (one === order ? { ...one, ended: { root, entry, on: effective, ...(reason === undefined ? {} : { reason }) } } : one));
  },
  says: () => 'Order to be kept separate ended',
};

export const [separationEnded, separationEndCorrected, separationEndVoided] = correctable(ended, { corrected: 'keep-separate-end.corrected', voided: 'keep-separate-end.voided', fact: 'the end of the order to keep separate' });

export const separation: Capability<readonly Separation[]> = {
  name: 'separation',
  subject: 'person',
  initial: [],
  kinds: [separationOrdered, separationCorrected, separationVoided, separationEnded, separationEndCorrected, separationEndVoided],
};

/** The orders to keep separate that were made on a person's record, in the order of the book. */
export function separationsOf(record: SubjectRecord): readonly Separation[] {
  return record.slices['separation'] as readonly Separation[];
}

/** Those of them that have not ended. */
export function separationsStanding(held: readonly Separation[]): readonly Separation[] {
  return held.filter((one) => one.ended === null);
}
