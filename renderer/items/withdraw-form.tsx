import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { itemWithdrawalCorrected, itemWithdrawn, type ItemIssued } from '../../shared/shu/items.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { itemActAddress, itemsAddress } from './addresses.ts';

/** Taking an item back, or the correction of that. */
export function WithdrawForm({ page, issued }: { readonly page: PersonPage; readonly issued: ItemIssued }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const { withdrawn } = issued;
  const form = useForm({ initialValues: { day: withdrawn?.day ?? today, reason: '' } });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: itemActAddress(page.id, 'withdraw', issued.root), title: `Item withdrawn: ${page.identity?.name ?? 'a person'}` }}
      acts={({ day, reason }) => [
        {
          kind: (withdrawn ? itemWithdrawalCorrected : itemWithdrawn).name,
          subject: { type: 'person', id: page.id },
          effective: day,
          body: { issued: issued.root },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(withdrawn ? { strikes: withdrawn.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'day' : field)}
      submit={withdrawn ? 'Record the correction' : 'Record'}
      recorded={withdrawn ? 'Correction recorded' : 'Item withdrawn'}
      onDone={() => go(itemsAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Text>
            <b>{issued.item === 'other' ? issued.description : `${issued.item}: ${issued.description}`}</b>, issued {sayDay(issued.day)}.
          </Text>
          <DayField label="Withdrawn on" withAsterisk {...form.getInputProps('day')} />
          <Textarea label="Reason" withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
        </Stack>
      </section>
    </ActForm>
  );
}
