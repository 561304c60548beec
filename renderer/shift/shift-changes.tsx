import { Table, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { Handover, ShiftEntry, ShiftPerson } from '../../shared/contract/unit-lists.ts';
import { shiftTopics } from '../../shared/shu/shift-topics.ts';
import { withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { sayPlace } from '../design/place.ts';
import { sayTime } from './say-time.ts';
import classes from './shift.module.css';

/** What was entered about the people of the unit, by cell, and about the unit itself. */
export function ShiftChanges({ handover: { people, count, ofUnit } }: { readonly handover: Handover }) {
  return (
    <section className="sheet" aria-label="What changed, by cell">
      <div className="sheet-title">
        <Title order={2}>
          What changed, by cell <span className="quiet">{count === 1 ? '1 person' : `${count} people`}</span>
        </Title>
      </div>
      {ofUnit.length > 0 && (
        <div className={classes['ofUnit']}>
          {ofUnit.map((line) => (
            <EntryOfShift key={line.entry} line={line} topic="The unit" />
          ))}
        </div>
      )}
      {people.length === 0 && ofUnit.length === 0 && <div className="empty">Nothing has been entered about anybody in the unit.</div>}
      {people.length > 0 && (
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Cell</Table.Th>
              <Table.Th>Person</Table.Th>
              <Table.Th>What was entered</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <PersonOfShift key={person.id} person={person} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {count > people.length && (
        <Text size="sm" mt={6}>
          <b>The first {people.length} of {count} people, by cell.</b> Choose a later hour to see fewer.
        </Text>
      )}
    </section>
  );
}

function PersonOfShift({ person }: { readonly person: ShiftPerson }) {
  return (
    <Table.Tr>
      <Table.Td className="mono nowrap" valign="top">
        {sayPlace(person)}
        {person.cameFrom && <div className="quiet">from {sayPlace(person.cameFrom)}</div>}
      </Table.Td>
      <Table.Td valign="top" className={classes['person']!}>
        <Link href={`/people/${person.id}/level`}>{person.name}</Link>
        <div className="quiet mono">{person.din}</div>
        {person.level && <LevelMark level={person.level} />}
      </Table.Td>
      <Table.Td valign="top">
        {person.more > 0 && (
          <Text size="sm">
            The last {person.entries.length}; {person.more} more before are in <Link href={`/people/${person.id}/daybook`}>his daybook</Link>.
          </Text>
        )}
        {person.entries.map((line) => (
          <EntryOfShift key={line.entry} line={line} topic={shiftTopics[line.topic]} />
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function EntryOfShift({ line, topic }: { readonly line: Omit<ShiftEntry, 'topic'>; readonly topic: string }) {
  return (
    <div className={classes['entry']}>
      <span className="mono nowrap">{sayTime(line.at)}</span>
      <b>{topic}</b>
      <span>
        <span className={line.standsNoMore ? 'struck' : undefined}>{withDays(line.says)}</span>
        {line.standsNoMore && ' (does not stand)'} <span className="quiet">({line.authorName})</span>
      </span>
    </div>
  );
}
