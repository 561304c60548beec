import type { DayMoved } from '../contract/procedure-shapes.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { drcStanding } from '../shu/drc-standing.ts';
import { levelClock } from '../shu/level-clock.ts';
import { compute } from '../time/compute.ts';
import { sentenceOf } from '../time/sentence.ts';
import { differencesBetween, shownDates, titleOf } from '../time/shown-dates.ts';
import type { ProcedureName, Procedures } from './procedures.ts';

/** How the days of a person are reckoned from a procedure, for those of which it can be said person by person what a version would change. */
const daysBy: Readonly<Partial<Record<ProcedureName, (record: SubjectRecord, before: Procedures, after: Procedures, asOf: Temporal.PlainDate) => readonly DayMoved[]>>> = {
  levels(record, before, after, asOf) {
    const days = (procedures: Procedures) => ({ earliest: levelClock(record, procedures, asOf).earliest, drc: drcStanding(record, procedures, asOf).due });
    const was = days(before);
    const is = days(after);
    return [
      { what: 'Earliest day for the next level', from: was.earliest, to: is.earliest },
      { what: 'Disciplinary Review Committee', from: was.drc, to: is.drc },
    ].filter(({ from, to }) => from !== to);
  },
  time: datesMoved,
  releaseCalendar: datesMoved,
};

function datesMoved(record: SubjectRecord, before: Procedures, after: Procedures, asOf: Temporal.PlainDate): readonly DayMoved[] {
  const sentence = sentenceOf(record);
  if (sentence.commitments.length === 0) return [];
  const shown = (procedures: Procedures) => shownDates(compute(sentence, procedures, asOf));
  return differencesBetween(shown(before), shown(after)).map(({ name, was, is }) => ({ what: titleOf(name), from: was || null, to: is || null }));
}

/** True for a procedure of which it can be said whose days a version would move. */
export function isCounted(procedure: ProcedureName): boolean {
  return procedure in daysBy;
}

/**
 * Which days of a person a change of a procedure would move.
 * In: the procedure; the record; the procedures as they are and as they would be; the day as of which it is reckoned.
 */
export function daysMoved(procedure: ProcedureName, record: SubjectRecord, before: Procedures, after: Procedures, asOf: Temporal.PlainDate): readonly DayMoved[] {
  return daysBy[procedure]?.(record, before, after, asOf) ?? [];
}

const uncounted: Readonly<Record<ProcedureName, string>> = {
  levels: 'A period that has begun keeps the minimum that was in force on its first day, and a stay the half that was in force on the day of admission: a version for a later day moves nothing of these. Ceilings of time cuts, days of review of orders, and the table of privileges change for everybody from its day on.',
  time: 'Dates that are certified stay as they were certified, and are listed for a new computation.',
  releaseCalendar: 'Dates that are certified stay as they were certified, and are listed for a new computation.',
  certification: 'It changes what certificates offer as reasons from its day on, and no date.',
  commitments: 'It changes what is said when a commitment is entered; nothing on record moves.',
  reports: 'It changes from its day on which reports are said to be late; nothing on record moves.',
  behavior: 'It changes what may be charged for incidents from its day on, and how a charge is titled and at which tiers it is heard; reports on record keep their numbers.',
  discipline: 'Clocks of hearings that count from its day on run by the new numbers, and so do the limits of what is imposed from then on. Whose clock would run out when is not counted here.',
  segregation: 'Stays in segregated confinement on its day and after are counted by the new limits. Whose stay would be over the limit is not counted here.',
  custody: 'From its day on the books of people who went to another facility are let go after so many days. What was let go comes back only with the person; the main office has it.',
};

/** In plain words what a version of a procedure changes besides the days that can be counted. */
export function sayUncounted(procedure: ProcedureName): string {
  return uncounted[procedure];
}
