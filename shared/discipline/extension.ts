import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { daySchema } from '../entry/day.ts';
import { problem } from '../problems.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { clocksOf } from './clocks.ts';
import { dayOf, sayMoment } from './moment.ts';
import { hearingRoles } from './offices.ts';
import { lawOf } from './rules.ts';

/** The clocks that may be extended. */
export const extendable = ['start', 'finish', 'tier-1', 'rehearing'] as const;
export type Extendable = (typeof extendable)[number];

const name = z.string().trim().min(2).max(80);
const extendedBody = z.strictObject({
  ...aboutCase,
  /** `at` is when it was authorized: an extension is none where the clock had run before. */
  clock: z.enum(extendable),
  askedBy: name,
  authorizedBy: name,
  until: daySchema,
  why: z.string().trim().min(3, 'a reason').max(2000),
});
export type ExtendedBody = z.infer<typeof extendedBody>;

const extended = caseKind({
  name: 'hearing.extended',
  schema: extendedBody,
  roles: [...hearingRoles, ...recordsRoles],
  decides: ({ clock }) => `clock:${clock}`,
  decide({ body, procedures }, { held }) {
    const clock = clocksOf(held, procedures, Temporal.PlainDateTime.from(body.at)).findLast((one) => one.id === body.clock);
    if (!clock) return [problem('DIS-025', { field: 'clock', value: body.clock })];
    if (clock.met && clock.met.at <= body.at) return [problem('DIS-026', { field: 'clock', value: clock.title.toLowerCase(), detail: sayMoment(clock.met.at) })];
    if (dayOf(body.at) > clock.last) return [problem('DIS-027', { field: 'at', value: clock.last, detail: sayMoment(body.at), rule: lawOf('extension.late') })];
    if (body.until <= clock.last) return [problem('DIS-028', { field: 'until', value: body.until, detail: clock.last })];
    return [];
  },
  says: ({ clock, until, askedBy, authorizedBy, at, why }) => `${extendedNames[clock]} extended to ${until}: asked by ${askedBy}, authorized by ${authorizedBy}, ${sayMoment(at)} (${why})`,
});

const extendedNames: Readonly<Record<Extendable, string>> = { start: 'Time to start the hearing', finish: 'Time to finish the hearing', 'tier-1': 'Time to finish the violation hearing', rehearing: 'Time to finish the rehearing' };

/** More time for a hearing: asked by, authorized by, when, to when, why (7 NYCRR 251-5.1). */
export const [hearingExtended, hearingExtendedCorrected, hearingExtendedVoided] = correctableOnCase(extended, { corrected: 'hearing.extended-corrected', voided: 'hearing.extended-voided', fact: 'the extension' });
