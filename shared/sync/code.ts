/**
 * The code that enrols a station: a secret, and the fingerprint of the office's key, so that a station
 * knows from the first answer that it speaks with the office that issued it. Written in letters and
 * digits that are not mistaken for one another (Crockford's base 32), in groups of four.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 12;
const fingerprintLength = 12;

/**
 * Writes a code. In: 8 random bytes or more (60 bits are used), the office's Ed25519 public key (SPKI, base64),
 * SHA-256 in hex. Out: the secret (never kept: see `codeText`) and the code as it is handed over.
 */
export function writeCode(random: Uint8Array, officeKey: string, sha256: (text: string) => string): { readonly secret: string; readonly code: string } {
  const secret = lettersOf([...random].map((byte) => byte.toString(2).padStart(8, '0')).join(''), secretLength);
  const code = (secret + fingerprintOf(officeKey, sha256)).replaceAll(/(.{4})(?=.)/g, '$1-');
  return { secret, code };
}

/** Reads a code as typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. Undefined when it is none. */
export function readCode(text: string): { readonly secret: string; readonly fingerprint: string } | undefined {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (letters.length !== secretLength + fingerprintLength || [...letters].some((letter) => !alphabet.includes(letter))) return undefined;
  return { secret: letters.slice(0, secretLength), fingerprint: letters.slice(secretLength) };
}

/** The fingerprint of the office's public key, as a code carries it: 60 bits of its SHA-256. */
export function fingerprintOf(officeKey: string, sha256: (text: string) => string): string {
  const bits = [...sha256(officeKey)].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  return lettersOf(bits, fingerprintLength);
}

/**
 * What the code itself signs of an enrolment. Its secret never travels: a key is derived from it at both ends (Ed25519, its seed
 * being the SHA-256 of `codeSeed`), the office keeps the hash of the public half, and the station signs with the private one the
 * keys that it is to be enrolled with. So whoever stands between can neither enrol himself with what he hears nor another key.
 */
export function codeText(words: { readonly station: string; readonly publicKey: string; readonly agreementKey: string }): string {
  return ['daybook enrol', words.station, words.publicKey, words.agreementKey].join('\n');
}

/** The text whose SHA-256 is the seed of a code's key. */
export function codeSeed(secret: string): string {
  return `daybook code\n${secret}`;
}

function lettersOf(bits: string, count: number): string {
  return Array.from({ length: count }, (_, index) => alphabet[Number.parseInt(bits.slice(index * 5, index * 5 + 5).padEnd(5, '0'), 2)]).join('');
}
