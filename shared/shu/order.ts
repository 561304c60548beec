import { z } from 'zod';
import { roleNames, shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { daysInOrder } from './checks.ts';
import { stated, type Order, type ShuSlice } from './slice.ts';

/** What an order is of: restraints out of the cell, or items and privileges withheld (Directive 4933, not seen). */
export const orderSubjects = ['restraint', 'deprivation'] as const;
export type OrderSubject = (typeof orderSubjects)[number];

/** What an order says when it is issued. */
export interface OrderWords {
  readonly why: string;
  /** The day by which it is to be reviewed. */
  readonly reviewBy: string;
  /** Of a restraint order: which restraints, in words. */
  readonly restraints?: string | undefined;
  /** Of a deprivation order: the items and privileges withheld. */
  readonly withheld?: readonly string[] | undefined;
}

const why = z.string().trim().min(3, 'a reason').max(2000);
const reviewedBody = z.strictObject({ order: z.uuid(), outcome: z.enum(['continued', 'modified']), reviewBy: daySchema, words: z.string().trim().min(2).max(1000).optional() });
const endedBody = z.strictObject({ order: z.uuid() });
export type OrderReviewedBody = z.infer<typeof reviewedBody>;
export type OrderEndedBody = z.infer<typeof endedBody>;

const restraintBody = z.strictObject({ why, restraints: z.string().trim().min(2, 'which restraints').max(1000), reviewBy: daySchema });
const deprivationBody = z.strictObject({ why, withheld: z.array(z.string().trim().min(2).max(120)).min(1, 'FLD-001').max(40), reviewBy: daySchema });

/** The review of an order last made, or its issue: until when it holds without another, and how it reads now. */
export function orderNow({ reviews, reviewBy, restraints, withheld }: Order): { readonly reviewBy: string; readonly words: string } {
  const last = reviews.at(-1);
  const words = reviews.findLast((one) => one.words !== undefined)?.words ?? restraints ?? withheld?.join(', ') ?? '';
  return { reviewBy: last?.reviewBy ?? reviewBy, words };
}

/** The three kinds of an order of a sort: issued, reviewed, ended, each with its correction and its striking out. */
function orderKinds<Body extends OrderWords>(of: OrderSubject, schema: z.ZodType<Body>, saysOf: (body: Body) => string) {
  const facet = `${of}-order`;
  const title = of === 'restraint' ? 'Restraint order' : 'Deprivation order';
  const orderFacet = (root: string) => `${facet}:${root}`;
  const orderIn = (slice: ShuSlice, root: string) => slice.orders.find((one) => one.root === root && one.of === of);
  const changed = (slice: ShuSlice, order: Order, change: Partial<Order>): ShuSlice => ({ ...slice, orders: slice.orders.map((one) => (one === order ? { ...order, ...change } : one)) });

  /** What stands against a day of review that is to come. */
  const checkReviewBy = (reviewBy: string, from: Temporal.PlainDate, reviewDays: number): readonly Problem[] => {
    if (reviewBy < from.toString()) return [problem('PIM-020', { field: 'reviewBy', value: reviewBy, detail: from.toString() })];
    const latest = from.add({ days: reviewDays }).toString();
    return reviewBy > latest ? [problem('PIM-029', { field: 'reviewBy', value: reviewBy, detail: latest })] : [];
  };

  const issued: Kind<Body, ShuSlice> = {
    name: `${facet}.issued`,
    version: 1,
    subject: 'person',
    schema,
    roles: shuRoles,
    facets: () => ({ adds: [facet] }),
    decide({ body, actor, effective, today, reason, strikes, procedures }) {
      const { issuedBy, reviewDays } = inForceOn(procedures.levels, effective).numbers.orders[of];
      return [
        ...daysInOrder(effective, today, strikes === undefined ? body.why : reason),
        ...(issuedBy.includes(actor.role) ? [] : [problem('PIM-028', { value: roleNames[actor.role], detail: issuedBy.map((role) => roleNames[role]).join(', ') })]),
        ...checkReviewBy(body.reviewBy, effective, reviewDays),
      ];
    },
    apply: (slice, applied) => ({ ...slice, orders: [...slice.orders, { of, ...applied.body, ...stated(applied), reviews: [], ended: null }] }),
    says: (body) => `${title} issued: ${saysOf(body)}. ${body.why}; to be reviewed by ${body.reviewBy}`,
  };

  const reviewed: Kind<OrderReviewedBody, ShuSlice> = {
    name: `${facet}.reviewed`,
    version: 1,
    subject: 'person',
    schema: reviewedBody,
    roles: shuRoles,
    facets: ({ order }) => ({ decides: [orderFacet(order)] }),
    decide({ body, slice, effective, today, reason, procedures, strikes }) {
      const order = orderIn(slice, body.order);
      const day = effective.toString();
      // A review of before the end can be corrected after it.
      const isOver = order?.ended && (strikes === undefined || day > order.ended.day);
      if (!order || isOver) return [problem('PIM-030', { field: 'order', value: title })];
      return [
        ...daysInOrder(effective, today, body.words ?? reason),
        ...(day < order.day ? [problem('PIM-020', { field: 'effective', value: day, detail: order.day })] : []),
        ...(body.outcome === 'modified' && body.words === undefined ? [problem('FLD-001', { field: 'words' })] : []),
        ...checkReviewBy(body.reviewBy, effective, inForceOn(procedures.levels, effective).numbers.orders[of].reviewDays),
      ];
    },
    apply(slice, applied) {
      const order = orderIn(slice, applied.body.order);
      if (!order) return { standsAside: 'the order that it reviews does not stand' };
      if (order.ended) return { standsAside: 'the order has ended already' };
      const { outcome, reviewBy, words } = applied.body;
      const review = { outcome, reviewBy, ...(words === undefined ? {} : { words }), ...stated(applied) };
      return changed(slice, order, { reviews: [...order.reviews, review].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) });
    },
    says: ({ outcome, reviewBy, words }) => `${title} reviewed: ${outcome}${words ? `, ${words}` : ''}; next by ${reviewBy}`,
  };

  const ended: Kind<OrderEndedBody, ShuSlice> = {
    name: `${facet}.ended`,
    version: 1,
    subject: 'person',
    schema: endedBody,
    roles: shuRoles,
    facets: ({ order }) => ({ decides: [orderFacet(order)], adds: [facet] }),
    decide({ body, slice, effective, today, reason }) {
      const order = orderIn(slice, body.order);
      if (!order || order.ended) return [problem('PIM-030', { field: 'order', value: title })];
      const day = effective.toString();
      return [...daysInOrder(effective, today, reason), ...(day < order.day ? [problem('PIM-020', { field: 'effective', value: day, detail: order.day })] : [])];
    },
    apply(slice, applied) {
      const order = orderIn(slice, applied.body.order);
      if (!order) return { standsAside: 'the order that it ends does not stand' };
      if (order.ended) return { standsAside: 'the order has ended already' };
      return changed(slice, order, { ended: stated(applied) });
    },
    says: () => `${title} ended`,
  };

  const kinds = [
    ...correctable(issued, { corrected: `${facet}.corrected`, voided: `${facet}.voided`, fact: `the ${of} order` }),
    ...correctable(reviewed, { corrected: `${facet}.review-corrected`, voided: `${facet}.review-voided`, fact: `the review of the ${of} order` }),
    ...correctable(ended, { corrected: `${facet}.end-corrected`, voided: `${facet}.end-voided`, fact: `the end of the ${of} order` }),
  ] as const;
  return { kinds, issued: kinds[0], reviewed: kinds[3], ended: kinds[6] };
}

/** Restraints out of the cell by order (PIMS R4). */
export const restraintOrder = orderKinds('restraint', restraintBody, ({ restraints }) => restraints);

/** Items and privileges withheld by order. */
export const deprivationOrder = orderKinds('deprivation', deprivationBody, ({ withheld }) => withheld.join(', '));
