import { Radio, Stack, Text } from '@mantine/core';
import { numbersOn } from '../../shared/discipline/halt.ts';
import { populations, type NotedBody } from '../../shared/discipline/segregation.ts';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import type { PersonFormProps } from './act-forms.ts';
import classes from './case.module.css';
import { PersonForm } from './person-form.tsx';

/** That a person belongs to a group that nobody segregates, from a day, until another where it ends. */
export function PopulationForm(asked: PersonFormProps) {
  const { today, procedures } = useWho();
  const before = asked.correcting?.body as NotedBody | undefined;
  return (
    <PersonForm
      asked={asked}
      initial={{ group: (before?.group ?? '') as string, from: before?.from ?? today, until: before?.until ?? '', reason: '' }}
      dayOf={({ from }) => from}
      bodyOf={({ group, from, until }) => ({ group, from, ...(until ? { until } : {}) })}
      submit="Record the group"
      recorded="Special population recorded"
    >
      {(form) => (
        <section className="sheet">
          <Stack gap="md">
            <Radio.Group label="Group" description="Nobody of it is segregated (Correction Law 2(33)). The two groups of age follow from the date of birth." withAsterisk {...form.getInputProps('group')}>
              <Stack gap={6} mt={6}>
                {populations.map((group) => (
                  <Radio key={group} value={group} label={group.charAt(0).toUpperCase() + group.slice(1)} />
                ))}
              </Stack>
            </Radio.Group>
            <div className={classes['pair']}>
              <DayField label="From" withAsterisk {...form.getInputProps('from')} />
              <DayField label="Until" {...form.getInputProps('until')} />
            </div>
            <Text size="sm" className="quiet">
              Post-partum lasts {numbersOn(procedures, today).postPartumWeeks} weeks from its first day unless a day is given.
            </Text>
          </Stack>
        </section>
      )}
    </PersonForm>
  );
}
