import { Title } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { goodTimeFigures, type GoodTimeMoved } from '../../shared/discipline/good-time.ts';
import type { SubjectRecord } from '../../shared/entry/fold.ts';
import { sayTerm, termOf } from '../../shared/time/term.ts';
import { sayDay } from '../design/day.tsx';
import { CaseLink } from './penalties-sheet.tsx';
import classes from './person.module.css';

/** Good time as discipline moves it: what is only recommended, what is lost by decision, what came back. */
export function GoodTimeSheet({ page, record }: { readonly page: PersonPage; readonly record: SubjectRecord }) {
  const { recommended, lost, restored, totals } = goodTimeFigures(record);
  const says = (amount: string) => sayTerm(termOf(amount));
  const moved = (word: string) => ({ entry, amount, effective, decided, report }: GoodTimeMoved) => (
    <li key={entry}>
      {says(amount)} {word}, {sayDay(effective)}
      {decided !== effective && `, decided ${sayDay(decided)}`}
      {report !== null && (
        <div className="quiet">
          <CaseLink page={page} report={report} />
        </div>
      )}
    </li>
  );
  return (
    <section className="sheet" aria-label="Good time">
      <div className="sheet-title">
        <Title order={2}>Good time</Title>
      </div>
      {recommended.length + lost.length + restored.length === 0 ? (
        <div className="empty">No loss of good time was recommended or decided.</div>
      ) : (
        <>
          <dl className={classes['counters']}>
            {(['recommended', 'lost', 'restored'] as const).map((what) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <b>{says(totals[what])}</b>
                </dd>
              </div>
            ))}
          </dl>
          <ul className={classes['lines']} aria-label="Losses and restorations">
            {recommended.map(({ report, number, amount, on }) => (
              <li key={`${report} ${number}`}>
                {says(amount)} recommended, {sayDay(on)}: not lost until the time allowance committee decides
                <div className="quiet">
                  <CaseLink page={page} report={report} />
                </div>
              </li>
            ))}
            {lost.map(moved('lost'))}
            {restored.map(moved('restored'))}
          </ul>
        </>
      )}
    </section>
  );
}
