import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Sealer } from '../shared/entry/seal.ts';
import { codeSeed, seedPrefix } from '../shared/sync/code.ts';

/** SHA-256 of the parts one after the other, in hex. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const [only, ...more] = parts;
  return hash('sha256', only !== undefined && more.length === 0 ? only : Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))), 'hex');
}

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

/** A key that agrees with another's on a secret: files carried by hand are encrypted with it. */
export interface AgreementKey {
  /** X25519, SPKI, base64. */
  readonly publicKey: string;
  agree(theirs: string): Uint8Array;
}

/** The station's agreement key from its file, made on first use. It can be lost without harm to the book: files made for it cannot be read then. */
export function agreementKey(file: string): AgreementKey {
  return agreementOf(keyIn(file, 'x25519'));
}

/** An agreement key of a private key. */
export function agreementOf(privateKey: KeyObject): AgreementKey {
  return { publicKey: publicHalf(privateKey), agree: (theirs) => diffieHellman({ privateKey, publicKey: publicKeyOf(theirs) }) };
}

function keyIn(file: string, sort: 'ed25519' | 'x25519'): KeyObject {
  if (!existsSync(file)) makeKey(file, sort);
  return createPrivateKey(readFileSync(file));
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Puts a new key into its place whole: cut off at any moment there is a good key there, or none; of two processes the first wins. */
function makeKey(file: string, sort: 'ed25519' | 'x25519'): void {
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

/** The key that is derived from the secret of an enrolment code: with it a station shows that it has the code, which does not travel. */
export function codeKey(secret: string): { readonly publicKey: string; sign(text: string): string } {
  const key = createPrivateKey({ key: Buffer.from(seedPrefix + sha256(codeSeed(secret)), 'hex'), format: 'der', type: 'pkcs8' });
  return { publicKey: publicHalf(key), sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

/** Reads a public key as `station.opened` carries it. */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' });
}

/** True when the signature of the text was made by the key. */
export function isSignedBy(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), key, signature);
}
