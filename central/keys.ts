import { sign, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { agreementOf, keyIn, publicHalf, sha256, type AgreementKey } from '../crypto/keys.ts';
import type { Sealer } from '../shared/entry/seal.ts';

/** The main office's keys: one seals its entries and signs its answers, files carried by hand are encrypted to the other. */
export interface OfficeKey extends Sealer {
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  readonly agreement: AgreementKey;
}

/** The office's keys from the files of its data folder, made on first use, readable by their owner alone. Every process of one office needs the same. */
export function officeKey(dataDir: string): OfficeKey {
  return keysOf(keyIn(join(dataDir, 'office.key'), 'ed25519'), keyIn(join(dataDir, 'office.agreement.key'), 'x25519'));
}

/** The office's keys of two private ones. */
export function keysOf(signing: KeyObject, agreement: KeyObject): OfficeKey {
  return { sha256, sign: (text) => sign(null, Buffer.from(text), signing), publicKey: publicHalf(signing), agreement: agreementOf(agreement) };
}
