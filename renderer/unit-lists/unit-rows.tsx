import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { UnitPerson } from '../../shared/contract/unit-lists.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { sayPlace } from '../design/place.ts';
import { rowKeys } from './row-keys.ts';

/** A column of such a list: its heading, and what it shows of a line. */
export interface Column<Line> {
  readonly title: string;
  readonly shows: (line: Line) => ReactNode;
}

interface UnitRowsProps<Line extends UnitPerson> {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly keyOf: (line: Line) => string;
  /** The page that a line leads to. */
  readonly opens: (line: Line) => string;
  readonly columns: readonly Column<Line>[];
  /** What stands before the person, where something does. */
  readonly before?: Column<Line>;
  readonly empty: string;
}

/** People of the unit with what awaits somebody on each; arrows, Home and End move, Enter opens. */
export function UnitRows<Line extends UnitPerson>({ label, lines, keyOf, opens, columns, before, empty }: UnitRowsProps<Line>) {
  const [, go] = useLocation();
  if (lines.length === 0) return <div className="empty">{empty}</div>;
  return (
    <Table aria-label={label} verticalSpacing={5}>
      <Table.Thead>
        <Table.Tr>
          {before && <Table.Th>{before.title}</Table.Th>}
          <Table.Th>Person</Table.Th>
          <Table.Th>Cell</Table.Th>
          <Table.Th>Level now</Table.Th>
          {columns.map(({ title }) => (
            <Table.Th key={title}>{title}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={keyOf(line)} className="row-link" tabIndex={0} onClick={() => go(opens(line))} onKeyDown={rowKeys(() => go(opens(line)))}>
            {before && <Table.Td>{before.shows(line)}</Table.Td>}
            <Table.Td>
              <b className="nowrap">{line.name}</b>
              <div className="quiet mono">{line.din}</div>
            </Table.Td>
            <Table.Td className="mono nowrap">{sayPlace(line)}</Table.Td>
            <Table.Td>{line.level ? <LevelMark level={line.level} /> : <span className="quiet">none</span>}</Table.Td>
            {columns.map(({ title, shows }) => (
              <Table.Td key={title}>{shows(line)}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
