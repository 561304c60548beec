import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, sameData } from './same-data.ts';

test('data is the same whatever the order of its keys, and after it has crossed the wire', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sameData(value, JSON.parse(JSON.stringify(value)))).toBe(true);
    }),
  );
  expect(sameData({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true);
});

test('a word left out is the same as one that is not there', () => {
  expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
});

test.each([
  ['another value', { a: 1 }, { a: 2 }],
  ['another order of a list', [1, 2], [2, 1]],
  ['a key more', { a: 1 }, { a: 1, b: null }],
  ['a number for a text', { a: 1 }, { a: '1' }],
])('%s is other data', (_, a, b) => {
  expect(sameData(a, b)).toBe(false);
});

test('canonical text is what JSON writes, with the keys of every object in order', () => {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(sorted) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)])) : value;
  // Keys that are numbers come first in any object, whatever is done.
  const anything = fc.object({ key: fc.string().filter((key) => !/^\d+$/.test(key) && key !== '__proto__'), withNullPrototype: false, values: [fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)] });
  fc.assert(
    fc.property(anything, (value) => {
      expect(canonicalText(value)).toBe(JSON.stringify(sorted(value)));
    }),
  );
  expect(canonicalText({ day: Temporal.PlainDate.from('2026-03-02'), list: [undefined, () => 1] })).toBe('{"day":"2026-03-02","list":[null,null]}');
});
