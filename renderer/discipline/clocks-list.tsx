import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { ClockLine } from '../../shared/contract/discipline-shapes.ts';
import { clockWords } from '../../shared/discipline/clock.ts';
import type { DueGroup } from '../../shared/discipline/due.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayDay } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { clockTitle, sayLast, sayLeft, sayTier } from './clock-say.ts';
import classes from './discipline.module.css';

/** The groups of the board, as its headings name them. */
export const groupNames: Readonly<Record<DueGroup, string>> = { overdue: 'Overdue', today: 'Due today', 'this week': 'Within 7 days', later: 'Later' };

interface Group {
  readonly group: DueGroup;
  readonly lines: readonly ClockLine[];
}
type Item = { readonly heading: Group } | { readonly line: ClockLine; readonly group: DueGroup; readonly number: number };

const rowHeight = 78;
const headingHeight = 38;

/** Clocks in their groups, of which only those in sight are drawn; arrows, Home and End move, Enter opens the case. */
export function ClocksList({ groups, now, empty }: { readonly groups: readonly Group[]; readonly now: string; readonly empty: string }) {
  const items = itemsOf(groups);
  const places = items.flatMap((item, index) => ('line' in item ? [index] : []));
  const [at, setAt] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroll.current, estimateSize: (index) => ('line' in items[index]! ? rowHeight : headingHeight), getItemKey: (index) => keyOf(items[index]!), overscan: 8 });
  const here = Math.min(at, Math.max(0, places.length - 1));
  const move = (to: number) => {
    const next = Math.min(places.length - 1, Math.max(0, to));
    setAt(next);
    rows.scrollToIndex(places[next]!);
    // What was out of sight is drawn first.
    requestAnimationFrame(() => document.getElementById(`clock-${next}`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return (
    <>
      <div className={`${classes['row']} ${classes['headings']}`} aria-hidden>
        <span>Person</span>
        <span>Cell</span>
        <span>Case</span>
        <span>Clock</span>
        <span>Last day or hour</span>
        <span>Time left</span>
        <span>What a miss means</span>
        <span>Who may extend</span>
      </div>
      {places.length === 0 && <div className="empty">{empty}</div>}
      <div ref={scroll} className={classes['scroll']} hidden={places.length === 0}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const item = items[index]!;
            const style = { position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${start}px)` } as const;
            return 'heading' in item ? (
              <h2 key={key} className={classes['group']} style={{ ...style, height: headingHeight }}>
                {groupNames[item.heading.group]} <span className="quiet">{item.heading.lines.length}</span>
              </h2>
            ) : (
              <Link key={key} id={`clock-${item.number}`} href={caseAddress(item.line.person, item.line.report)} className={`${classes['row']} row-link`} tabIndex={item.number === here ? 0 : -1} onFocus={() => setAt(item.number)} onKeyDown={onKeyDown} style={{ ...style, height: rowHeight }}>
                <Cells line={item.line} group={item.group} now={now} />
              </Link>
            );
          })}
        </div>
      </div>
    </>
  );
}

function Cells({ line, group, now }: { readonly line: ClockLine; readonly group: DueGroup; readonly now: string }) {
  const { mandatory, missMeans, mayExtend, whose, direction } = clockWords[line.clock];
  return (
    <>
      <span>
        <b>{line.name}</b> <small className="quiet mono">{line.din}</small>
      </span>
      <span className="mono">{sayPlace(line)}</span>
      <span>
        {sayTier(line.tier)} {line.rules.join(', ')} <small className="quiet">{`${sayDay(line.day)}, ${line.state}`}</small>
      </span>
      <span>
        {clockTitle(line)} {mandatory && <b className={classes['word']}>mandatory</b>} {line.extended && <span className={classes['word']}>extended</span>}
        {whose === 'person' && <small className="quiet">the person’s time</small>}
        {direction === 'not before' && <small className="quiet">not before</small>}
      </span>
      <span>{sayLast(line.last)}</span>
      <b className={group === 'overdue' ? classes['over'] : undefined}>{sayLeft(line, now)}</b>
      <small>{missMeans}</small>
      <small>{mayExtend ?? 'nobody'}</small>
    </>
  );
}

function itemsOf(groups: readonly Group[]): readonly Item[] {
  let number = 0;
  return groups.flatMap((one): readonly Item[] => (one.lines.length === 0 ? [] : [{ heading: one }, ...one.lines.map((line) => ({ line, group: one.group, number: number++ }))]));
}

function keyOf(item: Item): string {
  return 'heading' in item ? item.heading.group : `${item.line.report} ${item.line.clock} ${item.line.round}`;
}
