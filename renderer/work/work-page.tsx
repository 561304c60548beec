import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { WorkList } from '../../shared/contract/unit-lists.ts';
import { ListSheet } from '../home/list-sheet.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { UnitHead } from '../unit-lists/unit-head.tsx';
import classes from './work.module.css';

/** Everything of the unit that waits for somebody: first what waits for whoever is signed in, then for the other offices. */
export function WorkPage() {
  const { queries } = useStation();
  const { who } = useWho();
  const work = useQuery(queries.shu.work.queryOptions());
  const mine = work.data?.filter(({ roles }) => roles.includes(who.role)) ?? [];
  const others = work.data?.filter(({ roles }) => !roles.includes(who.role)) ?? [];
  return (
    <div className="page-wide">
      <UnitHead here="Work" explains="What waits for somebody in the special housing unit. Each line leads to where it is done; it goes away when it is." />
      {work.error && !work.data && <div className="sheet empty">The station does not answer.</div>}
      {!work.data && !work.error && <Skeleton height={260} />}
      {work.data && (
        <>
          {mine.length > 0 && <Lists title={`For the ${roleNames[who.role]}`} lists={mine} mine nothing="Nothing waits for you." />}
          <Lists title={mine.length > 0 ? 'For other offices' : 'For every office'} lists={others} nothing="Nothing waits for anybody else." />
        </>
      )}
    </div>
  );
}

interface ListsProps {
  readonly title: string;
  readonly lists: readonly WorkList[];
  readonly mine?: boolean;
  readonly nothing: string;
}

/** The lists on which something waits, with whose work it is where it is another’s; the rest by their names. */
function Lists({ title, lists, mine = false, nothing }: ListsProps) {
  const full = lists.filter(({ count }) => count > 0);
  const empty = lists.filter(({ count }) => count === 0);
  const total = full.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label={title} className={classes['office']}>
      <Title order={2} className={classes['title']!}>
        {title} <span className="quiet">{total}</span>
      </Title>
      {full.length === 0 && <div className="sheet empty">{nothing}</div>}
      <div className={classes['lists']}>
        {full.map((list) => (
          <ListSheet key={list.title} list={list} order={3} {...(mine ? {} : { offices: list.roles.map((role) => roleNames[role]).join(', ') })} />
        ))}
      </div>
      {full.length > 0 && empty.length > 0 && (
        <Text size="sm" className="quiet" mt={8}>
          Nothing waits under: {empty.map((list) => list.title).join('; ')}.
        </Text>
      )}
    </section>
  );
}
