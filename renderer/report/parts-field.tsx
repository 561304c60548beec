import { Autocomplete, Button, CloseButton, Group, Input, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ChoiceField } from '../forms/choice-field.tsx';
import classes from './report.module.css';
import type { PartTyped, ReportTyped } from './report-typed.ts';

/** Somebody whom the record knows, as the list offers him. */
export interface Known {
  readonly id: string;
  readonly name: string;
  /** What tells him from another of that name. */
  readonly number: string;
}

interface PartsFieldProps {
  readonly form: UseFormReturnType<ReportTyped>;
  readonly name: 'persons' | 'staff';
  readonly label: string;
  readonly description: string;
  /** What one of them is called: "Person 1". */
  readonly one: string;
  readonly parts: readonly string[];
  /** Who is offered for what is being typed. */
  readonly known: readonly Known[];
  readonly onType: (text: string) => void;
}

/** Those who had part in an incident, each with a name, as on record where chosen from it, and which part. */
export function PartsField({ form, name, label, description, one, parts, known, onType }: PartsFieldProps) {
  const rows: readonly PartTyped[] = form.values[name];
  const set = (index: number, change: Partial<PartTyped>) => form.setFieldValue(name, rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const offered = new Map(known.map((entry) => [entry.number === '' ? entry.name : `${entry.name}, ${entry.number}`, entry]));
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={form.errors[name]}>
      <Stack gap={6} mt={6}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="center" wrap="nowrap" className={classes['part']!}>
            <Autocomplete
              aria-label={`${one} ${index + 1}`}
              placeholder="Name"
              size="sm"
              data={[...offered.keys()]}
              filter={({ options }) => options}
              limit={8}
              value={row.name}
              onChange={(text) => {
                const chosen = offered.get(text);
                set(index, { name: chosen?.name ?? text, id: chosen?.id ?? (text === row.name ? row.id : '') });
                onType(text);
              }}
              autoFocus={row.name === ''}
            />
            <ChoiceField aria-label={`Part of ${one.toLowerCase()} ${index + 1}`} choices={parts.map((part) => ({ value: part, label: part }))} value={row.part} onChange={(event) => set(index, { part: event.currentTarget.value })} />
            {row.id !== '' && (
              <Text size="xs" className="quiet nowrap">
                on record
              </Text>
            )}
            <CloseButton aria-label={`Take ${one.toLowerCase()} ${index + 1} away`} onClick={() => form.setFieldValue(name, rows.filter((_, at) => at !== index))} />
          </Group>
        ))}
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => form.setFieldValue(name, [...rows, { name: '', id: '', part: parts[0]! }])}>
            {rows.length === 0 ? 'Add one' : 'Add another'}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
