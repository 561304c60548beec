import { Stack, Text } from '@mantine/core';
import type { EndedBody } from '../../shared/discipline/segregation.ts';
import { sayDay } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import type { PersonFormProps } from './act-forms.ts';
import { PersonForm } from './person-form.tsx';

/** The end of a stay in segregated confinement; its last day counts. */
export function EndedForm(asked: PersonFormProps) {
  const { today } = useWho();
  const before = asked.correcting?.body as EndedBody | undefined;
  const stays = asked.page.segregation.filter(({ to, root }) => to === null || root === before?.placed);
  const going = stays.find(({ to }) => to === null);
  if (stays.length === 0) return <div className="sheet empty">No stay in segregated confinement is going on.</div>;
  return (
    <PersonForm
      asked={asked}
      initial={{ placed: before?.placed ?? going?.root ?? '', day: before?.day ?? today, reason: '' }}
      dayOf={({ day }) => day}
      bodyOf={({ placed, day }) => ({ placed, day })}
      submit="Record the release"
      recorded="Release recorded"
    >
      {(form) => (
        <section className="sheet">
          <Stack gap="md">
            <ChoiceField label="Stay" withAsterisk choices={stays.map(({ root, from, where }) => ({ value: root, label: `${where}, since ${sayDay(from)}` }))} {...form.getInputProps('placed')} />
            <DayField label="Last day" withAsterisk {...form.getInputProps('day')} />
            <Text size="sm" className="quiet">
              The last day counts as a day of segregated confinement.
            </Text>
          </Stack>
        </section>
      )}
    </PersonForm>
  );
}
