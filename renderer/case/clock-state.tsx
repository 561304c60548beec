import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconClock, IconClockPlus } from '@tabler/icons-react';
import type { Clock } from '../../shared/discipline/clock.ts';
import classes from './case.module.css';
import { howFar } from './how-far.ts';

const icons = { running: IconClock, extended: IconClockPlus, met: IconCircleCheck, missed: IconAlertTriangle, ended: IconCircleMinus } as const;

/** Where a clock stands, in words and with a mark: how far while it runs, in time or too late once it was met. */
export function ClockState({ clock, now }: { readonly clock: Clock; readonly now: string }) {
  const { state, met } = clock;
  const running = state === 'running' || state === 'extended';
  const far = howFar(clock.last, now);
  // The person's own time that ran out unused is nobody's fault: it is over.
  const unused = clock.whose === 'person' && state === 'missed' && met === null;
  const shown = unused ? 'ended' : state;
  const Icon = icons[shown];
  return (
    <span className={classes['state']} data-state={shown} data-soon={running && clock.direction === 'by' && far.soon}>
      <Icon size={15} aria-hidden />
      {saysState()}
    </span>
  );

  function saysState(): string {
    if (unused) return 'over';
    if (state === 'ended') return 'no longer called for';
    if (state === 'met') return 'met';
    if (clock.direction === 'not before') return state === 'missed' ? 'missed: too early' : clock.last > now ? `wait: ${far.says}` : 'over: may begin';
    if (state === 'missed') return met ? 'missed: too late' : `missed: ${far.says}`;
    return state === 'extended' ? `${far.says}, extended` : far.says;
  }
}
