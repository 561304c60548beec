import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isDay } from '../../shared/entry/day.ts';
import { StationInTest } from '../../shared/entry/testing/station.ts';
import { defaultProcedures, type Procedures, type TimeNumbers } from '../../shared/procedures/procedures.ts';
import { dateNames, shownDate, stepsOf, type Computation, type DateName } from '../../shared/time/computation.ts';
import { compute } from '../../shared/time/compute.ts';
import { countSchema, type Count } from '../../shared/time/count.ts';
import { eventSchema } from '../../shared/time/event.ts';
import { timeRules, uncertainties, type RuleId } from '../../shared/time/rules.ts';
import { sentenceOf } from '../../shared/time/sentence.ts';

/**
 * Time computations with known results, one to a file of `time/`: what is given, what must come of it, and
 * on whose word (`published`: printed by a court, an agency or the public look-up; `derived`: worked from the rules by hand).
 */
const folder = join(import.meta.dirname, 'time');

const day = z.string().refine(isDay);
const runs = z.enum(['concurrent', 'consecutive']);
const ruleIds = Object.keys(timeRules) as RuleId[];
const uncertain = Object.keys(uncertainties) as (keyof typeof uncertainties)[];

/** A count in the words of the file. What is left out is of class C, of no special nature, committed a year before the reception; null is not entered. */
const countWords = z.looseObject({
  kind: z.enum(['indeterminate', 'determinate', 'definite', 'life without parole']),
  offenseDate: day.nullable().optional(),
  nature: z.enum(['violent', 'drug', 'sex', 'other']).nullable().optional(),
  relation: runs.optional(),
  /** Pairs by the county of the other paper; without it, counts of the same. */
  pairs: z.array(z.strictObject({ with: z.string().optional(), count: z.int().optional(), runs })).optional(),
});
type CountWords = z.infer<typeof countWords>;

const commitmentWords = z.strictObject({
  /** By which pairs and events name it. */
  county: z.string().optional(),
  received: day,
  /** The reception, where it is left out. */
  sentenced: day.optional(),
  /** Jail time: days, or days with the custody as certified. No certificate where it is left out. */
  jailTime: z.union([z.int().nonnegative(), z.strictObject({ days: z.int(), from: day, to: day })]).optional(),
  counts: z.array(countWords).min(1),
});

const eventWords = z.looseObject({ event: z.string(), day, commitment: z.string().optional(), counts: z.array(z.union([z.int(), z.strictObject({ of: z.int(), count: countWords })])).optional() });

const values = z.partialRecord(z.enum(dateNames as [DateName, ...DateName[]]), z.string());

