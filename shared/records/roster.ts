import type { Act } from '../contract/contract.ts';
import { isDay } from '../entry/day.ts';
import { problem, type Problem } from '../problems.ts';
import { cellAssigned, type CellStay } from '../housing/cell.ts';
import { commitmentFacet, commitmentReceived, type Commitment, type CommitmentBody } from '../time/commitment.ts';
import { felonyClasses, offenseNatures, sayCount, type Count, type FelonyClass, type OffenseNature } from '../time/count.ts';
import { jailTimeCertified, type JailTime } from '../time/jail-time.ts';
import { readTerm, writeTerm, type Term } from '../time/term.ts';
import { levels } from '../facility/facility.ts';
import { levelAssigned, type Level, type LevelHeld } from '../shu/level.ts';
import { personReceived, readDin, readNysid, type IdentityBody } from './identity.ts';

/** A column of a roster: its name in the header, other names it goes by, whether it must be there, and what it holds. */
export interface RosterColumn {
  readonly name: string;
  readonly also: readonly string[];
  readonly required: boolean;
  readonly holds: string;
}

/** The columns of a roster, in the order of the template. */
export const rosterColumns: readonly RosterColumn[] = [
  { name: 'din', also: ['dept id', 'department identification number'], required: true, holds: '19-B-0421' },
  { name: 'nysid', also: ['state id'], required: true, holds: '01234567Q' },
  { name: 'name', also: ['full name'], required: true, holds: 'SURNAME, Given M' },
  { name: 'date_of_birth', also: ['dob', 'birth date'], required: true, holds: '1988-04-30 (or 04/30/1988)' },
  { name: 'date_received', also: ['received', 'reception date'], required: true, holds: '2019-06-04' },
  { name: 'unit', also: ['housing unit', 'block'], required: true, holds: 'SHU' },
  { name: 'cell', also: ['housing cell'], required: true, holds: '8A1-07' },
  { name: 'county', also: ['county of commitment'], required: true, holds: 'Kings' },
  { name: 'indictment', also: ['indictment number'], required: true, holds: '01234-2018' },
  { name: 'crime', also: ['offense', 'offence'], required: true, holds: 'Robbery 1st (PL 160.15)' },
  { name: 'class', also: ['felony class'], required: true, holds: 'A-I, A-II, B, C, D or E' },
  { name: 'sentence', also: ['sentence terms', 'terms', 'term'], required: true, holds: '2-00-00 to 6-00-00, 25-00-00 to LIFE, or 10-00-00' },
  { name: 'jail_time_days', also: ['jail time', 'jail_time'], required: true, holds: '214' },
  { name: 'prs', also: ['post-release supervision'], required: false, holds: '5-00-00 (determinate terms)' },
  { name: 'sentenced', also: ['date sentenced', 'sentence date'], required: false, holds: '2019-05-14; the date received where it is left out' },
  { name: 'offense_date', also: ['offence date', 'date of offense'], required: false, holds: '2018-01-15' },
  { name: 'nature', also: ['offense nature', 'nature of offense'], required: false, holds: 'violent, drug, sex or other (PL 70.02, 70.70, 70.80)' },
  { name: 'level', also: ['pims level'], required: false, holds: 'I, II or III (SHU)' },
  { name: 'level_since', also: ['level date'], required: false, holds: '2026-10-02' },
  { name: 'made_up', also: [], required: false, holds: 'yes for a demonstration record' },
];

/** Matches a file's header to the columns. Out: column name by position in the file, the required ones missing and those that stand twice. */
export function matchColumns(header: readonly string[]): { readonly names: readonly (string | null)[]; readonly problems: readonly Problem[] } {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll(/[\s_-]+/g, ' ');
  const names = header.map((text) => rosterColumns.find((column) => [column.name, ...column.also].some((name) => plain(name) === plain(text)))?.name ?? null);
  const missing = rosterColumns.filter((column) => column.required && !names.includes(column.name)).map((column) => problem('ROS-001', { field: column.name, value: column.name }));
  const twice = rosterColumns.flatMap(({ name }) => {
    const headings = header.filter((_, at) => names[at] === name);
    return headings.length > 1 ? [problem('ROS-008', { field: name, value: name, detail: headings.join(', ') })] : [];
  });
  return { names, problems: [...missing, ...twice] };
}

/** What a row of a roster says, read and checked on its own. */
export interface RosterFacts {
  readonly identity: IdentityBody;
  readonly commitment: CommitmentBody;
  readonly jailDays: number;
  readonly housing: { readonly unit: string; readonly cell: string } | null;
  readonly level: { readonly level: Level; readonly since: string } | null;
}

