import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { LetGoShown, PersonFound } from '../../../shared/contract/shapes.ts';
import { readNysid } from '../../../shared/records/identity.ts';
import type { Db } from '../open.ts';
import { enrolment, letGo, people } from '../schema.ts';
import { slipsBetween } from './resemblance.ts';
import { everyFacility, facilitiesOfPeople, mainOfficeHere } from './whose.ts';

const found = {
  id: people.id,
  din: people.din,
  nysid: people.nysid,
  name: people.name,
  dateOfBirth: people.dateOfBirth,
  received: people.received,
  madeUp: people.madeUp,
  unit: people.unit,
  cell: people.cell,
  level: people.level,
  levelSince: people.levelSince,
  pe: people.pe,
  cr: people.cr,
  me: people.me,
  certified: people.certified,
  manual: people.manual,
  holder: people.holder,
  holderName: people.holderName,
  heldSince: people.heldSince,
};

type Row = Omit<PersonFound, 'heldBy' | 'near'> & Pick<typeof people.$inferSelect, 'holder' | 'holderName' | 'heldSince'>;

/** A line of the people table as lists show it. */
export function peopleFound(row: typeof people.$inferSelect): PersonFound {
  const { no: _no, verify: _verify, certifiedNote: _note, lastReport: _lastReport, holder: _holder, holderName: _holderName, heldSince: _heldSince, ...person } = row;
  return person;
}

/** Of somebody whose book was let go here: who he is and who holds him, and nothing else. */
function goneFound({ person, din, nysid, name, holderName, since }: typeof letGo.$inferSelect): PersonFound {
  const unknown = { dateOfBirth: '', received: '', madeUp: false, unit: null, cell: null, level: null, levelSince: null, pe: '', cr: '', me: '', certified: '', manual: '' } as const;
  return { id: person, din, nysid, name, ...unknown, heldBy: { name: holderName, since, letGo: true } };
}

/** A person whose book was let go here; undefined for everybody else. */
export function letGoShown(db: Db, id: string): LetGoShown | undefined {
  const { din, name, holderName: holder, since, day, back } = letGo;
  return db.select({ din, name, holder, since, day, back }).from(letGo).where(eq(letGo.person, id)).get();
}

/** Finding people by what a clerk has in hand: a DIN, a NYSID, a cell or a name, whole, begun or misspelt. */
export class PeopleSearch {
  readonly #db: Db;
  readonly #byNo;
  readonly #byDin;
  readonly #byNysid;
  readonly #byCell;
  readonly #byName;
  readonly #words;

  constructor(db: Db) {
    this.#db = db;
    const begins = (column: typeof people.din | typeof people.nysid | typeof people.cell) =>
      db
        .select(found)
        .from(people)
        .where(sql`${column} >= ${sql.placeholder('from')} AND ${column} < ${sql.placeholder('to')}`)
        .orderBy(asc(column))
        .limit(sql.placeholder('limit'))
        .prepare();
    this.#byDin = begins(people.din);
    this.#byNysid = begins(people.nysid);
    this.#byCell = begins(people.cell);
    this.#byNo = (numbers: readonly number[]) => db.select({ no: people.no, ...found }).from(people).where(inArray(people.no, [...numbers])).all();
    this.#byName = db.$client.prepare('SELECT rowid FROM people_names WHERE people_names MATCH ? ORDER BY rank LIMIT ?').pluck();
    this.#words = db.$client.prepare('SELECT term FROM people_words').pluck();
  }

  /**
   * People that a text may mean, best first.
   * In: what was typed; how many at most. Out: those whose DIN, NYSID or cell begins with it or whose
   * name has words beginning with each of its words, those whose book was let go last; where there are none, those whose
   * name resembles it, marked `near`.
   */
  search(text: string, limit: number): readonly PersonFound[] {
    const typed = text.trim();
    if (typed === '') return [];
    const exact = unique([...this.#numbered(typed, limit), ...this.#named(typed, limit), ...this.#letGo(typed)]).slice(0, limit);
    return withFacility(this.#db, exact.length > 0 ? exact : this.#near(typed, limit));
  }

  #numbered(typed: string, limit: number): readonly PersonFound[] {
    const upper = typed.toUpperCase();
    const din = dinBegun(upper);
    const nysid = readNysid(upper) ?? (/^\d{3,8}$/.test(upper) ? upper : null);
    const begun = (prefix: string) => ({ from: prefix, to: `${prefix}\uffff`, limit });
    return this.#shown([
      ...(din ? this.#byDin.all(begun(din)) : []),
      ...(nysid ? this.#byNysid.all(begun(nysid)) : []),
      ...(/^[A-Z0-9]{1,4}(-[0-9]{0,3}){0,2}$/.test(upper) && /\d|^SHU/.test(upper) ? this.#byCell.all(begun(upper)) : []),
    ]);
  }

  #named(typed: string, limit: number): readonly PersonFound[] {
    const words = wordsOf(typed);
    if (words.length === 0) return [];
    // A name that is the whole word stands before longer ones that only begin with it.
    return this.#matching(words.map((word) => `("${word}" OR "${word}"*)`).join(' AND '), limit);
  }

  /** Those whose book was let go: few, so that they need no index. */
  #letGo(typed: string): readonly PersonFound[] {
    const upper = typed.toUpperCase();
    const din = dinBegun(upper);
    const words = wordsOf(typed);
    const isMeant = (one: typeof letGo.$inferSelect) => {
      const names = wordsOf(one.name);
      return (din !== null && one.din.startsWith(din)) || (upper.length > 2 && one.nysid.startsWith(readNysid(upper) ?? upper)) || (words.length > 0 && words.every((word) => names.some((name) => name.startsWith(word))));
    };
    return this.#db.select().from(letGo).orderBy(asc(letGo.name)).all().filter(isMeant).map(goneFound);
  }

  /** As lists show a row: somebody held elsewhere is marked so. */
  #shown(rows: readonly Row[]): readonly PersonFound[] {
    const here = rows.some(({ holder }) => holder !== null) ? this.#db.select({ answer: enrolment.answer }).from(enrolment).get()?.answer : undefined;
    return rows.map(({ holder, holderName, heldSince, ...person }) =>
      here && holder !== null && holder !== here.facility.id && here.facility.id !== here.office.station ? { ...person, heldBy: { name: holderName ?? '', since: heldSince, letGo: false } } : person,
    );
  }

