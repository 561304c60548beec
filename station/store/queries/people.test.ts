import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignCell, correction, receive } from '../../testing/acts.ts';
import { testStation, type TestStation } from '../../testing/station.ts';

const people = [
  { din: '19-B-0421', nysid: '01234567Q', name: 'MARSH, Daniel T', unit: 'A', cell: 'A-1-01' },
  { din: '19-B-0422', nysid: '01234568Q', name: 'MARSHALL, Daniel', unit: 'A', cell: 'A-1-02' },
  { din: '19-A-1177', nysid: '07654321K', name: "O'BRIEN, Seán P", unit: 'SHU', cell: '8A1-03' },
  { din: '07-R-3310', nysid: '09871234M', name: 'PEÑA-RODRÍGUEZ, José Luis', unit: 'SHU', cell: '10B2-01' },
  { din: '22-X-0007', nysid: '99000007X', name: 'KANE, Ross', unit: 'SHU', cell: '8B1-07' },
  { din: '22-X-0008', nysid: '99000008X', name: 'WÓJCIK, Łukasz', unit: null, cell: null },
  { din: '23-X-0009', nysid: '99000009X', name: 'CASTELLANO, Giovanni', unit: null, cell: null },
];

let at: TestStation;

beforeAll(async () => {
  at = await testStation();
  for (const { din, nysid, name, unit, cell } of people) {
    const { id } = at.person({ din, nysid, name });
    if (unit && cell) at.as('captain', assignCell(id, unit, cell));
  }
});
afterAll(() => at[Symbol.dispose]());

const found = (text: string, limit = 10) => at.station.people.search(text, limit).map(({ din }) => din);
const [marsh, marshall, obrien, pena, kane, wojcik, castellano] = people.map(({ din }) => din);

describe('a person is found by', () => {
  test.each([
    ['his DIN', '19-B-0421', [marsh]],
    ['his DIN without hyphens', '19B0421', [marsh]],
    ['his DIN in small letters', '19b0421', [marsh]],
    ['a DIN with one hyphen', '19B-0421', [marsh]],
    ['a DIN begun, in its order', '19-B', [marsh, marshall]],
    ['a DIN begun without hyphens', '19b042', [marsh, marshall]],
    ['a DIN begun with its hyphen', '19-B-', [marsh, marshall]],
    ['the year of a DIN', '19', [obrien, marsh, marshall]],
    ['his NYSID', '07654321K', [obrien]],
    ['his NYSID in small letters', '07654321k', [obrien]],
    ['his NYSID begun', '0123456', [marsh, marshall]],
    ['his NYSID without its leading zero, as older papers have it', '7654321K', [obrien]],
    ['his NYSID with a hyphen', '07654321-K', [obrien]],
    ['his cell', '8A1-03', [obrien]],
    ['his cell in small letters', '8a1-03', [obrien]],
    ['the gallery of his cell', '10B2', [pena]],
    ['a cell of a block', 'A-1-02', [marshall]],
    ['the gallery of a block', 'a-1-0', [marsh, marshall]],
    ['his surname', 'O’Brien', [obrien]],
    ['his given name', 'giovanni', [castellano]],
    ['his surname begun', 'cast', [castellano]],
    ['surname and given name', 'marsh, daniel t', [marsh]],
    ['given name and surname', 'daniel marshall', [marshall]],
    ['parts of names in any order', 'dan mars', [marsh, marshall]],
    ['a part of a double name', 'rodriguez', [pena]],
    ['a name with its accents', 'Peña-Rodríguez', [pena]],
    ['a name without its accents', 'pena rodriguez jose', [pena]],
    ['a letter that is none of the English ones', 'Łukasz', [wojcik]],
    ['a name in capitals, with spaces around', '  WOJCIK ', [wojcik]],
  ])('%s: %s', (_, text, expected) => {
    const list = at.station.people.search(text, 10);
    expect(list.map(({ din }) => din).toSorted()).toEqual([...expected].toSorted());
    expect(list.filter(({ near }) => near)).toEqual([]);
  });

  test('a surname before a longer one that begins with it', () => {
    expect(found('marsh')).toEqual([marsh, marshall]);
  });
});

