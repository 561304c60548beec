import { Badge, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { Clash, Matter } from '../../shared/contract/sync-shapes.ts';
import { FacilityFilter } from '../design/facility-filter.tsx';
import { withDays } from '../design/day.tsx';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { useWindowMemory } from '../shell/window-memory.ts';
import { sayAge } from './age.ts';
import { byFacility, FacilityCounts } from './facility-counts.tsx';
import { ClashLine } from './clash-line.tsx';
import classes from './inbox.module.css';

/** What machines must not settle: entries in question or standing aside, and clashes between people; oldest first. */
export function InboxPage() {
  const { queries } = useStation();
  const inbox = useQuery(queries.sync.inbox.queryOptions());
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  usePageKeys([
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
  ]);
  const { mainOffice } = useWho();
  const all = mainOffice !== null;
  const { inbox: { facility }, rememberInbox } = useWindowMemory();
  const facilities = useQuery({ ...queries.sync.facilities.queryOptions(), enabled: all });
  const shown = <One extends { readonly facility: Matter['facility'] }>(one: One) => facility === null || one.facility?.id === facility;
  const matters = (inbox.data?.matters ?? []).filter(shown);
  const clashes = (inbox.data?.clashes ?? []).filter(shown);
  return (
    <div className="page" ref={list}>
      <div className="page-head">
        <div>
          <h1>Inbox</h1>
          <Text className="quiet">What officers did without sight of one another, or what no longer fits the record. It stays here until a person settles it.</Text>
        </div>
        <div>
          {all && <FacilityFilter facilities={facilities.data ?? []} chosen={facility} onChosen={(one) => rememberInbox({ facility: one })} />}
          {matters.length > 0 && (
            <Text size="sm" className="quiet">
              <kbd>↑</kbd> <kbd>↓</kbd> go through, <kbd>Enter</kbd> opens
            </Text>
          )}
        </div>
      </div>
      {inbox.isPending && <Skeleton height={180} />}
      {inbox.isError && <div className="sheet empty">The station does not answer. What is on record is safe on disk.</div>}
      {inbox.data && matters.length + clashes.length === 0 && <div className="sheet empty">Nothing is in question{facility !== null && ' there'}. Entries that contradict one another, or that no longer fit the record, will wait here.</div>}
      <Stack gap="md">
        {all ? (
          <>
            {facility === null && <FacilityCounts inbox={inbox.data ?? { matters: [], clashes: [] }} />}
            {byFacility(matters).map(([name, own]) => (
              <Matters key={name} title={name} matters={own} />
            ))}
          </>
        ) : (
          <>
            <Matters title="For you to settle" matters={matters.filter(({ mine }) => mine)} />
            <Matters title="For other offices" matters={matters.filter(({ mine }) => !mine)} />
          </>
        )}
        <Clashes clashes={clashes} />
      </Stack>
    </div>
  );
}

function Matters({ title, matters }: { readonly title: string; readonly matters: readonly Matter[] }) {
  const { now } = useWho();
  if (matters.length === 0) return null;
  return (
    <section className="sheet" aria-label={title}>
      <div className="sheet-title">
        <Title order={2}>
          {title} <span className="quiet">{matters.length}</span>
        </Title>
      </div>
      {matters.map((matter) => (
        <Link key={matter.entries[0]!.id} href={`/inbox/${matter.entries[0]!.id}`} className={`row-link ${classes['row']}`} data-row>
          <span>
            <b>{matter.subjectName}</b> <Sort matter={matter} />
            <ul>
              {matter.entries.map((line) => (
                <li key={line.id}>
                  {withDays(line.says)} <span className="quiet">by {line.authorName}</span>
                </li>
              ))}
            </ul>
          </span>
          <span className="nowrap">{sayAge(matter.since, now)}</span>
          <span className="quiet">{!matter.mine && saySettlers(matter)}</span>
        </Link>
      ))}
    </section>
  );
}

function Sort({ matter }: { readonly matter: Matter }) {
  const aside = matter.entries.every(({ outcome }) => outcome.is === 'standing aside');
  return (
    <Badge variant="light" color={aside ? 'yellow' : 'orange'} size="sm">
      {aside ? 'stands aside' : `${matter.entries.length} in question`}
    </Badge>
  );
}

/** Whose a matter is, in words. */
export function saySettlers({ settlers }: Pick<Matter, 'settlers'>): string {
  return settlers.length === 0 ? 'the main office' : settlers.map((role) => roleNames[role]).join(', ');
}

function Clashes({ clashes }: { readonly clashes: readonly Clash[] }) {
  if (clashes.length === 0) return null;
  return (
    <section className="sheet" aria-label="Clashes">
      <div className="sheet-title">
        <Title order={2}>
          Clashes <span className="quiet">{clashes.length}</span>
        </Title>
      </div>
      <Text size="sm" className="quiet" mb={6}>
        Each entry by itself is right; together they cannot be. A clash leaves when an entry changes what clashes.
      </Text>
      {clashes.map((clash) => (
        <ClashLine key={`${clash.facility?.id ?? ''} ${clash.is} ${clash.over}`} clash={clash} />
      ))}
    </section>
  );
}
