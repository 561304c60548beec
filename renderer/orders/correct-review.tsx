import { Radio, Stack, Textarea } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Order, OrderReview } from '../../shared/shu/slice.ts';
import { sayDay } from '../design/day.tsx';
import { CorrectDialog } from '../forms/correct-dialog.tsx';
import { DayField } from '../forms/day-field.tsx';
import { orderWords } from './order-words.ts';

interface CorrectReviewProps {
  readonly page: PersonPage;
  readonly order: Order;
  readonly review: OrderReview;
}

/** Correcting a review of an order that was entered wrongly. */
export function CorrectReview({ page, order, review }: CorrectReviewProps) {
  const words: { readonly outcome: string; readonly words: string; readonly reviewBy: string } = { outcome: review.outcome, words: review.words ?? '', reviewBy: review.reviewBy };
  return (
    <CorrectDialog
      subject={page.id}
      kind={orderWords[order.of].kinds[4].name}
      entry={review.entry}
      fact={`the review of ${sayDay(review.day)}`}
      effective={review.day}
      dayLabel="Reviewed on"
      words={words}
      bodyOf={({ outcome, words: reads, reviewBy }) => ({ order: order.root, outcome, reviewBy, ...(outcome === 'modified' ? { words: reads } : {}) })}
      renderFields={({ outcome, words: reads, reviewBy }, change) => (
        <>
          <Radio.Group label="Outcome" withAsterisk value={outcome} onChange={(chosen) => change({ outcome: chosen })}>
            <Stack gap={6} mt={6}>
              <Radio value="continued" label="Continued as it is" />
              <Radio value="modified" label="Modified" />
            </Stack>
          </Radio.Group>
          {outcome === 'modified' && <Textarea label="As it reads from then on" withAsterisk autosize minRows={2} value={reads} onChange={(event) => change({ words: event.currentTarget.value })} />}
          <DayField label="Next review by" withAsterisk value={reviewBy} onChange={(day) => change({ reviewBy: day })} />
        </>
      )}
      seen={page.seen}
    />
  );
}
