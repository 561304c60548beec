import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DayField } from './day-field.tsx';
import classes from './moment-field.module.css';
import { tidyTime } from './time-text.ts';

interface MomentFieldProps {
  /** What happened then: "Served". The two fields are called "Served on" and "Served at". */
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (moment: string) => void;
  readonly error?: ReactNode;
  readonly withAsterisk?: boolean;
  readonly autoFocus?: boolean;
}

/**
 * A day and a time of day, each typed as in its own field. The value is a moment (`yyyy-mm-ddThh:mm`); what cannot be
 * read stays in it as it was typed, so that it is refused. Nothing typed in either is no moment: empty text.
 */
export function MomentField({ label, value = '', onChange, error, withAsterisk = false, autoFocus = false }: MomentFieldProps) {
  const [day = '', time = ''] = value.split('T');
  const change = (nextDay: string, nextTime: string) => onChange?.(nextDay === '' && nextTime === '' ? '' : `${nextDay.replaceAll('T', '')}T${nextTime.replaceAll('T', '')}`);
  return (
    <div className={classes['moment']}>
      <DayField label={`${label} on`} value={day} onChange={(next) => change(next, time)} error={error} withAsterisk={withAsterisk} />
      <TextInput
        label={`${label} at`}
        placeholder="14:35"
        size="sm"
        value={time}
        onChange={(event) => change(day, event.currentTarget.value)}
        onBlur={() => time !== tidyTime(time) && change(day, tidyTime(time))}
        error={Boolean(error)}
        withAsterisk={withAsterisk}
        autoFocus={autoFocus}
      />
    </div>
  );
}

/** A moment as a form holds it, brought to the form of entries: the time tidied, and no moment where none was typed. */
export function momentTyped(text: string): string | undefined {
  if (text === '') return undefined;
  const [day = '', time = ''] = text.split('T');
  return `${day}T${tidyTime(time)}`;
}
