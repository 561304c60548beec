import { expect, test } from 'vitest';
import type { FreeBeds } from '../../shared/contract/housing-shapes.ts';
import { cellsOffered } from './free-cells.ts';

const mason = { id: 'm', name: 'MASON, Peter', level: 'II' as const };
const gallery = (name: string, levels: FreeBeds['levels'], cells: FreeBeds['cells']): FreeBeds => ({ unit: 'SHU', gallery: name, name, levels, cells });
const galleries = [
  gallery('8A1', ['I'], [{ cell: '8A1-01', free: 1, people: [] }]),
  gallery('9X', [], [{ cell: '9X-01', free: 1, people: [] }]),
  gallery('8B1', ['II'], [{ cell: '8B1-01', free: 1, people: [{ ...mason, level: 'III' }] }, { cell: '8B1-02', free: 1, people: [mason] }, { cell: '8B1-03', free: 2, people: [] }]),
];

test('galleries designated to the level come first, then those without a level, and of the cells the empty ones, then those with people of the level', () => {
  expect(cellsOffered(galleries, 'II')).toEqual([
    { group: '8B1, Level II', items: [{ value: '8B1-03', label: '8B1-03' }, { value: '8B1-02', label: '8B1-02 (with MASON II)' }, { value: '8B1-01', label: '8B1-01 (with MASON III)' }] },
    { group: '9X', items: [{ value: '9X-01', label: '9X-01' }] },
    { group: '8A1, Level I (not designated)', items: [{ value: '8A1-01', label: '8A1-01' }] },
  ]);
});

test('for somebody in no level they stay as the unit is built', () => {
  expect(cellsOffered(galleries, undefined).map(({ group }) => group)).toEqual(['8A1, Level I', '9X', '8B1, Level II']);
});
