import { z } from 'zod';
import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import { isDay } from '../entry/day.ts';
import type { Kind } from '../entry/kind.ts';
import { sameData } from '../entry/same-data.ts';
import { problem, type Problem } from '../problems.ts';
import { inForceOn } from '../procedures/procedures.ts';
import { sentenceFacet } from './commitment.ts';
import { dateNames, dateTitles, shownDate, type DateName } from './computation.ts';
import { compute } from './compute.ts';
import { checkFields, checkOf, checkVoided, decideCheck, type Check } from './second-check.ts';
import type { SentenceSlice } from './sentence.ts';
import { readTerm } from './term.ts';

/** What a date's value is, where it is not a day. */
const valueForms: Readonly<Partial<Record<DateName, 'month' | 'term'>>> = {
  tacMonth: 'month',
  boardMonth: 'month',
  timeOwed: 'term',
  netTimeOwed: 'term',
  aggregateMinimum: 'term',
  aggregateMaximum: 'term',
};

/** The form in which a date is written by hand: a day, a month or a term. */
export function formOf(name: DateName): 'day' | 'month' | 'term' {
  return valueForms[name] ?? 'day';
}

/** Words that stand in a date's place where the law gives none. */
const instead: ReadonlySet<string> = new Set(['NONE', 'LIFE']);

const isOfForm: Readonly<Record<'day' | 'month' | 'term', (value: string) => boolean>> = {
  day: isDay,
  month: (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  term: (value) => readTerm(value) !== null,
};

const manualDateBody = z.strictObject({
  date: z.enum(dateNames as [DateName, ...DateName[]]),
  value: z.string().trim().min(1).max(20),
  reason: z.strictObject({ code: z.string().min(1).max(40), title: z.string().min(1).max(120) }),
  remark: z.string().trim().min(2).max(2000),
  /** The engine's own answer when it was entered, as lists show it: empty where it gave none. */
  engine: z.string().max(20),
});
export type ManualDateBody = z.infer<typeof manualDateBody>;

/** A date entered by hand beside the engine's own, with a coded reason and a second person's check. */
export interface ManualDate extends ManualDateBody {
  readonly root: string;
  readonly entry: string;
  readonly by: string;
  readonly at: string;
  readonly checks: readonly Check[];
}

/** The facet of one date entered by hand. */
function manualDateFacet(date: DateName): string {
  return `manual-date:${date}`;
}

const entered: Kind<ManualDateBody, SentenceSlice> = {
  name: 'manual-date.entered',
  version: 1,
  subject: 'person',
  schema: manualDateBody,
  roles: recordsRoles,
  facets: ({ date }) => ({ decides: [manualDateFacet(date)], relies: [sentenceFacet] }),
  decide({ body, slice, procedures, today }) {
    const { date, value, reason } = body;
    const problems: Problem[] = [];
    const form = formOf(date);
    const isRead = instead.has(value) || isOfForm[form](value);
    if (!isRead) problems.push(problem('MAN-001', { field: 'value', value, detail: form }));
    const offered = inForceOn(procedures.certification, today).numbers.manualReasons.find((one) => one.code === reason.code);
    if (!offered || !sameData(offered, reason)) problems.push(problem('MAN-002', { field: 'reason', value: reason.code }));
    if (slice.manualDates.some((held) => held.date === date)) problems.push(problem('MAN-003', { field: 'date', value: dateTitles[date] }));
    const engine = shownDate(compute(slice, procedures, today), date);
    if (engine !== body.engine) problems.push(problem('MAN-004', { value: body.engine || 'not computed', detail: engine || 'not computed' }));
    else if (engine === value) problems.push(problem('MAN-005', { field: 'value', value }));
    return problems;
  },
  apply(slice, { root, entry, header, body }) {
    const { date } = body;
    const manual: ManualDate = { ...body, root, entry, by: header.author, at: header.at, checks: [] };
    return { ...slice, manualDates: [...slice.manualDates.filter((held) => held.date !== date), manual] };
  },
  says: ({ date, value, engine, reason }) => `${dateTitles[date]} by hand: ${value} (${reason.title}); the engine’s own: ${engine || 'not computed'}`,
};

export const [manualDateEntered, manualDateCorrected, manualDateVoided] = correctable(entered, {
  corrected: 'manual-date.corrected',
  voided: 'manual-date.voided',
  fact: 'the date entered by hand',
});

const checkBody = z.strictObject({
  /** The date that was checked: the entry first written, and the one whose words were in force. */
  manualDate: z.string().min(1),
  words: z.string().min(1),
  ...checkFields,
});
export type ManualDateCheckBody = z.infer<typeof checkBody>;

/** A second person's check of a date entered by hand; of words corrected since, it says nothing. */
export const manualDateChecked: Kind<ManualDateCheckBody, SentenceSlice> = {
  name: 'manual-date.checked',
  version: 1,
  subject: 'person',
  schema: checkBody,
  roles: recordsRoles,
  facets: ({ manualDate }) => ({ adds: [`check:${manualDate}`] }),
  decide({ body, slice, actor }) {
    const held = slice.manualDates.find((one) => one.root === body.manualDate);
    if (held?.entry !== body.words) return [problem('CHK-005')];
    return decideCheck(body, held, actor, 'entered it');
  },
  apply(slice, applied) {
    const { manualDate: root, words } = applied.body;
    // Of a date that has been struck out since, nothing is left to be checked: the check is history, and nobody's question.
    const manualDates = slice.manualDates.map((held) => (held.root === root ? { ...held, checks: [...held.checks, checkOf(applied, words)] } : held));
    return { ...slice, manualDates };
  },
  says: ({ agrees, remark }) => (agrees ? 'Date entered by hand checked: agrees' : `Date entered by hand checked: does not agree (${remark ?? ''})`),
};

export const manualDateCheckVoided = checkVoided('manual-date.check-voided', manualDateChecked.name);
