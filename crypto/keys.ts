import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { codeSeed } from '../shared/sync/code.ts';
import { placeSecret } from './secret-file.ts';

/** SHA-256 of the parts one after the other, in hex. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const [only, ...more] = parts;
  return hash('sha256', only !== undefined && more.length === 0 ? only : Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))), 'hex');
}

/** The private key in a file, readable by its owner alone, made on first use. */
export function keyIn(file: string, sort: 'ed25519' | 'x25519'): KeyObject {
  if (!existsSync(file)) placeSecret(file, madeKey(sort).export({ type: 'pkcs8', format: 'pem' }).toString());
  return createPrivateKey(readFileSync(file));
}

function madeKey(sort: 'ed25519' | 'x25519'): KeyObject {
  return (sort === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')).privateKey;
}

/** The public half of a private key: SPKI, base64. */
export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Reads a public key written as SPKI in base64. Throws when it is none. */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' });
}

/** True when the signature of the text was made by the key. */
export function isSignedBy(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), key, signature);
}

/** As `isSignedBy`, on another thread: a page of signatures holds nobody up. */
export function isSignedByLater(key: KeyObject, text: string, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, Buffer.from(text), key, signature, (error, good) => (error ? reject(error) : resolve(good)));
  });
}

/** A key that agrees with another's on a secret: files carried by hand are encrypted with it. */
export interface AgreementKey {
  /** X25519, SPKI, base64. */
  readonly publicKey: string;
  agree(theirs: string): Uint8Array;
}

/** An agreement key of a private key. */
export function agreementOf(privateKey: KeyObject): AgreementKey {
  return { publicKey: publicHalf(privateKey), agree: (theirs) => diffieHellman({ privateKey, publicKey: publicKeyOf(theirs) }) };
}

/** What comes before the 32 bytes of a seed in an Ed25519 private key (PKCS #8, DER), in hex. */
const seedPrefix = '302e020100300506032b657004220420';

/** The key that is derived from the secret of an enrolment code: with it a station shows that it has the code, which does not travel. */
export function codeKey(secret: string): { readonly publicKey: string; sign(text: string): string } {
  const key = createPrivateKey({ key: Buffer.from(seedPrefix + sha256(codeSeed(secret)), 'hex'), format: 'der', type: 'pkcs8' });
  return { publicKey: publicHalf(key), sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}
