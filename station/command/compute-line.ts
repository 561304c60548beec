import { z } from 'zod';
import { daySchema } from '../../shared/entry/day.ts';
import { problem, problemsOfSchema, type Problem } from '../../shared/problems.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';
import { commitmentBody } from '../../shared/time/commitment.ts';
import { dateNames, type Computation, type Conclusion } from '../../shared/time/computation.ts';
import { compute } from '../../shared/time/compute.ts';
import { stepsTo, type Step } from '../../shared/time/derivation.ts';
import { eventSchema } from '../../shared/time/event.ts';
import { jailTimeBody } from '../../shared/time/jail-time.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';

const name = z.string().trim().min(1).max(100);

/** A fact with a name of its own beside the words of its entry, read by the entry's own schema. */
function named<Body extends object>(body: z.ZodType<Body>) {
  return z.looseObject({ id: name.optional() }).transform(({ id, ...words }, context) => {
    const read = body.safeParse(words);
    if (read.success) return { id, ...read.data };
    for (const { message, path } of read.error.issues) context.addIssue({ code: 'custom', message, path: [...path] });
    return z.NEVER;
  });
}

const most = { commitments: 100, jailTimes: 100, events: 1000 };

/** One person's sentence on a line: the bodies of its entries, with readable names in place of entries. */
const lineSchema = z.strictObject({
  id: z.union([z.string().max(200), z.number()]).optional(),
  asOf: daySchema.optional(),
  commitments: z.array(named(commitmentBody)).max(most.commitments),
  jailTimes: z.array(named(jailTimeBody)).max(most.jailTimes).default([]),
  events: z.array(named(eventSchema)).max(most.events).default([]),
});
type Line = z.infer<typeof lineSchema>;

/** What is done with every line alike. */
export interface Computing {
  readonly procedures: Procedures;
  /** As of which day, where the line does not say. */
  readonly asOf: Temporal.PlainDate;
  /** Dates and terms alone, without their steps. */
  readonly datesOnly: boolean;
}

/** The answer to a line: what is printed, and whether it could be read. */
export interface Answer {
  readonly isRead: boolean;
  readonly body: object;
}

/** Answers one line. In: its number from 1, its text. Out: the dates with their steps, or `{line, problems}` where it cannot be read. */
export function answerLine(number: number, text: string, computing: Computing): Answer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(number, undefined, [problem('CMP-001', { detail: error instanceof Error ? error.message : String(error) })]);
  }
  const read = lineSchema.safeParse(value);
  if (!read.success) return refused(number, value, problemsOfSchema(read.error.issues, value));
  const { id, asOf: day } = read.data;
  const facts = factsOf(read.data);
  const problems = misnamed(facts);
  if (problems.length > 0) return refused(number, value, problems);
  const asOf = day === undefined ? computing.asOf : Temporal.PlainDate.from(day);
  const computation = computed(number, facts, computing.procedures, asOf);
  return { isRead: true, body: { ...(id === undefined ? { line: number } : { id }), asOf: asOf.toString(), ...(computing.datesOnly ? bare(computation) : full(computation)) } };
}

/** A failure of the engine itself names the line it failed on. */
function computed(number: number, facts: SentenceInputs, procedures: Procedures, asOf: Temporal.PlainDate): Computation {
  try {
    return compute(facts, procedures, asOf);
  } catch (cause) {
    throw new Error(`The engine failed on line ${number}: ${String(cause)}`, { cause });
  }
}

/** A line that was not read: its number, its own name if it has one, and why. */
export function refused(number: number, value: unknown, problems: readonly Problem[]): Answer {
  const id = typeof value === 'object' && value !== null && 'id' in value && (typeof value.id === 'string' || typeof value.id === 'number') ? { id: value.id } : {};
  return { isRead: false, body: { line: number, ...id, problems } };
}

/**
 * The facts of a line under their names. A commitment that is given none has the one it is filed under; jail time
 * and events are named after what they are.
 */
function factsOf({ commitments, jailTimes, events }: Line): SentenceInputs {
  return {
    commitments: commitments.map(({ id, ...body }) => ({ ...body, ...enteredAs(id ?? `${body.county} ${body.indictment}`) })),
    jailTimes: jailTimes.map(({ id, ...body }) => ({ ...body, ...enteredAs(id ?? `jail time of ${body.commitment}`) })),
    events: events.map(({ id, ...body }, index) => ({ ...body, ...enteredAs(id ?? `event ${index + 1}`) })),
  };
}

function enteredAs(id: string): { readonly root: string; readonly entry: string } {
  return { root: id, entry: id };
}

/** Names that are given twice or name nothing. */
function misnamed({ commitments, jailTimes, events }: SentenceInputs): readonly Problem[] {
  const names = new Set(commitments.map(({ root }) => root));
  return [
    ...commitments.flatMap(({ root }, index) => (commitments.findIndex((other) => other.root === root) < index ? [problem('SEN-015', { field: `commitments.${index}.id`, value: root })] : [])),
    ...commitments.flatMap(({ counts }, index) =>
      counts.flatMap(({ pairs = [] }, place) =>
        pairs.flatMap(({ commitment }, at) => (commitment === undefined || names.has(commitment) ? [] : [problem('SEN-037', { field: `commitments.${index}.counts.${place}.pairs.${at}.commitment`, value: place + 1 })])),
      ),
    ),
    ...jailTimes.flatMap(({ commitment }, index) => {
      const field = `jailTimes.${index}.commitment`;
      if (!names.has(commitment)) return [problem('JAI-002', { field, value: commitment })];
      return jailTimes.findIndex((other) => other.commitment === commitment) < index ? [problem('JAI-003', { field, value: commitment })] : [];
    }),
    ...events.flatMap((event, index) => ('commitment' in event && !names.has(event.commitment) ? [problem('EVT-003', { field: `events.${index}.commitment`, value: event.commitment })] : [])),
  ];
}

/** The answer with the steps behind every date, in the order in which one would work them. */
function full(computation: Computation): object {
  if (computation.outcome === 'not computed') return computation;
  const { outcome, rules, dates, steps } = computation;
  return { outcome, rules, dates: Object.fromEntries(dateNames.map((each) => [each, { ...shown(dates[each]), steps: stepsOfDate(steps, dates[each].step) }])) };
}

/** The answer without steps. */
function bare(computation: Computation): object {
  if (computation.outcome === 'not computed') return computation;
  const { outcome, rules, dates } = computation;
  return { outcome, rules, dates: Object.fromEntries(dateNames.map((each) => [each, shown(dates[each])])) };
}

function shown({ name: _name, step: _step, ...conclusion }: Conclusion): object {
  return conclusion;
}

/** The steps of one date; an operand found by a step names its place among these, from 0. */
function stepsOfDate(steps: readonly Step[], last: number | null): readonly Step[] {
  if (last === null) return [];
  const needed = stepsTo(steps, last);
  const places = new Map(needed.map((step, place) => [step, place]));
  return needed.map((step) => ({
    ...step,
    operands: step.operands.map(({ step: found, ...operand }) => (found === undefined ? operand : { ...operand, step: places.get(steps[found]!)! })),
  }));
}
