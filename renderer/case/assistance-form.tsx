import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { assistanceGrounds } from '../../shared/discipline/assistance.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { CaseForm } from './case-form.tsx';

/** Help with the defense: the meeting with the assistant, or that the person waived it. */
export function AssistanceForm(asked: CaseFormProps) {
  const { today, procedures } = useWho();
  const before = asked.correcting?.kind === 'assistance.given' ? asked.correcting.body : undefined;
  const numbers = inForceOn(procedures.discipline, Temporal.PlainDate.from(today)).numbers;
  const grounds = assistanceGrounds(asked.held, numbers);
  return (
    <CaseForm
      asked={asked}
      initial={{ at: before?.at ?? `${today}T`, how: (before?.how ?? 'given') as string, assistant: before?.how === 'given' ? before.assistant : '', reason: '' }}
      bodyOf={({ how, assistant }) => (how === 'given' ? { how, assistant } : { how })}
      submit="Record"
      recorded="Assistance recorded"
    >
      {(form) => {
        const given = form.values.how === 'given';
        return (
          <section className="sheet">
            <Stack gap="md">
              <Text size="sm">{grounds.length > 0 ? `Assistance is required: ${grounds.join('; ')}.` : 'Nothing on record requires assistance; it may be given all the same.'}</Text>
              <Radio.Group label="What happened" withAsterisk {...form.getInputProps('how')}>
                <Stack gap={6} mt={6}>
                  <Radio value="given" label="The assistant met the person" />
                  <Radio value="waived" label="The person waived assistance" />
                </Stack>
              </Radio.Group>
              {given && <TextInput label="Assistant" withAsterisk autoFocus maw={332} {...form.getInputProps('assistant')} />}
              <MomentField label={given ? 'Met' : 'Waived'} withAsterisk {...form.getInputProps('at')} />
              {given && (
                <Text size="sm" className="quiet">
                  The hearing begins {numbers.assistanceHours} hours after the meeting at the earliest.
                </Text>
              )}
            </Stack>
          </section>
        );
      }}
    </CaseForm>
  );
}
