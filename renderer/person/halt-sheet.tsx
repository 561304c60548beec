import { Text, Title } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { haltCounters, type HaltCounter } from '../../shared/discipline/halt.ts';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import { PopulationActs, SegregationButtons, StayActs } from '../case/segregation-acts.tsx';
import { sayDay } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import { CaseLink } from './penalties-sheet.tsx';
import classes from './person.module.css';

const counterNames: Readonly<Record<HaltCounter['id'], string>> = {
  consecutive: 'consecutive, with the two findings',
  'in 60': 'in 60 days, with the two findings',
  'consecutive without findings': 'consecutive, without findings',
  'in 30': 'in 30 days, without findings',
};

/** Segregated confinement: the counters of COR 137(6) as figures with the days left, the stays they count, and the special populations. */
export function HaltSheet({ page, record }: { readonly page: PersonPage; readonly record: SubjectRecord }) {
  const { today, procedures } = useWho();
  const { parts, segregated, counters, until, special } = haltCounters(record, procedures, Temporal.PlainDate.from(today));
  const stays = page.segregation.toReversed();
  return (
    <section className="sheet" aria-label="Segregated confinement">
      <div className="sheet-title">
        <Title order={2}>Segregated confinement</Title>
        <Text size="sm" className="quiet">
          {segregated ? 'segregated today' : 'not segregated today'}
        </Text>
      </div>
      {special.length > 0 && (
        <Text size="sm" mb={6}>
          <b>Special population:</b> {special.join(', ')}. Nobody may segregate this person (COR 2(33), from knowledge).
        </Text>
      )}
      {parts.ceiling && (
        <>
          <dl className={classes['counters']}>
            {counters.map(({ id, days, limit, over, citation }) => (
              <div key={id} title={citation}>
                <dt>{counterNames[id]}</dt>
                <dd>
                  <b>
                    {days} of {limit}
                  </b>
                  <small>{over ? `over by ${days - limit}` : `${limit - days} left`}</small>
                </dd>
              </div>
            ))}
          </dl>
          {special.length === 0 && (
            <Text size="sm">
              {segregated ? 'It may last' : 'Begun today it may last'} to {sayLast(until.withFindings)} with the two findings, to {sayLast(until.without)} without.
            </Text>
          )}
        </>
      )}
      {stays.length === 0 && <div className="empty">No stay in segregated confinement is on record.</div>}
      {stays.length > 0 && (
        <ul className={classes['lines']} aria-label="Stays">
          {stays.map((stay) => {
            const { root, where, from, to, until: planned, under, report } = stay;
            return (
              <li key={root}>
                {where}, {sayDay(from)} {to === null ? `and still${planned === undefined ? '' : `, planned to ${sayDay(planned)}`}` : `to ${sayDay(to)}`}
                {under !== undefined && <span className="quiet"> under 137(6)({under.replace('(', ')(')}</span>}
                {report !== undefined && (
                  <div className="quiet">
                    <CaseLink page={page} report={report} />
                  </div>
                )}
                <StayActs page={page} stay={stay} />
              </li>
            );
          })}
        </ul>
      )}
      {page.populations.length > 0 && (
        <ul className={classes['lines']} aria-label="Special populations noted">
          {page.populations.map((noted) => (
            <li key={noted.root}>
              Special population: {noted.group}, from {sayDay(noted.from)}
              {noted.until !== undefined && ` to ${sayDay(noted.until)}`}
              <PopulationActs page={page} noted={noted} />
            </li>
          ))}
        </ul>
      )}
      <SegregationButtons page={page} />
    </section>
  );
}

function sayLast(day: string | null): string {
  return day === null ? 'no day at all' : sayDay(day);
}
