import { daysAfter } from '../discipline/moment.ts';
import { confinementTerms, type ConfinementTerm } from '../discipline/terms.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { partOf, sayFraction } from '../procedures/drc-numbers.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import type { Operand } from '../time/derivation.ts';
import { sayRounding } from './drc-remaining.ts';
import { step, type Working } from './drc-rules.ts';
import { stayOn, type ShuStay } from './drc-stay.ts';
import { dayNumbered, daysIn, stretchesAfter, stretchesOf, termsImposedBy } from './drc-stretches.ts';

/** When the committee reviews a person, and from what that follows. */
export interface ReviewDue {
  readonly stay: ShuStay;
  /** Days of confinement owed when the day of admission was over, and the last of them. */
  readonly owed: number;
  readonly until: string;
  /** Days of the part to be served before the review. */
  readonly part: number;
  readonly due: string;
  readonly step: Working;
  /** What rests on a reading of this program, in words. */
  readonly inferred: readonly string[];
}

/**
 * The day on which the part of the confinement owed on admission is completed that comes before a review; cuts do not
 * move it. In: the record; procedures, of which those of the day of admission hold; the day on which it is asked.
 * Out: null outside the unit, and where nothing was owed on admission.
 */
export function reviewDue(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>, asOf: string): ReviewDue | null {
  const stay = stayOn(record, asOf);
  if (!stay) return null;
  const terms = confinementTerms(record).filter(({ to }) => to > stay.on);
  const owedDays = stretchesAfter(stretchesOf(terms), stay.on);
  const until = owedDays.at(-1)?.to;
  if (until === undefined) return null;
  const owed = daysIn(owedDays);
  const { review, reviewRounding } = inForceOn(procedures.levels, Temporal.PlainDate.from(stay.on)).numbers.drc;
  const part = partOf(owed, review, reviewRounding);
  const due = part === 0 ? stay.on : dayNumbered(owedDays, part)!;
  const exact = (owed * review.parts) % review.of === 0;

  const admission = step(stay.inferred === null ? 'admission' : 'admission.inferred', [{ name: 'admitted', value: stay.on, entry: stay.entry }], stay.inferred ?? `Admitted to the unit on ${stay.on}`, stay.on);
  const served = daysAfter(stay.on, 1);
  const counted = step('owed.admission-day', [{ name: 'admitted', value: stay.on, step: admission }], `${stay.on}, the day of admission, is read as served: owed is what comes after it, from ${served}`, served);
  const imposedLater = laterThan(record, stay.on, terms);
  const onAdmission = stretchesAfter(stretchesOf(terms.filter((term) => !imposedLater.includes(term))), stay.on);
  const upon = step(
    'owed',
    [{ name: 'from', value: served, step: counted }, ...terms.filter((term) => !imposedLater.includes(term)).map(sayTerm)],
    onAdmission.length === 0 ? `Nothing was owed when ${stay.on} was over` : `Days of confinement after ${stay.on}, each once, to ${onAdmission.at(-1)!.to}`,
    `${daysIn(onAdmission)} days`,
  );
  const owing =
    imposedLater.length === 0
      ? upon
      : step('owed.changed', [{ name: 'owed on admission', value: upon.result, step: upon }, ...imposedLater.map(sayTerm)], `With what was imposed after the admission, each day once, to ${until}`, `${owed} days`);
  const half = step('review', [{ name: 'owed', value: `${owed} days`, step: owing }], `${sayFraction(review)} of ${owed} days: ${owed} × ${review.parts} / ${review.of}`, exact ? `${part} days` : `${((owed * review.parts) / review.of).toFixed(2)} days`);
  const day = step('review.rounding', [{ name: 'part', value: half.result, step: half }], exact ? `The ${part} days are served when ${due} is over` : `Rounded ${sayRounding(reviewRounding)} to ${part} days, which are served when ${due} is over`, due);
  return {
    stay,
    owed,
    until,
    part,
    due,
    step: day,
    inferred: [
      ...(stay.inferred === null ? [] : [stay.inferred]),
      ...(exact ? [] : [`Half of ${owed} days is rounded ${sayRounding(reviewRounding)}: the source does not say how.`]),
      ...(terms.some(({ from, to }) => from <= stay.on && to >= stay.on) ? [`${counted.says}.`] : []),
      ...(imposedLater.length > 0 ? ['What was imposed after the admission is counted as owed on it: the source speaks of what was owed upon admittance.'] : []),
    ],
  };
}

/** Those of the terms that had not been imposed, nor invoked, when a day was over. */
function laterThan(record: SubjectRecord, day: string, terms: readonly ConfinementTerm[]): readonly ConfinementTerm[] {
  const before = new Set(termsImposedBy(record, day).map(keyOf));
  return terms.filter((term) => !before.has(keyOf(term)));
}

function keyOf({ report, number, invoked }: ConfinementTerm): string {
  return `${report} ${number} ${invoked}`;
}

function sayTerm({ what, days, from, to, entry }: ConfinementTerm): Operand<Working> {
  return { name: what, value: `${days} days, ${from} to ${to}`, entry };
}
