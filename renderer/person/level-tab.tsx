import { Button, Group, Table, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { cellVoided } from '../../shared/housing/cell.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { levelNames, levelVoided } from '../../shared/shu/level.ts';
import { endOfLevel } from '../../shared/shu/slice.ts';
import { StandingSheet } from '../captain/standing-sheet.tsx';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { PrivilegesSheet } from '../items/privileges-sheet.tsx';
import { LadderSheet } from '../ladder/ladder-sheet.tsx';
import { CorrectAssignment } from '../level/correct-assignment.tsx';
import { SeparationsSheet } from '../separation/separations-sheet.tsx';
import { useWho } from '../shell/who.ts';
import { UnitActs } from '../unit-lists/unit-acts.tsx';
import classes from './person.module.css';

interface LevelTabProps {
  readonly page: PersonPage;
  readonly canAssign: boolean;
}

/** A person in the unit: what may be done, his ladder as a picture and as text, where he stands and by which steps, what he may have, and the levels and cells he has had. */
export function LevelTab({ page, canAssign }: LevelTabProps) {
  const isInLevel = page.levels.length > 0;
  return (
    <div className={classes['stack']}>
      <UnitActs page={page} />
      <LadderSheet page={page} />
      <div className={classes['columns']}>
        <div className={classes['stack']}>
          <LevelsSheet page={page} canAssign={canAssign} />
          {isInLevel && <StandingSheet person={page.id} worked />}
        </div>
        <div className={classes['stack']}>
          {isInLevel && <PrivilegesSheet page={page} leads />}
          <CellsSheet page={page} canAssign={canAssign} />
          <SeparationsSheet page={page} canOrder={canAssign} />
        </div>
      </div>
    </div>
  );
}

/** The levels a person has had, newest first. */
function LevelsSheet({ page, canAssign }: LevelTabProps) {
  const { today } = useWho();
  const record = recordOf(page);
  const levels = page.levels.map((held) => ({ ...held, until: endOfLevel(record, held) })).toReversed();
  const days = (from: string, until: string | null) => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until ?? today)).days;
  return (
    <section className="sheet" aria-label="Levels">
      <div className="sheet-title">
        <Title order={2}>Levels</Title>
        {canAssign && (
          <Button component={Link} href={`/people/${page.id}/assign`} size="compact-sm" variant="subtle">
            Assign
          </Button>
        )}
      </div>
      {levels.length === 0 ? (
        <div className="empty">No level is on record: the person is not in the Progressive Inmate Movement System (PIMS).</div>
      ) : (
        <Table>
          <Table.Tbody>
            {levels.map((held) => (
              <Table.Tr key={held.root}>
                <Table.Td>
                  <LevelMark level={held.level} />
                </Table.Td>
                <Table.Td>
                  {sayDay(held.since)} {held.until ? `to ${sayDay(held.until)}` : 'until now'}
                  <div className="quiet">
                    {days(held.since, held.until)} days{held.reason ? ` · ${held.reason}` : ''}
                  </div>
                </Table.Td>
                <Table.Td>
                  {canAssign && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <CorrectAssignment page={page} what="level" root={held.root} />
                      <StrikeOut subject={page.id} kind={levelVoided.name} entry={held.entry} effective={held.since} fact={`Level ${held.level} of ${sayDay(held.since)}`} seen={page.seen} />
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {levels[0] && (
        <Text size="sm" className="quiet" mt="xs">
          {levelNames[levels[0].level]}.
        </Text>
      )}
    </section>
  );
}

/** The cells a person has had, newest first. */
function CellsSheet({ page, canAssign }: LevelTabProps) {
  const cells = page.cells.map((stay, index) => ({ ...stay, until: page.cells[index + 1]?.since ?? null })).toReversed();
  return (
    <section className="sheet" aria-label="Cells">
      <div className="sheet-title">
        <Title order={2}>Cells</Title>
      </div>
      {cells.length === 0 ? (
        <div className="empty">No cell is on record.</div>
      ) : (
        <Table>
          <Table.Tbody>
            {cells.map((stay) => (
              <Table.Tr key={stay.root}>
                <Table.Td className="mono">{stay.cell}</Table.Td>
                <Table.Td>{stay.unit}</Table.Td>
                <Table.Td>
                  {sayDay(stay.since)} {stay.until ? `to ${sayDay(stay.until)}` : 'until now'}
                  {stay.reason && <div className="quiet">{stay.reason}</div>}
                </Table.Td>
                <Table.Td>
                  {canAssign && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <CorrectAssignment page={page} what="cell" root={stay.root} />
                      <StrikeOut subject={page.id} kind={cellVoided.name} entry={stay.entry} effective={stay.since} fact={`cell ${stay.cell}`} seen={page.seen} />
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
