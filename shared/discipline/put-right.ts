import { z } from 'zod';
import { recordsRoles, shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { problem } from '../problems.ts';
import { dayOf, momentSchema, sayMoment } from './moment.ts';
import type { DisciplineSlice } from './case.ts';
import { caseFacet } from './case-kind.ts';
import type { Kind } from '../entry/kind.ts';

/** What a disposition can have caused outside its own sheet. */
export const effectNames = ['level', 'confinement', 'consecutive confinement', 'segregation', 'suspended penalty', 'good time', 'surcharge', 'restitution', 'adjustment period', 'privileges lost', 'immediate move'] as const;
export type EffectName = (typeof effectNames)[number];

const putRightBody = z.strictObject({ report: z.uuid(), at: momentSchema, effect: z.enum(effectNames), how: z.string().trim().min(3, 'what was done').max(2000) });
export type PutRightBody = z.infer<typeof putRightBody>;

const putRight: Kind<PutRightBody, DisciplineSlice> = {
  name: 'effect.put-right',
  version: 1,
  subject: 'person',
  schema: putRightBody,
  roles: [...shuRoles, ...recordsRoles],
  facets: ({ report }) => ({ adds: [caseFacet(report)] }),
  decide({ body, slice, today }) {
    if (dayOf(body.at) > today.toString()) return [problem('FLD-004', { field: 'at', value: sayMoment(body.at) })];
    const known = slice.stubs.some((stub) => stub.root === body.report) || slice.cases.some((held) => held.root === body.report);
    return known ? [] : [problem('DIS-008', { field: 'report' })];
  },
  apply: (slice, { root, entry, body }) => ({ ...slice, putRight: [...slice.putRight, { ...body, root, entry }] }),
  says: ({ effect, how }) => `Put right after a reversal, ${effect}: ${how}`,
};

/** What a reversed disposition had caused, put right by somebody who says how. */
export const [effectPutRight, effectPutRightCorrected, effectPutRightVoided] = correctable(putRight, { corrected: 'effect.put-right-corrected', voided: 'effect.put-right-voided', fact: 'what was put right' });
