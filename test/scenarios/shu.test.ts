import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { known } from '../../shared/capabilities.ts';
import { levels, type Facility } from '../../shared/facility/facility.ts';
import { designatedOn, designationsOf } from '../../shared/housing/designation.ts';
import { problemCodes } from '../../shared/problems.ts';
import { privilegeItems } from '../../shared/procedures/privilege-numbers.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { drcStanding, cutsToLookAt } from '../../shared/shu/drc-standing.ts';
import { itemsHeld } from '../../shared/shu/items.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { privilegesOf } from '../../shared/shu/privileges.ts';
import { shuRules, type ShuRule } from '../../shared/shu/rules.ts';
import { ordersInForce } from '../../shared/shu/slice.ts';
import { findingStates, standingFinding } from '../../shared/shu/standing.ts';
import { waitingOrder } from '../../shared/shu/waiting.ts';
import { waitingLine, workOfUnit } from '../../shared/shu/work.ts';
import { crowdedCells, freeBedsOf } from '../../station/store/queries/housing.ts';
import { boardMadeAgain, boardOf, entrySchema, personId, personSchema, Play } from './shu-play.ts';

/**
 * Cases of the level system with results worked by hand from the procedure of Upstate (5/01/01), one to a file of `shu/`:
 * what was entered, by whom, when and at which station, and how everybody stands on several days. What follows from the text
 * says so by a quotation; what is this reader's own reading says `inferred`.
 */
const folder = join(import.meta.dirname, 'shu');

const day = z.iso.date();
const rule = z.enum(Object.keys(shuRules) as [ShuRule, ...ShuRule[]]);
const checkSchema = z.strictObject({
  /** The day as of which everything is asked. */
  on: day,
  of: z.string().optional(),
  level: z.enum(levels).nullable().optional(),
  since: day.optional(),
  days: z.int().optional(),
  to: z.enum(['II', 'III']).nullable().optional(),
  earliest: day.nullable().optional(),
  setBy: rule.nullable().optional(),
  /** From which day that rule counts, and from which entry. */
  from: day.optional(),
  fromEntry: z.string().optional(),
  /** `R1 2026-02-09`: the rule and the day from which it holds no more; `R4 open` while nobody can say. */
  holds: z.array(z.string()).optional(),
  /** `R12 2026-04-01`: the rule and to which day the report would move the earliest day; `R8 down`. */
  risks: z.array(z.string()).optional(),
  /** What rests on a reading of the program. */
  inferred: z.array(rule).optional(),
  /** A part of what a step says. */
  says: z.string().optional(),
  finding: z.strictObject({ is: z.string().optional(), state: z.enum(findingStates), by: z.string().nullable().optional(), eligibleOn: day.optional(), down: rule.nullable().optional() }).nullable().optional(),
  captain: z.array(z.string()).optional(),
  watchCommander: z.array(z.string()).optional(),
  movesDown: z.array(rule).optional(),
  orders: z.array(z.string()).optional(),
  possible: z.string().nullable().optional(),
  /** `a II 1 first`: letter, level, place, and what it went by. */
  waiting: z.array(z.string()).optional(),
  skipped: z.record(z.string(), z.int()).optional(),
  drc: z
    .strictObject({
      state: z.string().optional(),
      admitted: day.optional(),
      owed: z.int().optional(),
      until: day.optional(),
      half: z.int().optional(),
      due: day.nullable().optional(),
      remaining: z.int().nullable().optional(),
      ceiling: z.int().nullable().optional(),
      release: day.nullable().optional(),
      inferred: z.boolean().optional(),
      history: z.array(z.string()).optional(),
      lookAgain: z.array(z.string()).optional(),
      says: z.string().optional(),
    })
    .optional(),
  outcomes: z.record(z.string(), z.enum(['applied', 'in question', 'standing aside', 'struck'])).optional(),
  aside: z.record(z.string(), z.string()).optional(),
  crowded: z.array(z.strictObject({ cell: z.string(), people: z.array(z.string()), apart: z.array(z.string()).optional() })).optional(),
  /** Of a gallery (`SHU 8A1`), its levels. */
  designated: z.record(z.string(), z.string()).optional(),
  /** Of a unit and a level (`SHU III`), the beds free. */
  free: z.record(z.string(), z.int()).optional(),
  /** Of a row of the table of levels, a part of what holds for him. */
  rights: z.partialRecord(z.enum(privilegeItems), z.string()).optional(),
  /** What deprivation orders withhold, and which items he has. */
  withheld: z.array(z.string()).optional(),
  has: z.array(z.string()).optional(),
});
type Check = z.infer<typeof checkSchema>;

