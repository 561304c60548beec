import { SegmentedControl, SimpleGrid, Skeleton, Text, Textarea, TextInput } from '@mantine/core';
import { useForm, type GetInputPropsReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CertificationPreview, PersonPage } from '../../shared/contract/shapes.ts';
import { dateNames, dateTitles, shownDate } from '../../shared/time/computation.ts';
import { formOf, manualDateCorrected, manualDateEntered, type ManualDate } from '../../shared/time/manual-date.ts';
import { ActForm } from '../forms/act-form.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { NoPerson } from '../person/no-person.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { isDateName, manualDateBodyOf, wordsOf, type ManualDateWords } from './manual-date-words.ts';
import { sayShownDate } from './say-shown.ts';

/** Entering a date by hand, or correcting one; the engine's own answer stays beside it. */
export function ManualDatePage({ person, entry }: { readonly person: string; readonly entry?: string }) {
  const { queries } = useStation();
  const preview = useQuery(queries.certification.preview.queryOptions({ input: { person } }));
  return (
    <FormPage person={person} title={entry ? 'Correct a date by hand' : 'Enter a date by hand'}>
      {(page) => {
        const correcting = entry === undefined ? undefined : page.manualDates.find((manual) => manual.entry === entry);
        if (entry !== undefined && !correcting) return <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;
        if (!preview.data) return preview.error ? <NoPerson error={preview.error} /> : <Skeleton height={240} />;
        return <ManualDateForm key={entry ?? 'new'} page={page} correcting={correcting} present={preview.data} again={async () => (await preview.refetch()).data} />;
      }}
    </FormPage>
  );
}

interface ManualDateFormProps {
  readonly page: PersonPage;
  readonly correcting: ManualDate | undefined;
  readonly present: CertificationPreview;
  readonly again: () => Promise<CertificationPreview | undefined>;
}

function ManualDateForm({ page, correcting, present, again }: ManualDateFormProps) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [sight, setSight] = useState(present);
  const form = useForm<ManualDateWords>({ initialValues: wordsOf(correcting) });
  const { values } = form;
  const name = isDateName(values.date) ? values.date : null;
  const open = dateNames.filter((one) => one === correcting?.date || !page.manualDates.some((manual) => manual.date === one));
  return (
    <ActForm
      form={form}
      draft={{ key: `/people/${page.id}/manual-date${correcting ? `/${correcting.entry}` : ''}`, title: `Date by hand of ${page.identity?.name ?? 'a person'}` }}
      refresh={() => void again().then((fresh) => fresh && setSight(fresh))}
      acts={(words) => [
        {
          kind: correcting ? manualDateCorrected.name : manualDateEntered.name,
          subject: { type: 'person', id: page.id },
          effective: today,
          body: manualDateBodyOf(words, sight),
          seen: [...sight.seen],
          ...(correcting ? { strikes: correcting.entry, ...(words.why ? { reason: words.why } : {}) } : {}),
        },
      ]}
      fieldOf={({ code, field }) => (code === 'FLD-005' ? 'why' : field)}
      submit={correcting ? 'Record the correction' : 'Record'}
      recorded={correcting ? 'Correction recorded' : 'Date recorded'}
      onDone={() => go(`/people/${page.id}/sentence`)}
    >
      <section className="sheet" aria-label="The date">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <ChoiceField label="Date" withAsterisk choices={open.map((one) => ({ value: one, label: dateTitles[one] }))} {...form.getInputProps('date')} />
          <div>
            <Text size="sm" fw={500} mb={4}>
              It is
            </Text>
            <SegmentedControl
              aria-label="It is"
              value={values.is}
              onChange={(is) => form.setFieldValue('is', is)}
              data={[{ value: 'value', label: `A ${name ? formOf(name) : 'day'}` }, { value: 'NONE', label: 'None' }, { value: 'LIFE', label: 'Life' }]}
            />
          </div>
          {values.is === 'value' && <ValueField form={name ? formOf(name) : 'day'} {...form.getInputProps('value')} />}
        </SimpleGrid>
        {name && (
          <Text size="sm" className="quiet" mt="xs" data-testid="engine-answer">
            The engine’s own {dateTitles[name]}: {sayShownDate(shownDate(sight.computation, name))}. It stays beside the manual date.
          </Text>
        )}
      </section>
      <section className="sheet" aria-label="Why by hand">
        <ChoiceField label="Reason" withAsterisk choices={sight.manualReasons.map(({ code, title }) => ({ value: code, label: title }))} {...form.getInputProps('reason')} />
        <Textarea label="Remark" description="The order, the letter, the earlier computation" withAsterisk autosize minRows={2} mt="sm" {...form.getInputProps('remark')} />
      </section>
      {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('why')} />}
      <Text size="sm" className="quiet">
        The date is marked as manual wherever it shows. A second person checks it.
      </Text>
    </ActForm>
  );
}

function ValueField({ form, ...props }: { readonly form: 'day' | 'month' | 'term' } & GetInputPropsReturnType) {
  if (form === 'day') return <DayField label="Day" withAsterisk {...props} />;
  if (form === 'month') return <TextInput label="Month" placeholder="YYYY-MM" withAsterisk {...props} />;
  return <TextInput label="Term" placeholder="1-04-00" withAsterisk {...props} />;
}
