import type { CountForm } from './count-fields.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';

const ways = [
  { value: 'concurrent', label: 'Concurrent' },
  { value: 'consecutive', label: 'Consecutive' },
];
const bases = [
  { value: 'order', label: 'The court’s order' },
  { value: 'law', label: 'The law (PL 70.25)' },
  { value: 'default', label: 'By default: the order is silent' },
];

/** How something runs and on whose word. In: the form, the paths of the two words, what the first field is called, and whether both are needed. */
export function RunsFields({ form, runs, basis, label = 'Runs', isNeeded = false }: { readonly form: CountForm; readonly runs: string; readonly basis: string; readonly label?: string; readonly isNeeded?: boolean }) {
  return (
    <>
      <ChoiceField label={label} withAsterisk={isNeeded} choices={ways} {...form.getInputProps(runs)} />
      <ChoiceField label="On whose word" withAsterisk={isNeeded} choices={bases} {...form.getInputProps(basis)} />
    </>
  );
}
