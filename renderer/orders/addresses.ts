import type { OrderSubject } from '../../shared/shu/order.ts';

/** Where a person's restraint and deprivation orders are. */
export function ordersAddress(person: string): string {
  return `/people/${person}/orders`;
}

/** Where an order of a sort is issued. */
export function issueAddress(person: string, of: OrderSubject): string {
  return `${ordersAddress(person)}/issue/${of}`;
}

/** What is done with an order that stands. */
export const orderActs = ['review', 'end', 'correct'] as const;
export type OrderAct = (typeof orderActs)[number];

/** Where something is done with an order, by its root. */
export function orderAddress(person: string, order: string, act: OrderAct): string {
  return `${ordersAddress(person)}/${order}/${act}`;
}
