import { problem, type Problem } from '../problems.ts';

/** What stands against an act of the unit whatever it says: a day to come, or no reason. */
export function daysInOrder(effective: Temporal.PlainDate, today: Temporal.PlainDate, reason: string | undefined): readonly Problem[] {
  return [
    ...(Temporal.PlainDate.compare(effective, today) > 0 ? [problem('FLD-004', { field: 'effective', value: effective.toString() })] : []),
    ...(reason?.trim() ? [] : [problem('FLD-005', { field: 'reason' })]),
  ];
}
