import type { Act } from '../../shared/contract/contract.ts';
import type { Case } from '../../shared/discipline/case.ts';
import type { Penalty } from '../../shared/discipline/penalty.ts';
import type { ReportBody } from '../../shared/discipline/report.ts';
import type { Tier } from '../../shared/procedures/discipline-numbers.ts';
import { report } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf } from './render.tsx';

/** A person and a case of his, for the tests of a hearing and what follows it. */
export interface CaseForTest {
  readonly id: string;
  readonly root: string;
  /** The address of the hearing. */
  readonly hearing: string;
  /** An act on the case at a moment. */
  act(kind: string, at: string, words: object): Act;
  /** The case as the station has it now; undefined once it has left the record. */
  now(): Promise<Case | undefined>;
}

/** A case whose charges are served and whose hearing is to be opened: an incident of February 24, a notice of the 26th. In: the tier, what the report says otherwise, the person where it is not a new one. */
export function servedCase(at: TestStation, tier: Tier, words: Partial<ReportBody> = {}, id: string = at.person().id): CaseForTest {
  const [root = ''] = at.as('officer', report(id, { date: '2026-02-24', time: '14:05', written: '2026-02-24T15:00', ...words }, { effective: '2026-02-24' }));
  const act: CaseForTest['act'] = (kind, moment, more) => ({ kind, subject: { type: 'person', id }, effective: moment.slice(0, 10), body: { report: root, at: moment, ...more } });
  at.as('lieutenant', act('report.reviewed', '2026-02-25T09:00', { outcome: 'tier set', tier }));
  at.as('officer', act('notice.served', '2026-02-26T10:00', { servedBy: 'Officer Reyes' }));
  return {
    id,
    root,
    hearing: `/people/${id}/case/${root}/hearing`,
    act,
    now: async () => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).cases.find((held) => held.root === root),
  };
}

/** The same with its hearing open since 09:30 of the day of the tests. */
export function openCase(at: TestStation, tier: Tier, words: Partial<ReportBody> = {}, id?: string): CaseForTest {
  const held = servedCase(at, tier, words, id);
  const role = 'hearing-officer';
  at.as(role, held.act('hearing.opened', '2026-03-02T09:30', { officer: { account: at.actors[role].account, name: 'The hearing-officer', role } }));
  return held;
}

/** The same disposed of with every charge affirmed, at 09:45. */
export function disposedCase(at: TestStation, tier: Tier, penalties: readonly Penalty[], words: Partial<ReportBody> = {}, id?: string): CaseForTest {
  const held = openCase(at, tier, words, id);
  const charges = (words.rules ?? ['106.10']).map((rule) => ({ rule, finding: 'affirmed', evidence: 'The report of the officer' }));
  at.as('hearing-officer', held.act('hearing.disposed', '2026-03-02T09:45', { charges, penalties }));
  return held;
}
