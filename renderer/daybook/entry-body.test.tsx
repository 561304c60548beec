import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { known } from '../../shared/capabilities.ts';
import { sayLabel, sayValue } from './body-words.ts';
import { EntryBody } from './entry-body.tsx';

type Json = Readonly<Record<string, any>>;

const id = '01890000-0000-7000-8000-00000000abcd';
const formats: Readonly<Record<string, string>> = { uuid: id, base64: 'QUJD'.repeat(14), date: '2026-03-01' };

/** Bodies as a schema allows them, made from its JSON Schema: one for each way of a choice, with every field that may be there. */
function bodiesOf(schema: Json, root: Json): readonly unknown[] {
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
      return [formats[schema['format']] ?? (schema['pattern']?.includes('0-9a-f') ? id : '2026-03-01')];
    default:
      return ['2-06-00'];
  }
}

const kinds = known.capabilities.flatMap((capability) => capability.kinds);

describe('an entry of every kind is shown in words:', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }) as Json;
    const bodies = bodiesOf(schema, schema);
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies.slice(0, 12)) {
      const { container, unmount } = render(<EntryBody body={body} names={{ [id]: 'what the id stands for' }} />);
      const shown = container.textContent;
      expect(shown).not.toMatch(/[{}[\]"]|object|undefined|[0-9a-f]{8}-[0-9a-f]{4}-/);
      for (const [key, value] of fieldsIn(body)) {
        const terms = [...container.querySelectorAll('dt')].map((one) => one.textContent);
        expect(terms).toContain(sayLabel(key));
        if (typeof value !== 'object') expect(shown).toContain(sayValue(value, { [id]: 'what the id stands for' }));
      }
      for (const term of container.querySelectorAll('dt')) expect(term.textContent).toMatch(/^[A-Z][\w -]*/);
      unmount();
    }
  });

  test('a kind that this program does not know, with words it has never seen', () => {
    const { container } = render(<EntryBody body={{ newThing: { deeper: [{ at: '2026-03-01T14:05' }], none: [], left: '' } }} />);
    expect(container.textContent).toBe('New thingDeeperWhenMar 1, 2026, 14:05NonenoneLeftnone');
  });

  test('words that are not shown, and an entry without any', () => {
    const said = (body: unknown) => render(<EntryBody body={body} />).container.textContent;
    expect(said(null)).toMatch(/Its words are not shown/);
    expect(said({})).toMatch(/It has no words of its own/);
  });
});

function fieldsIn(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  return Object.entries(value).flatMap(([key, one]) => [[key, one] as const, ...fieldsIn(one)]);
}
