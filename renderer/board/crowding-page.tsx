import { Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CrowdedCell } from '../../shared/contract/housing-shapes.ts';
import { sayDay, sayMoment } from '../design/day.tsx';
import { useStation } from '../station-link/station.tsx';

/** Cells that cannot be as they are entered: more people than beds, or two who are to be kept separate; with the entries that put them there. */
export function CrowdingPage() {
  const { queries } = useStation();
  const crowding = useQuery(queries.housing.crowding.queryOptions());
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Cells whose people do not fit</h1>
          <Text className="quiet">Each entry may be sound by itself, made at two stations or one after the other. Move somebody, or correct the entry that is wrong.</Text>
        </div>
      </div>
      {crowding.data?.length === 0 && <div className="sheet empty">Nobody is without a bed, and nobody shares a cell against an order.</div>}
      {crowding.data?.map((one) => <CellInQuestion key={`${one.unit} ${one.cell}`} one={one} />)}
      {!crowding.data && (crowding.error ? <div className="empty">The station does not answer.</div> : <Skeleton height={160} />)}
    </div>
  );
}

function CellInQuestion({ one }: { readonly one: CrowdedCell }) {
  const nameOf = (id: string) => one.people.find((person) => person.id === id)?.name ?? 'somebody';
  return (
    <section className="sheet" aria-label={`Cell ${one.cell} of ${one.unit}`} style={{ marginBottom: 12 }}>
      <div className="sheet-title">
        <Title order={2}>
          <span className="mono">{one.cell}</span> of {one.unit}
        </Title>
        {one.beds !== null && (
          <span>
            {one.people.length} people, {one.beds === 1 ? 'one bed' : `${one.beds} beds`}
          </span>
        )}
      </div>
      {one.apart.map(([first, second]) => (
        <Text key={`${first} ${second}`} fw={600}>
          {nameOf(first)} and {nameOf(second)} are to be kept separate.
        </Text>
      ))}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Who</Table.Th>
            <Table.Th>There since</Table.Th>
            <Table.Th>Entered by</Table.Th>
            <Table.Th>When, where</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {one.people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Link href={`/people/${person.id}/level`}>{person.name}</Link> <span className="mono quiet">{person.din}</span>
              </Table.Td>
              <Table.Td>{sayDay(person.since)}</Table.Td>
              <Table.Td>{person.byName}</Table.Td>
              <Table.Td>
                {person.at === '' ? '' : sayMoment(person.at)}
                <div className="quiet">{person.stationName}</div>
              </Table.Td>
              <Table.Td ta="right">
                <Link href={`/people/${person.id}/assign`}>Assign another cell</Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
