import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { daySchema } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import { countSchema, sayCount } from './count.ts';
import type { SentenceSlice } from './sentence.ts';
import { checkCommitment } from './check-commitment.ts';
import { proposed, withMisfits } from './review.ts';

export const commitmentBody = z.strictObject({
  county: z.string().trim().min(2).max(40),
  indictment: z.string().trim().min(1).max(30),
  sentenced: daySchema,
  /** The day the person was received under this sentence: the sentence begins on it (PL 70.30(1)). */
  received: daySchema,
  counts: z.array(countSchema).min(1).max(40),
});
export type CommitmentBody = z.infer<typeof commitmentBody>;

export interface Commitment extends CommitmentBody {
  readonly root: string;
  readonly entry: string;
}

/** What every fact adds to that sentence dates are computed from: a certificate relies on having seen all of it. */
export const sentenceFacet = 'sentence';

/** The facet of one commitment: two stations that enter the same paper are in conflict, not doubled. */
export function commitmentFacet({ county, indictment }: Pick<CommitmentBody, 'county' | 'indictment'>): string {
  return `sentence:${county.toLowerCase()}/${indictment.toLowerCase()}`;
}

const received: Kind<CommitmentBody, SentenceSlice> = {
  name: 'commitment.received',
  version: 1,
  subject: 'person',
  schema: commitmentBody,
  roles: recordsRoles,
  facets: (body) => ({ decides: [commitmentFacet(body)], adds: [sentenceFacet] }),
  decide({ body, slice, record, today, procedures, strikes }) {
    const same = slice.commitments.find((held) => commitmentFacet(held) === commitmentFacet(body));
    const commitment = { ...body, root: strikes ?? proposed, entry: proposed };
    const sentence = { ...slice, commitments: [...slice.commitments.filter((held) => held !== same), commitment] };
    const against = { sentence, identity: identityOf(record), procedures, today };
    const own = [...checkCommitment(commitment, against), ...(same ? [problem('SEN-015', { field: 'indictment', value: `${body.county} ${body.indictment}` })] : [])];
    return withMisfits(own, slice, against);
  },
  apply(slice, { body, root, entry }) {
    const others = slice.commitments.filter((held) => commitmentFacet(held) !== commitmentFacet(body));
    return { ...slice, commitments: [...others, { ...body, root, entry }] };
  },
  says: (body) => `Commitment, ${body.county} ${body.indictment}: ${body.counts.map(sayCount).join('; ')}`,
};

export const [commitmentReceived, commitmentCorrected, commitmentVoided] = correctable(received, {
  corrected: 'commitment.corrected',
  voided: 'commitment.voided',
  fact: 'the commitment',
});
