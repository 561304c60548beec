import { Table, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { ShiftDue } from '../../shared/contract/unit-lists.ts';
import type { Shift } from '../../shared/shu/shift.ts';
import { sayPlace } from '../design/place.ts';
import { when } from '../discipline-print/words.ts';
import { useWho } from '../shell/who.ts';

/** What is due before the coming shift is over, what is overdue first. */
export function ShiftDueSheet({ lines, coming }: { readonly lines: readonly ShiftDue[]; readonly coming: Shift }) {
  const { today } = useWho();
  const to = when(coming.to);
  return (
    <section className="sheet" aria-label="Due in the coming shift">
      <div className="sheet-title">
        <Title order={2}>
          Due in the coming shift <span className="quiet">{lines.length}</span>
        </Title>
        <span className="quiet">
          {when(coming.from)} to {to}
        </span>
      </div>
      {lines.length === 0 ? (
        <div className="empty">Nothing is due before {to}.</div>
      ) : (
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Due</Table.Th>
              <Table.Th>Cell</Table.Th>
              <Table.Th>Person</Table.Th>
              <Table.Th>What</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, index) => (
              <Table.Tr key={`${line.id}${index}`}>
                <Table.Td className="nowrap">
                  {when(line.due)}
                  {line.due.slice(0, 10) < today && <b> overdue</b>}
                </Table.Td>
                <Table.Td className="mono nowrap">{sayPlace(line)}</Table.Td>
                <Table.Td>
                  {line.name} <span className="quiet mono">{line.din}</span>
                </Table.Td>
                <Table.Td>
                  <Link href={line.opens}>{line.says}</Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
