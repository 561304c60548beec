import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { known } from '../../shared/capabilities.ts';
import { bodiesOf, idInBodies as id, type Json } from '../testing/bodies.ts';
import { sayLabel, sayValue } from './body-words.ts';
import { EntryBody } from './entry-body.tsx';

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
