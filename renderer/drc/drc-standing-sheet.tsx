import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayFraction } from '../../shared/procedures/drc-numbers.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { drcStepsNumbered, type DrcStanding, type DrcState } from '../../shared/shu/drc-standing.ts';
import { fromToday, sayDay, withDays } from '../design/day.tsx';
import { StepList } from '../person/step-list.tsx';
import { useWho } from '../shell/who.ts';
import { drcActAddress } from './addresses.ts';
import { sayDays } from './days.ts';
import { DueDay } from './due-day.tsx';
import classes from './drc.module.css';
import { mayEnter } from './who-enters.ts';

const stateWords: Readonly<Record<DrcState, string>> = {
  'not in the unit': 'Not in the special housing unit: no review is due.',
  'nothing owed': 'No confinement was owed on admission: no review is due.',
  'to come': 'The review is to come.',
  due: 'The review is due.',
  'before the Superintendent': 'A recommendation awaits the Superintendent.',
  reviewed: 'Reviewed in this stay.',
};

interface DrcStandingSheetProps {
  readonly page: PersonPage;
  readonly standing: DrcStanding;
  /** Whether it leads to the forms; not beside one. */
  readonly acts?: boolean;
}

/** When the committee reviews him and how much it may recommend, each figure with the arithmetic behind it, and the release date from confinement. */
export function DrcStandingSheet({ page, standing, acts = true }: DrcStandingSheetProps) {
  const { who, today, procedures } = useWho();
  const { state, stay, reckoned, due, remaining, ceiling, release, inferred, history } = standing;
  const { review: part } = inForceOn(procedures.levels, Temporal.PlainDate.from(stay?.on ?? today)).numbers.drc;
  const awaiting = history.filter(({ review, cut }) => review.days > 0 && cut === null);
  return (
    <section className="sheet" aria-label="Where he stands">
      <div className="sheet-title">
        <Title order={2}>{state === 'due' && remaining === null ? 'The review was due; nothing remains of which time could come off.' : stateWords[state]}</Title>
      </div>
      <dl className={classes['figures']}>
        {reckoned && (
          <div>
            <dt>Review at {sayFraction(part)} of the time owed</dt>
            <dd>
              <b>{sayDay(reckoned.due)}</b>
              <small>{due === null ? 'held' : remaining === null ? 'not held' : <DueDay due={due} />}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>Release date from confinement</dt>
          <dd>
            <b>{release === null ? 'nothing owed' : sayDay(release)}</b>
            {release !== null && <small>{fromToday(release, today)}</small>}
          </dd>
        </div>
        {ceiling && remaining && (
          <div>
            <dt>
              Most that may be recommended today, at Level {ceiling.level}
            </dt>
            <dd>
              <b>{sayDays(ceiling.days)}</b>
              <small>
                {sayFraction(ceiling.fraction)} of {remaining.remaining} remaining
              </small>
            </dd>
          </div>
        )}
      </dl>
      {stay && (
        <Text size="sm">
          Admitted {sayDay(stay.on)}
          {reckoned && (
            <>
              ; <b>{sayDays(reckoned.owed)}</b> of confinement owed on it, to {sayDay(reckoned.until)}; {sayFraction(part)} is {sayDays(reckoned.part)}
            </>
          )}
          .
        </Text>
      )}
      {inferred.map((says) => (
        <Text key={says} size="sm" className="quiet">
          This program’s reading: {withDays(says).replace(/\.?$/, '.')}
        </Text>
      ))}
      {(reckoned || remaining || release !== null) && (
        <details className={classes['worked']}>
          <summary>The arithmetic</summary>
          <StepList steps={drcStepsNumbered(standing)} daybook={`/people/${page.id}/daybook`} />
        </details>
      )}
      {acts && (
        <Group gap="xs" mt="sm">
          {mayEnter('decision', who.role) &&
            awaiting.map(({ review }) => (
              <Button key={review.root} component={Link} href={drcActAddress(page.id, 'decision', review.root)}>
                Decide on {sayDays(review.days)} recommended {sayDay(review.day)}
              </Button>
            ))}
          {stay && remaining && mayEnter('review', who.role) && (
            <Button component={Link} href={drcActAddress(page.id, 'review')} variant={due !== null && due <= today ? 'filled' : 'default'}>
              Enter a review
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
