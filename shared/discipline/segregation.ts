import { z } from 'zod';
import { recordsRoles, shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import { caseFacet } from './case-kind.ts';
import { caseIn, type DisciplineSlice } from './case.ts';
import { withoutFindings } from './expunge.ts';
import { findingsSchema } from './findings.ts';
import { lastLawfulDay, numbersOn, segregatedDays, specialOn } from './halt.ts';
import { hearingRoles } from './offices.ts';
import { lawOf } from './rules.ts';

const placedBody = z.strictObject({
  day: daySchema,
  where: z.enum(['SHU', 'keeplock', 'other']),
  /** Up to three days, or beyond them with the two written findings (COR 137(6)(k)). */
  under: z.enum(['k(i)', 'k(ii)']).optional(),
  /** The last day planned. */
  until: daySchema.optional(),
  /** The report whose disposition it serves. */
  report: z.uuid().optional(),
  findings: findingsSchema.optional(),
});
export type PlacedBody = z.infer<typeof placedBody>;

/** A stay in segregated confinement; both days count. `to` is null while it lasts. */
export interface SegregationStay extends Omit<PlacedBody, 'day'> {
  readonly root: string;
  readonly entry: string;
  readonly from: string;
  readonly to: string | null;
  /** The entry of its end, in the words in force; absent while it lasts. */
  readonly ended?: string;
}

/** The facet of segregated confinement: whoever places or ends has looked at the days. */
export const segregationFacet = 'segregation';

const placed: Kind<PlacedBody, DisciplineSlice> = {
  name: 'segregation.placed',
  version: 1,
  subject: 'person',
  schema: placedBody,
  roles: shuRoles,
  facets: ({ report }) => ({ decides: [segregationFacet], ...(report === undefined ? {} : { relies: [caseFacet(report)] }) }),
  decide({ body, slice, record, today, procedures }) {
    const problems: Problem[] = [];
    const { day, under, until, findings, report } = body;
    if (day > today.toString()) problems.push(problem('FLD-004', { field: 'day', value: day }));
    const received = identityOf(record)?.received;
    if (received && day < received) problems.push(problem('PIM-004', { field: 'day', value: day, detail: received }));
    if (report !== undefined && !caseIn(slice, report)) problems.push(problem('DIS-008', { field: 'report' }));
    const held = slice.segregation.find((stay) => stay.from <= day && (stay.to === null || stay.to >= day));
    if (held) problems.push(problem('SEG-005', { field: 'day', value: held.from }));
    const { parts, ceiling, short } = numbersOn(procedures, day);
    if (parts['special populations']) {
      const special = specialOn(record, slice.populations, procedures, day);
      if (special.length > 0) problems.push(problem('SEG-003', { field: 'day', value: special.join(', '), rule: lawOf('halt.special') }));
    }
    if (!parts.ceiling) return problems;
    if (parts['short term'] && under === undefined) return [...problems, problem('SEG-006', { field: 'under' })];
    if (parts['two findings'] && under === 'k(ii)' && findings === undefined) problems.push(problem('SEG-002', { field: 'findings', value: 'This', detail: short.consecutive, rule: lawOf('halt.findings') }));
    const limit = parts['short term'] && under === 'k(i)' ? short : ceiling;
    const last = lastLawfulDay(segregatedDays(slice.segregation, procedures, today.toString()), day, limit);
    const rule = lawOf(limit === short ? 'halt.short' : 'halt.window');
    const detail = `${limit.consecutive} consecutive days and ${limit.days} in ${limit.within}`;
    if (last === null) problems.push(problem('SEG-004', { field: 'day', value: day, detail, rule }));
    else if (until !== undefined && until > last) problems.push(problem('SEG-001', { field: 'until', value: until, detail: `${detail}: to ${last} at the latest`, rule }));
    else problems.push(problem('SEG-008', { field: 'until', value: last, rule }));
    return problems;
  },
  apply(slice, { root, entry, body: { day, ...rest } }) {
    const stay: SegregationStay = { ...rest, root, entry, from: day, to: null };
    const expunged = slice.stubs.some((stub) => stub.root === stay.report);
    return { ...slice, segregation: [...slice.segregation, expunged ? withoutFindings(stay) : stay].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) };
  },
  says: ({ day, where, under, until }) => `Placed in segregated confinement, ${where}, ${day}${until ? ` to ${until}` : ''}${under ? `, under COR 137(6)(${under.replace('(', ')(')}` : ''}`,
};

export const [segregationPlaced, segregationPlacedCorrected, segregationPlacedVoided] = correctable(placed, {
  corrected: 'segregation.placed-corrected',
  voided: 'segregation.placed-voided',
  fact: 'the placing in segregated confinement',
});

const endedBody = z.strictObject({ placed: z.uuid(), day: daySchema });
export type EndedBody = z.infer<typeof endedBody>;

const ended: Kind<EndedBody, DisciplineSlice> = {
  name: 'segregation.ended',
  version: 1,
  subject: 'person',
  schema: endedBody,
  roles: shuRoles,
  facets: () => ({ decides: [segregationFacet] }),
  decide({ body, slice, today, procedures }) {
    const stay = slice.segregation.find((one) => one.root === body.placed);
    if (!stay || stay.to !== null) return [problem('SEG-007', { field: 'placed' })];
    const problems: Problem[] = [];
    if (body.day > today.toString()) problems.push(problem('FLD-004', { field: 'day', value: body.day }));
    if (body.day < stay.from) return [...problems, problem('SEG-009', { field: 'day', value: body.day, detail: stay.from })];
    const { parts, ceiling, short } = numbersOn(procedures, body.day);
    if (!parts.ceiling) return problems;
    const others = slice.segregation.filter((one) => one !== stay);
    const last = lastLawfulDay(segregatedDays(others, procedures, body.day), stay.from, parts['short term'] && stay.under === 'k(i)' ? short : ceiling);
    if (last === null || body.day > last) problems.push(problem('SEG-010', { field: 'day', value: body.day, detail: last ?? stay.from, rule: lawOf('halt.window') }));
    return problems;
  },
  apply(slice, { entry, body }) {
    const stay = slice.segregation.find((one) => one.root === body.placed);
    if (!stay) return { standsAside: 'the placing in segregated confinement that it ends does not stand' };
    if (stay.to !== null) return { standsAside: 'the segregated confinement has ended already' };
    return { ...slice, segregation: slice.segregation.map((one) => (one === stay ? { ...stay, to: body.day, ended: entry } : one)) };
  },
  says: ({ day }) => `Released from segregated confinement, ${day}`,
};

export const [segregationEnded, segregationEndedCorrected, segregationEndedVoided] = correctable(ended, {
  corrected: 'segregation.ended-corrected',
  voided: 'segregation.ended-voided',
  fact: 'the end of segregated confinement',
});

/** Groups that are noted; the two of age follow from the date of birth (COR 2(33), from knowledge). */
export const populations = ['disability', 'pregnant', 'post-partum', 'caring for a child in the facility'] as const;

const notedBody = z.strictObject({ group: z.enum(populations), from: daySchema, until: daySchema.optional() });
export type NotedBody = z.infer<typeof notedBody>;

export interface PopulationNoted extends NotedBody {
  readonly root: string;
  readonly entry: string;
}

const noted: Kind<NotedBody, DisciplineSlice> = {
  name: 'special-population.noted',
  version: 1,
  subject: 'person',
  schema: notedBody,
  roles: [...hearingRoles, ...recordsRoles],
  facets: () => ({ adds: [segregationFacet] }),
  decide: ({ body }) => (body.until !== undefined && body.until < body.from ? [problem('SEG-009', { field: 'until', value: body.until, detail: body.from })] : []),
  apply: (slice, { body, root, entry }) => ({ ...slice, populations: [...slice.populations, { ...body, root, entry }] }),
  says: ({ group, from, until }) => `Special population: ${group}, from ${from}${until ? ` to ${until}` : ''}`,
};

export const [specialPopulationNoted, specialPopulationCorrected, specialPopulationVoided] = correctable(noted, {
  corrected: 'special-population.corrected',
  voided: 'special-population.voided',
  fact: 'the special population',
});
