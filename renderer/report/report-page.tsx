import { Group, MultiSelect, SegmentedControl, Stack, TagsInput, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { reportCorrected, reportWritten, type Report } from '../../shared/discipline/report.ts';
import { rulesOfBehavior } from '../../shared/discipline/rules-of-behavior.ts';
import { isDay } from '../../shared/entry/day.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import classes from './report.module.css';

/** Writing a misbehavior report, or correcting one's own. */
export function ReportPage({ person, entry }: { readonly person: string; readonly entry?: string }) {
  const { who } = useWho();
  return (
    <FormPage person={person} title={entry ? 'Correct a misbehavior report' : 'Write a misbehavior report'}>
      {(page) => {
        const correcting = entry === undefined ? undefined : page.reports.find((report) => report.entry === entry);
        if (entry !== undefined && !correcting) return <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the report that stands.</div>;
        if (correcting && correcting.author !== who.account) return <div className="sheet empty">A report is corrected by whoever wrote it.</div>;
        return <ReportForm key={entry ?? 'new'} page={page} correcting={correcting} />;
      }}
    </FormPage>
  );
}

function ReportForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: Report | undefined }) {
  const [, go] = useLocation();
  const { today } = useWho();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({
    initialValues: {
      date: correcting?.date ?? today,
      time: correcting?.time ?? '',
      place: correcting?.place ?? '',
      rules: [...(correcting?.rules ?? [])],
      tier: String(correcting?.tier ?? 2),
      narrative: correcting?.narrative ?? '',
      witnesses: [...(correcting?.witnesses ?? [])],
      reason: '',
    },
  });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: `/people/${page.id}/report${correcting ? `/${correcting.entry}` : ''}`, title: `Misbehavior report on ${page.identity?.name ?? 'a person'}` }}
      acts={({ reason, tier, time, ...words }) => [
        {
          kind: correcting ? reportCorrected.name : reportWritten.name,
          subject: { type: 'person', id: page.id },
          effective: isDay(words.date) ? words.date : today,
          body: { ...words, time: tidyTime(time), tier: Number(tier) },
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => field.split('.')[0] ?? null}
      submit={correcting ? 'Record the correction' : 'Record the report'}
      recorded={correcting ? 'Correction recorded' : 'Report recorded'}
      onDone={() => go(`/people/${page.id}/discipline`)}
    >
      <section className="sheet">
        <Stack gap="sm">
          <div className={classes['when']}>
            <DayField label="Date of the incident" withAsterisk {...form.getInputProps('date')} />
            <TextInput label="Time" placeholder="14:35" withAsterisk autoFocus {...form.getInputProps('time')} onBlur={() => form.setFieldValue('time', tidyTime(form.values.time))} />
            <TextInput label="Place" placeholder="8 Building, A-1 gallery" withAsterisk {...form.getInputProps('place')} />
            <div>
              <Text size="sm" fw={500} mb={3}>
                Tier proposed
              </Text>
              <SegmentedControl data={[{ value: '1', label: 'I' }, { value: '2', label: 'II' }, { value: '3', label: 'III' }]} aria-label="Tier proposed" {...form.getInputProps('tier')} />
            </div>
          </div>
          <MultiSelect
            label="Rules broken (7 NYCRR 270.2)"
            placeholder={form.values.rules.length === 0 ? 'Number or words: 100.13, fighting' : ''}
            data={rulesOfBehavior.map((rule) => ({ value: rule.number, label: `${rule.number} ${rule.title}` }))}
            searchable
            limit={12}
            withAsterisk
            hidePickedOptions
            nothingFoundMessage="No rule of that number or name"
            {...form.getInputProps('rules')}
          />
          <Textarea label="What happened" description="What you saw or learned, in order: who, what, where, how you know." withAsterisk autosize minRows={7} maxRows={20} {...form.getInputProps('narrative')} />
          <TagsInput label="Witnesses" placeholder="A name, then Enter" acceptValueOnBlur {...form.getInputProps('witnesses')} />
          {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />}
          {!correcting && <Textarea label="Remark" description="Say here why the report is late, if it is." autosize minRows={1} {...form.getInputProps('reason')} />}
        </Stack>
      </section>
      <Group>
        <Text size="sm" className="quiet">
          The review officer sets the tier. Titles of rules are to be checked against the official text.
        </Text>
      </Group>
    </ActForm>
  );
}

/** A time as officers write it, `1435` or `9:05`, brought to HH:MM. */
function tidyTime(text: string): string {
  const parts = /^(\d{1,2}):?(\d{2})$/.exec(text.trim());
  return parts ? `${parts[1]!.padStart(2, '0')}:${parts[2]}` : text.trim();
}
