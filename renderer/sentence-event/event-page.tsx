import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { EventLine, PersonPage } from '../../shared/contract/shapes.ts';
import { eventCorrected, eventRecorded } from '../../shared/time/event-kinds.ts';
import classes from '../commitment/commitment.module.css';
import { DatesPreview } from '../commitment/dates-preview.tsx';
import { withEvent } from '../commitment/sentence-typed.ts';
import { ActForm } from '../forms/act-form.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { EventFields } from './event-fields.tsx';
import { blankEvent, eventBodyOf, placeOfEvent, wordsOfEvent, type EventWords } from './event-words.ts';

/** Entering what happened to a sentence after it was imposed, or correcting it; the dates follow as it is typed. */
export function EventPage({ person, entry }: { readonly person: string; readonly entry?: string }) {
  return (
    <FormPage person={person} title={entry ? 'Correct an event' : 'Enter an event'}>
      {(page) => {
        const correcting = entry === undefined ? undefined : page.events.find((event) => event.entry === entry);
        if (entry !== undefined && !correcting) return <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;
        if (page.commitments.length === 0) return <div className="sheet empty">Enter the commitment first: events are of a sentence.</div>;
        return <Form key={entry ?? 'new'} page={page} correcting={correcting} />;
      }}
    </FormPage>
  );
}

function Form({ page, correcting }: { readonly page: PersonPage; readonly correcting: EventLine | undefined }) {
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const only = page.commitments.length === 1 ? page.commitments[0]!.root : '';
  const form = useForm<EventWords>({ initialValues: correcting ? wordsOfEvent(correcting) : { ...blankEvent, commitment: only } });
  const { values } = form;
  const preview = useMemo(() => withEvent(page, correcting, eventBodyOf(values)), [page, correcting, values]);
  return (
    <div className={classes['desk']}>
      <ActForm
        form={form}
        refresh={() => setSeen(page.seen)}
        draft={{ key: `/people/${page.id}/event${correcting ? `/${correcting.entry}` : ''}`, title: `Event of ${page.identity?.name ?? 'a person'}` }}
        acts={(words) => [
          {
            kind: correcting ? eventCorrected.name : eventRecorded.name,
            subject: { type: 'person', id: page.id },
            effective: words.day,
            body: eventBodyOf(words),
            seen: [...seen],
            ...(words.reason ? { reason: words.reason } : {}),
            ...(correcting ? { strikes: correcting.entry } : {}),
          },
        ]}
        fieldOf={({ field }) => placeOfEvent(field, values)}
        submit={correcting ? 'Record the correction' : 'Record'}
        recorded={correcting ? 'Correction recorded' : 'Event recorded'}
        onDone={() => go(`/people/${page.id}/sentence`)}
      >
        <EventFields form={form} page={page} />
        {correcting && <Textarea label="Reason for the correction" withAsterisk autosize minRows={1} {...form.getInputProps('reason')} />}
      </ActForm>
      <DatesPreview sentence={preview} before={page.computation} whenFilledIn="The dates appear when the event is filled in." />
    </div>
  );
}
