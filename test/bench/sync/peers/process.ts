import { peakOf } from '../processes.ts';
import { documentsOf } from './documents.ts';
import type { Peer, PeerDone, PeerOrder } from './peer.ts';

/** A process of a peer: `node process.ts serve|open MODULE FOLDER durable|not`. A server says its port; a station does what it is ordered. */
const [role, module = '', folder = '', durability] = process.argv.slice(2);
const { peer } = (await import(new URL(module, import.meta.url).href)) as { readonly peer: Peer };
const durable = durability === 'durable';
process.on('disconnect', () => process.exit(0));

if (role === 'serve') {
  process.send!({ port: await peer.serve(folder, durable) });
} else {
  const station = await peer.open(folder, durable);
  const carryOut = async (order: PeerOrder): Promise<Pick<PeerDone, 'documents'>> => {
    switch (order.do) {
      case 'make':
        await station.make(documentsOf(order.book, order.entries));
        return {};
      case 'push':
      case 'pull':
        await station[order.do](order.address);
        return {};
      case 'read':
        return { documents: await Promise.all(order.ids.map((id) => station.read(id))) };
    }
  };
  process.on('message', (order: PeerOrder) => {
    const begun = performance.now();
    void carryOut(order)
      .then(async (said) => {
        const ms = performance.now() - begun;
        process.send!({ ms, entries: await station.count(), residentMbAtMost: peakOf(process.pid) ?? Math.round(process.resourceUsage().maxRSS / 1024), ...said } satisfies PeerDone);
      })
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      });
  });
  process.send!({ ready: true });
}
