import { z } from 'zod';
import { recordsRoles, shuRoles, type Role } from '../accounts/roles.ts';
import { reportsOf } from '../discipline/report.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Kind } from '../entry/kind.ts';
import { levels } from '../facility/facility.ts';
import { problem, type Problem } from '../problems.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { identityOf } from '../records/identity.ts';
import { levelClock, reportsWithin } from './level-clock.ts';
import { levelInCell } from './level-in-cell.ts';
import { pims, type ShuRule } from './rules.ts';
import { findingsOf, immediateMovesOf, levelOn, type LevelHeld, type ShuSlice } from './slice.ts';
import { pendingMovesDown, standingFinding, type StandingFinding } from './standing.ts';

export { levelsOf, type LevelHeld } from './slice.ts';

export type Level = (typeof levels)[number];

/** What each level means, in a line (PIMS, "Levels"). */
export const levelNames: Readonly<Record<Level, string>> = {
  I: 'Level I: initial issue, belt and chain',
  II: 'Level II: post-adjustment items, waist chain',
  III: 'Level III: as II, with sneakers, shorts, four showers',
};

export const levelBody = z.strictObject({
  level: z.enum(levels),
  /** True when the records office takes over the level that stood before this book was begun. */
  broughtForward: z.literal(true).optional(),
  /** The misbehavior report that the move goes back to, by its root: if it is reversed, the level is to be looked at again. */
  report: z.uuid().optional(),
  /** The finding of eligibility that a move up carries out, by its root (PIMS R5). */
  finding: z.uuid().optional(),
  /** The request of the immediate move that a move down carries out, by its root (PIMS R9). */
  immediateMove: z.uuid().optional(),
});
export type LevelBody = z.infer<typeof levelBody>;

/** Offices whose own act decides on a move down (PIMS R8; the superintendent's is this program's reading). */
const decidesDown: ReadonlySet<Role> = new Set(['captain', 'superintendent']);

const assigned: Kind<LevelBody, ShuSlice> = {
  name: 'level.assigned',
  version: 1,
  subject: 'person',
  schema: levelBody,
  roles: [...shuRoles, ...recordsRoles],
  facets: ({ immediateMove }) => ({ decides: ['level'], relies: ['discipline', 'finding', 'restraint-order', 'adjustment', 'shu-release', ...(immediateMove === undefined ? [] : [`immediate-move:${immediateMove}`])] }),
  decide({ body, slice, record, actor, struck, effective, today, reason, procedures, surroundings }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    const bringsForward = body.broughtForward === true && slice.levels.length === 0 && (struck === undefined || wasBroughtForward(struck.body));
    if (recordsRoles.includes(actor.role) && !bringsForward) problems.push(problem('PIM-006', { field: 'level' }));
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
    if (body.report !== undefined && !reportsOf(record).some((one) => one.root === body.report)) problems.push(problem('DIS-008', { field: 'report' }));
    const received = identityOf(record)?.received;
    if (received && day < received) problems.push(problem('PIM-004', { field: 'effective', value: day, detail: received }));

    const held = levelOn(record, day);
    // Of a level that another has followed it does not matter which beds are free now.
    const isLast = slice.levels.every(({ since }) => since <= day);
    if (isLast && !bringsForward) problems.push(...levelInCell(record, body.level, day, surroundings));
    if (!held) return problems;
    if (held.level === body.level) problems.push(problem('PIM-002', { field: 'level', value: body.level, detail: held.since }));
    const step = levels.indexOf(body.level) - levels.indexOf(held.level);
    if (step > 0) problems.push(...checkUp(body, held, record, procedures, effective));
    if (body.finding !== undefined && step <= 0) problems.push(problem('PIM-031', { field: 'finding', value: body.level, detail: 'a level above' }));
    if (step < 0) problems.push(...checkDown(body, record, actor.role, day));
    return problems;
  },
  apply: (slice, { body, root, entry, effective, reason }) => ({
    ...slice,
    levels: [...slice.levels, { ...body, root, entry, since: effective, ...(reason === undefined ? {} : { reason }) }].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
  }),
  says: (body) => (body.broughtForward ? `Level ${body.level}, brought forward` : `Level ${body.level} assigned`),
};

