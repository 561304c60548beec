import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

import type { Act } from '../../shared/contract/contract.ts';
import type { RosterPreview, RosterRow } from '../../shared/contract/shapes.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { actsOf, differences, matchColumns, readRosterRow, rosterColumns, type RosterFacts } from '../../shared/records/roster.ts';
import { sayTerms } from '../../shared/time/count.ts';
import { sha256 } from '../../crypto/keys.ts';
import { newId } from '../set-up.ts';
import type { Station } from '../station.ts';
import { slicesOf } from '../store/queries/person-page.ts';

/** A row that the preview would add, with the acts that add it. */
export interface RowToAdd {
  readonly row: number;
  readonly acts: readonly Act[];
}

interface ReadFile {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>>; readonly raw: readonly string[] }[];
}

/**
 * What importing a roster would do, row by row; nothing is written.
 * In: the file's text; who asks. Out: the preview for the screen, and the acts of each row to be added.
 */
export function previewRoster(station: Station, text: string, actor: Actor): { readonly preview: RosterPreview; readonly toAdd: readonly RowToAdd[] } {
  const file = readFile(text);
  if (!('rows' in file)) {
    return { preview: { digest: sha256(text), rows: [], add: 0, present: 0, refuse: 0, warnings: 0, problems: file.problems, refusedCsv: '' }, toAdd: [] };
  }
  const toAdd: RowToAdd[] = [];
  const firstRowOf = { din: new Map<string, number>(), cell: new Map<string, number>() };
  const rows = file.rows.map(({ row, cells }): RosterRow => {
    const read = readRosterRow(cells);
    const named = { row, din: cells['din'] ?? '', name: cells['name'] ?? '' };
    if ('problems' in read) return { ...named, outcome: 'refuse', problems: read.problems, says: '' };
    const { facts } = read;
    const said = { ...named, din: facts.identity.din, says: say(facts) };
    const twice = problemsWithinFile(facts, row, firstRowOf);
    if (twice.some((one) => one.severity === 'stop')) return { ...said, outcome: 'refuse', problems: twice };
    const held = heldUnder(station, facts.identity.din);
    if (held) {
      const differing = differences(facts, held);
      const detail = differing.map(({ what, onRecord, inRow }) => `${what} is ${onRecord} on record, ${inRow} in the row`).join('; ');
      return { ...said, outcome: differing.length > 0 ? 'refuse' : 'present', problems: differing.length > 0 ? [problem('ROS-003', { field: 'din', value: facts.identity.din, detail })] : [] };
    }
    const acts = actsOf(facts, newId(station), station.today().toString(), () => newId(station));
    const problems = [...twice, ...station.rehearse(acts, actor).map(({ act: _act, ...one }) => one)];
    if (problems.some((one) => one.severity === 'stop')) return { ...said, outcome: 'refuse', problems };
    toAdd.push({ row, acts });
    return { ...said, outcome: 'add', problems };
  });
  const counted = (outcome: RosterRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const preview: RosterPreview = {
    digest: sha256(text, ...rows.map((row) => `${row.row}${row.outcome}${row.problems.map((one) => one.code).join()}`)),
    rows,
    add: counted('add'),
    present: counted('present'),
    refuse: counted('refuse'),
    warnings: rows.filter((row) => row.outcome === 'add' && row.problems.length > 0).length,
    problems: [],
    refusedCsv: refusedCsv(file, rows),
  };
  return { preview, toAdd };
}

/** An empty roster: the header, and a row that says what each column holds. */
export function rosterTemplate(): string {
  return stringify([rosterColumns.map((column) => column.name), rosterColumns.map((column) => `${column.required ? '' : 'optional: '}${column.holds}`)]);
}

/** The column in which an exported refusal says why; ignored when the mended file comes back. */
const reasonColumn = 'why_refused';

function readFile(text: string): ReadFile | { readonly problems: readonly Problem[] } {
  let lines: { readonly row: number; readonly raw: readonly string[] }[];
  try {
    const all: string[][] = parse(text, { bom: true, relax_column_count: true, trim: true });
    lines = all.map((raw, index) => ({ row: index + 1, raw })).filter(({ raw }) => raw.some((cell) => cell !== ''));
  } catch (error) {
    return { problems: [problem('ROS-005', { detail: error instanceof Error ? error.message : String(error) })] };
  }
  const [first, ...rest] = lines;
  const header = first?.raw ?? [];
  const { names, problems } = matchColumns(header);
  if (problems.length > 0) return { problems };
  return {
    header,
    rows: rest.map(({ row, raw }) => ({
      row,
      raw,
      cells: Object.fromEntries(names.flatMap((name, at) => (name === null ? [] : [[name, raw[at] ?? '']]))),
    })),
  };
}

function problemsWithinFile(facts: RosterFacts, row: number, first: { readonly din: Map<string, number>; readonly cell: Map<string, number> }): readonly Problem[] {
  const problems: Problem[] = [];
  const { din } = facts.identity;
  const sameDin = first.din.get(din);
  if (sameDin !== undefined) problems.push(problem('ROS-002', { field: 'din', value: din, detail: sameDin }));
  else first.din.set(din, row);
  if (facts.housing) {
    const cell = `${facts.housing.unit} ${facts.housing.cell}`;
    const sameCell = first.cell.get(cell);
    if (sameCell !== undefined) problems.push(problem('ROS-006', { field: 'cell', value: cell, detail: sameCell }));
    else first.cell.set(cell, row);
  }
  return problems;
}

function heldUnder(station: Station, din: string) {
  const holder = station.surroundings.holderOfDin(din);
  const slices = holder === undefined ? undefined : slicesOf(station.db, holder);
  if (!slices?.identity) return undefined;
  return { identity: slices.identity, commitments: slices.time.commitments, jailTimes: slices.time.jailTimes, cells: slices.housing, levels: slices.shu.levels };
}


function say(facts: RosterFacts): string {
  const count = facts.commitment.counts[0]!;
  const housed = facts.housing ? `, ${facts.housing.unit} ${facts.housing.cell}` : '';
  const level = facts.level ? `, Level ${facts.level.level}` : '';
  return `${count.crime}, ${sayTerms(count)}, ${facts.jailDays} days of jail time${housed}${level}`;
}

function refusedCsv(file: ReadFile, rows: readonly RosterRow[]): string {
  const refused = rows.filter((row) => row.outcome === 'refuse');
  if (refused.length === 0) return '';
  const raw = new Map(file.rows.map((row) => [row.row, row.raw]));
  const keep = file.header.map((name, at) => ({ name, at })).filter(({ name }) => name !== reasonColumn);
  return stringify([
    [...keep.map(({ name }) => name), reasonColumn],
    ...refused.map((row) => [...keep.map(({ at }) => raw.get(row.row)?.[at] ?? ''), row.problems.map((one) => `${one.field}: ${one.sentence} ${one.remedy}`).join(' | ')]),
  ]);
}
