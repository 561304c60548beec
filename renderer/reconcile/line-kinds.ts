import type { ReconciledPerson, Reconciliation } from '../../shared/contract/shapes.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Harm } from '../../shared/time/reconcile/difference.ts';

/** The lists that a comparison is read by. */
export type LineKind = Harm | 'unknown' | 'not in the file' | 'unreadable';

/** Each list: its name, what it holds, and how grave it is; the gravest first. */
export const lineKinds: readonly { readonly kind: LineKind; readonly name: string; readonly explains: string; readonly tone: 'grave' | 'attention' | 'well' | 'plain' }[] = [
  { kind: 'earlier', name: 'We would release earlier', explains: 'A date on record comes before the other system’s.', tone: 'grave' },
  { kind: 'later', name: 'We would hold longer', explains: 'A date on record comes after the other system’s.', tone: 'attention' },
  { kind: 'not computed', name: 'Not computed here', explains: 'The other system has a date, and this record none yet.', tone: 'attention' },
  { kind: 'none', name: 'The same', explains: 'Every date that the file gives is the one on record.', tone: 'well' },
  { kind: 'unknown', name: 'Unknown here', explains: 'In the file, and nobody on record under the number.', tone: 'plain' },
  { kind: 'not in the file', name: 'Not in the file', explains: 'On record here, and on no row of the file.', tone: 'plain' },
  { kind: 'unreadable', name: 'Cannot be read', explains: 'Rows that were not compared, each with what to mend.', tone: 'plain' },
];

/** A line of a list. */
export type Line =
  | { readonly is: 'compared'; readonly person: ReconciledPerson }
  | { readonly is: 'person'; readonly person: { readonly id: string; readonly din: string; readonly name: string } }
  | { readonly is: 'row'; readonly row: number; readonly number: string }
  | { readonly is: 'problems'; readonly row: number; readonly problems: readonly Problem[] };

/** How many are on a list, shown or not. */
export function countOf(result: Reconciliation, kind: LineKind): number {
  if (kind === 'unknown') return result.unknown.count;
  if (kind === 'not in the file') return result.notInFile.count;
  return kind === 'unreadable' ? result.unreadable.count : result.compared[kind].count;
}

/** The lines of a list. */
export function linesOf(result: Reconciliation, kind: LineKind): readonly Line[] {
  if (kind === 'unknown') return result.unknown.rows.map((row) => ({ is: 'row', ...row }));
  if (kind === 'not in the file') return result.notInFile.people.map((person) => ({ is: 'person', person }));
  if (kind === 'unreadable') return result.unreadable.rows.map((row) => ({ is: 'problems', ...row }));
  return result.compared[kind].people.map((person) => ({ is: 'compared', person }));
}

/** The lines that hold every word typed: of a name, a number, a cause. */
export function narrowed(lines: readonly Line[], text: string): readonly Line[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? lines : lines.filter((line) => words.every((word) => said(line).includes(word)));
}

function said(line: Line): string {
  if (line.is === 'row') return `${line.row} ${line.number}`.toLowerCase();
  if (line.is === 'problems') return `${line.row} ${line.problems.map((one) => `${one.code} ${one.sentence}`).join(' ')}`.toLowerCase();
  const { din, name } = line.person;
  return `${name} ${din} ${din.replaceAll('-', '')} ${line.is === 'compared' ? line.person.cause : ''}`.toLowerCase();
}
