import { tierOf, type Case } from '../../shared/discipline/case.ts';
import type { MannerOfBreaking, RuleOfBehavior } from '../../shared/discipline/rules-of-behavior.ts';
import { rulesOn } from '../../shared/discipline/find-rule.ts';
import type { Report } from '../../shared/discipline/report.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';
import { sayDay } from '../design/day.tsx';

/** What a case is called: a report has no number of its own but the day and hour of its incident. */
export function nameOfCase({ report }: Pick<Case, 'report'>): string {
  return `Report of ${sayDay(report.date)}, ${report.time}`;
}

/** The tier in words: as the review officer set it, or as its author proposes it. */
export function sayTier(held: Case): string {
  const tier = tierOf(held);
  return tier === null ? `Tier ${'I'.repeat(held.report.tier)} proposed` : `Tier ${'I'.repeat(tier)}`;
}

/** One charge of a report: the rule, its title as it read on the day, and in which manner it was broken, if not by doing it oneself. */
export interface Charge {
  readonly number: string;
  readonly title: string;
  readonly manner: MannerOfBreaking | null;
}

export function chargesOf({ rules, manners = [], date }: Report, procedures: Procedures): readonly Charge[] {
  const titles: readonly RuleOfBehavior[] = rulesOn(procedures, date);
  return rules.map((number) => ({ number, title: titles.find((rule) => rule.number === number)?.title ?? '', manner: manners.find(({ rule }) => rule === number)?.manner ?? null }));
}
