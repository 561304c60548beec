import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fingerprintOf, readCode, writeCode } from './code.ts';
import { entriesDigest } from './digest.ts';
import { feedChecksum, feedStart, pageFault, protocolVersion, readLines, requestText, wireSchemas, writeLines, type PullHead } from './protocol.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The hash of the wire schemas of each protocol version. A schema that changes after a release needs a new version, and its hash here. */
const pinned: Readonly<Record<number, string>> = {
  1: 'a7394ec3024eeb0af3a02b2c542ebc2f09afe48df705b6590957ed8cf7fd2073',
};

test('the wire schemas are those that the protocol version was given to', () => {
  const schemas = Object.entries(wireSchemas).map(([name, schema]) => [name, z.toJSONSchema(schema)]);
  expect(sha256(JSON.stringify(schemas)), 'raise protocolVersion and pin the new hash').toBe(pinned[protocolVersion]);
});

describe('the checksum of a feed', () => {
  const anyHashes = fc.array(fc.integer({ min: 0, max: 9 }).map((number) => sha256(String(number))), { maxLength: 12 });

  test('does not depend on how the feed was cut into pages', () => {
    fc.assert(
      fc.property(anyHashes, fc.nat(12), (hashes, at) => {
        expect(feedChecksum(feedChecksum(feedStart, hashes.slice(0, at), sha256), hashes.slice(at), sha256)).toBe(feedChecksum(feedStart, hashes, sha256));
      }),
    );
  });

  test('a page with an entry left out, doubled, changed or moved is found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(99).map((number) => sha256(String(number))), { minLength: 2, maxLength: 12 }), fc.nat(11), fc.constantFrom('left out', 'doubled', 'changed', 'moved', 'before'), (hashes, pick, how) => {
        const head: PullHead = { scope: 'all', next: 'c', remaining: 0, checkpoint: { position: 40 + hashes.length, count: hashes.length, checksum: feedChecksum(sha256('40'), hashes, sha256) } };
        const before = { position: 40, checksum: sha256('40') };
        expect(pageFault(head, hashes, before, sha256)).toBeUndefined();
        const at = pick % (hashes.length - 1);
        const bad = {
          'left out': hashes.toSpliced(at, 1),
          doubled: hashes.toSpliced(at, 0, hashes[at]!),
          changed: hashes.with(at, sha256('another')),
          moved: hashes.with(at, hashes[at + 1]!).with(at + 1, hashes[at]!),
          before: hashes,
        }[how];
        expect(pageFault(head, bad, how === 'before' ? { position: 40, checksum: sha256('39') } : before, sha256)).toBeDefined();
        expect(pageFault(head, hashes, { ...before, position: 39 }, sha256)).toContain('was due');
      }),
    );
  });
});

test('lines are read as they were written, and a text cut short anywhere within a line is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (values, cut) => {
      const text = writeLines(values);
      expect(JSON.stringify(readLines(text))).toBe(JSON.stringify(values));
      const short = text.slice(0, cut % text.length);
      if (short !== '' && !short.endsWith('\n')) expect(() => readLines(short)).toThrow(SyntaxError);
    }),
  );
});

test('a request’s text changes with each of its parts, so its signature serves no other', () => {
  const parts = ['s', '/sync/push', sha256('body'), 7, 1] as const;
  const texts = [requestText(...parts), requestText('t', ...[parts[1], parts[2], parts[3], parts[4]] as const), requestText('s', '/sync/pull', parts[2], 7, 1), requestText('s', parts[1], sha256('other'), 7, 1), requestText('s', parts[1], parts[2], 8, 1), requestText('s', parts[1], parts[2], 7, 2)];
  expect(new Set(texts).size).toBe(texts.length);
});

describe('an enrolment code', () => {
  const key = 'MCowBQYDK2VwAyEAexample';

  test('read as it was written, whatever its case and spacing, it gives the secret and the office’s fingerprint', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (random) => {
        const { secret, code } = writeCode(random, key, sha256);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
        const read = { secret, fingerprint: fingerprintOf(key, sha256) };
        expect(readCode(code)).toEqual(read);
        expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toEqual(read);
      }),
    );
  });

  test('of another office it has another fingerprint; a text of another length, or with a U, is none', () => {
    expect(fingerprintOf('another', sha256)).not.toBe(fingerprintOf(key, sha256));
    for (const text of ['', 'ABCD', 'UUUU-UUUU-UUUU-UUUU-UUUU-UUUU', `${writeCode(new Uint8Array(8), key, sha256).code}0`]) expect(readCode(text)).toBeUndefined();
  });
});

test('the digest of a set of entries is that of the set, in whatever order they are read', () => {
  const hashes = ['a', 'b', 'c'].map(sha256);
  expect(entriesDigest(hashes.toReversed(), sha256)).toBe(entriesDigest(hashes, sha256));
  expect(entriesDigest(hashes.slice(1), sha256)).not.toBe(entriesDigest(hashes, sha256));
});
