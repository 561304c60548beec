import { describe, expect, test } from 'vitest';
import { doubledAt, unequalTo, type AtOffice } from './at-office.ts';

const entry = (name: string) => ({ id: `id of ${name}`, hash: `hash of ${name}`, place: `station ${name}` });
const office: AtOffice = {
  kept: ['a', 'b', 'c', 'd'].map(entry),
  feeds: new Map([['all', ['hash of a']], ['facility:here', ['hash of b', 'hash of c']], ['facility:elsewhere', ['hash of d']], ['office', ['hash of a', 'hash of b', 'hash of c', 'hash of d']]]),
  faults: [],
};
const hashes = (...names: readonly string[]) => new Set(names.map((name) => `hash of ${name}`));

describe('a book is held against the main office', () => {
  test('and is equal where it holds the feeds of all and of its facility', () => {
    expect(unequalTo(office, { facility: 'here', held: hashes('a', 'b', 'c'), own: ['hash of b'] })).toBe(0);
  });

  test('what it wrote of somebody who had gone elsewhere it may have beyond its feeds', () => {
    expect(unequalTo(office, { facility: 'here', held: hashes('a', 'b', 'c', 'd'), own: ['hash of d'] })).toBe(0);
  });

  test('each entry that it lacks or has too many counts, and each that the main office has not', () => {
    expect(unequalTo(office, { facility: 'here', held: hashes('a', 'b'), own: [] })).toBe(1);
    expect(unequalTo(office, { facility: 'here', held: hashes('a', 'b', 'c', 'd'), own: [] })).toBe(1);
    expect(unequalTo(office, { facility: 'here', held: hashes('a', 'b', 'c', 'unsent'), own: ['hash of unsent'] })).toBe(1);
  });
});

test('an entry that the main office keeps twice, or has twice in a feed, is doubled', () => {
  expect(doubledAt(office)).toBe(0);
  expect(doubledAt({ ...office, kept: [...office.kept, { ...entry('e'), place: 'station d' }] })).toBe(1);
  expect(doubledAt({ ...office, kept: [...office.kept, { ...entry('e'), id: 'id of d' }] })).toBe(1);
  expect(doubledAt({ ...office, feeds: new Map([['all', ['hash of a', 'hash of a']]]) })).toBe(1);
});
