import { createCipheriv, createDecipheriv, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { HandCrypto } from '../shared/sync/hand.ts';
import { agreementOf, sha256 } from './keys.ts';

const tagBytes = 16;

/** What files carried by hand are sealed and opened with, from Node's own cryptography. */
export function handCrypto(random: (bytes: number) => Uint8Array = randomBytes): HandCrypto {
  return {
    fresh() {
      return agreementOf(generateKeyPairSync('x25519').privateKey);
    },
    derive: (secret, salt, info) => new Uint8Array(hkdfSync('sha256', secret, salt, info, 32)),
    seal(key, nonce, text, additional) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(additional));
      return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    },
    open(key, nonce, sealed, additional) {
      const end = sealed.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(additional)).setAuthTag(sealed.slice(end));
      return Buffer.concat([decipher.update(sealed.slice(0, end)), decipher.final()]);
    },
    pack: (text) => zstdCompressSync(text),
    unpack: (bytes, most) => zstdDecompressSync(bytes, { maxOutputLength: most }).toString(),
    base64: (bytes) => Buffer.from(bytes).toString('base64'),
    bytes: (base64) => Buffer.from(base64, 'base64'),
    random,
    sha256,
  };
}
