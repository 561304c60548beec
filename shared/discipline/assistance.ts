import { z } from 'zod';
import { staffRoles } from '../accounts/roles.ts';
import type { DisciplineNumbers } from '../procedures/discipline-numbers.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { stepsOf, tierOf, type Case } from './case.ts';
import { pendingConfinementOf } from './confinement-pending.ts';
import { sayMoment } from './moment.ts';

const assistanceBody = z.discriminatedUnion('how', [
  /** The meeting with the assistant: the hearing waits 24 hours from it. */
  z.strictObject({ ...aboutCase, how: z.literal('given'), assistant: z.string().trim().min(2).max(80) }),
  z.strictObject({ ...aboutCase, how: z.literal('waived') }),
]);
export type AssistanceBody = z.infer<typeof assistanceBody>;

/** Assistance with the defense given, or waived by the person. */
export const [assistanceGiven, assistanceCorrected, assistanceVoided] = correctableOnCase(
  caseKind({
    name: 'assistance.given',
    schema: assistanceBody,
    roles: staffRoles,
    says: (body) => (body.how === 'given' ? `Assistance given by ${body.assistant}, ${sayMoment(body.at)}` : `Assistance waived, ${sayMoment(body.at)}`),
  }),
  { corrected: 'assistance.corrected', voided: 'assistance.voided', fact: 'the assistance' },
);

/**
 * Why the person is to be assisted (7 NYCRR 251-4.1, from knowledge): confined and charged at Tier III, charged with drug
 * use, or unable to read, to speak English, to see or hear. Empty where no assistance is required; none at Tier I.
 */
export function assistanceGrounds(held: Case, { assistedRules }: Pick<DisciplineNumbers, 'assistedRules'>): readonly string[] {
  const tier = tierOf(held);
  if (tier === null || tier === 1) return [];
  const personal = stepsOf(held).flatMap((act) => (act.kind === 'notice.served' ? (act.body.grounds ?? []) : []));
  return [
    ...(tier === 3 && pendingConfinementOf(held).length > 0 ? ['confined pending a Tier III hearing'] : []),
    ...held.report.rules.filter((rule) => assistedRules.includes(rule)).map((rule) => `charged with ${rule}`),
    ...new Set(personal),
  ];
}