const scenarioSchema = z.strictObject({
  name: z.string().min(10),
  rules: z.array(z.string().regex(/^R([1-9]|1[0-7])$/)),
  source: z.string().min(3),
  /** Where the program differs from this reading: which of them is right, and why. The test fails once it no longer does. */
  differs: z.string().min(20).optional(),
  people: z.record(z.string().regex(/^[a-f]$/), personSchema).optional(),
  steps: z.array(z.union([entrySchema, z.strictObject({ exchange: z.literal(true) }), z.strictObject({ stands: checkSchema })])).min(1),
});
type Scenario = z.infer<typeof scenarioSchema>;

const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .toSorted()
  .map((file): Scenario & { readonly file: string } => ({ file, ...scenarioSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')), { error: () => `in ${file}` }) }));

const written = scenarios.filter(({ differs }) => differs === undefined).flatMap(({ steps }) => steps.flatMap((one) => ('kind' in one ? one : [])));

async function play({ steps, people = { a: { name: 'MARSH, Daniel T' } } }: Scenario): Promise<void> {
  const entries = steps.flatMap((one) => ('kind' in one ? one : []));
  const first = entries.map((one) => one.when).toSorted()[0]!;
  const stations = Math.max(1, ...entries.map((one) => one.station ?? 1));
  using on = await Play.begin(stations, people, Temporal.PlainDateTime.from(first).subtract({ days: 1 }).toString({ smallestUnit: 'minute' }));
  for (const one of steps) {
    if ('exchange' in one) on.exchange();
    else if ('stands' in one) hold(on, one.stands);
    else on.enter(one);
  }
  on.exchange();
  for (const { entry, problems, says } of on.said) {
    const at = entry.as ?? `${entry.kind} of ${entry.when}`;
    const of = (severity: string) => problems.filter((found) => found.severity === severity).map((found) => found.code);
    expect({ at, refused: of('stop') }).toEqual({ at, refused: entry.refused ?? [] });
    if (!entry.refused) expect({ at, warns: of('warn') }).toEqual({ at, warns: entry.warns ?? [] });
    if (entry.notes) expect({ at, notes: of('note') }).toEqual({ at, notes: entry.notes });
    if (entry.says !== undefined) expect(says).toBe(entry.says);
  }
  const boards = on.stations.map(boardOf);
  for (const board of boards.slice(1)) expect(board).toEqual(boards[0]);
  expect(boardMadeAgain(on.stations[0]!)).toEqual(boards[0]);
}

/** Holds what is expected on a day against what the rules and the first station say. */
function hold(on: Play, { on: text, of, finding, drc, ...check }: Check): void {
  const asOf = Temporal.PlainDate.from(text);
  const { procedures, db } = on.stations[0]!.station;
  const record = on.record(of);
  const nameOf = new Map([...on.ids].map(([name, id]) => [id, name]));
  const letterOf = new Map(on.people().map(({ letter }) => [personId(letter), letter]));
  const found: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  const compare = (key: keyof typeof check, value: () => unknown) => {
    if (check[key] === undefined) return;
    expected[key] = check[key];
    found[key] = value();
  };
  const clock = levelClock(record, procedures, asOf);
  compare('level', () => clock.level);
  compare('since', () => clock.since);
  compare('days', () => clock.daysInLevel);
  compare('to', () => clock.to);
  compare('earliest', () => clock.earliest);
  compare('setBy', () => clock.setBy);
  compare('from', () => clock.from?.day);
  compare('fromEntry', () => nameOf.get(clock.from?.entry ?? ''));
  compare('holds', () => clock.holds.map((one) => `${one.rule} ${one.until ?? 'open'}`));
  compare('risks', () => clock.risks.map((one) => `${one.rule} ${one.wouldMoveTo ?? 'down'}`));
  compare('inferred', () => clock.inferred.map((one) => one.rule));
  if (check.says !== undefined) expect(clock.steps.map((one) => one.says).join('\n')).toContain(check.says);
  const work = workOfUnit(record, procedures, asOf);
  compare('captain', () => work.captain.map((one) => nameOf.get(one.report)));
  compare('watchCommander', () => work.immediateMoves.map((one) => nameOf.get(one.root)));
  compare('movesDown', () => work.movesDown.map((one) => one.rule));
  compare('orders', () => work.orders.map((one) => `${one.of} ${one.reviewBy}`));
  compare('possible', () => (work.finding ? `${work.finding.to} ${work.finding.earliest}` : null));
  const lines = waitingOrder(on.people().flatMap((one) => waitingLine(one.record, one.name, procedures, asOf) ?? []));
  compare('waiting', () => lines.map((one) => `${letterOf.get(one.person)} ${one.to} ${one.position} ${one.after}`));
  compare('skipped', () => Object.fromEntries(lines.map((one) => [letterOf.get(one.person), one.skips.length])));
  compare('outcomes', () => Object.fromEntries(Object.keys(check.outcomes!).map((name) => [name, outcomeOf(on, name)?.is])));
  for (const [name, because] of Object.entries(check.aside ?? {})) expect(outcomeOf(on, name)).toMatchObject({ is: 'standing aside', because: expect.stringContaining(because) as string });
  compare('crowded', () =>
    crowdedCells(db).map(({ cell, people, apart }) => ({ cell, people: people.map(({ id }) => letterOf.get(id)), ...(apart.length > 0 ? { apart: apart.map((pair) => pair.map((id) => letterOf.get(id)).toSorted().join(' ')) } : {}) })),
  );
  compare('designated', () => Object.fromEntries(Object.keys(check.designated!).map((code) => [code, designatedAt(on, code, text)])));
  compare('free', () => Object.fromEntries(Object.keys(check.free!).map((bed) => [bed, freeAt(on, bed, text)])));
  compare('has', () => itemsHeld(record, text));
  if (check.rights || check.withheld) {
    const { rows, withheld } = privilegesOf(clock.level!, [...ordersInForce(record, 'restraint', text), ...ordersInForce(record, 'deprivation', text)], inForceOn(procedures.levels, asOf).numbers.privileges);
    for (const [item, words] of Object.entries(check.rights ?? {})) expect(rows.find((row) => row.item === item)?.words).toContain(words);
    compare('withheld', () => withheld.map(({ what }) => what));
  }
  expect({ of, ...found }, `on ${text}`).toEqual({ of, ...expected });
  if (finding === null) expect(standingFinding(record, procedures, asOf)).toBeNull();
  else if (finding) {
    const { is, state, by, eligibleOn, down } = finding;
    const standing = standingFinding(record, procedures, asOf);
    const said = { is: nameOf.get(standing?.finding.root ?? ''), state: standing?.state, by: nameOf.get(standing?.because?.entry ?? '') ?? null, eligibleOn: standing?.eligibleOn, down: standing?.pendingDown?.rule ?? null };
    expect(said, `on ${text}`).toMatchObject(Object.fromEntries(Object.entries({ is, state, by, eligibleOn, down }).filter(([, value]) => value !== undefined)));
  }
  if (drc) holdDrc(on, drc, record, asOf, nameOf);
}

function holdDrc(on: Play, { inferred, says, ...expected }: NonNullable<Check['drc']>, record: Parameters<typeof drcStanding>[0], asOf: Temporal.PlainDate, nameOf: ReadonlyMap<string, string>): void {
  const { procedures } = on.stations[0]!.station;
  const standing = drcStanding(record, procedures, asOf);
  const { state, stay, reckoned, due, remaining, ceiling, release, history } = standing;
  const said = {
    state,
    admitted: stay?.on,
    owed: reckoned?.owed,
    until: reckoned?.until,
    half: reckoned?.part,
    due,
    remaining: remaining?.remaining ?? null,
    ceiling: ceiling?.days ?? null,
    release,
    history: history.map(({ review, cut, before, after }) => `${review.day} ${review.days}${cut ? ` ${cut.outcome} ${cut.days}` : ''}${before && after ? ` ${before} ${after}` : ''}`),
    lookAgain: cutsToLookAt(record, procedures).map((one) => nameOf.get(one.entry)),
  };
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, said[key as keyof typeof said]])), `DRC on ${asOf.toString()}`).toEqual(expected);
  if (inferred !== undefined) expect(standing.inferred.length > 0).toBe(inferred);
  if (says !== undefined) expect(JSON.stringify([reckoned?.step, ceiling?.step, standing.releaseStep])).toContain(says);
}

