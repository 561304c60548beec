import { Badge, Title } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { dateStanding } from '../../shared/time/standing.ts';
import { levelNow } from '../../shared/shu/slice.ts';
import { recordOf } from '../case/record-of.ts';
import { sayUnchecked } from '../certify/certification-words.ts';
import { ManualMark } from '../certify/manual-mark.tsx';
import { fromToday, sayDate, sayDay, yearsBetween } from '../design/day.tsx';
import { sayPlace } from '../design/place.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { useWho } from '../shell/who.ts';
import classes from './person.module.css';

const dateNames = { PE: 'Parole eligibility', CR: 'Conditional release', ME: 'Maximum expiration' } as const;

const stateWords = { never: 'never certified', 'recalculation needed': 'recalculation needed', 'awaiting check': 'awaiting second check', certified: 'certified' } as const;

/** Who the person is, where he is, and the three dates at a glance. */
export function PersonHead({ page }: { readonly page: PersonPage }) {
  const { today } = useWho();
  const { identity, computation, standing } = page;
  const cell = page.cell;
  const level = levelNow(recordOf(page));
  return (
    <header className={`sheet ${classes['head']}`}>
      <div>
        <Title order={1}>
          {identity?.name ?? 'No reception on record'} {identity?.madeUp && <Badge color="yellow" variant="light" size="sm">made up</Badge>}
        </Title>
        {identity && (
          <dl className={classes['facts']}>
            <div>
              <dt>DIN</dt>
              <dd className="mono">{identity.din}</dd>
            </div>
            <div>
              <dt>NYSID</dt>
              <dd className="mono">{identity.nysid}</dd>
            </div>
            <div>
              <dt>Born</dt>
              <dd>
                {sayDay(identity.dateOfBirth)} <span className="quiet">({yearsBetween(identity.dateOfBirth, today)})</span>
              </dd>
            </div>
            <div>
              <dt>Received</dt>
              <dd>{sayDay(identity.received)}</dd>
            </div>
            <div>
              <dt>Cell</dt>
              <dd>
                {cell ? <span className="mono">{sayPlace(cell)}</span> : <span className="quiet">none</span>}
              </dd>
            </div>
            {standing.state !== '' && (
              <div>
                <dt>Dates</dt>
                <dd>{stateWords[standing.state]}</dd>
              </div>
            )}
            {level && (
              <div>
                <dt>Level</dt>
                <dd>
                  <LevelMark level={level.level} /> <span className="quiet">since {sayDay(level.since)}</span>
                </dd>
              </div>
            )}
          </dl>
        )}
      </div>
      <div className={classes['dates']}>
        {(['PE', 'CR', 'ME'] as const).map((name) => {
          const date = computation.outcome === 'computed' ? computation.dates[name] : null;
          const { shown, by, engine, manual } = dateStanding(name, page.certificates.at(-1), page.manualDates, computation);
          return (
            <div key={name} className={classes['date']}>
              <span>
                {name} <small>{dateNames[name]}</small>
              </span>
              <b data-testid={`date-${name}`}>{sayDate(shown)}</b>
              {name !== 'PE' && isDay(shown) && shown < today && !isOut(page.events) ? (
                <small className={classes['verify']}>passed {fromToday(shown, today)}</small>
              ) : (
                <small className="quiet">{isDay(shown) ? fromToday(shown, today) : ' '}</small>
              )}
              {manual && <ManualMark check={sayUnchecked(manual)} />}
              {by !== 'engine' && engine !== shown && <small className={classes['verify']}>engine now: {sayDate(engine)}</small>}
              {by !== 'manual' && date && date.verify.length > 0 && <small className={classes['verify']}>computed, verify</small>}
            </div>
          );
        })}
      </div>
    </header>
  );
}

/** True where the last that is on record is that the person went out: a date behind today is then no alarm. */
function isOut(events: PersonPage['events']): boolean {
  const last = events.findLast(({ event }) => event === 'released' || event === 'discharged' || event === 'died' || event === 'returned as violator');
  return last !== undefined && last.event !== 'returned as violator';
}
