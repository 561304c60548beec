import { defaultProcedures } from '../procedures/procedures.ts';
import { withAct, type Case } from './case.ts';
import { clocksOf } from './clocks.ts';
import { lastLawfulDay, numbersOn } from './halt.ts';
import type { Report } from './report.ts';

type Words = Readonly<Record<string, any>>;
type Values = Readonly<Record<string, unknown>>;

/** How cases of discipline in `worked-cases.json` are answered, by their kind: with the numbers in force on the day of the case. */
export const disciplineSolvers: Readonly<Record<string, (input: Words) => Values>> = {
  hearing_timeliness: hearingTimeliness,
  halt: segregation,
};

/** By which day the hearing starts and is finished, and whether it did, by the clocks that the pages show (7 NYCRR 251-5.1(a), (b)). */
function hearingTimeliness(input: Words): Values {
  const { confined, mbr_written: written, commenced } = input as { readonly confined?: string; readonly mbr_written?: string; readonly commenced?: string };
  const clocks = clocksOf(caseOf(written ?? confined!, confined, commenced), defaultProcedures, Temporal.PlainDateTime.from(`${commenced ?? written ?? confined}T23:59`));
  const clock = (id: string) => clocks.find((one) => one.id === id);
  const start = clock('start');
  const timely = commenced === undefined ? undefined : start?.state === 'met';
  return {
    commence_by: start?.last,
    complete_by: written === undefined ? undefined : clock('finish')?.last,
    timely,
    consequence: timely === false && start?.mandatory ? 'charges dismissed and expunged' : undefined,
  };
}

/** A Tier III case as the worked cases tell it: written, confined, opened. */
function caseOf(written: string, confined: string | undefined, commenced: string | undefined): Case {
  const report: Report = {
    root: 'report',
    entry: 'report',
    author: 'as the case has it',
    writtenAt: `${written}T17:00:00.000Z`,
    written: `${written}T12:00`,
    date: written,
    time: '12:00',
    place: 'as the case has it',
    rules: ['1.00'],
    tier: 3,
    narrative: 'as the case has it',
    witnesses: [],
    ...(confined === undefined ? {} : { confined: { at: `${confined}T12:00`, where: 'SHU' } }),
  };
  const held: Case = { root: 'report', report, rewritings: [], acts: [] };
  if (commenced === undefined) return held;
  const entered = (seq: number) => ({ root: `act-${seq}`, entry: `act-${seq}`, by: 'as the case has it', role: 'captain', enteredAt: '', place: { clock: '', station: '', seq } }) as const;
  const about = { report: 'report', at: `${commenced}T09:00` };
  return [
    { ...entered(1), kind: 'report.reviewed', body: { ...about, outcome: 'tier set', tier: 3 } } as const,
    { ...entered(2), kind: 'notice.served', body: { ...about, servedBy: 'as the case has it' } } as const,
    { ...entered(3), kind: 'hearing.opened', body: { ...about, officer: { account: 'officer', name: 'as the case has it', role: 'captain' } } } as const,
  ].reduce<Case>(withAct, held);
}

/** The ceilings of segregated confinement, whether a term keeps within them, and to which day a stay may last (COR 137(6)(i), (k)). */
function segregation(input: Words): Values {
  const { ceiling, short } = numbersOn(defaultProcedures, input['start'] ?? '2026-01-01');
  const limit = input['findings_k_ii'] ? ceiling : short;
  return {
    valid: input['imposed_days'] === undefined ? undefined : input['imposed_days'] <= limit.consecutive,
    max_consecutive_days_seg: limit.consecutive,
    max_days_in_60: ceiling.days,
    last_day: input['start'] === undefined ? undefined : (lastLawfulDay(new Set(), input['start'], limit) ?? undefined),
    window_limit: `${limit.days} days in any ${limit.within}`,
  };
}
