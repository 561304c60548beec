import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { eventVoided } from '../../shared/time/event-kinds.ts';
import { sayEvent } from '../../shared/time/event.ts';
import { sayDay, sayMoment } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import classes from '../person/person.module.css';

/** The events of a sentence by day, each with who entered it. */
export function EventList({ page, canEnter, canAdd = canEnter }: { readonly page: PersonPage; readonly canEnter: boolean; readonly canAdd?: boolean }) {
  return (
    <section className="sheet" aria-label="Events">
      <div className="sheet-title">
        <Title order={2}>Events</Title>
        {canAdd && page.commitments.length > 0 && (
          <Button component={Link} href={`/people/${page.id}/event`} size="compact-sm" variant="subtle">
            Enter an event
          </Button>
        )}
      </div>
      {page.events.length === 0 && <div className="empty">Nothing has happened to the sentence since it was imposed.</div>}
      {page.events.map((event) => (
        <div key={event.root} className={classes['fact']}>
          <div className={classes['factHead']}>
            <span>
              <b className="nowrap">{sayDay(event.day)}</b> {sayEvent(event)}
            </span>
            {canEnter && (
              <Group gap={4} wrap="nowrap">
                <Button component={Link} href={`/people/${page.id}/event/${event.entry}`} size="compact-xs" variant="subtle">
                  Correct
                </Button>
                <StrikeOut subject={page.id} kind={eventVoided.name} entry={event.entry} effective={event.day} fact={`the event of ${sayDay(event.day)}`} seen={page.seen} />
              </Group>
            )}
          </div>
          <Text size="sm" className="quiet">
            {'note' in event && event.note ? `${event.note} · ` : ''}
            {page.authors[event.author] ?? event.author}, {sayMoment(event.writtenAt)}
          </Text>
        </div>
      ))}
    </section>
  );
}
