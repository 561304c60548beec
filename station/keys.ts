import { sign } from 'node:crypto';
import { agreementOf, keyIn, publicHalf, sha256, type AgreementKey } from '../crypto/keys.ts';
import type { Sealer } from '../shared/entry/seal.ts';

/** The station's key: seals its entries, and gives the public half that they are checked against. */
export interface StationKey extends Sealer {
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
}

/**
 * The station's key from its file, made on first use. The file is readable by its owner alone; it is
 * not kept in a system keyring, whose loss would end the station's book.
 */
export function stationKey(file: string): StationKey {
  const key = keyIn(file, 'ed25519');
  return { sha256, sign: (text) => sign(null, Buffer.from(text), key), publicKey: publicHalf(key) };
}

/** The station's agreement key from its file, made on first use. It can be lost without harm to the book: files made for it cannot be read then. */
export function agreementKey(file: string): AgreementKey {
  return agreementOf(keyIn(file, 'x25519'));
}
