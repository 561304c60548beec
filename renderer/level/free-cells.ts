import type { FreeBeds } from '../../shared/contract/housing-shapes.ts';
import type { Level } from '../../shared/shu/level.ts';

/** Cells with a bed free on a gallery, as a list offers them. */
export interface CellsOffered {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

/**
 * The cells with a bed free, in the order in which they are offered: galleries designated to the level first, and on each the
 * empty cells, then those with people of the level alone, then the others (PIMS R15, R16). In: the galleries as built; the level, if one is known.
 */
export function cellsOffered(galleries: readonly FreeBeds[], level: Level | undefined): readonly CellsOffered[] {
  const offered = galleries.map(({ name, levels, cells }) => {
    const fits = levels.length === 0 || level === undefined || levels.includes(level);
    const group = `${name}${levels.length > 0 ? `, Level ${levels.join(' and ')}` : ''}${fits ? '' : ' (not designated)'}`;
    const items = cells.toSorted((a, b) => company(a.people, level) - company(b.people, level)).map(({ cell, people }) => ({ value: cell, label: people.length === 0 ? cell : `${cell} (with ${people.map(sayMate).join(', ')})` }));
    return { first: level !== undefined && levels.includes(level), fits, group, items };
  });
  return offered.toSorted((a, b) => Number(b.first) - Number(a.first) || Number(b.fits) - Number(a.fits)).map(({ group, items }) => ({ group, items }));
}

/** 0 alone, 1 with people of the level, 2 with others. */
function company(people: FreeBeds['cells'][number]['people'], level: Level | undefined): number {
  if (people.length === 0) return 0;
  return people.every((one) => one.level === level) ? 1 : 2;
}

function sayMate({ name, level }: { readonly name: string; readonly level: Level | null }): string {
  return `${name.split(',')[0]}${level ? ` ${level}` : ''}`;
}
