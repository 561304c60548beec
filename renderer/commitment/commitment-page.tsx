import { Autocomplete, Button, NumberInput, SimpleGrid, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { isDay } from '../../shared/entry/day.ts';
import { counties } from '../../shared/records/counties.ts';
import { commitmentCorrected, commitmentReceived, type Commitment } from '../../shared/time/commitment.ts';
import { jailTimeCertified } from '../../shared/time/jail-time.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useIds } from '../forms/use-ids.ts';
import classes from './commitment.module.css';
import { blankCount, commitmentBodyOf, placeOf, withoutCount, wordsOf, type CommitmentWords } from './commitment-words.ts';
import { CountFields, type CountForm } from './count-fields.tsx';
import { DatesPreview } from './dates-preview.tsx';
import { RelationsSection } from './relations-section.tsx';
import { RunsFields } from './runs-fields.tsx';
import { withCommitment } from './sentence-typed.ts';

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
  const [added, setAdded] = useState<number | null>(null);
  const form = useForm<CommitmentWords>({
    initialValues: {
      county: '',
      indictment: '',
      sentenced: '',
      received: page.commitments.length === 0 ? (page.identity?.received ?? '') : '',
      counts: [blankCount],
      exceptions: [],
      paperRuns: {},
      paperBasis: {},
      jailDays: '',
      jailBy: '',
      jailFrom: '',
      jailTo: '',
      reason: '',
      ...(correcting ? wordsOf(correcting) : {}),
    },
  });
  const { values } = form;
  const fields = form as CountForm;
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
  const preview = useMemo(() => withCommitment(page, correcting, commitmentBodyOf(values), values.jailDays === '' ? null : Number(values.jailDays)), [values, page, correcting]);
  const others = page.commitments.filter((held) => held.root !== correcting?.root);
  // A later paper says itself how it runs with this one.
  const before = correcting ? page.commitments.findIndex((held) => held.root === correcting.root) : page.commitments.length;
  const earlier = others.filter((held, index) => index < before || held.root in values.paperRuns);
  const path = `/people/${page.id}/commitment${correcting ? `/${correcting.entry}` : ''}`;
  const addCount = () => {
    setAdded(values.counts.length);
    form.insertListItem('counts', { ...blankCount, kind: values.counts.at(-1)?.kind ?? blankCount.kind });
  };

  return (
    <div className={classes['desk']}>
      <ActForm
        form={form}
        refresh={() => setSeen(page.seen)}
        draft={{ key: path, title: `Commitment of ${page.identity?.name ?? 'a person'}` }}
        acts={acts}
        fieldOf={({ field, act }) => (act === 0 ? placeOf(field, values) : ({ days: 'jailDays', certifiedBy: 'jailBy', from: 'jailFrom', to: 'jailTo' } as Record<string, string>)[field]) ?? null}
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
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => form.setValues(withoutCount(values, index))}>
                  Remove this count
                </Button>
              )}
            </div>
            <CountFields form={fields} at={`counts.${index}`} words={count} autoFocus={added === index}>
              {index > 0 && <RunsFields form={fields} runs={`counts.${index}.runs`} basis={`counts.${index}.basis`} isNeeded />}
            </CountFields>
          </section>
        ))}
        <div>
          <Button variant="subtle" size="compact-sm" onClick={addCount}>
            Add a count
          </Button>
        </div>
        <RelationsSection form={fields} words={values} earlier={earlier} others={others} />
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
      <DatesPreview sentence={preview} before={page.computation} whenFilledIn="The dates appear when the commitment is filled in." />
    </div>
  );
}
