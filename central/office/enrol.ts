import { enrolRequestSchema, protocolVersion, type EnrolAnswer, type EnrolRequest } from '../../shared/sync/protocol.ts';
import { codeText, writeCode } from '../../shared/sync/code.ts';
import { fold } from '../../shared/entry/fold.ts';
import type { Facility } from '../../shared/facility/facility.ts';
import { codeKey, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { nobody, writeOwn, type OfficeActor } from './author.ts';
import type { OfficeContext } from './context.ts';
import { readKept } from './kept.ts';
import { newStation } from './open.ts';
import { refuse } from './refused.ts';
import type { OfficeTransaction } from './store.ts';

/** A code lives an hour unless told otherwise. */
export const codeLife = 60 * 60 * 1000;

/**
 * Issues a code that enrols one station, once. In: the facility it will belong to (null for a station that
 * was set up alone and brings its own; the office's id for a workstation at the main office); who issues
 * it; how long it lives, in milliseconds. Out: the code as it is handed over; of it the hash of a public key is kept, by which nobody can enrol.
 */
export async function issueCode({ store, key, now, random }: OfficeContext, facility: string | null, madeBy: string, life = codeLife): Promise<{ readonly code: string; readonly expiresAt: number }> {
  const { secret, code } = writeCode(random(8), key.publicKey, sha256);
  const expiresAt = now() + life;
  await store.transaction((transaction) => transaction.addCode({ hash: sha256(codeKey(secret).publicKey), facility, madeBy, expiresAt, usedAt: null, usedBy: null }));
  return { code, expiresAt };
}

/** A facility that is known already, by its name or its code. */
export class FacilityKnown extends Error {
  constructor({ id, name }: { readonly id: string; readonly name: string }, code: string | undefined) {
    super(`The facility ${name}${code === undefined ? '' : ` (${code})`} is known here already. For a station of it give --facility ${id} in place of --new-facility; a facility that is another one needs another name and code.`);
    this.name = 'FacilityKnown';
  }
}

/** Describes a new facility in the book, for stations that begin with nothing. Out: its id. Fails with `FacilityKnown`. */
export async function describeFacility(context: OfficeContext, name: string, code: string, actor: OfficeActor, id: string): Promise<string> {
  await context.store.transaction(async (transaction) => {
    // Of two that describe it at the same moment one waits, and finds it.
    await transaction.lockStation(context.identity.id);
    await refuseKnown(transaction, context, name, code);
    await transaction.nameFacility(id, name);
    await writeOwn(transaction, context, [{ kind: 'facility.described', subject: { type: 'facility', id }, body: { name, code, demonstration: false } }], actor);
  });
  return id;
}

async function refuseKnown(transaction: OfficeTransaction, { registry }: OfficeContext, name: string, code: string): Promise<void> {
  const same = (a: string | undefined, b: string) => a?.trim().toLowerCase() === b.trim().toLowerCase();
  for (const known of await transaction.facilities()) {
    const subject = { type: 'facility', id: known.id } as const;
    const described = fold(subject, (await transaction.entriesOf([subject])).map(readKept), registry).slices['facility'] as Facility | null;
    if (same(known.name, name) || same(described?.name, name) || same(described?.code, code)) throw new FacilityKnown(known, described?.code);
  }
}

/**
 * Enrols the station that brings a code: notes it and its keys, and says so in the book. Asked again with
 * the same code, id and keys it answers the same. In: the request, whose signature by the key in it was checked, and its counter.
 */
export async function enrol(context: OfficeContext, request: EnrolRequest, counter: number): Promise<EnrolAnswer> {
  const { identity, store, now, isSigned } = context;
  const { publicKey: codesKey, signature } = request.code;
  if (!isKey(codesKey) || !(await isSigned(codesKey, codeText(request), Buffer.from(signature, 'base64')))) refuse('code', 'This code was given out for another station’s keys, or changed on the way. Ask the main office for another.');
  if (!isKey(request.agreementKey)) refuse('malformed', 'The station’s key cannot be read.');
  const facility = await store.transaction(async (transaction) => {
    const code = await transaction.lockCode(sha256(codesKey));
    if (!code) refuse('code', 'This code is not known. Type it again, or ask the main office for another.');
    const station = await transaction.station(request.station);
    if (code.usedAt !== null) {
      if (code.usedBy === request.station && station?.publicKey === request.publicKey) return await facilityOf(transaction, context, station.facility);
      refuse('code', 'This code has been used. Ask the main office for another.');
    }
    if (code.expiresAt < now()) refuse('code', 'This code has run out. Ask the main office for another.');
    if (station) refuse('code', 'A station with this id is enrolled already.');
    const named = await facilityFor(transaction, context, code.facility, request);
    const { publicKey, agreementKey, name } = request;
    await transaction.addStation({ ...newStation(request.station, named.id, name, now()), publicKey, agreementKey, counter, heardAt: now(), program: request.program, protocol: request.protocol });
    await transaction.useCode(code.hash, request.station, now());
    const body = { name, publicKey, agreementKey, facility: named.id === identity.id ? null : named };
    await writeOwn(transaction, context, [{ kind: 'station.enrolled', subject: { type: 'station', id: request.station }, body }], { ...nobody, account: code.madeBy });
    return named;
  });
  const { id: station, name, publicKey, agreementKey, epoch } = (await store.transaction((transaction) => transaction.office())) ?? identity;
  return { station: request.station, facility, office: { station, name, publicKey, agreementKey }, certificate: context.certificate ?? null, epoch, protocol: Math.min(request.protocol, protocolVersion) };
}

async function facilityFor(transaction: OfficeTransaction, context: OfficeContext, issuedFor: string | null, { facility: brought }: EnrolRequest): Promise<{ readonly id: string; readonly name: string }> {
  if (issuedFor !== null) {
    if (brought && brought.id !== issuedFor) refuse('code', 'This code is for a station that joins a facility, and this station brings a facility of its own. Ask the main office for a code for that.');
    return await facilityOf(transaction, context, issuedFor);
  }
  if (!brought) refuse('code', 'This code is for a station that brings its own facility. Ask the main office for a code for a station that joins one.');
  // Whoever brought the office's own id would be taken for a workstation here, and be given every facility's book.
  if (brought.id === context.identity.id) refuse('code', 'This facility’s id is that of the main office. Ask the main office for a code for a workstation of its own.');
  if ((await transaction.facilities()).some(({ id }) => id === brought.id)) refuse('code', 'This facility has a station at the main office already. Ask for a code for a further station of it.');
  await transaction.nameFacility(brought.id, brought.name);
  return { id: brought.id, name: brought.name };
}

async function facilityOf(transaction: OfficeTransaction, { identity }: OfficeContext, id: string): Promise<{ readonly id: string; readonly name: string }> {
  if (id === identity.id) return { id, name: identity.name };
  return (await transaction.facilities()).find((one) => one.id === id) ?? refuse('code', 'The facility of this code is not known any more.');
}

/** Reads a request for enrolment, or refuses it. */
export function readEnrol(body: unknown): EnrolRequest {
  const request = enrolRequestSchema.safeParse(body);
  if (!request.success) refuse('malformed', 'The request for enrolment does not read.');
  if (!isKey(request.data.publicKey)) refuse('malformed', 'The station’s key cannot be read.');
  return request.data;
}

function isKey(text: string): boolean {
  try {
    publicKeyOf(text);
    return true;
  } catch {
    return false;
  }
}
