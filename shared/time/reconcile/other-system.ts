import { problem, type Problem } from '../../problems.ts';
import { readDin, readNysid } from '../../records/identity.ts';
import { comparedDates, type ComparedDate, type Dates } from './difference.ts';
import { readDate } from './published.ts';

/** The columns of another system's file that are read, with other names they go by. */
const columns = {
  din: ['dept id', 'department identification number'],
  nysid: ['state id'],
  pe: ['parole eligibility', 'parole eligibility date', 'pe date'],
  cr: ['conditional release', 'conditional release date', 'cr date'],
  me: ['maximum expiration', 'maximum expiration date', 'max expiration date', 'me date'],
} as const satisfies Record<'din' | 'nysid' | ComparedDate, readonly string[]>;

export type OtherColumn = keyof typeof columns;

/** Which cell of a row holds which column, by the header; the problems with the file as a whole. */
export function matchOtherColumns(header: readonly string[]): { readonly at: ReadonlyMap<OtherColumn, number>; readonly problems: readonly Problem[] } {
  // `conditionalReleaseDate` and `CONDITIONAL_RELEASE_DATE` are one heading.
  const plain = (text: string) => text.trim().replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replaceAll(/[\s_-]+/g, ' ');
  const at = new Map<OtherColumn, number>();
  const problems: Problem[] = [];
  for (const [name, also] of Object.entries(columns) as [OtherColumn, readonly string[]][]) {
    const places = header.flatMap((text, place) => ([name, ...also].includes(plain(text)) ? [place] : []));
    if (places.length > 1) problems.push(problem('ROS-008', { field: name, value: name.toUpperCase(), detail: places.map((place) => header[place]).join(', ') }));
    if (places[0] !== undefined) at.set(name, places[0]);
  }
  if (!at.has('din') && !at.has('nysid')) problems.push(problem('RCN-001'));
  if (!comparedDates.some((name) => at.has(name))) problems.push(problem('RCN-002'));
  return { at, problems };
}

/** Whose dates a row gives: by DIN where it has one, else by NYSID. */
export interface OtherRow {
  readonly by: 'din' | 'nysid';
  readonly number: string;
  readonly dates: Dates;
}

/** Reads one row of another system's file. In: its cells by column; missing and blank are the same. */
export function readOtherRow(cell: (name: OtherColumn) => string): { readonly read: OtherRow } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const by = cell('din') === '' && cell('nysid') !== '' ? 'nysid' : 'din';
  const typed = cell(by);
  const number = by === 'din' ? readDin(typed) : readNysid(typed);
  if (typed === '') problems.push(problem('RCN-003'));
  else if (number === null) problems.push(problem(by === 'din' ? 'REC-001' : 'REC-002', { value: typed }));
  const dates = Object.fromEntries(comparedDates.map((name) => [name, dateOf(cell(name), name, problems)])) as Record<ComparedDate, string>;
  if (problems.length === 0 && comparedDates.every((name) => dates[name] === '')) problems.push(problem('RCN-005'));
  return problems.length > 0 || number === null ? { problems } : { read: { by, number, dates } };
}

function dateOf(text: string, name: ComparedDate, problems: Problem[]): string {
  const read = readDate(text);
  if (text !== '' && read === null) problems.push(problem('RCN-004', { value: text, detail: name.toUpperCase() }));
  return read === null ? '' : typeof read === 'string' ? read.toUpperCase() : read.toString();
}
