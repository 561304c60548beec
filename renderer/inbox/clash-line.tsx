import { Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { recordsRoles, roleNames, shuRoles, type Role } from '../../shared/accounts/roles.ts';
import type { Clash } from '../../shared/contract/sync-shapes.ts';
import { useWho } from '../shell/who.ts';
import classes from './inbox.module.css';

interface Mending {
  readonly says: (over: string) => string;
  /** What puts it right, and who does it. */
  readonly todo: string;
  readonly roles: readonly Role[];
  readonly link: (id: string) => string;
  readonly action: string;
}

const mending: Readonly<Record<Clash['is'], Mending>> = {
  'one cell': {
    says: (over) => `More people than beds: ${over}`,
    todo: 'Give one of them another cell, or assign the cell again knowing of the others.',
    roles: [...shuRoles, ...recordsRoles],
    link: (id) => `/people/${id}/assign`,
    action: 'Assign a cell',
  },
  'one DIN': { says: (over) => `One DIN held by two: ${over}`, todo: 'Find out which paper is right, and correct the other.', roles: recordsRoles, link: (id) => `/people/${id}/identity`, action: 'Correct the numbers' },
  'one NYSID': { says: (over) => `One NYSID held by two: ${over}`, todo: 'Find out which paper is right, and correct the other; one person received twice has two records.', roles: recordsRoles, link: (id) => `/people/${id}/identity`, action: 'Correct the numbers' },
  'one user name': { says: (over) => `One user name of two accounts: ${over}`, todo: 'Close one of them and open it under another name.', roles: ['administrator'], link: () => '/accounts', action: 'Accounts' },
};

/** A clash between subjects: what clashes, who puts it right, and where. */
export function ClashLine({ clash }: { readonly clash: Clash }) {
  const { who, mainOffice } = useWho();
  const { says, todo, roles, link, action } = mending[clash.is];
  // What mends it is entered at the facility.
  const mine = mainOffice === null && roles.includes(who.role);
  return (
    <div className={classes['part']}>
      <b>{says(clash.over)}</b>
      {clash.facility !== null && <span className="quiet"> {clash.facility.name}</span>}
      <Text size="sm">{todo}</Text>
      {!mine && (
        <Text size="sm" className="quiet">
          This is for: {roles.map((role) => roleNames[role]).join(', ')}{clash.facility !== null && ` of ${clash.facility.name}`}.
        </Text>
      )}
      {clash.subjects.map(({ subject, name }) => (
        <Group key={subject.id} gap="xs" my={4}>
          {subject.type === 'person' ? <Link href={`/people/${subject.id}`}>{name}</Link> : <span>{name}</span>}
          {mine && (
            <Button component={Link} href={link(subject.id)} size="compact-xs" variant="default" aria-label={`${action}: ${name}`}>
              {action}
            </Button>
          )}
        </Group>
      ))}
    </div>
  );
}
