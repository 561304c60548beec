import { z } from 'zod';
import type { Capability, Kind } from '../entry/kind.ts';

/** A station as the book has it: as it opened its own book, as the main office enrolled it, and whether it was revoked. */
export interface StationIdentity {
  readonly name: string;
  /** Ed25519 public key, SPKI in base64: what the signatures of this station's entries are checked against. */
  readonly publicKey: string;
  /** What the main office enrolled it with; null before. */
  readonly enrolled: Enrolment | null;
  readonly revoked: { readonly from: number | null; readonly why: string } | null;
}

const keys = { publicKey: z.base64() };

const openedBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  ...keys,
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
  apply: (station, { body }) => ({ enrolled: null, revoked: null, ...station, ...body }),
  says: (body) => `Station opened: ${body.name}`,
};

const enrolledBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  ...keys,
  /** X25519 public key, SPKI in base64: what files carried by hand are encrypted to. */
  agreementKey: z.base64(),
  /** The facility the station is of; null for the main office itself. */
  facility: z.strictObject({ id: z.string().min(1).max(64), name: z.string().min(1).max(80) }).nullable(),
});
export type Enrolment = z.infer<typeof enrolledBody>;

/** The main office takes a station in: from then on others accept its entries, by this key. Written by the main office alone. */
export const stationEnrolled: Kind<Enrolment, StationIdentity | null> = {
  name: 'station.enrolled',
  version: 1,
  subject: 'station',
  schema: enrolledBody,
  roles: [],
  facets: () => ({ decides: ['enrolment'] }),
  decide: () => [],
  apply: (station, { body }) => ({ name: body.name, publicKey: body.publicKey, revoked: null, ...station, enrolled: body }),
  says: (body) => `Station enrolled: ${body.name}${body.facility ? ` of ${body.facility.name}` : ''}`,
};

const revokedBody = z.strictObject({
  /** The first sequence number that is no longer trusted; null where what was accepted stands. */
  from: z.int().positive().nullable(),
  why: z.string().trim().min(1).max(2000),
});

/** The main office refuses a station from now on. Written by the main office alone. */
export const stationRevoked: Kind<z.infer<typeof revokedBody>, StationIdentity | null> = {
  name: 'station.revoked',
  version: 1,
  subject: 'station',
  schema: revokedBody,
  roles: [],
  facets: () => ({ decides: ['enrolment'] }),
  decide: () => [],
  apply: (station, { body }) => (station ? { ...station, revoked: body } : { standsAside: 'the station is not in this book' }),
  says: (body) => `Station revoked: ${body.why}`,
};

export const stations: Capability<StationIdentity | null> = {
  name: 'stations',
  subject: 'station',
  initial: null,
  kinds: [stationOpened, stationEnrolled, stationRevoked],
};
