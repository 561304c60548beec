import type { DateName } from '../../shared/time/computation.ts';

/** Dates that a records clerk looks for together, in the order in which they are asked for. */
export interface DateGroup {
  readonly title: string;
  readonly names: readonly DateName[];
}

export const dateGroups: readonly DateGroup[] = [
  { title: 'Release', names: ['PE', 'CR', 'ME', 'releaseDay'] },
  { title: 'Programs', names: ['merit', 'limitedCredit', 'earnedEligibility', 'presumptive'] },
  { title: 'Board and committee', names: ['boardMonth', 'tacMonth'] },
  { title: 'Supervision', names: ['prsStart', 'prsMaximum', 'paroleME'] },
  { title: 'Violation', names: ['timeOwed', 'netTimeOwed'] },
  { title: 'Aggregate terms', names: ['aggregateMinimum', 'aggregateMaximum'] },
];
