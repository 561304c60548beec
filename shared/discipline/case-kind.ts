import { z } from 'zod';
import type { Role } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { Kind, Proposal } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { actOf, caseIn, happenedAt, moveOf, tierOf, walkOf, withAct, type ActOf, type Case, type CaseAct, type CaseKindName, type CaseWords, type DisciplineSlice } from './case.ts';
import { expungeWhereReversed } from './expunge.ts';
import { dayOf, momentSchema, sayMoment } from './moment.ts';
import { caseStates, type Walk } from './state-graph.ts';

/** What every act on a case says: the report it is about, by the entry that first wrote it, and when it happened. */
export const aboutCase = { report: z.uuid(), at: momentSchema };

/** The facet of a case: whoever decides something on it has looked at it. */
export function caseFacet(root: string, what?: string): string {
  return what === undefined ? `case:${root}` : `case:${root}:${what}`;
}

/** What `decide` of an act on a case may look at beside the proposal. */
export interface OnCase {
  /** The case as it stands without the act. */
  readonly held: Case;
  /** The case as the act would leave it. */
  readonly after: Case;
}

interface CaseKindParts<Name extends CaseKindName> {
  readonly name: Name;
  readonly schema: z.ZodType<CaseWords[Name]>;
  readonly roles: readonly Role[];
  /** What of the case it decides, so that two stations that decide it are in conflict; nothing where it only adds a fact. */
  readonly decides?: (body: CaseWords[Name]) => string;
  /** True where reports may leave the record by it: whoever relied on the discipline must look again. */
  readonly bearsOnRecord?: true;
  readonly decide?: (proposal: Proposal<CaseWords[Name], DisciplineSlice>, on: OnCase) => readonly Problem[];
  readonly says: (body: CaseWords[Name]) => string;
}

/**
 * A kind of act on a case. It is refused where the report does not stand, before the incident, in the future, and
 * where the state graph has no place for it; applied, it becomes an act of the case, and a case that it dismisses or
 * reverses is expunged. In the fold an act out of its place is kept and shown as such: see `impossibilitiesOf`.
 */
export function caseKind<Name extends CaseKindName>({ name, schema, roles, decides, bearsOnRecord, decide, says }: CaseKindParts<Name>): Kind<CaseWords[Name], DisciplineSlice> {
  return {
    name,
    version: 1,
    subject: 'person',
    schema,
    roles,
    facets: (body) => {
      const adds = [caseFacet(body.report), ...(bearsOnRecord ? ['discipline'] : [])];
      return decides ? { decides: [caseFacet(body.report, decides(body))], relies: [caseFacet(body.report)], adds } : { adds };
    },
    decide(proposal) {
      const { body, slice, today } = proposal;
      const problems: Problem[] = [];
      const held = caseIn(slice, body.report);
      if (!held) return [problem('DIS-008', { field: 'report' })];
      if (dayOf(body.at) > today.toString()) problems.push(problem('FLD-004', { field: 'at', value: sayMoment(body.at) }));
      const incident = `${held.report.date}T${held.report.time}`;
      if (body.at < incident) problems.push(problem('DIS-009', { field: 'at', value: sayMoment(body.at), detail: sayMoment(incident) }));
      const after = withAct(held, proposed(name, proposal));
      problems.push(...misplacedBy(walkOf(held), walkOf(after), after), ...(decide?.(proposal, { held, after }) ?? []));
      return problems;
    },
    apply(slice, applied) {
      const held = caseIn(slice, applied.body.report);
      if (!held) return { standsAside: 'the report it is about does not stand' };
      const act = actOf(name, applied) as CaseAct;
      return expungeWhereReversed({ ...slice, cases: slice.cases.map((one) => (one === held ? withAct(one, act) : one)) }, act);
    },
    says,
  };
}

/** The entry of a proposal that has none yet. */
const proposedEntry = 'proposed';

function proposed<Name extends CaseKindName>(kind: Name, { body, actor, strikes }: Proposal<CaseWords[Name], DisciplineSlice>): CaseAct {
  // After all that was entered in the same minute: that is where it would come to stand.
  const place = { clock: '999999999999999-ffff', station: '', seq: 0 };
  const act: ActOf<Name> = { kind, root: strikes ?? proposedEntry, entry: proposedEntry, by: actor.account, role: actor.role, enteredAt: '', place, body };
  return act as CaseAct;
}

/** What an act puts out of its place: itself, or what came after it. */
function misplacedBy(before: Walk<{ readonly entry: string }>, after: ReturnType<typeof walkOf>, held: Case): readonly Problem[] {
  const already = new Set(before.outOfPlace.map(({ act }) => act.entry));
  const tier = tierOf(held);
  return after.outOfPlace
    .filter(({ act }) => !already.has(act.entry))
    .map(({ act, move, at }) =>
      act.entry === proposedEntry
        ? problem('DIS-010', { field: 'at', value: move, detail: `${at}: ${caseStates[at].toLowerCase()}` })
        : problem('DIS-011', { field: 'at', value: `${moveOf(act, tier)}, ${sayMoment(happenedAt(act))}`, detail: at }),
    );
}

/** The three kinds of an act on a case that can be corrected and struck out. Striking it out warns of what would lose its place. */
export function correctableOnCase<Name extends CaseKindName>(
  written: Kind<CaseWords[Name], DisciplineSlice>,
  names: { readonly corrected: string; readonly voided: string; readonly fact: string },
): ReturnType<typeof correctable<CaseWords[Name], DisciplineSlice>> {
  return correctable(written, names, ({ struck, slice }) => {
    const held = caseIn(slice, (struck?.body as { readonly report?: string } | undefined)?.report ?? '');
    if (!held) return [];
    return walkOf(held).outOfPlace.map(({ act, move, at }) => problem('DIS-012', { value: `${move}, ${sayMoment(happenedAt(act))}`, detail: at }));
  });
}
