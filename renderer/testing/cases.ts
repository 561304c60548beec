import type { Act } from '../../shared/contract/contract.ts';
import type { ReportBody } from '../../shared/discipline/report.ts';
import { report, testDay, type Extras } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';

/** An act of discipline on a person, as a station records it. */
export function act(person: string, kind: string, body: object, extras: Extras = {}): Act {
  return { kind, subject: { type: 'person', id: person }, effective: testDay, body, ...extras };
}

/** A person with a report by the officer, confined pending the hearing since it. Out: both ids. */
export function someCase(at: TestStation, words: Partial<ReportBody> = {}): { readonly id: string; readonly root: string } {
  const { id } = at.person();
  const [root = ''] = at.as('officer', report(id, { rules: ['100.13'], confined: { at: '2026-03-01T14:30', where: 'keeplock' }, ...words }));
  return { id, root };
}

/** The tier of a report set by the lieutenant in the morning of the tests. Out: the entry. */
export function setTier(at: TestStation, id: string, root: string, tier: 1 | 2 | 3): string {
  return at.as('lieutenant', act(id, 'report.reviewed', { report: root, at: `${testDay}T08:00`, outcome: 'tier set', tier }))[0]!;
}
