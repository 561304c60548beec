import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel, testUnits } from '../../testing/acts.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { boardOf, unitLayouts } from './housing.ts';

const board = (at: TestStation, unit: string) => boardOf(at.station.db, at.station.people, unit, at.station.procedures, at.station.today());
const cellOf = (at: TestStation, cell: string) => board(at, 'SHU')?.galleries.flatMap(({ cells }) => cells).find((one) => one.cell === cell);

describe('the board of a unit', () => {
  test('shows every gallery and cell as built, empty where nobody is', async () => {
    using at = await testStation();
    const shown = board(at, 'SHU');
    expect(shown).toMatchObject({ unit: 'SHU', name: 'Special Housing Unit', minimumDays: { I: 30, II: 30 }, elsewhere: [] });
    expect(shown?.galleries.map(({ code, floor, levels, cells }) => [code, floor, levels, cells.length])).toEqual([['8A1', 'lower', ['I'], 8], ['8B1', 'lower', ['II'], 8], ['10B2', 'upper', ['III'], 8]]);
    expect(shown?.galleries.flatMap(({ cells }) => cells).every(({ person, daysInLevel, minimumServedOn }) => person === null && daysInLevel === null && minimumServedOn === null)).toBe(true);
  });

  test('shows who is in a cell, the days in the level and when the minimum is served', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-03'));
    expect(cellOf(at, '8A1-03')).toMatchObject({ person: { id, level: 'I' }, daysInLevel: 20, minimumServedOn: '2026-03-12' });
  });

  test('has no minimum to show at Level III, nor for whoever has no level', async () => {
    using at = await testStation();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422' }).id];
    at.as('captain', assignLevel(one, 'III', { effective: '2026-02-10' }), assignCell(one, 'SHU', '10B2-01'), assignCell(two, 'SHU', '8A1-01'));
    expect(cellOf(at, '10B2-01')).toMatchObject({ daysInLevel: 20, minimumServedOn: null });
    expect(cellOf(at, '8A1-01')).toMatchObject({ person: { id: two }, daysInLevel: null, minimumServedOn: null });
  });

  test('empties a cell that its person has left', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignCell(id, 'SHU', '8A1-03', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-04'));
    expect([cellOf(at, '8A1-03')?.person, cellOf(at, '8A1-04')?.person?.id]).toEqual([null, id]);
  });

  test('shows apart those whose cell is no longer one of the unit’s', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignCell(id, 'SHU', '10B2-01'));
    const shu = testUnits.find(({ code }) => code === 'SHU')!;
    at.as('captain', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: '2026-03-02', body: { ...shu, galleries: shu.galleries.slice(0, 2) } });
    expect(board(at, 'SHU')?.elsewhere).toMatchObject([{ id, cell: '10B2-01' }]);
  });

  test('that is not described is none', async () => {
    using at = await testStation();
    expect(board(at, 'Z')).toBeUndefined();
  });
});

test('units are listed by code with how many people are in each', async () => {
  using at = await testStation();
  const { id } = at.person();
  at.as('captain', assignCell(id, 'A', 'A-1-01'));
  expect(unitLayouts(at.station.db).map(({ code, name, people }) => [code, name, people])).toEqual([['A', 'A Block', 1], ['SHU', 'Special Housing Unit', 0]]);
});
