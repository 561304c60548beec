import { roleNames } from '../../shared/accounts/roles.ts';
import { tierOf } from '../../shared/discipline/case.ts';
import { officerOf } from '../../shared/discipline/disposition.ts';
import { hearingRecordsOf } from '../../shared/discipline/hearing-record.ts';
import { dispositionOf, penaltiesOf, type PenaltyStanding } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { layTerms, type ConfinementTerm } from '../../shared/discipline/terms.ts';
import { chargesOf } from '../case/case-words.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { AppealTerms } from './appeal-terms.tsx';
import { Field, NotYet, Paper, Part, Row, Signatures } from './paper.tsx';
import classes from './paper.module.css';
import type { SheetProps } from './sheets.ts';
import { sayTier, when } from './words.ts';

/** The disposition that stands: the finding on each charge, what it rests on, what is imposed, and the right to appeal. */
export function DispositionSheet(props: SheetProps) {
  const { page, held, procedures } = props;
  const tier = tierOf(held);
  const stands = dispositionOf(held);
  const record = stands === null ? undefined : hearingRecordsOf(held).find(({ disposed }) => disposed?.at === stands.at);
  const disposed = record?.disposed ?? null;
  const session = record?.sessions.at(-1);
  const penalties = penaltiesOf(held);
  const changed = penalties.some(({ entry, reducedBy }) => entry !== stands?.entry || reducedBy.length > 0);
  const terms = layTerms(page.cases).filter(({ report }) => report === held.root);
  return (
    <Paper page={page} title="Hearing disposition">
      <Row>
        <Field label="Report of">{`${sayDay(held.report.date)}, ${held.report.time}`}</Field>
        <Field label="Tier">{tier === null ? undefined : sayTier(tier)}</Field>
        <Field label="Hearing officer">{session ? `${session.officer.name}, ${roleNames[session.officer.role].toLowerCase()}` : (officerOf(held)?.name ?? undefined)}</Field>
      </Row>
      <Row>
        <Field label="Hearing started">{record?.started ? when(record.started) : undefined}</Field>
        <Field label="Hearing ended">{disposed ? when(disposed.at) : undefined}</Field>
        <Field label="Delivered">{record?.delivered ? `${when(record.delivered.at)} by ${record.delivered.deliveredBy}${record.delivered.refusedToSign ? ', refused to sign' : ''}` : undefined}</Field>
      </Row>
      <Part title="Findings, and what they rest on">
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">Charge</th>
              <th scope="col">Rule</th>
              <th scope="col">Finding</th>
              <th scope="col">Evidence relied on</th>
            </tr>
          </thead>
          <tbody>
            {chargesOf(held.report, procedures).map(({ number, title }) => {
              const found = disposed?.charges.find(({ rule }) => rule === number);
              return (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>{title}</td>
                  <td className={classes['nowrap']}>{found?.finding ?? <NotYet />}</td>
                  <td>{found?.evidence}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Part>
      <Part title={changed ? 'Penalties, as they now stand after modification or reduction' : 'Penalties'}>
        {disposed === null ? <NotYet /> : penalties.length === 0 ? <p className={classes['words']}>None imposed.</p> : <Penalties penalties={penalties} terms={terms} />}
      </Part>
      <Part title="Reasons for the penalties">
        <p className={classes['words']}>{disposed === null ? <NotYet /> : (disposed.reasons ?? 'None written.')}</p>
      </Part>
      <AppealTerms {...props} />
      <Signatures of={['Signature of the hearing officer', 'Received: signature of the incarcerated individual', 'Date and time']} />
    </Paper>
  );
}

function Penalties({ penalties, terms }: { readonly penalties: readonly PenaltyStanding[]; readonly terms: readonly ConfinementTerm[] }) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">Penalty</th>
          <th scope="col">To be served</th>
          <th scope="col">Dates</th>
          <th scope="col">Suspended</th>
        </tr>
      </thead>
      <tbody>
        {penalties.map((one) => (
          <tr key={one.number}>
            <td>{capital(sayPenalty(one.penalty))}</td>
            <td className={classes['nowrap']}>{one.days === null ? '' : sayDays(one.days)}</td>
            <td className={classes['nowrap']}>{datesOf(one, terms)}</td>
            <td>{saySuspended(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days of confinement as they are laid; of what is not confinement, the day from which it runs. */
function datesOf({ number, penalty, imposedOn, days }: PenaltyStanding, terms: readonly ConfinementTerm[]): string {
  const laid = terms.filter((term) => term.number === number).map(({ from, to, after, invoked }) => `${sayDay(from)} to ${sayDay(to)}${after === null ? '' : ', after another term'}${invoked ? ' (invoked)' : ''}`);
  if (laid.length > 0) return laid.join('\n');
  return days === null || days === 0 ? '' : `from ${sayDay('starts' in penalty && penalty.starts !== undefined ? penalty.starts : imposedOn)}`;
}

function saySuspended({ suspension }: PenaltyStanding): string {
  if (suspension === null) return '';
  const { days, until, invoked } = suspension;
  return withDays(`${days === null ? 'all of it' : sayDays(days)}, until ${until}${invoked ? `; invoked ${invoked.on}${invoked.days === null ? '' : `, ${sayDays(invoked.days)}`}` : ''}`);
}

function sayDays(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
