import { dayInNewYork } from '../entry/day.ts';
import type { Registry, SubjectRecord } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { mattersOf, settlementBody } from '../entry/question.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { custody, holdingOf, isPartyTo, type Holding } from './custody.ts';
import { sealing } from './sealing.ts';

/** What is asked of a person's book before a facility lets it go. */
export interface Kept {
  /** The facility of the station; undefined where none is described yet. */
  readonly facility: string | undefined;
  /** True for a workstation of the main office itself. */
  readonly atMainOffice: boolean;
  readonly record: SubjectRecord;
  readonly entries: readonly Entry[];
  readonly today: Temporal.PlainDate;
  readonly procedures: Pick<Procedures, 'custody'>;
  /** How many of his entries the main office has not acknowledged; of the files that they name it says whether it holds them. */
  readonly unsent: number;
  /** The day on which a form about him that is not recorded was last typed in; null where there is none. */
  readonly typedOn: string | null;
  /** True when the main office said that it holds every one of his entries and files that are here. */
  readonly heldAtOffice: boolean;
}

/** Whether a person's book may be let go, to whom he went and since when; or why it is kept, and until which day where a day ends it. */
export type LettingGo =
  | { readonly is: 'let go'; readonly holder: Holding['holder']; readonly since: string }
  | { readonly is: 'kept'; readonly because: 'held here' | 'in question' | 'unsent' | 'not at the main office' }
  | { readonly is: 'kept'; readonly because: 'not long enough' | 'typed in'; readonly until: string };

/**
 * May a facility let go of the book of a person who was transferred away? Only once he has been gone, and the last of his entries here
 * has been on record, for more days than the procedure keeps him: a main office put back from a copy gets what it lacks from here; when nothing of his waits to be sent and the main office holds all
 * of it; when no transfer is in question that names this facility, which is to settle it then; and when nobody here has typed about him for as
 * long. The main office lets nothing go.
 */
export function mayBeLetGo({ record, entries, facility, atMainOffice, today, procedures, unsent, typedOn, heldAtOffice }: Kept): LettingGo {
  const holding = holdingOf(record, entries);
  if (atMainOffice || facility === undefined || !holding || holding.writing.includes(facility)) return { is: 'kept', because: 'held here' };
  if (isToSettle(record, entries, facility)) return { is: 'kept', because: 'in question' };
  if (unsent > 0) return { is: 'kept', because: 'unsent' };
  const { daysKeptAfterTransfer: days } = inForceOn(procedures.custody, today).numbers;
  const through = (day: string) => Temporal.PlainDate.from(day).add({ days });
  const entered = entries.map(({ header }) => dayInNewYork(Temporal.Instant.from(header.at)).toString());
  const last = [holding.since ?? '', ...entered].toSorted().at(-1)!;
  if (Temporal.PlainDate.compare(through(last), today) >= 0) return { is: 'kept', because: 'not long enough', until: through(last).toString() };
  if (typedOn !== null && Temporal.PlainDate.compare(through(typedOn), today) >= 0) return { is: 'kept', because: 'typed in', until: through(typedOn).toString() };
  if (!heldAtOffice) return { is: 'kept', because: 'not at the main office' };
  return { is: 'let go', holder: holding.holder, since: holding.since ?? last };
}

/** True when a facility needs the book of a person once more: it holds him, or may settle where he is. In: his record and entries, of which those that `keptWhenLetGo` names have their words. */
export function isNeeded(record: SubjectRecord, entries: readonly Entry[], facility: string): boolean {
  const holding = holdingOf(record, entries);
  return holding === undefined || holding.writing.includes(facility) || isToSettle(record, entries, facility);
}

/** True when a transfer is in question that names a facility. */
function isToSettle(record: SubjectRecord, entries: readonly Entry[], facility: string): boolean {
  return mattersOf(record).some((matter) => isPartyTo(matter, entries, facility));
}

/**
 * Of a person who is let go, the entries whose content stays, by id: those that say where he is, orders of sealing, and what settled any of
 * them. By these alone the book knows when he is back.
 */
export function keptWhenLetGo(entries: readonly Entry[], registry: Registry): ReadonlySet<string> {
  const kept = new Set(entries.filter(({ header }) => [custody.name, sealing.name].includes(registry.kind(header.kind)?.capability.name ?? '')).map(({ header }) => header.id));
  for (let before = -1; before < kept.size; ) {
    before = kept.size;
    for (const { header, body } of entries) {
      const kind = registry.kind(header.kind)?.kind;
      const settled = kind?.settles ? settlementBody.safeParse(body) : undefined;
      if (settled?.success && settled.data.settles.some((id) => kept.has(id))) kept.add(header.id);
      if (header.strikes !== undefined && kept.has(header.strikes)) kept.add(header.id);
    }
  }
  return kept;
}
