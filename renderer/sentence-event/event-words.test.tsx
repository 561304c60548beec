import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { felonyClasses } from '../../shared/time/count.ts';
import { creditGrounds, eventSchema, releaseWays, sameDayOrder, type CreditGround, type EventBody } from '../../shared/time/event.ts';
import { writeTerm } from '../../shared/time/term.ts';
import { blankCount } from '../commitment/commitment-words.ts';
import { eventForms, eventGroups } from './event-forms.ts';
import { blankEvent, countInForce, eventBodyOf, placeOfEvent, wordsOfEvent, type EventWords } from './event-words.ts';

const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2050-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const term = fc.record({ years: fc.integer({ min: 0, max: 40 }), months: fc.integer({ min: 0, max: 11 }), days: fc.integer({ min: 0, max: 30 }) }).map(writeTerm);
const text = fc.string({ minLength: 2, maxLength: 12 }).map((words) => `a${words.trim()}z`);
const maybe = <T,>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const number = fc.integer({ min: 1, max: 40 });
const about = { day, note: maybe(text) };
const relation = maybe(fc.record({ runs: fc.constantFrom('concurrent' as const, 'consecutive' as const), basis: fc.constantFrom('order' as const, 'law' as const) }));
const pairs = maybe(fc.array(fc.record({ commitment: maybe(text), count: number, runs: fc.constantFrom('concurrent' as const, 'consecutive' as const), basis: fc.constant('order' as const) }), { minLength: 1, maxLength: 2 }));
const count = fc.record({ crime: text, class: fc.constantFrom(...felonyClasses), pairs, kind: fc.constant('determinate' as const), term, prs: maybe(term) });
const resentences = fc
  .uniqueArray(fc.record({ of: number, count, relation }), { selector: ({ of }) => of, minLength: 1, maxLength: 3 })
  .map((counts) => counts.toSorted((a, b) => a.of - b.of).map(({ of, count, relation }) => ({ of, count: { ...count, ...(of > 1 ? { relation } : {}) } })));
const named = <Name extends EventBody['event']>(event: Name) => fc.constant(event);
const determined = fc.constantFrom('merit determined' as const, 'limited credit time determined' as const, 'earned eligibility determined' as const, 'presumptive release determined' as const);
const noted = fc.constantFrom('escaped' as const, 'absconded' as const, 'delinquent' as const, 'discharged' as const, 'died' as const);
const event: fc.Arbitrary<EventBody> = fc
  .oneof(
    fc.record({ event: named('vacated'), day, commitment: text, counts: maybe(fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).map((all) => all.toSorted((a, b) => a - b))), order: text }),
    fc.record({ event: named('resentenced'), day, commitment: text, counts: resentences, order: text }),
    fc.record({ event: named('returned'), ...about, creditDays: maybe(fc.nat(900)), ground: maybe(fc.constantFrom(...(Object.keys(creditGrounds) as CreditGround[]))) }),
    fc.record({ event: named('returned as violator'), ...about, assessed: maybe(term) }),
    fc.record({ event: named('parole jail time'), day, days: fc.nat(900), certifiedBy: text }),
    fc.record({ event: named('good time lost'), ...about, amount: term, stage: fc.constantFrom('recommended' as const, 'decided' as const) }),
    fc.record({ event: named('good time restored'), ...about, amount: term }),
    fc.record({ event: named('time allowance decided'), ...about, withheld: term }),
    fc.record({ event: determined, ...about, outcome: fc.constantFrom('granted' as const, 'denied' as const) }),
    fc.record({ event: named('released'), ...about, how: fc.constantFrom(...releaseWays) }),
    fc.record({ event: noted, ...about }),
  )
  .map((body) => JSON.parse(JSON.stringify(body)) as EventBody);

