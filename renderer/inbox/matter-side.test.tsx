import { render } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { known } from '../../shared/capabilities.ts';
import type { MatterEntry, MatterPage } from '../../shared/contract/sync-shapes.ts';
import type { Outcome } from '../../shared/entry/fold.ts';
import { bodiesOf, idInBodies, type Json } from '../testing/bodies.ts';
import { MatterSide } from './matter-side.tsx';

const other = '01890000-0000-7000-8000-00000000beef';
const kinds = known.capabilities.flatMap((capability) => capability.kinds);

function outcomes(facet: string): readonly Outcome[] {
  return [
    { is: 'applied' },
    { is: 'in question', because: `made without sight of another entry on ${facet}`, with: [other] },
    { is: 'in question', because: `made without sight of an entry on ${facet}, which it relied on`, with: [other] },
    { is: 'in question', because: `another entry on ${facet} was made without sight of this one`, with: [other] },
    { is: 'standing aside', because: 'he is not at Level II' },
    { is: 'struck', by: other },
    { is: 'unread', because: 'version 9 is not known to this program' },
  ];
}

describe('an entry of every kind, whatever became of it, is shown in a matter in words:', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }) as Json;
    const body = bodiesOf(schema, schema).find((one) => kind.schema.safeParse(one).success);
    const { decides = [], relies = [], adds = [] } = body === undefined ? {} : kind.facets(body);
    const facets = [...decides, ...relies, ...adds];
    const line = (outcome: Outcome): MatterEntry => ({
      id: idInBodies,
      subject: { type: kind.subject, id: other },
      subjectName: 'DOE, John',
      station: other,
      seq: 7,
      at: '2026-03-01T14:05:00.000Z',
      effective: '2026-03-01',
      kind: kind.name,
      says: body === undefined ? 'An act' : kind.says(body),
      body,
      reason: 'As the log has it',
      author: other,
      authorName: 'M. Okafor',
      role: 'shu-sergeant',
      strikes: null,
      outcome,
      hash: 'ab'.repeat(32),
      stationName: 'SHU office',
      facilityName: 'Test Correctional Facility',
      saw: facets.map((facet) => ({ facet, decides: true, last: null, unseen: [] })),
    });
    for (const outcome of facets.length === 0 ? outcomes('level') : facets.flatMap(outcomes)) {
      const entry = line(outcome);
      const matter: MatterPage = { subject: entry.subject, subjectName: entry.subjectName, entries: [entry], since: entry.at, settlers: ['captain'], mine: true, facility: null, meanwhile: [], depends: [], heldWithout: null, names: { [idInBodies]: 'what the id stands for' }, seen: [] };
      const { container, unmount } = render(
        <MantineProvider>
          <MatterSide line={entry} matter={matter} number={1} stands={null} />
        </MantineProvider>,
      );
      const shown = container.querySelector('article')!.textContent.replace(entry.says, '');
      expect(shown).not.toMatch(/[{}[\]"]|\bobject\b|undefined|NaN|[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{40}/);
      // A facet is said by a name, never as the record has it.
      for (const facet of facets.filter((one) => one.includes(':') || one.includes('-'))) expect(shown).not.toContain(facet);
      unmount();
    }
    if (body !== undefined) expect(kind.says(body)).not.toMatch(/[{}[\]]|\[object|undefined|NaN|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
