import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

const lists = [
  { name: 'Work', path: '/shu/work' },
  { name: 'Waiting list', path: '/shu/waiting' },
  { name: 'Captain’s reviews', path: '/shu/captain' },
  { name: 'Immediate moves', path: '/shu/approvals' },
  { name: 'Orders to review', path: '/shu/orders' },
  { name: 'DRC', path: '/shu/drc' },
] as const;

/** The head of a list of what awaits an office of the unit, with the way to the others. */
export function UnitHead({ here, explains }: { readonly here: (typeof lists)[number]['name']; readonly explains: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>{here}</h1>
        <Text className="quiet">{explains}</Text>
      </div>
      <nav aria-label="Lists of the unit" style={{ display: 'flex', gap: 6, flexShrink: 0 }}>
        {lists.map(({ name, path }) => (
          <Button key={path} component={Link} href={path} variant={name === here ? 'light' : 'default'} size="compact-md" aria-current={name === here ? 'page' : undefined}>
            {name}
          </Button>
        ))}
      </nav>
    </div>
  );
}
