import { Desk } from './desk.ts';
import { together } from './figures.ts';
import type { FleetOrders, Order } from './orders.ts';

/** A process of several stations: it does what it is ordered, one order after the other. */
const desks: Desk[] = [];

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  void carryOut(order).then(
    (answer) => process.send!(answer),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});

async function carryOut(order: Order): Promise<FleetOrders[keyof FleetOrders]['answer']> {
  switch (order.do) {
    case 'open':
      for (const berth of order.of) desks.push(await Desk.open(berth));
      return desks.map(({ number, station }) => ({ number, facility: station.surroundings.ownFacility() }));
    case 'enrol':
      for (const { number, ...words } of order.of) await desks.find((desk) => desk.number === number)!.enrol(words);
      return null;
    case 'work':
      for (const desk of desks) desk.work(order.of.seed, order.of.actsAMinute);
      return null;
    case 'rest':
      return together(desks.map((desk) => desk.rest()));
    case 'exchange':
      return await Promise.all(desks.map((desk) => desk.exchange()));
    case 'stand':
      return desks.map((desk) => desk.stand());
    case 'end':
      for (const desk of desks) await desk.close();
      return null;
  }
}
