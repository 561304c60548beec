import type { UseFormReturnType } from '@mantine/form';

/** A version as it is typed: `numbers` in the form that the schema of the procedure gives it. */
export interface VersionWords extends Record<string, unknown> {
  effective: string;
  scope: 'state' | 'facility';
  source: string;
  adoptedOn: string;
  reason: string;
  numbers: unknown;
}

export type VersionForm = UseFormReturnType<VersionWords>;

/** What stands at a path of the form: `numbers.minimumDays.I`. */
export function valueAt(form: VersionForm, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), form.values);
}

/** The properties of a field that holds one value, by its path. */
export function fieldAt<Value>(form: VersionForm, path: string, blank: Value) {
  const value = (valueAt(form, path) ?? blank) as Value;
  return { value, onChange: (next: Value) => form.setFieldValue(path, next as never), error: form.errors[path] };
}
