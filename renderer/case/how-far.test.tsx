import { expect, test } from 'vitest';
import { howFar } from './how-far.ts';

test.each([
  ['2026-03-09', '2026-03-02T14:00', '7 days left', false],
  ['2026-03-03', '2026-03-02T23:59', '1 day left', true],
  ['2026-03-02', '2026-03-02T23:59', 'today is the last day', true],
  ['2026-03-01', '2026-03-02T00:01', '1 day over', false],
  ['2026-03-02T19:20', '2026-03-02T14:00', '5 h 20 min left', true],
  ['2026-03-02T14:20', '2026-03-02T14:00', '20 min left', true],
  ['2026-03-05T15:00', '2026-03-02T14:00', '3 days 1 h left', false],
  ['2026-03-02T13:59', '2026-03-02T14:00', '1 min over', false],
  // The night on which clocks are set forward: hours of the clock on the wall.
  ['2026-03-08T12:00', '2026-03-07T12:00', '1 day left', true],
])('to %s it is, at %s, %s', (last, now, says, soon) => {
  expect(howFar(last, now)).toEqual({ says, soon });
});
