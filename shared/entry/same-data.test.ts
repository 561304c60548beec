import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameData } from './same-data.ts';

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
