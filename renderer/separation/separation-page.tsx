import { Select, SimpleGrid, Skeleton, Stack, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Act } from '../../shared/contract/contract.ts';
import type { SeparationLine } from '../../shared/contract/housing-shapes.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { separationCorrected, separationOrdered } from '../../shared/housing/separation.ts';
import { sayPlace } from '../design/place.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

/** Ordering that a person is kept separate from another; with an order (its root), correcting it. */
export function SeparationPage({ person, order }: { readonly person: string; readonly order?: string }) {
  return (
    <FormPage person={person} title={order === undefined ? 'Order to be kept separate' : 'Correct an order to be kept separate'}>
      {(page) => (order === undefined ? <SeparationForm page={page} /> : <Correcting page={page} order={order} />)}
    </FormPage>
  );
}

function Correcting({ page, order }: { readonly page: PersonPage; readonly order: string }) {
  const { queries } = useStation();
  const lines = useQuery(queries.housing.separations.queryOptions({ input: { person: page.id } }));
  if (!lines.data) return lines.error ? <div className="sheet empty">The station does not answer.</div> : <Skeleton height={240} />;
  const line = lines.data.find(({ root, person, ended }) => root === order && person === page.id && ended === null);
  return line ? <SeparationForm page={page} correcting={line} /> : <div className="sheet empty">There is no such order in force on this record: it has ended, was struck out, or stands on the other’s.</div>;
}

/** How long a pause in typing is before the station is asked, in milliseconds; how many people it names. */
const pauseMilliseconds = 150;
const atMost = 12;

function SeparationForm({ page, correcting }: { readonly page: PersonPage; readonly correcting?: SeparationLine }) {
  const [, go] = useLocation();
  const { today } = useWho();
  const { queries } = useStation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({ initialValues: { other: correcting?.withId ?? '', otherName: correcting?.withName ?? '', why: correcting?.why ?? '', scope: correcting?.scope ?? '', since: correcting?.since ?? today, reason: '' } });
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, pauseMilliseconds);
  const found = useQuery({ ...queries.people.search.queryOptions({ input: { text, limit: atMost } }), enabled: text.trim() !== '' });
  const { values } = form;
  const acts = ({ other, why, scope, since, reason }: typeof values): readonly Act[] => [
    {
      kind: correcting ? separationCorrected.name : separationOrdered.name,
      subject: { type: 'person', id: page.id },
      effective: since,
      seen: [...seen],
      body: { other, why, ...(scope.trim() ? { scope } : {}) },
      ...(correcting ? { reason, strikes: correcting.entry } : {}),
    },
  ];
  const choices = (found.data ?? []).filter(({ id }) => id !== page.id).map((one) => ({ value: one.id, label: `${one.name}, ${one.din}, ${sayPlace(one)}` }));
  const chosen = values.other === '' || choices.some(({ value }) => value === values.other) ? [] : [{ value: values.other, label: values.otherName }];
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: `/people/${page.id}/keep-separate${correcting ? `/${correcting.root}` : ''}`, title: `Keep ${page.identity?.name ?? 'a person'} separate` }}
      acts={acts}
      fieldOf={({ field }) => (field === 'effective' ? 'since' : field)}
      submit={correcting ? 'Record the correction' : 'Record'}
      recorded={correcting ? 'Correction recorded' : 'Order recorded'}
      onDone={() => go(`/people/${page.id}/level`)}
    >
      <section className="sheet">
        <Stack gap="md">
          <SimpleGrid cols={2} spacing="sm">
            <Select
              label="Kept separate from"
              withAsterisk
              searchable
              placeholder="Name, DIN or cell"
              nothingFoundMessage={text.trim() === '' ? 'Type a name, a DIN or a cell' : 'Nobody found'}
              filter={({ options }) => options}
              data={[...chosen, ...choices]}
              {...form.getInputProps('other')}
              value={values.other || null}
              onSearchChange={setTyped}
              onChange={(other, option) => form.setValues({ other: other ?? '', otherName: option?.label ?? '' })}
            />
            <DayField label="From" withAsterisk {...form.getInputProps('since')} />
          </SimpleGrid>
          <Textarea label="Why" withAsterisk autosize minRows={2} placeholder="They fought in the yard on February 28" {...form.getInputProps('why')} />
          <TextInput label="Where it holds" placeholder="Everywhere, unless said otherwise" {...form.getInputProps('scope')} />
          {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />}
        </Stack>
      </section>
    </ActForm>
  );
}
