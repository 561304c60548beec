import type { Role } from '../accounts/roles.ts';
import { canonicalOrder, type Clock } from '../entry/clock.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Applied } from '../entry/kind.ts';
import type { Tier } from '../procedures/discipline-numbers.ts';
import type { AppealDecidedBody, AppealFiledBody } from './appeal.ts';
import type { AssistanceBody } from './assistance.ts';
import type { ConfinementBody } from './confinement-pending.ts';
import type { DeliveredBody, DisposedBody } from './disposition.ts';
import type { ExtendedBody } from './extension.ts';
import type { AdjournedBody, OpenedBody } from './hearing.ts';
import type { InvokedBody } from './invocation.ts';
import { localMoment, type Moment } from './moment.ts';
import type { NoticeBody } from './notice.ts';
import type { PleaBody } from './plea.ts';
import type { PutRightBody } from './put-right.ts';
import type { ReducedBody } from './reduction.ts';
import type { Report } from './report.ts';
import type { ReturnedBody, ReviewedBody } from './review.ts';
import type { PopulationNoted, SegregationStay } from './segregation.ts';
import { walk, type CaseMove, type Walk } from './state-graph.ts';
import type { WitnessBody } from './witness.ts';

/** The words of each kind of act on a case. */
export interface CaseWords {
  readonly 'report.returned': ReturnedBody;
  readonly 'report.reviewed': ReviewedBody;
  readonly 'confinement.pending': ConfinementBody;
  readonly 'notice.served': NoticeBody;
  readonly 'assistance.given': AssistanceBody;
  readonly 'hearing.opened': OpenedBody;
  readonly 'hearing.adjourned': AdjournedBody;
  readonly 'hearing.extended': ExtendedBody;
  readonly 'plea.entered': PleaBody;
  readonly 'hearing-witness.recorded': WitnessBody;
  readonly 'hearing.disposed': DisposedBody;
  readonly 'disposition.delivered': DeliveredBody;
  readonly 'suspended-penalty.invoked': InvokedBody;
  readonly 'penalty.reduced': ReducedBody;
  readonly 'appeal.filed': AppealFiledBody;
  readonly 'appeal.decided': AppealDecidedBody;
}
export type CaseKindName = keyof CaseWords;

/** Where an entry stands among the entries: what settles which of two acts of one minute came first. */
export interface Place {
  readonly clock: Clock;
  readonly station: string;
  readonly seq: number;
}

/** One act on a case: who entered it, when, in which words now in force. */
export interface ActOf<Name extends CaseKindName> {
  readonly kind: Name;
  readonly root: string;
  readonly entry: string;
  readonly by: string;
  readonly role: Role;
  /** When it was entered, which may be later than when it happened. */
  readonly enteredAt: string;
  readonly place: Place;
  readonly body: CaseWords[Name];
}
export type CaseAct = { readonly [Name in CaseKindName]: ActOf<Name> }[CaseKindName];

/** The writing anew of a report by its author. */
export interface Rewriting {
  readonly kind: 'report.corrected';
  readonly entry: string;
  readonly at: Moment;
  readonly place: Place;
}

/** A misbehavior report and all that was done on it, in the order in which it was entered. */
export interface Case {
  /** The entry that first wrote the report: the name of the case. */
  readonly root: string;
  readonly report: Report;
  readonly rewritings: readonly Rewriting[];
  readonly acts: readonly CaseAct[];
}

/** What is kept of a case that was dismissed or reversed: nothing of what was charged, found or said. */
export interface Stub {
  readonly root: string;
  readonly expungedOn: string;
  readonly by: string;
  /** The act that expunged it. */
  readonly entry: string;
  readonly how: CaseMove;
  /** What it had imposed, so far as it has to be put right. */
  readonly left: Left;
}

export interface Left {
  readonly confinement: readonly { readonly from: string; readonly to: string }[];
  readonly surcharge: boolean;
  readonly restitution: boolean;
}

/** Work on a reversal that somebody has done. */
export interface PutRight extends PutRightBody {
  readonly root: string;
  readonly entry: string;
}

/** The part of a person's record that discipline keeps. */
export interface DisciplineSlice {
  readonly cases: readonly Case[];
  readonly stubs: readonly Stub[];
  readonly segregation: readonly SegregationStay[];
  readonly populations: readonly PopulationNoted[];
  readonly putRight: readonly PutRight[];
}

