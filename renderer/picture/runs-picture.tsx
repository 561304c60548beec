import { Text, Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import { shownDate, type Computation, type DateName, type Run } from '../../shared/time/computation.ts';
import type { SentenceEvent } from '../../shared/time/event.ts';
import { isDay } from '../../shared/entry/day.ts';
import { sayDate, sayDay } from '../design/day.tsx';
import { layOut, saySpan, stripHeight, type Bar, type Band, type Flag, type Group, type Label, type Picture } from './layout.ts';
import classes from './picture.module.css';
import { spansOf, type Span } from './spans.ts';

const flagged: readonly (readonly [DateName, string])[] = [
  ['PE', 'PE'],
  ['merit', 'Merit'],
  ['CR', 'CR'],
  ['ME', 'ME'],
];
/** Before the window has said how wide it is, and where it never does. */
const usualWidth = 900;
const narrowest = 480;
/** A little below the top of the line, so that letters stand in the middle of their room. */
const baseline = 12.5;

interface RunsPictureProps {
  readonly computation: Computation & { readonly outcome: 'computed' };
  readonly events: readonly SentenceEvent[];
  readonly today: string;
  /** True where a date stands otherwise than the engine has it today: certified, or entered by hand. */
  readonly isOtherwise?: boolean;
}

/** How the terms run: a lane for each count, one after another or side by side, with jail time, interruptions and the dates on one line of time. */
export function RunsPicture({ computation, events, today, isOtherwise }: RunsPictureProps) {
  const { ref, width } = useElementSize();
  const { runs } = computation;
  const spans = useMemo(() => spansOf(events, runs.map(({ received }) => received), today), [events, runs, today]);
  const dates = flagged.flatMap(([name, short]) => {
    const { outcome, status } = computation.dates[name];
    const day = shownDate(computation, name);
    return outcome === 'date' && status?.is !== 'ineligible' && status?.is !== 'denied' && isDay(day) ? [{ name: short, day }] : [];
  });
  const picture = layOut({ runs, dates, spans, today }, Math.max(Math.floor(width) || usualWidth, narrowest));
  return (
    <section className="sheet" aria-label="How the terms run">
      <div className="sheet-title">
        <Title order={2}>How the terms run</Title>
      </div>
      <figure ref={ref} className={classes['figure']}>
        <Drawing picture={picture} says={inWords(runs, dates)} />
        <Legend picture={picture} />
        {runs.some((run) => run.counts.length > 1) && (
          <Text size="xs" className="quiet">
            Consecutive terms are drawn one after another from the first start, as the law adds them up (PL 70.30(1)); that is arithmetic, not the day on which each was received.
          </Text>
        )}
        {isOtherwise && (
          <Text size="xs" className="quiet">
            The picture shows the engine’s own dates of today; a date above that is certified or entered by hand may differ.
          </Text>
        )}
        <details className={classes['words']}>
          <summary>The same in words</summary>
          <InATable runs={runs} spans={spans} />
        </details>
      </figure>
    </section>
  );
}

function inWords(runs: readonly Run[], dates: readonly { readonly name: string; readonly day: string }[]): string {
  const counts = runs.reduce((sum, run) => sum + run.counts.length, 0);
  const groups = runs.length > 1 ? ` in ${runs.length} groups side by side` : counts > 1 ? ' one after another' : '';
  return `A line of time with ${counts === 1 ? 'one term' : `${counts} terms${groups}`}. ${dates.map(({ name, day }) => `${name} ${sayDay(day)}`).join(', ')}. The same stands in words below.`;
}

function Drawing({ picture, says }: { readonly picture: Picture; readonly says: string }) {
  const id = useId();
  const { width, height, groups, flags, bands, lanes, bandY, axisY, ticks } = picture;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <Patterns id={id} />
      {ticks.map(({ x, label }) => (
        <g key={label.text}>
          <line className={classes['axis']} x1={x} x2={x} y1={lanes.top} y2={axisY + 4} />
          <Words label={label} name="year" />
        </g>
      ))}
      <line className={classes['axis']} x1={0} x2={width} y1={axisY} y2={axisY} />
      {groups.map((group, index) => (
        <Lanes key={index} group={group} id={id} />
      ))}
      {bands.map((band) => (
        <Away key={`${band.span.from}${band.span.says}`} band={band} y={bandY} id={id} />
      ))}
      {flags.map((flag) => (
        <Stem key={`${flag.day}${flag.label.text}`} flag={flag} bottom={bands.length > 0 ? lanes.bottom + 4 : axisY} />
      ))}
      {groups.flatMap((group) => group.lanes.map((lane) => <Words key={`${lane.says}${lane.y}`} label={lane.label} name="lane" full={lane.says} />))}
    </svg>
  );
}

