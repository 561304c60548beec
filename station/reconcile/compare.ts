import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { asc } from 'drizzle-orm';
import type { ReconciledPerson, Reconciliation } from '../../shared/contract/shapes.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { comparedDates, differenceBetween, harms } from '../../shared/time/reconcile/difference.ts';
import { matchOtherColumns, readOtherRow, type OtherRow } from '../../shared/time/reconcile/other-system.ts';
import type { Db } from '../store/open.ts';
import { people } from '../store/schema.ts';

/** The record held against a file, whole: people compared, worst first. */
export interface Comparison {
  readonly problems: readonly Problem[];
  readonly compared: readonly ReconciledPerson[];
  readonly unknown: readonly { readonly row: number; readonly number: string }[];
  readonly notInFile: readonly { readonly id: string; readonly din: string; readonly name: string }[];
  readonly unreadable: readonly { readonly row: number; readonly problems: readonly Problem[] }[];
}

type Held = Pick<typeof people.$inferSelect, 'id' | 'din' | 'nysid' | 'name' | 'pe' | 'cr' | 'me' | 'verify'>;

/** Holds the dates of everybody on record against a CSV file of another system. In: the file's text. Nothing is written. */
export function compareWithFile(db: Db, text: string): Comparison {
  const nothing: Comparison = { problems: [], compared: [], unknown: [], notInFile: [], unreadable: [] };
  let lines: readonly (readonly string[])[];
  try {
    lines = parse(text, { bom: true, relax_column_count: true, trim: true }) as string[][];
  } catch (error) {
    return { ...nothing, problems: [problem('ROS-005', { detail: error instanceof Error ? error.message : String(error) })] };
  }
  const { at, problems } = matchOtherColumns(lines[0] ?? []);
  if (problems.length > 0) return { ...nothing, problems };

  const held = peopleHeld(db);
  const firstRowOf = new Map<string, number>();
  const compared: ReconciledPerson[] = [];
  const unknown: { row: number; number: string }[] = [];
  const unreadable: { row: number; problems: readonly Problem[] }[] = [];
  for (const [index, cells] of lines.entries()) {
    if (index === 0 || cells.every((cell) => cell === '')) continue;
    const row = index + 1;
    const read = readOtherRow((name) => cells[at.get(name) ?? -1] ?? '');
    if ('problems' in read) {
      unreadable.push({ row, problems: read.problems });
      continue;
    }
    const found = held.under(read.read);
    const [person] = found;
    if (!person) unknown.push({ row, number: read.read.number });
    else if (found.length > 1) unreadable.push({ row, problems: [problem('RCN-007', { value: person.nysid, detail: found.map(({ din, name }) => `${name}, ${din}`).join('; ') })] });
    else if (firstRowOf.has(person.id)) unreadable.push({ row, problems: [problem('RCN-006', { value: read.read.number, detail: firstRowOf.get(person.id)! })] });
    else {
      firstRowOf.set(person.id, row);
      compared.push(comparedPerson(row, person, read.read));
    }
  }
  return {
    problems: [],
    compared: compared.sort((a, b) => harms.indexOf(a.harm) - harms.indexOf(b.harm) || (b.days ?? Infinity) - (a.days ?? Infinity) || a.row - b.row),
    unknown,
    notInFile: held.all.filter(({ id }) => !firstRowOf.has(id)).map(({ id, din, name }) => ({ id, din, name })),
    unreadable,
  };
}

function comparedPerson(row: number, { id, din, name, verify, pe, cr, me }: Held, { dates }: OtherRow): ReconciledPerson {
  const here = { pe, cr, me };
  return { row, id, din, name, verify, here, there: dates, ...differenceBetween(here, dates) };
}

function peopleHeld(db: Db) {
  const all: readonly Held[] = db
    .select({ id: people.id, din: people.din, nysid: people.nysid, name: people.name, pe: people.pe, cr: people.cr, me: people.me, verify: people.verify })
    .from(people)
    .orderBy(asc(people.name), asc(people.din))
    .all();
  const byDin = Map.groupBy(all, ({ din }) => din);
  const byNysid = Map.groupBy(all, ({ nysid }) => nysid);
  return { all, under: ({ by, number }: OtherRow): readonly Held[] => (by === 'din' ? byDin : byNysid).get(number) ?? [] };
}

/** How many lines of each kind the page is sent; the whole goes out as CSV. */
export const linesShown = 2000;

/** What the page shows of a comparison. */
export function shownOf({ problems, compared, unknown, notInFile, unreadable }: Comparison): Reconciliation {
  const of = (harm: ReconciledPerson['harm']) => {
    const found = compared.filter((person) => person.harm === harm);
    return { count: found.length, people: found.slice(0, linesShown) };
  };
  return {
    problems,
    rows: compared.length + unknown.length + unreadable.length,
    compared: { earlier: of('earlier'), later: of('later'), 'not computed': of('not computed'), none: of('none') },
    unknown: { count: unknown.length, rows: unknown.slice(0, linesShown) },
    notInFile: { count: notInFile.length, people: notInFile.slice(0, linesShown) },
    unreadable: { count: unreadable.length, rows: unreadable.slice(0, linesShown) },
  };
}

const results = { earlier: 'we would release earlier', later: 'we would hold longer', 'not computed': 'not computed here', none: 'the same' } as const;

/** A comparison as CSV, everybody in it, worst first. */
export function comparisonCsv({ compared, unknown, notInFile, unreadable }: Comparison): string {
  const dates = comparedDates.flatMap((name) => [`${name}_here`, `${name}_there`]);
  const blanks = dates.map(() => '');
  return stringify(
    [
      ['row', 'din', 'name', 'result', 'days', ...dates, 'verify', 'cause'],
      ...compared.map((one) => [one.row, one.din, one.name, results[one.harm], one.days ?? '', ...comparedDates.flatMap((name) => [one.here[name], one.there[name]]), one.verify ? 'yes' : '', one.cause]),
      ...unknown.map(({ row, number }) => [row, number, '', 'unknown here', '', ...blanks, '', '']),
      ...unreadable.map(({ row, problems }) => [row, '', '', 'cannot be read', '', ...blanks, '', problems.map((one) => `${one.code}: ${one.sentence} ${one.remedy}`).join(' | ')]),
      ...notInFile.map(({ din, name }) => ['', din, name, 'not in the file', '', ...blanks, '', '']),
    ],
    { escape_formulas: true },
  );
}
