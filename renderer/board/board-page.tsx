import { Chip, Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { Board, BoardCell } from '../../shared/contract/shapes.ts';
import { levels } from '../../shared/facility/facility.ts';
import { sayDay } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { useWho } from '../shell/who.ts';
import { isNotFound, useStation } from '../station-link/station.tsx';
import classes from './board.module.css';

/** The unit as it is built: every cell, who is in it, his level by colour and bars; arrows move, Enter opens. */
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
        {board.data && <Counts board={board.data} />}
        <Select
          aria-label="Unit"
          w={240}
          allowDeselect={false}
          value={code}
          onChange={(value) => go(`/shu/${value}`)}
          data={(units.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
        />
      </div>
      {board.data && <Cells board={board.data} />}
      {!board.data && board.error && <div className="empty">{isNotFound(board.error) ? `The unit ${code} is not described.` : 'The station does not answer.'}</div>}
      {!board.data && !board.error && <Skeleton height={420} />}
    </div>
  );
}

/** How many are at each level, and how many free cells are designated to it. */
function Counts({ board }: { readonly board: Board }) {
  const cells = board.galleries.flatMap((gallery) => gallery.cells.map((cell) => ({ ...cell, levels: gallery.levels })));
  return (
    <div className={classes['counts']}>
      {levels.map((level) => (
        <Text key={level} size="sm" className="nowrap">
          <LevelMark level={level} /> <b>{cells.filter((one) => one.person?.level === level).length}</b>{' '}
          <span className="quiet">{cells.filter((one) => one.person === null && one.levels.includes(level)).length} free</span>
        </Text>
      ))}
    </div>
  );
}

type Mark = 'served' | 'free';

function Cells({ board }: { readonly board: Board }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const flat = useMemo(() => board.galleries.flatMap((gallery) => gallery.cells.map((cell) => ({ ...cell, gallery }))), [board]);
  const [at, setAt] = useState(() => Math.max(0, flat.findIndex((one) => one.person !== null)));
  const [shown, setShown] = useState<Mark[]>([]);
  const chosen = flat[at];
  const isServed = (one: BoardCell) => one.minimumServedOn !== null && one.minimumServedOn <= today;
  const dimmed = (one: BoardCell) => shown.length > 0 && !((shown.includes('served') && isServed(one)) || (shown.includes('free') && one.person === null));

  const move = (to: number) => {
    const next = Math.min(flat.length - 1, Math.max(0, to));
    setAt(next);
    document.getElementById(`cell-${next}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const columns = 6;
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
    const galleryLength = chosen?.gallery.cells.length ?? 1;
    if (event.key in steps) move(at + steps[event.key]!);
    else if (event.key === 'PageDown') move(at + galleryLength);
    else if (event.key === 'PageUp') move(at - galleryLength);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(flat.length - 1);
    else return;
    event.preventDefault();
  };

  const places = new Map(flat.map((one, place) => [one.cell, place]));
  return (
    <>
      <div className={`sheet ${classes['strip']}`}>
        <div aria-live="polite" className={classes['chosen']}>
          {chosen && (
            <>
              <span className="mono">{chosen.cell}</span>
              {chosen.person ? (
                <>
                  <Link href={`/people/${chosen.person.id}/level`}>
                    <b>{chosen.person.name}</b>
                  </Link>
                  <span className="mono quiet">{chosen.person.din}</span>
                  {chosen.person.level && <LevelMark level={chosen.person.level} />}
                  {chosen.daysInLevel !== null && (
                    <span>
                      {chosen.daysInLevel} days{chosen.minimumServedOn !== null && `, minimum ${isServed(chosen) ? 'served' : 'to be served'} ${sayDay(chosen.minimumServedOn)}`}
                    </span>
                  )}
                </>
              ) : (
                <span className="quiet">free, {chosen.gallery.levels.length > 0 ? `designated to Level ${chosen.gallery.levels.join(' and ')}` : 'not designated'}</span>
              )}
            </>
          )}
        </div>
        <Group gap="md" wrap="nowrap">
          <Chip.Group multiple value={shown} onChange={(value) => setShown(value as Mark[])}>
            <Group gap={6} wrap="nowrap">
              <Chip size="xs" value="served">
                Minimum served
              </Chip>
              <Chip size="xs" value="free">
                Free
              </Chip>
            </Group>
          </Chip.Group>
        </Group>
      </div>
      <div className={classes['board']} role="group" aria-label={`Cells of ${board.name}`}>
        {board.galleries.map((gallery) => (
          <section key={gallery.code} className={classes['gallery']} aria-label={gallery.name}>
            <header>
              <b>{gallery.code}</b>
              <span className="quiet">
                {gallery.floor} {gallery.levels.length > 0 && `· Level ${gallery.levels.join(', ')}`}
              </span>
            </header>
            <div className={classes['cells']}>
              {gallery.cells.map((one) => {
                const here = places.get(one.cell) ?? 0;
                const level = one.person?.level;
                return (
                  <button
                    key={one.cell}
                    id={`cell-${here}`}
                    type="button"
                    tabIndex={here === at ? 0 : -1}
                    className={classes['cell']}
                    data-level={level}
                    data-here={here === at}
                    data-free={one.person === null}
                    data-served={isServed(one)}
                    data-dim={dimmed(one)}
                    aria-label={`${one.cell}, ${one.person ? `${one.person.name}${level ? `, Level ${level}` : ''}` : 'free'}`}
                    onKeyDown={onKeyDown}
                    onFocus={() => setAt(here)}
                    onMouseEnter={() => setAt(here)}
                    onClick={() => one.person && go(`/people/${one.person.id}/level`)}
                  >
                    <span>{one.cell.split('-').at(-1)}</span>
                    <i aria-hidden>{level ? '▮'.repeat(level.length) : one.person ? '•' : ''}</i>
                    <small>
                      {one.sharing.length > 0 && `${one.sharing.length + 1}: `}
                      {one.person ? one.person.name.split(',')[0] : ''}
                    </small>
                  </button>
                );
              })}
            </div>
          </section>
        ))}
      </div>
      {board.elsewhere.length > 0 && (
        <Text size="sm" className="quiet" mt="sm">
          {board.elsewhere.length} of the unit are in cells that are not described: {board.elsewhere.map((person) => `${person.name} (${person.cell})`).join(', ')}.
        </Text>
      )}
      <Text size="sm" className="quiet" mt="sm">
        Arrows move from cell to cell, <kbd>PgUp</kbd> <kbd>PgDn</kbd> from gallery to gallery, <kbd>Enter</kbd> opens the person. A dot in the corner: the minimum days in the level are served.
      </Text>
    </>
  );
}
