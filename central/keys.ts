import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sealer } from '../shared/entry/seal.ts';
import { codeSeed, seedPrefix } from '../shared/sync/code.ts';

/** SHA-256 of the parts one after the other, in hex. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const [only, ...more] = parts;
  return hash('sha256', only !== undefined && more.length === 0 ? only : Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))), 'hex');
}

/** The main office's keys: one seals its entries and signs its answers, files carried by hand are encrypted to the other. */
export interface OfficeKey extends Sealer {
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  /** X25519, SPKI, base64. */
  readonly agreementKey: string;
  readonly agreement: KeyObject;
}

/** The office's keys from the files of its data folder, made on first use, readable by their owner alone. Every process of one office needs the same. */
export function officeKey(dataDir: string): OfficeKey {
  const signing = keyIn(join(dataDir, 'office.key'), 'ed25519');
  const agreement = keyIn(join(dataDir, 'office.agreement.key'), 'x25519');
  return keysOf(signing, agreement);
}

/** Keys for a test or a simulation, from a private key of each sort. */
export function keysOf(signing: KeyObject, agreement: KeyObject): OfficeKey {
  return {
    sha256,
    sign: (text) => sign(null, Buffer.from(text), signing),
    publicKey: publicHalf(signing),
    agreementKey: publicHalf(agreement),
    agreement,
  };
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Puts a new key into its place whole: cut off at any moment there is a good key there, or none; of two processes the first wins. */
function keyIn(file: string, sort: 'ed25519' | 'x25519'): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = sort === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
    const making = `${file}.${process.pid}`;
    writeFileSync(making, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
    try {
      linkSync(making, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(making);
    }
  }
  return createPrivateKey(readFileSync(file));
}

/** The key that is derived from the secret of an enrolment code. */
export function codeKey(secret: string): { readonly publicKey: string; sign(text: string): string } {
  const key = createPrivateKey({ key: Buffer.from(seedPrefix + sha256(codeSeed(secret)), 'hex'), format: 'der', type: 'pkcs8' });
  return { publicKey: publicHalf(key), sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

/** Reads a public key written as SPKI in base64. Throws when it is none. */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' });
}

/** True when the signature of the text was made by the key; false also when the key cannot be read. */
export function isSignedBy(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), key, signature);
}

/** As `isSignedBy`, on another thread: a page of signatures does not hold up the other requests. */
export function isSignedByLater(key: KeyObject, text: string, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, Buffer.from(text), key, signature, (error, good) => (error ? reject(error) : resolve(good)));
  });
}
