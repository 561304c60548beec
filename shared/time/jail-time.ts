import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import { checkJailTime } from './check-jail-time.ts';
import { sentenceFacet } from './commitment.ts';
import { proposed, withMisfits } from './review.ts';
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
  facets: (body) => ({ decides: [`jail-time:${body.commitment}`], adds: [sentenceFacet] }),
  decide({ body, slice, record, today, procedures, strikes }) {
    const same = slice.jailTimes.find((held) => held.commitment === body.commitment);
    const jail = { ...body, root: strikes ?? proposed, entry: proposed };
    const sentence = { ...slice, jailTimes: [...slice.jailTimes.filter((held) => held !== same), jail] };
    const against = { sentence, identity: identityOf(record), procedures, today };
    const own = [...(same ? [problem('JAI-003', { field: 'days', value: body.days })] : []), ...checkJailTime(jail, against)];
    return withMisfits(own, slice, against);
  },
  apply(slice, { body, root, entry }) {
    if (!slice.commitments.some((held) => held.root === body.commitment)) return { standsAside: 'the commitment it is credited to does not stand' };
    const others = slice.jailTimes.filter((held) => held.commitment !== body.commitment);
    return { ...slice, jailTimes: [...others, { ...body, root, entry }] };
  },
  says: (body) => `Jail time certified by ${body.certifiedBy}: ${body.days} days`,
};

export const [jailTimeCertified, jailTimeCorrected, jailTimeVoided] = correctable(certified, {
  corrected: 'jail-time.corrected',
  voided: 'jail-time.voided',
  fact: 'the jail time',
});
