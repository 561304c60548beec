import { z } from 'zod';
import { roleNames } from '../accounts/roles.ts';
import type { BehaviorNumbers, RuleOfBehavior } from '../discipline/rules-of-behavior.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind, Proposal } from '../entry/kind.ts';
import type { Subject } from '../entry/subject.ts';
import { problem, type Problem } from '../problems.ts';
import { adopters, adoptersOf } from './adopters.ts';
import { numbersSchemas } from './numbers-schemas.ts';
import { missingIn, permanentCodeProblems } from './permanent-codes.ts';
import { defaultProcedures, procedureNames, type ProcedureName, type Procedures, type ProcedureVersion } from './procedures.ts';

/** The name of each procedure on screen. */
export const procedureTitles: Readonly<Record<ProcedureName, string>> = {
  time: 'Time computation',
  releaseCalendar: 'Release calendar',
  certification: 'Reasons of certification',
  commitments: 'Limits of commitment papers',
  levels: 'Levels of the special housing unit',
  reports: 'Misbehavior reports',
  behavior: 'Rules of behavior (7 NYCRR 270.2)',
  discipline: 'Clocks and limits of hearings',
  segregation: 'Limits of segregated confinement',
  custody: 'Records of people transferred',
};

const common = {
  /** The first day on which the version holds. The entry's own day is that on which it was adopted. */
  effective: daySchema,
  scope: z.enum(['state', 'facility']),
  /** The paper that the numbers are from. */
  source: z.string().trim().min(5, 'the paper that it is from').max(500),
};

/** What stands between the name of a procedure and the facility whose own it is. */
const of = '@';

/** The subject of a procedure's versions: of a facility's own, or, without a facility, of those that hold everywhere. */
export function procedureSubject(name: ProcedureName, facility?: string): Subject {
  return { type: 'procedure', id: facility === undefined ? name : `${name}${of}${facility}` };
}

/** Which procedure a subject is of (a name that no procedure has, where it is of none), and whose: null where it holds everywhere. */
export function procedureOf({ id }: Subject): { readonly name: ProcedureName; readonly facility: string | null } {
  const [name = '', facility = null] = id.split(of);
  return { name: name as ProcedureName, facility };
}

function bodyOf<Name extends ProcedureName>(name: Name) {
  return z.strictObject({ procedure: z.literal(name), ...common, numbers: numbersSchemas[name] });
}

/** A version of a procedure, in the words of the entry that adopts it; its numbers have the form of their procedure. */
export const adoptionBody = z.discriminatedUnion('procedure', [
  bodyOf('time'),
  bodyOf('releaseCalendar'),
  bodyOf('certification'),
  bodyOf('commitments'),
  bodyOf('levels'),
  bodyOf('reports'),
  bodyOf('behavior'),
  bodyOf('discipline'),
  bodyOf('segregation'),
  bodyOf('custody'),
]);
export type AdoptionBody = z.infer<typeof adoptionBody>;

/** A version that was adopted by an entry. Of two of one day the later in the order of entries holds. */
export interface AdoptedVersion extends ProcedureVersion<unknown> {
  readonly root: string;
  readonly entry: string;
  readonly adoptedBy: string;
  /** The day of its adoption, and the moment at which the words in force were entered. */
  readonly adoptedOn: string;
  readonly enteredAt: string;
  readonly reason: string;
}

type Slice = readonly AdoptedVersion[];

