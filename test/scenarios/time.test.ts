import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commitmentWords, determinateCount, indeterminateCount, jailTimeWords } from '../../shared/entry/testing/facts.ts';
import { StationInTest } from '../../shared/entry/testing/station.ts';
import { defaultProcedures, type Procedures } from '../../shared/procedures/procedures.ts';
import type { Count } from '../../shared/time/commitment.ts';
import { compute, type Computation } from '../../shared/time/compute.ts';
import { inOrder, type Step } from '../../shared/time/derivation.ts';
import { timeRules, uncertainties, type RuleId } from '../../shared/time/rules.ts';
import { sentenceOf } from '../../shared/time/sentence.ts';

/**
 * Time computations with known results, one to a file of `time/`: what is given, what must come of it, and
 * on whose word (`published`: printed by a court, an agency or the public look-up; `derived`: worked from the rules).
 */
const folder = join(import.meta.dirname, 'time');

const count = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indeterminate'), minimum: z.string(), maximum: z.string() }),
  z.strictObject({ kind: z.literal('determinate'), term: z.string() }),
]);
const commitment = z.strictObject({ received: z.iso.date(), counts: z.array(count).min(1) });
const shown = z.union([z.iso.date(), z.literal(['NONE', 'LIFE'])]);
const ruleIds = Object.keys(timeRules) as RuleId[];
const doubts = Object.keys(uncertainties) as (keyof typeof uncertainties)[];

const scenarioSchema = z.strictObject({
  name: z.string().min(5),
  /** Every rule that the derivations of the three dates apply, no more and no fewer. */
  rules: z.array(z.enum(ruleIds)),
  given: z.strictObject({
    commitment: commitment.optional(),
    /** A second commitment, without a certificate of jail time. */
    also: commitment.optional(),
    jailTimeDays: z.int().nonnegative().optional(),
    /** Another number of days to a year of jail time than the procedure in force has. */
    jailTimeYearDays: z.int().optional(),
  }),
  expect: z.union([
    z.strictObject({
      PE: shown.optional(),
      CR: shown.optional(),
      ME: shown.optional(),
      /** Texts that stand in the steps. */
      says: z.array(z.string()).optional(),
      /** The doubts that the dates rest on; none where it is left out. */
      verify: z.array(z.enum(doubts)).optional(),
    }),
    z.strictObject({ notComputed: z.string() }),
  ]),
  provenance: z.enum(['published', 'derived']),
  source: z.string().min(3),
  /** The name of the case among the worked cases of the domain page. */
  case: z.string().optional(),
  notes: z.string().optional(),
});
type Scenario = z.infer<typeof scenarioSchema>;

const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): Scenario => scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')), { error: () => `in ${file}` }));

describe('sentences with known dates', () => {
  test.each(scenarios.map((scenario) => [scenario.case ? `${scenario.case}: ${scenario.name}` : scenario.name, scenario] as const))('%s', (_, scenario) => {
    const computation = computationOf(scenario);
    const { expect: expected } = scenario;
    if ('notComputed' in expected) {
      expect(computation).toMatchObject({ outcome: 'not computed', missing: expect.arrayContaining([expect.stringContaining(expected.notComputed)]) });
      return;
    }
    const { PE, CR, ME, says = [], verify = [] } = expected;
    const steps = stepsOf(computation);
    expect(datesOf(computation)).toMatchObject({ ...(PE && { PE }), ...(CR && { CR }), ...(ME && { ME }) });
    expect(new Set(steps.map((step) => step.rule))).toEqual(new Set(scenario.rules));
    for (const text of says) expect(steps.map((step) => step.says).join('\n')).toContain(text);
    expect(verifyOf(computation)).toEqual(verify);
  });

  test('every rule of the engine has a scenario', () => {
    const covered = new Set(scenarios.flatMap((scenario) => scenario.rules));
    expect(ruleIds.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  test('every doubt has a scenario', () => {
    const covered = new Set(scenarios.flatMap(({ expect: expected }) => ('verify' in expected ? (expected.verify ?? []) : [])));
    expect(doubts.filter((doubt) => !covered.has(doubt))).toEqual([]);
  });

  test('no two scenarios have one name or are of one case, and each expects something', () => {
    expect(new Set(scenarios.map((scenario) => scenario.name + (scenario.case ?? ''))).size).toBe(scenarios.length);
    const cases = scenarios.flatMap((scenario) => scenario.case ?? []);
    expect(new Set(cases).size).toBe(cases.length);
    for (const { expect: expected } of scenarios) expect(Object.keys(expected).some((key) => ['PE', 'CR', 'ME', 'notComputed'].includes(key))).toBe(true);
  });
});

function computationOf({ given }: Scenario): Computation {
  const station = new StationInTest(1);
  if (given.commitment) {
    const { received, counts } = given.commitment;
    const entry = station.write({ kind: 'commitment.received', body: commitmentWords({ received, sentenced: received, counts: counts.map(countOf) }) });
    if (given.jailTimeDays !== undefined) station.write({ kind: 'jail-time.certified', body: jailTimeWords(entry.header.id, { days: given.jailTimeDays }) });
  }
  if (given.also) {
    const { received, counts } = given.also;
    station.write({ kind: 'commitment.received', body: commitmentWords({ county: 'Queens', indictment: '09876-2018', received, sentenced: received, counts: counts.map(countOf) }) });
  }
  return compute(sentenceOf(station.record), proceduresOf(given.jailTimeYearDays), Temporal.PlainDate.from('2026-03-02'));
}

function countOf(terms: z.infer<typeof count>, index: number): Count {
  const relation = index > 0 ? { relation: { runs: 'concurrent', basis: 'default' } as const } : {};
  if (terms.kind === 'determinate') return determinateCount({ ...relation, term: terms.term });
  return indeterminateCount({ ...relation, minimum: terms.minimum, maximum: terms.maximum, ...(terms.maximum === 'LIFE' ? { class: 'A-I' } : {}) });
}

function proceduresOf(jailTimeYearDays: number | undefined): Procedures {
  if (jailTimeYearDays === undefined) return defaultProcedures;
  return { ...defaultProcedures, time: defaultProcedures.time.map((version) => ({ ...version, numbers: { ...version.numbers, jailTimeYearDays } })) };
}

function datesOf(computation: Computation): Readonly<Record<string, string>> {
  if (computation.outcome !== 'computed') return {};
  return Object.fromEntries(Object.values(computation.dates).map(({ name, day, outcome }) => [name, day ?? outcome.toUpperCase()]));
}

function stepsOf(computation: Computation): readonly Step[] {
  return computation.outcome === 'computed' ? Object.values(computation.dates).flatMap((date) => inOrder(date.derivation)) : [];
}

function verifyOf(computation: Computation): readonly string[] {
  if (computation.outcome !== 'computed') return [];
  return [...new Set(Object.values(computation.dates).flatMap((date) => date.verify.map((one) => one.doubt)))].toSorted();
}