const scenarioSchema = z.strictObject({
  name: z.string().min(5),
  /** Every rule that the derivations of the dates named in `expect` apply, no more and no fewer. */
  rules: z.array(z.enum(ruleIds)),
  given: z.strictObject({
    commitments: z.array(commitmentWords),
    events: z.array(eventWords).optional(),
    /** The day as of which it is computed: whose procedure holds. */
    asOf: day.optional(),
    /** What another time procedure says otherwise. */
    numbers: z.looseObject({}).optional(),
    /** Holidays of the release calendar. */
    holidays: z.array(day).optional(),
  }),
  expect: z.union([
    z.strictObject({
      /** The date, month or term; NONE, LIFE or `not computed`. */
      dates: values,
      /** Text of the reason why one is none or not computed. */
      because: values.optional(),
      status: values.optional(),
      /** Text of what could still move one; none where it is left out. */
      couldMove: values.optional(),
      /** Texts that stand in the steps. */
      says: z.array(z.string()).optional(),
      /** The doubts that the named dates rest on; none where it is left out. K: a rule from knowledge alone. */
      verify: z.array(z.enum([...uncertain, 'K'])).optional(),
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

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const scenarios = files.map((file): Scenario => scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')), { error: (issue) => `in ${file}: ${issue.code} at ${issue.path?.join('.')}` }));

describe('sentences with known dates', () => {
  test.each(scenarios.map((scenario) => [scenario.case ? `${scenario.case}: ${scenario.name}` : scenario.name, scenario] as const))('%s', (_, scenario) => {
    const computation = computationOf(scenario);
    const { expect: expected } = scenario;
    if ('notComputed' in expected) {
      expect(computation).toMatchObject({ outcome: 'not computed', missing: expect.arrayContaining([expect.stringContaining(expected.notComputed)]) });
      return;
    }
    if (computation.outcome === 'not computed') throw new Error(computation.missing.join(' '));
    const { dates } = computation;
    const named = Object.keys(expected.dates) as DateName[];
    expect(Object.fromEntries(named.map((name) => [name, shownDate(computation, name) || dates[name].outcome]))).toEqual(expected.dates);
    const steps = named.flatMap((name) => stepsOf(computation, name));
    expect([...new Set(steps.map((step) => step.rule))].toSorted()).toEqual(scenario.rules.toSorted());
    for (const text of expected.says ?? []) expect(steps.map((step) => step.says).join('\n')).toContain(text);
    expect([...new Set(named.flatMap((name) => dates[name].verify.map((one) => one.doubt)))].toSorted()).toEqual((expected.verify ?? []).toSorted());
    for (const [name, text] of entriesOf(expected.because)) expect(dates[name].because, name).toContain(text);
    for (const [name, status] of entriesOf(expected.status)) expect(dates[name].status?.is, name).toBe(status);
    for (const name of named) {
      const text = expected.couldMove?.[name];
      if (text === undefined) expect(dates[name].couldMove ?? []).toEqual([]);
      else expect(dates[name].couldMove?.join('\n')).toContain(text);
    }
  });

  test('every rule of the engine has a scenario', () => {
    const covered = new Set(scenarios.flatMap((scenario) => scenario.rules));
    expect(ruleIds.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  test('every doubt has a scenario', () => {
    const covered = new Set(scenarios.flatMap(({ expect: expected }) => ('verify' in expected ? (expected.verify ?? []) : [])));
    expect(uncertain.filter((doubt) => !covered.has(doubt))).toEqual([]);
  });

  test('every kind of event has a scenario, and every date', () => {
    const events = new Set(scenarios.flatMap(({ given }) => (given.events ?? []).map((event) => event.event)));
    expect(eventSchema.options.map((option) => option.shape.event.value).filter((event) => !events.has(event))).toEqual([]);
    const named = new Set(scenarios.flatMap(({ expect: expected }) => ('dates' in expected ? Object.keys(expected.dates) : [])));
    expect(dateNames.filter((name) => !named.has(name))).toEqual([]);
  });

  test('no two scenarios have one name or are of one case, each expects something, and each file is named after what is in it', () => {
    expect(new Set(scenarios.map((scenario) => scenario.name + (scenario.case ?? ''))).size).toBe(scenarios.length);
    const cases = scenarios.flatMap((scenario) => scenario.case ?? []);
    expect(new Set(cases).size).toBe(cases.length);
    for (const { expect: expected } of scenarios) expect('notComputed' in expected || Object.keys(expected.dates).length > 0).toBe(true);
    files.forEach((file, index) => {
      const { name, case: of } = scenarios[index]!;
      const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
      expect(`${of ? `${of}-` : ''}${words}.json`.startsWith(file.slice(0, -'.json'.length)), file).toBe(true);
    });
  });
});

function entriesOf(words: z.infer<typeof values> | undefined): readonly (readonly [DateName, string])[] {
  return Object.entries(words ?? {}) as [DateName, string][];
}

/** Writes the record into a station's book, entry by entry as the form would, and computes what the book gives. */
function computationOf({ given }: Scenario): Computation {
  const station = new StationInTest(1);
  const papers = new Map<string, { readonly root: string; readonly received: string }>();
  given.commitments.forEach(({ county = 'Kings', received, sentenced = received, jailTime, counts }) => {
    const body = { county, indictment: '01234-2018', sentenced, received, counts: counts.map((words) => countOf(words, received, papers)) };
    const { header } = station.write({ kind: 'commitment.received', body });
    papers.set(county, { root: header.id, received });
    if (jailTime === undefined) return;
    const certified = typeof jailTime === 'number' ? { days: jailTime } : jailTime;
    station.write({ kind: 'jail-time.certified', body: { commitment: header.id, certifiedBy: 'NYC Department of Correction', ...certified } });
  });
  for (const { commitment, counts, ...words } of given.events ?? []) {
    const paper = commitment === undefined ? undefined : papers.get(commitment)!;
    const of = counts?.map((count) => (typeof count === 'number' ? count : { of: count.of, count: countOf(count.count, paper!.received, papers) }));
    const body = { ...words, ...(paper ? { commitment: paper.root } : {}), ...(of ? { counts: of } : {}) };
    station.write({ kind: 'sentence-event.recorded', body: eventSchema.parse(body) });
  }
  return compute(sentenceOf(station.record), proceduresOf(given), Temporal.PlainDate.from(given.asOf ?? '2026-03-02'));
}

function countOf({ offenseDate, nature, relation, pairs, ...terms }: CountWords, received: string, papers: ReadonlyMap<string, { readonly root: string }>): Count {
  const committed = offenseDate === undefined ? Temporal.PlainDate.from(received).subtract({ years: 1 }).toString() : offenseDate;
  return countSchema.parse({
    crime: 'As the scenario has it',
    class: terms['maximum'] === 'LIFE' || terms.kind === 'life without parole' ? 'A-I' : terms.kind === 'definite' ? 'A misdemeanor' : 'C',
    ...terms,
    ...(committed === null ? {} : { offenseDate: committed }),
    ...(nature === null ? {} : { nature: nature ?? 'other' }),
    ...(relation ? { relation: { runs: relation, basis: 'order' } } : {}),
    ...(pairs ? { pairs: pairs.map(({ with: county, ...pair }) => ({ ...pair, basis: 'order', ...(county ? { commitment: papers.get(county)!.root } : {}) })) } : {}),
  });
}

function proceduresOf({ numbers, holidays = [] }: Scenario['given']): Procedures {
  return {
    ...defaultProcedures,
    time: defaultProcedures.time.map((version) => ({ ...version, numbers: { ...version.numbers, ...(numbers as Partial<TimeNumbers> | undefined) } })),
    releaseCalendar: defaultProcedures.releaseCalendar.map((version) => ({ ...version, numbers: { ...version.numbers, holidays } })),
  };
}
