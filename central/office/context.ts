import type { Registry } from '../../shared/entry/fold.ts';
import type { OfficeKey } from '../keys.ts';
import type { OfficeIdentity, OfficeStore } from './store.ts';

/** What a main office is made of. Clock, randomness and the checking of signatures come in, so that a simulation can set them. */
export interface OfficeParts {
  readonly store: OfficeStore;
  readonly key: OfficeKey;
  readonly registry: Registry;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** True when the text was signed by the key (Ed25519, SPKI, base64). The program asks other threads; a simulation does not. */
  readonly isSigned: (publicKey: string, text: string, signature: Uint8Array) => boolean | Promise<boolean>;
  /** How many entries a packed stretch of a first load holds, where it is another number than the usual. */
  readonly chunkEntries?: number;
  /** SHA-256 (hex) of the certificate that stations are shown, where this process shows one. */
  readonly certificate?: string;
  /** Version of the program. */
  readonly program: string;
  /** Told what went wrong with a request, for the log. */
  readonly failed?: (error: unknown) => void;
}

/** A main office that has its name. */
export interface OfficeContext extends OfficeParts {
  readonly identity: OfficeIdentity;
}
