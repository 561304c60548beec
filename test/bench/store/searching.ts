import { chanceFrom, type Chance } from '../../../station/demonstration/roster.ts';
import type { Station } from '../../../station/station.ts';
import { personPage } from '../../../station/store/queries/person-page.ts';
import type { PersonFound } from '../../../shared/contract/shapes.ts';
import { compareOn } from '../benchmark.ts';

/** As many as the search in the window asks for. */
const limit = 12;

/**
 * Finding and opening people, beside the same by one bare SQL statement. The floor of a misspelt name is
 * the bare search for the name spelt right: SQLite has no measure of resemblance.
 */
export function measureSearching(station: Station, times: number): object {
  const chance = chanceFrom(7);
  const everybody = station.people.list(undefined, 'din');
  const people = Array.from({ length: times }, () => chance.pick(everybody));
  const { $client: client } = station.db;
  const columns = 'p.id, p.din, p.nysid, p.name, p.date_of_birth, p.received, p.made_up, p.unit, p.cell, p.level, p.level_since, p.pe, p.cr, p.me';
  const begins = (column: string) => client.prepare(`SELECT ${columns} FROM people p WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} LIMIT ${limit}`).raw();
  const bare = { din: begins('din'), nysid: begins('nysid'), cell: begins('cell') };
  const byName = client.prepare(`SELECT ${columns} FROM people_names n JOIN people p ON p.no = n.rowid WHERE people_names MATCH ? ORDER BY rank LIMIT ${limit}`).raw();
  const record = client.prepare(`SELECT slices, facets, concluded FROM records WHERE type = 'person' AND id = ?`).raw();
  const search = (text: (person: PersonFound) => string) => (person: PersonFound) => {
    const found = station.people.search(text(person), limit);
    if (found.length === 0) throw new Error(`nobody was found by ${text(person)}`);
  };
  const bareName = (person: PersonFound, letters?: number) => byName.all(wordsOf(person).map((word) => `"${letters ? word.slice(0, letters) : word}"*`).join(' '));
  const misspelt = people.map((person) => ({ person, text: misspell(person, station, chance) }));
  return {
    searchMs: {
      din: compareOn(people, search(({ din }) => din.replaceAll('-', '')), ({ din }) => bare.din.all(din, `${din}\uffff`)),
      nysid: compareOn(people, search(({ nysid }) => nysid), ({ nysid }) => bare.nysid.all(nysid, `${nysid}\uffff`)),
      cell: compareOn(people, search(({ cell }) => cell!), ({ cell }) => bare.cell.all(cell, `${cell!}\uffff`)),
      wholeName: compareOn(people, search((person) => wordsOf(person).join(' ')), (person) => bareName(person)),
      begunName: compareOn(people, search((person) => wordsOf(person).map((word) => word.slice(0, 3)).join(' ')), (person) => bareName(person, 3)),
      begunSurname: compareOn(people, search((person) => wordsOf(person)[0]!.slice(0, 2)), (person) => byName.all(`"${wordsOf(person)[0]!.slice(0, 2)}"*`)),
      misspeltName: compareOn(misspelt, ({ text }) => station.people.search(text, limit), ({ person }) => bareName(person)),
    },
    misspeltFoundShare: misspelt.filter(({ person, text }) => station.people.search(text, limit).some(({ name }) => wordsOf({ name })[0] === wordsOf(person)[0])).length / misspelt.length,
    openPersonMs: compareOn(people, ({ id }) => personPage(station.db, id), ({ id }) => record.get(id)),
  };
}

/** Surname and given name, small. */
function wordsOf({ name }: Pick<PersonFound, 'name'>): readonly string[] {
  return name.toLowerCase().match(/[a-z]+/g)!.slice(0, 2);
}

/** Surname and given name, the surname with two letters swapped or one left out, so that nobody has it. */
function misspell(person: PersonFound, station: Station, chance: Chance): string {
  const [surname = '', given = ''] = wordsOf(person);
  for (;;) {
    const at = chance.whole(1, surname.length - 2);
    const slip = chance.happens(0.5) ? surname.slice(0, at) + surname[at + 1] + surname[at] + surname.slice(at + 2) : surname.slice(0, at) + surname.slice(at + 1);
    const found = station.people.search(`${slip} ${given}`, 1);
    if (slip !== surname && !found.some(({ near }) => !near)) return `${slip} ${given}`;
    if (chance.happens(0.1)) return `${surname.slice(0, 2)}qx${surname.slice(3)} ${given}`;
  }
}
