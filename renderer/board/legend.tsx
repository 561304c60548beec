import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { levels } from '../../shared/facility/facility.ts';
import { boardMarks, freeBedsByLevel, type BoardMark } from '../../shared/housing/board-marks.ts';
import type { Level } from '../../shared/shu/level.ts';
import type { Board } from '../../shared/contract/housing-shapes.ts';
import { LevelMark } from '../design/level-mark.tsx';
import classes from './board.module.css';
import type { CellShown } from './cell-shown.ts';

/** What the board can be narrowed to: those at a level, with a mark, or the cells with a bed free. */
export type Filter = Level | BoardMark | 'free';

/** Whether a cell shows something of what the board is narrowed to. Without a filter all do. */
export function isShown({ people, beds }: CellShown, filters: readonly Filter[]): boolean {
  if (filters.length === 0) return true;
  return filters.some((filter) => (filter === 'free' ? people.length < beds : people.some(({ line, marks }) => line.level === filter || marks.includes(filter as BoardMark))));
}

/** What the colours, bars and letters mean, how many there are of each, and the beds free by level; each is pressed to narrow the board to it. */
export function Legend({ board, cells, filters, onChange }: { readonly board: Board; readonly cells: readonly CellShown[]; readonly filters: readonly Filter[]; readonly onChange: (filters: readonly Filter[]) => void }) {
  const people = cells.flatMap((cell) => cell.people);
  const free = freeBedsByLevel(board.galleries);
  const beds = cells.reduce((sum, cell) => sum + Math.max(0, cell.beds - cell.people.length), 0);
  const button = (filter: Filter, explains: string, content: ReactNode) => (
    <UnstyledButton
      key={filter}
      className={classes['filter']}
      aria-pressed={filters.includes(filter)}
      title={explains}
      onClick={() => onChange(filters.includes(filter) ? filters.filter((one) => one !== filter) : [...filters, filter])}
    >
      {content}
    </UnstyledButton>
  );
  return (
    <div className={classes['legend']} role="group" aria-label="Legend: press to show only these">
      {board.use === 'shu' &&
        levels.map((level) =>
          button(
            level,
            `Level ${level}, and the beds free on galleries designated to it today`,
            <>
              <LevelMark level={level} /> <b>{people.filter(({ line }) => line.level === level).length}</b> <span className="quiet">{free[level]} free</span>
            </>,
          ),
        )}
      {button(
        'free',
        'Cells with a bed free',
        <>
          <span className={classes['freeMark']} aria-hidden /> Free beds <b>{beds}</b>
        </>,
      )}
      {(Object.keys(boardMarks) as BoardMark[]).map((mark) => {
        const count = people.filter(({ marks }) => marks.includes(mark)).length;
        if (board.use === 'general' && count === 0) return null;
        const { letter, title, explains } = boardMarks[mark];
        return button(
          mark,
          explains,
          <>
            <b className={classes['letter']} aria-hidden>
              {letter}
            </b>{' '}
            {title} <b>{count}</b>
          </>,
        );
      })}
      {filters.length > 0 && (
        <UnstyledButton className={classes['filter']} onClick={() => onChange([])}>
          Show all
        </UnstyledButton>
      )}
    </div>
  );
}