function outcomeOf(on: Play, name: string) {
  const id = on.idOf(name);
  const abouts = [...on.people().map(({ letter }) => letter), 'facility', 'procedure:levels'];
  return abouts.map((about) => on.record(about).outcomes.get(id)).find((one) => one !== undefined);
}

function designatedAt(on: Play, place: string, text: string): string {
  const [unitCode = '', code = ''] = place.split(' ');
  const record = on.record('facility');
  const unit = (record.slices['facility'] as Facility).units[unitCode]!;
  return designatedOn(designationsOf(record), unit.code, unit.galleries.find((gallery) => gallery.code === code)!, text).join(' ');
}

function freeAt(on: Play, place: string, text: string): number {
  const [unit = '', level = ''] = place.split(' ');
  const galleries = freeBedsOf(on.stations[0]!.station.db, unit, text) ?? [];
  return galleries.filter(({ levels: to }) => (to as readonly string[]).includes(level)).reduce((sum, { cells }) => sum + cells.reduce((beds, { free }) => beds + free, 0), 0);
}

describe('cases of the level system with known results', () => {
  for (const scenario of scenarios) {
    const holds = scenario.differs === undefined ? test : test.fails;
    holds(`${scenario.file.split('-')[0]}: ${scenario.name}`, () => play(scenario));
  }

  test('every rule from R1 to R17 has three of them at least', () => {
    const rules = Array.from({ length: 17 }, (_, index) => `R${index + 1}`);
    expect(rules.filter((one) => scenarios.filter((scenario) => scenario.rules.includes(one)).length < 3)).toEqual([]);
  });

  test('every refusal, warning and note of levels, cells, committee and procedures is said in one of them', () => {
    const said = new Set(written.flatMap(({ refused = [], warns = [], notes = [] }) => [...refused, ...warns, ...notes]));
    expect(problemCodes.filter((code) => ofThisArea.test(code) && !said.has(code))).toEqual([]);
  });

  test('every kind of entry of these capabilities is recorded in one of them', () => {
    const kinds = known.capabilities.filter(({ name }) => capabilities.has(name)).flatMap((one) => one.kinds.map((kind) => kind.name));
    const recorded = new Set(written.filter(({ refused }) => !refused).map(({ kind }) => kind));
    expect(kinds.filter((kind) => !recorded.has(kind))).toEqual([]);
  });

  test('there are a hundred at least, no two of one name, in groups by their files, and each expects something', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(100);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    expect(scenarios.filter(({ file }) => !/^(r(0[1-9]|1[0-7])|drc|cut|sync|order|item|adopt)-/.test(file)).map(({ file }) => file)).toEqual([]);
    expect(scenarios.filter(({ steps }) => !steps.some((one) => 'stands' in one || 'refused' in one || 'warns' in one)).map(({ file }) => file)).toEqual([]);
  });
});

const ofThisArea = /^(PIM|DRC|HOU|PRC|ITM)-/;
const capabilities = new Set(['shu', 'drc', 'items', 'housing', 'separation', 'designations', 'procedures']);