/** What tells the parts of a term apart without their colours: strokes for jail time, dots for supervision, a fading end for life. */
function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}jail`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={classes['hatchGround']} />
        <line x1="0" x2="0" y1="0" y2="6" className={classes['hatch']} />
      </pattern>
      <pattern id={`${id}supervised`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className={classes['hatchGround']} />
        <circle cx="2.5" cy="2.5" r="1.1" className={classes['dots']} />
      </pattern>
      <linearGradient id={`${id}life`}>
        <stop offset="0.4" className={classes['lifeFrom']} />
        <stop offset="1" className={classes['lifeTo']} />
      </linearGradient>
    </defs>
  );
}

function Words({ label, name, full }: { readonly label: Label; readonly name: string; readonly full?: string }) {
  return (
    <text x={label.x} y={label.y + baseline} className={classes[name]}>
      {full !== undefined && full !== label.text && <title>{full}</title>}
      {label.text}
    </text>
  );
}

function Lanes({ group: { lanes, bracket }, id }: { readonly group: Group; readonly id: string }) {
  return (
    <g>
      {bracket && <path className={classes['bracket']} d={`M${bracket.x + 6} ${bracket.top} H${bracket.x} V${bracket.bottom} H${bracket.x + 6}`} />}
      {lanes.flatMap(({ bars, y, height }) => bars.map((bar) => <Part key={`${bar.kind}${y}`} bar={bar} y={y} height={height} id={id} />))}
    </g>
  );
}

function Part({ bar: { kind, x, width }, y, height, id }: { readonly bar: Bar; readonly y: number; readonly height: number; readonly id: string }) {
  const fill = kind === 'jail' || kind === 'life' ? { fill: `url(#${id}${kind})` } : {};
  return (
    <>
      <rect className={classes[kind]} x={x} y={y} width={width} height={height} {...fill} />
      {kind === 'life' && <path className={classes['lifeEdge']} fill="none" d={`M${x + width * 0.6} ${y} H${x} V${y + height} H${x + width * 0.6}`} />}
    </>
  );
}

/** An interruption breaks off the bars of what was running; supervision lies below them. */
function Away({ band: { span, breaks, x, width, label }, y, id }: { readonly band: Band; readonly y: number; readonly id: string }) {
  return (
    <g>
      {breaks.map(({ top, bottom }) => (
        <g key={top}>
          <rect className={classes['gap']} x={x} y={top} width={width} height={bottom - top} />
          <path className={classes['gapEdge']} d={`M${x} ${top} V${bottom} M${x + width} ${top} V${bottom}`} />
        </g>
      ))}
      <rect className={classes[span.kind]} x={x} y={y} width={width} height={stripHeight} {...(span.kind === 'supervised' ? { fill: `url(#${id}supervised)` } : {})} />
      <Words label={label} name="span" full={saySpan(span)} />
    </g>
  );
}

function Stem({ flag: { x, label, isToday }, bottom }: { readonly flag: Flag; readonly bottom: number }) {
  return (
    <g>
      <line className={classes[isToday ? 'today' : 'stem']} x1={x} x2={x} y1={label.y + 2} y2={bottom} />
      <text x={label.x} y={label.y + baseline} className={`${classes['flag']} ${isToday ? classes['todayText'] : ''}`}>
        {label.text}
      </text>
    </g>
  );
}

const partNames: Readonly<Record<Bar['kind'] | Span['kind'], string>> = {
  jail: 'jail time credited',
  minimum: 'until the minimum, or six sevenths of a determinate term',
  rest: 'until it expires',
  life: 'for life',
  beyond: 'imposed beyond the end of the sentence',
  interrupted: 'interrupted: does not count',
  supervised: 'under supervision',
};

/** What the parts mean, of those that are drawn. */
function Legend({ picture }: { readonly picture: Picture }) {
  const id = useId();
  const drawn = new Set<string>([...picture.groups.flatMap(({ lanes }) => lanes.flatMap(({ bars }) => bars.map(({ kind }) => kind))), ...picture.bands.map(({ span }) => span.kind)]);
  return (
    <figcaption className={classes['legend']}>
      {(Object.keys(partNames) as (keyof typeof partNames)[]).filter((kind) => drawn.has(kind)).map((kind) => (
        <span key={kind}>
          <svg viewBox="0 0 26 12" aria-hidden>
            <Patterns id={`${id}${kind}`} />
            <rect className={classes[kind]} x="0.5" y="1" width="25" height="10" {...(['jail', 'life', 'supervised'].includes(kind) ? { fill: `url(#${id}${kind}${kind})` } : {})} />
          </svg>
          {partNames[kind]}
        </span>
      ))}
    </figcaption>
  );
}

function InATable({ runs, spans }: { readonly runs: readonly Run[]; readonly spans: readonly Span[] }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            {['Term', 'Counted from', 'Jail time', 'Minimum ends', 'Maximum ends'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ counts, start, jailDays, minimumEnds, maximumEnds }, index) => (
            <tr key={index}>
              <th scope="row">{counts.length === 0 ? 'Time owed' : counts.map(({ says, minimum, maximum }) => `${says}, ${minimum === null ? '' : `${minimum} to `}${maximum}`).join('; then ')}</th>
              <td>{sayDay(start)}</td>
              <td>
                {jailDays} day{jailDays === 1 ? '' : 's'}
              </td>
              <td>{minimumEnds === null ? 'none' : sayDay(minimumEnds)}</td>
              <td>{sayDate(maximumEnds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {spans.length > 0 && (
        <ul>
          {spans.map((span) => (
            <li key={`${span.from}${span.says}`}>
              {saySpan(span)}, from {sayDay(span.from)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
