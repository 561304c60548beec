import { Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { shuRoles } from '../../shared/accounts/roles.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { orderNow } from '../../shared/shu/order.ts';
import type { Order, Stated } from '../../shared/shu/slice.ts';
import { sayDay } from '../design/day.tsx';
import { CorrectDialog } from '../forms/correct-dialog.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import person from '../person/person.module.css';
import { useWho } from '../shell/who.ts';
import { orderAddress, type OrderAct } from './addresses.ts';
import { CorrectReview } from './correct-review.tsx';
import { orderWords } from './order-words.ts';
import { ReviewDue } from './review-due.tsx';

/** An order: how it reads now, why, since when and by whom, its reviews, its end; and what may be done with it. */
export function OrderCard({ page, order, inForce }: { readonly page: PersonPage; readonly order: Order; readonly inForce: boolean }) {
  const { who } = useWho();
  const may = shuRoles.includes(who.role);
  const { title, kinds } = orderWords[order.of];
  const [, , voided, , , reviewVoided, , endCorrected, endVoided] = kinds;
  const { words, reviewBy } = orderNow(order);
  const by = ({ by: account }: Stated) => page.authors[account] ?? account;
  const strike = (kind: { readonly name: string }, { entry, day }: Stated, fact: string) => may && <StrikeOut subject={page.id} kind={kind.name} entry={entry} effective={day} fact={fact} seen={page.seen} />;
  const link = (act: OrderAct, label: string, variant = 'subtle') => (
    <Button component={Link} href={orderAddress(page.id, order.root, act)} size="compact-sm" variant={variant}>
      {label}
    </Button>
  );
  return (
    <article className={person['fact']} aria-label={`${title} of ${sayDay(order.day)}`}>
      <div className={person['factHead']}>
        <Text>
          <b>{words}</b>
        </Text>
        {may && (
          <Group gap={4} wrap="nowrap">
            {link('correct', 'Correct')}
            {strike(voided, order, `the ${title.toLowerCase()} of ${sayDay(order.day)}`)}
          </Group>
        )}
      </div>
      <Text size="sm">{order.why}</Text>
      <Text size="sm" className="quiet">
        Issued {sayDay(order.day)} by {by(order)}; first review by {sayDay(order.reviewBy)}.
      </Text>
      {order.reviews.length > 0 && (
        <ul className={person['lines']} aria-label="Reviews">
          {order.reviews.map((review) => (
            <li key={review.root}>
              <Group justify="space-between" wrap="nowrap">
                <span>
                  {sayDay(review.day)}, {by(review)}: <b>{review.outcome}</b>
                  {review.words && `, ${review.words}`}
                  {review.reason && `. ${review.reason}`} <span className="quiet">Next by {sayDay(review.reviewBy)}.</span>
                </span>
                {may && (
                  <Group gap={4} wrap="nowrap">
                    <CorrectReview page={page} order={order} review={review} />
                    {strike(reviewVoided, review, `the review of ${sayDay(review.day)}`)}
                  </Group>
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
      {order.ended && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">
            <b>Ended {sayDay(order.ended.day)}</b>, {by(order.ended)}
            {order.ended.reason && `: ${order.ended.reason}`}
          </Text>
          {may && (
            <Group gap={4} wrap="nowrap">
              <CorrectDialog subject={page.id} kind={endCorrected.name} entry={order.ended.entry} fact="the end of the order" effective={order.ended.day} dayLabel="In force no more from" words={{}} bodyOf={() => ({ order: order.root })} seen={page.seen} />
              {strike(endVoided, order.ended, 'the end of the order')}
            </Group>
          )}
        </Group>
      )}
      {inForce && order.ended === null && (
        <Group gap="sm" mt={6}>
          <ReviewDue reviewBy={reviewBy} />
          {may && link('review', 'Review', 'default')}
          {may && link('end', 'End', 'default')}
        </Group>
      )}
    </article>
  );
}
