import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { ageNames, ageOf } from './age.ts';
import { FacilityCounts } from './facility-counts.tsx';
import classes from './inbox.module.css';

/** The desk's counts of what waits to be settled, by age and by whose it is. Nothing where nothing waits. */
export function InboxCounts() {
  const { queries } = useStation();
  const { now } = useWho();
  const inbox = useQuery(queries.sync.inbox.queryOptions());
  const { matters = [], clashes = [] } = inbox.data ?? {};
  if (matters.length + clashes.length === 0) return null;
  const mine = matters.filter((matter) => matter.mine);
  return (
    <section className="sheet" aria-label="In question">
      <div className="sheet-title">
        <Title order={2}>In question</Title>
        <Button component={Link} href="/inbox" variant="default" size="compact-sm">
          Open the inbox
        </Button>
      </div>
      <Group justify="space-between">
        <div className={classes['counts']}>
          {ageNames.map((name) => (
            <span key={name}>
              <b>{matters.filter(({ since }) => ageOf(since, now) === name).length}</b> {name}
            </span>
          ))}
          {clashes.length > 0 && (
            <span>
              <b>{clashes.length}</b> {clashes.length === 1 ? 'clash' : 'clashes'}
            </span>
          )}
        </div>
        <Text size="sm" className="quiet">
          {mine.length === 0 ? 'None is yours to settle.' : `${mine.length} ${mine.length === 1 ? 'is' : 'are'} yours to settle.`}
        </Text>
      </Group>
    </section>
  );
}

/** The same at the main office, facility by facility. */
export function MainOfficeInbox() {
  const { queries } = useStation();
  const inbox = useQuery(queries.sync.inbox.queryOptions());
  if (!inbox.data) return null;
  if (inbox.data.matters.length + inbox.data.clashes.length === 0) return <div className="sheet empty">Nothing is in question at any facility.</div>;
  return (
    <FacilityCounts inbox={inbox.data} title="In question, by facility">
      <Button component={Link} href="/inbox" variant="default" size="compact-sm">
        Open the inbox
      </Button>
    </FacilityCounts>
  );
}
