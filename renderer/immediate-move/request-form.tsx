import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { immediateMoveRequested, natures } from '../../shared/shu/immediate-move.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { useLocation } from 'wouter';
import { moveAddress } from './addresses.ts';
import { ReportChoice } from './report-choice.tsx';

/** Asking the Watch Commander for an immediate move: what happened, of which nature, on which report if one is written already. */
export function RequestForm({ page, report }: { readonly page: PersonPage; readonly report: string | undefined }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({ initialValues: { report: page.cases.some(({ root }) => root === report) ? report! : '', nature: '', words: '', askedOn: today } });
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: moveAddress(page.id, report), title: `Immediate move of ${page.identity?.name ?? 'a person'}` }}
      acts={({ report: on, nature, words, askedOn }) => [
        {
          kind: immediateMoveRequested.name,
          subject: { type: 'person', id: page.id },
          effective: askedOn,
          body: { nature, words, ...(on === '' ? {} : { report: on }) },
          seen: [...seen],
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'askedOn' : field)}
      submit="Ask for the move"
      recorded="Asked for"
      onDone={(isRecorded) => !isRecorded && go(`/people/${page.id}/level`)}
    >
      <section className="sheet" aria-label="Ask for an immediate move">
        <Stack gap="md">
          <Text size="sm">
            Immediate movement is for misconduct whose nature warrants it; the Watch Commander approves it before anybody is moved (PIMS R9).
          </Text>
          <Radio.Group label="What it is" withAsterisk {...form.getInputProps('nature')}>
            <Stack gap={6} mt={6}>
              {natures.map((nature) => (
                <Radio key={nature} value={nature} label={nature.charAt(0).toUpperCase() + nature.slice(1)} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea label="What happened" withAsterisk autosize minRows={3} {...form.getInputProps('words')} />
          <ReportChoice page={page} {...form.getInputProps('report')} />
          <DayField label="Asked for on" withAsterisk {...form.getInputProps('askedOn')} />
        </Stack>
      </section>
    </ActForm>
  );
}