describe('where nothing matches, those are found whose names resemble it, marked as near', () => {
  test.each([
    ['swapped letters', 'Castelalno', castellano],
    ['swapped letters in a short name', 'Knae', kane],
    ['swapped letters at the beginning', 'Brien Saen', obrien],
    ['a missing letter', 'Castelano', castellano],
    ['a missing letter in a short name', 'Kne', kane],
    ['a missing apostrophe', 'OBrien', obrien],
    ['a letter too many', 'Castelllano', castellano],
    ['a wrong letter', 'Kame', kane],
    ['a wrong letter beside a right name', 'ross kame', kane],
    ['two slips in a long name', 'Kastelano', castellano],
    ['a slip in a name with accents', 'Rodrigues', pena],
  ])('%s: %s', (_, text, expected) => {
    const list = at.station.people.search(text, 10);
    expect(list[0]?.din).toBe(expected);
    expect(list.every((person) => person.near === true)).toBe(true);
  });

  test('the nearest first', () => {
    expect(found('Marhsal')[0]).toBe(marshall);
  });

  test('but not where a name begins so', () => {
    expect(at.station.people.search('marsh', 10).some((person) => person.near)).toBe(false);
  });
});

describe('nobody is found', () => {
  test.each(['', '   ', 'Zebrowski', '99-Z-9999', '12345678Z', '10A9-99', '"', '%', '*', 'AND', 'NEAR(', 'a" OR "b', "'; DROP TABLE people; --", '—', '🙂'])('by %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a search', () => {
  test('gives no more than asked for', () => {
    expect(found('19', 2)).toHaveLength(2);
    expect(found('daniel', 1)).toHaveLength(1);
  });

  test('gives a person once, though DIN and name both match', async () => {
    using own = await testStation();
    own.person({ din: '19-B-0001', name: '19B0001, Odd' });
    expect(own.station.people.search('19B0001', 10)).toHaveLength(1);
  });

  test('gives what lists show, and nothing else', () => {
    const [person] = at.station.people.search('kane', 1);
    expect(Object.keys(person!).toSorted()).toEqual(['cell', 'certified', 'cr', 'dateOfBirth', 'din', 'id', 'level', 'levelSince', 'madeUp', 'manual', 'me', 'name', 'nysid', 'pe', 'received', 'unit']);
    expect(person).toMatchObject({ unit: 'SHU', cell: '8B1-07', received: '2019-06-04', level: null, pe: '2020-10-29' });
  });

  test('follows a corrected name, and forgets the one struck', async () => {
    using own = await testStation();
    const { id, received } = own.person({ name: 'QUILL, Owen' });
    own.as('records-clerk', correction(receive(id), received, { name: 'ZANDER, Owen' }));
    expect(own.station.people.search('zander', 5)).toMatchObject([{ id }]);
    expect(own.station.people.search('quill', 5)).toEqual([]);
  });

  test('sees at once what another process wrote, misspelt or not', async () => {
    using own = await testStation();
    own.person({ name: 'QUILL, Owen' });
    expect(own.station.people.search('Zadner', 5)).toEqual([]);
    const other = await own.openAgain();
    other.recordGroups([[receive(own.id(), { din: '19-B-0999', name: 'ZANDER, Ida' })]], own.actors['records-clerk']);
    expect(own.station.people.search('zander', 5)).toHaveLength(1);
    expect(own.station.people.search('Zadner', 5)).toHaveLength(1);
  });
});

describe('a list', () => {
  test('is of everybody, or of a unit', () => {
    expect(at.station.people.list(undefined, 'name')).toHaveLength(people.length);
    expect(at.station.people.list('SHU', 'din').map(({ din }) => din)).toEqual([pena, obrien, kane]);
    expect(at.station.people.list('Z', 'din')).toEqual([]);
  });

  test.each([
    ['din', [pena, obrien, marsh, marshall, kane, wojcik, castellano]],
    ['name', [castellano, kane, marsh, marshall, obrien, pena, wojcik]],
  ] as const)('is in the order of %s', (order, expected) => {
    expect(at.station.people.list(undefined, order).map(({ din }) => din)).toEqual(expected);
  });
});
