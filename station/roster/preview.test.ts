import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { rosterColumns } from '../../shared/records/roster.ts';
import { demonstrationRoster } from '../demonstration/roster.ts';
import { assignCell, correction, receive } from '../testing/acts.ts';
import { dump } from '../testing/dump.ts';
import { roster, row, rows, type Row } from '../testing/roster.ts';
import { testStation, type TestStation } from '../testing/station.ts';
import { importRoster } from './import.ts';
import { previewRoster, rosterTemplate } from './preview.ts';

const preview = (at: TestStation, text: string) => previewRoster(at.station, text, at.actors['records-clerk']).preview;
const codesOf = (at: TestStation, ...all: readonly Row[]) => preview(at, roster(...all)).rows.map((one) => [one.outcome, ...one.problems.map(({ code }) => code)]);

async function bringIn(at: TestStation, text: string): Promise<void> {
  for await (const _ of importRoster(at.station, text, preview(at, text).digest, at.actors['records-clerk'])) continue;
}

describe('a preview', () => {
  test('says of each row what importing it would do, and writes nothing', async () => {
    using at = await testStation();
    at.person({ din: '19-B-0500', nysid: '01234599Q' });
    const before = dump(at.station.db);
    const made = preview(at, roster(row(), row({ din: '19-B-0500' }), row({ din: '20-B-0001', nysid: '01234568Q' }), row({ din: 'none' })));
    expect(made).toMatchObject({ add: 2, present: 0, refuse: 2, warnings: 1, problems: [] });
    expect(made.rows).toMatchObject([
      { row: 2, din: '19-B-0421', name: 'MARSH, Daniel T', outcome: 'add', problems: [], says: 'Burglary 3rd (PL 140.20), 2-00-00 to 6-00-00, 214 days of jail time' },
      { row: 3, outcome: 'refuse', problems: [{ code: 'ROS-003' }] },
      { row: 4, outcome: 'add', problems: [{ code: 'REC-006', severity: 'warn' }] },
      { row: 5, din: 'none', outcome: 'refuse', problems: [{ code: 'REC-001', field: 'din', value: 'none' }], says: '' },
    ]);
    expect(dump(at.station.db)).toEqual(before);
  });

  test('of twelve hundred people writes nothing either', { timeout: 60_000 }, async () => {
    using at = await testStation();
    const before = dump(at.station.db);
    const text = demonstrationRoster({ seed: 3, people: 1200, inShu: 0, today: at.station.today() });
    expect(preview(at, text).rows).toHaveLength(1200);
    expect(dump(at.station.db)).toEqual(before);
  });
});

describe('a row is refused, and says why', () => {
  test.each<[string, Row, readonly string[]]>([
    ['without what is required', { din: '', nysid: '', name: '', county: '' }, ['FLD-001', 'FLD-001', 'FLD-001', 'FLD-001']],
    ['with a DIN that is none', { din: '19-B-421' }, ['REC-001']],
    ['with a NYSID that is none', { nysid: '123Q' }, ['REC-002']],
    ['with a day that is not in the calendar', { date_of_birth: '1988-02-30' }, ['FLD-003']],
    ['with a day of two-digit year', { date_received: '6/4/19' }, ['FLD-003']],
    ['with a class that is none', { class: 'F' }, ['FLD-002']],
    ['with a sentence that cannot be read', { sentence: 'two to six' }, ['ROS-004']],
    ['with a supervision that cannot be read', { sentence: '5-00-00', class: 'C', prs: 'some' }, ['ROS-004']],
    ['with jail time that is no number', { jail_time_days: 'n/a' }, ['ROS-007']],
    ['with a cell and no unit', { cell: 'A-1-01' }, ['FLD-001']],
    ['with a level that is none', { level: 'IV', level_since: '2026-01-02' }, ['FLD-002']],
    ['with a level and no day', { level: 'I' }, ['FLD-001']],
    ['received before birth', { date_of_birth: '2019-06-05' }, ['REC-005', 'REC-005']],
    ['received in the future', { date_received: '2027-06-04', din: '27-B-0001' }, ['FLD-004']],
    ['with a minimum that is not less than the maximum', { sentence: '6-00-00 to 6-00-00' }, ['SEN-003']],
    ['sentenced after being received', { sentenced: '2019-06-05' }, ['SEN-012']],
    ['in a cell that the unit has not', { unit: 'A', cell: 'A-1-99' }, ['HOU-002']],
    ['with two things wrong: both are said', { din: 'x', class: 'F' }, ['REC-001', 'FLD-002']],
  ])('%s', async (_, words, codes) => {
    using at = await testStation();
    const [found] = preview(at, roster(row(words))).rows;
    expect(found?.outcome).toBe('refuse');
    expect(found?.problems.filter(({ severity }) => severity === 'stop').map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
    for (const { sentence, remedy, field } of found?.problems ?? []) expect([sentence, remedy, field].every((text) => text !== '' && !text.includes('{'))).toBe(true);
  });

  test('when its DIN stands on an earlier row; a cell that does is to be checked', async () => {
    using at = await testStation();
    const second = { din: '19-B-0422', nysid: '01234568Q' };
    expect(codesOf(at, row(), row({ nysid: '01234568Q' }))).toEqual([['add'], ['refuse', 'ROS-002']]);
    expect(codesOf(at, row({ unit: 'A', cell: 'A-1-01' }), row({ ...second, unit: 'A', cell: 'A-1-01' }))).toEqual([['add'], ['add', 'ROS-006']]);
    expect(preview(at, roster(row(), row())).rows[1]?.problems[0]?.sentence).toContain('row 2');
  });

  test('when it differs from what is on record; a cell in which somebody is, and a NYSID that another holds, are to be checked', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignCell(id, 'A', 'A-1-01'));
    expect(codesOf(at, row({ din: '19-B-0422', unit: 'A', cell: 'A-1-01' }))).toEqual([['add', 'REC-009', 'HOU-001']]);
  });

  test('when it differs from what is on record, naming each difference and both values', async () => {
    using at = await testStation();
    await bringIn(at, roster(row()));
    const [found] = preview(at, roster(row({ name: 'MARSH, David T', jail_time_days: '215', sentence: '3-00-00 to 6-00-00' }))).rows;
    expect(found).toMatchObject({ outcome: 'refuse', problems: [{ code: 'ROS-003' }] });
    expect(found?.problems[0]?.sentence).toMatch(/name is MARSH, Daniel T on record, MARSH, David T in the row.*2-00-00 to 6-00-00.*jail time is 214 on record, 215 in the row/);
  });
});

