import { cpus, release, totalmem } from 'node:os';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import type { Computation } from '../../shared/time/computation.ts';
import { compute } from '../../shared/time/compute.ts';
import { middle, rounded, type BenchOptions } from './benchmark.ts';
import { madeUpSentences, sorts, type MadeUp, type Sort } from './time/made-up-sentences.ts';

const asOf = Temporal.PlainDate.from('2026-03-02');
const seed = 803;
const state = 33_000;
const rounds = 5;

/**
 * The engine alone, on one core: dates with their derivations for a mix of sentences; all the people of a state;
 * how the time for a person grows with their number; and memory. The floor, in the same run and on the same
 * results, is to write each as JSON and read it again.
 */
export async function measure({ quick }: BenchOptions): Promise<object> {
  const sizes = quick ? [100, 1000, 5000] : [1000, 10_000, 100_000];
  const people = madeUpSentences(Math.max(state, ...sizes), seed);
  warmUp(people.slice(0, 2000));
  // First, while nothing else has filled memory.
  const wholeState = recompute(people.slice(0, quick ? 3300 : state));
  return {
    on: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), system: `${process.platform} ${release()}` },
    mix: { seed, sharesOfAHundred: sorts, ...countedIn(people.slice(0, state)) },
    withDerivations: besideFloor(people.slice(0, quick ? 1000 : 10_000)),
    ofEachSort: ofEachSort(people, quick ? 200 : 2000),
    state: wholeState,
    growth: growthOf(sizes, people),
  };
}

function computed({ inputs }: MadeUp): Computation {
  return compute(inputs, defaultProcedures, asOf);
}

function warmUp(people: readonly MadeUp[]): void {
  for (const one of people) JSON.parse(JSON.stringify(computed(one)));
}

/** How many were computed, and how large what came of them is. Nothing is kept: memory is measured too. */
function countedIn(people: readonly MadeUp[]): object {
  let [done, steps, characters] = [0, 0, 0];
  for (const one of people) {
    const result = computed(one);
    characters += JSON.stringify(result).length;
    if (result.outcome === 'not computed') continue;
    done += 1;
    steps += result.steps.length;
  }
  return { people: people.length, computed: done, notComputed: people.length - done, stepsEach: rounded(steps / done), jsonBytesEach: Math.round(characters / people.length) };
}

/** Seconds of a piece of work. */
function seconds(work: () => void): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

/** Some rounds of computing and of the floor, one after the other, on the same people; the middle of each. */
function besideFloor(people: readonly MadeUp[]): object {
  const [own, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    let results: readonly Computation[] = [];
    own.push(seconds(() => (results = people.map(computed))));
    bare.push(
      seconds(() => {
        for (const result of results) JSON.parse(JSON.stringify(result));
      }),
    );
  }
  const [engine, floor] = [middle(own), middle(bare)];
  return { people: people.length, rounds, perSecond: Math.round(people.length / engine), microsecondsEach: rounded((engine / people.length) * 1e6), floor: { is: 'JSON.stringify and JSON.parse of the same results', perSecond: Math.round(people.length / floor), microsecondsEach: rounded((floor / people.length) * 1e6) }, ratio: rounded(engine / floor) };
}

/** Microseconds for a person of each sort. */
function ofEachSort(people: readonly MadeUp[], most: number): object {
  return Object.fromEntries(
    (Object.keys(sorts) as readonly Sort[]).map((sort) => {
      const some = people.filter((one) => one.sort === sort).slice(0, most);
      const each = Array.from({ length: rounds }, () => seconds(() => some.forEach(computed)));
      return [sort, { people: some.length, microsecondsEach: rounded((middle(each) / some.length) * 1e6) }];
    }),
  );
}

/** Everybody of a state once, keeping only the dates, as after a change of the rules; and the most memory meanwhile. */
function recompute(people: readonly MadeUp[]): object {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  let kept = 0;
  const took = seconds(() => {
    people.forEach((one, index) => {
      const result = computed(one);
      if (result.outcome === 'computed') kept += Object.keys(result.dates).length;
      if (index % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
    });
  });
  return { people: people.length, seconds: rounded(took), dates: kept, heapGrewMbAtMost: Math.round((most - before) / 2 ** 20), residentMbAtMost: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** The time for a person as their number grows tenfold: it should not. */
function growthOf(sizes: readonly number[], people: readonly MadeUp[]): readonly object[] {
  return sizes.map((size) => {
    const some = people.slice(0, size);
    const took = middle(Array.from({ length: size > 50_000 ? 2 : rounds }, () => seconds(() => some.forEach(computed))));
    return { people: size, seconds: rounded(took), microsecondsEach: rounded((took / size) * 1e6) };
  });
}
