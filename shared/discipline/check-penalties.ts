import type { SubjectRecord } from '../entry/fold.ts';
import type { DisciplineNumbers, PenaltyLimit, PenaltyName, Tier } from '../procedures/discipline-numbers.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import { caseIn, tierOf, type Case, type DisciplineSlice } from './case.ts';
import { checkSegregatedTerms } from './check-segregation.ts';
import { dayOf } from './moment.ts';
import { isConfinement, isTimed, sayMoney, type Penalty } from './penalty.ts';
import { lawOf, sayLaw } from './rules.ts';
import { layTerms } from './terms.ts';

/** What penalties are held against. */
export interface Imposed {
  /** The case with the act that imposes them. */
  readonly after: Case;
  readonly at: string;
  readonly slice: DisciplineSlice;
  readonly record: SubjectRecord;
  readonly procedures: Procedures;
}

/**
 * What stands against the penalties of a disposition or a modification, all of it at once: the tier's limits, the
 * surcharge, suspensions, the links of consecutive terms, and the ceilings on segregated confinement.
 */
export function checkPenalties(penalties: readonly Penalty[], { after, at, slice, record, procedures }: Imposed): readonly Problem[] {
  const { numbers } = inForceOn(procedures.discipline, Temporal.PlainDate.from(dayOf(at)));
  const tier = tierOf(after);
  const cases = [...slice.cases.filter((one) => one.root !== after.root), after];
  return [
    ...(tier === null ? [] : [...checkLimits(penalties, tier, numbers), ...checkSurcharge(penalties, tier, numbers)]),
    ...checkSuspended(penalties, numbers),
    ...checkLinks(penalties, after.root, cases),
    ...checkSegregatedTerms(penalties, { report: after.root, at, terms: layTerms(cases), slice, record, procedures }),
  ];
}

/** Each sort of penalty within what the tier allows, those of one sort taken together. */
function checkLimits(penalties: readonly Penalty[], tier: Tier, numbers: DisciplineNumbers): readonly Problem[] {
  const { penalties: allowed, citation, marks } = numbers.tiers[tier];
  const rule = sayLaw(citation, marks);
  const detail = 'I'.repeat(tier);
  return penalties.flatMap((penalty, index) => {
    const limit: PenaltyLimit | undefined = allowed[penalty.name];
    const field = `penalties.${index}`;
    if (!limit) return [problem('DIS-035', { field: `${field}.name`, value: penalty.name, detail, rule })];
    const problems: Problem[] = [];
    const same = penalties.slice(0, index + 1).filter((one) => one.name === penalty.name);
    const days = same.reduce((sum, one) => sum + (isTimed(one) ? one.days : 0), 0);
    if (limit.days !== undefined && days > limit.days) problems.push(problem('DIS-036', { field: `${field}.days`, value: `${penalty.name}, ${days} days`, detail: `${limit.days} days at Tier ${detail}`, rule }));
    const cents = same.reduce((sum, one) => sum + ('cents' in one ? one.cents : 0), 0);
    if (limit.cents !== undefined && cents > limit.cents) problems.push(problem('DIS-036', { field: `${field}.cents`, value: `${penalty.name}, ${sayMoney(cents)}`, detail: `${sayMoney(limit.cents)} at Tier ${detail}`, rule }));
    if (limit.privileges && penalty.name === 'loss of privileges') {
      for (const privilege of penalty.privileges) {
        if (!limit.privileges.includes(privilege)) problems.push(problem('DIS-035', { field: `${field}.privileges`, value: `loss of ${privilege}`, detail, rule }));
      }
    }
    return problems;
  });
}

/** Once where a charge is affirmed at Tier II or III, of the amount in force (253.7(b), 254.7(b)). */
function checkSurcharge(penalties: readonly Penalty[], tier: Tier, { tiers, surchargeCents }: DisciplineNumbers): readonly Problem[] {
  if (!tiers[tier].penalties.surcharge) return [];
  const rule = `7 NYCRR 25${tier + 1}.7(b)${tier === 2 ? ' (from knowledge)' : ''}`;
  const imposed = penalties.flatMap((penalty, index) => (penalty.name === 'surcharge' ? [{ cents: penalty.cents, index }] : []));
  if (imposed.length === 0) return [problem('DIS-037', { field: 'penalties', value: sayMoney(surchargeCents), rule })];
  return imposed.flatMap(({ cents, index }, nth) => [
    ...(nth > 0 ? [problem('DIS-038', { field: `penalties.${index}`, rule })] : []),
    ...(cents === surchargeCents ? [] : [problem('DIS-039', { field: `penalties.${index}.cents`, value: sayMoney(cents), detail: sayMoney(surchargeCents), rule })]),
  ]);
}

/** No more suspended than imposed, and for no longer than the rule allows. */
function checkSuspended(penalties: readonly Penalty[], { suspensionDays }: DisciplineNumbers): readonly Problem[] {
  return penalties.flatMap((penalty, index) => {
    const suspended = 'suspended' in penalty ? penalty.suspended : undefined;
    if (!suspended) return [];
    const problems: Problem[] = [];
    if (suspended.forDays > suspensionDays) problems.push(problem('DIS-040', { field: `penalties.${index}.suspended.forDays`, value: suspended.forDays, detail: suspensionDays, rule: lawOf('suspension') }));
    if (isTimed(penalty) && penalty.suspended && penalty.suspended.days > penalty.days) problems.push(problem('DIS-041', { field: `penalties.${index}.suspended.days`, value: penalty.suspended.days, detail: penalty.days }));
    return problems;
  });
}

/** A consecutive term runs after one that stands, and never after itself. */
function checkLinks(penalties: readonly Penalty[], report: string, cases: readonly Case[]): readonly Problem[] {
  const terms = layTerms(cases);
  return penalties.flatMap((penalty, index) => {
    const to = isConfinement(penalty) ? penalty.consecutiveTo : undefined;
    if (to === undefined) return [];
    const field = `penalties.${index}.consecutiveTo`;
    if (to === report || terms.some((term) => term.report === report && term.number === index && term.loop)) return [problem('DIS-042', { field })];
    const target = caseIn({ cases }, to);
    return !target || !terms.some((term) => term.report === to) ? [problem('DIS-043', { field })] : [];
  });
}

/** What a modification on appeal or review would make heavier: an appeal never does. In: what stands, what is to stand. */
export function heavierThan(before: readonly Penalty[], now: readonly Penalty[]): readonly PenaltyName[] {
  const measure = (list: readonly Penalty[], name: PenaltyName) =>
    list.filter((one) => one.name === name).reduce((sum, one) => sum + (isTimed(one) ? one.days : 'cents' in one ? one.cents : 'amount' in one ? daysOfTerm(one.amount) : 1), 0);
  return [...new Set(now.map((one) => one.name))].filter((name) => measure(now, name) > measure(before, name));
}

/** A term in days, for comparing: years of 360 days, months of 30. */
function daysOfTerm(amount: string): number {
  const [years = 0, months = 0, days = 0] = amount.split('-').map(Number);
  return years * 360 + months * 30 + days;
}

