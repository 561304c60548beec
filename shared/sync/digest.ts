import type { Registry, SubjectRecord } from '../entry/fold.ts';
import { canonicalText } from '../entry/same-data.ts';

type Hash = (text: string) => string;

/** Hash of a folded record: its slices, outcomes, facets and words in force, as data. Two programs that fold alike give the same. */
export function recordDigest({ subject, slices, outcomes, facets, inForce }: SubjectRecord, sha256: Hash): string {
  const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(canonicalText([subject, slices, sorted(outcomes), sorted(facets), sorted(inForce)]));
}

/** Hash of a set of entries, given the hash of each in any order. */
export function entriesDigest(hashes: readonly string[], sha256: Hash): string {
  return sha256(hashes.toSorted().join(''));
}

/** The kinds that a program knows, with their versions. */
export function kindsKnown(known: Registry): Record<string, number> {
  return Object.fromEntries(known.capabilities.flatMap((capability) => capability.kinds.map((kind): [string, number] => [kind.name, kind.version])));
}

/** Hash of the kinds and versions that a program folds with: records are compared only where it is the same. */
export function kindsDigest(known: Registry, sha256: Hash): string {
  return sha256(canonicalText(kindsKnown(known)));
}
