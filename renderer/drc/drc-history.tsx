import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { timeCutVoided } from '../../shared/shu/drc-cut.ts';
import { drcDeclinedVoided, drcRecommendationVoided } from '../../shared/shu/drc-review.ts';
import type { DrcReviewed, DrcStanding } from '../../shared/shu/drc-standing.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import person from '../person/person.module.css';
import { useWho } from '../shell/who.ts';
import { drcActAddress, type DrcAct } from './addresses.ts';
import { sayDays } from './days.ts';
import classes from './drc.module.css';
import { mayEnter } from './who-enters.ts';

/** Every review and what came of it, the last first: with each time cut, the last day of confinement before it and after it. */
export function DrcHistory({ page, standing: { history } }: { readonly page: PersonPage; readonly standing: DrcStanding }) {
  return (
    <section className="sheet" aria-label="Reviews and time cuts">
      <div className="sheet-title">
        <Title order={2}>
          Reviews and time cuts <span className="quiet">{history.length}</span>
        </Title>
      </div>
      {history.length === 0 && <div className="empty">The committee has not reviewed this person.</div>}
      {history.toReversed().map((line) => (
        <Reviewed key={line.review.root} page={page} line={line} />
      ))}
    </section>
  );
}

function Reviewed({ page, line: { review, cut, early, before, after, lookAgain } }: { readonly page: PersonPage; readonly line: DrcReviewed }) {
  const { who } = useWho();
  const voids = review.days > 0 ? drcRecommendationVoided : drcDeclinedVoided;
  const correct = (act: DrcAct) =>
    mayEnter(act, who.role) && (
      <Button component={Link} href={drcActAddress(page.id, act, review.root)} size="compact-xs" variant="subtle">
        Correct
      </Button>
    );
  return (
    <article className={person['fact']} aria-label={`Review of ${sayDay(review.day)}`}>
      <div className={person['factHead']}>
        <Text>
          <b>{sayDay(review.day)}</b>: {review.days > 0 ? <b>{sayDays(review.days)} off recommended</b> : <b>nothing recommended</b>}
          {early && ', before it was due'}
        </Text>
        <Group gap={4} wrap="nowrap">
          {correct('review')}
          {mayEnter('review', who.role) && <StrikeOut subject={page.id} kind={voids.name} entry={review.entry} effective={review.day} fact={`the review of ${sayDay(review.day)}`} seen={page.seen} />}
        </Group>
      </div>
      <Text size="sm">
        {review.members.map(({ name }) => name).join(', ')}
        {review.reason && `: ${review.reason}`}
      </Text>
      <Text size="sm" className="quiet">
        Reckoned from {sayDays(review.basis.remaining)} remaining, to {sayDay(review.basis.lastDay)}. Entered by {page.authors[review.by] ?? review.by}.
      </Text>
      {review.days > 0 && cut === null && (
        <Text size="sm">
          <b>Awaits the Superintendent.</b>
        </Text>
      )}
      {cut && (
        <>
          <div className={person['factHead']}>
            <Text size="sm">
              Superintendent, {sayDay(cut.day)}, {page.authors[cut.by] ?? cut.by}: <b>{cut.outcome === 'refused' ? 'refused' : `${cut.outcome}, ${sayDays(cut.days)} off`}</b>
              {cut.reason && `. ${cut.reason}`}
            </Text>
            <Group gap={4} wrap="nowrap">
              {correct('decision')}
              {mayEnter('decision', who.role) && <StrikeOut subject={page.id} kind={timeCutVoided.name} entry={cut.entry} effective={cut.day} fact={`the time cut of ${sayDay(cut.day)}`} seen={page.seen} />}
            </Group>
          </div>
          {cut.days > 0 && (
            <Text size="sm" className={classes['dates']}>
              <span>Last day of confinement</span> <span>before: {before === null ? 'nothing stands' : sayDay(before)}</span> <b>after: {after === null ? 'nothing left' : sayDay(after)}</b>
            </Text>
          )}
          {lookAgain !== null && (
            <Text size="sm" className={person['doubt']} style={{ fontWeight: 600 }}>
              To be looked at again: {withDays(lookAgain)}. Correct the decision, or enter it as it stands, with a reason.
            </Text>
          )}
        </>
      )}
    </article>
  );
}
