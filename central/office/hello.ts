import { helloRequestSchema, oldestProtocol, protocolVersion, type HelloAnswer, type Scope } from '../../shared/sync/protocol.ts';
import { scopesPulled } from '../../shared/sync/scope.ts';
import type { OfficeContext } from './context.ts';
import { refuse } from './refused.ts';
import type { StationRow } from './store.ts';

/** Answers a station's hello and notes what it says of itself: program, clock, how much waits. */
export async function hello(context: OfficeContext, station: StationRow, body: unknown): Promise<HelloAnswer> {
  const { store, program } = context;
  const now = context.now();
  const read = helloRequestSchema.safeParse(body);
  if (!read.success) refuse('malformed', 'The hello does not read.');
  const { protocol, clock, waiting } = read.data;
  const spoken = Math.min(protocol.max, protocolVersion);
  if (spoken < Math.max(protocol.min, oldestProtocol)) refuse('protocol', 'The programs of this station and of the main office are too far apart. Update the older one; nothing is lost meanwhile.', { protocol: { min: oldestProtocol, max: protocolVersion } });
  const offset = now - Date.parse(clock.wall);
  const { end, held, epoch } = await store.transaction(async (transaction) => {
    await transaction.changeStation(station.id, {
      program: read.data.program,
      protocol: spoken,
      ahead: Math.max(-2_147_483_648, Math.min(2_147_483_647, -offset)),
      waiting: waiting.count,
      oldestWaiting: waiting.oldest === null ? null : Date.parse(waiting.oldest),
    });
    const { seq, hash } = (await transaction.station(station.id)) ?? station;
    return { end: seq, held: hash, epoch: (await transaction.office())?.epoch ?? context.identity.epoch };
  });
  return { protocol: spoken, program, officeTime: new Date(now).toISOString(), epoch, expected: end + 1, held, scopes: [...scopesFor(station, context)], offset };
}

/** What a station pulls: its facility's; everything at the main office itself. The keys of stations come first. */
export function scopesFor({ facility }: Pick<StationRow, 'facility'>, { identity }: OfficeContext): readonly Scope[] {
  return facility === identity.id ? ['all', 'office'] : scopesPulled(facility);
}
