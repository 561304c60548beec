import { Alert, Text } from '@mantine/core';
import { sayDay } from '../design/day.tsx';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useWho } from '../shell/who.ts';
import { useHolder } from './holder.ts';

/** Above the page of a person who is held by another facility by now, or who is looked at from the main office: what is kept here is to be read. */
export function HeldElsewhere({ page }: { readonly page: PersonPage }) {
  const { mainOffice } = useWho();
  const { elsewhere, holder, since } = useHolder(page.transfers);
  if (mainOffice !== null) {
    return (
      <Alert color="gray" mb="sm" title={page.facility === undefined ? 'Read at the main office' : `Held by ${page.facility}`} role="note">
        <Text size="sm">What happens is entered there. What is in question is settled in the inbox.</Text>
      </Alert>
    );
  }
  if (!elsewhere || !holder || since === undefined) return null;
  return (
    <Alert color="yellow" mb="sm" title={`Held by ${holder.name} since ${sayDay(since)}`} role="note">
      <Text size="sm">What is on record here was kept to be read. Anything new is entered there; what was entered here can still be corrected or struck out, and goes there with the next exchange.</Text>
    </Alert>
  );
}
