import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, casesOf } from '../../shared/discipline/case.ts';
import { penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { sayPenalty } from '../../shared/discipline/penalty.ts';
import { restrictionsOf } from '../../shared/discipline/restrictions.ts';
import { confinementOwed, confinementTerms, daysOwed } from '../../shared/discipline/terms.ts';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import { cutsBearingOn, remainingOn } from '../../shared/shu/drc-remaining.ts';
import { caseAddress } from '../case/addresses.ts';
import { sayDay } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import classes from './person.module.css';

/** What the person still has to serve: confinement laid end to end, restrictions, and what is suspended with the last day it can be invoked. */
export function PenaltiesSheet({ page, record }: { readonly page: PersonPage; readonly record: SubjectRecord }) {
  const { today } = useWho();
  const on = Temporal.PlainDate.from(today);
  const all = confinementTerms(record);
  const terms = all.filter((term) => term.to >= today);
  const owed = confinementOwed(all, on);
  const off = cutsBearingOn(record, today).reduce((sum, { days }) => sum + days, 0);
  const left = off > 0 ? remainingOn(record, today) : null;
  const restrictions = restrictionsOf(record).filter(({ to }) => to >= today);
  const suspended = casesOf(record).flatMap((held) => penaltiesOf(held).flatMap((one) => (one.suspension && !one.suspension.invoked && one.suspension.until >= today ? [{ report: held.root, ...one, until: one.suspension.until }] : [])));
  const of = (report: string) => <CaseLink page={page} report={report} />;
  return (
    <section className="sheet" aria-label="Penalties in force">
      <div className="sheet-title">
        <Title order={2}>Penalties in force</Title>
      </div>
      {terms.length + restrictions.length + suspended.length === 0 && <div className="empty">No penalty is in force, and none is suspended.</div>}
      {owed && (
        <Text mb={6}>
          <b>
            {owed.days} day{owed.days === 1 ? '' : 's'} of confinement owed
          </b>{' '}
          after today, to {sayDay(owed.until)}{off > 0 && `; with ${sayDays(off)} cut by the Superintendent, ${left ? `${sayDays(left.remaining)}, to ${sayDay(left.lastDay)}` : 'nothing'}`}.
        </Text>
      )}
      {terms.length > 0 && (
        <ul className={classes['lines']} aria-label="Confinement">
          {terms.map((term) => (
            <li key={`${term.report} ${term.number} ${term.invoked}`}>
              <b>{term.what}</b> {sayDays(term.days)}: {sayDay(term.from)} to {sayDay(term.to)}
              {term.invoked && ', invoked'}
              {term.after !== null && caseIn(page, term.after) && <>, after that of the {of(term.after)}</>}
              {term.loop && ', which runs after itself: laid from its own day'}
              <div className="quiet">
                {daysOwed(term, on)} owed after today, {of(term.report)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {restrictions.length > 0 && (
        <ul className={classes['lines']} aria-label="Privileges and work">
          {restrictions.map(({ report, number, penalty, invoked, days, from, to }) => (
            <li key={`${report} ${number} ${invoked}`}>
              {penalty.name === 'loss of privileges' ? `loss of ${penalty.privileges.join(', ')}` : penalty.name} {sayDays(days)}: {sayDay(from)} to {sayDay(to)}
              {invoked && ', invoked'}
              <div className="quiet">{of(report)}</div>
            </li>
          ))}
        </ul>
      )}
      {suspended.length > 0 && (
        <ul className={classes['lines']} aria-label="Suspended">
          {suspended.map(({ report, number, penalty, until }) => (
            <li key={`${report} ${number}`}>
              {sayPenalty(penalty)}
              <div>
                May be invoked until <b>{sayDay(until)}</b>, {of(report)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A case by the day of its report, to be opened; of one that no longer stands, nothing but that. */
export function CaseLink({ page, report }: { readonly page: PersonPage; readonly report: string }) {
  const held = caseIn(page, report);
  return held ? <Link href={caseAddress(page.id, report)}>report of {sayDay(held.report.date)}</Link> : <span>a report that no longer stands</span>;
}

function sayDays(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}
