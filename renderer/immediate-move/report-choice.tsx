import type { NativeSelectProps } from '@mantine/core';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { nameOfCase } from '../case/case-words.ts';
import { ChoiceField } from '../forms/choice-field.tsx';

/** The report that an immediate move is on, the last first, or that none is written yet. */
export function ReportChoice({ page, ...rest }: { readonly page: PersonPage } & Omit<NativeSelectProps, 'data' | 'label'>) {
  const cases = page.cases.toSorted((a, b) => (a.report.date < b.report.date ? 1 : -1));
  return <ChoiceField label="Misbehavior report" blank="none written yet" choices={cases.map((held) => ({ value: held.root, label: `${nameOfCase(held)}: ${held.report.rules.join(', ')}` }))} {...rest} />;
}
