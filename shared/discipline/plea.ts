import { z } from 'zod';
import { problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { hearingRoles } from './offices.ts';

/** What may be pleaded to a charge. */
export const pleas = ['guilty', 'guilty with an explanation', 'not guilty', 'no plea'] as const;
const pleaBody = z.strictObject({ ...aboutCase, pleas: z.array(z.strictObject({ rule: z.string(), plea: z.enum(pleas) })).min(1, 'a plea to at least one charge').max(20) });
export type PleaBody = z.infer<typeof pleaBody>;

/** What the person pleads to each charge. */
export const [pleaEntered, pleaCorrected, pleaVoided] = correctableOnCase(
  caseKind({
    name: 'plea.entered',
    schema: pleaBody,
    roles: hearingRoles,
    decide: ({ body }, { held }) => body.pleas.flatMap(({ rule }, index) => (held.report.rules.includes(rule) ? [] : [problem('DIS-023', { field: `pleas.${index}.rule`, value: rule })])),
    says: ({ pleas }) => `Plea: ${pleas.map(({ rule, plea }) => `${rule} ${plea}`).join(', ')}`,
  }),
  { corrected: 'plea.corrected', voided: 'plea.voided', fact: 'the plea' },
);
