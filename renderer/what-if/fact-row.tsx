import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './what-if.module.css';

interface FactRowProps {
  /** What the fact is called, for the names of its buttons. */
  readonly name: string;
  readonly children: ReactNode;
  readonly isOut: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly leave: { readonly label: string; readonly act: () => void };
  /** The fields, while it is open. */
  readonly fields: ReactNode;
}

/** One fact of a list, to be changed in place or left out. */
export function FactRow({ name, children, isOut, isOpen, toggle, leave, fields }: FactRowProps) {
  return (
    <div className={classes['fact']}>
      <div className={classes['factHead']}>
        <div className={isOut ? 'struck' : undefined}>{children}</div>
        <Group gap={4} wrap="nowrap">
          {!isOut && (
            <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Change'} ${name}`} onClick={toggle}>
              {isOpen ? 'Close' : 'Change'}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" color="gray" aria-label={`${leave.label} ${name}`} onClick={leave.act}>
            {leave.label}
          </Button>
        </Group>
      </div>
      {isOpen && !isOut && <div className={classes['fields']}>{fields}</div>}
    </div>
  );
}
