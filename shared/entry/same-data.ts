/** True when two values are the same as data: as JSON, whatever the order of their keys. */
export function sameData(a: unknown, b: unknown): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** A value as JSON with the keys of every object in order: the same data, the same text. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
