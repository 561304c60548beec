import type { ClockId } from '../../shared/discipline/clock.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { ClockState } from '../case/clock-state.tsx';
import { withDays } from '../design/day.tsx';
import type { About } from './about.ts';
import classes from './hearing.module.css';

/** What an officer looks up at during a hearing, in the order in which it comes up. */
const shown: ReadonlySet<ClockId> = new Set(['start', 'finish', 'tier-1', 'release', 'rehearing', 'notice', 'assistance', 'written', 'appeal']);

/** The clocks of the hearing, in sight while the page is gone through: the last day of each, and how far that is. */
export function ClocksBar({ about: { held, now, procedures } }: { readonly about: Pick<About, 'held' | 'now' | 'procedures'> }) {
  const clocks = clocksOf(held, procedures, Temporal.PlainDateTime.from(now));
  const round = clocks.at(-1)?.round;
  const mine = clocks.filter((clock) => clock.round === round && shown.has(clock.id));
  if (mine.length === 0) return null;
  return (
    <section className={`sheet ${classes['clocks']}`} aria-label="Clocks of the hearing">
      {mine.map((clock) => (
        <div key={clock.id} className={classes['clock']}>
          <small>{clock.title}</small>
          <b className="nowrap">
            {clock.direction === 'by' ? 'by' : 'not before'} {withDays(sayMoment(clock.last))}
          </b>
          <ClockState clock={clock} now={now} />
        </div>
      ))}
    </section>
  );
}
