import { Table, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayTier } from '../case/case-words.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { CaseLine } from '../person/case-line.tsx';
import { useWho } from '../shell/who.ts';
import { levelClock } from '../../shared/shu/level-clock.ts';
import { reportDay } from '../../shared/shu/report-day.ts';

/** How many acts are shown in full at the least, where there are so many. */
const inFull = 3;

/** A person's cases, the last incident first. What was dismissed or reversed is not among them. */
export function casesByDay({ cases }: PersonPage): readonly Case[] {
  return cases.toSorted((a, b) => (`${a.report.date} ${a.report.time}` < `${b.report.date} ${b.report.time}` ? 1 : -1));
}

/** The most recent acts of misbehavior in full words: all in the present level, and the last before it up to three. */
export function RecentActs({ page }: { readonly page: PersonPage }) {
  const { today, procedures } = useWho();
  const { since } = levelClock(recordOf(page), procedures, Temporal.PlainDate.from(today));
  const cases = casesByDay(page);
  const shown = cases.filter(({ report }, index) => index < inFull || (since !== null && reportDay(report) >= since));
  return (
    <section className="sheet" aria-label="Most recent acts of misbehavior">
      <div className="sheet-title">
        <Title order={2}>Most recent acts of misbehavior</Title>
      </div>
      {shown.length === 0 && <Text className="quiet">No misbehavior report is on record.</Text>}
      {shown.map((held) => (
        <CaseLine key={held.root} page={page} held={held} canWrite={false} />
      ))}
    </section>
  );
}

/** The whole disciplinary record, a line to each report, the last first. */
export function MisbehaviorRecord({ page }: { readonly page: PersonPage }) {
  const cases = casesByDay(page);
  if (cases.length === 0) return null;
  return (
    <section className="sheet" aria-label="The whole disciplinary record">
      <div className="sheet-title">
        <Title order={2}>
          The whole disciplinary record <span className="quiet">{cases.length}</span>
        </Title>
      </div>
      <Table aria-label="Every misbehavior report" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Incident</Table.Th>
            <Table.Th>Tier</Table.Th>
            <Table.Th>Charges</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Imposed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cases.map((held) => (
            <Table.Tr key={held.root}>
              <Table.Td className="nowrap">
                <Link href={caseAddress(page.id, held.root)}>{sayDay(held.report.date)}</Link>
              </Table.Td>
              <Table.Td className="nowrap">{sayTier(held)}</Table.Td>
              <Table.Td>{held.report.rules.join(', ')}</Table.Td>
              <Table.Td>{statusOf(held).state}</Table.Td>
              <Table.Td>{penaltiesOf(held).map(({ penalty }) => sayPenalty(penalty)).join('; ') || <span className="quiet">nothing</span>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
