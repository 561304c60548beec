import type { DisciplineNumbers, Tier } from '../procedures/discipline-numbers.ts';
import { appealAuthority } from './appeal.ts';

/** A sentence of a notice that is served on a person, and the rule behind it. */
export interface NoticeSentence {
  readonly says: string;
  readonly citation: string;
}

/**
 * What a person is told of the charges and of his or her rights with the misbehavior report. Its words are from knowledge,
 * after Form 2171 and 7 NYCRR 251-1.6, 251-4.1, 253.6, 254.5 and 254.6; they are to be checked against the form in force.
 * In: the tier, null before it is set; the numbers in force when the report was written.
 */
export function rightsNotice(tier: Tier | null, { noticeHours, assistanceHours }: DisciplineNumbers): readonly NoticeSentence[] {
  const always: readonly NoticeSentence[] = [
    { says: 'This report is a formal charge. It will be considered and determined at a hearing to be held.', citation: '7 NYCRR 251-3.1' },
    { says: 'You may reply orally to the charge and the evidence, and may submit relevant documents.', citation: '7 NYCRR 252.3, 253.6, 254.6' },
    { says: 'No statement that you make in response to the charges, and no information derived from it, may be used against you in a criminal proceeding.', citation: '7 NYCRR 251-3.1' },
    { says: 'If you are confined pending the hearing, you may write to the deputy superintendent for security, or a designee, before the hearing on the need for continued confinement.', citation: '7 NYCRR 251-1.6' },
  ];
  if (tier === 1) return always;
  return [
    ...always,
    { says: `The hearing is not held before ${noticeHours} hours have passed since these charges were served on you.`, citation: '7 NYCRR 253.6, 254.6' },
    { says: 'You may call witnesses on your behalf, provided that doing so does not jeopardize institutional safety or correctional goals. If a witness is refused, you are given the reason in writing.', citation: '7 NYCRR 253.5, 254.5' },
    { says: `You may have the assistance of an employee where the rules call for it; the hearing is then not held before ${assistanceHours} hours have passed since your first meeting.`, citation: '7 NYCRR 251-4.1, 253.4, 254.4' },
  ];
}

/** What a person is told of the appeal with the disposition. In: the tier; the numbers in force on the day of the delivery. */
export function appealNotice(tier: Tier, { appeal, appealDecisionDays }: DisciplineNumbers): readonly NoticeSentence[] {
  const citation = { 1: '7 NYCRR 252.6', 2: '7 NYCRR 253.8', 3: '7 NYCRR 254.8' }[tier];
  const span = appeal[tier];
  const decided = appealDecisionDays[tier];
  return [
    { says: `You may appeal this disposition to the ${appealAuthority(tier)} within ${'days' in span ? `${span.days} days` : `${span.hours} hours`} of receiving it, in writing.`, citation },
    ...(decided === undefined ? [] : [{ says: `The appeal is decided within ${decided} days of its receipt.`, citation }]),
  ];
}
