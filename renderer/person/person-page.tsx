import { Badge, Button, Group, Skeleton, Tabs, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { recordsRoles, shuRoles, staffRoles, type Role } from '../../shared/accounts/roles.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { HeldElsewhere } from '../transfer/held-elsewhere.tsx';
import { useHolder } from '../transfer/holder.ts';
import { DisciplineTab } from './discipline-tab.tsx';
import { LevelTab } from './level-tab.tsx';
import { NoPerson } from './no-person.tsx';
import { PersonDaybook } from './person-daybook.tsx';
import { PersonHead } from './person-head.tsx';
import { SentenceTab } from './sentence-tab.tsx';
import { usePerson } from './use-person.ts';

const tabs = ['sentence', 'discipline', 'level', 'daybook'] as const;

/** All that is on record of one person: dates, sentence, discipline, level and cell, and the entries behind them. */
export function PersonPage({ id, tab }: { readonly id: string; readonly tab: string }) {
  const person = usePerson(id);
  const { who, mainOffice } = useWho();
  const [, go] = useLocation();
  // What was entered here is corrected here still, in its own place; nothing new is begun.
  const { elsewhere } = useHolder(person.data);
  const mayCorrect = (roles: readonly Role[]) => mainOffice === null && roles.includes(who.role);
  const mayWrite = (roles: readonly Role[]) => !elsewhere && mayCorrect(roles);
  const keepsRecords = mayWrite(recordsRoles);
  const assignsLevels = mayWrite(shuRoles);
  const writesReports = mayWrite(staffRoles);
  usePageKeys([
    ['1', () => go(`/people/${id}/sentence`)],
    ['2', () => go(`/people/${id}/discipline`)],
    ['3', () => go(`/people/${id}/level`)],
    ['4', () => go(`/people/${id}/daybook`)],
    ['d', () => go(`/people/${id}/dates`)],
    ['w', () => go(`/people/${id}/what-if`)],
    ...(keepsRecords ? [['c', () => go(`/people/${id}/commitment`)] as const, ['e', () => go(`/people/${id}/event`)] as const, ['f', () => go(`/people/${id}/certify`)] as const] : []),
    ...(writesReports ? [['r', () => go(`/people/${id}/report`)] as const] : []),
    ...(assignsLevels ? [['l', () => go(`/people/${id}/assign`)] as const] : []),
  ]);

  if (!person.data) {
    return person.error ? (
      <NoPerson error={person.error} />
    ) : (
      <div className="page">
        <Skeleton height={140} />
      </div>
    );
  }
  const page = person.data;
  return (
    <div className="page">
      <HeldElsewhere page={page} />
      <PersonHead page={page} />
      <Group justify="space-between" my="sm" className="no-print">
        <Text size="sm" className="quiet">
          <kbd>1</kbd> to <kbd>4</kbd> change the tab, <kbd>D</kbd> all dates, <kbd>W</kbd> what if
          {keepsRecords && (
            <>
              , <kbd>C</kbd> a commitment, <kbd>E</kbd> an event, <kbd>F</kbd> certify
            </>
          )}
          {writesReports && (
            <>
              , <kbd>R</kbd> a report
            </>
          )}
          {assignsLevels && (
            <>
              , <kbd>L</kbd> a level
            </>
          )}
        </Text>
        <Group gap="xs">
          <Button component={Link} href={`/people/${id}/dates`} variant="default">
            All dates
          </Button>
          {keepsRecords && (
            <Button component={Link} href={`/people/${id}/transfer`} variant="subtle">
              Transfer
            </Button>
          )}
          {keepsRecords && (
            <Button component={Link} href={`/people/${id}/identity`} variant="subtle">
              Correct name or numbers
            </Button>
          )}
          {keepsRecords && (
            <Button component={Link} href={`/people/${id}/commitment`} variant="default">
              Enter a commitment
            </Button>
          )}
          {assignsLevels && (
            <Button component={Link} href={`/people/${id}/assign`} variant="default">
              Assign level or cell
            </Button>
          )}
          {writesReports && (
            <Button component={Link} href={`/people/${id}/report`} variant="default">
              Write a report
            </Button>
          )}
        </Group>
      </Group>
      <Tabs value={tabs.find((name) => name === tab) ?? 'sentence'} onChange={(name) => go(`/people/${id}/${name}`)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="sentence">Sentence and dates</Tabs.Tab>
          <Tabs.Tab value="discipline">Discipline {page.reports.length > 0 && <Count n={page.reports.length} />}</Tabs.Tab>
          <Tabs.Tab value="level">Level and cell</Tabs.Tab>
          <Tabs.Tab value="daybook">Daybook {page.unsettled > 0 && <Badge color="yellow" size="sm">{page.unsettled} to look at</Badge>}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sentence">
          <SentenceTab page={page} canEnter={mayCorrect(recordsRoles)} canAdd={keepsRecords} />
        </Tabs.Panel>
        <Tabs.Panel value="discipline">
          <DisciplineTab page={page} canWrite={mayCorrect(staffRoles)} />
        </Tabs.Panel>
        <Tabs.Panel value="level">
          <LevelTab page={page} canAssign={mayCorrect(shuRoles)} />
        </Tabs.Panel>
        <Tabs.Panel value="daybook">
          <PersonDaybook page={page} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Count({ n }: { readonly n: number }) {
  return <span className="quiet">{n}</span>;
}