/** What stands against a move up: levels skipped, days not served, a report in the level, no finding that stands (PIMS R1 to R5). */
function checkUp(body: LevelBody, held: LevelHeld, record: SubjectRecord, procedures: Procedures, effective: Temporal.PlainDate): readonly Problem[] {
  const problems: Problem[] = [];
  const day = effective.toString();
  if (held.level === 'I' && body.level === 'III') problems.push(problem('PIM-003', { field: 'level', value: body.level }));
  const { daysInLevel, holds, risks } = levelClock(record, procedures, effective);
  const short = holds.find(({ rule }) => ofLevel.has(rule));
  if (short) problems.push(problem('PIM-001', { field: 'effective', value: daysInLevel, detail: held.level }));
  const report = reportsWithin(record, procedures, day).at(-1);
  if (report) problems.push(problem('PIM-005', { field: 'level', value: report.date }));
  const besides = holds.filter(({ rule }) => !ofLevel.has(rule) && !ofReport.has(rule)).map(({ says, rule }) => problem('PIM-015', { field: 'level', value: says, rule: pims(rule) }));
  const found = standingFinding(record, procedures, effective);
  const named = findingsOf(record).find(({ root }) => root === body.finding);
  if (body.finding !== undefined && named === undefined) return [...problems, problem('PIM-012', { field: 'finding' })];
  if (named && named.to !== body.level) return [...problems, problem('PIM-031', { field: 'finding', value: body.level, detail: named.to })];
  if (found?.finding.to === body.level && found.state !== 'moved' && (named === undefined || named.root === found.finding.root)) {
    if (found.state === 'waiting') {
      problems.push(...besides);
      for (const { says, rule } of risks) if (!ofReport.has(rule)) problems.push(problem('PIM-016', { field: 'level', value: says, rule: pims(rule) }));
      if (found.pendingDown) problems.push(problem('PIM-017', { field: 'level', value: found.pendingDown.says, rule: pims(found.pendingDown.rule) }));
    } else problems.push(problem('PIM-008', { field: 'finding', value: sayWhy(found) }));
  } else if (named) problems.push(problem('PIM-008', { field: 'finding', value: 'another has been made since' }));
  else problems.push(...besides, problem('PIM-007', { field: 'finding', value: body.level }));
  return problems;
}

/** What stands against a move down: nobody in authority has decided on it (PIMS R8, R9). */
function checkDown(body: LevelBody, record: SubjectRecord, role: Role, day: string): readonly Problem[] {
  const pending = pendingMovesDown(record, day).filter(({ decided }) => decided);
  if (body.immediateMove !== undefined) {
    const move = immediateMovesOf(record).find(({ root }) => root === body.immediateMove);
    return move?.decided?.outcome === 'approved' ? [] : [problem('PIM-019', { field: 'immediateMove' })];
  }
  return pending.length > 0 || decidesDown.has(role) ? [] : [problem('PIM-009', { field: 'level', value: body.level })];
}

/** The rules of a report in the level, which has a warning of its own. */
const ofReport: ReadonlySet<ShuRule> = new Set(['R12', 'R1.undecided', 'R2.report']);

/** The rules whose period is that of the level itself. */
const ofLevel: ReadonlySet<ShuRule> = new Set(['R1', 'R2', 'R2.down', 'R11']);

/** Why a finding does not carry a move: `lost, restraint order of 2026-02-12`. */
function sayWhy({ state, because }: StandingFinding): string {
  if (because === null) return state;
  const says = because.says.charAt(0).toLowerCase() + because.says.slice(1);
  return state === 'withdrawn' ? says : `${state}, ${says}`;
}

export const [levelAssigned, levelCorrected, levelVoided] = correctable(
  assigned,
  { corrected: 'level.corrected', voided: 'level.voided', fact: 'the level assignment' },
  ({ actor, struck }) => (recordsRoles.includes(actor.role) && !wasBroughtForward(struck?.body) ? [problem('PIM-006')] : []),
);

function wasBroughtForward(body: unknown): boolean {
  return (body as LevelBody | undefined)?.broughtForward === true;
}
