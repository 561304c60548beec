import { recordsRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { Kind } from '../entry/kind.ts';
import { identityOf } from '../records/identity.ts';
import { checkEvent } from './check-event.ts';
import { checkReportLoss } from './check-report-loss.ts';
import { sentenceFacet } from './commitment.ts';
import { eventSchema, sayEvent, type EventBody, type SentenceEvent } from './event.ts';
import { proposed, withMisfits } from './review.ts';
import type { SentenceSlice } from './sentence.ts';

const recorded: Kind<EventBody, SentenceSlice> = {
  name: 'sentence-event.recorded',
  version: 1,
  subject: 'person',
  schema: eventSchema,
  roles: recordsRoles,
  facets: () => ({ adds: [sentenceFacet] }),
  decide({ body, slice, record, today, procedures, strikes }) {
    const event: SentenceEvent = { ...body, root: strikes ?? proposed, entry: proposed };
    const against = { sentence: { ...slice, events: [...slice.events, event] }, identity: identityOf(record), procedures, today };
    return withMisfits([...checkEvent(event, against), ...checkReportLoss(body, record)], slice, against);
  },
  apply(slice, { body, root, entry }) {
    if ('commitment' in body && !slice.commitments.some((held) => held.root === body.commitment)) return { standsAside: 'the commitment it is about does not stand' };
    return { ...slice, events: [...slice.events.filter((held) => held.root !== root), { ...body, root, entry }] };
  },
  says: sayEvent,
};

export const [eventRecorded, eventCorrected, eventVoided] = correctable(recorded, {
  corrected: 'sentence-event.corrected',
  voided: 'sentence-event.voided',
  fact: 'the event',
});
