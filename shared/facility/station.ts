import { z } from 'zod';
import type { Capability, Kind } from '../entry/kind.ts';

export interface StationIdentity {
  readonly name: string;
  /** Ed25519 public key, SPKI in base64: what the signatures of this station's entries are checked against. */
  readonly publicKey: string;
}

const openedBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  publicKey: z.base64(),
});

/** The first entry of a station's book: its name and its public key. */
export const stationOpened: Kind<z.infer<typeof openedBody>, StationIdentity | null> = {
  name: 'station.opened',
  version: 1,
  subject: 'station',
  schema: openedBody,
  roles: ['administrator'],
  facets: () => ({ decides: ['identity'] }),
  decide: () => [],
  apply: (_, { body }) => body,
  says: (body) => `Station opened: ${body.name}`,
};

export const stations: Capability<StationIdentity | null> = {
  name: 'stations',
  subject: 'station',
  initial: null,
  kinds: [stationOpened],
};
