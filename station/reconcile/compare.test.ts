import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { dump } from '../testing/dump.ts';
import { testStation, type TestStation } from '../testing/station.ts';
import { compareWithFile, comparisonCsv, linesShown, shownOf } from './compare.ts';

const compare = (at: TestStation, ...lines: readonly string[]) => compareWithFile(at.station.db, ['DIN,PE,CR,ME', ...lines].join('\n'));
const ours = '10/29/2020,2022-10-29,2024-10-29';

describe('the record held against another system', () => {
  test('tells who differs, worst first, and writes nothing', async () => {
    using at = await testStation();
    for (const number of [1, 2, 3, 4]) at.person({ din: `19-B-000${number}`, nysid: `0123456${number}Q`, name: `SURNAME, ${'ABCD'[number - 1]}` });
    const before = dump(at.station.db);
    const found = compare(at, `19B0001,${ours}`, '19-B-0002,2020-10-29,2022-10-19,2024-10-29', '19-B-0003,2020-10-29,2023-01-29,2024-10-29', '19-B-0004,,NONE,');
    expect(found.compared.map(({ din, harm, days, cause, row }) => [din, harm, days, cause, row])).toEqual([
      ['19-B-0004', 'earlier', null, 'Unexplained', 5],
      ['19-B-0003', 'earlier', 92, 'A loss of 90 days of good time there', 4],
      ['19-B-0002', 'later', 10, 'Good time is 10 days less here', 3],
      ['19-B-0001', 'none', 0, '', 2],
    ]);
    expect(found).toMatchObject({ problems: [], unknown: [], notInFile: [], unreadable: [] });
    expect(dump(at.station.db)).toEqual(before);
  });

  test('tells who is unknown here, who is not in the file, and what cannot be read', async () => {
    using at = await testStation();
    at.person();
    const { id } = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    const found = compare(at, `19-B-0421,${ours}`, `23-R-9999,${ours}`, `19b0421,${ours}`, 'none,soon,,', '');
    expect(found.unknown).toEqual([{ row: 3, number: '23-R-9999' }]);
    expect(found.notInFile).toEqual([{ id, din: '20-A-1111', name: 'MASON, Peter' }]);
    expect(found.unreadable.map(({ row, problems }) => [row, ...problems.map(({ code, value, detail }: { code: string; value: string; detail?: string }) => [code, value, detail])])).toEqual([
      [4, ['RCN-006', '19-B-0421', undefined]],
      [5, ['REC-001', 'none', undefined], ['RCN-004', 'soon', undefined]],
    ]);
    expect(found.unreadable[0]?.problems[0]?.sentence).toContain('row 2');
  });

  test('finds people by NYSID, and says so where it is that of several', async () => {
    using at = await testStation();
    at.person();
    at.person({ din: '20-A-1111', nysid: '07654321K' });
    const text = 'State ID,ME\n1234567Q,2024-10-29\n07654321K,2024-10-29';
    expect(compareWithFile(at.station.db, text).compared.map(({ din }) => din)).toEqual(['19-B-0421', '20-A-1111']);
    at.person({ din: '21-A-1111', nysid: '07654321K' });
    expect(compareWithFile(at.station.db, text).unreadable).toMatchObject([{ row: 3, problems: [{ code: 'RCN-007', value: '07654321K' }] }]);
  });

  test('refuses a file without the columns, or that is no CSV', async () => {
    using at = await testStation();
    expect(compareWithFile(at.station.db, 'name,born\nMARSH,1988').problems.map(({ code }) => code)).toEqual(['RCN-001', 'RCN-002']);
    expect(compareWithFile(at.station.db, 'DIN,ME\n"19-B-0421,2024').problems.map(({ code }) => code)).toEqual(['ROS-005']);
    expect(compareWithFile(at.station.db, '').problems.map(({ code }) => code)).toEqual(['RCN-001', 'RCN-002']);
  });

  test('goes out whole as CSV, a line for everybody', async () => {
    using at = await testStation();
    at.person();
    at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    const lines: string[][] = parse(comparisonCsv(compare(at, '19-B-0421,,2022-11-08,', `23-R-9999,${ours}`, 'x,,,')));
    expect(lines).toEqual([
      ['row', 'din', 'name', 'result', 'days', 'pe_here', 'pe_there', 'cr_here', 'cr_there', 'me_here', 'me_there', 'verify', 'cause'],
      ['2', '19-B-0421', 'MARSH, Daniel T', 'we would release earlier', '10', '2020-10-29', '', '2022-10-29', '2022-11-08', '2024-10-29', '', '', 'Possibly a loss of 9 days of good time there'],
      ['3', '23-R-9999', '', 'unknown here', '', '', '', '', '', '', '', '', ''],
      ['4', '', '', 'cannot be read', '', '', '', '', '', '', '', '', expect.stringContaining('REC-001')],
      ['', '20-A-1111', 'MASON, Peter', 'not in the file', '', '', '', '', '', '', '', '', ''],
    ]);
  });

  test('of thirty-three thousand rows is quick, and the page is sent no more than it shows', async () => {
    using at = await testStation();
    at.person();
    const lines = Array.from({ length: 33_000 }, (_, number) => `${String(10 + Math.floor(number / 10_000)).padStart(2, '0')}-R-${String(number % 10_000).padStart(4, '0')},${ours}`);
    const begun = performance.now();
    const shown = shownOf(compare(at, ...lines));
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(shown.rows).toBe(33_000);
    expect(shown.unknown.count).toBe(33_000);
    expect(shown.unknown.rows).toHaveLength(linesShown);
  });
});
