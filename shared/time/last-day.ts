import type { TimeNumbers } from '../procedures/procedures.ts';
import { step, type Operand, type Working } from './derivation.ts';
import { addTerm, jailTimeFields, monthDays, real, startOf, sayTerm, writeTerm, type DateFields, type Term } from './term.ts';

/** A day worked out, with the step that found it. */
export interface WorkedDay {
  readonly day: Temporal.PlainDate;
  readonly step: Working;
}

/** A term worked out, with the step that found it. */
export interface WorkedTerm {
  readonly term: Term;
  readonly step: Working;
}

/** What a sentence is counted from: the reception and the jail time credited. */
export interface Start {
  readonly received: Temporal.PlainDate;
  readonly receivedBy: string;
  /** Days of jail time credited, and as fields. */
  readonly jailDays: number;
  readonly jailTime: Term;
  readonly fields: DateFields;
  readonly step: Working;
}

/** Jail time and the reception a sentence is counted from, each with the entry it comes from. */
export interface StartWords {
  readonly received: string;
  readonly receivedBy: string;
  readonly jailDays: number;
  readonly jailBy: string;
  /** The step that put certificates together, where there are several. */
  readonly jailStep?: Working;
}

/**
 * The start of a sentence (R1, R2).
 * Out: the fields, which need not be a day of the calendar. Doubts: U3 from twelve months of jail time, U4 for a start on a 31st.
 */
export function findStart(from: StartWords, numbers: TimeNumbers): Start {
  const jailTime = jailTimeFields(from.jailDays, numbers);
  const long = from.jailDays >= 12 * numbers.monthDays;
  const certified: Operand<Working> = from.jailStep
    ? { name: 'jail time credited', value: sayDays(from.jailDays), step: from.jailStep }
    : { name: 'jail time certified', value: sayDays(from.jailDays), entry: from.jailBy };
  const jailStep = step(
    'R1',
    [certified],
    `${sayDays(from.jailDays)} of jail time, in years of ${numbers.jailTimeYearDays} and months of ${numbers.monthDays} days = ${sayTerm(jailTime)}`,
    writeTerm(jailTime),
    long ? 'U3' : undefined,
  );
  const received = Temporal.PlainDate.from(from.received);
  const fields = startOf(received, jailTime);
  const startStep = step(
    'R2',
    [
      { name: 'date received', value: from.received, entry: from.receivedBy },
      { name: 'jail time', value: writeTerm(jailTime), step: jailStep },
    ],
    `Received ${from.received}, less jail time of ${sayTerm(jailTime)}, borrowing months of 30 days = counted from ${sayFields(fields)}`,
    sayFields(fields),
    fields.day === 31 ? 'U4' : undefined,
  );
  return { received, receivedBy: from.receivedBy, jailDays: from.jailDays, jailTime, fields, step: startStep };
}

/**
 * The last day of a term that began at the start (R3, R4, R5), by the arithmetic of the procedure.
 * In: the rule it is concluded by; the term's name ("the maximum") and operand.
 */
export function lastDayOf(rule: 'R5.ME' | 'R5.PE' | 'definite.end', what: string, term: WorkedTerm | { readonly term: Term; readonly entry: string }, start: Start, numbers: TimeNumbers): WorkedDay {
  const operand: Operand<Working> = { name: what, value: writeTerm(term.term), ...('step' in term ? { step: term.step } : { entry: term.entry }) };
  return numbers.lastDay === 'fields' ? lastDayBefore2013(what, term.term, operand, start) : lastDaySince2013(rule, what, term.term, operand, start);
}

function lastDaySince2013(rule: 'R5.ME' | 'R5.PE' | 'definite.end', what: string, term: Term, operand: Operand<Working>, start: Start): WorkedDay {
  const sum = addTerm(start.fields, term);
  const after = real(sum);
  const day = after.subtract({ days: 1 });
  const added = step('R3', [{ name: 'start', value: sayFields(start.fields), step: start.step }, operand], `Counted from ${sayFields(start.fields)}, plus ${what} of ${sayTerm(term)} = ${sayFields(sum)}`, sayFields(sum));
  const rolled =
    after.toString() === sayFields(sum)
      ? added
      : step('R4', [{ name: 'fields', value: sayFields(sum), step: added }], `${sayFields(sum)} is not in the calendar; it rolls forward to ${after}`, after.toString());
  return {
    day,
    step: step(rule, [{ name: 'the day after', value: after.toString(), step: rolled }], `The day of reception is day 1, so the last day of ${what} is the day before ${after} = ${day}`, day.toString()),
  };
}

/** As printed before September 2013 (R5): the day is taken off the fields, which carry only past 31. */
function lastDayBefore2013(what: string, term: Term, operand: Operand<Working>, start: Start): WorkedDay {
  const fields = fieldsBefore2013(start.received, start.jailTime, term);
  const day = real(fields);
  const says = `As counted before September 2013: received ${start.received}, plus ${what} of ${sayTerm(term)} less jail time of ${sayTerm(start.jailTime)}, less a day, carrying only past 31 = ${sayFields(fields)}${day.toString() === sayFields(fields) ? '' : `, which is ${day}`}`;
  return { day, step: step('R5.before-2013', [{ name: 'start', value: sayFields(start.fields), step: start.step }, operand], says, day.toString(), 'U2') };
}

/** The fields of a last day before September 2013: reception plus the net term, less one, carrying only while the day is over 31. */
function fieldsBefore2013(received: Temporal.PlainDate, jailTime: Term, term: Term): DateFields {
  let netDays = term.days - jailTime.days;
  let months = received.year * 12 + received.month - 1 + (term.years - jailTime.years) * 12 + term.months - jailTime.months;
  while (netDays < 0) {
    netDays += monthDays;
    months -= 1;
  }
  let day = received.day + netDays - 1;
  while (day > 31) {
    day -= monthDays;
    months += 1;
  }
  const year = Math.floor(months / 12);
  return { year, month: months - year * 12 + 1, day };
}

/** Fields as text; a day that need not exist reads like one that does. */
export function sayFields({ year, month, day }: DateFields): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function sayDays(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}

/** The later of two days; of equals the first. */
export function laterOf<Day extends { readonly day: Temporal.PlainDate }>(a: Day, b: Day): Day {
  return Temporal.PlainDate.compare(a.day, b.day) >= 0 ? a : b;
}
