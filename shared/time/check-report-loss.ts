import { caseIn, disciplineOf } from '../discipline/case.ts';
import { penaltiesOf } from '../discipline/penalties-standing.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { problem, type Problem } from '../problems.ts';
import type { EventBody } from './event.ts';
import { sentenceOf } from './sentence.ts';
import { compareTerms, noTerm, sayTerm, sumTerms, termLess, termOf, type Term } from './term.ts';

/**
 * What stands against an event of good time that names a misbehavior report: a loss is that of a report on record, and more than
 * was recommended is questioned; a restoration is never more than was lost on the report.
 * In: the event; the record without what it corrects.
 */
export function checkReportLoss(body: EventBody, record: SubjectRecord): readonly Problem[] {
  if ((body.event !== 'good time lost' && body.event !== 'good time restored') || body.report === undefined) return [];
  const { report, amount } = body;
  const held = caseIn(disciplineOf(record), report);
  if (body.event === 'good time lost') {
    if (!held) return [problem('DIS-008', { field: 'report' })];
    const recommended = sumTerms(penaltiesOf(held).flatMap(({ penalty }) => (penalty.name === 'loss of good time' ? [termOf(penalty.amount)] : [])));
    const more = compareTerms(sumTerms([termOf(amount), lostOn(record, report)]), recommended) > 0;
    return more ? [problem('DIS-059', { field: 'amount', value: sayTerm(termOf(amount)), detail: sayTerm(recommended) || 'nothing' })] : [];
  }
  const lost = lostOn(record, report);
  return compareTerms(termOf(amount), lost) > 0 ? [problem('DIS-058', { field: 'amount', value: sayTerm(termOf(amount)), detail: sayTerm(lost) })] : [];
}

/** What was lost by decision on a report and has not been restored. */
export function lostOn(record: SubjectRecord, report: string): Term {
  const { events } = sentenceOf(record);
  const sum = (of: (one: EventBody) => boolean) => sumTerms(events.flatMap((one) => ('amount' in one && one.report === report && of(one) ? [termOf(one.amount)] : [])));
  const lost = sum((one) => one.event === 'good time lost' && one.stage === 'decided');
  const restored = sum((one) => one.event === 'good time restored');
  return compareTerms(restored, lost) >= 0 ? noTerm : termLess(lost, restored);
}
