import { Alert, Text } from '@mantine/core';
import { sayDay } from '../design/day.tsx';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useHolder } from './holder.ts';

/** Above the page of a person who is held by another facility by now: what is kept here is to be read. */
export function HeldElsewhere({ page }: { readonly page: PersonPage }) {
  const { elsewhere, holder, since } = useHolder(page.transfers);
  if (!elsewhere || !holder || since === undefined) return null;
  return (
    <Alert color="yellow" mb="sm" title={`Held by ${holder.name} since ${sayDay(since)}`} role="note">
      <Text size="sm">What is on record here was kept to be read. Anything new is entered there; what was entered here can still be corrected or struck out, and goes there with the next exchange.</Text>
    </Alert>
  );
}
