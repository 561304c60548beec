import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { isDay } from '../../shared/entry/day.ts';

interface DayFieldProps {
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (iso: string) => void;
  readonly error?: ReactNode;
  readonly withAsterisk?: boolean;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
}

/**
 * A day, typed as 02/04/2020 or 2020-02-04 or chosen from a calendar.
 * The value is ISO text; empty text is no day.
 */
export function DayField({ value, onChange, ...rest }: DayFieldProps) {
  return (
    <DateInput
      {...rest}
      value={value || null}
      onChange={(day) => onChange?.(day ?? '')}
      valueFormat="MM/DD/YYYY"
      dateParser={parse}
      placeholder="MM/DD/YYYY"
      clearable={!rest.withAsterisk}
      fixOnBlur
      firstDayOfWeek={0}
    />
  );
}

function parse(text: string): string | null {
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const iso = american ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}` : text.trim();
  return isDay(iso) ? iso : null;
}
