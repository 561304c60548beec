import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { shuAdmissionCorrected, shuAdmitted, shuReleaseCorrected, shuReleased } from '../../shared/shu/drc-stay.ts';
import type { Stated } from '../../shared/shu/slice.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { drcActAddress, drcAddress } from './addresses.ts';

const kinds = { admitted: [shuAdmitted, shuAdmissionCorrected], released: [shuReleased, shuReleaseCorrected] } as const;

/** Admission to the unit or release from it, by its day; or the correction of one. */
export function StayForm({ page, act, correcting }: { readonly page: PersonPage; readonly act: 'admitted' | 'released'; readonly correcting: Stated | undefined }) {
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm({ initialValues: { day: correcting?.day ?? '', reason: '' } });
  const [entered, corrected] = kinds[act];
  const word = act === 'admitted' ? 'Admission' : 'Release';
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: drcActAddress(page.id, act, correcting?.root), title: `${word}, SHU: ${page.identity?.name ?? 'a person'}` }}
      acts={({ day, reason }) => [
        {
          kind: (correcting ? corrected : entered).name,
          subject: { type: 'person', id: page.id },
          effective: day,
          body: {},
          seen: [...seen],
          ...(reason ? { reason } : {}),
          ...(correcting ? { strikes: correcting.entry } : {}),
        },
      ]}
      fieldOf={({ field }) => (field === 'effective' ? 'day' : field)}
      submit={correcting ? 'Record the correction' : 'Record'}
      recorded={correcting ? 'Correction recorded' : `${word} recorded`}
      onDone={() => go(drcAddress(page.id))}
    >
      <section className="sheet">
        <Stack gap="md">
          <DayField label={act === 'admitted' ? 'Admitted on' : 'Released on'} withAsterisk {...form.getInputProps('day')} />
          <Textarea label={correcting ? 'Reason for the correction' : 'Remarks, such as from where'} withAsterisk={correcting !== undefined} autosize minRows={1} {...form.getInputProps('reason')} />
          <Text size="sm" className="quiet">
            {act === 'admitted'
              ? 'The confinement owed when this day is over is what the review by the committee is reckoned from (PIMS, Upstate 5/01/01 p. 1 G).'
              : 'It ends the stay: the next admission begins another, with a review of its own.'}
          </Text>
        </Stack>
      </section>
    </ActForm>
  );
}
