import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalOrder, clockZero, tick, type Clock } from './clock.ts';
import { headerSchema } from './header.ts';

const anyWall = fc.nat(4_000_000_000_000);
const anyClock: fc.Arbitrary<Clock> = fc.tuple(anyWall, fc.oneof(fc.nat(3), fc.integer({ min: 0xfffd, max: 0xffff }))).map(([wall, counter]) => `${String(wall).padStart(15, '0')}-${counter.toString(16).padStart(4, '0')}`);

describe('the clock of a station', () => {
  test('the first entry is at the wall clock', () => {
    expect(tick(clockZero, 1_772_452_800_000)).toBe('001772452800000-0000');
  });

  test('two entries of one millisecond are counted', () => {
    const first = tick(clockZero, 1_772_452_800_000);
    expect(tick(first, 1_772_452_800_000)).toBe('001772452800000-0001');
    expect(tick(tick(first, 1_772_452_800_000), 1_772_452_800_001)).toBe('001772452800001-0000');
  });

  test('a wall clock set back does not turn the book back', () => {
    expect(tick('001772452800000-0009', 1_000_000_000_000)).toBe('001772452800000-000a');
  });

  test('a counter that is full passes into the next millisecond', () => {
    expect(tick('001772452800000-ffff', 1_772_452_800_000)).toBe('001772452800001-0000');
  });

  test('is always later than everything seen, as text and as the header writes it', () => {
    fc.assert(
      fc.property(anyClock, anyWall, (seen, wall) => {
        const next = tick(seen, wall);
        expect(next > seen).toBe(true);
        expect(next > clockZero || (seen === clockZero && wall === 0)).toBe(true);
        expect(Number(next.slice(0, 15))).toBeGreaterThanOrEqual(wall);
        expect(headerSchema.shape.clock.safeParse(next).success).toBe(true);
      }),
    );
  });

  test('runs no further ahead of the wall than what it has seen, but for a full counter', () => {
    fc.assert(fc.property(anyClock, anyWall, (seen, wall) => Number(tick(seen, wall).slice(0, 15)) <= Math.max(wall, Number(seen.slice(0, 15)) + 1)));
  });

  test('seventy thousand entries in one millisecond are still in order', () => {
    let clock = clockZero;
    for (let entry = 0; entry < 70_000; entry += 1) {
      const next = tick(clock, 5);
      if (next <= clock) throw new Error(`${next} is not after ${clock}`);
      clock = next;
    }
    expect(clock.slice(0, 15)).toBe('000000000000006');
  });
});

describe('the canonical order', () => {
  const at = (clock: Clock, station: string, seq: number) => ({ clock, station, seq });

  test('is by clock, then by station, then by sequence', () => {
    const ordered = [at('000000000000001-0000', 'b', 9), at('000000000000002-0000', 'a', 2), at('000000000000002-0000', 'a', 10), at('000000000000002-0000', 'b', 1), at('000000000000002-0001', 'a', 1)];
    expect(ordered.toReversed().toSorted(canonicalOrder)).toEqual(ordered);
  });

  test('is total: of two entries with different places one comes first, and so seen from either side', () => {
    const anyPlace = fc.record({ clock: anyClock, station: fc.constantFrom('a', 'b', 'c'), seq: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => {
        expect(Math.sign(canonicalOrder(a, b)) + Math.sign(canonicalOrder(b, a))).toBe(0);
        if (canonicalOrder(a, b) === 0) expect(a).toEqual(b);
        if (canonicalOrder(a, b) <= 0 && canonicalOrder(b, c) <= 0) expect(canonicalOrder(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
