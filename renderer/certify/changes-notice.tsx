import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { withDays } from '../design/day.tsx';
import classes from './certify.module.css';

/** Says what has changed, one line for each change. Nothing where nothing has. */
export function ChangesNotice({ title, changes, children }: { readonly title: string; readonly changes: readonly string[]; readonly children?: ReactNode }) {
  if (changes.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={title} role="region" aria-label={title} mb="sm">
      <Changes changes={changes} />
      {children}
    </Alert>
  );
}

/** Changes in a list, their days written as the window writes days. */
export function Changes({ changes }: { readonly changes: readonly string[] }) {
  return (
    <ul className={classes['changes']}>
      {changes.map((change) => (
        <li key={change}>{withDays(change)}</li>
      ))}
    </ul>
  );
}
