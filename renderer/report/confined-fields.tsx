import { SegmentedControl, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { MomentField } from '../forms/moment-field.tsx';
import classes from './report.module.css';
import type { ReportTyped } from './report-typed.ts';

const label = 'Confined pending the hearing';

/** Whether the person was confined pending the hearing, since when and where: from there the time to start the hearing counts. */
export function ConfinedFields({ form }: { readonly form: UseFormReturnType<ReportTyped> }) {
  const { confined } = form.values;
  return (
    <div className={classes['confined']}>
      <div>
        <Text size="sm" fw={500} mb={3}>
          {label}
        </Text>
        <SegmentedControl
          data={[
            { value: '', label: 'not said' },
            { value: 'no', label: 'no' },
            { value: 'keeplock', label: 'keeplock' },
            { value: 'SHU', label: 'SHU' },
          ]}
          aria-label={label}
          {...form.getInputProps('confined')}
        />
      </div>
      {(confined === 'keeplock' || confined === 'SHU') && <MomentField label="Confined" withAsterisk {...form.getInputProps('confinedAt')} />}
    </div>
  );
}
