import { Group, NumberInput, Text } from '@mantine/core';
import { fieldAt, type VersionForm } from './form-words.ts';

/** A part of a whole, as two numbers: 1 of 3. */
export function FractionField({ form, path, label }: { readonly form: VersionForm; readonly path: string; readonly label: string }) {
  return (
    <Group align="flex-end" gap={6} wrap="nowrap" role="group" aria-label={label}>
      <NumberInput label={label} w={110} min={0} {...fieldAt<number | string>(form, `${path}.parts`, '')} />
      <Text pb={7}>of</Text>
      <NumberInput aria-label={`Of how many parts: ${label}`} w={80} min={1} {...fieldAt<number | string>(form, `${path}.of`, '')} />
    </Group>
  );
}
