import type { Board, BoardLine } from '../../shared/contract/housing-shapes.ts';
import { boardMarks, marksOf, type BoardMark } from '../../shared/housing/board-marks.ts';

/** A cell as the board shows it: who is in it, with the marks of each. */
export interface CellShown {
  readonly cell: string;
  readonly beds: number;
  readonly people: readonly { readonly line: BoardLine; readonly marks: readonly BoardMark[] }[];
}

/** Every cell of a board with its people’s marks of today, by its name. */
export function cellsShown(board: Board, today: string): ReadonlyMap<string, CellShown> {
  return new Map(
    board.galleries.flatMap(({ beds, levels, cells }) =>
      cells.map(({ cell, people }) => [cell, { cell, beds, people: people.map((line) => ({ line, marks: marksOf(line, today, { beds, levels, people }) })) }] as const),
    ),
  );
}

/** A cell in words: who is in it, at which level, with which marks, and how many beds are free. */
export function sayCell({ cell, beds, people }: CellShown): string {
  if (people.length === 0) return `${cell}, free${beds > 1 ? `, ${beds} beds` : ''}`;
  const each = people.map(({ line, marks }) => [line.name, ...(line.level ? [`Level ${line.level}`] : []), ...marks.map((mark) => boardMarks[mark].title.toLowerCase())].join(', '));
  const free = beds - people.length;
  return `${cell}, ${each.join('; ')}${free > 0 ? `; ${free === 1 ? 'one bed' : `${free} beds`} free` : ''}`;
}