describe('a row that is on record already', () => {
  test('adds nothing, even where the person has moved since', async () => {
    using at = await testStation();
    const text = roster(row({ unit: 'A', cell: 'A-1-01' }));
    await bringIn(at, text);
    const [person] = at.station.people.list(undefined, 'din');
    at.as('captain', assignCell(person!.id, 'A', 'A-1-02'));
    expect(preview(at, text)).toMatchObject({ add: 0, present: 1, refuse: 0 });
  });

  test('is compared with the words in force', async () => {
    using at = await testStation();
    await bringIn(at, roster(row()));
    const [person] = at.station.people.list(undefined, 'din');
    const [first] = at.station.book.entriesOf({ type: 'person', id: person!.id });
    at.as('records-clerk', correction(receive(person!.id), first!.header.id, { name: 'MARSH, Donald T' }));
    expect(codesOf(at, row())).toEqual([['refuse', 'ROS-003']]);
    expect(codesOf(at, row({ name: 'MARSH, Donald T' }))).toEqual([['present']]);
  });
});

describe('the refused rows', () => {
  test('are exported with the reason, and come back mended', async () => {
    using at = await testStation();
    const text = roster(row(), row({ din: '19-B-422', name: "O'BRIEN, Seán", nysid: '01234568Q' }));
    const { refusedCsv } = preview(at, text);
    const [header, refused, ...rest] = parse(refusedCsv) as string[][];
    expect(rest).toEqual([]);
    expect(header?.at(-1)).toBe('why_refused');
    expect(refused?.[2]).toBe("O'BRIEN, Seán");
    expect(refused?.at(-1)).toMatch(/^din: "19-B-422" is not a department identification number/);
    await bringIn(at, text);

    const mended = refusedCsv.replace('19-B-422,', '19-B-0422,');
    expect(preview(at, mended)).toMatchObject({ add: 1, present: 0, refuse: 0, refusedCsv: '' });
    await bringIn(at, mended);
    expect(at.station.people.list(undefined, 'din').map(({ din }) => din)).toEqual(['19-B-0421', '19-B-0422']);
  });

  test('that are refused again have one reason, the new one', async () => {
    using at = await testStation();
    const first = preview(at, roster(row({ din: 'x' }))).refusedCsv;
    const [header, refused] = parse(preview(at, first.replace('MARSH, Daniel T', 'M')).refusedCsv) as string[][];
    expect(header?.filter((name) => name === 'why_refused')).toHaveLength(1);
    expect(refused).toHaveLength(header!.length);
  });
});

