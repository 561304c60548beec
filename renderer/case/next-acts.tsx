import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import classes from './case.module.css';
import type { WhatNext } from './what-next.ts';

/** What may be done next: by whoever is signed in, the likeliest first and by a key; and what is for others to do. */
export function NextActs({ next: { mine, others, likeliest }, children }: { readonly next: WhatNext; readonly children?: React.ReactNode }) {
  const rest = mine.filter((one) => one !== likeliest);
  return (
    <section className="sheet" aria-label="What comes next">
      <div className="sheet-title">
        <Title order={2}>What comes next</Title>
      </div>
      <div className={classes['next']}>
        {likeliest && (
          <div>
            <Button component={Link} href={likeliest.address!} rightSection={<kbd aria-hidden>N</kbd>}>
              {likeliest.says}
            </Button>
          </div>
        )}
        {rest.length > 0 && (
          <Group gap={6}>
            {rest.map(({ move, says, address }) => (
              <Button key={move} component={Link} href={address!} variant="default" size="compact-sm">
                {says}
              </Button>
            ))}
          </Group>
        )}
        {mine.length === 0 && others.length === 0 && <Text className="quiet">Nothing more is to be done on this case.</Text>}
        {children}
        {others.map(({ whose, acts }) => (
          <Text key={whose} size="sm" className="quiet">
            For {whose}: {acts.join(' · ')}
          </Text>
        ))}
      </div>
    </section>
  );
}
