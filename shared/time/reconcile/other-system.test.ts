import { describe, expect, test } from 'vitest';
import { matchOtherColumns, readOtherRow, type OtherColumn } from './other-system.ts';

describe('the columns of another system’s file', () => {
  test('are told by their headings, however they are written', () => {
    const { at, problems } = matchOtherColumns(['Name', 'DEPT-ID', 'paroleEligibilityDate', 'CR_DATE', 'Maximum Expiration']);
    expect(problems).toEqual([]);
    expect([...at]).toEqual([['din', 1], ['pe', 2], ['cr', 3], ['me', 4]]);
  });

  test('name a person and at least one date, none of them twice', () => {
    expect(matchOtherColumns(['name']).problems.map(({ code }) => code)).toEqual(['RCN-001', 'RCN-002']);
    expect(matchOtherColumns(['DIN', 'me', 'ME date']).problems).toMatchObject([{ code: 'ROS-008', value: 'ME' }]);
  });
});

describe('a row of another system’s file', () => {
  const read = (cells: Partial<Record<OtherColumn, string>>) => readOtherRow((name) => cells[name] ?? '');
  const codes = (cells: Partial<Record<OtherColumn, string>>) => {
    const found = read(cells);
    return 'problems' in found ? found.problems.map(({ code }) => code) : [];
  };

  test('gives a person’s dates as ISO days, NONE or LIFE', () => {
    expect(read({ din: '19b0421', nysid: '1234567q', pe: '10/29/2020', cr: 'none', me: 'Life' })).toEqual({ read: { by: 'din', number: '19-B-0421', dates: { pe: '2020-10-29', cr: 'NONE', me: 'LIFE' } } });
    expect(read({ nysid: '1234567q', me: '2024-10-29' })).toEqual({ read: { by: 'nysid', number: '01234567Q', dates: { pe: '', cr: '', me: '2024-10-29' } } });
  });

  test('that cannot be read says everything that is wrong', () => {
    expect(codes({ din: 'x', me: '2023-02-29' })).toEqual(['REC-001', 'RCN-004']);
    expect(codes({ nysid: '99', me: '2023-02-28' })).toEqual(['REC-002']);
    expect(codes({ me: '2023-02-28' })).toEqual(['RCN-003']);
    expect(codes({ din: '19-B-0421' })).toEqual(['RCN-005']);
  });
});
