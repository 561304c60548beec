import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { personalGrounds } from '../../shared/discipline/notice.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { CaseForm } from './case-form.tsx';

const groundWords = { illiterate: 'Does not read', 'not English-speaking': 'Does not speak English', 'sensorially disabled': 'Does not see or hear well' } as const;

/** The charges served on the person: by whom, when, and what showed that he or she needs help with the defense. */
export function NoticeForm(asked: CaseFormProps) {
  const { who, today, procedures } = useWho();
  const before = asked.correcting?.kind === 'notice.served' ? asked.correcting.body : undefined;
  const { noticeHours } = inForceOn(procedures.discipline, Temporal.PlainDate.from(today)).numbers;
  return (
    <CaseForm
      asked={asked}
      initial={{ at: before?.at ?? `${today}T`, servedBy: before?.servedBy ?? who.name, refusedToSign: before?.refusedToSign ?? false, grounds: [...(before?.grounds ?? [])] as string[], reason: '' }}
      bodyOf={({ servedBy, refusedToSign, grounds }) => ({ servedBy, ...(refusedToSign ? { refusedToSign: true } : {}), ...(grounds.length > 0 ? { grounds } : {}) })}
      submit="Record the service"
      recorded="Notice recorded"
    >
      {(form) => (
        <section className="sheet">
          <Stack gap="md">
            <MomentField label="Served" withAsterisk autoFocus {...form.getInputProps('at')} />
            <TextInput label="Served by" withAsterisk maw={332} {...form.getInputProps('servedBy')} />
            <Checkbox label="The person refused to sign" {...form.getInputProps('refusedToSign', { type: 'checkbox' })} />
            <Checkbox.Group label="Help with the defense is required" description="What the service showed; an assistant is then given (7 NYCRR 251-4.1)." {...form.getInputProps('grounds')}>
              <Stack gap={6} mt={6}>
                {personalGrounds.map((ground) => (
                  <Checkbox key={ground} value={ground} label={groundWords[ground]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Text size="sm" className="quiet">
              A Tier II or III hearing begins {noticeHours} hours after it at the earliest.
            </Text>
          </Stack>
        </section>
      )}
    </CaseForm>
  );
}
