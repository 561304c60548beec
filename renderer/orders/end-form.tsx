import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { ifRecorded } from '../../shared/shu/if-decided.ts';
import { orderNow } from '../../shared/shu/order.ts';
import type { Order } from '../../shared/shu/slice.ts';
import { recordOf } from '../case/record-of.ts';
import { SayClock } from '../captain/say-clock.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { orderAddress, ordersAddress } from './addresses.ts';
import { orderWords } from './order-words.ts';

/** The end of an order, with what the clock says after it (PIMS R13). */
export function EndForm({ page, order }: { readonly page: PersonPage; readonly order: Order }) {
  const { today, procedures } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const { title, kinds } = orderWords[order.of];
  const ended = kinds[6];
  const form = useForm({ initialValues: { endedOn: today, reason: '' } });
  const { endedOn } = form.values;
  const isSaid = order.of === 'restraint' && isDay(endedOn) && endedOn <= today && endedOn >= order.day;
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: orderAddress(page.id, order.root, 'end'), title: `End of a ${title.toLowerCase()}: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [{ kind: ended.name, subject: { type: 'person', id: page.id }, effective: words.endedOn, body: { order: order.root }, seen: [...seen], ...(words.reason ? { reason: words.reason } : {}) }]}
      fieldOf={({ field }) => (field === 'effective' ? 'endedOn' : field)}
      submit="End the order"
      recorded="Order ended"
      onDone={() => go(ordersAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Text>
            {title}, as it reads now: <b>{orderNow(order).words}</b>. {order.why}
          </Text>
          <DayField label="In force no more from" withAsterisk {...form.getInputProps('endedOn')} />
          <Textarea label="Reason" withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
          {isSaid && (
            <Text size="sm" component="div">
              After it: <SayClock after={ifRecorded(recordOf(page), { kind: ended, body: { order: order.root }, effective: endedOn }, procedures, Temporal.PlainDate.from(today))} today={today} />
            </Text>
          )}
        </Stack>
      </section>
    </ActForm>
  );
}
