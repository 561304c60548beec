export type Json = Readonly<Record<string, any>>;

/** The id that stands wherever a body names an entry, an account or a person. */
export const idInBodies = '01890000-0000-7000-8000-00000000abcd';
const formats: Readonly<Record<string, string>> = { uuid: idInBodies, base64: 'QUJD'.repeat(14), date: '2026-03-01' };

/** Bodies as a schema allows them, made from its JSON Schema: one for each way of a choice, with every field that may be there. */
export function bodiesOf(schema: Json, root: Json): readonly unknown[] {
  if (schema['$ref']) return bodiesOf(root['$defs'][schema['$ref'].split('/').at(-1)], root);
  if (schema['const'] !== undefined) return [schema['const']];
  if (schema['enum']) return schema['enum'] as unknown[];
  const ways = schema['anyOf'] ?? schema['oneOf'];
  if (ways) return (ways as Json[]).flatMap((way) => bodiesOf(way, root));
  if (schema['allOf']) return [Object.assign({}, ...(schema['allOf'] as Json[]).map((part) => bodiesOf(part, root)[0]))];
  switch (schema['type']) {
    case 'object': {
      const fields = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Json>>).map(([key, one]) => [key, bodiesOf(one, root)] as const);
      const most = Math.max(1, ...fields.map(([, ways_]) => ways_.length));
      return Array.from({ length: most }, (_, index) => Object.fromEntries(fields.map(([key, all]) => [key, all[index % all.length]])));
    }
    case 'array':
      return [bodiesOf(schema['items'] ?? {}, root).slice(0, 6), []];
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [3];
    case 'null':
      return [null];
    case 'string':
      return [formats[schema['format']] ?? (schema['pattern']?.includes('0-9a-f') ? idInBodies : '2026-03-01')];
    default:
      return ['2-06-00'];
  }
}
