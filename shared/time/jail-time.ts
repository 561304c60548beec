import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import type { SentenceSlice } from './sentence.ts';

export const jailTimeBody = z.strictObject({
  /** The commitment it is credited to: the entry first written. */
  commitment: z.string().min(1),
  days: z.int().nonnegative().max(20000),
  /** Custody as the certificate gives it, both days as it writes them; the figure in `days` is what counts. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Who certified it: a sheriff or the New York City Department of Correction (COR 600-a). */
  certifiedBy: z.string().trim().min(2).max(80),
});
export type JailTimeBody = z.infer<typeof jailTimeBody>;

export interface JailTime extends JailTimeBody {
  readonly root: string;
  readonly entry: string;
}

const certified: Kind<JailTimeBody, SentenceSlice> = {
  name: 'jail-time.certified',
  version: 1,
  subject: 'person',
  schema: jailTimeBody,
  roles: recordsRoles,
  facets: (body) => ({ decides: [`jail-time:${body.commitment}`] }),
  decide({ body, slice, today, procedures }) {
    const commitment = slice.commitments.find((held) => held.root === body.commitment);
    if (!commitment) return [problem('JAI-002', { field: 'commitment', value: body.commitment })];
    const problems: Problem[] = [];
    if (slice.jailTimes.some((held) => held.commitment === body.commitment)) problems.push(problem('JAI-003', { field: 'days', value: body.days }));
    const offenses = commitment.counts.flatMap((count) => (count.offenseDate ? [count.offenseDate] : []));
    const first = offenses.toSorted()[0];
    if (first) {
      const between = daysBetween(first, commitment.received);
      if (body.days > between) problems.push(problem('JAI-001', { field: 'days', value: body.days, detail: between }));
    }
    if (body.from && body.to) {
      const custody = daysBetween(body.from, body.to) + 1;
      if (custody < body.days) problems.push(problem('JAI-005', { field: 'days', value: body.days, detail: Math.max(custody, 0) }));
    }
    for (const field of ['from', 'to'] as const) {
      if ((body[field] ?? '') > today.toString()) problems.push(problem('FLD-004', { field, value: body[field] ?? '' }));
    }
    const { longJailTimeDays } = inForceOn(procedures.time, today).numbers;
    if (body.days > longJailTimeDays) problems.push(problem('JAI-004', { field: 'days', value: body.days }));
    return problems;
  },
  apply(slice, { body, root, entry }) {
    if (!slice.commitments.some((held) => held.root === body.commitment)) return { standsAside: 'the commitment it is credited to does not stand' };
    const others = slice.jailTimes.filter((held) => held.commitment !== body.commitment);
    return { ...slice, jailTimes: [...others, { ...body, root, entry }] };
  },
  says: (body) => `Jail time certified by ${body.certifiedBy}: ${body.days} days`,
};

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

export const [jailTimeCertified, jailTimeCorrected, jailTimeVoided] = correctable(certified, {
  corrected: 'jail-time.corrected',
  voided: 'jail-time.voided',
  fact: 'the jail time',
});
