import { SegmentedControl, Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClockLine } from '../../shared/contract/discipline-shapes.ts';
import { dueGroup, dueGroups, type DueGroup } from '../../shared/discipline/due.ts';
import { useWho } from '../shell/who.ts';
import { useWindowMemory, type WindowMemory } from '../shell/window-memory.ts';
import { useStation } from '../station-link/station.tsx';
import { AmissList } from './amiss-list.tsx';
import { isOpen } from './clock-say.ts';
import { ClocksList, groupNames } from './clocks-list.tsx';
import { DisciplineHead } from './discipline-head.tsx';
import classes from './discipline.module.css';

const every = 'every';

/** The clocks board: every running clock of every open case by its last moment, and what is amiss in cases. */
export function ClocksPage() {
  const { queries } = useStation();
  const { now } = useWho();
  const { clocks: shown, rememberClocks } = useWindowMemory();
  const board = useQuery(queries.discipline.clocks.queryOptions());
  const units = useQuery(queries.housing.units.queryOptions());
  const open = useMemo(() => (board.data?.clocks ?? []).filter((line) => isOpen(line, now)), [board.data, now]);
  const narrowed = useMemo(() => open.filter((line) => isOf(line, shown)), [open, shown]);
  const groups = useMemo(() => Map.groupBy(narrowed, (line) => dueGroup(line.last, now)), [narrowed, now]);
  const listed = dueGroups.flatMap((group) => (shown.group === null || shown.group === group ? [{ group, lines: groups.get(group) ?? [] }] : []));
  return (
    <div className="page-wide">
      <DisciplineHead here="Clocks" explains={`${narrowed.length.toLocaleString('en-US')} of ${open.length.toLocaleString('en-US')} running clocks, by their last moment`}>
        <SegmentedControl
          aria-label="When"
          value={shown.group ?? every}
          onChange={(value) => rememberClocks({ group: value === every ? null : (value as DueGroup) })}
          data={[{ value: every, label: `All ${narrowed.length}` }, ...dueGroups.map((group) => ({ value: group, label: `${groupNames[group]} ${groups.get(group)?.length ?? 0}` }))]}
        />
        <SegmentedControl
          aria-label="Tier"
          value={String(shown.tier ?? every)}
          onChange={(value) => rememberClocks({ tier: value === every ? null : value === 'none' ? 'none' : (Number(value) as 1 | 2 | 3) })}
          data={[{ value: every, label: 'Every tier' }, { value: '1', label: 'I' }, { value: '2', label: 'II' }, { value: '3', label: 'III' }, { value: 'none', label: 'Not set' }]}
        />
        <Select
          aria-label="Unit"
          w={190}
          allowDeselect={false}
          value={shown.unit ?? every}
          onChange={(value) => rememberClocks({ unit: value === every ? null : value })}
          data={[{ value: every, label: 'Every unit' }, ...(units.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))]}
        />
      </DisciplineHead>
      {board.error && !board.data ? (
        <div className="empty">The station does not answer. Your choice is kept; the clocks come back with it.</div>
      ) : (
        <section className="sheet" aria-label="Clocks">
          {!board.data ? <Skeleton height={300} /> : <ClocksList groups={listed} now={now} empty={open.length === 0 ? 'No clock runs: every case has been decided, served and answered in time.' : 'No running clock is of this tier, unit and time.'} />}
        </section>
      )}
      {board.data && (
        <div className={classes['below']}>
          <AmissList
            title="Cannot be as entered"
            explains="What entries of several stations, or late corrections, have left in cases that cannot be so. The remedy is a further entry."
            empty="Nothing in any case contradicts itself."
            {...board.data.impossible}
          />
          <AmissList
            title="To put right"
            explains="What dismissed, reversed and modified dispositions caused elsewhere. Nothing undoes itself: each is put right in its own place, or somebody says how."
            empty="No reversal left anything to be put right."
            {...board.data.putRight}
          />
        </div>
      )}
    </div>
  );
}

function isOf({ tier, unit }: ClockLine, shown: WindowMemory['clocks']): boolean {
  return (shown.tier === null || (shown.tier === 'none' ? tier === null : tier === shown.tier)) && (shown.unit === null || unit === shown.unit);
}
