import { Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Inbox, Matter } from '../../shared/contract/sync-shapes.ts';
import { useWho } from '../shell/who.ts';
import { ageNames, ageOf, sayAge } from './age.ts';
import classes from './inbox.module.css';

/** What is of no facility: the main office's own accounts, procedures that hold everywhere, one number at two facilities. */
const ofNone = 'Of no one facility';

/** Matters by the name of their facility, in its order; what is of none comes last. */
export function byFacility<One extends Pick<Matter, 'facility'>>(all: readonly One[]): readonly (readonly [string, readonly One[]])[] {
  const groups = [...Map.groupBy(all, ({ facility }) => facility?.name ?? ofNone)];
  return groups.toSorted(([a], [b]) => (a === ofNone ? 1 : b === ofNone ? -1 : a.localeCompare(b)));
}

/** How much waits at each facility, by age, with the age of the oldest. Nothing where nothing waits anywhere. In: what stands beside the title. */
export function FacilityCounts({ inbox, title = 'By facility', children }: { readonly inbox: Inbox; readonly title?: string; readonly children?: ReactNode }) {
  const { now } = useWho();
  const rows = byFacility([...inbox.matters.map((matter) => ({ ...matter, clash: false as const })), ...inbox.clashes.map((clash) => ({ ...clash, clash: true as const }))]);
  if (rows.length === 0) return null;
  return (
    <section className="sheet" aria-label={title}>
      <div className="sheet-title">
        <Title order={2}>{title}</Title>
        {children}
      </div>
      <Table className={classes['facilities']!}>
        <Table.Thead>
          <Table.Tr>
            {['Facility', ...ageNames, 'Oldest', 'Clashes'].map((name) => (
              <Table.Th key={name} scope="col">
                {name.charAt(0).toUpperCase() + name.slice(1)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, all]) => {
            const sinces = all.flatMap((one) => (one.clash ? [] : [one.since]));
            const oldest = sinces.toSorted()[0];
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                {ageNames.map((age) => (
                  <Table.Td key={age}>{sinces.filter((since) => ageOf(since, now) === age).length}</Table.Td>
                ))}
                <Table.Td className="nowrap">{oldest === undefined ? 'none' : sayAge(oldest, now)}</Table.Td>
                <Table.Td>{all.filter(({ clash }) => clash).length}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}
