import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { DeskList } from '../../shared/contract/shapes.ts';
import classes from './home.module.css';
import { PeopleRows } from './people-rows.tsx';

/** A list of a desk: what it is of, how many, the first of them, and the way to all. In: the order of its heading; whose work it is, where that is to be said. */
export function ListSheet({ list, order = 2, offices }: { readonly list: DeskList; readonly order?: 2 | 3; readonly offices?: string }) {
  return (
    <section className="sheet" aria-label={list.title}>
      <div className="sheet-title">
        <Title order={order} size="h2">
          {list.title} <span className="quiet">{list.count}</span>
        </Title>
        {list.all && list.count > 0 && <Link href={list.all}>See all of them</Link>}
      </div>
      <Text size="sm" className="quiet" mb={6}>
        {list.explains}
        {offices && ` For: ${offices}.`}
      </Text>
      {list.people.length === 0 ? (
        <div className="empty">{list.empty}</div>
      ) : (
        <div className={classes['scroll']}>
          <PeopleRows people={list.people} />
        </div>
      )}
      {list.count > list.people.length && (
        <Text size="sm" className="quiet" mt={6}>
          The first {list.people.length} of {list.count}.
        </Text>
      )}
    </section>
  );
}
