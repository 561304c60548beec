import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { roles, type Role } from '../../shared/accounts/roles.ts';
import { known } from '../../shared/capabilities.ts';
import { caseIn, casesOf, disciplineOf, walkOf } from '../../shared/discipline/case.ts';
import { clockStates } from '../../shared/discipline/clock.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { effectsOf } from '../../shared/discipline/effects.ts';
import { goodTimeFigures } from '../../shared/discipline/good-time.ts';
import { haltCounters } from '../../shared/discipline/halt.ts';
import { impossibilitiesOf } from '../../shared/discipline/impossible.ts';
import { momentSchema } from '../../shared/discipline/moment.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { effectNames } from '../../shared/discipline/put-right.ts';
import { reportsOf } from '../../shared/discipline/report.ts';
import { caseStates, stateGraph, type CaseState } from '../../shared/discipline/state-graph.ts';
import { isFinal, statusOf } from '../../shared/discipline/status.ts';
import { confinementOwed, confinementTerms } from '../../shared/discipline/terms.ts';
import { officersAround, rootOf } from '../../shared/discipline/testing/acts.ts';
import { workToPutRight } from '../../shared/discipline/work.ts';
import { fold, type SubjectRecord } from '../../shared/entry/fold.ts';
import { identityWords, commitmentWords } from '../../shared/entry/testing/facts.ts';
import { person, StationInTest, testBegins, unionOf } from '../../shared/entry/testing/station.ts';
import { problemCodes, problemsOfSchema, type Problem, type ProblemCode } from '../../shared/problems.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';

/**
 * Cases of discipline with known results, one to a file of `discipline/`: what was entered, by whom and when, and what stands then.
 * A word with a dollar sign in front stands for the entry that is called so.
 */
const folder = join(import.meta.dirname, 'discipline');

const codes = z.array(z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]));
const entrySchema = z.strictObject({
  /** How other entries and the expectations call it. */
  as: z.string().optional(),
  /** The account: an office and a number. */
  who: z.string(),
  when: momentSchema,
  kind: z.string(),
  body: z.record(z.string(), z.unknown()),
  effective: z.iso.date().optional(),
  reason: z.string().optional(),
  /** The entry whose words it strikes. */
  strikes: z.string().optional(),
  /** At which station, which knows only its own entries until all exchange; the first where it is left out. */
  station: z.int().positive().optional(),
  /** Written without a decision, as another program might: what then stands is to be shown. */
  undecided: z.literal(true).optional(),
  warns: codes.optional(),
  /** An attempt: not recorded, for these. */
  refused: codes.optional(),
  notes: codes.optional(),
  /** What the daybook reads. */
  says: z.string().optional(),
});
const stepSchema = z.union([entrySchema, z.strictObject({ exchange: z.literal(true) })]);

const clock = z.strictObject({ last: z.string(), state: z.enum(clockStates), extended: z.string().optional(), mandatory: z.boolean().optional(), met: z.string().optional(), missMeans: z.string().optional(), mayExtend: z.string().nullable().optional(), says: z.string().optional() });
const term = z.strictObject({ report: z.string(), what: z.string().optional(), days: z.int(), from: z.iso.date(), to: z.iso.date(), invoked: z.boolean().optional(), loop: z.boolean().optional() });
const penalty = z.strictObject({ is: z.string(), days: z.int().nullable().optional(), until: z.iso.date().optional(), invoked: z.string().nullable().optional() });
const scenarioSchema = z.strictObject({
  name: z.string().min(10),
  source: z.string().min(3),
  born: z.iso.date().optional(),
  entries: z.array(stepSchema).min(1),
  today: momentSchema,
  expect: z.strictObject({
    status: z.record(z.string(), z.enum(Object.keys(caseStates) as [CaseState, ...CaseState[]])).optional(),
    final: z.record(z.string(), z.boolean()).optional(),
    next: z.record(z.string(), z.array(z.string())).optional(),
    clocks: z.record(z.string(), z.record(z.string(), clock)).optional(),
    noClock: z.record(z.string(), z.array(z.string())).optional(),
    penalties: z.record(z.string(), z.array(penalty)).optional(),
    terms: z.array(term).optional(),
    owed: z.strictObject({ days: z.int(), until: z.iso.date() }).nullable().optional(),
    halt: z.strictObject({ counters: z.record(z.string(), z.int()), until: z.iso.date().nullable().optional(), untilWithout: z.iso.date().nullable().optional(), over: z.array(z.string()).optional(), special: z.array(z.string()).optional() }).optional(),
    goodTime: z.strictObject({ recommended: z.string(), lost: z.string(), restored: z.string() }).optional(),
    effects: z.record(z.string(), z.array(z.enum(effectNames))).optional(),
    work: z.array(z.string()).optional(),
    impossible: z.array(z.string()).optional(),
    reports: z.array(z.string()).optional(),
    stubs: z.array(z.strictObject({ report: z.string(), how: z.string(), on: z.iso.date(), by: z.string() })).optional(),
    outcomes: z.record(z.string(), z.string()).optional(),
  }),
});
type Scenario = z.infer<typeof scenarioSchema>;
type Written = z.infer<typeof entrySchema>;

