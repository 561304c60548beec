import { Radio, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { itemIssueCorrected, itemIssued, itemNames, type ItemIssued } from '../../shared/shu/items.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { itemActAddress, itemsAddress } from './addresses.ts';

/** Giving an item into a person's hands, or the correction of it. */
export function IssueForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: ItemIssued | undefined }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({ initialValues: { item: correcting?.item ?? '', description: correcting?.description ?? '', day: correcting?.day ?? today, reason: '' } });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: itemActAddress(page.id, 'issue', correcting?.root), title: `Item issued: ${page.identity?.name ?? 'a person'}` }}
      acts={({ item, description, day, reason }) => [
        {
          kind: (correcting ? itemIssueCorrected : itemIssued).name,
          subject: { type: 'person', id: page.id },
          effective: day,
          body: { item, description },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'day' : field)}
      submit={correcting ? 'Record the correction' : 'Record'}
      recorded={correcting ? 'Correction recorded' : 'Item issued'}
      onDone={() => go(itemsAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Radio.Group label="Item" withAsterisk {...form.getInputProps('item')}>
            <Group gap="lg" mt={6}>
              {itemNames.map((item) => (
                <Radio key={item} value={item} label={item} />
              ))}
            </Group>
          </Radio.Group>
          <TextInput label="What it is" description="Kind, colour, size, a number if it has one." withAsterisk {...form.getInputProps('description')} />
          <DayField label="Issued on" withAsterisk {...form.getInputProps('day')} />
          <Textarea label={correcting ? 'Reason for the correction' : 'Remarks'} withAsterisk={correcting !== undefined} autosize minRows={1} {...form.getInputProps('reason')} />
        </Stack>
      </section>
    </ActForm>
  );
}
