/** True when two values are the same as data: as JSON, whatever the order of their keys. */
export function sameData(a: unknown, b: unknown): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** A value as JSON with the keys of every object in order: the same data, the same text. */
export function canonicalText(value: unknown): string {
  return textOf(value) ?? JSON.stringify(value);
}

/** As `JSON.stringify` writes it, but for the order of keys; undefined for what has no place in JSON. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON());
  if (Array.isArray(value)) {
    let text = '[';
    for (let at = 0; at < value.length; at += 1) text += `${at === 0 ? '' : ','}${textOf(value[at]) ?? 'null'}`;
    return `${text}]`;
  }
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const part = textOf((value as Readonly<Record<string, unknown>>)[key]);
    if (part !== undefined) text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${part}`;
  }
  return `${text}}`;
}
