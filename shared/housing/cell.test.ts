import { describe, expect, test } from 'vitest';
import { roles } from '../accounts/roles.ts';
import { cellWords, identityWords, levelWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { person, StationInTest } from '../entry/testing/station.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { cellAssigned, cellCorrected, cellStaysOf } from './cell.ts';
import type { Cellmate } from './pairing.ts';

const roe: Cellmate = { id: 'person-2', name: 'ROE, Richard', level: null, keptFrom: [], restraintOrder: false, deprivationOrder: false, atRisk: false };

/** A unit of three cells: one for Level I, one for II and III, one for anybody. In 8A1-09 lives somebody else. */
const around: Partial<Surroundings> = {
  unitDescribed: (unit) => unit === 'SHU',
  cell: (unit, cell) => (unit === 'SHU' ? cells[cell] : undefined),
  occupants: (unit, cell) => (unit === 'SHU' && cell === '8A1-09' ? [roe] : []),
};
const cells: Readonly<Record<string, { use: 'shu'; levels: readonly string[]; beds: number }>> = {
  '8A1-01': { use: 'shu', levels: ['I'], beds: 1 },
  '8A1-02': { use: 'shu', levels: ['II', 'III'], beds: 1 },
  '8A1-03': { use: 'shu', levels: [], beds: 1 },
  '8A1-09': { use: 'shu', levels: [], beds: 1 },
};

function stayedSince(...stays: readonly (readonly [string, string])[]): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  for (const [cell, since] of stays) station.write({ kind: 'cell.assigned', body: cellWords(cell), effective: since });
  return station;
}

const asked = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'shu-sergeant', around, ...change });

describe('assigning a cell', () => {
  test('a free cell of the unit: nothing is said', () => {
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince()))).toEqual([]);
  });

  test('a cell in which somebody is, is warned of with his name', () => {
    expect(problemsOf(cellAssigned, cellWords('8A1-09'), asked(stayedSince()))).toMatchObject([{ code: 'HOU-001', severity: 'warn', sentence: 'Cell 8A1-09 is occupied by ROE, Richard.' }]);
  });

  test('a cell with a bed still free is open to another at his level; once the beds are taken it is not', () => {
    const station = stayedSince();
    station.write({ kind: 'level.assigned', body: levelWords('I'), effective: '2026-01-10' });
    const double = (...there: readonly Cellmate[]) => ({ ...around, cell: () => ({ use: 'shu' as const, levels: ['I'], beds: 2 }), occupants: () => there });
    const there = { ...roe, level: 'I' as const };
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station, { around: double(there) }))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station, { around: double(there, { ...there, id: 'person-3', name: 'POE, Paul' }) }))).toEqual(['HOU-001']);
  });

  test('to share a cell across levels is warned of, and asks for a reason (PIMS R15)', () => {
    const station = stayedSince();
    station.write({ kind: 'level.assigned', body: levelWords('I'), effective: '2026-01-10' });
    const shared = { ...around, cell: () => ({ use: 'shu' as const, levels: [], beds: 2 }), occupants: () => [{ ...roe, level: 'II' as const }] };
    expect(problemsOf(cellAssigned, cellWords('8A1-03'), asked(station, { around: shared }))).toMatchObject([{ code: 'HOU-006', severity: 'warn', rule: 'PIMS R15' }]);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station, { around: shared, reason: undefined }))).toEqual(['HOU-006', 'FLD-005']);
  });

  test('an order on his own record that keeps the two separate is warned of', () => {
    const station = stayedSince();
    station.write({ kind: 'keep-separate.ordered', body: { other: roe.id, why: 'Fought in the yard' }, effective: '2026-02-01' });
    const shared = { ...around, cell: () => ({ use: 'shu' as const, levels: [], beds: 2 }), occupants: () => [roe] };
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station, { around: shared }))).toEqual(['HOU-007']);
  });

  test('the man himself does not stand in his own way', () => {
    const himself = { ...around, occupants: () => [{ ...roe, id: person.id, name: 'DOE, John Q' }] };
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince(), { around: himself }))).toEqual([]);
  });

  test('a cell that the unit has not is refused; of a unit that nobody described nothing is known', () => {
    expect(codesOf(cellAssigned, cellWords('8A1-99'), asked(stayedSince()))).toEqual(['HOU-002']);
    expect(codesOf(cellAssigned, cellWords('12', 'C-BLOCK'), asked(stayedSince()))).toEqual([]);
  });

  test('the cell that he is in is refused', () => {
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince(['8A1-03', '2026-01-10'])))).toEqual(['HOU-003']);
    expect(codesOf(cellAssigned, cellWords('8A1-02'), asked(stayedSince(['8A1-03', '2026-01-10'])))).toEqual([]);
    const moved = stayedSince(['8A1-01', '2026-01-10'], ['8A1-03', '2026-02-20']);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(moved, { effective: '2026-02-20' }))).toEqual(['HOU-003']);
    expect(codesOf(cellAssigned, cellWords('8A1-01'), asked(moved))).toEqual([]);
  });

  test('a cell of another level is questioned, with the levels it is for (PIMS R16, R17)', () => {
    const station = stayedSince();
    station.write({ kind: 'level.assigned', body: levelWords('I'), effective: '2026-01-10' });
    expect(codesOf(cellAssigned, cellWords('8A1-01'), asked(station))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station))).toEqual([]);
    expect(problemsOf(cellAssigned, cellWords('8A1-02'), asked(station))).toMatchObject([{ code: 'HOU-004', severity: 'warn', sentence: 'Cell 8A1-02 is designated to Level II and III.' }]);
  });

  test('of a man without a level nothing is said about levels', () => {
    expect(codesOf(cellAssigned, cellWords('8A1-02'), asked(stayedSince()))).toEqual([]);
  });

  test('a day to come, and a day before the reception, are refused', () => {
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince(), { effective: '2026-03-03' }))).toEqual(['FLD-004']);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince(), { effective: '2019-06-03' }))).toEqual(['PIM-004']);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(stayedSince(), { effective: '2019-06-04' }))).toEqual([]);
  });

  test('only officers of the unit and the records office assign cells', () => {
    expect(roles.filter((role) => cellAssigned.roles.includes(role))).toEqual(['records-clerk', 'shu-sergeant', 'lieutenant', 'captain', 'watch-commander', 'superintendent', 'coordinator']);
  });
});

