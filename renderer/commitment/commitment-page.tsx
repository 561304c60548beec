import { Autocomplete, Button, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { isDay } from '../../shared/entry/day.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { counties } from '../../shared/records/counties.ts';
import { commitmentCorrected, commitmentReceived, felonyClasses, type Commitment } from '../../shared/time/commitment.ts';
import { crimes } from '../../shared/time/crimes.ts';
import { jailTimeCertified } from '../../shared/time/jail-time.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useIds } from '../forms/use-ids.ts';
import classes from './commitment.module.css';
import { blankCount, commitmentBodyOf, tidyTerm, wordsOf, type CommitmentWords } from './commitment-words.ts';
import { DatesPreview } from './dates-preview.tsx';

/** Entering a commitment as the paper reads, or correcting one; the dates follow as it is typed. */
export function CommitmentPage({ person, entry }: { readonly person: string; readonly entry?: string }) {
  return (
    <FormPage person={person} title={entry ? 'Correct a commitment' : 'Enter a commitment'}>
      {(page) => {
        const correcting = entry === undefined ? undefined : page.commitments.find((commitment) => commitment.entry === entry);
        if (entry !== undefined && !correcting) return <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;
        return <CommitmentForm key={entry ?? 'new'} page={page} correcting={correcting} />;
      }}
    </FormPage>
  );
}

function CommitmentForm({ page, correcting }: { readonly page: PersonPage; readonly correcting: Commitment | undefined }) {
  const [, go] = useLocation();
  const back = () => go(`/people/${page.id}/sentence`);
  const ids = useIds();
  const [seen, setSeen] = useState(page.seen);
  const form = useForm<CommitmentWords>({
    initialValues: {
      county: '',
      indictment: '',
      sentenced: '',
      received: page.identity?.received ?? '',
      counts: [blankCount],
      jailDays: '',
      jailBy: '',
      jailFrom: '',
      jailTo: '',
      reason: '',
      ...(correcting ? wordsOf(correcting) : {}),
    },
  });
  const { values } = form;
  const subject = { type: 'person' as const, id: page.id };
  const acts = (words: CommitmentWords): readonly Act[] => {
    const body = commitmentBodyOf(words);
    const effective = isDay(words.received) ? words.received : (page.identity?.received ?? '');
    if (correcting) return [{ kind: commitmentCorrected.name, subject, effective, body, reason: words.reason, strikes: correcting.entry, seen: [...seen] }];
    // The jail time names its commitment: both take their ids here.
    const [commitmentId = '', jailId = ''] = ids.of(words, 2);
    const committed: Act = { id: commitmentId, kind: commitmentReceived.name, subject, effective, body, seen: [...seen], ...(words.reason ? { reason: words.reason } : {}) };
    if (words.jailDays === '') return [committed];
    const jailBody = {
      commitment: commitmentId,
      days: Number(words.jailDays),
      certifiedBy: words.jailBy,
      ...(words.jailFrom ? { from: words.jailFrom } : {}),
      ...(words.jailTo ? { to: words.jailTo } : {}),
    };
    return [committed, { id: jailId, kind: jailTimeCertified.name, subject, effective, body: jailBody }];
  };
  const recordedJail = correcting ? page.jailTimes.find((jail) => jail.commitment === correcting.root) : undefined;
  const preview = useMemo(
    () => ({ body: commitmentBodyOf(values), jailDays: recordedJail ? recordedJail.days : values.jailDays === '' ? null : Number(values.jailDays) }),
    [values, recordedJail],
  );
  const path = `/people/${page.id}/commitment${correcting ? `/${correcting.entry}` : ''}`;
  const tidy = (field: string) => () => {
    const [counts, index, name] = field.split('.') as [string, string, 'minimum'];
    form.setFieldValue(field, tidyTerm(values[counts as 'counts'][Number(index)]![name]));
  };

  return (
    <div className={classes['desk']}>
      <ActForm
        form={form}
        refresh={() => setSeen(page.seen)}
        draft={{ key: path, title: `Commitment of ${page.identity?.name ?? 'a person'}` }}
        acts={acts}
        fieldOf={({ field, act }) => (act === 0 ? fieldOfCount(field) : ({ days: 'jailDays', certifiedBy: 'jailBy', from: 'jailFrom', to: 'jailTo' } as Record<string, string>)[field]) ?? null}
        submit={correcting ? 'Record the correction' : 'Record'}
        recorded={correcting ? 'Correction recorded' : 'Commitment recorded'}
        onDone={back}
      >
        <section className="sheet">
          <SimpleGrid cols={4} spacing="sm">
            <Autocomplete label="County" data={[...counties]} autoFocus withAsterisk limit={8} selectFirstOptionOnChange {...form.getInputProps('county')} />
            <TextInput label="Indictment" placeholder="01234-2018" withAsterisk {...form.getInputProps('indictment')} />
            <DayField label="Sentenced" withAsterisk {...form.getInputProps('sentenced')} />
            <DayField label="Received" withAsterisk {...form.getInputProps('received')} />
          </SimpleGrid>
        </section>
        {values.counts.map((count, index) => (
          <section className="sheet" key={index} aria-label={`Count ${index + 1}`}>
            <div className="sheet-title">
              <Title order={2}>Count {index + 1}</Title>
              {values.counts.length > 1 && (
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => form.removeListItem('counts', index)}>
                  Remove this count
                </Button>
              )}
            </div>
            <Stack gap="sm">
              <div className={classes['crime']}>
                <Autocomplete
                  label="Crime"
                  data={crimes.map((one) => one.crime)}
                  limit={8}
                  withAsterisk
                  {...form.getInputProps(`counts.${index}.crime`)}
                  onChange={(crime) => {
                    form.setFieldValue(`counts.${index}.crime`, crime);
                    const known = crimes.find((one) => one.crime === crime);
                    if (known) form.setFieldValue(`counts.${index}.class`, known.class);
                  }}
                />
                <Select label="Class" data={[...felonyClasses]} withAsterisk {...form.getInputProps(`counts.${index}.class`)} />
                <DayField label="Offense date" {...form.getInputProps(`counts.${index}.offenseDate`)} />
              </div>
              <Group align="flex-start" gap="sm" wrap="nowrap">
                <div>
                  <Text size="sm" fw={500} mb={3}>
                    Sentence
                  </Text>
                  <SegmentedControl
                    data={[
                      { value: 'determinate', label: 'Determinate' },
                      { value: 'indeterminate', label: 'Indeterminate' },
                    ]}
                    {...form.getInputProps(`counts.${index}.kind`)}
                  />
                </div>
                {count.kind === 'determinate' ? (
                  <>
                    <TextInput label="Term" placeholder="5 or 3-06-00" withAsterisk {...form.getInputProps(`counts.${index}.term`)} onBlur={tidy(`counts.${index}.term`)} />
                    <TextInput label="PRS" placeholder="2 1/2 or 2-06-00" {...form.getInputProps(`counts.${index}.prs`)} onBlur={tidy(`counts.${index}.prs`)} />
                  </>
                ) : (
                  <>
                    <TextInput label="Minimum" placeholder="2 or 1-04-00" withAsterisk {...form.getInputProps(`counts.${index}.minimum`)} onBlur={tidy(`counts.${index}.minimum`)} />
                    <TextInput label="Maximum" placeholder="6-00-00" withAsterisk disabled={count.life} {...form.getInputProps(`counts.${index}.maximum`)} onBlur={tidy(`counts.${index}.maximum`)} />
                    <Switch label="Life" mt={32} {...form.getInputProps(`counts.${index}.life`, { type: 'checkbox' })} />
                  </>
                )}
              </Group>
              {index > 0 && (
                <Group>
                  <Select label="Runs" withAsterisk data={[{ value: 'concurrent', label: 'Concurrent' }, { value: 'consecutive', label: 'Consecutive' }]} {...form.getInputProps(`counts.${index}.runs`)} />
                  <Select
                    label="On whose word"
                    withAsterisk
                    data={[{ value: 'order', label: 'The court’s order' }, { value: 'law', label: 'The law (PL 70.25)' }, { value: 'default', label: 'By default: the order is silent' }]}
                    {...form.getInputProps(`counts.${index}.basis`)}
                  />
                </Group>
              )}
            </Stack>
          </section>
        ))}
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => form.insertListItem('counts', blankCount)}>
            Add a count
          </Button>
        </div>
        {!correcting && (
          <section className="sheet" aria-label="Jail time">
            <div className="sheet-title">
              <Title order={2}>Jail time</Title>
              <Text size="sm" className="quiet">
                From the certificate; leave it out if it has not come yet.
              </Text>
            </div>
            <SimpleGrid cols={4} spacing="sm">
              <NumberInput
                label="Days certified"
                min={0}
                allowDecimal={false}
                hideControls
                value={values.jailDays}
                error={form.errors['jailDays']}
                onChange={(days) => form.setFieldValue('jailDays', String(days))}
              />
              <TextInput label="Certified by" placeholder="Sheriff, Erie County" {...form.getInputProps('jailBy')} />
              <DayField label="Custody from" {...form.getInputProps('jailFrom')} />
              <DayField label="to" {...form.getInputProps('jailTo')} />
            </SimpleGrid>
          </section>
        )}
        <Textarea label={correcting ? 'Reason for the correction' : 'Remark'} withAsterisk={Boolean(correcting)} autosize minRows={1} {...form.getInputProps('reason')} />
      </ActForm>
      <DatesPreview body={preview.body} jailDays={preview.jailDays} />
    </div>
  );
}

/** Problems with a relation are shown at the field that says how the count runs. */
function fieldOfCount(field: string): string {
  if (field.endsWith('.relation')) return field.replace('.relation', '.runs');
  if (field.endsWith('.relation.runs')) return field.replace('.relation.runs', '.runs');
  if (field.endsWith('.relation.basis')) return field.replace('.relation.basis', '.basis');
  return field;
}