const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): Scenario => scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')), { error: () => `in ${file}` }));

/** A scenario while it is played. */
class Play {
  readonly stations: readonly StationInTest[];
  readonly #walls: number[];
  readonly ids = new Map<string, string>();
  readonly said: { readonly entry: Written; readonly problems: readonly Problem[]; readonly says: string }[] = [];
  /** Every edge of the graph that was taken. */
  readonly taken = new Set<string>();

  constructor(scenario: Scenario) {
    const number = Math.max(1, ...scenario.entries.map((one) => ('exchange' in one ? 1 : (one.station ?? 1))));
    this.stations = Array.from({ length: number }, (_, index) => new StationInTest(index + 1));
    this.#walls = this.stations.map(() => testBegins);
    const first = this.stations[0]!;
    first.write({ kind: 'person.received', body: identityWords({ dateOfBirth: scenario.born ?? '1988-04-30' }) });
    first.write({ kind: 'commitment.received', body: commitmentWords() });
    this.#walls[0]! += 2000;
    this.#exchange();
    for (const one of scenario.entries) {
      if ('exchange' in one) this.#exchange();
      else this.#enter(one);
    }
    this.#exchange();
  }

  get record(): SubjectRecord {
    return this.stations[0]!.record;
  }

  #exchange(): void {
    for (const station of this.stations) station.receive(unionOf(this.stations));
  }

  #enter(entry: Written): void {
    const index = (entry.station ?? 1) - 1;
    const station = this.stations[index]!;
    const body = this.#resolve(entry.body);
    const found = known.kind(entry.kind);
    if (!found) throw new Error(`there is no kind ${entry.kind}`);
    const strikes = entry.strikes === undefined ? undefined : this.#idOf(entry.strikes);
    const problems = entry.undecided ? [] : this.#decide(entry, station, body, strikes);
    this.said.push({ entry, problems, says: found.kind.schema.safeParse(body).success ? found.kind.says(found.kind.schema.parse(body)) : '' });
    if (entry.refused) return;
    const wall = Temporal.PlainDateTime.from(entry.when).toZonedDateTime('America/New_York').epochMilliseconds;
    station.wait(wall - this.#walls[index]! - 1000);
    this.#walls[index] = wall;
    const effective = entry.effective ?? entry.when.slice(0, 10);
    const written = station.write({ kind: entry.kind, body, effective, author: entry.who, role: roleOf(entry.who), ...(entry.reason === undefined ? {} : { reason: entry.reason }), ...(strikes === undefined ? {} : { strikes }) });
    if (entry.as !== undefined) this.ids.set(entry.as, written.header.id);
    for (const held of casesOf(station.record)) for (const { from, move } of walkOf(held).taken) this.taken.add(`${from} + ${move}`);
    // What expunges takes the case away with it: the stub says how, and the walk before it where from.
    for (const stub of disciplineOf(station.record).stubs) this.taken.add(`${this.#stateBefore(station, stub.root, stub.entry)} + ${stub.how}`);
  }

  #stateBefore(station: StationInTest, root: string, entry: string): CaseState {
    const words = station.seen.find((one) => one.header.id === entry);
    const gone = new Set([entry, words?.header.strikes]);
    const held = caseIn(disciplineOf(fold(person, station.seen.filter((one) => !gone.has(one.header.id)), known)), root);
    return held ? walkOf(held).state : 'expunged';
  }

  #decide(entry: Written, station: StationInTest, body: unknown, strikes: string | undefined): readonly Problem[] {
    const { kind, capability } = known.kind(entry.kind)!;
    const role = roleOf(entry.who);
    if (!kind.roles.includes(role)) return [{ code: 'ENT-001', severity: 'stop', field: '', value: role, sentence: '', remedy: '' }];
    const parsed = kind.schema.safeParse(body);
    if (!parsed.success) return problemsOfSchema(parsed.error.issues, body);
    const root = rootOf(strikes, station.seen);
    const gone = new Set(root === undefined ? [] : [root]);
    for (const { header } of station.seen) if (header.strikes !== undefined && gone.has(header.strikes)) gone.add(header.id);
    const record = fold(person, station.seen.filter((one) => !gone.has(one.header.id)), known);
    const struck = station.seen.find((one) => one.header.id === strikes);
    return kind.decide({
      subject: person,
      body: parsed.data,
      effective: Temporal.PlainDate.from(entry.effective ?? entry.when.slice(0, 10)),
      reason: entry.reason,
      strikes: root,
      struck: struck && { header: struck.header, body: struck.body },
      slice: record.slices[capability.name],
      record,
      actor: { account: entry.who, role },
      today: Temporal.PlainDate.from(entry.when.slice(0, 10)),
      procedures: defaultProcedures,
      surroundings: officersAround,
    });
  }

  #idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing was entered as ${name}`);
    return id;
  }

  #resolve(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('$') ? this.#idOf(value.slice(1)) : value;
    if (Array.isArray(value)) return value.map((one) => this.#resolve(one));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#resolve(one)]));
    return value;
  }
}

