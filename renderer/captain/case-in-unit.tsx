import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { shuRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { captainReviewDecided } from '../../shared/shu/captain-review.ts';
import { captainCalledFor } from '../../shared/shu/captain-tasks.ts';
import { captainReviewsOf, levelNow } from '../../shared/shu/slice.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay } from '../design/day.tsx';
import { moveAddress } from '../immediate-move/addresses.ts';
import { useWho } from '../shell/who.ts';
import { reviewAddress } from './addresses.ts';

/** What a case means for the person's level: the Captain's review, decided or awaited, and an immediate move (PIMS R8, R9). Nothing of a case that no review is called for on. */
export function CaseInUnit({ page, held }: { readonly page: PersonPage; readonly held: Case }) {
  const { who } = useWho();
  const record = recordOf(page);
  const review = captainReviewsOf(record).find(({ report }) => report === held.root);
  if (!review && !captainCalledFor(record, held)) return null;
  const move = page.shu.immediateMoves.findLast(({ report }) => report === held.root);
  const level = levelNow(record)?.level;
  return (
    <section className="sheet" aria-label="The level">
      <div className="sheet-title">
        <Title order={2}>The level</Title>
      </div>
      <Text>{review ? `The Captain decided on ${sayDay(review.day)}: ${review.outcome}.` : 'This report awaits the Captain, who decides whether he moves (PIMS R8).'}</Text>
      {move && <Text>Immediate move: {move.decided ? `${move.decided.outcome} ${sayDay(move.decided.day)}` : 'awaits the Watch Commander'}.</Text>}
      <Group gap={6} mt={6}>
        <Button component={Link} href={reviewAddress(page.id, held.root)} size="compact-sm" variant="default">
          {review ? 'Open the review' : captainReviewDecided.roles.includes(who.role) ? 'Decide' : 'Captain’s review'}
        </Button>
        {shuRoles.includes(who.role) && level !== undefined && level !== 'I' && (
          <Button component={Link} href={moveAddress(page.id, held.root)} size="compact-sm" variant="default">
            {move ? 'Open the immediate move' : 'Ask for an immediate move'}
          </Button>
        )}
      </Group>
    </section>
  );
}
