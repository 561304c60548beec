import { Button, Group, MultiSelect, Select, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Act } from '../../shared/contract/contract.ts';
import type { DesignationLine } from '../../shared/contract/housing-shapes.ts';
import type { UnitLayout } from '../../shared/contract/shapes.ts';
import type { Sight } from '../../shared/entry/header.ts';
import { levels } from '../../shared/facility/facility.ts';
import { designatedOn, designationCorrected, designationVoided, galleryDesignated, sayLevels } from '../../shared/housing/designation.ts';
import { sayDay } from '../design/day.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';

/** To which levels the galleries of a special housing unit are designated today, since when, and how it came to that (PIMS R17). */
export function Designations({ unit, facility }: { readonly unit: UnitLayout; readonly facility: string }) {
  const { queries } = useStation();
  const { today, who } = useWho();
  const held = useQuery(queries.housing.designations.queryOptions({ input: { unit: unit.code } }));
  const [open, setOpen] = useState<Opened | null>(null);
  if (!held.data) return null;
  const { lines, seen } = held.data;
  const oldestFirst = lines.toReversed();
  const mayDesignate = galleryDesignated.roles.includes(who.role);
  return (
    <section className="sheet" aria-label={`Designations of ${unit.code}`}>
      <div className="sheet-title">
        <Title order={2}>Levels of the galleries of {unit.code}</Title>
        {mayDesignate && open === null && (
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ is: 'new' })}>
            Designate a gallery
          </Button>
        )}
      </div>
      {open !== null && <DesignationForm key={open.is === 'new' ? 'new' : open.line.entry} unit={unit} facility={facility} opened={open} seen={seen} done={() => setOpen(null)} />}
      <Table>
        <Table.Tbody>
          {unit.galleries.map((gallery) => {
            const own = lines.filter((line) => line.gallery === gallery.code);
            const now = own.find((line) => line.since <= today);
            return (
              <Table.Tr key={gallery.code}>
                <Table.Td className="mono">{gallery.code}</Table.Td>
                <Table.Td>
                  {[gallery.floor, gallery.side].filter(Boolean).join(' ')}
                  <div className="quiet">{gallery.beds === undefined || gallery.beds === 1 ? 'one bed a cell' : `${gallery.beds} beds a cell`}</div>
                </Table.Td>
                <Table.Td>
                  <b>{sayLevels(designatedOn(oldestFirst, unit.code, gallery, today))}</b> <span className="quiet">{now ? `since ${sayDay(now.since)}` : 'as the unit is described'}</span>
                  {own.map((line) => (
                    <Text key={line.root} size="sm">
                      From {sayDay(line.since)}: {sayLevels(line.levels)}. {line.reason} <span className="quiet">{line.authorName}</span>
                      {mayDesignate && (
                        <>
                          {' '}
                          <Button size="compact-xs" variant="subtle" onClick={() => setOpen({ is: 'correct', line })}>
                            Correct
                          </Button>
                          <Button size="compact-xs" variant="subtle" color="red" onClick={() => setOpen({ is: 'strike out', line })}>
                            Strike out
                          </Button>
                        </>
                      )}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

type Opened = { readonly is: 'new' } | { readonly is: 'correct' | 'strike out'; readonly line: DesignationLine };

function DesignationForm({ unit, facility, opened, seen: seenNow, done }: { readonly unit: UnitLayout; readonly facility: string; readonly opened: Opened; readonly seen: readonly Sight[]; readonly done: () => void }) {
  const { today } = useWho();
  const line = opened.is === 'new' ? undefined : opened.line;
  const [seen, setSeen] = useState(seenNow);
  const form = useForm({ initialValues: { gallery: line?.gallery ?? '', levels: [...(line?.levels ?? [])] as string[], since: line?.since ?? today, reason: '' } });
  const acts = ({ gallery, levels: to, since, reason }: typeof form.values): readonly Act[] => {
    const common = { subject: { type: 'facility' as const, id: facility }, effective: since, seen: [...seen], ...(reason ? { reason } : {}), ...(line ? { strikes: line.entry } : {}) };
    if (opened.is === 'strike out') return [{ ...common, kind: designationVoided.name, body: {} }];
    return [{ ...common, kind: opened.is === 'correct' ? designationCorrected.name : galleryDesignated.name, body: { unit: unit.code, gallery, levels: levels.filter((level) => to.includes(level)) } }];
  };
  const title = { new: 'Designate a gallery', correct: 'Correct a designation', 'strike out': `Strike out: ${line?.gallery} ${sayLevels(line?.levels ?? [])} from ${line ? sayDay(line.since) : ''}` }[opened.is];
  return (
    <Stack gap="sm" mb="md">
      <Title order={3}>{title}</Title>
      <ActForm
        form={form}
        draft={{ key: `/units/${unit.code}/designation/${line?.entry ?? 'new'}${opened.is === 'strike out' ? '/out' : ''}`, title: `${title}, ${unit.code}` }}
        acts={acts}
        fieldOf={({ field }) => (field === 'effective' ? 'since' : field)}
        submit="Record"
        recorded={opened.is === 'strike out' ? 'Struck out' : 'Designation recorded'}
        refresh={() => setSeen(seenNow)}
        onDone={done}
      >
        {opened.is !== 'strike out' && (
          <Group align="flex-end">
            <Select label="Gallery" withAsterisk w={230} searchable data={unit.galleries.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} {...form.getInputProps('gallery')} onChange={(gallery) => form.setFieldValue('gallery', gallery ?? '')} />
            <MultiSelect label="Levels" w={220} data={[...levels]} placeholder={form.values.levels.length === 0 ? 'none' : ''} {...form.getInputProps('levels')} />
            <DayField label="From" withAsterisk {...form.getInputProps('since')} />
          </Group>
        )}
        <Textarea label="Reason" withAsterisk autosize minRows={2} {...form.getInputProps('reason')} />
      </ActForm>
    </Stack>
  );
}
