import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { reportVoided } from '../../shared/discipline/report.ts';
import { ruleNumbered } from '../../shared/discipline/rules-of-behavior.ts';
import { sayDay, sayMoment } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import classes from './person.module.css';

/** The misbehavior reports on record, newest incident first. */
export function DisciplineTab({ page, canWrite }: { readonly page: PersonPage; readonly canWrite: boolean }) {
  const { who } = useWho();
  const reports = page.reports.toSorted((a, b) => (`${a.date}${a.time}` < `${b.date}${b.time}` ? 1 : -1));
  return (
    <section className="sheet" aria-label="Misbehavior reports">
      <div className="sheet-title">
        <Title order={2}>Misbehavior reports</Title>
        {canWrite && (
          <Button component={Link} href={`/people/${page.id}/report`} size="compact-sm" variant="subtle">
            Write a report
          </Button>
        )}
      </div>
      {reports.length === 0 && <div className="empty">No misbehavior report is on record.</div>}
      {reports.map((report) => (
        <article key={report.root} className={classes['fact']}>
          <div className={classes['factHead']}>
            <Group gap="xs">
              <b>
                {sayDay(report.date)} {report.time}
              </b>
              <Badge variant="light" color={report.tier === 3 ? 'red' : report.tier === 2 ? 'orange' : 'gray'}>
                Tier {'I'.repeat(report.tier)}
              </Badge>
              <span>{report.place}</span>
            </Group>
            {canWrite && report.author === who.account && (
              <Group gap={4}>
                <Button component={Link} href={`/people/${page.id}/report/${report.entry}`} size="compact-xs" variant="subtle">
                  Correct
                </Button>
                <StrikeOut subject={page.id} kind={reportVoided.name} entry={report.entry} effective={report.date} fact={`the report of ${sayDay(report.date)}`} seen={page.seen} />
              </Group>
            )}
          </div>
          <Text size="sm">
            {report.rules.map((number) => `${number} ${ruleNumbered(number)?.title ?? ''}`).join('; ')}
          </Text>
          <Text size="sm" my={4} style={{ whiteSpace: 'pre-wrap' }} maw={820}>
            {report.narrative}
          </Text>
          <Text size="sm" className="quiet">
            Written by {page.authors[report.author] ?? report.author}, {sayMoment(report.writtenAt)}
            {report.witnesses.length > 0 && `. Witnesses: ${report.witnesses.join(', ')}`}
          </Text>
        </article>
      ))}
    </section>
  );
}
