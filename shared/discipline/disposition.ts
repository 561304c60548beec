import { z } from 'zod';
import { problem, type Problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { walkOf, type Case } from './case.ts';
import { checkPenalties } from './check-penalties.ts';
import { clocksOf } from './clocks.ts';
import { dayOf, sayMoment } from './moment.ts';
import { hearingRoles, servingRoles } from './offices.ts';
import { penaltiesSchema, sayPenalty } from './penalty.ts';

const chargeSchema = z.strictObject({
  rule: z.string(),
  finding: z.enum(['affirmed', 'dismissed']),
  /** What the finding rests on. */
  evidence: z.string().trim().max(4000),
});

const disposedBody = z.strictObject({
  ...aboutCase,
  charges: z.array(chargeSchema).min(1).max(20),
  penalties: penaltiesSchema,
  /** Why these penalties. */
  reasons: z.string().trim().max(4000).optional(),
});
export type DisposedBody = z.infer<typeof disposedBody>;

const disposed = caseKind({
  name: 'hearing.disposed',
  schema: disposedBody,
  roles: hearingRoles,
  decides: () => 'disposition',
  bearsOnRecord: true,
  decide(proposal, { held, after }) {
    const { body, actor, procedures } = proposal;
    const problems = [...checkCharges(body, held)];
    const officer = officerOf(held);
    if (officer && officer.account !== actor.account) problems.push(problem('DIS-029', { value: officer.name }));
    const affirmed = body.charges.some((charge) => charge.finding === 'affirmed');
    if (!affirmed && body.penalties.length > 0) problems.push(problem('DIS-030', { field: 'penalties' }));
    if (affirmed) problems.push(...checkPenalties(body.penalties, { after, at: body.at, slice: proposal.slice, record: proposal.record, procedures }));
    const clock = clocksOf(held, procedures, Temporal.PlainDateTime.from(body.at)).findLast((one) => finishing.has(one.id));
    if (clock && dayOf(body.at) > clock.last) problems.push(problem('DIS-031', { field: 'at', value: clock.last, detail: clock.missMeans.replace(/\.$/, ''), rule: clock.citation }));
    return problems;
  },
  says({ charges, penalties }) {
    const of = (finding: string) => charges.filter((charge) => charge.finding === finding).map((charge) => charge.rule);
    const found = (['affirmed', 'dismissed'] as const).flatMap((finding) => (of(finding).length > 0 ? `${finding} ${of(finding).join(', ')}` : []));
    return `Disposition: ${found.join('; ')}${penalties.length > 0 ? `: ${penalties.map(sayPenalty).join('; ')}` : ''}`;
  },
});

const finishing: ReadonlySet<string> = new Set(['finish', 'tier-1', 'rehearing']);

/** The finding on each charge, and what is imposed. */
export const [hearingDisposed, dispositionCorrected, dispositionVoided] = correctableOnCase(disposed, { corrected: 'disposition.corrected', voided: 'disposition.voided', fact: 'the disposition' });

/** Every charge has one finding, and every affirmed one says on what it rests. */
function checkCharges({ charges }: DisposedBody, { report }: Case): readonly Problem[] {
  const found = charges.map((charge) => charge.rule);
  return [
    ...charges.flatMap(({ rule, finding, evidence }, index) => [
      ...(report.rules.includes(rule) ? [] : [problem('DIS-023', { field: `charges.${index}.rule`, value: rule })]),
      ...(finding === 'affirmed' && evidence.length < 3 ? [problem('DIS-032', { field: `charges.${index}.evidence`, value: rule })] : []),
      ...(found.indexOf(rule) < index ? [problem('DIS-033', { field: `charges.${index}.rule`, value: rule })] : []),
    ]),
    ...report.rules.filter((rule) => !found.includes(rule)).map((rule) => problem('DIS-034', { field: 'charges', value: rule })),
  ];
}

/** The officer of the hearing that is open, or of the last that was. */
export function officerOf(held: Case): { readonly account: string; readonly name: string } | null {
  const session = walkOf(held).taken.findLast(({ act }) => act.kind === 'hearing.opened');
  return session?.act.kind === 'hearing.opened' ? session.act.body.officer : null;
}

const deliveredBody = z.strictObject({ ...aboutCase, deliveredBy: z.string().trim().min(2).max(80), refusedToSign: z.literal(true).optional() });
export type DeliveredBody = z.infer<typeof deliveredBody>;

/** The written disposition given to the person: the time to appeal runs from it. */
export const [dispositionDelivered, deliveryCorrected, deliveryVoided] = correctableOnCase(
  caseKind({
    name: 'disposition.delivered',
    schema: deliveredBody,
    roles: servingRoles,
    says: ({ at, deliveredBy, refusedToSign }) => `Disposition delivered by ${deliveredBy}, ${sayMoment(at)}${refusedToSign ? ', refused to sign' : ''}`,
  }),
  { corrected: 'disposition.delivery-corrected', voided: 'disposition.delivery-voided', fact: 'the delivery of the disposition' },
);
