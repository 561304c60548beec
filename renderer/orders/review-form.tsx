import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { orderNow } from '../../shared/shu/order.ts';
import type { Order } from '../../shared/shu/slice.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { orderAddress, ordersAddress } from './addresses.ts';
import { orderWords } from './order-words.ts';

/** The review of an order in force: continued as it is, or modified, until the next. To end it is another act. */
export function ReviewForm({ page, order }: { readonly page: PersonPage; readonly order: Order }) {
  const { today, procedures } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const { title, kinds } = orderWords[order.of];
  const reviewed = kinds[3];
  const dueAfter = (from: string) => {
    const day = Temporal.PlainDate.from(from);
    return day.add({ days: inForceOn(procedures.levels, day).numbers.orders[order.of].reviewDays }).toString();
  };
  const form = useForm({ initialValues: { outcome: '', words: '', reviewedOn: today, reviewBy: dueAfter(today), reason: '' } });
  const { values } = form;
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: orderAddress(page.id, order.root, 'review'), title: `Review of a ${title.toLowerCase()}: ${page.identity?.name ?? 'a person'}` }}
      acts={({ outcome, words, reviewedOn, reviewBy, reason }) => [
        {
          kind: reviewed.name,
          subject: { type: 'person', id: page.id },
          effective: reviewedOn,
          body: { order: order.root, outcome, reviewBy, ...(outcome === 'modified' ? { words } : {}) },
          seen: [...seen],
          ...(reason ? { reason } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'reviewedOn' : field)}
      submit="Record the review"
      recorded="Review recorded"
      onDone={() => go(ordersAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Text>
            {title}, as it reads now: <b>{orderNow(order).words}</b>. {order.why}
          </Text>
          <Radio.Group label="Outcome" withAsterisk {...form.getInputProps('outcome')}>
            <Stack gap={6} mt={6}>
              <Radio value="continued" label="Continued as it is" />
              <Radio value="modified" label="Modified" />
            </Stack>
          </Radio.Group>
          {values.outcome === 'modified' && <Textarea label="As it reads from now on" withAsterisk autosize minRows={2} {...form.getInputProps('words')} />}
          <DayField
            label="Reviewed on"
            withAsterisk
            {...form.getInputProps('reviewedOn')}
            onChange={(reviewedOn) => form.setValues({ reviewedOn, ...(isDay(reviewedOn) && isDay(values.reviewedOn) && values.reviewBy === dueAfter(values.reviewedOn) ? { reviewBy: dueAfter(reviewedOn) } : {}) })}
          />
          <DayField label="Next review by" withAsterisk {...form.getInputProps('reviewBy')} />
          <Textarea label="Reason" withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
          <Text size="sm" className="quiet">
            To end it, <Link href={orderAddress(page.id, order.root, 'end')}>end the order</Link> instead.
          </Text>
        </Stack>
      </section>
    </ActForm>
  );
}
