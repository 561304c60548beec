import { Autocomplete, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { definiteClasses, felonyClasses, offenderStatuses, offenseNatures, type Count } from '../../shared/time/count.ts';
import { crimes } from '../../shared/time/crimes.ts';
import { ChoiceField, type Choice } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import classes from './commitment.module.css';
import { saysLife, tidyTerm, type CountWords } from './commitment-words.ts';

/** What the fields of a count need of the form they stand in, whichever it is. */
export interface CountForm {
  getInputProps(path: string, options?: { type?: 'input' | 'checkbox' }): GetInputPropsReturnType;
  setFieldValue(path: string, value: unknown): void;
}

const kinds: readonly { readonly value: Count['kind']; readonly label: string }[] = [
  { value: 'determinate', label: 'Determinate' },
  { value: 'indeterminate', label: 'Indeterminate' },
  { value: 'definite', label: 'Definite' },
  { value: 'life without parole', label: 'Life without parole' },
];

const felonies: readonly string[] = felonyClasses;
const classesOffered = [
  { group: 'Felony', items: felonies.map(same) },
  { group: 'Definite sentence only', items: definiteClasses.filter((name) => !felonies.includes(name)).map(same) },
];
const natures = offenseNatures.map((nature) => ({ value: nature, label: nature.charAt(0).toUpperCase() + nature.slice(1) }));
const statuses = Object.entries(offenderStatuses).map(([status, section]) => ({ value: status, label: `${status.charAt(0).toUpperCase()}${status.slice(1)} (${section})` }));

function same(name: string): Choice {
  return { value: name, label: name };
}

interface CountFieldsProps {
  readonly form: CountForm;
  /** The path of the count's words in the form. */
  readonly at: string;
  readonly words: CountWords;
  /** The crime takes the focus: of a count just added. */
  readonly autoFocus?: boolean;
  /** What is asked last: how the count runs. */
  readonly children?: ReactNode;
}

/** The fields of one count in the order of the paper. */
export function CountFields({ form, at, words, autoFocus, children }: CountFieldsProps) {
  const term = (name: 'minimum' | 'maximum' | 'term' | 'prs') => ({
    ...form.getInputProps(`${at}.${name}`),
    onBlur: () => {
      if (name === 'maximum' && saysLife(words.maximum)) {
        form.setFieldValue(`${at}.life`, true);
        form.setFieldValue(`${at}.maximum`, '');
      } else form.setFieldValue(`${at}.${name}`, tidyTerm(words[name]));
    },
  });
  const withoutPrs = words.term.trim() !== '' && words.prs.trim() === '';
  return (
    <Stack gap="sm">
      <div className={classes['crime']}>
        <Autocomplete
          label="Crime"
          data={crimes.map((one) => one.crime)}
          limit={8}
          withAsterisk
          {...(autoFocus ? { autoFocus } : {})}
          {...form.getInputProps(`${at}.crime`)}
          onChange={(crime) => {
            form.setFieldValue(`${at}.crime`, crime);
            const known = crimes.find((one) => one.crime === crime);
            if (!known) return;
            form.setFieldValue(`${at}.class`, known.class);
            form.setFieldValue(`${at}.nature`, known.nature);
          }}
        />
        <ChoiceField
          label="Class"
          withAsterisk
          choices={classesOffered}
          {...form.getInputProps(`${at}.class`)}
          onChange={(event) => {
            const name = event.currentTarget.value;
            form.setFieldValue(`${at}.class`, name);
            if (name !== '' && !felonies.includes(name)) form.setFieldValue(`${at}.kind`, 'definite');
          }}
        />
        <ChoiceField label="Nature" choices={natures} {...form.getInputProps(`${at}.nature`)} />
        <DayField label="Offense date" {...form.getInputProps(`${at}.offenseDate`)} />
      </div>
      <div className={classes['row']}>
        <div>
          <Text size="sm" fw={500} mb={3}>
            Sentence
          </Text>
          <SegmentedControl data={[...kinds]} aria-label="Sentence" {...form.getInputProps(`${at}.kind`)} />
        </div>
        {words.kind === 'indeterminate' && (
          <>
            <TextInput label="Minimum" placeholder="2 or 1-04-00" withAsterisk className={classes['term']!} {...term('minimum')} />
            <TextInput label="Maximum" placeholder="6 or life" withAsterisk disabled={words.life} className={classes['term']!} {...term('maximum')} />
          </>
        )}
        {(words.kind === 'determinate' || words.kind === 'definite') && (
          <TextInput label="Term" placeholder={words.kind === 'definite' ? '9m' : '5 or 3-06-00'} withAsterisk className={classes['term']!} {...term('term')} />
        )}
        {words.kind === 'determinate' && <TextInput label="PRS" placeholder="2 1/2" className={classes['term']!} {...term('prs')} />}
      </div>
      <div className={classes['row']}>
        {words.kind === 'indeterminate' && <Switch label="Life" mt={32} {...form.getInputProps(`${at}.life`, { type: 'checkbox' })} />}
        {words.kind === 'determinate' && (withoutPrs || words.prsOrder !== '') && (
          <TextInput label="Order without PRS" placeholder="COR 601-d or PL 70.85 order" className={classes['grow']!} {...form.getInputProps(`${at}.prsOrder`)} />
        )}
        <ChoiceField label="Predicate status" className={classes['status']!} choices={statuses} {...form.getInputProps(`${at}.sentencedAs`)} />
        {children}
      </div>
    </Stack>
  );
}
