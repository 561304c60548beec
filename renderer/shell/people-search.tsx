import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { PersonFound } from '../../shared/contract/shapes.ts';
import { sayDay } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { useStation } from '../station-link/station.tsx';

const shown = 12;
const scrolledByKey = { viewportProps: { tabIndex: 0 } };
const [store, search] = createSpotlight();

/** Opens the search, from wherever one is. */
export const openPeopleSearch = search.open;

/** The search that opens from anywhere: type, arrow down, Enter. */
export function PeopleSearch() {
  const { queries } = useStation();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const sought = typed.trim();
  const [text] = useDebouncedValue(sought, 60);
  const asking = (words: string) => queries.people.search.queryOptions({ input: { text: words, limit: shown } });
  const found = useQuery({ ...asking(text), enabled: text !== '', placeholderData: keepPreviousData });
  const people = text === '' ? [] : (found.data ?? []);
  const list = people.map((person) => person.id).join(' ');
  // Another list: its first is the one that Enter opens, and the arrows count from there.
  useEffect(() => store.updateState((state) => ({ ...state, selected: list === '' ? -1 : 0 })), [list]);
  useEffect(() => search.close, []);
  const open = (person: PersonFound) => {
    go(`/people/${person.id}`);
    search.close();
  };
  // Enter may come before the answer does: what is listed then was found for less than was typed.
  const awaitAnswer = async (event: KeyboardEvent<HTMLInputElement>) => {
    const isAnswered = sought === text && !found.isPlaceholderData && found.data !== undefined;
    if (event.key !== 'Enter' || isAnswered) return;
    event.preventDefault();
    event.stopPropagation();
    const input = event.currentTarget;
    const [first] = sought === '' ? [] : await cache.fetchQuery(asking(sought)).catch(() => []);
    if (first && input.isConnected && input.value.trim() === sought) open(first);
  };
  return (
    <Spotlight.Root store={store} query={typed} onQueryChange={setTyped} shortcut={null} transitionProps={{ duration: 0 }} attributes={{ content: { 'aria-label': 'Find a person' } }} size={720} maxHeight={520} scrollable>
      <Spotlight.Search placeholder="DIN, NYSID, name or cell" leftSection={<IconSearch size={18} />} aria-label="Find a person" onKeyDownCapture={(event) => void awaitAnswer(event)} />
      <Spotlight.ActionsList {...scrolledByKey}>
        <Fragment key={list}>
          {people[0]?.near && <Text size="xs" className="quiet" px="md" pt={6}>Nobody of that name. These resemble it:</Text>}
          {people.map((person, index) => (
            <Spotlight.Action key={person.id} data-selected={index === 0 || undefined} onClick={() => open(person)}>
              <FoundLine person={person} />
            </Spotlight.Action>
          ))}
        </Fragment>
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
          <span className="mono">{person.din}</span> · NYSID <span className="mono">{person.nysid}</span>
          {person.dateOfBirth !== '' && <> · born {sayDay(person.dateOfBirth)}</>}
          {person.heldBy && <> · held by {person.heldBy.name}</>}
        </Text>
      </div>
      <Group gap="sm" wrap="nowrap">
        {person.level && <LevelMark level={person.level} />}
        <Text size="sm" className="mono nowrap">
          {sayPlace(person)} {person.facility !== undefined && <span className="quiet">{person.facility}</span>}
        </Text>
      </Group>
    </Group>
  );
}
