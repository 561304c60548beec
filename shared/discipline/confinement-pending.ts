import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { happenedAt, stepsOf, type Case } from './case.ts';
import { sayMoment, type Moment } from './moment.ts';

export const confinedWhere = z.enum(['keeplock', 'SHU']);

const confinementBody = z.discriminatedUnion('happened', [
  z.strictObject({ ...aboutCase, happened: z.literal('began'), where: confinedWhere }),
  z.strictObject({ ...aboutCase, happened: z.literal('ended') }),
]);
export type ConfinementBody = z.infer<typeof confinementBody>;

/** A stretch of confinement while a hearing is pending; `to` is null while it lasts. */
export interface PendingConfinement {
  readonly from: Moment;
  readonly to: Moment | null;
  readonly where: z.infer<typeof confinedWhere>;
  /** The entry that says that it began: the report itself, where it does. */
  readonly entry: string;
}

/**
 * When the person was confined pending the hearing of a case (7 NYCRR 251-1.6): as the report says, and as was entered since.
 * A disposition ends it. Out: the stretches, in order of time.
 */
export function pendingConfinementOf(held: Case): readonly PendingConfinement[] {
  const { confined } = held.report;
  const first = confined ? [{ happened: 'began' as const, at: confined.at, where: confined.where, entry: held.root }] : [];
  const entered = stepsOf(held).flatMap((act) => (act.kind === 'confinement.pending' ? [{ ...act.body, entry: act.entry }] : []));
  const stretches: PendingConfinement[] = [];
  for (const one of [...first, ...entered].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const open = stretches.at(-1)?.to === null ? stretches.at(-1) : undefined;
    if (one.happened === 'began' && !open) stretches.push({ from: one.at, to: null, where: one.where, entry: one.entry });
    else if (one.happened === 'ended' && open) stretches[stretches.length - 1] = { ...open, to: one.at };
  }
  // The hearing it was pending, though a rehearing has since been ordered.
  const heard = (from: Moment) => stepsOf(held).find((act) => act.kind === 'hearing.disposed' && act.body.at >= from);
  return stretches.map((one) => {
    const disposed = one.to === null ? heard(one.from) : undefined;
    return disposed ? { ...one, to: happenedAt(disposed) } : one;
  });
}

const pending = caseKind({
  name: 'confinement.pending',
  schema: confinementBody,
  roles: shuRoles,
  decides: () => 'confinement',
  decide({ body }, { held }) {
    const open = pendingConfinementOf(held).find((one) => one.from <= body.at && (one.to === null || one.to > body.at));
    if (body.happened === 'began' && open) return [problem('DIS-014', { field: 'at', value: sayMoment(open.from) })];
    if (body.happened === 'ended' && !open) return [problem('DIS-015', { field: 'at', value: sayMoment(body.at) })];
    return [];
  },
  says: (body) => (body.happened === 'began' ? `Confined pending the hearing, ${body.where}, ${sayMoment(body.at)}` : `Released from confinement pending the hearing, ${sayMoment(body.at)}`),
});

export const [confinementPending, confinementPendingCorrected, confinementPendingVoided] = correctableOnCase(pending, {
  corrected: 'confinement.pending-corrected',
  voided: 'confinement.pending-voided',
  fact: 'the confinement pending a hearing',
});
