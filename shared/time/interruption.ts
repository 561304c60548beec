import { step, type Operand, type Working } from './derivation.ts';
import { creditGrounds, type SentenceEvent } from './event.ts';
import { sayDays, type WorkedDay } from './last-day.ts';

/** A span that does not count: from an escape or absconding to the return, less custody credited in between. */
export interface Break {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly step: Working;
}

/** The breaks of a sentence in time order, and the day of one that is still open. */
export interface Breaks {
  readonly closed: readonly Break[];
  readonly open: SentenceEvent | null;
}

/**
 * Interruptions by escape and absconding (PL 70.30(6), (7); R9), in actual calendar days, the day of the return not counted.
 * In: events in time order. Somebody who was away for part of a day is back: a day is not split.
 */
export function breaksOf(events: readonly SentenceEvent[]): Breaks {
  const closed: Break[] = [];
  let open: SentenceEvent | null = null;
  let backOn = '';
  for (const event of events) {
    if ((event.event === 'escaped' || event.event === 'absconded') && event.day !== backOn) open ??= event;
    if (event.event !== 'returned') continue;
    if (!open) backOn = event.day;
    else closed.push(closeBreak(open, event));
    open = null;
  }
  return { closed, open };
}

/** Custody on another charge between a break and the return: credited is what exceeds the term imposed for it (PL 70.30(6), 70.40(3)(c)). */
export function creditForCustody(custodyDays: number, newSentenceDays: number): number {
  return Math.max(0, custodyDays - newSentenceDays);
}

function closeBreak(from: SentenceEvent, to: SentenceEvent & { event: 'returned' }): Break {
  const away = Temporal.PlainDate.from(from.day).until(Temporal.PlainDate.from(to.day)).days;
  const credited = Math.min(to.creditDays ?? 0, away);
  const operands: Operand<Working>[] = [
    { name: from.event, value: from.day, entry: from.entry },
    { name: 'returned', value: to.day, entry: to.entry },
  ];
  const gone = step('R9', operands, `${from.event === 'escaped' ? 'Escaped' : 'Absconded'} on ${from.day} and returned on ${to.day}: ${sayDays(away)} by the calendar do not count`, sayDays(away));
  if (credited === 0) return { from: from.day, to: to.day, days: away, step: gone };
  const why = to.ground ? creditGrounds[to.ground] : 'custody in between';
  const credit = step(
    'R9.credit',
    [{ name: 'time away', value: sayDays(away), step: gone }, { name: 'credited', value: sayDays(credited), entry: to.entry }],
    `${sayDays(credited)} of them are credited (${why}): ${sayDays(away - credited)} do not count`,
    sayDays(away - credited),
  );
  return { from: from.day, to: to.day, days: away - credited, step: credit };
}

/** A day of a sentence moved by the breaks that began on or before it, one after another. In: breaks after the sentence began. */
export function movedBy(breaks: readonly Break[], date: WorkedDay): WorkedDay {
  return breaks.reduce((moved, one) => {
    if (one.days === 0 || moved.day.toString() < one.from) return moved;
    const day = moved.day.add({ days: one.days });
    const operands: Operand<Working>[] = [
      { name: 'the day before the interruption', value: moved.day.toString(), step: moved.step },
      { name: 'days that do not count', value: sayDays(one.days), step: one.step },
    ];
    return { day, step: step('R9', operands, `${moved.day}, moved by ${sayDays(one.days)} that do not count = ${day}`, day.toString()) };
  }, date);
}
