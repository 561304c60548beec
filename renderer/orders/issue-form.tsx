import { Stack, TagsInput, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { ifRecorded } from '../../shared/shu/if-decided.ts';
import { restraintOrder, type OrderSubject } from '../../shared/shu/order.ts';
import type { Order } from '../../shared/shu/slice.ts';
import { recordOf } from '../case/record-of.ts';
import { SayClock } from '../captain/say-clock.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { issueAddress, orderAddress, ordersAddress } from './addresses.ts';
import { orderWords } from './order-words.ts';

/** Issuing an order, or correcting one: what it is of, why, from which day, and by when it is to be reviewed. */
export function IssueForm({ page, of, correcting }: { readonly page: PersonPage; readonly of: OrderSubject; readonly correcting: Order | undefined }) {
  const { today, procedures } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const { title, kinds } = orderWords[of];
  const [issued, corrected] = kinds;
  const form = useForm({
    initialValues: {
      restraints: correcting?.restraints ?? '',
      withheld: [...(correcting?.withheld ?? [])],
      why: correcting?.why ?? '',
      since: correcting?.day ?? today,
      reviewBy: correcting?.reviewBy ?? dueAfter(today),
      reason: '',
    },
  });
  const { values } = form;

  /** The last day on which the review of an order from a day is in time. */
  function dueAfter(from: string): string {
    const day = Temporal.PlainDate.from(from);
    return day.add({ days: inForceOn(procedures.levels, day).numbers.orders[of].reviewDays }).toString();
  }

  const bodyOf = ({ restraints, withheld, why, reviewBy }: typeof values) => ({ why, reviewBy, ...(of === 'restraint' ? { restraints } : { withheld }) });
  const isSaid = isDay(values.since) && values.since <= today;
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: correcting ? orderAddress(page.id, correcting.root, 'correct') : issueAddress(page.id, of), title: `${title}: ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [
        {
          kind: correcting ? corrected.name : issued.name,
          subject: { type: 'person', id: page.id },
          effective: words.since,
          body: bodyOf(words),
          seen: [...seen],
          ...(correcting ? { strikes: correcting.entry, ...(words.reason ? { reason: words.reason } : {}) } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'since' : field)}
      submit={correcting ? 'Record the correction' : 'Issue the order'}
      recorded={correcting ? 'Correction recorded' : 'Order issued'}
      onDone={() => go(ordersAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          {of === 'restraint' ? (
            <Textarea label="Restraints" description="Which, and when: as officers are to apply them." withAsterisk autosize minRows={2} {...form.getInputProps('restraints')} />
          ) : (
            <TagsInput label="Items and privileges withheld" description="Enter after each." withAsterisk {...form.getInputProps('withheld')} />
          )}
          <Textarea label="Why" withAsterisk autosize minRows={2} {...form.getInputProps('why')} />
          <DayField
            label="In force from"
            withAsterisk
            {...form.getInputProps('since')}
            onChange={(since) => form.setValues({ since, ...(isDay(since) && isDay(values.since) && values.reviewBy === dueAfter(values.since) ? { reviewBy: dueAfter(since) } : {}) })}
          />
          <DayField label="To be reviewed by" withAsterisk {...form.getInputProps('reviewBy')} />
          {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />}
          {of === 'restraint' && !correcting && isSaid && (
            <Text size="sm" component="div">
              After it: <SayClock after={ifRecorded(recordOf(page), { kind: restraintOrder.issued, body: { why: '', restraints: '', reviewBy: values.reviewBy }, effective: values.since }, procedures, Temporal.PlainDate.from(today))} today={today} />
            </Text>
          )}
        </Stack>
      </section>
    </ActForm>
  );
}
