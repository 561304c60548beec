import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import type { Actor, Applied, Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import type { SentenceSlice } from './sentence.ts';

/** The words of a second person's check, whatever it is of. */
export const checkFields = {
  agrees: z.boolean(),
  remark: z.string().trim().min(2).max(2000).optional(),
};

/** A second person's check as it stands: of which words, by whom, when, and whether he agrees. */
export interface Check {
  readonly root: string;
  readonly entry: string;
  /** The entry whose words were checked: words written since are not. */
  readonly of: string;
  readonly by: string;
  readonly at: string;
  readonly agrees: boolean;
  readonly remark?: string;
}

/** A check as an entry has it. In: the entry; the words it checked. */
export function checkOf({ root, entry, header, body }: Applied<{ readonly agrees: boolean; readonly remark?: string | undefined }>, of: string): Check {
  const { agrees, remark } = body;
  return { root, entry, of, by: header.author, at: header.at, agrees, ...(remark === undefined ? {} : { remark }) };
}

interface Checkable {
  readonly entry: string;
  readonly by: string;
  readonly checks: readonly Check[];
}

/** The check that counts of the words in force: the last; undefined while nobody has checked them. */
export function lastCheckOf({ entry, checks }: Checkable): Check | undefined {
  return checks.findLast((check) => check.of === entry);
}

/** What stands against a check. In: its words; what is checked; who checks; what its author did ("certified it"). */
export function decideCheck(body: { readonly agrees: boolean; readonly remark?: string | undefined }, checked: Checkable, actor: Actor, did: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (actor.account === checked.by) problems.push(problem('CHK-001', { detail: did }));
  if (!body.agrees && body.remark === undefined) problems.push(problem('CHK-002', { field: 'remark' }));
  if (checked.checks.some((check) => check.of === checked.entry && check.by === actor.account)) problems.push(problem('CHK-003'));
  return problems;
}

/** The kind that strikes a check out: for the one who made it, or the coordinator. */
export function checkVoided(name: string, voids: string): Kind<Record<string, never>, SentenceSlice> {
  return {
    name,
    version: 1,
    subject: 'person',
    schema: z.strictObject({}),
    roles: recordsRoles,
    voids,
    facets: () => ({}),
    decide: ({ actor, struck }) => (actor.role === 'coordinator' || struck?.header.author === actor.account ? [] : [problem('CHK-004')]),
    apply: (slice) => slice,
    says: () => 'Struck out: the check',
  };
}