  #near(typed: string, limit: number): readonly PersonFound[] {
    const words = wordsOf(typed).filter((word) => word.length > 2 && !/\d/.test(word));
    if (words.length === 0) return [];
    const vocabulary = this.#words.all() as string[];
    const groups = words.map((word) => nearest(word, vocabulary));
    if (groups.some((group) => group.length === 0)) return [];
    const query = groups.map((group) => `(${group.map((word) => `"${word}"`).join(' OR ')})`).join(' AND ');
    const resemblance = (name: string) => words.reduce((sum, word) => sum + Math.min(...wordsOf(name).map((part) => slipsBetween(word, part, mostSlips))), 0);
    return this.#matching(query, limit * 4)
      .map((person) => ({ person: { ...person, near: true as const }, far: resemblance(person.name) }))
      .toSorted((a, b) => a.far - b.far)
      .slice(0, limit)
      .map(({ person }) => person);
  }

  #matching(query: string, limit: number): readonly PersonFound[] {
    const numbers = this.#byName.all(query, limit) as number[];
    const place = new Map(numbers.map((no, index) => [no, index]));
    const rows = this.#byNo(numbers)
      .toSorted((a, b) => (place.get(a.no) ?? 0) - (place.get(b.no) ?? 0))
      .map(({ no: _no, ...person }) => person);
    return this.#shown(rows);
  }

  /** Everyone, or everyone of a unit, in the order asked for, those whose book was let go at the end; at the main office, everyone or those of one facility. */
  list(unit: string | undefined, order: 'name' | 'din' | 'cell' | 'pe' | 'cr' | 'me', facility?: string): readonly PersonFound[] {
    const column = people[order];
    const rows = this.#db
      .select(found)
      .from(people)
      .where(unit === undefined ? undefined : eq(people.unit, unit))
      .orderBy(asc(column), asc(people.name))
      .all();
    const gone = unit === undefined ? this.#db.select().from(letGo).orderBy(asc(letGo.name)).all().map(goneFound) : [];
    return withFacility(this.#db, [...this.#shown(rows), ...gone], facility);
  }
}

/** The same people, at the main office each with the facility that holds him, or those of one facility alone. */
function withFacility(db: Db, found: readonly PersonFound[], only?: string): readonly PersonFound[] {
  if (found.length === 0 || !mainOfficeHere(db)) return found;
  const names = new Map(everyFacility(db).map(({ id, name }) => [id, name]));
  const held = facilitiesOfPeople(db, found.length > mostAsked ? undefined : found.map(({ id }) => id));
  return found
    .filter(({ id }) => only === undefined || held.get(id) === only)
    .map((person) => {
      const name = names.get(held.get(person.id) ?? '');
      return name === undefined ? person : { ...person, facility: name };
    });
}

/** Above so many, everybody's facility is looked up in place of each one's. */
const mostAsked = 200;

/** A DIN as begun, with its hyphens put in: `19b04` means `19-B-04`. Null when it cannot be one. */
function dinBegun(upper: string): string | null {
  const plain = upper.replaceAll('-', '');
  const parts = /^(\d{2})([A-Z]?)(\d{0,4})$/.exec(plain);
  if (!parts || (parts[2] === '' && parts[3] !== '')) return null;
  return [parts[1], parts[2], parts[3]].filter((part) => part !== '').join('-');
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const mostNear = 24;
const mostSlips = 3;

/** The words of a vocabulary nearest to one that is in none: as many slips as its length excuses. */
function nearest(word: string, vocabulary: readonly string[]): readonly string[] {
  const excused = word.length <= 4 ? 1 : word.length <= 7 ? 2 : mostSlips;
  return vocabulary
    .map((known) => ({ known, far: slipsBetween(word, known, excused) }))
    .filter(({ far }) => far <= excused)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostNear)
    .map(({ known }) => known);
}

function unique(list: readonly PersonFound[]): readonly PersonFound[] {
  return [...new Map(list.map((person) => [person.id, person])).values()];
}
