import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { Board } from '../../shared/contract/housing-shapes.ts';
import { sayLevels } from '../../shared/housing/designation.ts';
import { BoardCell } from './board-cell.tsx';
import { cellAfter, cellTyped, columnsOf, placesOf } from './board-moves.ts';
import classes from './board.module.css';
import type { CellShown } from './cell-shown.ts';
import { isShown, type Filter } from './legend.tsx';

interface BoardGridProps {
  readonly board: Board;
  readonly cells: ReadonlyMap<string, CellShown>;
  readonly filters: readonly Filter[];
  /** The cell one is at, and the one whose people are open beside the board. */
  readonly at: string;
  readonly open: string | null;
  readonly onAt: (cell: string) => void;
  readonly onOpen: (cell: string) => void;
}

/** For how long what is typed belongs together, in milliseconds. */
const typingPause = 1000;

/** How many rows still leave room for three lines in each cell. */
const tallRows = 15;

/** Every cell of the unit as it is built, a gallery to a row; the arrows move, letters and digits jump, Enter opens. */
export function BoardGrid({ board, cells, filters, at, open, onAt, onOpen }: BoardGridProps) {
  const places = useMemo(() => placesOf(board.galleries), [board]);
  const [typed, setTyped] = useState('');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const rows = (places.at(-1)?.row ?? 0) + 1;
  const columns = columnsOf(board.galleries);
  const focus = useCallback((cell: string) => onAt(cell), [onAt]);

  const moveTo = (place: number) => {
    const to = places[place];
    if (to) document.getElementById(`cell-${to.cell}`)?.focus();
  };
  const jump = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => setTyped(''), typingPause);
    const named = places.map(({ cell }) => ({ cell, names: (cells.get(cell)?.people ?? []).map(({ line }) => line.name) }));
    moveTo(cellTyped(named, text, places.findIndex(({ cell }) => cell === at)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cellAfter(places, places.findIndex(({ cell }) => cell === at), event.key, event.ctrlKey || event.metaKey);
    if (next !== undefined) moveTo(next);
    else if (event.key === 'Backspace' && typed !== '') jump(typed.slice(0, -1));
    else if (/^[\p{L}\p{N}-]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) jump(typed + event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // The keys are those of the buttons in it, which all do the same with them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={classes['board']} role="group" aria-label={`Cells of ${board.name}`} data-tall={rows <= tallRows} style={{ '--columns': columns, '--rows': rows } as CSSProperties} onKeyDown={onKeyDown}>
      {board.galleries.map((gallery) => (
        <section key={gallery.code} className={classes['gallery']} aria-label={gallery.name}>
          <header title={`${gallery.name}, ${gallery.levels.length > 0 ? `designated to ${sayLevels(gallery.levels)}` : 'not designated'}`}>
            <b>{gallery.code}</b>
            <span className="quiet">{[gallery.floor, gallery.levels.join(', ')].filter(Boolean).join(' · ')}</span>
          </header>
          <div className={classes['cells']}>
            {gallery.cells.map(({ cell }) => {
              const shown = cells.get(cell)!;
              return <BoardCell key={cell} shown={shown} isHere={cell === at} isDim={!isShown(shown, filters)} isOpen={cell === open} onOpen={onOpen} onFocus={focus} />;
            })}
          </div>
        </section>
      ))}
      {typed !== '' && (
        <div className={classes['typed']} role="status">
          Going to <b>{typed.toUpperCase()}</b>
        </div>
      )}
    </div>
  );
}
