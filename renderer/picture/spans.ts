import { inTimeOrder, type SentenceEvent } from '../../shared/time/event.ts';

/** A span of a sentence that was not served inside: interrupted, or on supervision. */
export interface Span {
  readonly kind: 'interrupted' | 'supervised';
  /** The first day of it, and the day on which it ended; today where it has not. */
  readonly from: string;
  readonly to: string;
  readonly isOpen: boolean;
  readonly says: string;
}

const breaksOff = { escaped: 'Escaped', absconded: 'Absconded', delinquent: 'Delinquent' } as const;

/**
 * The interruptions of a sentence and the time on supervision, in the order of their days.
 * In: the events; the days of reception, of which one after a delinquency ends it; today.
 */
export function spansOf(events: readonly SentenceEvent[], receptions: readonly string[], today: string): readonly Span[] {
  const spans: Span[] = [];
  let open: Pick<Span, 'kind' | 'from' | 'says'> | null = null;
  const close = (to: string, isOpen: boolean) => {
    if (open && to >= open.from) spans.push({ ...open, to, isOpen });
    open = null;
  };
  const turns = [...inTimeOrder(events), ...receptions.map((day) => ({ event: 'received' as const, day }))].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const turn of turns) {
    switch (turn.event) {
      case 'escaped':
      case 'absconded':
      case 'delinquent':
        if (open?.kind === 'interrupted') break;
        close(turn.day, false);
        open = { kind: 'interrupted', from: turn.day, says: breaksOff[turn.event] };
        break;
      case 'released':
        close(turn.day, false);
        if (turn.how !== 'maximum expiration') open = { kind: 'supervised', from: turn.day, says: `Released: ${turn.how}` };
        break;
      case 'returned':
      case 'returned as violator':
      case 'received':
      case 'discharged':
      case 'died':
        close(turn.day, false);
        break;
      default:
        break;
    }
  }
  close(today, true);
  return spans;
}
