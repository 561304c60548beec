import { Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { itemsHeld, packageCorrected, packageItems, packageReceived, type PackageReceived } from '../../shared/shu/items.ts';
import { recordOf } from '../case/record-of.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { itemActAddress, itemsAddress } from './addresses.ts';

/** The one package at Level III, for what the person lacks; or the correction of it. */
export function PackageForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: PackageReceived | undefined }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({ initialValues: { items: [...(correcting?.items ?? [])] as string[], description: correcting?.description ?? '', day: correcting?.day ?? today, reason: '' } });
  const has = correcting ? [] : itemsHeld(recordOf(page), today);
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: itemActAddress(page.id, 'package', correcting?.root), title: `Package: ${page.identity?.name ?? 'a person'}` }}
      acts={({ items, description, day, reason }) => [
        {
          kind: (correcting ? packageCorrected : packageReceived).name,
          subject: { type: 'person', id: page.id },
          effective: day,
          body: { items, ...(description.trim() === '' ? {} : { description }) },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'day' : field.startsWith('items') ? 'items' : field)}
      submit={correcting ? 'Record the correction' : 'Record'}
      recorded={correcting ? 'Correction recorded' : 'Package recorded'}
      onDone={() => go(itemsAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <Checkbox.Group label="What it brought" withAsterisk {...form.getInputProps('items')}>
            <Group gap="lg" mt={6}>
              {packageItems.map((item) => (
                <Checkbox key={item} value={item} label={has.includes(item) ? `${item} (he has them already)` : item} />
              ))}
            </Group>
          </Checkbox.Group>
          <TextInput label="Description" {...form.getInputProps('description')} />
          <DayField label="Received on" withAsterisk {...form.getInputProps('day')} />
          <Textarea label={correcting ? 'Reason for the correction' : 'Remarks'} withAsterisk={correcting !== undefined} autosize minRows={1} {...form.getInputProps('reason')} />
          <Text size="sm" className="quiet">
            One package in a stay, at Level III, for what he has neither of (PIMS, Upstate 5/01/01 p. 2 B).
          </Text>
        </Stack>
      </section>
    </ActForm>
  );
}
