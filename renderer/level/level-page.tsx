import { Alert, SegmentedControl, Select, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { cellAssigned } from '../../shared/housing/cell.ts';
import { levelAssigned, levelNames, type Level } from '../../shared/shu/level.ts';
import { sayDay } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

/** Assigning a level, a cell, or both, from a day and for a reason. */
export function LevelPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="Assign a level or a cell">
      {(page) => <LevelForm page={page} />}
    </FormPage>
  );
}

const same = 'same';

function LevelForm({ page }: { readonly page: PersonPage }) {
  const [, go] = useLocation();
  const { today } = useWho();
  const { queries } = useStation();
  const [seen, setSeen] = useState(page.seen);
  const units = useQuery(queries.housing.units.queryOptions());
  const level = page.levels.at(-1);
  const cell = page.cells.at(-1);
  const form = useForm({ initialValues: { level: same as string, unit: cell?.unit ?? '', cell: '', since: today, reason: '' } });
  const { values } = form;
  const board = useQuery({ ...queries.housing.board.queryOptions({ input: { unit: values.unit } }), enabled: units.data?.some((unit) => unit.code === values.unit) ?? false });
  const wanted = values.level === same ? level?.level : (values.level as Level);
  const free = board.data?.galleries.map((gallery) => ({
    group: `${gallery.name}${gallery.levels.length > 0 ? `, Level ${gallery.levels.join(' and ')}` : ''}`,
    fits: gallery.levels.length === 0 || wanted === undefined || gallery.levels.includes(wanted),
    items: gallery.cells.filter((one) => one.person === null).map((one) => one.cell),
  }));
  const acts = (words: typeof values): readonly Act[] => {
    const common = { subject: { type: 'person' as const, id: page.id }, effective: words.since, seen: [...seen], ...(words.reason ? { reason: words.reason } : {}) };
    return [
      ...(words.level === same ? [] : [{ ...common, kind: levelAssigned.name, body: { level: words.level } }]),
      ...(words.cell === '' ? [] : [{ ...common, kind: cellAssigned.name, body: { unit: words.unit, cell: words.cell } }]),
    ];
  };
  const nothing = values.level === same && values.cell === '';
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: `/people/${page.id}/assign`, title: `Level or cell of ${page.identity?.name ?? 'a person'}` }}
      acts={(words) => (acts(words).length > 0 ? acts(words) : [{ kind: levelAssigned.name, subject: { type: 'person', id: page.id }, effective: today, body: {} }])}
      fieldOf={({ field }) => (field === 'effective' ? 'since' : field)}
      submit="Record"
      recorded="Assignment recorded"
      onDone={() => go(`/people/${page.id}/level`)}
    >
      <section className="sheet">
        <Stack gap="md">
          <div>
            <Title order={2} size="h3">
              Now
            </Title>
            <Text>
              {level ? (
                <>
                  <LevelMark level={level.level} /> since {sayDay(level.since)}
                </>
              ) : (
                'In no level'
              )}
              , {cell ? `cell ${cell.cell} of ${cell.unit} since ${sayDay(cell.since)}` : 'in no cell'}.
            </Text>
          </div>
          <div>
            <Text size="sm" fw={500} mb={3}>
              Level
            </Text>
            <SegmentedControl
              aria-label="Level"
              data={[{ value: same, label: 'As now' }, { value: 'I', label: 'Level I' }, { value: 'II', label: 'Level II' }, { value: 'III', label: 'Level III' }]}
              {...form.getInputProps('level')}
            />
            {form.errors['level'] && (
              <Text size="sm" c="red">
                {form.errors['level']}
              </Text>
            )}
            {values.level !== same && (
              <Text size="sm" className="quiet" mt={4}>
                {levelNames[values.level as Level]}.
              </Text>
            )}
          </div>
          <SimpleGrid cols={3} spacing="sm">
            <Select label="Unit" data={(units.data ?? []).map((unit) => ({ value: unit.code, label: `${unit.code} ${unit.name}` }))} searchable {...form.getInputProps('unit')} onChange={(unit) => form.setValues({ unit: unit ?? '', cell: '' })} />
            <Select
              label="Free cell"
              placeholder="As now"
              clearable
              searchable
              data={(free ?? []).filter((group) => group.items.length > 0).map(({ group, items, fits }) => ({ group: fits ? group : `${group} (not designated)`, items }))}
              {...form.getInputProps('cell')}
              onChange={(chosen) => form.setFieldValue('cell', chosen ?? '')}
              value={values.cell || null}
            />
            <DayField label="From" withAsterisk {...form.getInputProps('since')} />
          </SimpleGrid>
          {board.data && free?.every((group) => group.items.length === 0) && <Alert color="yellow">There is no free cell in {board.data.name}.</Alert>}
          <Textarea label="Reason" withAsterisk autosize minRows={2} placeholder="Thirty days in Level I without a report; bed free on 9B1" {...form.getInputProps('reason')} />
          {nothing && (
            <Text size="sm" className="quiet">
              Choose a level, a cell, or both.
            </Text>
          )}
        </Stack>
      </section>
    </ActForm>
  );
}
