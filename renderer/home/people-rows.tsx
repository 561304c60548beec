import { Table } from '@mantine/core';
import { useLocation } from 'wouter';
import type { DeskList } from '../../shared/contract/shapes.ts';
import { withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { rowKeys } from '../unit-lists/row-keys.ts';

/** People in a list of a desk, each with why he is in it; a click or Enter opens the page it is about, or else the person; arrows move. */
export function PeopleRows({ people }: { readonly people: DeskList['people'] }) {
  const [, go] = useLocation();
  return (
    <Table>
      <Table.Tbody>
        {people.map((person, index) => (
          <Table.Tr key={`${person.id}${index}`} className="row-link" tabIndex={0} onClick={() => go(opened(person))} onKeyDown={rowKeys(() => go(opened(person)))}>
            <Table.Td>
              <b>{person.name}</b>
              <div className="quiet mono">{person.din}</div>
            </Table.Td>
            <Table.Td className="mono nowrap">{person.cell}</Table.Td>
            <Table.Td>{person.level && <LevelMark level={person.level} />}</Table.Td>
            <Table.Td>
              {person.does && <div style={{ fontWeight: 600 }}>{withDays(person.does)}</div>}
              <span className="quiet">{withDays(person.note)}</span>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function opened({ id, opens }: DeskList['people'][number]): string {
  return opens ?? `/people/${id}`;
}
