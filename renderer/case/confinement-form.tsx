import { Radio, Stack, Text } from '@mantine/core';
import { pendingConfinementOf } from '../../shared/discipline/confinement-pending.ts';
import { sayMoment } from '../../shared/discipline/moment.ts';
import { withDays } from '../design/day.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { useWho } from '../shell/who.ts';
import type { CaseFormProps } from './act-forms.ts';
import { CaseForm } from './case-form.tsx';

/** That confinement pending the hearing began or ended. */
export function ConfinementForm(asked: CaseFormProps) {
  const { today } = useWho();
  const before = asked.correcting?.kind === 'confinement.pending' ? asked.correcting.body : undefined;
  const open = pendingConfinementOf(asked.held).find(({ to }) => to === null);
  const ends = asked.move === undefined ? open !== undefined : asked.move === 'confinement ended';
  const initial = { at: before?.at ?? `${today}T`, happened: (before?.happened ?? (ends ? 'ended' : 'began')) as string, where: before?.happened === 'began' ? before.where : (open?.where ?? 'keeplock'), reason: '' };
  return (
    <CaseForm
      asked={asked}
      initial={initial}
      bodyOf={({ happened, where }) => (happened === 'began' ? { happened, where } : { happened })}
      submit="Record"
      recorded="Confinement recorded"
    >
      {(form) => {
        const began = form.values.happened === 'began';
        return (
          <section className="sheet">
            <Stack gap="md">
              <Radio.Group label="What happened" withAsterisk {...form.getInputProps('happened')}>
                <Stack gap={6} mt={6}>
                  <Radio value="began" label="Confined pending the hearing" />
                  <Radio value="ended" label="Released from confinement pending the hearing" />
                </Stack>
              </Radio.Group>
              {began && (
                <Radio.Group label="Where" withAsterisk {...form.getInputProps('where')}>
                  <Stack gap={6} mt={6}>
                    <Radio value="keeplock" label="Keeplock" />
                    <Radio value="SHU" label="SHU" />
                  </Stack>
                </Radio.Group>
              )}
              <MomentField label={began ? 'Confined' : 'Released'} withAsterisk autoFocus {...form.getInputProps('at')} />
              <Text size="sm" className="quiet">
                {began
                  ? 'The time to start the hearing counts from the day after it (7 NYCRR 251-5.1(a)).'
                  : open
                    ? withDays(`Confined since ${sayMoment(open.from)}, ${open.where}.`)
                    : 'No confinement pending this hearing is going on.'}
              </Text>
            </Stack>
          </section>
        );
      }}
    </CaseForm>
  );
}
