import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import { problem, type Problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { caseIn, type Case } from './case.ts';
import { checkSegregatedTerms } from './check-segregation.ts';
import { dayOf } from './moment.ts';
import { hearingRoles } from './offices.ts';
import { affirmedCharges, dispositionOf, penaltiesOf } from './penalties-standing.ts';
import { lawOf } from './rules.ts';
import { layTerms } from './terms.ts';

const invokedBody = z.strictObject({
  ...aboutCase,
  /** The suspended penalty's number on its disposition sheet. */
  penalty: z.int().nonnegative(),
  /** The later report whose finding invokes it. */
  because: z.uuid(),
  /** So many of the suspended days; all of them where it is left out. */
  days: z.int().min(1).max(3650).optional(),
  starts: daySchema.optional(),
  consecutiveTo: z.uuid().optional(),
});
export type InvokedBody = z.infer<typeof invokedBody>;

const invoked = caseKind({
  name: 'suspended-penalty.invoked',
  schema: invokedBody,
  roles: hearingRoles,
  decides: ({ penalty }) => `penalty:${penalty}`,
  decide({ body, slice, record, procedures }, { held, after }) {
    const problems: Problem[] = [];
    const standing = penaltiesOf(held).find((one) => one.number === body.penalty);
    const suspension = standing?.suspension;
    if (!suspension) return [problem('DIS-044', { field: 'penalty' })];
    if (suspension.invoked) problems.push(problem('DIS-045', { field: 'penalty', value: suspension.invoked.on }));
    if (body.days !== undefined && (suspension.days === null || body.days > suspension.days)) problems.push(problem('DIS-041', { field: 'days', value: body.days, detail: suspension.days ?? 'all of it' }));
    const later = caseIn(slice, body.because);
    const found = later ? findingThatInvokes(held, later) : null;
    if (!found) problems.push(problem('DIS-046', { field: 'because' }));
    else if (dayOf(found.at) > suspension.until) problems.push(problem('DIS-047', { field: 'because', value: dayOf(found.at), detail: suspension.until, rule: lawOf('suspension') }));
    if (problems.length > 0) return problems;
    const cases = [...slice.cases.filter((one) => one.root !== after.root), after];
    const terms = layTerms(cases);
    if (terms.some((term) => term.report === body.report && term.number === body.penalty && term.loop)) problems.push(problem('DIS-042', { field: 'consecutiveTo' }));
    return [...problems, ...checkSegregatedTerms([], { report: body.report, at: body.at, terms, slice, record, procedures })];
  },
  says: ({ days, starts }) => `Suspended penalty invoked${days === undefined ? '' : `, ${days} days`}${starts ? `, from ${starts}` : ''}`,
});

/** The finding of another report that what is suspended on a report may be invoked for: the disposition that affirmed a charge, made no earlier; null where there is none. */
export function findingThatInvokes(held: Case, other: Case): ReturnType<typeof dispositionOf> {
  const [first, found] = [dispositionOf(held), dispositionOf(other)];
  return found && other.root !== held.root && affirmedCharges(other).length > 0 && !(first && found.at < first.at) ? found : null;
}

/** What was suspended is to be served after all, for a finding within the time of the suspension. */
export const [suspendedPenaltyInvoked, invocationCorrected, invocationVoided] = correctableOnCase(invoked, {
  corrected: 'suspended-penalty.invocation-corrected',
  voided: 'suspended-penalty.invocation-voided',
  fact: 'the invoking of a suspended penalty',
});
