import { Table, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { useWho } from '../shell/who.ts';
import { historyOf, sayWhen, type Happening } from './history.ts';
import { LadderPicture } from './ladder-picture.tsx';
import classes from './ladder.module.css';

/** The ladder: a person's time in the unit as a picture, and the same as text beneath it. Nothing of somebody of whom the unit keeps nothing. */
export function LadderSheet({ page }: { readonly page: PersonPage }) {
  const { today, procedures } = useWho();
  const all = useMemo(() => historyOf(page, procedures, today), [page, procedures, today]);
  if (all.every(({ lane }) => lane === 'reports')) return null;
  return (
    <section className="sheet" aria-label="The ladder">
      <div className="sheet-title">
        <Title order={2}>The ladder</Title>
      </div>
      <LadderPicture all={all} today={today} />
      <div className={classes['table']}>
        <InATable all={all} />
      </div>
    </section>
  );
}

function InATable({ all }: { readonly all: readonly Happening[] }) {
  return (
    <Table aria-label="What the ladder shows, the latest first" verticalSpacing={3} stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Day</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th>In words</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {all.toReversed().map((one) => (
          <Table.Tr key={`${one.shape} ${one.key}`}>
            <Table.Td className="nowrap">{sayWhen(one)}</Table.Td>
            <Table.Td className="nowrap">{one.opens === null ? one.what : <Link href={one.opens}>{one.what}</Link>}</Table.Td>
            <Table.Td>{one.says}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
