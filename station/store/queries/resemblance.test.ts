import { distance } from 'fastest-levenshtein';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slipsBetween } from './resemblance.ts';

test.each([
  ['kane', 'kane', 0],
  ['kane', 'kame', 1],
  ['kane', 'kne', 1],
  ['kane', 'knae', 1],
  ['castellano', 'castelalno', 1],
  ['castellano', 'kastelano', 2],
  ['marshall', 'marhsal', 2],
  ['', 'ab', 2],
])('between %s and %s are %i slips', (a, b, slips) => {
  expect(slipsBetween(a, b, 3)).toBe(slips);
  expect(slipsBetween(b, a, 3)).toBe(slips);
});

test('more slips than matter are not told apart', () => {
  expect(slipsBetween('kane', 'castellano', 3)).toBe(Infinity);
  expect(slipsBetween('abcd', 'wxyz', 3)).toBe(Infinity);
});

test('a swap never makes words farther apart, and each saves one at most', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = slipsBetween(a, b, 20);
      expect(slips).toBeLessThanOrEqual(distance(a, b));
      expect(slips * 2).toBeGreaterThanOrEqual(distance(a, b));
      expect(slipsBetween(b, a, 20)).toBe(slips);
    }),
  );
});

test('swapping two neighbours is one slip, wherever they stand', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 2, maxLength: 10 }), fc.nat(), (word, place) => {
      const at = place % (word.length - 1);
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      expect(slipsBetween(word, swapped, 3)).toBe(word === swapped ? 0 : 1);
    }),
  );
});
