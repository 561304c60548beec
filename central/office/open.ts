import { v7 as uuidv7 } from 'uuid';
import { chainStart } from '../../shared/entry/seal.ts';
import { kindsDigest } from '../../shared/sync/digest.ts';
import { sha256 } from '../../crypto/keys.ts';
import { nobody, writeOwn } from './author.ts';
import type { OfficeContext, OfficeParts } from './context.ts';
import type { OfficeIdentity, StationRow } from './store.ts';

/** A database whose main office has other keys than those of the data folder. */
export class NotItsKeys extends Error {
  constructor() {
    super('The keys in the data folder are not those that this main office began with. Every process of one office needs the same: copy office.key and office.agreement.key from the first one’s data folder.');
    this.name = 'NotItsKeys';
  }
}

/**
 * The main office of a store: made on first use, with its own chain begun by its enrolment, which is
 * what stations check its entries against. In: its parts; the name it is given at its beginning.
 * Fails with `NotItsKeys` when the store belongs to an office with other keys.
 */
export async function openOffice(parts: OfficeParts, name: string): Promise<OfficeContext> {
  const identity = await make(parts, name).catch(async (error: unknown) => {
    // Of two processes that begin together, one makes it.
    const meanwhile = await parts.store.transaction((transaction) => transaction.office());
    if (!meanwhile) throw error;
    return meanwhile;
  });
  if (identity.publicKey !== parts.key.publicKey || identity.agreementKey !== parts.key.agreement.publicKey) throw new NotItsKeys();
  const context = { ...parts, identity };
  await foldAgainIfOther(context);
  return context;
}

/** Has every record folded again where those kept were folded by a program of other kinds; which one it was stands in the office's own row. */
async function foldAgainIfOther({ store, identity, program, registry }: OfficeContext): Promise<void> {
  const folds = `${program} (${kindsDigest(registry, sha256).slice(0, 16)})`;
  await store.transaction(async (transaction) => {
    const own = await transaction.lockStation(identity.id);
    if (own?.program === folds) return;
    await transaction.markAllUnfolded();
    await transaction.changeStation(identity.id, { program: folds });
  });
}

function make(parts: OfficeParts, name: string): Promise<OfficeIdentity> {
  return parts.store.transaction(async (transaction) => {
    const there = await transaction.office();
    if (there) return there;
    const fresh = () => uuidv7({ msecs: parts.now(), random: parts.random(16) });
    const { publicKey, agreement: { publicKey: agreementKey } } = parts.key;
    const made = { id: fresh(), name, publicKey, agreementKey, epoch: fresh() };
    await transaction.nameOffice(made);
    await transaction.addStation({ ...newStation(made.id, made.id, name, parts.now()), publicKey, agreementKey });
    const subject = { type: 'station', id: made.id } as const;
    await writeOwn(transaction, { ...parts, identity: made }, [{ kind: 'station.enrolled', subject, body: { name, publicKey, agreementKey, facility: null } }], nobody);
    return made;
  });
}

/** A station's row at its beginning, but for its keys. */
export function newStation(id: string, facility: string, name: string, now: number): Omit<StationRow, 'publicKey' | 'agreementKey'> {
  return { id, facility, name, state: 'enrolled', why: null, seq: 0, hash: chainStart, counter: 0, enrolledAt: now, heardAt: null, program: null, protocol: null, ahead: null, waiting: null, oldestWaiting: null };
}
