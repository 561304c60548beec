import { Text } from '@mantine/core';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import { releaseIfCut } from '../../shared/shu/drc-remaining.ts';
import { sayDay } from '../design/day.tsx';
import classes from './drc.module.css';

interface WouldBeProps {
  readonly record: SubjectRecord;
  /** The day of the act, and the days off; 0 takes nothing off. */
  readonly day: string;
  readonly days: number;
  /** The root of the cut that is corrected, which is not to be counted. */
  readonly except: string | undefined;
}

/** The release date from confinement as it is and as so many days off would make it, while they are typed. */
export function WouldBe({ record, day, days, except }: WouldBeProps) {
  const before = releaseIfCut(record, day, 0, except);
  if (before === null) return null;
  const after = releaseIfCut(record, day, days, except);
  return (
    <div className={classes['would']} role="status" aria-label="Release date from confinement">
      <Text>
        Release date from confinement: {days === 0 ? <b>{sayDay(before)}</b> : <b>{after === null || after < day ? `${sayDay(day)}, with nothing left` : sayDay(after)}</b>}
        {days > 0 && <span className="quiet">, instead of {sayDay(before)}</span>}
      </Text>
    </div>
  );
}
