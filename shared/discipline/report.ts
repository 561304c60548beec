import { z } from 'zod';
import { staffRoles, type Role } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Kind } from '../entry/kind.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { problem, type Problem } from '../problems.ts';
import type { DisciplineNumbers } from '../procedures/discipline-numbers.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { identityOf } from '../records/identity.ts';
import { attachmentSchema, checkSize, checkType, mostAttachments } from './attachment.ts';
import { disciplineOf, type DisciplineSlice, type Rewriting } from './case.ts';
import { rulesOn } from './find-rule.ts';
import { dayOf, localMoment, momentSchema, sayMoment } from './moment.ts';
import { mannersOfBreaking } from './rules-of-behavior.ts';

const name = z.string().trim().min(1).max(80);

export const reportBody = z.strictObject({
  /** The day and time of the incident. */
  date: daySchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'FLD-006'),
  place: z.string().trim().min(1, 'FLD-001').max(120),
  /** Rule numbers of 7 NYCRR 270.2, such as `100.13`. */
  rules: z.array(z.string()).min(1, 'DIS-001'),
  /** What its author proposes: the review officer sets the tier. */
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  narrative: z.string().trim().min(20, 'at least a sentence (20 characters)').max(8000),
  witnesses: z.array(z.string().trim().min(1).max(80)).max(20),
  /** When it was written, where it is entered later: the clocks run from there. */
  written: momentSchema.optional(),
  /** Rules broken otherwise than by doing the act oneself (7 NYCRR 270.3). */
  manners: z.array(z.strictObject({ rule: z.string(), manner: z.enum(mannersOfBreaking) })).max(20).optional(),
  /** Others held who had part in it. */
  persons: z.array(z.strictObject({ name, person: z.string().min(1).max(64).optional(), part: z.enum(['involved', 'injured', 'witness']) })).max(40).optional(),
  staff: z.array(z.strictObject({ name, account: z.string().min(1).max(64).optional(), part: z.enum(['involved', 'injured', 'witness', 'investigator']) })).max(40).optional(),
  evidence: z.array(z.string().trim().min(1).max(400)).max(40).optional(),
  /** Photographs and documents, kept by the hash of their content. */
  attachments: z.array(attachmentSchema).max(mostAttachments).optional(),
  /** Confined pending the hearing, since when and where; false where the person was not. */
  confined: z.union([z.literal(false), z.strictObject({ at: momentSchema, where: z.enum(['keeplock', 'SHU']) })]).optional(),
});
export type ReportBody = z.infer<typeof reportBody>;

export interface Report extends ReportBody {
  readonly root: string;
  readonly entry: string;
  readonly author: string;
  readonly writtenAt: string;
}

const written: Kind<ReportBody, DisciplineSlice> = {
  name: 'report.written',
  version: 1,
  subject: 'person',
  schema: reportBody,
  roles: staffRoles,
  facets: () => ({ adds: ['discipline'] }),
  decide({ body, record, actor, struck, strikes, today, procedures, surroundings }) {
    const problems: Problem[] = [];
    if (struck && struck.header.author !== actor.account) problems.push(problem('DIS-006'));
    if (strikes !== undefined && decidedOn(record, strikes, 'hearing')) problems.push(problem('DIS-060'));
    const day = Temporal.PlainDate.from(body.date);
    if (Temporal.PlainDate.compare(day, today) > 0) problems.push(problem('FLD-004', { field: 'date', value: body.date }));
    const received = identityOf(record)?.received;
    if (received && body.date < received) problems.push(problem('DIS-005', { field: 'date', value: body.date }));
    const { lateAfterDays } = inForceOn(procedures.reports, today).numbers;
    if (day.until(today).days > lateAfterDays) problems.push(problem('DIS-004', { field: 'date', value: body.date, detail: lateAfterDays }));
    const rules = rulesOn(procedures, body.date);
    body.rules.forEach((number, index) => {
      const rule = rules.find((one) => one.number === number);
      const field = `rules.${index}`;
      if (!rule) problems.push(problem('DIS-002', { field, value: number }));
      else if (rule.tiers && !rule.tiers.includes(body.tier)) problems.push(problem('DIS-003', { field, value: number, detail: 'I'.repeat(body.tier) }));
    });
    return [...problems, ...checkParticulars(body, today), ...checkAttachments(body, struck?.body as ReportBody | undefined, inForceOn(procedures.discipline, today).numbers, surroundings)];
  },
  // The report stays its writer's, of the day he wrote it, whoever corrects it: its clocks run from there.
  apply(slice, { body, root, entry, written, corrections }) {
    const report: Report = { ...body, root, entry, author: written.author, writtenAt: written.at };
    const rewritings = corrections.map(({ id, at, clock, station, seq }): Rewriting => ({ kind: 'report.corrected', entry: id, at: localMoment(at), place: { clock, station, seq } }));
    return { ...slice, cases: [...slice.cases, { root, report, rewritings, acts: [] }] };
  },
  says: (body) => `Misbehavior report, Tier ${'I'.repeat(body.tier)}: ${body.rules.join(', ')}, ${body.date} ${body.time}, ${body.place}`,
};

