import { deprivationOrder, restraintOrder, type OrderSubject } from '../../shared/shu/order.ts';

/** How an order of a sort is called, and the kinds that issue, review and end it with their corrections and strikings out. */
export const orderWords = {
  restraint: { title: 'Restraint order', several: 'Restraint orders', kinds: restraintOrder.kinds },
  deprivation: { title: 'Deprivation order', several: 'Deprivation orders', kinds: deprivationOrder.kinds },
} as const satisfies Record<OrderSubject, object>;