const adopted: Kind<AdoptionBody, Slice> = {
  name: 'procedure.adopted',
  version: 1,
  subject: 'procedure',
  schema: adoptionBody,
  roles: adopters,
  facets: ({ effective }) => ({ decides: [`version:${effective}`] }),
  decide(proposal) {
    const { body, subject, effective, today, reason } = proposal;
    const problems: Problem[] = [...mayAdopt(proposal)];
    if (body.procedure !== procedureOf(subject).name) problems.push(problem('PRC-001', { field: 'procedure', value: body.procedure, detail: procedureOf(subject).name }));
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: effective.toString() }));
    if (!reason?.trim()) problems.push(problem('FLD-005', { field: 'reason' }));
    const replaced = versionsKnown(proposal).find((one) => one.effective === body.effective);
    if (replaced) problems.push(problem('PRC-002', { field: 'effective', value: body.effective, detail: replaced.source }));
    if (body.procedure === 'behavior') problems.push(...permanentCodeProblems(body.numbers, rulesEver(proposal)));
    return problems;
  },
  apply(versions, { root, entry, header, written, body, effective, reason }) {
    if (procedureOf(written.subject).name !== body.procedure) return { standsAside: `the numbers are of ${body.procedure}, and the entry is about ${written.subject.id}` };
    const { effective: from, scope, source, numbers } = body;
    return [...versions, { root, entry, effective: from, scope, source, numbers, adoptedBy: header.author, adoptedOn: effective, enteredAt: header.at, reason: reason ?? '' }];
  },
  says: ({ procedure, effective, source }) => `${procedureTitles[procedure]}: version from ${effective} adopted (${source})`,
};

/** Adopting a version of a procedure, and what mends it: "changing policy is an entry, not a release". */
export const [procedureAdopted, procedureCorrected, procedureVoided] = correctable(
  adopted,
  { corrected: 'procedure.corrected', voided: 'procedure.voided', fact: 'the adopted version' },
  (proposal) => [...mayAdopt(proposal), ...(procedureOf(proposal.subject).name === 'behavior' ? missingIn(new Set(rulesBesides(proposal).map(({ number }) => number)), chargedIn(proposal)) : [])],
);

export const procedures: Capability<Slice> = { name: 'procedures', subject: 'procedure', initial: [], kinds: [procedureAdopted, procedureCorrected, procedureVoided] };

/** The versions adopted of one procedure, in the order of their entries. */
export function adoptedVersionsOf(record: SubjectRecord): Slice {
  return record.slices['procedures'] as Slice;
}

/** What holds at a facility: the versions of a program and those adopted, of each procedure; of two of one day the adopted one. */
export function withAdopted(own: Procedures, adoptions: Readonly<Partial<Record<ProcedureName, readonly ProcedureVersion<unknown>[]>>>): Procedures {
  const all: Record<string, readonly ProcedureVersion<unknown>[]> = {};
  for (const name of procedureNames) {
    // The sort keeps the order of those of one day: the program's own, then those adopted as they were entered.
    all[name] = [...own[name], ...(adoptions[name] ?? [])].toSorted((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0));
  }
  return all as unknown as Procedures;
}

function mayAdopt({ subject, actor }: Proposal<unknown, Slice>): readonly Problem[] {
  const allowed = adoptersOf[procedureOf(subject).name];
  if (!allowed) return [problem('PRC-003', { value: subject.id })];
  return allowed.includes(actor.role) ? [] : [problem('ENT-001', { value: roleNames[actor.role], detail: allowed.map((role) => roleNames[role]).join(', ') })];
}

function versionsKnown({ subject, slice }: Proposal<unknown, Slice>): readonly ProcedureVersion<unknown>[] {
  return [...(defaultProcedures[procedureOf(subject).name] ?? []), ...slice];
}

/** Every rule that another version gives a number, and what is charged of the words struck. */
function rulesEver(proposal: Proposal<unknown, Slice>): readonly RuleOfBehavior[] {
  return [...rulesBesides(proposal), ...chargedIn(proposal).values()];
}

function rulesBesides(proposal: Proposal<unknown, Slice>): readonly RuleOfBehavior[] {
  return versionsKnown(proposal).flatMap(({ numbers }) => (numbers as BehaviorNumbers).rules);
}

function chargedIn({ struck, surroundings }: Proposal<unknown, Slice>): ReadonlyMap<string, RuleOfBehavior> {
  const words = adoptionBody.safeParse(struck?.body);
  const rules = words.success && words.data.procedure === 'behavior' ? words.data.numbers.rules : [];
  return new Map(rules.filter(({ number }) => surroundings.ruleCharged(number)).map((rule) => [rule.number, rule]));
}
