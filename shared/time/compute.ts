import { inForceOn, type Procedures, type TimeNumbers } from '../procedures/procedures.ts';
import type { Count } from './commitment.ts';
import { doubtsOf, step, type Operand, type Step } from './derivation.ts';
import { uncertainties, type Uncertainty } from './rules.ts';
import type { SentenceSlice } from './sentence.ts';
import { addTerm, jailTimeFields, lessTerm, oneSeventh, oneThird, real, sayTerm, startOf, termOf, writeTerm, type DateFields, type Term } from './term.ts';

export type DateName = 'PE' | 'CR' | 'ME';

/** One date worked out, or the reason why there is none, with every step. */
export interface Conclusion {
  readonly name: DateName;
  /** `date`: a day. `none`: the law gives none. `life`: it does not expire. */
  readonly outcome: 'date' | 'none' | 'life';
  /** ISO day, when the outcome is a date. */
  readonly day: string | null;
  readonly derivation: Step;
  /** Doubts it rests on: a date with any is "computed, verify". */
  readonly verify: readonly { readonly doubt: Uncertainty; readonly says: string }[];
}

/** What the engine has to say of one person's sentence. */
export type Computation =
  | { readonly outcome: 'computed'; readonly rules: string; readonly dates: Readonly<Record<DateName, Conclusion>> }
  | { readonly outcome: 'not computed'; readonly rules: string; readonly missing: readonly string[] };

/** Names the rule set, so that a stored computation says which one made it. */
export const ruleSet = 'R1-R6, one count';

/**
 * Parole eligibility, conditional release and maximum expiration of a person with one count (R1-R6).
 * In: the commitments and jail time that stand; procedures; the day whose procedures hold.
 * Out: three conclusions with their derivations, or `not computed` with all that is missing: the
 * engine refuses more than one count, and a commitment whose jail time is not certified.
 */
export function compute(sentence: SentenceSlice, procedures: Procedures, today: Temporal.PlainDate): Computation {
  const missing = whatIsMissing(sentence);
  const commitment = sentence.commitments[0];
  const count = commitment?.counts[0];
  const jailTime = sentence.jailTimes.find((held) => held.commitment === commitment?.root);
  if (missing.length > 0 || !commitment || !count || !jailTime) return { outcome: 'not computed', rules: ruleSet, missing };

  const numbers = inForceOn(procedures.time, today).numbers;
  const start = findStart({ received: commitment.received, receivedBy: commitment.entry, jailDays: jailTime.days, jailBy: jailTime.entry }, numbers);
  const dates = count.kind === 'indeterminate' ? indeterminate(count, commitment.entry, start) : determinate(count, commitment.entry, start, numbers);
  return { outcome: 'computed', rules: ruleSet, dates };
}

function whatIsMissing({ commitments, jailTimes }: SentenceSlice): readonly string[] {
  const counts = commitments.reduce((sum, commitment) => sum + commitment.counts.length, 0);
  if (commitments.length === 0) return ['No commitment is on record.'];
  const missing: string[] = [];
  if (counts > 1) missing.push(`${counts} counts are on record; how they run together is not computed yet: this engine answers for one count.`);
  const uncertified = commitments.filter((commitment) => !jailTimes.some((held) => held.commitment === commitment.root));
  for (const commitment of uncertified) missing.push(`No jail time is certified for ${commitment.county} ${commitment.indictment}; enter the certificate, with 0 days if there are none (COR 600-a).`);
  return missing;
}

interface Start {
  readonly fields: DateFields;
  readonly step: Step;
}

function findStart(
  from: { readonly received: string; readonly receivedBy: string; readonly jailDays: number; readonly jailBy: string },
  numbers: TimeNumbers,
): Start {
  const received: Operand = { name: 'date received', value: from.received, entry: from.receivedBy };
  const term = jailTimeFields(from.jailDays, numbers);
  const long = from.jailDays >= 12 * numbers.monthDays;
  const jailStep = step(
    'R1',
    [{ name: 'jail time certified', value: `${from.jailDays} days`, entry: from.jailBy }],
    `${from.jailDays} days of jail time, in years of ${numbers.jailTimeYearDays} and months of ${numbers.monthDays} days = ${sayTerm(term)}`,
    writeTerm(term),
    long ? 'U3' : undefined,
  );
  const fields = startOf(Temporal.PlainDate.from(from.received), term);
  const startStep = step(
    'R2',
    [received, { name: 'jail time', value: writeTerm(term), step: jailStep }],
    `Received ${from.received}, less jail time of ${sayTerm(term)}, borrowing months of 30 days = counted from ${sayFields(fields)}`,
    sayFields(fields),
    fields.day === 31 ? 'U4' : undefined,
  );
  return { fields, step: startStep };
}