describe('the words of an event and its entry', () => {
  test('say the same: the words of an entry give that entry again', () => {
    fc.assert(
      fc.property(event, (body) => {
        expect(eventSchema.safeParse(body).error).toBeUndefined();
        expect(eventBodyOf(wordsOfEvent(body))).toEqual(body);
      }),
    );
  });

  test('leave out what was typed for another event', () => {
    fc.assert(
      fc.property(event, event, (typed, chosen) => {
        const { event, day, ...asked } = wordsOfEvent(chosen);
        const left = Object.fromEntries(Object.entries(asked).filter(([, words]) => words !== '' && !(Array.isArray(words) && words.length === 0)));
        const words = { ...wordsOfEvent(typed), note: '', counts: [], ground: '', creditDays: '', assessed: '', ...left, event, day } as EventWords;
        expect(eventBodyOf(words)).toEqual(chosen);
      }),
    );
  });

  test('tidy the terms, and send what is not filled in to be refused as missing', () => {
    expect(eventBodyOf({ ...blankEvent, event: 'good time lost', day: '2026-01-02', amount: '3m', stage: 'decided' })).toEqual({ event: 'good time lost', day: '2026-01-02', amount: '0-03-00', stage: 'decided' });
    for (const event of sameDayOrder) {
      const words = { ...blankEvent, event };
      const refused = eventSchema.safeParse(eventBodyOf(words)).error!.issues.map((issue) => issue.path[0]);
      const fields: readonly unknown[] = ['day', ...eventForms[event].fields, 'counts'];
      expect(refused, event).toContain('day');
      for (const field of refused) expect(fields, event).toContain(field);
    }
    expect(eventSchema.safeParse(eventBodyOf(blankEvent)).error!.issues[0]!.path).toEqual(['event']);
  });
});

describe('the forms of the events', () => {
  test('offer every event once, each with its help and its law or what it does', () => {
    expect(eventGroups.flatMap(({ events }) => events).toSorted()).toEqual([...sameDayOrder].toSorted());
    for (const { title, help, day } of Object.values(eventForms)) for (const words of [title, help, day]) expect(words).not.toBe('');
  });

  test('ask for the fields that the event has, and no others', () => {
    for (const option of eventSchema.options) {
      const { event, day: _day, ...fields } = option.shape;
      const asked = new Set<string>(eventForms[event.value].fields);
      if (asked.delete('resentenced')) asked.add('counts');
      expect([...asked].toSorted(), event.value).toEqual(Object.keys(fields).toSorted());
    }
  });
});

test('the report that good time is lost on, and the day of the decision, survive a correction', () => {
  const body = { event: 'good time lost', day: '2026-01-02', amount: '0-03-00', stage: 'decided', report: '00000000-0000-7000-8000-000000000001', decidedOn: '2026-01-05' } as const;
  expect(eventBodyOf(wordsOfEvent(body))).toEqual(body);
});

describe('new terms', () => {
  const typed = { ...blankCount, crime: 'Robbery 1st', class: 'B', term: '7-00-00' };
  const words: EventWords = { ...blankEvent, event: 'resentenced', day: '2026-01-02', commitment: 'kings', order: 'Kings County, Jan 2', resentenced: [{ of: 3, isIn: true, count: { ...typed, runs: 'concurrent' }, pairs: [] }, { of: 2, isIn: false, count: typed, pairs: [] }, { of: 1, isIn: true, count: { ...typed, term: '' }, pairs: [] }] };

  test('are those of the counts ticked, in the order of the paper', () => {
    expect(eventBodyOf(words)).toMatchObject({ counts: [{ of: 1 }, { of: 3, count: { term: '7-00-00' } }] });
  });

  test('that are refused are shown at the count where they were typed', () => {
    expect(placeOfEvent('counts.0.count.term', words)).toBe('resentenced.2.count.term');
    expect(placeOfEvent('counts.1.count.relation.basis', words)).toBe('resentenced.0.count.basis');
    expect(placeOfEvent('counts.1.count.relation', words)).toBe('resentenced.0.count.runs');
    expect(placeOfEvent('counts', words)).toBe('resentenced');
    expect(placeOfEvent('order', words)).toBe('order');
    expect(placeOfEvent('counts', { ...words, event: 'vacated' })).toBe('counts');
  });

  test('begin as those in force: of the last resentence, or of the paper', () => {
    const kings = { root: 'kings', counts: [{ ...typed, kind: 'determinate', term: '10-00-00' }] };
    const resentence = (day: string, term: string) => ({ event: 'resentenced', day, commitment: 'kings', counts: [{ of: 1, count: { term } }] });
    const page = (events: readonly object[]) => ({ commitments: [kings], events }) as unknown as Parameters<typeof countInForce>[0];
    expect(countInForce(page([]), 'kings', 1)).toMatchObject({ term: '10-00-00' });
    expect(countInForce(page([resentence('2024-01-01', '9-00-00'), resentence('2025-01-01', '8-00-00')]), 'kings', 1)).toMatchObject({ term: '8-00-00' });
    expect(countInForce(page([]), 'kings', 2)).toBeUndefined();
  });
});
