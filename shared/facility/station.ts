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
  /** What became of the branches of its chain that were kept aside, where any were decided. */
  readonly branches?: readonly BranchDecided[];
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

const branchBody = z.strictObject({
  decision: z.enum(['brought in', 'set aside']),
  /** Hashes of the first and the last entry of the branch, and their sequence numbers. */
  first: z.string().regex(/^[0-9a-f]{64}$/),
  last: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.int().positive(),
  to: z.int().positive(),
  /** The sequence numbers of those that could not be brought in. */
  left: z.array(z.int().positive()).max(100_000),
});

/** What a person decided about a branch of a station's chain that the main office keeps aside: a copied disk, or one put back. */
export interface BranchDecided extends z.infer<typeof branchBody> {
  readonly entry: string;
  readonly author: string;
  /** The instant (UTC). */
  readonly at: string;
  readonly reason: string;
}

/** The main office brings the other branch of a forked chain in, or sets it aside; it is kept either way. Written by the main office alone. */
export const branchDecided: Kind<z.infer<typeof branchBody>, StationIdentity | null> = {
  name: 'station.branch-decided',
  version: 1,
  subject: 'station',
  schema: branchBody,
  roles: [],
  facets: (body) => ({ decides: [`branch:${body.first}:${body.last}`] }),
  decide: () => [],
  apply: (station, { entry, header, body, reason }) =>
    station ? { ...station, branches: [...(station.branches ?? []), { ...body, entry, author: header.author, at: header.at, reason: reason ?? '' }] } : { standsAside: 'the station is not in this book' },
  says: ({ decision, from, to, left }) => `Other branch ${decision}: entries ${from} to ${to}${left.length > 0 ? `, ${left.length} of them left aside` : ''}`,
};

export const stations: Capability<StationIdentity | null> = {
  name: 'stations',
  subject: 'station',
  initial: null,
  kinds: [stationOpened, stationEnrolled, stationRevoked, branchDecided],
};
