import { memo } from 'react';
import { boardMarks } from '../../shared/housing/board-marks.ts';
import classes from './board.module.css';
import { sayCell, type CellShown } from './cell-shown.ts';

interface BoardCellProps {
  readonly shown: CellShown;
  readonly isHere: boolean;
  readonly isDim: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (cell: string) => void;
  readonly onFocus: (cell: string) => void;
}

/** The most letters that a line of a cell has room for. */
const mostLetters = 3;

/** One cell: its number, and for each person in it the level by colour and bars, the name, and the letters of his marks. */
export const BoardCell = memo(function BoardCell({ shown, isHere, isDim, isOpen, onOpen, onFocus }: BoardCellProps) {
  const { cell, beds, people } = shown;
  return (
    <button
      id={`cell-${cell}`}
      type="button"
      tabIndex={isHere ? 0 : -1}
      className={classes['cell']}
      data-cell={cell}
      data-free={people.length === 0}
      data-of={levelOfAll(shown)}
      data-shared={people.length > 1}
      data-here={isHere}
      data-dim={isDim}
      aria-pressed={isOpen}
      title={sayCell(shown)}
      onFocus={() => onFocus(cell)}
      onClick={() => onOpen(cell)}
    >
      <span className={classes['said']}>{sayCell(shown)}</span>
      <span className={classes['number']} aria-hidden>
        {cell.split('-').at(-1)}
        {people.length > 0 && people.length < beds && <span className={classes['spare']}>+{beds - people.length}</span>}
        {people.length > beds && <b>×{people.length}</b>}
      </span>
      {people.map(({ line, marks }) => (
        <span key={line.id} className={classes['person']} data-level={line.level ?? 'none'} aria-hidden>
          <span className={classes['bars']}>
            {[...(line.level ?? '')].map((_, index) => (
              <i key={index} />
            ))}
          </span>
          <span className={classes['name']}>{line.name.split(',')[0]}</span>
          <b className={classes['letters']}>
            {marks
              .filter((mark) => mark !== 'crowded')
              .slice(0, mostLetters)
              .map((mark) => boardMarks[mark].letter)
              .join('')}
          </b>
        </span>
      ))}
    </button>
  );
});

/** The level of everybody in a cell, where it is one. */
function levelOfAll({ people }: CellShown): string | undefined {
  const [first, ...others] = people.map(({ line }) => line.level);
  return first && others.every((level) => level === first) ? first : undefined;
}
