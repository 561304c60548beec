import { expect, test } from 'vitest';
import { added, timesOf, together } from './figures.ts';
import type { Worked } from './orders.ts';

test('of many times the middle, the one that one in a hundred is above, and the longest are told', () => {
  const times = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(timesOf(times)).toEqual({ times: 200, p50: 101, p99: 199, longest: 200 });
  expect(timesOf([])).toEqual({ times: 0, p50: 0, p99: 0, longest: 0 });
});

test('counts by name are added up, the most frequent first', () => {
  const sums = added([{ seldom: 1, often: 2 }, { often: 3 }]);
  expect(Object.entries(sums)).toEqual([['often', 5], ['seldom', 1]]);
});

test('what several stations did is one: sums, and every single time', () => {
  const one: Worked = { recorded: 2, refused: 1, kinds: { 'level.assigned': 2 }, pulled: 5, spellsOffline: 1, recording: [3, 4], exchanges: [10], failures: {}, requests: { '/sync/push': [1] } };
  const other: Worked = { ...one, recorded: 3, kinds: { 'level.assigned': 1, 'cell.assigned': 2 }, exchanges: [20, 30], failures: { 'link: The network is down.': 1 }, requests: { '/sync/push': [2], '/sync/hello': [7] } };
  expect(together([one, other])).toEqual({
    recorded: 5,
    refused: 2,
    kinds: { 'level.assigned': 3, 'cell.assigned': 2 },
    pulled: 10,
    spellsOffline: 2,
    recording: [3, 4, 3, 4],
    exchanges: [10, 20, 30],
    failures: { 'link: The network is down.': 1 },
    requests: { '/sync/hello': [7], '/sync/push': [1, 2] },
  });
});
