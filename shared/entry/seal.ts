import type { Content, Header } from './header.ts';

/** Hashing and signing, as each room provides them (hex in and out, Ed25519 signatures). */
export interface Sealer {
  /** SHA-256 of the parts one after the other, in hex. */
  sha256(...parts: readonly (string | Uint8Array)[]): string;
  /** Ed25519 signature of the UTF-8 text, by the station's key. */
  sign(text: string): Uint8Array;
}

/** An entry in the exact bytes that are hashed, signed, stored and sent. */
export interface SealedEntry {
  readonly header: string;
  readonly salt: Uint8Array;
  readonly content: string;
  readonly hash: string;
  readonly signature: Uint8Array;
}

/** What comes before a station's first entry. */
export const chainStart = '0'.repeat(64);

/**
 * Seals one entry: hashes the salted content into the header, the header into the chain, and signs.
 * In: the header, whose `content` is still to be filled in; the content; 16 random bytes. Out: the bytes to store, and the header.
 */
export function seal(
  draft: Header,
  content: Content,
  salt: Uint8Array,
  sealer: Sealer,
): SealedEntry & { readonly read: Header } {
  const contentText = JSON.stringify(content);
  const read: Header = { ...draft, content: contentHash(salt, contentText, sealer) };
  const header = JSON.stringify(read);
  return { header, read, salt, content: contentText, hash: sealer.sha256(header), signature: sealer.sign(header) };
}

/** Hash of salt and content, in hex, as the header commits to it. */
export function contentHash(salt: Uint8Array, content: string, sealer: Pick<Sealer, 'sha256'>): string {
  return sealer.sha256(salt, content);
}
