import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { PersonFound } from '../../shared/contract/shapes.ts';
import { sayDay } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { useStation } from '../station-link/station.tsx';

const shown = 12;

/** The search that opens from anywhere: type, arrow down, Enter. */
export function PeopleSearch() {
  const { queries } = useStation();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 60);
  const found = useQuery({ ...queries.people.search.queryOptions({ input: { text, limit: shown } }), enabled: text !== '', placeholderData: keepPreviousData });
  const people = text === '' ? [] : (found.data ?? []);
  const openFirst = (event: KeyboardEvent) => {
    const first = people[0];
    if (event.key !== 'Enter' || !first || document.querySelector('[data-selected]')) return;
    go(`/people/${first.id}`);
    spotlight.close();
  };
  return (
    <Spotlight.Root query={typed} onQueryChange={setTyped} shortcut={null} transitionProps={{ duration: 0 }} size={720} maxHeight={520} scrollable>
      <Spotlight.Search placeholder="DIN, NYSID, name or cell" leftSection={<IconSearch size={18} />} aria-label="Find a person" onKeyDown={openFirst} />
      <Spotlight.ActionsList>
        {people[0]?.near && <Text size="xs" className="quiet" px="md" pt={6}>Nobody of that name. These resemble it:</Text>}
        {people.map((person) => (
          <Spotlight.Action key={person.id} onClick={() => go(`/people/${person.id}`)}>
            <FoundLine person={person} />
          </Spotlight.Action>
        ))}
        {people.length === 0 && (
          <Spotlight.Empty>
            {text === '' ? 'Type a DIN (with or without hyphens), a NYSID, a name as far as you know it, or a cell.' : found.isFetching ? 'Looking…' : `Nobody on record matches “${text}”.`}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function FoundLine({ person }: { readonly person: PersonFound }) {
  return (
    <Group justify="space-between" w="100%" wrap="nowrap" gap="md">
      <div>
        <Text fw={600}>{person.name}</Text>
        <Text size="sm" className="quiet">
          <span className="mono">{person.din}</span> · NYSID <span className="mono">{person.nysid}</span> · born {sayDay(person.dateOfBirth)}
        </Text>
      </div>
      <Group gap="sm" wrap="nowrap">
        {person.level && <LevelMark level={person.level} />}
        <Text size="sm" className="mono nowrap">
          {sayPlace(person)}
        </Text>
      </Group>
    </Group>
  );
}
