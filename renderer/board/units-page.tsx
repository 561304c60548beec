import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnitLayout } from '../../shared/contract/shapes.ts';
import { levels, unitDescribed, type Unit } from '../../shared/facility/facility.ts';
import { Refusals } from '../forms/act-form.tsx';
import { useRecord } from '../forms/use-record.ts';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { say } from '../forms/say.ts';
import { Designations } from './designations.tsx';

/** The units of the facility as they are built: galleries, cells, and the levels that galleries are designated to. */
export function UnitsPage() {
  const { queries } = useStation();
  const units = useQuery(queries.housing.units.queryOptions());
  const status = useQuery(queries.station.status.queryOptions());
  const [open, setOpen] = useState<UnitLayout | 'new' | null>(null);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Units and cells</h1>
          <Text className="quiet">A unit is described anew when it changes; earlier descriptions stay in the daybook (PIMS R17).</Text>
        </div>
        <Button onClick={() => setOpen('new')}>Describe a unit</Button>
      </div>
      <Stack gap="md">
        {open !== null && <UnitForm key={open === 'new' ? 'new' : open.code} unit={open === 'new' ? null : open} done={() => setOpen(null)} />}
        <section className="sheet">
          {units.data?.length === 0 && <div className="empty">No unit is described yet.</div>}
          <Table>
            <Table.Tbody>
              {units.data?.map((unit) => (
                <Table.Tr key={unit.code}>
                  <Table.Td className="mono">{unit.code}</Table.Td>
                  <Table.Td>{unit.name}</Table.Td>
                  <Table.Td>{unit.use === 'shu' ? 'special housing' : 'general'}</Table.Td>
                  <Table.Td>{unit.galleries.length} galleries</Table.Td>
                  <Table.Td>
                    {unit.people} people in {unit.galleries.reduce((sum, gallery) => sum + gallery.cells.length, 0)} cells
                  </Table.Td>
                  <Table.Td ta="right">
                    <Button size="compact-sm" variant="subtle" onClick={() => setOpen(unit)}>
                      Describe anew
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
        {units.data?.filter((unit) => unit.use === 'shu').map((unit) => <Designations key={unit.code} unit={unit} facility={status.data?.facility?.id ?? ''} />)}
      </Stack>
    </div>
  );
}

interface GalleryWords {
  code: string;
  name: string;
  floor: string | null;
  side: 'A' | 'B' | null;
  levels: string[];
  cells: string;
  count: number;
  beds: number | string;
}

const blankGallery: GalleryWords = { code: '', name: '', floor: null, side: null, levels: [], cells: '', count: 24, beds: 1 };

/** The names of a gallery's cells, counted from one: `8A1-01 8A1-02 …`. */
function cellNames(gallery: string, count: number): string {
  return Array.from({ length: count }, (_, cell) => `${gallery}-${String(cell + 1).padStart(2, '0')}`).join(' ');
}

function UnitForm({ unit, done }: { readonly unit: UnitLayout | null; readonly done: () => void }) {
  const { queries } = useStation();
  const { today } = useWho();
  const status = useQuery(queries.station.status.queryOptions());
  const recording = useRecord();
  const form = useForm({
    initialValues: {
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      use: unit?.use ?? 'shu',
      galleries: unit ? unit.galleries.map((gallery) => ({ code: gallery.code, name: gallery.name, floor: gallery.floor ?? null, side: gallery.side ?? null, levels: [...(gallery.levels ?? [])], cells: gallery.cells.join(' '), count: gallery.cells.length, beds: gallery.beds ?? 1 })) : [blankGallery],
    },
  });
  const { values } = form;
  const send = async () => {
    const facility = status.data?.facility?.id ?? '';
    const body: Unit = {
      code: values.code,
      name: values.name,
      use: values.use as Unit['use'],
      galleries: values.galleries.map((gallery) => ({
        code: gallery.code,
        name: gallery.name || `Gallery ${gallery.code}`,
        ...(gallery.floor ? { floor: gallery.floor as 'lower' } : {}),
        ...(gallery.side ? { side: gallery.side } : {}),
        ...(values.use === 'shu' ? { levels: gallery.levels as Unit['galleries'][number]['levels'] } : {}),
        ...(Number(gallery.beds) > 1 ? { beds: Number(gallery.beds) } : {}),
        cells: gallery.cells.split(/[\s,]+/).filter(Boolean),
      })),
    };
    const entries = await recording.record([{ kind: unitDescribed.name, subject: { type: 'facility', id: facility }, effective: today, body }]);
    if (!entries) return;
    say('Unit described', 'It is in the book.');
    done();
  };
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{unit ? `Describe ${unit.code} anew` : 'Describe a unit'}</Title>
        <Refusals failure={recording.failure} problems={recording.problems} />
        <Group>
          <TextInput label="Code" w={110} withAsterisk {...form.getInputProps('code')} disabled={unit !== null} />
          <TextInput label="Name" withAsterisk {...form.getInputProps('name')} />
          <Select label="Use" allowDeselect={false} data={[{ value: 'shu', label: 'Special housing' }, { value: 'general', label: 'General' }]} {...form.getInputProps('use')} />
        </Group>
        {values.galleries.map((gallery, index) => (
          <Group key={index} align="flex-end" wrap="nowrap">
            <TextInput
              label="Gallery"
              w={90}
              withAsterisk
              {...form.getInputProps(`galleries.${index}.code`)}
              onChange={(event) => {
                const code = event.currentTarget.value;
                const isAsNamed = gallery.cells === '' || gallery.cells === cellNames(gallery.code, gallery.count);
                form.setFieldValue(`galleries.${index}`, { ...gallery, code, ...(isAsNamed ? { cells: cellNames(code, gallery.count) } : {}) });
              }}
            />
            <Select label="Floor" w={110} data={['lower', 'upper']} {...form.getInputProps(`galleries.${index}.floor`)} />
            <Select label="Side" w={70} clearable data={['A', 'B']} {...form.getInputProps(`galleries.${index}.side`)} />
            {values.use === 'shu' && <MultiSelect label={unit ? 'First levels' : 'Levels'} w={150} data={[...levels]} {...form.getInputProps(`galleries.${index}.levels`)} />}
            <NumberInput label="Beds a cell" w={86} min={1} max={4} {...form.getInputProps(`galleries.${index}.beds`)} />
            <NumberInput
              label="Cells"
              w={80}
              min={1}
              max={200}
              value={gallery.count}
              onChange={(count) => {
                const n = Number(count) || 0;
                form.setFieldValue(`galleries.${index}.count`, n);
                form.setFieldValue(`galleries.${index}.cells`, cellNames(gallery.code, n));
              }}
            />
            <TextInput label="Their names" style={{ flex: 1 }} withAsterisk {...form.getInputProps(`galleries.${index}.cells`)} />
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove gallery ${gallery.code}`} mb={5} onClick={() => form.removeListItem('galleries', index)}>
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        ))}
        <Group justify="space-between">
          <Button variant="subtle" onClick={() => form.insertListItem('galleries', blankGallery)}>
            Add a gallery
          </Button>
          <Group>
            <Button variant="default" onClick={done}>
              Leave
            </Button>
            <Button type="submit" loading={recording.busy}>
              Record
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