/**
 * Reads one row. In: its cells by column name; missing and blank are the same. Out: the facts, or all
 * the problems with the row's form; whether the book will take them is decided later.
 */
export function readRosterRow(row: Readonly<Record<string, string>>): { readonly facts: RosterFacts } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cell = (name: string) => row[name]?.trim() ?? '';
  const need = (name: string): string => {
    if (cell(name) === '') problems.push(problem('FLD-001', { field: name }));
    return cell(name);
  };
  const day = (name: string, text: string): string => {
    const read = readDay(text);
    if (text !== '' && !read) problems.push(problem('FLD-003', { field: name, value: text }));
    return read ?? '';
  };

  const din = need('din');
  if (din && !readDin(din)) problems.push(problem('REC-001', { field: 'din', value: din }));
  const nysid = need('nysid');
  if (nysid && !readNysid(nysid)) problems.push(problem('REC-002', { field: 'nysid', value: nysid }));
  const name = need('name');
  const dateOfBirth = day('date_of_birth', need('date_of_birth'));
  const received = day('date_received', need('date_received'));
  const sentenced = day('sentenced', cell('sentenced')) || received;
  const county = need('county');
  const indictment = need('indictment');
  const crime = need('crime');
  const felonyClass = need('class').toUpperCase();
  if (felonyClass && !felonyClasses.includes(felonyClass as FelonyClass)) {
    problems.push(problem('FLD-002', { field: 'class', value: felonyClass, detail: 'A-I, A-II, B, C, D or E' }));
  }
  const offenseDate = day('offense_date', cell('offense_date'));
  const nature = cell('nature').toLowerCase();
  if (nature && !offenseNatures.includes(nature as OffenseNature)) problems.push(problem('FLD-002', { field: 'nature', value: nature, detail: offenseNatures.join(', ') }));
  const sentence = need('sentence');
  const terms = readSentence(sentence, cell('prs'));
  if (sentence && !terms) problems.push(problem('ROS-004', { field: 'sentence', value: [sentence, cell('prs')].filter(Boolean).join(', PRS ') }));
  const jail = need('jail_time_days').replaceAll(/,(?=\d{3}$)/g, '');
  if (jail && !/^\d{1,5}$/.test(jail)) problems.push(problem('ROS-007', { field: 'jail_time_days', value: jail }));

  const unit = cell('unit').toUpperCase();
  const inCell = cell('cell').toUpperCase();
  if ((unit === '') !== (inCell === '')) problems.push(problem('FLD-001', { field: unit === '' ? 'unit' : 'cell' }));
  const level = cell('level').toUpperCase();
  const levelSince = day('level_since', cell('level_since'));
  if (level && !levels.includes(level as Level)) problems.push(problem('FLD-002', { field: 'level', value: level, detail: 'I, II or III' }));
  if (level && !cell('level_since')) problems.push(problem('FLD-001', { field: 'level_since' }));

  if (problems.length > 0 || !terms) return { problems };
  const count: Count = { crime, class: felonyClass as FelonyClass, ...(offenseDate ? { offenseDate } : {}), ...(nature ? { nature: nature as OffenseNature } : {}), ...terms };
  return {
    facts: {
      identity: { din: readDin(din)!, nysid: readNysid(nysid)!, name, dateOfBirth, received, madeUp: /^(y|yes|true|1)$/i.test(cell('made_up')) },
      commitment: { county, indictment, sentenced, received, counts: [count] },
      jailDays: Number(jail),
      housing: unit ? { unit, cell: inCell } : null,
      level: level ? { level: level as Level, since: levelSince } : null,
    },
  };
}

