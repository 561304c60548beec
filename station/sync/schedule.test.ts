import { describe, expect, test } from 'vitest';
import type { SyncFailure } from '../../shared/sync/status.ts';
import { backOff, Schedule, waits } from './schedule.ts';

const noLink: SyncFailure = { is: 'link', says: 'The network is down.', remedy: '' };
const stopped: SyncFailure = { is: 'stopped', says: 'Revoked.', remedy: '' };

/** A schedule on a clock that the test moves; each run ends as the test says, or goes on until it is ended. */
function scheduled(ends: (SyncFailure | null | Promise<null> | 'goes on')[] = [], paused = false) {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly call: () => void }>();
  const ran: number[] = [];
  const schedule: Schedule = new Schedule({
    run: (signal) => {
      ran.push(now);
      const end = ends.shift() ?? null;
      return end === 'goes on' ? new Promise((resolve) => signal.addEventListener('abort', () => resolve(noLink))) : Promise.resolve(end);
    },
    timers: {
      now: () => now,
      after(milliseconds, call) {
        const timer = { at: now + milliseconds, call };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    random: () => 1,
    paused,
    ended: () => undefined,
    changed: () => undefined,
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const wait = async (milliseconds: number) => {
    const until = now + milliseconds;
    await settle();
    for (let next = earliest(); next && next.at <= until; next = earliest()) {
      now = Math.max(now, next.at);
      timers.delete(next);
      next.call();
      await settle();
    }
    now = until;
  };
  const earliest = () => [...timers].toSorted((a, b) => a.at - b.at)[0];
  return { schedule, ran, wait };
}

describe('the exchange in the background', () => {
  test('runs at once, and then every half minute', async () => {
    const { schedule, ran, wait } = scheduled();
    schedule.start();
    await wait(2 * waits.idle);
    expect(ran).toEqual([0, waits.idle, 2 * waits.idle]);
  });

  test('runs soon after something was recorded', async () => {
    const { schedule, ran, wait } = scheduled();
    schedule.start();
    await wait(5000);
    schedule.recorded();
    await wait(waits.recorded);
    expect(ran).toEqual([0, 5000 + waits.recorded]);
  });

  test('runs soon after it has ended, where something was recorded meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    const { schedule, ran, wait } = scheduled([promise]);
    schedule.start();
    await wait(5000);
    schedule.recorded();
    await wait(5000);
    resolve(null);
    await wait(waits.recorded);
    expect(ran).toEqual([0, 10_000 + waits.recorded]);
    await wait(waits.idle);
    expect(ran).toEqual([0, 10_000 + waits.recorded, 10_000 + waits.recorded + waits.idle]);
  });

  test('after failures waits ever longer, to five minutes, whatever is recorded', async () => {
    const { schedule, ran, wait } = scheduled(Array.from({ length: 12 }, () => noLink));
    schedule.start();
    await wait(1000);
    schedule.recorded();
    await wait(3_600_000);
    const between = ran.slice(1).map((at, index) => at - ran[index]!);
    expect(between.slice(0, 9)).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000]);
  });

  test('tries at once when the link returns', async () => {
    const { schedule, ran, wait } = scheduled([noLink, noLink, noLink, noLink]);
    schedule.start();
    await wait(20_000);
    schedule.linkReturned();
    await wait(1);
    expect(ran.at(-1)).toBe(20_000);
  });

  test('not while it is paused, unless a person asks; and at once when it is resumed', async () => {
    const { schedule, ran, wait } = scheduled([], true);
    schedule.start();
    await wait(100_000);
    expect(ran).toEqual([]);
    await schedule.now();
    expect(ran).toEqual([100_000]);
    await wait(100_000);
    expect(ran).toHaveLength(1);
    schedule.pause(false);
    await wait(0);
    expect(ran).toHaveLength(2);
  });

  test('no more by itself once the office stopped it', async () => {
    const { schedule, ran, wait } = scheduled([stopped]);
    schedule.start();
    await wait(3_600_000);
    expect(ran).toEqual([0]);
    expect(schedule.nextTry).toBeNull();
  });

  test('one that says nothing is ended by the watchdog; one that goes on is left alone', async () => {
    const { schedule, ran, wait } = scheduled(['goes on']);
    schedule.start();
    await wait(waits.silent - 1000);
    schedule.alive();
    await wait(waits.silent - 1000);
    expect(schedule.running).toBe(true);
    await wait(2000);
    expect(schedule.running).toBe(false);
    await wait(10_000);
    expect(ran.length).toBeGreaterThan(1);
  });

  test('is run once at a time: who asks meanwhile is told of that one', async () => {
    const { schedule, ran, wait } = scheduled(['goes on']);
    schedule.start();
    await wait(0);
    const asked = schedule.now();
    await schedule.close();
    expect(await asked).not.toBeNull();
    expect(ran).toEqual([0]);
    await wait(3_600_000);
    expect(ran).toEqual([0]);
  });

  test('waits with jitter between a half and the whole', () => {
    expect([backOff(3, 0), backOff(3, 1), backOff(40, 1)]).toEqual([4000, 8000, waits.longest]);
  });
});
