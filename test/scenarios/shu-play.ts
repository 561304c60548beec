import { getTableName } from 'drizzle-orm';
import { z } from 'zod';
import { roles, type Role } from '../../shared/accounts/roles.ts';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { OpenedBody } from '../../shared/discipline/hearing.ts';
import { momentSchema } from '../../shared/discipline/moment.ts';
import { fold, type SubjectRecord } from '../../shared/entry/fold.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { problemCodes, type Problem, type ProblemCode } from '../../shared/problems.ts';
import { defaultProcedures, type ProcedureName } from '../../shared/procedures/procedures.ts';
import { identityOf } from '../../shared/records/identity.ts';
import { projections, rebuild } from '../../station/rebuild.ts';
import { receive } from '../../station/testing/acts.ts';
import { dump } from '../../station/testing/dump.ts';
import { testStation, type TestStation } from '../../station/testing/station.ts';

const codes = z.array(z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]));

/** One entry of a scenario, or an attempt at one. A word with a dollar sign in front stands for the entry called so, one with an at sign for a person. */
export const entrySchema = z.strictObject({
  /** How other entries and the expectations call it. */
  as: z.string().optional(),
  /** A person by his letter, `facility`, or `procedure:<name>`; the first person where it is left out. */
  about: z.string().optional(),
  /** The account: an office and a number. */
  who: z.string(),
  /** The office, where the account then held another than its name says. */
  office: z.enum(roles).optional(),
  when: momentSchema,
  kind: z.string(),
  /** Of a procedure `numbers` are those that differ from the program's own. */
  body: z.record(z.string(), z.unknown()),
  effective: z.iso.date().optional(),
  reason: z.string().optional(),
  strikes: z.string().optional(),
  /** At which station, which knows only its own entries until both exchange; the first where it is left out. */
  station: z.int().positive().max(2).optional(),
  warns: codes.optional(),
  /** An attempt: not recorded, for these. */
  refused: codes.optional(),
  notes: codes.optional(),
  says: z.string().optional(),
});
export type Written = z.infer<typeof entrySchema>;

export const personSchema = z.strictObject({ name: z.string(), din: z.string().optional(), received: z.iso.date().optional(), born: z.iso.date().optional() });
export type Persons = Readonly<Record<string, z.infer<typeof personSchema>>>;

/** What an entry came to when it was tried. */
export interface Said {
  readonly entry: Written;
  readonly problems: readonly Problem[];
  readonly says: string;
}

/** A book at one or two real stations while a scenario is played: acts go through the recorder, and what stations exchange is their entries. */
export class Play implements Disposable {
  readonly stations: readonly TestStation[];
  readonly ids = new Map<string, string>();
  readonly said: Said[] = [];
  readonly #persons: readonly string[];
  #acts = 0;

  private constructor(stations: readonly TestStation[], persons: Persons) {
    this.stations = stations;
    this.#persons = Object.keys(persons);
  }

