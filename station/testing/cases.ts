import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { ReportBody } from '../../shared/discipline/report.ts';
import { testDay, report } from './acts.ts';
import type { TestStation } from './station.ts';

/** An act on a case that tests enter, by whom. */
interface Step {
  readonly by: Role;
  readonly kind: string;
  readonly body: object;
}

/** The steps of a Tier II case in their order, from its review to the decision of an appeal; each has its usual words. */
export const caseSteps = {
  review: { by: 'lieutenant', kind: 'report.reviewed', body: { at: '2026-02-20T16:00', outcome: 'tier set', tier: 2 } },
  notice: { by: 'officer', kind: 'notice.served', body: { at: '2026-02-21T09:00', servedBy: 'Officer Reyes' } },
  opening: { by: 'hearing-officer', kind: 'hearing.opened', body: { at: '2026-02-23T09:00' } },
  disposition: { by: 'hearing-officer', kind: 'hearing.disposed', body: { at: '2026-02-23T10:00', penalties: [{ name: 'surcharge', cents: 500 }] } },
  delivery: { by: 'officer', kind: 'disposition.delivered', body: { at: '2026-02-23T15:00', deliveredBy: 'Officer Reyes' } },
  appeal: { by: 'officer', kind: 'appeal.filed', body: { at: '2026-02-24T15:00' } },
  reversal: { by: 'superintendent', kind: 'appeal.decided', body: { at: '2026-03-01T12:00', on: 'appeal', authority: 'superintendent', decidedBy: 'The superintendent', outcome: 'reversed' } },
} as const satisfies Record<string, Step>;
export type CaseStepName = keyof typeof caseSteps;
const stepNames = Object.keys(caseSteps) as readonly CaseStepName[];

/** An act on a case, with what tests say where they say nothing else. */
export function onCase(at: Pick<TestStation, 'actors'>, person: string, root: string, step: CaseStepName, words: object = {}): Act {
  const { kind, body } = caseSteps[step];
  const officer = at.actors['hearing-officer'];
  const more = {
    ...(step === 'opening' ? { officer: { account: officer.account, name: 'The hearing-officer', role: officer.role } } : {}),
    ...(step === 'disposition' ? { charges: [{ rule: '106.10', finding: 'affirmed', evidence: 'The officer’s report' }] } : {}),
  };
  return { kind, subject: { type: 'person', id: person }, effective: testDay, body: { report: root, ...more, ...body, ...words } };
}

/**
 * Writes a report of 20 February 2026 and takes it along to a step.
 * In: the person; the last step, none where it is left at its writing; words of the report; words of single steps. Out: the report's root.
 */
export function playCase(at: TestStation, person: string, upTo?: CaseStepName, words: Partial<ReportBody> = {}, of: Partial<Record<CaseStepName, object>> = {}): string {
  const [root = ''] = at.as('officer', report(person, { date: '2026-02-20', time: '14:05', written: '2026-02-20T15:00', ...words }));
  const last = upTo === undefined ? -1 : stepNames.indexOf(upTo);
  for (const step of stepNames.slice(0, last + 1)) at.as(caseSteps[step].by, onCase(at, person, root, step, of[step]));
  return root;
}
