import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folders } from '../../station/folders.ts';
import { coverageMissing } from './coverage.ts';
import { runMany } from './many.ts';
import { planOf, type Plan } from './plan.ts';
import { plants } from './planted.ts';
import { shrink } from './shrink.ts';
import { run } from './world.ts';

const seeds = Array.from({ length: 500 }, (_, index) => index + 1);

test('in five hundred worlds nothing is lost, nothing comes twice, no conflict is silent, and every book is the same in the end', { timeout: 1_800_000 }, async () => {
  const total = await runMany(seeds, 2);
  expect(total.failed.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
  expect(coverageMissing(total.tally.sorted()), 'faults and outcomes that no world met').toEqual([]);
  // The same seed gives the same run, in another thread as well.
  const sample = seeds.filter((seed) => seed % 50 === 0);
  const again = await runMany(sample, 2);
  expect(sample.map((seed) => again.digests.get(seed))).toEqual(sample.map((seed) => total.digests.get(seed)));
});

const kept = join(folders.root, 'test', 'simulation', 'kept');
const keptFiles = readdirSync(kept).filter((file) => file.endsWith('.json'));

test.each(keptFiles)('what once failed does so no more: %s', { timeout: 60_000 }, async (file) => {
  const { plan } = JSON.parse(readFileSync(join(kept, file), 'utf8')) as { plan: Plan };
  expect((await run(plan)).violations).toEqual([]);
});

describe('a defect put in through the ports is found:', () => {
  test.each(Object.keys(plants) as (keyof typeof plants)[])('%s', { timeout: 120_000 }, async (name) => {
    const found = await firstFailing(name);
    expect(found?.violations.map(({ check }) => check)).toContainEqual(expect.stringMatching(name === 'the last writer wins' ? /no silent conflict/ : /books equal|everything comes together/));
    // Without it the same world is well.
    expect((await run(planOf(found!.seed))).violations).toEqual([]);
  });

  test('and the world that shows it is made smaller', { timeout: 120_000 }, async () => {
    const found = await firstFailing('the last writer wins');
    const whole = planOf(found!.seed);
    const smaller = await shrink(whole, async (plan) => (await run(plan, plants['the last writer wins']())).violations.length > 0, 60);
    expect(smaller.happenings.length).toBeLessThan(whole.happenings.length / 2);
    expect((await run(smaller, plants['the last writer wins']())).violations).not.toEqual([]);
  });
});

/** The first of some seeds whose world shows a planted defect. */
async function firstFailing(name: keyof typeof plants) {
  for (let seed = 1; seed <= 40; seed += 1) {
    const ran = await run(planOf(seed), plants[name]());
    if (ran.violations.length > 0) return ran;
  }
  return undefined;
}