/** What does not fit together in the particulars of a report. */
function checkParticulars({ date, time, rules, manners = [], written, confined }: ReportBody, today: Temporal.PlainDate): readonly Problem[] {
  const incident = `${date}T${time}`;
  const moments = [['written', written], ['confined.at', confined ? confined.at : undefined]] as const;
  return [
    ...moments.flatMap(([field, at]) => [
      ...(at !== undefined && at < incident ? [problem('DIS-009', { field, value: sayMoment(at), detail: sayMoment(incident) })] : []),
      ...(at !== undefined && dayOf(at) > today.toString() ? [problem('FLD-004', { field, value: sayMoment(at) })] : []),
    ]),
    ...manners.flatMap(({ rule }, index) => (rules.includes(rule) ? [] : [problem('DIS-023', { field: `manners.${index}.rule`, value: rule })])),
  ];
}

/** What stands against the files of a report. Those that a correction leaves as they were may lie at another station. */
function checkAttachments({ attachments = [] }: ReportBody, before: ReportBody | undefined, numbers: DisciplineNumbers, { attachmentKept }: Surroundings): readonly Problem[] {
  const already = new Set(before?.attachments?.map(({ sha256 }) => sha256));
  return attachments.flatMap((one, index) => {
    const field = `attachments.${index}`;
    const kept = already.has(one.sha256) || attachmentKept(one);
    return [...checkSize(one, numbers, field), ...checkType(one, numbers, field), ...(kept ? [] : [problem('ATT-005', { field, value: one.name })])];
  });
}

/** True where something of the case of a report was decided: its facet is touched, though the report is left out of the record. */
function decidedOn(record: SubjectRecord, root: string, what: string): boolean {
  return record.facets.has(`case:${root}:${what}`);
}

/** Who may strike out a report that another wrote. */
export const mayStrikeReports: ReadonlySet<Role> = new Set(['lieutenant', 'captain', 'watch-commander', 'superintendent']);

export const [reportWritten, reportCorrected, reportVoided] = correctable(
  written,
  { corrected: 'report.corrected', voided: 'report.voided', fact: 'the misbehavior report' },
  ({ actor, struck, strikes, record }) => [
    ...(struck?.header.author === actor.account || mayStrikeReports.has(actor.role) ? [] : [problem('DIS-006')]),
    ...(strikes !== undefined && (decidedOn(record, strikes, 'review') || decidedOn(record, strikes, 'hearing')) ? [problem('DIS-062')] : []),
  ],
);

/** The reports of a person that stand, in the order in which they were written: those dismissed and reversed are not among them. */
export function reportsIn({ cases }: Pick<DisciplineSlice, 'cases'>): readonly Report[] {
  return cases.map((held) => held.report);
}

/** A person's misbehavior reports, in the order in which they were written. */
export function reportsOf(record: SubjectRecord): readonly Report[] {
  return reportsIn(disciplineOf(record));
}
