import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { isDay } from '../../shared/entry/day.ts';

interface DayFieldProps {
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (day: string) => void;
  readonly error?: ReactNode;
  readonly withAsterisk?: boolean;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
}

/**
 * A day, typed as 02/04/2020, 2/4/20 or 2020-02-04, or chosen from a calendar.
 * The value is ISO text; empty text is no day. What cannot be read as a day stays as it was typed, in the
 * field and as the value, so that it is refused and never silently another day.
 */
export function DayField({ value = '', onChange, onBlur, ...rest }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const choose = (day: string | null) => {
    setOpened(false);
    setTyped(null);
    if (day) onChange?.(day);
  };
  return (
    <TextInput
      {...rest}
      value={typed ?? written(value)}
      placeholder="MM/DD/YYYY"
      inputMode="numeric"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange?.(readDay(event.currentTarget.value));
      }}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal trapFocus>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" tabIndex={-1} aria-label={`Calendar: ${rest.label}`} onClick={() => setOpened(!opened)}>
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker value={isDay(value) ? value : null} {...(isDay(value) ? { defaultDate: value } : {})} onChange={choose} firstDayOfWeek={0} />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

/** Years of two digits up to this one are of this century. */
const pivot = 50;

function readDay(text: string): string {
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text.trim());
  if (!american) return text.trim();
  const [, month, day, year] = american as unknown as readonly [string, string, string, string];
  const whole = year.length === 4 ? year : `${Number(year) <= pivot ? '20' : '19'}${year}`;
  const iso = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : text.trim();
}

function written(value: string): string {
  return isDay(value) ? `${value.slice(5, 7)}/${value.slice(8)}/${value.slice(0, 4)}` : value;
}
