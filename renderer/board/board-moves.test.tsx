import { describe, expect, test } from 'vitest';
import { cellAfter, cellTyped, placesOf } from './board-moves.ts';

const gallery = (code: string, count: number) => ({ cells: Array.from({ length: count }, (_, index) => ({ cell: `${code}-${String(index + 1).padStart(2, '0')}` })) });
/** A gallery of three cells, one of thirty, which takes two rows, and one of two. */
const places = placesOf([gallery('8A1', 3), gallery('8A2', 30), gallery('8B1', 2)]);
const from = (cell: string) => places.findIndex((one) => one.cell === cell);
const after = (cell: string, key: string, ctrl = false) => places[cellAfter(places, from(cell), key, ctrl) ?? -1]?.cell;

describe('moving about the board', () => {
  test('a gallery longer than a row takes several', () => {
    expect(places[from('8A2-25')]).toMatchObject({ gallery: 1, row: 1, column: 24 });
    expect(places[from('8A2-26')]).toMatchObject({ gallery: 1, row: 2, column: 0 });
    expect(places[from('8B1-01')]).toMatchObject({ gallery: 2, row: 3 });
  });

  test('up and down keep the column, or as near as the row has', () => {
    expect(after('8A1-02', 'ArrowDown')).toBe('8A2-02');
    expect(after('8A2-02', 'ArrowDown')).toBe('8A2-27');
    expect(after('8A2-28', 'ArrowDown')).toBe('8B1-02');
    expect(after('8A2-20', 'ArrowUp')).toBe('8A1-03');
    expect(after('8A1-02', 'ArrowUp')).toBe('8A1-02');
    expect(after('8B1-02', 'ArrowDown')).toBe('8B1-02');
  });

  test('Home and End are the row’s, with Ctrl the unit’s; Page Up and Page Down stop at the first and last gallery', () => {
    expect([after('8A2-27', 'Home'), after('8A2-27', 'End'), after('8A2-27', 'Home', true), after('8A2-27', 'End', true)]).toEqual(['8A2-26', '8A2-30', '8A1-01', '8B1-02']);
    expect([after('8A1-02', 'PageDown'), after('8B1-02', 'PageUp')]).toEqual(['8B1-02', '8A1-02']);
    expect(cellAfter(places, 0, 'x', false)).toBeUndefined();
  });

  test('what is typed is a cell, then a name, then a number of the gallery one is at', () => {
    const cells = places.map(({ cell }) => ({ cell, names: cell === '8A2-05' ? ["O'BRIEN, Seán"] : [] }));
    const typed = (text: string, at = '8A1-01') => places[cellTyped(cells, text, from(at))]?.cell;
    expect(typed('8a2')).toBe('8A2-01');
    expect(typed('8a212')).toBe('8A2-12');
    expect(typed('8A2-12')).toBe('8A2-12');
    expect(typed('obr')).toBe('8A2-05');
    expect(typed('02', '8B1-01')).toBe('8B1-02');
    expect(typed('zz')).toBeUndefined();
    expect(typed('')).toBeUndefined();
  });
});