/** The last day of a term that began at the start: R3, R4, and the day taken off in R5. */
function lastDayOf(rule: 'R5.ME' | 'R5.PE', what: string, term: Term, entry: string, start: Start): { readonly day: Temporal.PlainDate; readonly step: Step } {
  const sum = addTerm(start.fields, term);
  const after = real(sum);
  const day = after.subtract({ days: 1 });
  const termOperand: Operand = { name: what, value: writeTerm(term), entry };
  const added = step('R3', [{ name: 'start', value: sayFields(start.fields), step: start.step }, termOperand], `Counted from ${sayFields(start.fields)}, plus ${what} of ${sayTerm(term)} = ${sayFields(sum)}`, sayFields(sum));
  const rolled =
    after.toString() === sayFields(sum)
      ? added
      : step('R4', [{ name: 'fields', value: sayFields(sum), step: added }], `${sayFields(sum)} is not in the calendar; it rolls forward to ${after}`, after.toString());
  return {
    day,
    step: step(rule, [{ name: 'the day after', value: after.toString(), step: rolled }], `The day of reception is day 1, so the last day of ${what} is the day before ${after} = ${day}`, day.toString()),
  };
}

function indeterminate(count: Count & { kind: 'indeterminate' }, entry: string, start: Start): Record<DateName, Conclusion> {
  const pe = lastDayOf('R5.PE', 'the minimum', termOf(count.minimum), entry, start);
  if (count.maximum === 'LIFE') {
    const life: Operand = { name: 'the maximum', value: 'LIFE', entry };
    return {
      PE: dated('PE', pe.day, pe.step),
      CR: undated('CR', 'none', step('none.CR', [life], 'The maximum is life: there is no good time and no conditional release', 'NONE')),
      ME: undated('ME', 'life', step('life.ME', [life], 'The maximum is life: it does not expire', 'LIFE')),
    };
  }
  const maximum = termOf(count.maximum);
  const me = lastDayOf('R5.ME', 'the maximum', maximum, entry, start);
  const allowance = oneThird(maximum);
  const goodTime = step(
    'R6.third',
    [{ name: 'the maximum', value: count.maximum, entry }],
    `Good time: one third of ${sayTerm(maximum)} = ${sayTerm(allowance)}`,
    writeTerm(allowance),
    maximum.days % 3 === 0 ? undefined : 'U5',
  );
  const early = conditionalRelease(me, allowance, goodTime);
  const cr = Temporal.PlainDate.compare(early.day, pe.day) < 0 ? slideToEligibility(early, pe) : early;
  return { PE: dated('PE', pe.day, pe.step), CR: dated('CR', cr.day, cr.step), ME: dated('ME', me.day, me.step) };
}

function determinate(count: Count & { kind: 'determinate' }, entry: string, start: Start, numbers: TimeNumbers): Record<DateName, Conclusion> {
  const term = termOf(count.term);
  const me = lastDayOf('R5.ME', 'the term', term, entry, start);
  const allowance = oneSeventh(term, numbers.sevenths);
  const goodTime = step(
    'R6.seventh',
    [{ name: 'the term', value: count.term, entry }],
    `Good time: one seventh of ${sayTerm(term)} = ${sayTerm(allowance)}`,
    writeTerm(allowance),
    isSeventhRounded(term, numbers.sevenths) ? 'U5' : undefined,
  );
  const cr = conditionalRelease(me, allowance, goodTime);
  const none = step('none.PE', [{ name: 'the term', value: count.term, entry }], 'The sentence is determinate: release is by good time, not by the Board of Parole', 'NONE');
  return { PE: undated('PE', 'none', none), CR: dated('CR', cr.day, cr.step), ME: dated('ME', me.day, me.step) };
}

/** True where the seventh is not of whole days and no published table has the term: whole and half years are known. */
function isSeventhRounded({ years, months, days }: Term, sevenths: TimeNumbers['sevenths']): boolean {
  const published = days === 0 && months % 6 === 0;
  return !published && ((years % 7) * sevenths.yearDays + months * sevenths.monthDays + days) % 7 !== 0;
}

interface Worked {
  readonly day: Temporal.PlainDate;
  readonly step: Step;
}

function conditionalRelease(me: Worked, allowance: Term, goodTime: Step): Worked {
  const fields = lessTerm(me.day, allowance);
  const day = real(fields);
  const rolled = day.toString() === sayFields(fields) ? '' : `: ${sayFields(fields)}, which is ${day}`;
  const operands: Operand[] = [
    { name: 'maximum expiration', value: me.day.toString(), step: me.step },
    { name: 'good time', value: writeTerm(allowance), step: goodTime },
  ];
  return { day, step: step('R6.CR', operands, `Maximum expiration ${me.day}, less good time of ${sayTerm(allowance)}, borrowing months of 30 days = ${day}${rolled}`, day.toString()) };
}

function slideToEligibility(early: Worked, pe: Worked): Worked {
  const operands: Operand[] = [
    { name: 'by good time', value: early.day.toString(), step: early.step },
    { name: 'parole eligibility', value: pe.day.toString(), step: pe.step },
  ];
  return { day: pe.day, step: step('R6.slide', operands, `Good time alone would give ${early.day}, before parole eligibility on ${pe.day}; conditional release waits for it = ${pe.day}`, pe.day.toString()) };
}

function dated(name: DateName, day: Temporal.PlainDate, derivation: Step): Conclusion {
  return { name, outcome: 'date', day: day.toString(), derivation, verify: doubtsOf(derivation).map((doubt) => ({ doubt, says: uncertainties[doubt] })) };
}

function undated(name: DateName, outcome: 'none' | 'life', derivation: Step): Conclusion {
  return { name, outcome, day: null, derivation, verify: [] };
}

function sayFields({ year, month, day }: DateFields): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
