import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import { problem, type Problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { tierOf, type Case } from './case.ts';
import { checkPenalties, heavierThan } from './check-penalties.ts';
import { clocksOf } from './clocks.ts';
import { dayOf, sayMoment } from './moment.ts';
import { appealRoles, decidingRoles } from './offices.ts';
import { penaltiesOf } from './penalties-standing.ts';
import { penaltiesSchema, sayPenalty } from './penalty.ts';
import type { Tier } from '../procedures/discipline-numbers.ts';
import type { Role } from '../accounts/roles.ts';

const filedBody = z.strictObject({ ...aboutCase, grounds: z.string().trim().max(8000).optional() });
export type AppealFiledBody = z.infer<typeof filedBody>;

/** The person's appeal, on the day it was received. */
export const [appealFiled, appealFiledCorrected, appealFiledVoided] = correctableOnCase(
  caseKind({
    name: 'appeal.filed',
    schema: filedBody,
    roles: appealRoles,
    decide({ body, procedures }, { after }) {
      const clock = clocksOf(after, procedures, Temporal.PlainDateTime.from(body.at)).findLast((one) => one.id === 'appeal');
      return clock?.state === 'missed' ? [problem('DIS-050', { field: 'at', value: sayMoment(clock.last), rule: clock.citation })] : [];
    },
    says: ({ at, grounds }) => `Appeal filed, ${sayMoment(at)}${grounds ? `: ${grounds}` : ''}`,
  }),
  { corrected: 'appeal.filed-corrected', voided: 'appeal.filed-voided', fact: 'the appeal' },
);

const name = z.string().trim().min(2).max(80);
const decidedBody = z.strictObject({
  ...aboutCase,
  /** Upon what it was taken up: the person's appeal, the authority's own motion, or the order of a court. */
  on: z.enum(['appeal', 'own motion', 'court order']),
  authority: z.enum(['superintendent', 'commissioner', 'court']),
  decidedBy: name,
  outcome: z.enum(['affirmed', 'modified', 'reversed', 'rehearing']),
  /** What stands in place of all that was imposed, where it is modified. */
  penalties: penaltiesSchema.optional(),
  /** The last day of the rehearing. */
  until: daySchema.optional(),
  why: z.string().trim().max(4000).optional(),
});
export type AppealDecidedBody = z.infer<typeof decidedBody>;

const decided = caseKind({
  name: 'appeal.decided',
  schema: decidedBody,
  roles: decidingRoles,
  decides: () => 'appeal',
  bearsOnRecord: true,
  decide(proposal, { held, after }) {
    const { body, actor, slice, record, procedures } = proposal;
    const problems = [...checkAuthority(body, held, actor.role)];
    const given = body.penalties !== undefined;
    if (given !== (body.outcome === 'modified')) problems.push(problem('DIS-051', { field: 'penalties', value: body.outcome }));
    if ((body.until !== undefined) !== (body.outcome === 'rehearing')) problems.push(problem('DIS-052', { field: 'until', value: body.outcome }));
    if (body.until !== undefined && body.until < dayOf(body.at)) problems.push(problem('DIS-028', { field: 'until', value: body.until, detail: dayOf(body.at) }));
    if (body.outcome === 'affirmed' && body.on !== 'appeal') problems.push(problem('DIS-053', { field: 'outcome' }));
    if (body.penalties && body.outcome === 'modified') {
      const heavier = heavierThan(penaltiesOf(held).map((one) => one.penalty), body.penalties);
      if (heavier.length > 0) problems.push(problem('DIS-054', { field: 'penalties', value: heavier.join(', ') }));
      problems.push(...checkPenalties(body.penalties, { after, at: body.at, slice, record, procedures }));
    }
    return problems;
  },
  says({ outcome, on, authority, decidedBy, penalties, until }) {
    const what = { affirmed: 'affirmed', modified: `modified: ${(penalties ?? []).map(sayPenalty).join('; ') || 'no penalty'}`, reversed: 'reversed', rehearing: `rehearing ordered${until ? ` until ${until}` : ''}` }[outcome];
    return `Disposition ${what}, on ${on === 'appeal' ? 'appeal' : on}, by the ${authority} (${decidedBy})`;
  },
});

/** What became of the disposition, on appeal or on review. */
export const [appealDecided, appealDecisionCorrected, appealDecisionVoided] = correctableOnCase(decided, { corrected: 'appeal.decision-corrected', voided: 'appeal.decision-voided', fact: 'the decision on the disposition' });

/** Who decides an appeal: the superintendent at Tier I and II, the commissioner at Tier III (252.6, 253.8, 254.8). */
export function appealAuthority(tier: Tier | null): 'superintendent' | 'commissioner' {
  return tier === 3 ? 'commissioner' : 'superintendent';
}

/**
 * Tier I and II are decided by the superintendent, Tier III by the commissioner (252.6, 253.8, 254.8), which the coordinator
 * enters; a court's order is entered by the coordinator. The superintendent may take up any case on his own motion
 * where less is to stand (253.9, 254.9). Who enters which is this program's reading.
 */
function checkAuthority({ on, authority, outcome }: AppealDecidedBody, held: Case, role: Role): readonly Problem[] {
  const tier = tierOf(held);
  const problems: Problem[] = [];
  const fit = on === 'court order' ? authority === 'court' : on === 'own motion' ? authority !== 'court' : authority === appealAuthority(tier);
  if (!fit) problems.push(problem('DIS-055', { field: 'authority', value: authority, detail: on === 'appeal' ? `an appeal at Tier ${'I'.repeat(tier ?? 2)}` : on }));
  if (authority === 'superintendent' ? role !== 'superintendent' : role !== 'coordinator') problems.push(problem('DIS-056', { field: 'authority', value: authority, detail: authority === 'superintendent' ? 'superintendent' : 'coordinator' }));
  if (on === 'own motion' && authority === 'superintendent' && tier === 3 && outcome !== 'modified') problems.push(problem('DIS-057', { field: 'outcome', value: outcome }));
  return problems;
}
