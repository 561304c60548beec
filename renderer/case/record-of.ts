import type { PersonPage } from '../../shared/contract/shapes.ts';
import { noDiscipline, type DisciplineSlice } from '../../shared/discipline/case.ts';
import type { SubjectRecord } from '../../shared/entry/fold.ts';

/** As much of a person's record as the rules of discipline ask for, from what his page shows. What has left the record is not in it. */
export function recordOf({ id, cases, segregation, populations, identity, shu, drc, items, outcomes, commitments, jailTimes, events, certificates, manualDates }: PersonPage): SubjectRecord {
  const discipline: DisciplineSlice = { ...noDiscipline, cases, segregation, populations };
  return { subject: { type: 'person', id }, slices: { discipline, identity, shu, drc, items, time: { commitments, jailTimes, events, certificates, manualDates } }, outcomes: new Map(outcomes), facets: new Map(), inForce: new Map(), kinds: new Map() };
}
