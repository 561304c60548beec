import { Alert, Text } from '@mantine/core';
import { Link } from 'wouter';
import { sayDay } from '../design/day.tsx';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useWho } from '../shell/who.ts';
import { useHolder } from './holder.ts';

/** Above the page of a person who is held by another facility by now, whose transfers are in question, or who is looked at from the main office. */
export function HeldElsewhere({ page }: { readonly page: PersonPage }) {
  const { mainOffice } = useWho();
  const { elsewhere, holder, since, claimed } = useHolder(page);
  if (claimed.length > 0) {
    return (
      <Alert color="red" mb="sm" title={`Transferred to ${claimed.map(({ name }) => name).join(' and to ')}`} role="note">
        <Text size="sm">
          The transfers were entered without sight of one another. Until one of these facilities, the one he left or the main office <Link href="/inbox">settles it in the inbox</Link>, each he is said to have come to may enter what happens there.
        </Text>
      </Alert>
    );
  }
  if (mainOffice !== null) {
    return (
      <Alert color="gray" mb="sm" title={page.facility === undefined ? 'Read at the main office' : `Held by ${page.facility}`} role="note">
        <Text size="sm">What happens is entered there. What is in question is settled in the inbox.</Text>
      </Alert>
    );
  }
  if (!elsewhere || !holder) return null;
  return (
    <Alert color="yellow" mb="sm" title={since === undefined ? `Held by ${holder.name}` : `Held by ${holder.name} since ${sayDay(since)}`} role="note">
      <Text size="sm">What is on record here was kept to be read, and is let go when its time is over. Anything new is entered there; what was entered here can still be corrected or struck out, and goes there with the next exchange.</Text>
    </Alert>
  );
}
