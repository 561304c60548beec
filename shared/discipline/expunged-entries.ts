import type { Entry } from '../entry/header.ts';
import { caseFacet } from './case-kind.ts';
import type { DisciplineSlice } from './case.ts';
import { effectPutRight } from './put-right.ts';
import { captainReviewDecided } from '../shu/captain-review.ts';
import { eligibilityFound } from '../shu/finding.ts';
import { immediateMoveDecided, immediateMoveRequested } from '../shu/immediate-move.ts';
import { levelAssigned } from '../shu/level.ts';
import { segregationPlaced } from './segregation.ts';

/** How much of an entry is not to be read: all of it, the findings that it rests on, or its reason, which may speak of the case. */
export type Hidden = 'entry' | 'findings' | 'reason';

/** An entry that speaks of a case that was dismissed or reversed. */
export interface ExpungedEntry {
  readonly entry: string;
  readonly on: string;
  readonly hides: Hidden;
}

/**
 * The entries of a person whose words no screen may show, because the case they are about was expunged: its report, every
 * act on it, the Captain's review of it, immediate moves asked for on it, and every correction and striking out of these.
 * The work of putting it right stays, and so do days in segregated confinement and levels, for they were served; the
 * findings and the reasons they rested on do not.
 * In: what is expunged; the person's entries in any order, each once. Out: those entries.
 */
export function expungedEntries({ stubs }: Pick<DisciplineSlice, 'stubs'>, entries: readonly Entry[]): readonly ExpungedEntry[] {
  if (stubs.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.header.id, entry]));
  const writings = Map.groupBy(entries, (one) => firstWriting(one, byId));
  const facts = [...writings].map(([first, all]): Fact => ({ first, all, names: new Set(all.flatMap(reportsNamed)) }));
  const requestsOn = (root: string) => new Set(facts.flatMap(({ first, names }) => (first.header.kind === immediateMoveRequested.name && names.has(root) ? [first.header.id] : [])));
  const expunged = stubs.map(({ root, expungedOn }) => ({ root, expungedOn, requests: requestsOn(root) }));
  return facts.flatMap((fact): readonly ExpungedEntry[] => {
    for (const { root, expungedOn, requests } of expunged) {
      const hides = hiddenOf(fact, root, requests);
      if (hides) return fact.all.map(({ header }) => ({ entry: header.id, on: expungedOn, hides }));
    }
    return [];
  });
}

/** The first writing of a fact, all that was written of it, and the reports and requests that any of these names. */
interface Fact {
  readonly first: Entry;
  readonly all: readonly Entry[];
  readonly names: ReadonlySet<string>;
}

function reportsNamed({ body }: Entry): readonly string[] {
  const { report, considered, request, immediateMove } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return [report, request, immediateMove, ...(Array.isArray(considered) ? considered : [])].filter((one) => typeof one === 'string');
}

/** What is hidden of a fact about an expunged report. In: the fact; the report; the immediate moves asked for on it. */
function hiddenOf({ first: { header, body }, names }: Fact, root: string, requests: ReadonlySet<string>): Hidden | undefined {
  const { id, kind, adds } = header;
  const onRequest = [...requests].some((request) => names.has(request));
  switch (kind) {
    case segregationPlaced.name:
      return (body as { readonly report?: unknown } | null)?.report === root ? 'findings' : undefined;
    case captainReviewDecided.name:
    case immediateMoveRequested.name:
      return names.has(root) ? 'entry' : undefined;
    case immediateMoveDecided.name:
      return onRequest ? 'entry' : undefined;
    case levelAssigned.name:
    case eligibilityFound.name:
      return names.has(root) || onRequest ? 'reason' : undefined;
    default:
      return id === root || (adds.includes(caseFacet(root)) && kind !== effectPutRight.name) ? 'entry' : undefined;
  }
}

function firstWriting(one: Entry, byId: ReadonlyMap<string, Entry>): Entry {
  const seen = new Set<Entry>();
  let first = one;
  for (let before: Entry | undefined = one; before && !seen.has(before); before = byId.get(before.header.strikes ?? '')) {
    seen.add(before);
    first = before;
  }
  return first;
}