export const noDiscipline: DisciplineSlice = { cases: [], stubs: [], segregation: [], populations: [], putRight: [] };

/** A person's discipline. */
export function disciplineOf(record: SubjectRecord): DisciplineSlice {
  return record.slices['discipline'] as DisciplineSlice;
}

/** A person's cases that stand, in the order in which the reports were written. */
export function casesOf(record: SubjectRecord): readonly Case[] {
  return disciplineOf(record).cases;
}

/** The case of a report, unless it does not stand. */
export function caseIn(slice: Pick<DisciplineSlice, 'cases'>, root: string): Case | undefined {
  return slice.cases.find((held) => held.root === root);
}

/** An entry as an act of a case. */
export function actOf<Name extends CaseKindName>(kind: Name, { root, entry, written, body }: Applied<CaseWords[Name]>): ActOf<Name> {
  const { author, role, at, clock, station, seq } = written;
  return { kind, root, entry, by: author, role, enteredAt: at, place: { clock, station, seq }, body };
}

/** A case with one more act. */
export function withAct(held: Case, act: CaseAct): Case {
  return { ...held, acts: [...held.acts.filter((one) => one.root !== act.root), act] };
}

/** A step of a case: an act, or the writing anew of its report. */
export type CaseStep = CaseAct | Rewriting;

/** When a step happened, as it was entered. */
export function happenedAt(one: CaseStep): Moment {
  return one.kind === 'report.corrected' ? one.at : one.body.at;
}

/** When the report was written: as it says, or else when it was entered. The clocks run from there. */
export function writtenMoment({ report }: Pick<Case, 'report'>): Moment {
  return report.written ?? localMoment(report.writtenAt);
}

/** The steps of a case in the order in which they happened; of one minute, in the order in which they were entered. */
export function stepsOf({ acts, rewritings }: Case): readonly CaseStep[] {
  return [...acts, ...rewritings].toSorted((a, b) => {
    const [first, second] = [happenedAt(a), happenedAt(b)];
    return first < second ? -1 : first > second ? 1 : canonicalOrder(a.place, b.place);
  });
}

/** The tier that the review officer set last, if one is set. The tier in the report is its author's proposal. */
export function tierOf(held: Case): Tier | null {
  const set = stepsOf(held).findLast((one) => one.kind === 'report.reviewed' && one.body.outcome === 'tier set');
  return set?.kind === 'report.reviewed' && set.body.outcome === 'tier set' ? set.body.tier : null;
}

/** How the graph names a step. */
export function moveOf(one: CaseStep, tier: Tier | null): CaseMove {
  switch (one.kind) {
    case 'report.corrected':
      return 'report rewritten';
    case 'report.returned':
      return 'report returned';
    case 'report.reviewed':
      return one.body.outcome === 'tier set' ? 'tier set' : one.body.outcome === 'referred' ? 'report referred' : 'report dismissed';
    case 'confinement.pending':
      return one.body.happened === 'began' ? 'confinement began' : 'confinement ended';
    case 'notice.served':
      return 'notice served';
    case 'assistance.given':
      return 'assistance given';
    case 'hearing.opened':
      return tier === 1 ? 'violation hearing opened' : 'hearing opened';
    case 'hearing.adjourned':
      return 'hearing adjourned';
    case 'hearing.extended':
      return 'time extended';
    case 'plea.entered':
      return 'plea entered';
    case 'hearing-witness.recorded':
      return 'witness recorded';
    case 'hearing.disposed':
      return one.body.charges.some((charge) => charge.finding === 'affirmed') ? 'disposition made' : 'charges dismissed';
    case 'disposition.delivered':
      return 'disposition delivered';
    case 'suspended-penalty.invoked':
      return 'suspended penalty invoked';
    case 'penalty.reduced':
      return 'penalty reduced';
    case 'appeal.filed':
      return 'appeal filed';
    case 'appeal.decided':
      return `${decisions[one.body.outcome]} on ${one.body.on === 'appeal' ? 'appeal' : 'review'}` as CaseMove;
  }
}

const decisions = { affirmed: 'affirmed', modified: 'modified', reversed: 'reversed', rehearing: 'rehearing ordered' } as const;

/** The walk of a case along the graph. */
export function walkOf(held: Case): Walk<CaseStep> {
  const tier = tierOf(held);
  return walk(stepsOf(held).map((act) => ({ act, move: moveOf(act, tier) })));
}
