import { mark } from './layout.ts';
import type { Happening } from './history.ts';
import classes from './ladder.module.css';

interface ShapeDrawnProps {
  readonly one: Pick<Happening, 'shape' | 'level'>;
  /** The left edge, the width of what lasts (null of a day alone), and the top of the row. */
  readonly x: number;
  readonly width: number | null;
  readonly y: number;
  /** By what the patterns of the picture are named. */
  readonly patterns: string;
}

/** One shape of the ladder. A mark of a day stands with its middle on the day. */
export function ShapeDrawn({ one: { shape, level }, x, width, y, patterns }: ShapeDrawnProps) {
  const long = width ?? 0;
  const [left, upper] = [x - mark / 2, y + 3];
  const [middle, lower, right] = [x, upper + mark, left + mark];
  switch (shape) {
    case 'level':
      return <rect className={classes[`level${level}`]} x={x} y={y + 3} width={long} height={14} rx={2} />;
    case 'earliest':
      return <path className={classes['hollow']} d={`M${middle} ${upper} L${right} ${lower} H${left} Z M${middle} ${upper + 6} V${lower}`} />;
    case 'report affirmed':
      return <rect className={classes['filled']} x={left} y={upper} width={mark} height={mark} />;
    case 'report undecided':
      return <rect className={classes['awaits']} x={left} y={upper} width={mark} height={mark} />;
    case 'found eligible':
      return <path className={classes['filled']} d={`M${middle} ${upper} L${right} ${lower} H${left} Z`} />;
    case 'found not eligible':
      return <path className={classes['hollow']} d={`M${middle} ${upper} L${right} ${lower} H${left} Z`} />;
    case 'finding gone':
      return <path className={classes['cross']} d={`M${middle} ${upper} L${right} ${lower} H${left} Z M${left} ${upper} L${right} ${lower}`} />;
    case 'captain':
      return <path className={classes['filled']} d={`M${middle} ${upper} L${right} ${upper + mark / 2} L${middle} ${lower} L${left} ${upper + mark / 2} Z`} />;
    case 'move made':
      return <path className={classes['filled']} d={`M${left} ${upper} H${right} L${middle} ${lower} Z`} />;
    case 'move awaited':
      return <path className={classes['awaits']} d={`M${left} ${upper} H${right} L${middle} ${lower} Z`} />;
    case 'move refused':
      return <path className={classes['cross']} d={`M${left} ${upper} H${right} L${middle} ${lower} Z M${left} ${lower} L${right} ${upper}`} />;
    case 'restraint order':
      return <rect className={classes['bar']} x={x} y={y + 4} width={long} height={12} fill={`url(#${patterns}hatch)`} />;
    case 'deprivation order':
      return <rect className={classes['bar']} x={x} y={y + 4} width={long} height={12} fill={`url(#${patterns}dots)`} />;
    case 'confinement':
      return <rect className={classes['confinement']} x={x} y={y + 3} width={long} height={14} />;
    case 'time cut':
      return <rect className={classes['cutOff']} x={x} y={y + 3} width={long} height={14} />;
    case 'review due':
      return <circle className={classes['awaits']} cx={middle} cy={upper + mark / 2} r={mark / 2} />;
    case 'review held':
      return <circle className={classes['hollow']} cx={middle} cy={upper + mark / 2} r={mark / 2} />;
    case 'cut decided':
      return <circle className={classes['filled']} cx={middle} cy={upper + mark / 2} r={mark / 2} />;
    case 'in':
      return <path className={classes['cross']} d={`M${middle} ${upper} V${lower} M${middle} ${upper + mark / 2} H${right} l-3 -3 m3 3 l-3 3`} />;
    case 'out':
      return <path className={classes['cross']} d={`M${middle} ${upper} V${lower} M${left} ${upper + mark / 2} H${middle - 1} M${left} ${upper + mark / 2} l3 -3 m-3 3 l3 3`} />;
  }
}

/** What tells orders apart without their colours: strokes for restraints, dots for what is withheld. */
export function LadderPatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={classes['ground']} />
        <line x1="0" x2="0" y1="0" y2="6" className={classes['hatch']} />
      </pattern>
      <pattern id={`${id}dots`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className={classes['ground']} />
        <circle cx="2.5" cy="2.5" r="1.1" className={classes['dot']} />
      </pattern>
    </defs>
  );
}
