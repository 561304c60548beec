import { Alert, Group, SegmentedControl, Stack, TagsInput, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn } from '../../shared/discipline/case.ts';
import { reportCorrected, reportWritten, type Report } from '../../shared/discipline/report.ts';
import { isDay } from '../../shared/entry/day.ts';
import { caseAddress } from '../case/addresses.ts';
import { whyReturned } from '../case/why-returned.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { tidyTime } from '../forms/time-text.ts';
import { useWho } from '../shell/who.ts';
import { ConfinedFields } from './confined-fields.tsx';
import { Particulars } from './particulars.tsx';
import classes from './report.module.css';
import { blankReport, bodyOfReport, fieldOfReport, typedOf, type ReportTyped } from './report-typed.ts';
import { RulesField } from './rules-field.tsx';

/** Writing a misbehavior report, or correcting one's own: one that the review officer has returned is sent again by it. */
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
  // As it was when the form was opened: once it is sent again, the case is no longer returned.
  const [returned] = useState(() => {
    const held = correcting && caseIn(page, correcting.root);
    return held ? whyReturned(held) : null;
  });
  const form = useForm<ReportTyped>({ initialValues: correcting ? { ...typedOf(correcting), reason: returned === null ? '' : 'Written again after its return' } : blankReport(today) });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: `/people/${page.id}/report${correcting ? `/${correcting.entry}` : ''}`, title: `Misbehavior report on ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => [
        {
          kind: correcting ? reportCorrected.name : reportWritten.name,
          subject: { type: 'person', id: page.id },
          effective: isDay(words.date) ? words.date : today,
          body: bodyOfReport(words),
          seen: [...seen],
          ...(words.reason ? { reason: words.reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => fieldOfReport(field)}
      submit={returned !== null ? 'Send the report again' : correcting ? 'Record the correction' : 'Record the report'}
      recorded={returned !== null ? 'Report sent again' : correcting ? 'Correction recorded' : 'Report recorded'}
      onDone={() => go(correcting && returned !== null ? caseAddress(page.id, correcting.root) : `/people/${page.id}/discipline`)}
    >
      {returned !== null && (
        <Alert color="yellow" title="Returned to you by the review officer" role="note">
          {returned}
        </Alert>
      )}
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
          <RulesField day={form.values.date} today={today} {...form.getInputProps('rules')} />
          <Textarea label="What happened" description="What you saw or learned, in order: who, what, where, how you know." withAsterisk autosize minRows={7} maxRows={20} {...form.getInputProps('narrative')} />
          <TagsInput label="Witnesses" placeholder="A name, then Enter" acceptValueOnBlur {...form.getInputProps('witnesses')} />
          <ConfinedFields form={form} />
          <Particulars form={form} />
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
