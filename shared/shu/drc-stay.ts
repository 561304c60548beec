import { z } from 'zod';
import { recordsRoles, shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Facets, Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import { drcOf, type DrcSlice } from './drc-slice.ts';
import { levelsOf, stated } from './slice.ts';

const stayBody = z.strictObject({});
type StayBody = z.infer<typeof stayBody>;

const stayKind = (name: string, list: 'admissions' | 'releases', says: string, facets: Facets, decide: Kind<StayBody, DrcSlice>['decide']): Kind<StayBody, DrcSlice> => ({
  name,
  version: 1,
  subject: 'person',
  schema: stayBody,
  roles: [...shuRoles, ...recordsRoles],
  facets: () => facets,
  decide: (proposal) => {
    const { effective, today, record } = proposal;
    const day = effective.toString();
    const received = identityOf(record)?.received;
    return [
      ...(Temporal.PlainDate.compare(effective, today) > 0 ? [problem('FLD-004', { field: 'effective', value: day })] : []),
      ...(received && day < received ? [problem('PIM-004', { field: 'effective', value: day, detail: received })] : []),
      ...decide(proposal),
    ];
  },
  apply: (slice, applied) => ({ ...slice, [list]: [...slice[list], stated(applied)].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) }),
  says: () => says,
});

const admitted = stayKind('shu.admitted', 'admissions', 'Admitted to the special housing unit', { decides: ['shu-stay'] }, ({ record, effective }) => {
  const stay = stayOn(record, effective.toString());
  return stay && stay.inferred === null ? [problem('DRC-001', { field: 'effective', value: stay.on })] : [];
});

// A release ends the level, so that whoever judges or moves by the level is to have seen it.
const released = stayKind('shu.released', 'releases', 'Released from the special housing unit', { decides: ['shu-stay'], adds: ['shu-release'] }, ({ record, effective }) =>
  stayOn(record, effective.toString()) ? [] : [problem('DRC-002', { field: 'effective', value: effective.toString() })],
);

/** Admission to the special housing unit, on the day that the entry takes effect: by transfer or from the facility. */
export const [shuAdmitted, shuAdmissionCorrected, shuAdmissionVoided] = correctable(admitted, { corrected: 'shu.admission-corrected', voided: 'shu.admission-voided', fact: 'the admission to the unit' });

/** Release from the unit, on the day that the entry takes effect. */
export const [shuReleased, shuReleaseCorrected, shuReleaseVoided] = correctable(released, { corrected: 'shu.release-corrected', voided: 'shu.release-voided', fact: 'the release from the unit' });

/** A stay in the unit: its first day, and why that day is taken where nobody entered an admission. */
export interface ShuStay {
  readonly on: string;
  readonly entry: string;
  readonly inferred: string | null;
}

/**
 * The stay in the unit in which a day lies: from the admission entered, or else from the first level of the present run,
 * which a release ends. Null where the person is not in the unit on that day.
 */
export function stayOn(record: SubjectRecord, day: string): ShuStay | null {
  const { admissions, releases } = drcOf(record);
  const release = releases.findLast((one) => one.day <= day)?.day;
  const since = (one: string) => one <= day && (release === undefined || one >= release);
  const admission = admissions.findLast((one) => since(one.day));
  if (admission) return { on: admission.day, entry: admission.entry, inferred: null };
  const first = levelsOf(record).find((held) => since(held.since));
  if (!first) return null;
  const brought = first.broughtForward ? ', which was brought forward and may be later than the admission' : '';
  return { on: first.since, entry: first.entry, inferred: `No admission is entered; taken from Level ${first.level} of ${first.since}, the first of the present stay${brought}` };
}
