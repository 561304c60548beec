import { stepsOf, type Case } from '../../shared/discipline/case.ts';
import { statusOf } from '../../shared/discipline/status.ts';

/** Why a report was sent back to its author, while it waits to be written again; null otherwise. */
export function whyReturned(held: Case): string | null {
  if (statusOf(held).state !== 'returned to author') return null;
  const last = stepsOf(held).findLast((step) => step.kind === 'report.returned');
  return last?.kind === 'report.returned' ? last.body.why : null;
}