describe('a cell entered late for an earlier day', () => {
  test('falls into its place: the last by day is where he is', () => {
    const station = stayedSince(['8A1-01', '2026-01-10'], ['8A1-03', '2026-02-20'], ['8A1-02', '2026-02-01']);
    expect(cellStaysOf(station.record).map(({ cell, since }) => `${cell} ${since}`)).toEqual(['8A1-01 2026-01-10', '8A1-02 2026-02-01', '8A1-03 2026-02-20']);
  });

  test('of two of one day the one entered last is where he is', () => {
    expect(cellStaysOf(stayedSince(['8A1-01', '2026-01-10'], ['8A1-03', '2026-01-10']).record).at(-1)).toMatchObject({ cell: '8A1-03' });
  });

  test('is refused where it is the cell that he had on that day, not the one that he has now', () => {
    const station = stayedSince(['8A1-01', '2026-01-10'], ['8A1-03', '2026-02-20']);
    expect(codesOf(cellAssigned, cellWords('8A1-03'), asked(station, { effective: '2026-02-01' }))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-01'), asked(station, { effective: '2026-02-01' }))).toEqual(['HOU-003']);
  });

  test('is measured by the level that he had on that day', () => {
    const station = stayedSince(['8A1-03', '2026-02-20']);
    station.write({ kind: 'level.assigned', body: levelWords('I'), effective: '2026-01-01' });
    station.write({ kind: 'level.assigned', body: levelWords('II'), effective: '2026-02-10' });
    expect(codesOf(cellAssigned, cellWords('8A1-01'), asked(station, { effective: '2026-01-05' }))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-02'), asked(station, { effective: '2026-01-05' }))).toEqual(['HOU-004']);
    expect(codesOf(cellAssigned, cellWords('8A1-02'), asked(station, { effective: '2026-02-10' }))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-02'), asked(station, { effective: '2026-02-09' }))).toEqual(['HOU-004']);
  });

  test('is no matter of who is in the cell now: he left it before', () => {
    const station = stayedSince(['8A1-01', '2026-01-10'], ['8A1-03', '2026-02-20']);
    expect(codesOf(cellAssigned, cellWords('8A1-09'), asked(station, { effective: '2026-02-01' }))).toEqual([]);
    expect(codesOf(cellAssigned, cellWords('8A1-09'), asked(station, { effective: '2026-02-20' }))).toEqual(['HOU-001']);
  });
});

describe('the words of a stay', () => {
  test('a correction takes its place', () => {
    const station = stayedSince(['8A1-01', '2026-01-10']);
    const first = station.seen.at(-1)!.header.id;
    expect(codesOf(cellCorrected, cellWords('8A1-01'), asked(station, { effective: '2026-01-11', rewrites: first }))).toEqual([]);
    const corrected = station.write({ kind: 'cell.corrected', body: cellWords('8A1-01'), effective: '2026-01-11', reason: 'A day late', strikes: first });
    expect(cellStaysOf(station.record)).toEqual([{ unit: 'SHU', cell: '8A1-01', root: first, entry: corrected.header.id, since: '2026-01-11', reason: 'A day late' }]);
  });

  test('the daybook reads it in one line, and it is decided in view of the level', () => {
    expect(cellAssigned.says(cellWords('8A1-01'))).toBe('Cell 8A1-01, unit SHU');
    expect(cellAssigned.facets(cellWords('8A1-01'))).toEqual({ decides: ['cell'], relies: ['level', 'separation'] });
  });

  test('unit and cell are both required', () => {
    expect(codesOf(cellAssigned, { unit: '', cell: ' ' })).toEqual(['FLD-001', 'FLD-002']);
  });
});
