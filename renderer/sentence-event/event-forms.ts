import type { EventName } from '../../shared/time/event.ts';

/** A field of an event besides its day. */
export type EventField =
  | 'commitment'
  | 'counts'
  | 'resentenced'
  | 'order'
  | 'creditDays'
  | 'ground'
  | 'assessed'
  | 'days'
  | 'certifiedBy'
  | 'amount'
  | 'stage'
  | 'report'
  | 'decidedOn'
  | 'withheld'
  | 'how'
  | 'outcome'
  | 'note';

/** How one event is entered: what the field calls it, what it does to the sentence and by which law, and what is asked. */
export interface EventForm {
  readonly title: string;
  readonly help: string;
  readonly day: string;
  readonly fields: readonly EventField[];
}

/** The form of each event. The law's words are in the rules of `shared/time/rules.ts`; here is what a clerk must know to enter it. */
export const eventForms: Readonly<Record<EventName, EventForm>> = {
  vacated: {
    title: 'Sentence vacated',
    help: 'The counts no longer run from this day. New terms for the same offense are entered as a resentence (PL 70.30(5)).',
    day: 'Vacated on',
    fields: ['commitment', 'counts', 'order'],
  },
  resentenced: {
    title: 'Resentenced',
    help: 'The new terms run as if they had begun when those they replace did; all time credited carries over (PL 70.30(5)).',
    day: 'Resentenced on',
    fields: ['commitment', 'resentenced', 'order'],
  },
  escaped: { title: 'Escaped', help: 'The sentence stops on this day, until the return (PL 70.30(6)).', day: 'Escaped on', fields: ['note'] },
  absconded: { title: 'Absconded from temporary release', help: 'The sentence stops on this day, until the return (PL 70.30(7)).', day: 'Absconded on', fields: ['note'] },
  returned: {
    title: 'Returned after an escape or absconding',
    help: 'The sentence runs again from this day. Custody in between is credited on three grounds only (PL 70.30(6), (7)).',
    day: 'Returned on',
    fields: ['creditDays', 'ground', 'note'],
  },
  released: { title: 'Released', help: 'From this day the sentence is served under supervision, or is at its end (PL 70.40; COR 803, 803-b, 806).', day: 'Released on', fields: ['how', 'note'] },
  delinquent: { title: 'Declared delinquent', help: 'Sentence and supervision stop on the day of the delinquency, not on that of its declaration (PL 70.40(3)).', day: 'Delinquent from', fields: ['note'] },
  'returned as violator': {
    title: 'Returned as a violator',
    help: 'The sentence runs again from the return to an institution of the Department; what is owed is counted from here (PL 70.40(3)).',
    day: 'Returned on',
    fields: ['assessed', 'note'],
  },
  'parole jail time': {
    title: 'Parole jail time certified',
    help: 'Custody between the delinquency and the return that counts against the time owed; certified by the parole side, not by a sheriff (PL 70.40(3)(c); EXC 259-c(12)).',
    day: 'Certified on',
    fields: ['days', 'certifiedBy'],
  },
  'good time lost': {
    title: 'Good time lost',
    help: 'A hearing officer recommends; the time allowance committee and the commissioner decide (7 NYCRR 254.7, 261.3). It moves conditional release, never PE or ME.',
    day: 'Recommended or decided on',
    fields: ['amount', 'stage', 'report', 'decidedOn', 'note'],
  },
  'good time restored': { title: 'Good time restored', help: 'Gives back what was lost before (COR 803(1)(a); 7 NYCRR 261.3).', day: 'Restored on', fields: ['amount', 'report', 'decidedOn', 'note'] },
  'time allowance decided': {
    title: 'Time allowance decided',
    help: 'What is withheld in the end takes the place of every loss before it: 0-00-00 where all good time is allowed (7 NYCRR 261.3, Part 262).',
    day: 'Decided on',
    fields: ['withheld', 'note'],
  },
  'merit determined': { title: 'Merit time determined', help: 'Granted, the merit date holds beside PE and CR, which do not move (COR 803(1)(d)).', day: 'Determined on', fields: ['outcome', 'note'] },
  'limited credit time determined': { title: 'Limited credit time determined', help: 'Six months, for an achievement of 7 NYCRR 290.4 and with all good time earned (COR 803-b).', day: 'Determined on', fields: ['outcome', 'note'] },
  'earned eligibility determined': { title: 'Earned eligibility determined', help: 'Reviewed no earlier than two months before parole eligibility (COR 805).', day: 'Determined on', fields: ['outcome', 'note'] },
  'presumptive release determined': { title: 'Presumptive release determined', help: 'Release without the Board of Parole, with the certificate of earned eligibility (COR 806).', day: 'Determined on', fields: ['outcome', 'note'] },
  discharged: { title: 'Discharged', help: 'Sentence and supervision are at their end (EXC 259-j).', day: 'Discharged on', fields: ['note'] },
  died: { title: 'Died', help: 'No date is computed from this day on.', day: 'Died on', fields: ['note'] },
};

/** The events as they are offered, by what they are about. */
export const eventGroups: readonly { readonly group: string; readonly events: readonly EventName[] }[] = [
  { group: 'The sentence', events: ['vacated', 'resentenced'] },
  { group: 'Escape and absconding', events: ['escaped', 'absconded', 'returned'] },
  { group: 'Release and violation', events: ['released', 'delinquent', 'returned as violator', 'parole jail time'] },
  { group: 'Good time', events: ['good time lost', 'good time restored', 'time allowance decided'] },
  { group: 'Determinations', events: ['merit determined', 'limited credit time determined', 'earned eligibility determined', 'presumptive release determined'] },
  { group: 'The end', events: ['discharged', 'died'] },
];
