import type { SubjectRecord } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { mattersOf } from '../entry/question.ts';
import type { Subject } from '../entry/subject.ts';
import { procedureOf } from '../procedures/adoption.ts';
import { partiesTo, transfersOf } from '../records/custody.ts';
import type { Scope } from './protocol.ts';

/** The scope of a facility. */
export function scopeOf(facility: string): Scope {
  return `facility:${facility}`;
}

/** The scope of what every station has. */
export const everywhere = 'all' satisfies Scope;

/** The scopes that a station of a facility pulls, in this order: the keys of stations come first. */
export function scopesPulled(facility: string): readonly Scope[] {
  return [everywhere, scopeOf(facility)];
}

/** A subject whose entries are to be put into feeds. */
export interface Routed {
  readonly subject: Subject;
  /** The facility of the station whose entry on the subject the main office accepted first; null where that is the office. */
  readonly home: string | null;
  /** Its record before the entries were accepted (undefined where they are its first), and after. */
  readonly before: SubjectRecord | undefined;
  readonly after: SubjectRecord;
  /** Its entries after. */
  readonly entries: readonly Entry[];
}

/**
 * The scopes whose feeds must hold every entry of a subject, once some were accepted. Besides these the
 * scope `office` holds everything. The office then appends to the feed of each of these scopes every
 * entry of the subject that is not in it yet, in the order of acceptance: so a transfer brings the
 * whole history, a return brings what was missed, and in the common case only the new entries are appended.
 *
 * A person belongs to the facility that holds custody; to the one that held it until these entries, which
 * must see that he left; and to those of transfers in question, or of settlements of them that are, where the question is settled.
 */
export function scopesOf({ subject, home, before, after, entries }: Routed): readonly Scope[] {
  switch (subject.type) {
    case 'station':
      return [everywhere];
    case 'facility':
      return [scopeOf(subject.id)];
    case 'procedure': {
      const { facility } = procedureOf(subject);
      return facility === null ? [everywhere] : [scopeOf(facility)];
    }
    case 'account':
      return home === null ? [] : [scopeOf(home)];
    case 'person': {
      const facilities = new Set<string>();
      for (const record of before ? [before, after] : [after]) {
        const transfers = transfersOf(record);
        const holder = transfers.at(-1)?.to.id ?? home;
        if (holder !== null) facilities.add(holder);
        for (const matter of mattersOf(record)) for (const party of partiesTo(matter, entries)) facilities.add(party);
      }
      return [...facilities].toSorted().map(scopeOf);
    }
    // A subject of a newer program goes where it was written.
    default:
      return home === null ? [] : [scopeOf(home)];
  }
}
