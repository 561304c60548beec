import { Stack, Text, Textarea } from '@mantine/core';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { CaseForm } from './case-form.tsx';

/** Sending a report back to its author, with the reason. */
export function ReturnedForm(asked: CaseFormProps) {
  const { now } = useWho();
  const author = asked.page.authors[asked.held.report.author] ?? asked.held.report.author;
  return (
    <CaseForm asked={asked} initial={{ at: now, why: '', reason: '' }} bodyOf={({ why }) => ({ why })} submit="Return the report" recorded="Report returned">
      {(form) => (
        <section className="sheet">
          <Stack gap="sm">
            <Textarea label="What is to be written otherwise" description={`${author} reads it above the report.`} withAsterisk autoFocus autosize minRows={3} {...form.getInputProps('why')} />
            <MomentField label="Returned" withAsterisk {...form.getInputProps('at')} />
            <Text size="sm" className="quiet">
              The clocks run on from the first writing of the report.
            </Text>
          </Stack>
        </section>
      )}
    </CaseForm>
  );
}
