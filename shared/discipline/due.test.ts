import { describe, expect, test } from 'vitest';
import { dueGroup, isPast, sayTimeLeft } from './due.ts';

describe('a clock that counts days', () => {
  test.each([
    ['2026-03-02', '2026-03-02T00:00', 'today', 'today is the last day'],
    ['2026-03-02', '2026-03-02T23:59', 'today', 'today is the last day'],
    ['2026-03-02', '2026-03-03T00:00', 'overdue', '1 day over'],
    ['2026-03-03', '2026-03-02T23:59', 'this week', '1 day left'],
    ['2026-03-09', '2026-03-02T00:00', 'this week', '7 days left'],
    ['2026-03-10', '2026-03-02T23:59', 'later', '8 days left'],
  ])('to %s stands at %s as %s: %s', (last, now, group, says) => {
    expect([dueGroup(last, now), sayTimeLeft(last, now)]).toEqual([group, says]);
    expect(isPast(last, now)).toBe(group === 'overdue');
  });
});

describe('a clock that counts hours', () => {
  test.each([
    ['2026-03-02T14:05', '2026-03-02T14:05', 'today', '0 min left'],
    ['2026-03-02T14:05', '2026-03-02T14:06', 'overdue', '1 min over'],
    ['2026-03-03T00:00', '2026-03-02T23:30', 'this week', '30 min left'],
    ['2026-03-04T14:05', '2026-03-02T12:00', 'this week', '2 days 2 h left'],
    ['2026-03-02T14:05', '2026-03-12T14:06', 'overdue', '10 days over'],
  ])('to %s stands at %s as %s: %s', (last, now, group, says) => {
    expect([dueGroup(last, now), sayTimeLeft(last, now)]).toEqual([group, says]);
  });
});
