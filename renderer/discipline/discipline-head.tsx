import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './discipline.module.css';

const pages = [
  { path: '/discipline', name: 'Clocks' },
  { path: '/discipline/docket', name: 'Docket' },
] as const;

/** The head of the two pages of discipline: where one is, the way to the other, and the page's tools. */
export function DisciplineHead({ here, explains, children }: { readonly here: (typeof pages)[number]['name']; readonly explains: ReactNode; readonly children?: ReactNode }) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{here}</h1>
          <Text className="quiet">{explains}</Text>
        </div>
        <div className={classes['tools']}>{children}</div>
      </div>
      <nav className={classes['lists']} aria-label="Lists of discipline">
        {pages.map(({ path, name }) => (
          <Button key={path} component={Link} href={path} size="compact-sm" variant={name === here ? 'filled' : 'default'} aria-current={name === here ? 'page' : undefined}>
            {name}
          </Button>
        ))}
      </nav>
    </>
  );
}
