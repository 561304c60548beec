import { z } from 'zod';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { hearingRoles } from './offices.ts';

const name = z.string().trim().min(2).max(80);
const witnessBody = z.discriminatedUnion('outcome', [
  z.strictObject({ ...aboutCase, name, askedBy: z.enum(['person', 'hearing officer']), outcome: z.literal('heard'), testimony: z.string().trim().min(3).max(4000).optional(), outsidePresence: z.literal(true).optional() }),
  /** A witness refused has the reason in writing (7 NYCRR 254.5(a), from knowledge). */
  z.strictObject({ ...aboutCase, name, askedBy: z.enum(['person', 'hearing officer']), outcome: z.enum(['refused by the officer', 'refused to testify']), why: z.string({ error: 'DIS-024' }).trim().min(3, 'DIS-024').max(2000) }),
]);
export type WitnessBody = z.infer<typeof witnessBody>;

/** A witness of the hearing: heard, refused by the officer, or refusing to testify. */
export const [hearingWitnessRecorded, hearingWitnessCorrected, hearingWitnessVoided] = correctableOnCase(
  caseKind({
    name: 'hearing-witness.recorded',
    schema: witnessBody,
    roles: hearingRoles,
    says: (body) => `Witness ${body.name}: ${body.outcome}${body.outcome === 'heard' ? '' : ` (${body.why})`}`,
  }),
  { corrected: 'hearing-witness.corrected', voided: 'hearing-witness.voided', fact: 'the witness' },
);
