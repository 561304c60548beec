import { Button, Group, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { caseFacet } from '../../shared/discipline/case-kind.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { mayStrikeReports, reportVoided } from '../../shared/discipline/report.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { AttachmentList } from '../attachments/attachment-list.tsx';
import { sayDay, withDays } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import classes from './case.module.css';

/** What the report says: the narrative, who saw it and had part in it, and the evidence. */
export function ReportWords({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const { who } = useWho();
  const { report } = held;
  const { confined, persons = [], staff = [], evidence = [], witnesses } = report;
  const isAuthor = report.author === who.account;
  const mayRewrite = isAuthor && statusOf(held).next.includes('report rewritten');
  const mayStrike = (isAuthor || mayStrikeReports.has(who.role)) && !page.seen.some(({ facet }) => facet === caseFacet(held.root, 'review') || facet === caseFacet(held.root, 'hearing'));
  return (
    <section className="sheet" aria-label="The report">
      <div className="sheet-title">
        <Title order={2}>The report</Title>
        <Group gap={4}>
          {mayRewrite && (
            <Button component={Link} href={`/people/${page.id}/report/${report.entry}`} size="compact-sm" variant="subtle">
              Correct
            </Button>
          )}
          {mayStrike && <StrikeOut subject={page.id} kind={reportVoided.name} entry={report.entry} effective={report.date} fact={`the report of ${sayDay(report.date)}`} seen={page.seen} />}
        </Group>
      </div>
      <p className={classes['narrative']}>{report.narrative}</p>
      <dl className={classes['terms']}>
        <dt>Written by</dt>
        <dd>{page.authors[report.author] ?? report.author}</dd>
        <dt>Witnesses</dt>
        <dd>{witnesses.length > 0 ? witnesses.join(', ') : <span className="quiet">none named</span>}</dd>
        {persons.length > 0 && (
          <>
            <dt>Others held</dt>
            <dd>
              {persons.map(({ name, person, part }, index) => (
                <span key={index}>
                  {index > 0 && ', '}
                  {person === undefined ? name : <Link href={`/people/${person}`}>{name}</Link>} <span className="quiet">({part})</span>
                </span>
              ))}
            </dd>
          </>
        )}
        {staff.length > 0 && (
          <>
            <dt>Staff</dt>
            <dd>{staff.map(({ name, part }) => `${name} (${part})`).join(', ')}</dd>
          </>
        )}
        <dt>Evidence</dt>
        <dd>{evidence.length > 0 ? evidence.map((one, index) => <div key={index}>{one}</div>) : <span className="quiet">none named</span>}</dd>
        <dt>Confined pending</dt>
        <dd>{confined === undefined ? <span className="quiet">not said</span> : confined === false ? 'no' : withDays(`${confined.where}, since ${sayMoment(confined.at)}`)}</dd>
      </dl>
      <AttachmentList person={page.id} report={held.root} attachments={report.attachments ?? []} />
    </section>
  );
}
