import { Text } from '@mantine/core';
import type { Clock } from '../../shared/discipline/clock.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import { StepList } from '../person/step-list.tsx';
import classes from './case.module.css';
import { ClockState } from './clock-state.tsx';

/** One clock of a case: its last day or hour, how far that is, who may extend it, what a miss means; opened to how it was counted. */
export function ClockRow({ clock, now, daybook }: { readonly clock: Clock; readonly now: string; readonly daybook: string }) {
  const { title, round, direction, last, state, mayExtend, missMeans, extensions, steps, whose } = clock;
  const isOpen = state === 'running' || state === 'extended' || state === 'missed';
  return (
    <article className={classes['clock']} aria-label={title}>
      <div className={classes['clockHead']}>
        <span>
          <b>{title}</b>
          {round > 1 && <span className="quiet"> (rehearing{round > 2 ? ` ${round - 1}` : ''})</span>}{' '}
          <span className="nowrap">
            {direction === 'by' ? 'by' : 'not before'} {withDays(sayMoment(last))}
          </span>
        </span>
        <ClockState clock={clock} now={now} />
      </div>
      {isOpen && (
        <Text size="sm" className="quiet">
          {whose === 'person' ? 'The person’s own time. ' : ''}
          {state === 'missed' ? '' : mayExtend === null ? 'Nobody may extend it. ' : `May be extended by ${mayExtend}. `}
          {whose === 'person' ? (state === 'missed' ? 'It was not used. ' : 'Not used: ') : state === 'missed' ? <b>Missed: </b> : 'A miss: '}
          {missMeans}
        </Text>
      )}
      {extensions.map(({ entry, until, askedBy, authorizedBy, at, why, counts }) => (
        <Text key={entry} size="sm">
          {counts ? 'Extended' : 'Not extended'} to {withDays(until)}: asked by {askedBy}, authorized by {authorizedBy} on {withDays(sayMoment(at))}. {why}
          {!counts && ' It gives no more time.'}
        </Text>
      ))}
      <details>
        <summary>How it was counted</summary>
        <StepList steps={steps} daybook={daybook} />
      </details>
    </article>
  );
}
