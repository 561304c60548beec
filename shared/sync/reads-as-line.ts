import type { PageLine, WireEntry } from './protocol.ts';

const base64 = /^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$/;
const hash = /^[0-9a-f]{64}$/;

/** True for exactly what `wireEntrySchema` accepts, told many times as fast; a test holds the two to the same answers. */
export function readsAsWireEntry(value: unknown): value is WireEntry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { header, salt, content, signature } = value as Readonly<Record<string, unknown>>;
  return (
    typeof header === 'string' && header.length >= 2 &&
    typeof salt === 'string' && base64.test(salt) &&
    (content === null || typeof content === 'string') &&
    typeof signature === 'string' && base64.test(signature) &&
    Object.keys(value).length === 4
  );
}

/** The same for `pageLineSchema`. */
export function readsAsPageLine(value: unknown): value is PageLine {
  if (readsAsWireEntry(value)) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { own } = value as Readonly<Record<string, unknown>>;
  return typeof own === 'string' && hash.test(own) && Object.keys(value).length === 1;
}
