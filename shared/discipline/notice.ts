import { z } from 'zod';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { sayMoment } from './moment.ts';
import { servingRoles } from './offices.ts';

/** Why a person is to be assisted, beside what the case itself shows (7 NYCRR 251-4.1, from knowledge). */
export const personalGrounds = ['illiterate', 'not English-speaking', 'sensorially disabled'] as const;
export type PersonalGround = (typeof personalGrounds)[number];

const noticeBody = z.strictObject({
  ...aboutCase,
  servedBy: z.string().trim().min(2).max(80),
  refusedToSign: z.literal(true).optional(),
  grounds: z.array(z.enum(personalGrounds)).max(personalGrounds.length).optional(),
});
export type NoticeBody = z.infer<typeof noticeBody>;

/** The charges served on the person. */
export const [noticeServed, noticeCorrected, noticeVoided] = correctableOnCase(
  caseKind({
    name: 'notice.served',
    schema: noticeBody,
    roles: servingRoles,
    says: ({ at, servedBy, refusedToSign }) => `Notice of charges served by ${servedBy}, ${sayMoment(at)}${refusedToSign ? ', refused to sign' : ''}`,
  }),
  { corrected: 'notice.corrected', voided: 'notice.voided', fact: 'the service of the notice' },
);
