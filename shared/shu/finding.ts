import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { Kind } from '../entry/kind.ts';
import { levels } from '../facility/facility.ts';
import { reportsOf } from '../discipline/report.ts';
import { problem, type Problem } from '../problems.ts';
import { daysInOrder } from './checks.ts';
import { levelClock } from './level-clock.ts';
import { reportDay } from './report-day.ts';
import { pims } from './rules.ts';
import { levelOn, stated, type ShuSlice } from './slice.ts';
import { pendingDown, standingFinding } from './standing.ts';

const foundBody = z.strictObject({
  /** The level that he is, or is not, found eligible for. */
  to: z.enum(['II', 'III']),
  outcome: z.enum(['eligible', 'not eligible']),
  /** The misbehavior reports that were looked at, by their roots (PIMS R3). */
  considered: z.array(z.uuid()).max(200),
});
export type FoundBody = z.infer<typeof foundBody>;

/** Facets of the unit that a judgement on a person's adjustment rests on. */
export const adjustmentFacets = ['discipline', 'restraint-order', 'adjustment', 'immediate-move'] as const;

const found: Kind<FoundBody, ShuSlice> = {
  name: 'eligibility.found',
  version: 1,
  subject: 'person',
  schema: foundBody,
  roles: shuRoles,
  facets: () => ({ decides: ['finding'], relies: ['level', 'shu-release', ...adjustmentFacets] }),
  decide({ body, record, effective, today, reason, procedures }) {
    const problems: Problem[] = [...daysInOrder(effective, today, reason)];
    const day = effective.toString();
    const reports = reportsOf(record);
    body.considered.forEach((root, index) => {
      if (!reports.some((one) => one.root === root)) problems.push(problem('DIS-008', { field: `considered.${index}` }));
    });
    const held = levelOn(record, day);
    const below = levels[levels.indexOf(body.to) - 1];
    if (!held || held.level !== below) return [...problems, problem('PIM-010', { field: 'to', value: body.to, detail: held ? `at Level ${held.level}` : 'not in a level' })];
    const standing = standingFinding(record, procedures, effective);
    if (body.outcome === 'eligible' && standing?.state === 'waiting' && standing.finding.to === body.to) problems.push(problem('PIM-011', { field: 'to', value: body.to, detail: standing.finding.day }));
    const unseen = reports.filter((one) => reportDay(one) >= held.since && reportDay(one) <= day && !body.considered.includes(one.root));
    for (const { date } of unseen) problems.push(problem('PIM-014', { field: 'considered', value: date }));
    if (body.outcome === 'not eligible') return problems;
    const { holds, risks } = levelClock(record, procedures, effective);
    for (const { rule, says } of holds) problems.push(problem('PIM-015', { field: 'outcome', value: says, rule: pims(rule) }));
    for (const { rule, says, wouldMoveTo } of risks) if (wouldMoveTo === null || wouldMoveTo > day) problems.push(problem('PIM-016', { field: 'outcome', value: says, rule: pims(rule) }));
    const down = pendingDown(record, day);
    if (down) problems.push(problem('PIM-017', { field: 'outcome', value: down.says, rule: pims(down.rule) }));
    return problems;
  },
  apply: (slice, applied) => ({ ...slice, findings: [...slice.findings, { ...applied.body, ...stated(applied), withdrawn: null }] }),
  says: ({ to, outcome }) => `Found ${outcome} for Level ${to}`,
};

/** What a person judged of somebody's moving up, on the record as it was then (PIMS R3, R5). The program judges nothing. */
export const [eligibilityFound, eligibilityCorrected, eligibilityVoided] = correctable(found, { corrected: 'eligibility.corrected', voided: 'eligibility.voided', fact: 'the finding of eligibility' });

const withdrawnBody = z.strictObject({ finding: z.uuid() });
export type WithdrawnBody = z.infer<typeof withdrawnBody>;

const withdrawn: Kind<WithdrawnBody, ShuSlice> = {
  name: 'eligibility.withdrawn',
  version: 1,
  subject: 'person',
  schema: withdrawnBody,
  roles: shuRoles,
  facets: () => ({ decides: ['finding'] }),
  decide({ body, slice, effective, today, reason }) {
    const finding = slice.findings.find(({ root }) => root === body.finding);
    if (!finding || finding.withdrawn) return [problem('PIM-012', { field: 'finding' })];
    const problems: Problem[] = [...daysInOrder(effective, today, reason)];
    if (slice.levels.some((held) => held.finding === body.finding)) problems.push(problem('PIM-018', { field: 'finding' }));
    if (effective.toString() < finding.day) problems.push(problem('PIM-020', { field: 'effective', value: effective.toString(), detail: finding.day }));
    return problems;
  },
  apply(slice, applied) {
    const finding = slice.findings.find(({ root }) => root === applied.body.finding);
    if (!finding) return { standsAside: 'the finding of eligibility that it withdraws does not stand' };
    if (finding.withdrawn) return { standsAside: 'the finding of eligibility is withdrawn already' };
    return { ...slice, findings: slice.findings.map((one) => (one === finding ? { ...finding, withdrawn: stated(applied) } : one)) };
  },
  says: () => 'Finding of eligibility withdrawn',
};

/** A finding taken back, with the reason. */
export const [eligibilityWithdrawn, eligibilityWithdrawalCorrected, eligibilityWithdrawalVoided] = correctable(withdrawn, {
  corrected: 'eligibility.withdrawal-corrected',
  voided: 'eligibility.withdrawal-voided',
  fact: 'the withdrawal of the finding',
});
