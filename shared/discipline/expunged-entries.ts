import type { Entry } from '../entry/header.ts';
import { caseFacet } from './case-kind.ts';
import type { DisciplineSlice } from './case.ts';
import { effectPutRight } from './put-right.ts';
import { segregationPlaced } from './segregation.ts';

/** How much of an entry is not to be read: all of it, or the findings that it rests on. */
export type Hidden = 'entry' | 'findings';

/** An entry that speaks of a case that was dismissed or reversed. */
export interface ExpungedEntry {
  readonly entry: string;
  readonly on: string;
  readonly hides: Hidden;
}

/**
 * The entries of a person whose words no screen may show, because the case they are about was expunged: its report, every
 * act on it, and every correction and striking out of these. The work of putting it right stays, and so do days in
 * segregated confinement, for they were served; the findings they rested on do not.
 * In: what is expunged; the person's entries in any order, each once. Out: those entries.
 */
export function expungedEntries({ stubs }: Pick<DisciplineSlice, 'stubs'>, entries: readonly Entry[]): readonly ExpungedEntry[] {
  if (stubs.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.header.id, entry]));
  return entries.flatMap((one): readonly ExpungedEntry[] => {
    const first = firstWriting(one, byId);
    const stub = stubs.find(({ root }) => root === first.header.id || root === (first.body as { readonly report?: unknown } | null)?.report);
    const hides = stub && hiddenOf(first, stub.root);
    return hides ? [{ entry: one.header.id, on: stub.expungedOn, hides }] : [];
  });
}

function hiddenOf({ header: { id, kind, adds } }: Entry, root: string): Hidden | undefined {
  if (kind === segregationPlaced.name) return 'findings';
  return id === root || (adds.includes(caseFacet(root)) && kind !== effectPutRight.name) ? 'entry' : undefined;
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
