import { useElementSize } from '@mantine/hooks';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { sayHappening, type Happening, type Lane, type Shape } from './history.ts';
import classes from './ladder.module.css';
import { gutter, layOutLadder, mark, row, type Placed } from './layout.ts';
import { LadderPatterns, ShapeDrawn } from './shape-drawn.tsx';

/** Before the window has said how wide it is, and where it never does. */
const usualWidth = 1100;
const narrowest = 560;

const laneNames: Readonly<Record<Lane, string>> = {
  level: '',
  reports: 'Reports',
  findings: 'Findings',
  captain: 'Captain',
  moves: 'Immediate moves',
  orders: 'Orders',
  confinement: 'Confinement',
  drc: 'DRC, time cuts',
  unit: 'In and out',
};

/** A person's way through the levels on one line of time. One stop for the keys: arrows go from mark to mark by day, Home and End to the ends, Enter opens the page that is about it. */
export function LadderPicture({ all, today }: { readonly all: readonly Happening[]; readonly today: string }) {
  const id = useId();
  const [, go] = useLocation();
  const { ref, width } = useElementSize();
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<Happening | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const laid = layOutLadder(all, today, Math.max(Math.floor(width) || usualWidth, narrowest));
  const { placed, lanes, rungs, ticks, axisY, todayX, height } = laid;
  const here = Math.min(at, placed.length - 1);

  const onKeyDown = (event: KeyboardEvent<SVGGElement>, index: number) => {
    const { opens } = placed[index]!.one;
    if (event.key === 'Enter' && opens !== null) return go(opens);
    const to = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: placed.length - 1 }[event.key];
    if (to === undefined || !placed[to]) return;
    event.preventDefault();
    setAt(to);
    svg.current?.querySelectorAll<SVGGElement>('[data-mark]')[to]?.focus();
  };

  return (
    <figure ref={ref} className={classes['figure']}>
      <svg ref={svg} viewBox={`0 0 ${laid.width} ${height}`} role="group" aria-label="The ladder: levels, reports, orders and reviews on one line of time. Arrow keys go from mark to mark; the same stands in the table below.">
        <LadderPatterns id={id} />
        {ticks.map(({ x, text }) => (
          <g key={text}>
            <line className={classes['axis']} x1={x} x2={x} y1={18} y2={axisY + 3} />
            <text className={classes['quietText']} x={x} y={axisY + 15} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        {lanes.map(({ lane, top }) => (
          <g key={lane}>
            <line className={classes['lane']} x1={0} x2={laid.width} y1={top - 3} y2={top - 3} />
            <text className={classes['quietText']} x={0} y={top + 14}>
              {laneNames[lane]}
            </text>
          </g>
        ))}
        {rungs.map(({ level, y }) => (
          <g key={level}>
            <text className={classes['rungText']} x={0} y={y + 14}>
              Level {level}
            </text>
            <line className={classes['rung']} x1={gutter} x2={laid.width} y1={y + row / 2} y2={y + row / 2} />
          </g>
        ))}
        <line className={classes['axis']} x1={0} x2={laid.width} y1={axisY} y2={axisY} />
        <line className={classes['today']} x1={todayX} x2={todayX} y1={16} y2={axisY} />
        <text className={classes['todayText']} x={todayX} y={12} textAnchor={todayX > laid.width - 40 ? 'end' : 'middle'}>
          today
        </text>
        <Climbs placed={placed} />
        {placed.map(({ one, x, width: long, y, word }, index) => {
          const drawn = long ?? mark;
          const left = long === null ? x - mark / 2 : x;
          const wordX = { in: x + 5, after: left + drawn + 4, before: left - 4 };
          return (
            <g
              key={`${one.shape} ${one.key}`}
              className={classes['mark']}
              data-mark=""
              data-opens={one.opens !== null}
              role={one.opens === null ? 'img' : 'link'}
              tabIndex={index === here ? 0 : -1}
              aria-label={word === null || sayHappening(one).includes(one.short) ? sayHappening(one) : `${sayHappening(one)}; in the picture: ${one.short}`}
              onKeyDown={(event) => onKeyDown(event, index)}
              onClick={() => one.opens !== null && go(one.opens)}
              onFocus={() => {
                setAt(index);
                setSaid(one);
              }}
              onPointerEnter={() => setSaid(one)}
            >
              <rect className={classes['ring']} x={left - 3} y={y} width={drawn + 6} height={row} rx={3} />
              <ShapeDrawn one={one} x={x} width={long} y={y} patterns={id} />
              {word !== null && (
                <text className={word === 'in' ? classes['inside'] : undefined} x={wordX[word]} y={y + 14} textAnchor={word === 'before' ? 'end' : 'start'} aria-hidden>
                  {one.short}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p className={classes['words']} aria-hidden>
        {said === null ? <span className="quiet">Point at a mark, or go through them with the arrow keys, to read it here.</span> : sayHappening(said)}
      </p>
      <Legend shapes={placed.map(({ one }) => one)} id={id} />
    </figure>
  );
}

/** From rung to rung on the day of each move. */
function Climbs({ placed }: { readonly placed: readonly Placed[] }) {
  const held = placed.filter(({ one }) => one.shape === 'level');
  return held.slice(1).flatMap((one, index) => {
    const before = held[index]!;
    return before.one.to === one.one.from ? [<line key={one.one.key} className={classes['climb']} x1={one.x} x2={one.x} y1={before.y + row / 2} y2={one.y + row / 2} />] : [];
  });
}

const shapeNames: Readonly<Partial<Record<Shape, string>>> = {
  earliest: 'earliest by the clock',
  'report affirmed': 'report affirmed, with its tier',
  'report undecided': 'report not decided',
  'found eligible': 'found eligible',
  'found not eligible': 'found not eligible',
  'finding gone': 'finding withdrawn',
  captain: 'Captain’s review',
  'move made': 'immediate move approved',
  'move awaited': 'immediate move asked for',
  'move refused': 'immediate move refused',
  'restraint order': 'restraint order',
  'deprivation order': 'deprivation order',
  confinement: 'confinement owed',
  'time cut': 'cut off it',
  'review due': 'DRC review due',
  'review held': 'DRC review',
  'cut decided': 'Superintendent’s decision',
  in: 'admitted',
  out: 'released',
};

/** What the shapes mean, of those that are drawn. */
function Legend({ shapes, id }: { readonly shapes: readonly Happening[]; readonly id: string }) {
  const drawn = new Set(shapes.map(({ shape }) => shape));
  const lasting: ReadonlySet<Shape> = new Set(['restraint order', 'deprivation order', 'confinement', 'time cut']);
  return (
    <figcaption className={classes['legend']}>
      {(Object.keys(shapeNames) as Shape[]).filter((shape) => drawn.has(shape)).map((shape) => (
        <span key={shape}>
          <svg viewBox="0 0 24 20" aria-hidden>
            <ShapeDrawn one={{ shape }} x={lasting.has(shape) ? 1 : 12} width={lasting.has(shape) ? 22 : null} y={0} patterns={id} />
          </svg>
          {shapeNames[shape]}
        </span>
      ))}
    </figcaption>
  );
}
