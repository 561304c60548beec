import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import { EntryLine } from '../daybook/entry-line.tsx';
import { sayDay, sayMoment } from '../design/day.tsx';
import { InboxCounts, MainOfficeInbox } from '../inbox/inbox-counts.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import classes from './home.module.css';
import { ListSheet } from './list-sheet.tsx';

/** The desk of whoever is signed in: what awaits the office, the drafts, the last entries. */
export function HomePage() {
  const { queries } = useStation();
  const { who, today, mainOffice } = useWho();
  const desk = useQuery(queries.desk.show.queryOptions());
  const drafts = useQuery(queries.drafts.list.queryOptions());
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{roleNames[who.role]}’s desk</h1>
          <Text className="quiet">{sayDay(today)}</Text>
        </div>
        <div className={classes['counts']}>
          {desk.data?.counts.map((count) => (
            <div key={count.name}>
              <b>{count.value.toLocaleString('en-US')}</b>
              <span>{count.name}</span>
            </div>
          ))}
        </div>
      </div>
      {drafts.data && drafts.data.length > 0 && (
        <section className="sheet" aria-label="Your drafts">
          <div className="sheet-title">
            <Title order={2}>Begun, not recorded</Title>
          </div>
          <Stack gap={4}>
            {drafts.data.map((draft) => (
              <Group key={draft.key} justify="space-between">
                <Link href={draft.key}>{draft.title}</Link>
                <Text size="sm" className="quiet">
                  kept {sayMoment(draft.savedAt)}
                </Text>
              </Group>
            ))}
          </Stack>
        </section>
      )}
      {mainOffice === null ? <InboxCounts /> : <MainOfficeInbox />}
      <div className={classes['lists']}>
        {desk.isPending && <Skeleton height={220} />}
        {who.role === 'administrator' && (mainOffice === null ? <AdministratorSteps /> : <MainOfficeSteps />)}
        {desk.data?.lists.map((list) => (
          <ListSheet key={list.title} list={list} />
        ))}
      </div>
      <section className="sheet" aria-label="Last entries">
        <div className="sheet-title">
          <Title order={2}>Last entries</Title>
          <Link href="/daybook">The whole daybook</Link>
        </div>
        {desk.data?.recent.map((line) => (
          <EntryLine key={line.id} line={line} withSubject />
        ))}
        {desk.data?.recent.length === 0 && <div className="empty">Nothing has been entered yet.</div>}
      </section>
    </div>
  );
}

function MainOfficeSteps() {
  return (
    <section className="sheet">
      <Title order={2}>Setting up</Title>
      <Text my="xs">Open an account for each coordinator, and a second administrator’s. The facilities have their own accounts, which do not sign in here.</Text>
      <Button component={Link} href="/accounts" variant="default">
        Accounts
      </Button>
    </section>
  );
}

function AdministratorSteps() {
  return (
    <section className="sheet">
      <Title order={2}>Setting up</Title>
      <Text my="xs">Open an account for each person who works here, describe the units and their cells, then have a records clerk import the roster.</Text>
      <Group>
        <Button component={Link} href="/accounts" variant="default">
          Accounts
        </Button>
        <Button component={Link} href="/units" variant="default">
          Units and cells
        </Button>
      </Group>
    </section>
  );
}
