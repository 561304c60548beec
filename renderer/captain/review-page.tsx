import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { roleNames } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, type Case } from '../../shared/discipline/case.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { captainReviewDecided, captainReviewVoided } from '../../shared/shu/captain-review.ts';
import { type CaptainReview, captainReviewsOf, levelNow } from '../../shared/shu/slice.ts';
import { NoCase } from '../case/act-page.tsx';
import { CaseHead } from '../case/case-head.tsx';
import classes from '../case/case.module.css';
import { recordOf } from '../case/record-of.ts';
import { ReportWords } from '../case/report-words.tsx';
import { sayDay } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { moveAddress } from '../immediate-move/addresses.ts';
import { MoveLine } from '../immediate-move/move-line.tsx';
import { CaseLine } from '../person/case-line.tsx';
import { NoPerson } from '../person/no-person.tsx';
import { usePerson } from '../person/use-person.ts';
import { useWho } from '../shell/who.ts';
import { reviewAddress } from './addresses.ts';
import { ReviewForm } from './review-form.tsx';
import { StandingSheet } from './standing-sheet.tsx';

/** Where the Captain or a designee decides on a report: the report in full, the record, the level clock, and what each outcome would do to it (PIMS R8, R10). */
export function CaptainReviewPage({ person, report, correcting = false }: { readonly person: string; readonly report: string; readonly correcting?: boolean }) {
  const found = usePerson(person);
  if (!found.data) {
    return found.error ? (
      <NoPerson error={found.error} />
    ) : (
      <div className="page">
        <Skeleton height={200} />
      </div>
    );
  }
  const held = caseIn(found.data, report);
  return <div className="page">{held ? <Shown page={found.data} held={held} correcting={correcting} /> : <NoCase person={person} />}</div>;
}

function Shown({ page, held, correcting }: { readonly page: PersonPage; readonly held: Case; readonly correcting: boolean }) {
  const { who, now, procedures } = useWho();
  const record = recordOf(page);
  const clocks = clocksOf(held, procedures, Temporal.PlainDateTime.from(now));
  const review = captainReviewsOf(record).find((one) => one.report === held.root);
  const others = page.cases.filter((one) => one !== held).toSorted((a, b) => (a.report.date < b.report.date ? 1 : -1));
  const moves = page.shu.immediateMoves.filter((move) => move.report === held.root || (move.report === undefined && move.day >= held.report.date));
  const may = captainReviewDecided.roles.includes(who.role);
  return (
    <>
      <CaseHead page={page} held={held} clocks={clocks} />
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <section aria-label="The decision">
            <Title order={2} mb={8}>
              {correcting ? 'Correct the Captain’s review' : 'Captain’s review'}
            </Title>
            {review && !correcting && <Decided page={page} review={review} may={may} />}
            {(!review || correcting) && (may ? <ReviewForm key={correcting ? review?.entry : 'new'} page={page} held={held} correcting={correcting ? review : undefined} /> : <div className="sheet empty">To be decided by: {captainReviewDecided.roles.map((role) => roleNames[role]).join(', ')}.</div>)}
          </section>
          <ReportWords page={page} held={held} />
        </div>
        <div className={classes['column']}>
          <StandingSheet person={page.id} />
          <section className="sheet" aria-label="Immediate move">
            <div className="sheet-title">
              <Title order={2}>Immediate move</Title>
              <Button component={Link} href={moveAddress(page.id, held.root)} size="compact-sm" variant="subtle">
                {moves.length === 0 ? 'Ask for one' : 'Open'}
              </Button>
            </div>
            {moves.length === 0 && <Text className="quiet">None was asked for on this report.</Text>}
            {moves.map((move) => (
              <MoveLine key={move.root} page={page} move={move} />
            ))}
          </section>
          <section className="sheet" aria-label="The rest of the record">
            <div className="sheet-title">
              <Title order={2}>
                The rest of the record <span className="quiet">{others.length}</span>
              </Title>
            </div>
            {others.length === 0 && <Text className="quiet">No other misbehavior report is on record.</Text>}
            {others.map((one) => (
              <CaseLine key={one.root} page={page} held={one} canWrite={false} />
            ))}
          </section>
        </div>
      </div>
    </>
  );
}

function Decided({ page, review, may }: { readonly page: PersonPage; readonly review: CaptainReview; readonly may: boolean }) {
  const level = levelNow(recordOf(page))?.level;
  return (
    <section className="sheet">
      <div className="sheet-title">
        <Title order={3}>Decided: {review.outcome}</Title>
        {may && (
          <Group gap={4}>
            <Button component={Link} href={reviewAddress(page.id, review.report, true)} size="compact-xs" variant="subtle">
              Correct
            </Button>
            <StrikeOut subject={page.id} kind={captainReviewVoided.name} entry={review.entry} effective={review.day} fact="the Captain’s review" seen={page.seen} />
          </Group>
        )}
      </div>
      <Text>
        {sayDay(review.day)}, {page.authors[review.by] ?? review.by}
        {review.designee && ', as the Captain’s designee'}.{review.outcome === 'new adjustment period' && ` The new period begins on ${sayDay(review.newPeriodFrom)}.`}
      </Text>
      {review.privilegesLost && <Text>Privileges lost: {review.privilegesLost}</Text>}
      {review.reason && <Text style={{ whiteSpace: 'pre-wrap' }}>{review.reason}</Text>}
      {review.outcome === 'move to Level I' && level !== 'I' && (
        <Button component={Link} href={`/people/${page.id}/assign`} mt="sm" size="compact-md">
          Record the move to Level I
        </Button>
      )}
    </section>
  );
}
