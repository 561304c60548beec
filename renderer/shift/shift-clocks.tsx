import { Table, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { ClockMovedLine } from '../../shared/contract/unit-lists.ts';
import { sayStand } from '../../shared/shu/clock-moves.ts';
import { withDays } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { sayTime } from './say-time.ts';
import classes from './shift.module.css';

/** Whose level clock the entries moved: how it stood, how it stands, and each entry that did it. */
export function ShiftClocks({ lines }: { readonly lines: readonly ClockMovedLine[] }) {
  return (
    <section className="sheet" aria-label="Level clocks that moved">
      <div className="sheet-title">
        <Title order={2}>
          Level clocks that moved <span className="quiet">{lines.length}</span>
        </Title>
      </div>
      {lines.length === 0 ? (
        <div className="empty">No entry has moved anybody’s level clock.</div>
      ) : (
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Cell</Table.Th>
              <Table.Th>Person</Table.Th>
              <Table.Th>Stood</Table.Th>
              <Table.Th>Stands</Table.Th>
              <Table.Th>Moved by</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id} className={classes['line']!}>
                <Table.Td className="mono nowrap">{sayPlace(line)}</Table.Td>
                <Table.Td className={classes['person']!}>
                  <Link href={`/people/${line.id}/level`}>{line.name}</Link>
                  <div className="quiet mono">{line.din}</div>
                </Table.Td>
                <Table.Td className="quiet">{withDays(sayStand(line.was))}</Table.Td>
                <Table.Td>
                  <b>{withDays(sayStand(line.now))}</b>
                </Table.Td>
                <Table.Td>
                  {line.by.map(({ entry, at, says, authorName, to }, index) => (
                    <div key={entry}>
                      <span className="mono">{sayTime(at)}</span> {withDays(says)} <span className="quiet">({authorName})</span>
                      {index < line.by.length - 1 && <Text size="sm">then: {withDays(sayStand(to))}</Text>}
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