/** A day as rosters write it: ISO, or month/day/year. Null for anything else. */
function readDay(text: string): string | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}` : text;
  return isDay(iso) ? iso : null;
}

type Terms = { readonly kind: 'indeterminate'; readonly minimum: string; readonly maximum: string } | { readonly kind: 'determinate'; readonly term: string; readonly prs?: string };

/** The terms of a sentence: `2-00-00 to 6-00-00`, `25 to LIFE`, `10-00-00` with its PRS, whole years as `5`. */
export function readSentence(text: string, prs: string): Terms | null {
  const parts = text.trim().split(/\s+to\s+/i);
  const supervision = prs === '' ? null : readYears(prs);
  if (prs !== '' && !supervision) return null;
  const first = readYears(parts[0] ?? '');
  if (!first || parts.length > 2) return null;
  if (parts.length === 1) return { kind: 'determinate', term: writeTerm(first), ...(supervision ? { prs: writeTerm(supervision) } : {}) };
  if (supervision) return null;
  if (/^life$/i.test(parts[1]!.trim())) return { kind: 'indeterminate', minimum: writeTerm(first), maximum: 'LIFE' };
  const second = readYears(parts[1]!);
  return second ? { kind: 'indeterminate', minimum: writeTerm(first), maximum: writeTerm(second) } : null;
}

function readYears(text: string): Term | null {
  const years = /^(\d{1,2})(\s*years?)?$/i.exec(text.trim());
  return years ? { years: Number(years[1]), months: 0, days: 0 } : readTerm(text);
}

/**
 * The acts that put a row into the book.
 * In: the facts; an id for the person; the day for a cell that has no day of its own; a source of entry ids.
 */
export function actsOf(facts: RosterFacts, person: string, today: string, newId: () => string): readonly Act[] {
  const { identity, commitment, housing, level } = facts;
  const common = { subject: { type: 'person' as const, id: person }, reason: 'Roster import' };
  const committed = newId();
  return [
    { ...common, id: newId(), kind: personReceived.name, effective: identity.received, body: identity },
    { ...common, id: committed, kind: commitmentReceived.name, effective: commitment.received, body: commitment },
    { ...common, id: newId(), kind: jailTimeCertified.name, effective: commitment.received, body: { commitment: committed, days: facts.jailDays, certifiedBy: 'As carried in the roster' } },
    ...(level ? [{ ...common, id: newId(), kind: levelAssigned.name, effective: level.since, body: { level: level.level, broughtForward: true } }] : []),
    ...(housing ? [{ ...common, id: newId(), kind: cellAssigned.name, effective: level?.since ?? today, body: housing }] : []),
  ];
}

/** A fact of a row as it stands on record and as the row has it. */
export interface Difference {
  readonly what: string;
  readonly onRecord: string;
  readonly inRow: string;
}

/**
 * How a row differs from what is on record of its person.
 * In: the row's facts and the person's slices. A cell or a level the person has had at any time is not
 * a difference: an old roster says where he was. Out: an empty list when the row adds nothing.
 */
export function differences(facts: RosterFacts, held: HeldFacts): readonly Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, onRecord: string, inRow: string) => {
    if (onRecord !== inRow) found.push({ what, onRecord, inRow });
  };
  compare('NYSID', held.identity.nysid, facts.identity.nysid);
  compare('name', held.identity.name, facts.identity.name);
  compare('date of birth', held.identity.dateOfBirth, facts.identity.dateOfBirth);
  compare('date received', held.identity.received, facts.identity.received);
  found.push(...differencesOfSentence(facts, held));
  const { housing, level } = facts;
  if (housing && !held.cells.some((stay) => stay.unit === housing.unit && stay.cell === housing.cell)) {
    const last = held.cells.at(-1);
    found.push({ what: 'cell', onRecord: last ? `${last.unit} ${last.cell}` : 'none', inRow: `${housing.unit} ${housing.cell}` });
  }
  if (level && !held.levels.some((one) => one.level === level.level)) {
    found.push({ what: 'level', onRecord: held.levels.at(-1)?.level ?? 'none', inRow: level.level });
  }
  return found;
}

function differencesOfSentence(facts: RosterFacts, held: HeldFacts): readonly Difference[] {
  const commitment = held.commitments.find((one) => commitmentFacet(one) === commitmentFacet(facts.commitment));
  if (!commitment) return [{ what: 'commitment', onRecord: 'none', inRow: `${facts.commitment.county} ${facts.commitment.indictment}` }];
  const jailTime = held.jailTimes.find((one) => one.commitment === commitment.root);
  // A row that leaves the day of sentence out gives the day received: that says nothing of the sentence.
  const { sentenced, received } = facts.commitment;
  const compared: readonly Difference[] = [
    { what: 'date sentenced', onRecord: commitment.sentenced, inRow: sentenced === received ? commitment.sentenced : sentenced },
    { what: 'sentence', onRecord: commitment.counts.map(sayCount).join('; '), inRow: facts.commitment.counts.map(sayCount).join('; ') },
    { what: 'jail time', onRecord: jailTime ? String(jailTime.days) : 'none', inRow: String(facts.jailDays) },
  ];
  return compared.filter(({ onRecord, inRow }) => onRecord !== inRow);
}

/** What is on record of a person, as far as a roster speaks of it. */
export interface HeldFacts {
  readonly identity: IdentityBody;
  readonly commitments: readonly Commitment[];
  readonly jailTimes: readonly JailTime[];
  readonly cells: readonly CellStay[];
  readonly levels: readonly LevelHeld[];
}
