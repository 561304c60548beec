import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Commitment } from '../../shared/time/commitment.ts';
import { sayTerms } from '../../shared/time/count.ts';
import { sayDay } from '../design/day.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import classes from './commitment.module.css';
import { partnerOf, type PairedWords } from './commitment-words.ts';
import type { CountForm } from './count-fields.tsx';
import { RunsFields } from './runs-fields.tsx';

interface RelationsProps {
  readonly form: CountForm;
  readonly words: PairedWords;
  /** The commitments on record that this paper says itself how it runs with: those before it. */
  readonly earlier: readonly Commitment[];
  /** Every other commitment on record: a count can be excepted with any. */
  readonly others: readonly Commitment[];
}

/** How the whole paper runs with the commitments on record before it, and the counts that run otherwise: opened when they are needed. */
export function RelationsSection({ form, words, earlier, others }: RelationsProps) {
  const [added, setAdded] = useState(false);
  const { counts, exceptions } = words;
  if (earlier.length === 0 && counts.length < 3 && exceptions.length === 0) return null;
  const addException = () => {
    setAdded(true);
    form.setFieldValue('exceptions', [...exceptions, { of: String(counts.length), with: '', runs: '', basis: '' }]);
  };
  return (
    <section className="sheet" aria-label="How the paper runs with others">
      {earlier.length > 0 && (
        <div className="sheet-title">
          <Title order={2}>With the commitments on record</Title>
        </div>
      )}
      <Stack gap="sm">
        {earlier.map(({ root, county, indictment, received, counts: terms }) => (
          <div key={root} className={classes['paper']} role="group" aria-label={`With ${county} ${indictment}`}>
            <RunsFields form={form} runs={`paperRuns.${root}`} basis={`paperBasis.${root}`} label={`Runs with ${county} ${indictment}`} />
            <Text size="sm" className="quiet">
              {terms.map(sayTerms).join('; ')}, received {sayDay(received)}
            </Text>
          </div>
        ))}
        {earlier.length > 0 && (
          <Text size="sm" className="quiet">
            For the whole paper. Left open, it runs as the law says where the order is silent (PL 70.25).
          </Text>
        )}
        {exceptions.map((exception, index) => (
          <div key={index} className={classes['exception']} role="group" aria-label={`Exception ${index + 1}`}>
            <ChoiceField label="Except count" autoFocus={added && index === exceptions.length - 1} choices={counts.map((_, at) => ({ value: String(at + 1), label: String(at + 1) }))} {...form.getInputProps(`exceptions.${index}.of`)} />
            <ChoiceField label="with" choices={partnersOf(words, exception.of, others)} {...form.getInputProps(`exceptions.${index}.with`)} />
            <RunsFields form={form} runs={`exceptions.${index}.runs`} basis={`exceptions.${index}.basis`} label="runs" />
            <Button size="compact-sm" variant="subtle" color="gray" mt={29} onClick={() => form.setFieldValue('exceptions', exceptions.filter((_, other) => other !== index))}>
              Remove
            </Button>
          </div>
        ))}
        <Group>
          <Button size="compact-sm" variant="subtle" onClick={addException}>
            {exceptions.length === 0 ? 'A count runs otherwise' : 'Another exception'}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

/** What a count can be excepted with: the other counts of its paper, other commitments as a whole, and each of their counts. */
function partnersOf({ counts }: PairedWords, of: string, others: readonly Commitment[]) {
  const own = counts.flatMap(({ crime }, index) => (String(index + 1) === of ? [] : [{ value: partnerOf({ count: index + 1 }), label: `Count ${index + 1}${crime ? `, ${crime}` : ''}` }]));
  return [
    { group: 'On this paper', items: own },
    ...others.map(({ root, county, indictment, counts: theirs }) => ({
      group: `${county} ${indictment}`,
      items: [
        { value: partnerOf({ commitment: root }), label: `All of ${county} ${indictment}` },
        ...theirs.map(({ crime }, index) => ({ value: partnerOf({ commitment: root, count: index + 1 }), label: `Count ${index + 1} of ${county} ${indictment}, ${crime}` })),
      ],
    })),
  ].filter(({ items }) => items.length > 0);
}
