import { Table, Text, Title } from '@mantine/core';
import { useLocation } from 'wouter';
import type { AmissLine } from '../../shared/contract/discipline-shapes.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayDay, withDays } from '../design/day.tsx';
import classes from './discipline.module.css';

interface AmissProps {
  readonly title: string;
  readonly explains: string;
  readonly empty: string;
  readonly count: number;
  readonly lines: readonly AmissLine[];
}

/** What is amiss in cases, each with its remedy; a click or Enter opens the case, or the person where the case was expunged. */
export function AmissList({ title, explains, empty, count, lines }: AmissProps) {
  const [, go] = useLocation();
  const opens = (line: AmissLine) => (line.stands ? caseAddress(line.person, line.report) : `/people/${line.person}/discipline`);
  return (
    <section className="sheet" aria-label={title}>
      <div className="sheet-title">
        <Title order={2}>
          {title} <span className="quiet">{count}</span>
        </Title>
      </div>
      <Text size="sm" className="quiet" mb={6}>
        {explains}
      </Text>
      {lines.length === 0 ? (
        <div className="empty">{empty}</div>
      ) : (
        <div className={classes['amiss']}>
          <Table>
            <Table.Tbody>
              {lines.map((line, index) => (
                <Table.Tr key={index} className="row-link" tabIndex={0} onClick={() => go(opens(line))} onKeyDown={(event) => event.key === 'Enter' && go(opens(line))}>
                  <Table.Td>
                    <b>{line.name}</b>
                    <div className="quiet mono">{line.din}</div>
                  </Table.Td>
                  <Table.Td>
                    {withDays(line.says)}
                    {line.since !== null && <span className="quiet"> since {sayDay(line.since)}</span>}
                    <Text size="sm">
                      <b>Remedy:</b> {withDays(line.remedy)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {count > lines.length && (
        <Text size="sm" className="quiet" mt={6}>
          The first {lines.length} of {count}.
        </Text>
      )}
    </section>
  );
}
