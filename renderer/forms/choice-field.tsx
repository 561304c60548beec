import { NativeSelect, type NativeSelectProps } from '@mantine/core';

/** A choice and the words it is offered in. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps extends Omit<NativeSelectProps, 'data' | 'label'> {
  readonly label?: string;
  /** What stands there while nothing is chosen. */
  readonly blank?: string;
  readonly choices: readonly (Choice | { readonly group: string; readonly items: readonly Choice[] })[];
}

/**
 * One of a few, by keyboard without opening a list: the first letters choose, Tab goes on. Nothing is chosen
 * until it is; a value that is no longer offered stays in sight as it is.
 */
export function ChoiceField({ choices, value, blank = '', ...rest }: ChoiceFieldProps) {
  const all = choices.flatMap((choice) => ('group' in choice ? choice.items : [choice]));
  const isOffered = value === undefined || value === '' || all.some((choice) => choice.value === value);
  const data = choices.map((choice) => ('group' in choice ? { group: choice.group, items: [...choice.items] } : choice));
  return <NativeSelect size="sm" {...rest} value={value ?? ''} data={[{ value: '', label: blank }, ...data, ...(isOffered ? [] : [{ value: String(value), label: 'no longer on record' }])]} />;
}
