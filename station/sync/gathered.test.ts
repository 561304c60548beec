import { expect, test } from 'vitest';
import { Gathered, gatheringLimits } from './gathered.ts';
import { atStart } from './store.ts';

const at = (position: number) => ({ ...atStart, position });
const own = (count: number) => Array.from({ length: count }, () => ({ own: '0'.repeat(64) }));

test('pages are given together, from the cursor before the first to that after the last, and once', () => {
  const gathered = new Gathered(() => 0);
  expect(gathered.give()).toBeUndefined();
  gathered.add({ lines: own(2), from: at(0), to: at(2) });
  gathered.add({ lines: own(1), from: at(2), to: at(3) });
  expect(gathered.give()).toEqual({ lines: own(3), from: at(0), to: at(3) });
  expect(gathered.give()).toBeUndefined();
});

test('a page without entries still moves the cursor', () => {
  const gathered = new Gathered(() => 0);
  gathered.add({ lines: [], from: at(3), to: { ...at(3), cursor: 'further' } });
  expect(gathered.give()).toEqual({ lines: [], from: at(3), to: { ...at(3), cursor: 'further' } });
});

test('it is time when there are many, when they are long, and when the first has waited', () => {
  let now = 0;
  const gathered = new Gathered(() => now);
  expect(gathered.enough).toBe(false);
  gathered.add({ lines: own(gatheringLimits.entries - 1), from: at(0), to: at(1) });
  expect(gathered.enough).toBe(false);
  gathered.add({ lines: own(1), from: at(1), to: at(2) });
  expect(gathered.enough).toBe(true);
  gathered.give();
  gathered.add({ lines: [{ header: 'x'.repeat(gatheringLimits.characters), salt: '', content: null, signature: '' }], from: at(2), to: at(3) });
  expect(gathered.enough).toBe(true);
  gathered.give();
  gathered.add({ lines: own(1), from: at(3), to: at(4) });
  expect(gathered.enough).toBe(false);
  now += gatheringLimits.milliseconds;
  expect(gathered.enough).toBe(true);
});
