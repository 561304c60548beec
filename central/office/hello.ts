import { helloRequestSchema, oldestProtocol, protocolVersion, type HelloAnswer, type Scope } from '../../shared/sync/protocol.ts';
import { everywhere, scopesPulled } from '../../shared/sync/scope.ts';
import { everything } from './accept.ts';
import type { OfficeContext } from './context.ts';
import { refuse } from './refused.ts';
import type { StationRow } from './store.ts';

/**
 * Answers a station's hello and notes what it says of itself: program, clock, how much waits. One that was carried by hand
 * says nothing of the clock, which has gone on since, and what waited is what its file did not bring.
 */
export async function hello(context: OfficeContext, station: StationRow, body: unknown, byHand = false): Promise<HelloAnswer> {
  const { store, program } = context;
  const now = context.now();
  const read = helloRequestSchema.safeParse(body);
  if (!read.success) refuse('malformed', 'The hello does not read.');
  const { protocol, clock } = read.data;
  const spoken = Math.min(protocol.max, protocolVersion);
  if (spoken < Math.max(protocol.min, oldestProtocol)) refuse('protocol', 'The programs of this station and of the main office are too far apart. Update the older one; nothing is lost meanwhile.', { protocol: { min: oldestProtocol, max: protocolVersion } });
  const offset = now - Date.parse(clock.wall);
  const { end, held, epoch } = await store.transaction(async (transaction) => {
    const { seq, hash } = (await transaction.station(station.id)) ?? station;
    const waiting = byHand ? Math.max(0, read.data.end - seq) : read.data.waiting.count;
    const { oldest } = read.data.waiting;
    await transaction.changeStation(station.id, {
      program: read.data.program,
      protocol: spoken,
      ...(byHand ? {} : { ahead: Math.max(-2_147_483_648, Math.min(2_147_483_647, -offset)) }),
      waiting,
      oldestWaiting: waiting === 0 || oldest === null ? null : Date.parse(oldest),
    });
    return { end: seq, held: hash, epoch: (await transaction.office())?.epoch ?? context.identity.epoch };
  });
  return { protocol: spoken, program, officeTime: new Date(now).toISOString(), epoch, expected: end + 1, held, scopes: [...scopesFor(station, context)], offset };
}

/** What a station pulls: its facility's; everything at the main office itself. The keys of stations come first. */
export function scopesFor({ facility }: Pick<StationRow, 'facility'>, { identity }: OfficeContext): readonly Scope[] {
  return facility === identity.id ? [everywhere, everything] : scopesPulled(facility);
}