function roleOf(who: string): Role {
  return z.enum(roles).parse(who.replace(/-\d+$/, ''));
}

const plays = new Map(scenarios.map((scenario) => [scenario, new Play(scenario)]));

describe('cases of discipline with known results', () => {
  test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    const play = plays.get(scenario)!;
    const { record } = play;
    const { expect: expected } = scenario;
    const now = Temporal.PlainDateTime.from(scenario.today);
    const nameOf = new Map([...play.ids].map(([name, id]) => [id, name]));
    const held = (name: string) => {
      const found = casesOf(record).find((one) => one.root === play.ids.get(name));
      if (!found) throw new Error(`${name} is no case that stands`);
      return found;
    };

    for (const { entry, problems, says } of play.said) {
      const at = entry.as ?? `${entry.kind} of ${entry.when}`;
      const of = (severity: string) => problems.filter((one) => one.severity === severity).map((one) => one.code);
      expect({ at, refused: of('stop') }).toEqual({ at, refused: entry.refused ?? [] });
      if (!entry.refused) expect({ at, warns: of('warn') }).toEqual({ at, warns: entry.warns ?? [] });
      if (entry.notes) expect({ at, notes: of('note') }).toEqual({ at, notes: entry.notes });
      if (entry.says !== undefined) expect(says).toBe(entry.says);
    }
    for (const [name, state] of Object.entries(expected.status ?? {})) {
      if (state === 'expunged') expect(disciplineOf(record).stubs.map((stub) => nameOf.get(stub.root))).toContain(name);
      else expect({ name, state: statusOf(held(name)).state }).toEqual({ name, state });
    }
    for (const [name, moves] of Object.entries(expected.next ?? {})) expect([...statusOf(held(name)).next].toSorted()).toEqual(moves.toSorted());
    for (const [name, final] of Object.entries(expected.final ?? {})) expect(isFinal(held(name), clocksOf(held(name), defaultProcedures, now))).toBe(final);
    for (const [name, clocks] of Object.entries(expected.clocks ?? {})) {
      const found = clocksOf(held(name), defaultProcedures, now);
      for (const [key, { extended, says, met, missMeans, ...rest }] of Object.entries(clocks)) {
        const [id, round = '1'] = key.split('#');
        const one = found.find((clock) => clock.id === id && clock.round === Number(round));
        expect({ key, ...one }).toMatchObject({ key, ...rest });
        if (extended !== undefined) expect(one?.extensions.findLast((extension) => extension.counts)?.until).toBe(extended);
        if (met !== undefined) expect(one?.met?.at).toBe(met);
        if (missMeans !== undefined) expect(one?.missMeans).toContain(missMeans);
        if (says !== undefined) expect(one?.steps.map((step) => step.says).join('\n')).toContain(says);
        expect(one?.steps.length).toBeGreaterThan(1);
        for (const step of one?.steps ?? []) for (const operand of step.operands) expect(operand.step !== undefined || operand.entry !== undefined).toBe(true);
      }
    }
    for (const [name, ids] of Object.entries(expected.noClock ?? {})) expect(clocksOf(held(name), defaultProcedures, now).filter((clock) => ids.includes(clock.id))).toEqual([]);
    for (const [name, penalties] of Object.entries(expected.penalties ?? {})) {
      const standing = penaltiesOf(held(name)).map((one) => ({ is: sayPenalty(one.penalty), days: one.days, until: one.suspension?.until, invoked: one.suspension?.invoked?.on ?? null }));
      expect(standing).toMatchObject(penalties);
      expect(standing).toHaveLength(penalties.length);
    }
    const terms = confinementTerms(record).map((one) => ({ ...one, report: nameOf.get(one.report) }));
    if (expected.terms) {
      expect(terms).toMatchObject(expected.terms);
      expect(terms).toHaveLength(expected.terms.length);
    }
    if (expected.owed !== undefined) expect(confinementOwed(confinementTerms(record), now.toPlainDate())).toEqual(expected.owed);
    if (expected.halt) {
      const found = haltCounters(record, defaultProcedures, now.toPlainDate());
      const { counters, until, untilWithout, over, special } = expected.halt;
      expect(Object.fromEntries(found.counters.filter((one) => one.id in counters).map((one) => [one.id, one.days]))).toEqual(counters);
      if (until !== undefined) expect(found.until.withFindings).toBe(until);
      if (untilWithout !== undefined) expect(found.until.without).toBe(untilWithout);
      if (over) expect(found.counters.filter((one) => one.over).map((one) => one.id)).toEqual(over);
      if (special) expect(found.special).toEqual(special);
    }
    if (expected.goodTime) expect(goodTimeFigures(record).totals).toEqual(expected.goodTime);
    for (const [name, effects] of Object.entries(expected.effects ?? {})) expect(effectsOf(record, play.ids.get(name)!).map((one) => one.effect).toSorted()).toEqual(effects.toSorted());
    if (expected.work) expect(workToPutRight(record).map((one) => `${nameOf.get(one.report)}: ${one.effect}`).toSorted()).toEqual(expected.work.toSorted());
    const impossible = impossibilitiesOf(record, defaultProcedures, now);
    expect(impossible.map((one) => one.says)).toHaveLength(expected.impossible?.length ?? 0);
    for (const [index, text] of (expected.impossible ?? []).entries()) expect(impossible[index]?.says).toContain(text);
    if (expected.reports) expect(reportsOf(record).map((one) => nameOf.get(one.root))).toEqual(expected.reports);
    if (expected.stubs) expect(disciplineOf(record).stubs.map(({ root, how, expungedOn, by }) => ({ report: nameOf.get(root), how, on: expungedOn, by }))).toEqual(expected.stubs);
    for (const [name, is] of Object.entries(expected.outcomes ?? {})) expect({ name, is: record.outcomes.get(play.ids.get(name)!)?.is }).toEqual({ name, is });
  });

  test('every edge of the state graph is taken in one of them', () => {
    const taken = new Set([...plays.values()].flatMap((play) => [...play.taken]));
    const edges = Object.entries(stateGraph).flatMap(([state, moves]) => Object.keys(moves).map((move) => `${state} + ${move}`));
    expect(edges.filter((edge) => !taken.has(edge))).toEqual([]);
  });

  test('every refusal and warning of discipline and segregation is said in one of them', () => {
    const said = new Set([...plays.values()].flatMap((play) => play.said.flatMap(({ problems }) => problems.map((one) => one.code))));
    expect(problemCodes.filter((code) => /^(DIS|SEG)-/.test(code) && !said.has(code))).toEqual([]);
  });

  test('no two scenarios have one name, and each expects something', () => {
    expect(new Set(scenarios.map((scenario) => scenario.name)).size).toBe(scenarios.length);
    for (const { expect: expected, entries } of scenarios) expect(Object.keys(expected).length + entries.filter((one) => 'refused' in one || 'warns' in one).length).toBeGreaterThan(0);
    expect(scenarios.length).toBeGreaterThanOrEqual(80);
  });
});
