import { Button, Select, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Board } from '../../shared/contract/housing-shapes.ts';
import { sayLevels } from '../../shared/housing/designation.ts';
import { boardMarks } from '../../shared/housing/board-marks.ts';
import { sayDay } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { useWho } from '../shell/who.ts';
import { useWindowMemory } from '../shell/window-memory.ts';
import { isNotFound, useStation } from '../station-link/station.tsx';
import { BoardGrid } from './board-grid.tsx';
import classes from './board.module.css';
import { CellDrawer } from './cell-drawer.tsx';
import { cellsShown, type CellShown } from './cell-shown.ts';
import { Legend, type Filter } from './legend.tsx';

/** The unit as it is built: every cell, who is in it and how he stands; a person opens beside the board. */
export function BoardPage({ unit }: { readonly unit: string | undefined }) {
  const { queries } = useStation();
  const [, go] = useLocation();
  const units = useQuery(queries.housing.units.queryOptions());
  const code = unit ?? units.data?.find((one) => one.use === 'shu')?.code ?? '';
  const board = useQuery({ ...queries.housing.board.queryOptions({ input: { unit: code } }), enabled: code !== '' });
  if (units.data && code === '') {
    return (
      <div className="page empty">
        No special housing unit is described yet. The administrator describes units and cells under <Link href="/units">Units and cells</Link>.
      </div>
    );
  }
  return (
    <div className="page-wide">
      <div className="page-head">
        <h1>{board.data?.name ?? 'Board'}</h1>
        <div className={classes['tools']}>
          <CrowdedNotice />
          <Button component={Link} href={`/shu/${code}/sheet`} variant="default" size="compact-md" leftSection={<IconPrinter size={16} />}>
            Gallery sheets
          </Button>
          <Select
            aria-label="Unit"
            w={240}
            allowDeselect={false}
            value={code}
            onChange={(value) => go(`/shu/${value}`)}
            data={(units.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
          />
        </div>
      </div>
      {board.data && <WholeBoard key={board.data.unit} board={board.data} />}
      {!board.data && board.error && <div className="empty">{isNotFound(board.error) ? `The unit ${code} is not described.` : 'The station does not answer.'}</div>}
      {!board.data && !board.error && <Skeleton height={420} />}
    </div>
  );
}

/** How many cells cannot be as they are entered, if any. */
function CrowdedNotice() {
  const { queries } = useStation();
  const crowding = useQuery(queries.housing.crowding.queryOptions());
  if (!crowding.data || crowding.data.length === 0) return null;
  return (
    <Link href="/beds" className={classes['crowded']!}>
      <IconAlertTriangle size={16} aria-hidden />
      {crowding.data.length === 1 ? '1 cell to look at: its people do not fit' : `${crowding.data.length} cells to look at: their people do not fit`}
    </Link>
  );
}

function WholeBoard({ board }: { readonly board: Board }) {
  const { today } = useWho();
  const remembered = useWindowMemory((memory) => memory.board[board.unit]);
  const remember = useWindowMemory((memory) => memory.rememberBoard);
  const cells = useMemo(() => cellsShown(board, today), [board, today]);
  const [filters, setFilters] = useState<readonly Filter[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const at = remembered !== undefined && cells.has(remembered) ? remembered : ([...cells.values()].find(({ people }) => people.length > 0) ?? cells.values().next().value)?.cell;
  const onAt = useCallback((cell: string) => remember(board.unit, cell), [board.unit, remember]);
  const onOpen = useCallback((cell: string) => setOpen(cell), []);
  const here = useRef(at);
  // Whoever opens the board can move about it at once, where he was before.
  useEffect(() => document.getElementById(`cell-${here.current}`)?.focus({ preventScroll: true }), []);
  const close = () => {
    document.getElementById(`cell-${open}`)?.focus();
    setOpen(null);
  };
  const shown = useMemo(() => [...cells.values()], [cells]);
  const everybody = useMemo(() => shown.flatMap(({ people }) => people.map(({ line }) => line)), [shown]);
  if (at === undefined) return <div className="empty">The unit has no cells.</div>;
  const gallery = board.galleries.find((one) => one.cells.some(({ cell }) => cell === (open ?? at)));
  return (
    <>
      <Legend board={board} cells={shown} filters={filters} onChange={setFilters} />
      <Strip shown={cells.get(at)} gallery={board.galleries.find((one) => one.cells.some(({ cell }) => cell === at))} />
      <div className={classes['beside']}>
        <div>
          <BoardGrid board={board} cells={cells} filters={filters} at={at} open={open} onAt={onAt} onOpen={onOpen} />
          {board.elsewhere.length > 0 && (
            <section className="sheet" aria-label="In no cell of the unit" style={{ marginTop: 10 }}>
              <b>In the unit, but in no cell of it:</b>{' '}
              {board.elsewhere.map((person) => (
                <span key={person.id}>
                  <Link href={`/people/${person.id}/level`}>{person.name}</Link> <span className="quiet">{person.cell || 'no cell'}</span>{' '}
                </span>
              ))}
            </section>
          )}
        </div>
        {open !== null && gallery && cells.has(open) && <CellDrawer key={open} gallery={gallery} shown={cells.get(open)!} everybody={everybody} onClose={close} />}
      </div>
      <p className="quiet no-print" style={{ margin: '6px 0 0', fontSize: 13 }}>
        Arrows move from cell to cell, <kbd>PgUp</kbd> <kbd>PgDn</kbd> five galleries, <kbd>Home</kbd> <kbd>End</kbd> the gallery’s ends (with <kbd>Ctrl</kbd> the unit’s). Type a cell or a name to go there. <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes.
      </p>
    </>
  );
}

/** What there is to say of the cell one is at, in a line. */
function Strip({ shown, gallery }: { readonly shown: CellShown | undefined; readonly gallery: Board['galleries'][number] | undefined }) {
  const { today } = useWho();
  if (!shown) return null;
  const days = (since: string) => Temporal.PlainDate.from(since).until(Temporal.PlainDate.from(today)).days;
  return (
    <div className={classes['strip']} aria-live="polite">
      <span className="mono">{shown.cell}</span>
      {shown.people.length === 0 && <span className="quiet">free, {gallery && gallery.levels.length > 0 ? `designated to ${sayLevels(gallery.levels)}` : 'not designated'}</span>}
      {shown.people.map(({ line, marks }) => (
        <span key={line.id}>
          <Link href={`/people/${line.id}/level`}>
            <b>{line.name}</b>
          </Link>{' '}
          <span className="mono quiet">{line.din}</span> {line.level && <LevelMark level={line.level} />}{' '}
          {line.since !== null && `${days(line.since)} days`}
          {line.to !== null && line.earliest !== null && `, ${line.earliest <= today ? 'eligible by the clock since' : 'earliest'} ${sayDay(line.earliest)}`}
          {marks.length > 0 && <span className="quiet"> · {marks.map((mark) => boardMarks[mark].title.toLowerCase()).join(', ')}</span>}
        </span>
      ))}
    </div>
  );
}
