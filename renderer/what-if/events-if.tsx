import { Button, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eventSchema, inTimeOrder, sayEvent, type SentenceEvent } from '../../shared/time/event.ts';
import { sayDay } from '../design/day.tsx';
import { EventFields } from '../sentence-event/event-fields.tsx';
import { blankEvent, eventBodyOf, wordsOfEvent, type EventWords } from '../sentence-event/event-words.ts';
import { FactRow } from './fact-row.tsx';
import { addedName, sayUnread, type Lists } from './lists.ts';
import { inputsIf, leftOutOrBack, withEventIf, without } from './scenario.ts';

/** What happened to the sentence, as it might have: losses of good time, releases, returns and the rest. */
export function EventsIf({ page, record, scenario, change }: Lists) {
  const [open, setOpen] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  const rows = [...inTimeOrder(record.events).map(({ root }) => root), ...added];
  // The fields offer the commitments as they might be.
  const { commitments, events } = inputsIf(scenario);
  const asIf = { ...page, commitments, events: events.map((event) => ({ ...event, author: '', writtenAt: '' })) };
  const add = () => {
    const root = addedName('added event', rows.map((one) => ({ root: one })));
    setAdded([...added, root]);
    setOpen(root);
  };
  return (
    <section className="sheet" aria-label="Events">
      <div className="sheet-title">
        <Title order={2}>Events</Title>
        <Button size="compact-sm" variant="subtle" onClick={add} disabled={commitments.length === 0}>
          Add an event
        </Button>
      </div>
      {rows.map((root) => {
        const event = scenario.events.find((held) => held.root === root);
        const name = event ? `${sayEvent(event)}, ${sayDay(event.day)}` : 'the event added';
        const isRecorded = record.events.some((held) => held.root === root);
        const takeOut = () => {
          setAdded(added.filter((one) => one !== root));
          change((now) => without(now, root));
        };
        return (
          <FactRow
            key={root}
            name={name}
            isOut={scenario.leftOut.includes(root)}
            isOpen={open === root}
            toggle={() => setOpen(open === root ? null : root)}
            leave={isRecorded ? { label: scenario.leftOut.includes(root) ? 'Bring back' : 'Leave out', act: () => change((now) => leftOutOrBack(now, root)) } : { label: 'Take away', act: takeOut }}
            fields={<Fields root={root} event={event} page={asIf} change={(is) => change((now) => withEventIf(now, is))} />}
          >
            {event ? (
              <>
                <span className="quiet">{sayDay(event.day)}</span> {sayEvent(event)}
              </>
            ) : (
              <b>{name}</b>
            )}
          </FactRow>
        );
      })}
      {rows.length === 0 && <div className="empty">No event is on record.</div>}
    </section>
  );
}

interface FieldsProps {
  readonly root: string;
  readonly event: SentenceEvent | undefined;
  readonly page: PersonPage;
  readonly change: (event: SentenceEvent) => void;
}

function Fields({ root, event, page, change }: FieldsProps) {
  const [unread, setUnread] = useState('');
  const only = page.commitments.length === 1 ? page.commitments[0]!.root : '';
  const form = useForm<EventWords>({
    initialValues: event ? wordsOfEvent(event) : { ...blankEvent, commitment: only },
    onValuesChange(words) {
      const body = eventBodyOf(words);
      const read = eventSchema.safeParse(body);
      setUnread(read.success ? '' : sayUnread(read.error.issues, body));
      if (read.success) change({ ...read.data, root, entry: event?.entry ?? root });
    },
  });
  return (
    <>
      <EventFields form={form} page={page} />
      {unread && (
        <Text size="sm" c="var(--attention)" role="status">
          {unread}
        </Text>
      )}
    </>
  );
}
