import { z } from 'zod';
import { roles, roleNames } from '../accounts/roles.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import { assistanceGrounds } from './assistance.ts';
import { aboutCase, caseKind, correctableOnCase } from './case-kind.ts';
import { stepsOf, tierOf, walkOf, type Case } from './case.ts';
import { clocksOf } from './clocks.ts';
import { dayOf, momentSchema, sayMoment } from './moment.ts';
import { hearingRoles } from './offices.ts';
import { sayLaw } from './rules.ts';

const officerSchema = z.strictObject({
  account: z.string().min(1).max(64),
  name: z.string().trim().min(2).max(80),
  role: z.enum(roles),
  /** The superintendent who designated another employee to hear the case (7 NYCRR 254.1, from knowledge). */
  designatedBy: z.string().trim().min(2).max(80).optional(),
});
export type HearingOfficer = z.infer<typeof officerSchema>;

const openedBody = z.strictObject({ ...aboutCase, officer: officerSchema });
export type OpenedBody = z.infer<typeof openedBody>;

const opened = caseKind({
  name: 'hearing.opened',
  schema: openedBody,
  roles: hearingRoles,
  decides: () => 'hearing',
  decide: ({ body, surroundings, procedures }, { held, after }) => [...checkAccount(body, surroundings), ...checkOfficer(body, held, procedures), ...checkTime(body, after, procedures)],
  says: ({ officer, at }) => `Hearing opened by ${officer.name}, ${sayMoment(at)}`,
});

/** A session of the hearing begins: the first, or the next after an adjournment. */
export const [hearingOpened, hearingOpenedCorrected, hearingOpenedVoided] = correctableOnCase(opened, { corrected: 'hearing.opened-corrected', voided: 'hearing.opened-voided', fact: 'the session of the hearing' });

/** What an officer's account says otherwise than the entry: nobody hears a case in another's name or office. */
function checkAccount({ officer: { account, name, role } }: OpenedBody, surroundings: Pick<Surroundings, 'account'>): readonly Problem[] {
  const known = surroundings.account(account);
  if (!known) return [problem('DIS-063', { field: 'officer.account', value: name })];
  return [
    ...(sameName(known.name, name) ? [] : [problem('DIS-064', { field: 'officer.name', value: name, detail: known.name })]),
    ...(known.role === role ? [] : [problem('DIS-016', { field: 'officer.role', value: roleNames[role], detail: roleNames[known.role] })]),
  ];
}

/** What stands against an officer: not of the offices that hear the tier, or involved in the incident. */
function checkOfficer({ officer, at }: OpenedBody, held: Case, procedures: Procedures): readonly Problem[] {
  const problems: Problem[] = [];
  const tier = tierOf(held);
  if (tier !== null) {
    const { officers, designees } = inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(at))).numbers.tiers[tier];
    const designated = designees && officer.designatedBy !== undefined;
    if (!officers.includes(officer.role) && !designated) {
      problems.push(problem('DIS-017', { field: 'officer', value: roleNames[officer.role], detail: 'I'.repeat(tier), rule: `7 NYCRR 25${tier + 1}.1 (from knowledge)` }));
    }
  }
  const involved = involvementOf(officer, held);
  if (involved) problems.push(problem('DIS-018', { field: 'officer', value: officer.name, detail: involved }));
  return problems;
}

/** How an officer was involved in what he is to hear (7 NYCRR 253.1, 254.1, from knowledge); null where he was not. */
export function involvementOf({ account, name }: Pick<HearingOfficer, 'account' | 'name'>, held: Case): string | null {
  const { report } = held;
  if (report.author === account) return 'wrote the report';
  const staff = report.staff?.find((one) => (one.account === undefined ? sameName(one.name, name) : one.account === account));
  if (staff) return staffParts[staff.part];
  if (report.witnesses.some((witness) => sameName(witness, name))) return 'witnessed the incident';
  const reviewed = stepsOf(held).some((act) => act.kind === 'report.reviewed' && act.by === account);
  return reviewed ? 'reviewed the report' : null;
}

const staffParts = { involved: 'was involved in the incident', injured: 'was injured in the incident', witness: 'witnessed the incident', investigator: 'investigated the incident' } as const;

function sameName(a: string, b: string): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ').trim();
  return letters(a) === letters(b);
}

/** What the hour of a first session leaves amiss: it is recorded, for it happened, and its clocks show what it means. */
function checkTime({ at }: OpenedBody, after: Case, procedures: Procedures): readonly Problem[] {
  const walked = walkOf(after);
  const round = 1 + walked.taken.filter(({ to }) => to === 'rehearing ordered').length;
  const first = walked.taken.findLast(({ act }) => act.kind === 'hearing.opened' && act.body.at === at);
  if (!first || first.from === 'adjourned') return [];
  const clocks = clocksOf(after, procedures, Temporal.PlainDateTime.from(at)).filter((clock) => clock.round === round);
  const missed = (id: string) => clocks.find((clock) => clock.id === id && clock.state === 'missed');
  const problems: Problem[] = [];
  const start = missed('start');
  if (start) problems.push(problem('DIS-019', { field: 'at', value: start.last, rule: sayLaw(start.citation, start.marks) }));
  const notice = missed('notice');
  if (notice) problems.push(problem('DIS-020', { field: 'at', value: sayMoment(notice.last) }));
  const assistance = missed('assistance');
  if (assistance) problems.push(problem('DIS-021', { field: 'at', value: sayMoment(assistance.last) }));
  const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(at)));
  const grounds = assistanceGrounds(after, numbers);
  const assisted = stepsOf(after).some((act) => act.kind === 'assistance.given' && act.body.at <= at);
  if (grounds.length > 0 && !assisted) problems.push(problem('DIS-022', { field: 'at', value: grounds.join(', ') }));
  return problems;
}

const adjournedBody = z.strictObject({ ...aboutCase, why: z.string().trim().min(3, 'a reason').max(2000), until: momentSchema.optional() });
export type AdjournedBody = z.infer<typeof adjournedBody>;

/** A session of the hearing ends without a disposition. */
export const [hearingAdjourned, hearingAdjournedCorrected, hearingAdjournedVoided] = correctableOnCase(
  caseKind({
    name: 'hearing.adjourned',
    schema: adjournedBody,
    roles: hearingRoles,
    says: ({ at, until, why }) => `Hearing adjourned, ${sayMoment(at)}${until ? ` until ${sayMoment(until)}` : ''}: ${why}`,
  }),
  { corrected: 'hearing.adjourned-corrected', voided: 'hearing.adjourned-voided', fact: 'the adjournment' },
);