describe('a file is read', () => {
  const expected = ['19-B-0421', '01234567Q', "O'BRIEN, Seán T", '1988-04-30', '2019-06-04'];
  const read = async (text: string) => {
    using at = await testStation();
    const { preview: made, toAdd } = previewRoster(at.station, text, at.actors['records-clerk']);
    expect(made.problems).toEqual([]);
    expect(made.rows.map(({ outcome }) => outcome)).toEqual(['add']);
    const { din, nysid, name, dateOfBirth, received } = toAdd[0]!.acts[0]!.body as Record<string, string>;
    return [din, nysid, name, dateOfBirth, received];
  };
  const plain = row({ name: "O'BRIEN, Seán T" });

  test.each<[string, string]>([
    ['as it is written', roster(plain)],
    ['with a byte order mark', `\uFEFF${roster(plain)}`],
    ['with Windows line ends', roster(plain).replaceAll('\n', '\r\n')],
    ['with American dates', roster({ ...plain, date_of_birth: '4/30/1988', date_received: '06/04/2019' })],
    ['with a DIN without hyphens in small letters', roster({ ...plain, din: '19b0421' })],
    ['with a NYSID that has lost its zero', roster({ ...plain, nysid: '1234567q' })],
    ['with spaces around', roster({ ...plain, din: ' 19-B-0421 ', name: "  O'BRIEN, Seán T " })],
    ['with every field in quotes', roster(plain).split('\n').map((line) => (line === '' || line.includes('"') ? line : line.split(',').map((field) => `"${field}"`).join())).join('\n')],
    ['without a line end at its end', roster(plain).trimEnd()],
    ['with columns of its own among them', roster({ remarks: 'none', ...plain, 'next review': '2026-04-01' })],
    ['with its columns in another order', roster(Object.fromEntries(Object.entries(plain).toReversed()))],
    ['with years written plainly', roster({ ...plain, sentence: '2 to 6', jail_time_days: '1,214', date_of_birth: '1970-01-01' }).replace('1970-01-01', '1988-04-30')],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(expected);
  });

  test('with every other name that a column goes by', async () => {
    const names = rosterColumns.filter((column) => column.also.length > 0);
    for (const column of names) {
      for (const name of [...column.also, column.name.toUpperCase(), column.name.replaceAll('_', ' ')]) {
        const text = roster(Object.fromEntries(Object.entries(plain).map(([own, value]) => [own === column.name ? name : own, value])));
        expect(await read(text), name).toEqual(expected);
      }
    }
  });

  test('and rows of nothing in it are passed over, without shifting the numbers of those after them', async () => {
    using at = await testStation();
    const [header, first, second] = roster(row(), row({ din: '19-B-0422', nysid: '01234568Q' })).split('\n');
    const text = [header, first, '', ','.repeat(12), second, ',,,', ''].join('\n');
    expect(preview(at, text).rows.map((one) => [one.row, one.outcome])).toEqual([[2, 'add'], [5, 'add']]);
  });

  test('and blank lines before its header too', async () => {
    using at = await testStation();
    expect(preview(at, `\n\n${roster(row())}`).rows.map((one) => [one.row, one.outcome])).toEqual([[4, 'add']]);
  });

  test('and short rows lack what they lack', async () => {
    using at = await testStation();
    const [header] = roster(row()).split('\n');
    const [found] = preview(at, `${header}\n19-B-0421,01234567Q\n`).rows;
    expect(found).toMatchObject({ outcome: 'refuse' });
    expect(found?.problems.map(({ field }) => field)).toContain('name');
  });
});

describe('a file as a whole is refused', () => {
  test('with every missing column named at once', async () => {
    using at = await testStation();
    const { din: _din, name: _name, ...rest } = row();
    const made = preview(at, roster({ remarks: 'none', ...rest }));
    expect(made).toMatchObject({ rows: [], add: 0, refusedCsv: '' });
    expect(made.problems.map(({ code, field }) => [code, field])).toEqual([['ROS-001', 'din'], ['ROS-001', 'name']]);
  });

  test('when it is empty: every required column is missing', async () => {
    using at = await testStation();
    const required = rosterColumns.filter((column) => column.required);
    expect(preview(at, '').problems).toHaveLength(required.length);
  });

  test('when it cannot be read as CSV', async () => {
    using at = await testStation();
    expect(preview(at, 'din,name\n"19-B-0421,MARSH').problems).toMatchObject([{ code: 'ROS-005' }]);
  });

  test('and imports nothing', async () => {
    using at = await testStation();
    await bringIn(at, 'din\n19-B-0421\n');
    expect(at.station.people.list(undefined, 'din')).toEqual([]);
  });
});

describe('the empty roster offered on the import page', () => {
  test('has every column, and its second row says what each holds', async () => {
    using at = await testStation();
    const [header, says] = parse(rosterTemplate()) as string[][];
    expect(header).toEqual(rosterColumns.map((column) => column.name));
    expect(says).toHaveLength(rosterColumns.length);
    expect(preview(at, `${rosterTemplate().split('\n')[0]}\n`)).toMatchObject({ problems: [], rows: [] });
  });
});

describe('the digest', () => {
  test('is the same for the same file on the same record, and another when either changes', async () => {
    using at = await testStation();
    const text = roster(...rows(3));
    const first = preview(at, text).digest;
    expect(preview(at, text).digest).toBe(first);
    expect(preview(at, `${text} `).digest).not.toBe(first);
    at.person({ din: '19-B-0002' });
    expect(preview(at, text).digest).not.toBe(first);
  });
});
