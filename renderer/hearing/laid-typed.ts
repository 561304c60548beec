import { casesOf, withAct, type CaseAct } from '../../shared/discipline/case.ts';
import { dayOf, isMoment } from '../../shared/discipline/moment.ts';
import type { Penalty } from '../../shared/discipline/penalty.ts';
import { layTerms, type ConfinementTerm } from '../../shared/discipline/terms.ts';
import { isDay } from '../../shared/entry/day.ts';
import type { About } from './about.ts';

/** What imposes penalties: a disposition, or its modification on appeal or review. */
export type Imposing = 'disposition' | 'modification on appeal' | 'modification on review';

/**
 * How the confinement of a disposition or a modification would be laid, after and beside the person's other terms, while it is
 * being typed. In: the case; the penalties that are filled in; when they are imposed, and how. Out: the terms of this case.
 * Empty where the case has no place for it yet.
 */
export function laidAsTyped({ held, record, who, today }: Pick<About, 'held' | 'record' | 'who' | 'today'>, penalties: readonly Penalty[], at: string, as: Imposing): readonly ConfinementTerm[] {
  // After all that was entered in the same minute: that is where it would come to stand.
  const place = { clock: '999999999999999-ffff', station: '', seq: 0 };
  const entered = { root: 'typed', entry: 'typed', by: who.account, role: who.role, enteredAt: '', place };
  // A day typed without its time is enough to lay terms by.
  const moment = isMoment(at) ? at : `${isDay(dayOf(at)) ? dayOf(at) : today}T23:59`;
  const imposed = { report: held.root, at: moment, penalties: [...penalties] };
  const charges = held.report.rules.map((rule) => ({ rule, finding: 'affirmed' as const, evidence: '' }));
  const act: CaseAct =
    as === 'disposition'
      ? { ...entered, kind: 'hearing.disposed', body: { ...imposed, charges } }
      : { ...entered, kind: 'appeal.decided', body: { ...imposed, on: as === 'modification on appeal' ? 'appeal' : 'own motion', authority: 'commissioner', decidedBy: '', outcome: 'modified' } };
  const cases = [...casesOf(record).filter((one) => one.root !== held.root), withAct(held, act)];
  return layTerms(cases).filter((term) => term.entry === 'typed');
}
