import { Checkbox, SimpleGrid, Stack, Text, TextInput, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Fragment } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { sayTerms } from '../../shared/time/count.ts';
import type { Commitment } from '../../shared/time/commitment.ts';
import { creditGrounds, releaseWays } from '../../shared/time/event.ts';
import { tidyTerm } from '../commitment/commitment-words.ts';
import { CountFields, type CountForm } from '../commitment/count-fields.tsx';
import { RunsFields } from '../commitment/runs-fields.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { eventForms, eventGroups, type EventField } from './event-forms.ts';
import { countInForce, resentenceOf, type EventWords } from './event-words.ts';

type EventForm = UseFormReturnType<EventWords>;

const events = eventGroups.map(({ group, events }) => ({ group, items: events.map((event) => ({ value: event, label: eventForms[event].title })) }));
/** Fields that take a row of their own below the others. */
const wide: ReadonlySet<EventField> = new Set(['counts', 'resentenced', 'note', 'ground']);

function choices(words: readonly string[]) {
  return words.map((word) => ({ value: word, label: word.charAt(0).toUpperCase() + word.slice(1) }));
}

/** What is asked of the event chosen: its day and the fields it needs, with a line on what it does and by which law. */
export function EventFields({ form, page }: { readonly form: EventForm; readonly page: PersonPage }) {
  const { event } = form.values;
  const asked = event === '' ? null : eventForms[event];
  return (
    <>
      <section className="sheet" aria-label="What happened">
        <Stack gap="sm">
          <ChoiceField label="Event" autoFocus withAsterisk choices={events} {...form.getInputProps('event')} />
          {asked && (
            <Text size="sm" className="quiet" id="event-help">
              {asked.help}
            </Text>
          )}
          {asked && (
            <SimpleGrid cols={2} spacing="sm">
              <DayField key={event} label={asked.day} withAsterisk {...form.getInputProps('day')} />
              {asked.fields.filter((name) => !wide.has(name)).map((name) => (
                <Fragment key={name}>
                  <EventFieldOf name={name} form={form} page={page} />
                </Fragment>
              ))}
            </SimpleGrid>
          )}
          {asked?.fields.filter((name) => wide.has(name) && name !== 'resentenced').map((name) => <EventFieldOf key={name} name={name} form={form} page={page} />)}
        </Stack>
      </section>
      {asked?.fields.includes('resentenced') && <Resentenced form={form} page={page} />}
    </>
  );
}

function EventFieldOf({ name, form, page }: { readonly name: EventField; readonly form: EventForm; readonly page: PersonPage }) {
  const props = form.getInputProps(name);
  const term = { ...props, onBlur: () => form.setFieldValue(name, tidyTerm(String(form.values[name]))), placeholder: '3m, 15d or 0-03-00' };
  const commitment = page.commitments.find(({ root }) => root === form.values.commitment);
  switch (name) {
    case 'commitment':
      return <ChoiceField label="Commitment" withAsterisk choices={page.commitments.map(({ root, county, indictment }) => ({ value: root, label: `${county} ${indictment}` }))} {...props} />;
    case 'counts':
      return commitment && commitment.counts.length > 1 ? <Vacated form={form} commitment={commitment} /> : null;
    case 'order':
      return <TextInput label="Order" placeholder="Court and date of the order" withAsterisk {...props} />;
    case 'creditDays':
      return <TextInput label="Days credited" inputMode="numeric" {...props} />;
    case 'ground':
      return <ChoiceField label="Credited for" choices={choices(Object.keys(creditGrounds)).map(({ value }) => ({ value, label: creditGrounds[value as keyof typeof creditGrounds] }))} {...props} />;
    case 'assessed':
      return <TextInput label="Time assessed" {...term} />;
    case 'days':
      return <TextInput label="Days certified" inputMode="numeric" withAsterisk {...props} />;
    case 'certifiedBy':
      return <TextInput label="Certified by" placeholder="Parole violation unit" withAsterisk {...props} />;
    case 'amount':
      return <TextInput label="How much" withAsterisk {...term} />;
    case 'withheld':
      return <TextInput label="Withheld" withAsterisk {...term} placeholder="0-00-00 for nothing" />;
    case 'stage':
      return <ChoiceField label="Stage" withAsterisk choices={choices(['recommended', 'decided'])} {...props} />;
    case 'report':
      return <ChoiceField label="Misbehavior report" blank="none" choices={page.cases.map(({ report }) => ({ value: report.root, label: `${report.date} ${report.time}, ${report.rules.join(', ')}` }))} {...props} />;
    case 'decidedOn':
      return <DayField label="Decided on, where it counts from another day" {...props} />;
    case 'how':
      return <ChoiceField label="How" withAsterisk choices={choices(releaseWays)} {...props} />;
    case 'outcome':
      return <ChoiceField label="Outcome" withAsterisk choices={choices(['granted', 'denied'])} {...props} />;
    case 'note':
      return <Textarea label="Note" autosize minRows={1} {...props} />;
    case 'resentenced':
      return null;
  }
}

function Vacated({ form, commitment }: { readonly form: EventForm; readonly commitment: Commitment }) {
  return (
    <Checkbox.Group label="Counts vacated" description="None ticked: the whole commitment" {...form.getInputProps('counts')}>
      <Stack gap={6} mt={6}>
        {commitment.counts.map((count, index) => (
          <Checkbox key={index} value={String(index + 1)} label={`Count ${index + 1}: ${count.crime}, ${sayTerms(count)}`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** The counts of the commitment, each to be ticked and given its new terms, which begin as those in force. */
function Resentenced({ form, page }: { readonly form: EventForm; readonly page: PersonPage }) {
  const { commitment, resentenced } = form.values;
  const chosen = page.commitments.find(({ root }) => root === commitment);
  if (!chosen) return null;
  const tick = (of: number, isIn: boolean) => {
    const held = resentenced.findIndex((one) => one.of === of);
    const count = countInForce(page, commitment, of);
    if (held >= 0) form.setFieldValue(`resentenced.${held}.isIn`, isIn);
    else if (count) form.setFieldValue('resentenced', [...resentenced, resentenceOf(of, count)]);
  };
  return chosen.counts.map((count, index) => {
    const row = resentenced.findIndex((one) => one.of === index + 1);
    const words = resentenced[row];
    return (
      <section className="sheet" key={index} aria-label={`Count ${index + 1}`}>
        <Stack gap="sm">
          <Checkbox
            label={`Count ${index + 1}: ${count.crime}, ${sayTerms(countInForce(page, commitment, index + 1) ?? count)}`}
            checked={words?.isIn ?? false}
            error={index === 0 ? form.errors['resentenced'] : undefined}
            onChange={(event) => tick(index + 1, event.currentTarget.checked)}
          />
          {words?.isIn && (
            <CountFields form={form as CountForm} at={`resentenced.${row}.count`} words={words.count}>
              {index > 0 && <RunsFields form={form as CountForm} runs={`resentenced.${row}.count.runs`} basis={`resentenced.${row}.count.basis`} isNeeded />}
            </CountFields>
          )}
        </Stack>
      </section>
    );
  });
}
