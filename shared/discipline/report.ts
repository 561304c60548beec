import { z } from 'zod';
import { staffRoles, type Role } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { identityOf } from '../records/identity.ts';
import { ruleNumbered } from './rules-of-behavior.ts';

export const reportBody = z.strictObject({
  /** The day and time of the incident. */
  date: daySchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'FLD-006'),
  place: z.string().trim().min(1, 'FLD-001').max(120),
  /** Rule numbers of 7 NYCRR 270.2, such as `100.13`. */
  rules: z.array(z.string()).min(1, 'DIS-001'),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  narrative: z.string().trim().min(20, 'at least a sentence (20 characters)').max(8000),
  witnesses: z.array(z.string().trim().min(1).max(80)).max(20),
});
export type ReportBody = z.infer<typeof reportBody>;

export interface Report extends ReportBody {
  readonly root: string;
  readonly entry: string;
  readonly author: string;
  readonly writtenAt: string;
}

const written: Kind<ReportBody, readonly Report[]> = {
  name: 'report.written',
  version: 1,
  subject: 'person',
  schema: reportBody,
  roles: staffRoles,
  facets: () => ({ adds: ['discipline'] }),
  decide({ body, record, actor, struck, today, procedures }) {
    const problems: Problem[] = [];
    if (struck && struck.header.author !== actor.account) problems.push(problem('DIS-006'));
    const day = Temporal.PlainDate.from(body.date);
    if (Temporal.PlainDate.compare(day, today) > 0) problems.push(problem('FLD-004', { field: 'date', value: body.date }));
    const received = identityOf(record)?.received;
    if (received && body.date < received) problems.push(problem('DIS-005', { field: 'date', value: body.date }));
    const { lateAfterDays } = inForceOn(procedures.reports, today).numbers;
    if (day.until(today).days > lateAfterDays) problems.push(problem('DIS-004', { field: 'date', value: body.date, detail: lateAfterDays }));
    body.rules.forEach((number, index) => {
      const rule = ruleNumbered(number);
      const field = `rules.${index}`;
      if (!rule) problems.push(problem('DIS-002', { field, value: number }));
      else if (rule.tiers && !rule.tiers.includes(body.tier)) problems.push(problem('DIS-003', { field, value: number, detail: 'I'.repeat(body.tier) }));
    });
    return problems;
  },
  // The report stays its writer's, of the day he wrote it, whoever corrects it: its clocks run from there.
  apply: (reports, { body, root, entry, written }) => [...reports, { ...body, root, entry, author: written.author, writtenAt: written.at }],
  says: (body) => `Misbehavior report, Tier ${'I'.repeat(body.tier)}: ${body.rules.join(', ')}, ${body.date} ${body.time}, ${body.place}`,
};

/** Who may strike out a report that another wrote. */
const mayStrikeReports: ReadonlySet<Role> = new Set(['lieutenant', 'captain', 'watch-commander', 'superintendent']);

export const [reportWritten, reportCorrected, reportVoided] = correctable(
  written,
  { corrected: 'report.corrected', voided: 'report.voided', fact: 'the misbehavior report' },
  ({ actor, struck }) => (struck?.header.author === actor.account || mayStrikeReports.has(actor.role) ? [] : [problem('DIS-006')]),
);

export const discipline: Capability<readonly Report[]> = {
  name: 'discipline',
  subject: 'person',
  initial: [],
  kinds: [reportWritten, reportCorrected, reportVoided],
};

/** A person's misbehavior reports, in the order in which they were written. */
export function reportsOf(record: SubjectRecord): readonly Report[] {
  return record.slices['discipline'] as readonly Report[];
}
