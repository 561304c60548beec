import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headerSchema, type Content, type Header } from './header.ts';
import { chainStart, contentHash, seal, type SealedEntry, type Sealer } from './seal.ts';
import { levelWords } from './testing/facts.ts';
import { StationInTest } from './testing/station.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

const sealer: Sealer = {
  sha256: (...parts) => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest('hex');
  },
  sign: (text) => sign(null, Buffer.from(text), privateKey),
};

const salt = new Uint8Array(16).fill(7);
const content: Content = { body: levelWords('II'), reason: 'Thirty days clean' };

function draft(previous: string = chainStart): Header {
  return { ...new StationInTest(1).write({ kind: 'level.assigned', body: content.body }).header, previous };
}

/** What a reader checks of one entry: its hash, its content if he has it, its signature. */
function verifies(entry: SealedEntry | (Omit<SealedEntry, 'content' | 'salt'> & { readonly content: null; readonly salt: null })): boolean {
  const header = headerSchema.parse(JSON.parse(entry.header));
  const whole = entry.content === null || contentHash(entry.salt, entry.content, sealer) === header.content;
  return whole && sealer.sha256(entry.header) === entry.hash && verify(null, Buffer.from(entry.header), publicKey, entry.signature);
}

describe('a sealed entry', () => {
  test('verifies, and reads back as what was written', () => {
    const entry = seal(draft(), content, salt, sealer);
    expect(verifies(entry)).toBe(true);
    expect(JSON.parse(entry.content)).toEqual(content);
    expect(JSON.parse(entry.header)).toEqual(entry.read);
    expect(headerSchema.parse(entry.read)).toEqual(entry.read);
  });

  test('commits to the salt and the content in its header, and to nothing else of them', () => {
    const entry = seal(draft(), content, salt, sealer);
    expect(entry.read.content).toBe(createHash('sha256').update(salt).update(entry.content).digest('hex'));
    expect(entry.header).not.toContain('Thirty days clean');
    expect(entry.hash).toBe(createHash('sha256').update(entry.header).digest('hex'));
  });

  test('the same words under another salt cannot be recognized in the header', () => {
    const one = seal(draft(), content, randomBytes(16), sealer);
    const other = seal(draft(), content, randomBytes(16), sealer);
    expect(one.content).toBe(other.content);
    expect(one.read.content).not.toBe(other.read.content);
    expect(one.hash).not.toBe(other.hash);
  });

  test('the same words under the same salt give the same bytes', () => {
    expect(seal(draft(), content, salt, sealer)).toEqual(seal(draft(), content, salt, sealer));
  });

  test('an act without a reason has none in its content', () => {
    expect(seal(draft(), { body: {} }, salt, sealer).content).toBe('{"body":{}}');
  });

  test('whatever stood in the draft for the content is replaced by its hash', () => {
    expect(seal({ ...draft(), content: 'f'.repeat(64) }, content, salt, sealer)).toEqual(seal(draft(), content, salt, sealer));
  });
});

describe('tampering shows', () => {
  const entry = seal(draft(), content, salt, sealer);

  test.each([
    ['a word of the content', { ...entry, content: entry.content.replace('II', 'III') }],
    ['the salt', { ...entry, salt: new Uint8Array(16).fill(8) }],
    ['the author in the header', { ...entry, header: entry.header.replace('account-1', 'account-2') }],
    ['the author in the header, hashed again', { ...entry, header: entry.header.replace('account-1', 'account-2'), hash: sealer.sha256(entry.header.replace('account-1', 'account-2')) }],
    ['the hash', { ...entry, hash: chainStart }],
    ['the signature', { ...entry, signature: new Uint8Array(64) }],
  ])('%s', (_, tampered) => {
    expect(verifies(entry)).toBe(true);
    expect(verifies(tampered)).toBe(false);
  });

  test('a signature of another station is not this station’s', () => {
    const other = generateKeyPairSync('ed25519');
    const forged = seal(draft(), content, salt, { ...sealer, sign: (text) => sign(null, Buffer.from(text), other.privateKey) });
    expect(verifies(forged)).toBe(false);
  });
});

describe('the chain', () => {
  const chain: SealedEntry[] = [];
  for (const seq of [1, 2, 3, 4]) chain.push(seal({ ...draft(chain.at(-1)?.hash), seq }, { body: levelWords('I'), reason: `Entry ${seq}` }, salt, sealer));
  const chained = (entries: readonly Pick<SealedEntry, 'header' | 'hash'>[]) =>
    entries.every((entry, index) => headerSchema.parse(JSON.parse(entry.header)).previous === (index === 0 ? chainStart : entries[index - 1]!.hash));

  test('runs from sixty-four noughts, each entry naming the hash of the one before', () => {
    expect(chained(chain)).toBe(true);
    expect(chain.every((entry) => verifies(entry))).toBe(true);
  });

  test('shows an entry left out, and entries in another order', () => {
    expect(chained([...chain.slice(0, 1), ...chain.slice(2)])).toBe(false);
    expect(chained([chain[0]!, chain[2]!, chain[1]!, chain[3]!])).toBe(false);
  });

  test('still verifies when a court has the words of an entry taken away, and shows that they were', () => {
    const sealed = chain.map((entry, index) => (index === 1 ? { ...entry, content: null, salt: null } : entry));
    expect(chained(sealed)).toBe(true);
    expect(sealed.every((entry) => verifies(entry))).toBe(true);
    expect(verifies({ ...chain[1]!, content: '{"body":{"level":"III"}}' })).toBe(false);
  });
});
