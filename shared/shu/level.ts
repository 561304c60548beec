import { z } from 'zod';
import { recordsRoles, shuRoles } from '../accounts/roles.ts';
import { reportsOf } from '../discipline/report.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { levels } from '../facility/facility.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { identityOf } from '../records/identity.ts';

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
});
export type LevelBody = z.infer<typeof levelBody>;

/** One assignment to a level, from its day. */
export interface LevelHeld extends LevelBody {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
  readonly reason?: string;
}

const assigned: Kind<LevelBody, readonly LevelHeld[]> = {
  name: 'level.assigned',
  version: 1,
  subject: 'person',
  schema: levelBody,
  roles: [...shuRoles, ...recordsRoles],
  facets: () => ({ decides: ['level'], relies: ['discipline'] }),
  decide({ body, slice, record, actor, struck, effective, today, reason, procedures }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    const bringsForward = body.broughtForward === true && slice.length === 0 && (struck === undefined || wasBroughtForward(struck.body));
    if (recordsRoles.includes(actor.role) && !bringsForward) problems.push(problem('PIM-006', { field: 'level' }));
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
    if (body.report !== undefined && !reportsOf(record).some((one) => one.root === body.report)) problems.push(problem('DIS-008', { field: 'report' }));
    const received = identityOf(record)?.received;
    if (received && day < received) problems.push(problem('PIM-004', { field: 'effective', value: day, detail: received }));

    const held = slice.findLast((earlier) => earlier.since <= day);
    if (!held) return problems;
    if (held.level === body.level) problems.push(problem('PIM-002', { field: 'level', value: body.level, detail: held.since }));
    if (held.level === 'I' && body.level === 'III') problems.push(problem('PIM-003', { field: 'level', value: body.level }));
    if (levels.indexOf(body.level) > levels.indexOf(held.level) && held.level !== 'III') {
      const { minimumDays } = inForceOn(procedures.levels, effective).numbers;
      const days = Temporal.PlainDate.from(held.since).until(effective).days;
      if (days < minimumDays[held.level]) problems.push(problem('PIM-001', { field: 'effective', value: days, detail: held.level }));
      const report = reportsOf(record).findLast((one) => one.date >= held.since && one.date <= day);
      if (report) problems.push(problem('PIM-005', { field: 'level', value: report.date }));
    }
    return problems;
  },
  apply: (history, { body, root, entry, effective, reason }) =>
    [...history, { ...body, root, entry, since: effective, ...(reason === undefined ? {} : { reason }) }].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
  says: (body) => (body.broughtForward ? `Level ${body.level}, brought forward` : `Level ${body.level} assigned`),
};

export const [levelAssigned, levelCorrected, levelVoided] = correctable(
  assigned,
  { corrected: 'level.corrected', voided: 'level.voided', fact: 'the level assignment' },
  ({ actor, struck }) => (recordsRoles.includes(actor.role) && !wasBroughtForward(struck?.body) ? [problem('PIM-006')] : []),
);

function wasBroughtForward(body: unknown): boolean {
  return (body as LevelBody | undefined)?.broughtForward === true;
}

export const shu: Capability<readonly LevelHeld[]> = {
  name: 'shu',
  subject: 'person',
  initial: [],
  kinds: [levelAssigned, levelCorrected, levelVoided],
};

/** A person's levels, oldest first. */
export function levelsOf(record: SubjectRecord): readonly LevelHeld[] {
  return record.slices['shu'] as readonly LevelHeld[];
}