  /** Sets up the stations, with the people on record at each. In: how many; the people by their letters; the moment before the first entry. */
  static async begin(count: number, persons: Persons, before: string): Promise<Play> {
    const stations: TestStation[] = [];
    for (let number = 1; number <= count; number += 1) stations.push(await testStation());
    // Nothing here has to outlive a power cut.
    for (const { station } of stations) station.db.$client.pragma('synchronous = OFF');
    const play = new Play(stations, persons);
    // Both are copies of one station: the second becomes another, whose own entries begin a chain of their own.
    stations.slice(1).forEach(({ station }, index) => station.db.$client.prepare('UPDATE this_station SET id = ?').run(`00000000-0000-7000-8000-0000000000${String(index + 2).padStart(2, '0')}`));
    play.#clock(stations[0]!, before);
    Object.entries(persons).forEach(([letter, { name, din, received, born }], index) => {
      const words = { name, din: din ?? `19-B-04${20 + index}`, nysid: `012345${60 + index}Q`, ...(received ? { received } : {}), ...(born ? { dateOfBirth: born } : {}) };
      stations[0]!.as('records-clerk', receive(personId(letter), words, { id: play.#newId() }));
    });
    play.exchange();
    return play;
  }

  /** Takes the entries that each other station has, and works out again what they are about. */
  exchange(): void {
    for (const to of this.stations) for (const from of this.stations) if (from !== to) take(to, from);
  }

  /** Tries an entry, and records it unless it is an attempt that is to fail. */
  enter(entry: Written): void {
    const at = this.stations[(entry.station ?? 1) - 1]!;
    this.#clock(at, entry.when);
    const id = this.#newId();
    if (entry.as !== undefined) this.ids.set(entry.as, id);
    const body = this.#bodyOf(entry);
    if (entry.kind === 'hearing.opened') openAccountOf(at, (body as Pick<OpenedBody, 'officer'>).officer);
    const act: Act = {
      id,
      kind: entry.kind,
      subject: this.subject(at, entry.about),
      effective: entry.effective ?? entry.when.slice(0, 10),
      body,
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
      ...(entry.strikes === undefined ? {} : { strikes: this.idOf(entry.strikes) }),
    };
    const actor = { account: entry.who, role: entry.office ?? officeOf(entry.who) };
    const problems = at.station.rehearse([act], actor);
    const found = known.kind(entry.kind);
    if (!found) throw new Error(`there is no kind ${entry.kind}`);
    const parsed = found.kind.schema.safeParse(body);
    this.said.push({ entry, problems, says: parsed.success ? found.kind.says(parsed.data) : '' });
    if (entry.refused) return;
    const recorded = at.station.record([act], actor, problemCodes);
    if (recorded.is !== 'recorded') throw new Error(`${entry.as ?? ''} ${entry.kind} of ${entry.when} was not recorded: ${recorded.problems.map((one) => `${one.code} ${one.field} ${one.sentence}`).join('; ')}`);
  }

  subject(at: TestStation, about: string | undefined): Subject {
    if (about === 'facility') return { type: 'facility', id: at.facility };
    if (about?.startsWith('procedure:')) return { type: 'procedure', id: about.slice('procedure:'.length) };
    const letter = about ?? this.#persons[0]!;
    if (!this.#persons.includes(letter)) throw new Error(`there is nobody called ${letter}`);
    return { type: 'person', id: personId(letter) };
  }

  /** The record of a subject as the first station has it. */
  record(about: string | undefined): SubjectRecord {
    return recordAt(this.stations[0]!, this.subject(this.stations[0]!, about));
  }

  /** The people, by letter, with their records. */
  people(): readonly { readonly letter: string; readonly name: string; readonly record: SubjectRecord }[] {
    return this.#persons.map((letter) => {
      const record = this.record(letter);
      return { letter, name: identityOf(record)?.name ?? letter, record };
    });
  }

  idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing was entered as ${name}`);
    return id;
  }

  [Symbol.dispose](): void {
    for (const station of this.stations) station[Symbol.dispose]();
  }

  #newId(): string {
    this.#acts += 1;
    return `00000000-0000-7000-9000-${String(this.#acts).padStart(12, '0')}`;
  }

  #clock(at: TestStation, moment: string): void {
    at.clock.set(Temporal.PlainDateTime.from(moment).toZonedDateTime('America/New_York').toInstant().toString());
  }

  #bodyOf({ kind, body }: Written): unknown {
    const resolved = this.#resolve(body) as Record<string, unknown>;
    if (!kind.startsWith('procedure.') || !('numbers' in resolved)) return resolved;
    const own = defaultProcedures[resolved['procedure'] as ProcedureName].at(-1)!.numbers;
    return { ...resolved, numbers: merged(own, resolved['numbers']) };
  }

  #resolve(value: unknown): unknown {
    if (typeof value === 'string') return value.startsWith('$') ? this.idOf(value.slice(1)) : value.startsWith('@') ? personId(value.slice(1)) : value;
    if (Array.isArray(value)) return value.map((one) => this.#resolve(one));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#resolve(one)]));
    return value;
  }
}

/** Gives the officer of a hearing an account at a station, unless one is known there: what the papers of a hearing say of him is held against it. */
export function openAccountOf(at: TestStation, { account: id, name, role }: OpenedBody['officer']): void {
  if (at.station.surroundings.account(id)) return;
  at.as('administrator', { kind: 'account.opened', subject: { type: 'account', id }, effective: at.station.today().toString(), body: { username: id, name, role, passwordHash: '$argon2id$none' } });
}

/** The id of a person of a scenario. */
export function personId(letter: string): string {
  return `00000000-0000-7000-a000-00000000000${letter}`;
}

function officeOf(who: string): Role {
  return z.enum(roles).parse(who.replace(/-\d+$/, ''));
}

function merged(own: unknown, change: unknown): unknown {
  if (typeof own !== 'object' || own === null || Array.isArray(own) || typeof change !== 'object' || change === null) return change;
  return { ...own, ...Object.fromEntries(Object.entries(change).map(([key, one]) => [key, merged((own as Record<string, unknown>)[key], one)])) };
}

/** A subject's record at a station. */
export function recordAt({ station }: TestStation, subject: Subject): SubjectRecord {
  return fold(subject, station.book.entriesOf(subject), known);
}

const columns = ['id', 'station', 'seq', 'clock', 'subject_type', 'subject_id', 'kind', 'header', 'salt', 'content', 'hash', 'signature'];

/** The rows of a station's book as they arrived. */
export function rowsOf({ station }: TestStation): readonly Record<string, unknown>[] {
  return station.db.$client.prepare(`SELECT ${columns.join(', ')} FROM entries ORDER BY rowid`).all() as Record<string, unknown>[];
}

/** Puts entries of another book into a station's, as they come, and works out again what they are about: procedures before what rests on them. */
export function take(to: TestStation, from: TestStation | readonly Record<string, unknown>[]): void {
  const { db, book, projector, catchUp } = to.station;
  const rows = Array.isArray(from) ? (from as readonly Record<string, unknown>[]) : rowsOf(from as TestStation);
  const insert = db.$client.prepare(`INSERT OR IGNORE INTO entries (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`);
  const touched = new Map<string, Subject>();
  for (const row of rows) {
    if (insert.run(row).changes === 0) continue;
    touched.set(`${row['subject_type']} ${row['subject_id']}`, { type: row['subject_type'] as Subject['type'], id: row['subject_id'] as string });
  }
  const subjects = [...touched.values()].toSorted((a, b) => Number(b.type === 'procedure') - Number(a.type === 'procedure'));
  for (const subject of subjects) projector.project(fold(subject, book.entriesOf(subject), known), book.entriesOf(subject));
  catchUp.finish();
}

/** What screens query at a station, without regard to the order of rows and to the number that a station gives a person as he comes. */
export function boardOf({ station }: TestStation): Readonly<Record<string, readonly string[]>> {
  const tables = dump(station.db);
  const ofScreens = Object.values(projections).map((table) => getTableName(table));
  const withoutNumber = ({ no: _no, ...row }: Record<string, unknown>) => row;
  return Object.fromEntries(ofScreens.map((name) => [name, tables[name]!.map((row) => JSON.stringify(name === 'people' ? withoutNumber(row as Record<string, unknown>) : row)).toSorted()]));
}

/** The same, made again from the entries alone. */
export function boardMadeAgain(at: TestStation): Readonly<Record<string, readonly string[]>> {
  rebuild(at.station.db, defaultProcedures);
  return boardOf(at);
}
