import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivingHeaderSchema, type Header } from './header.ts';
import { readsAsArrivingHeader } from './reads-as-header.ts';

const written: Header = {
  v: 1,
  id: '019caf10-3180-7000-8000-000000000001',
  station: 'station',
  seq: 7,
  clock: '000001763770000-0001',
  at: '2026-03-02T10:00:00.000Z',
  effective: '2026-03-02',
  author: 'author',
  role: 'captain',
  subject: { type: 'person', id: 'somebody' },
  kind: 'level.assigned',
  version: 1,
  decides: [{ facet: 'level', last: null, count: 0 }],
  relies: [{ facet: 'cell', last: '019caf10-3180-7000-8000-000000000002', count: 3 }],
  adds: ['reports'],
  strikes: '019caf10-3180-7000-8000-000000000003',
  content: 'a'.repeat(64),
  previous: '0'.repeat(64),
};

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', 'x'.repeat(40), 'x'.repeat(41), 'x'.repeat(64), 'x'.repeat(65), 'A'.repeat(64), 'warden', 'order', 0, 1, -0, -1, 1.5, 2 ** 53, 2 ** 53 - 1, null, [], {}, ['x'], [''], [null]),
  fc.constantFrom('2024-02-29', '2023-02-29', '2100-02-29', '2000-02-29', '0000-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '+002026-01-01', '2026-1-1'),
  fc.constantFrom('2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000', '2026-02-30T10:00:00.000Z', '2026-03-02T24:00:00.000Z', '2026-03-02T10:00:00.000+00:00', '000001763770000-000G', '019caf10-3180-0000-8000-000000000001', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  fc.record({ type: fc.constantFrom('person', 'order', '', 3), id: fc.constantFrom('somebody', '', 'x'.repeat(65)) }),
  fc.array(fc.record({ facet: fc.constantFrom<unknown>('level', '', 1), last: fc.constantFrom<unknown>(null, 'x', 1), count: fc.constantFrom<unknown>(0, 1, -1, 0.5, '1'), more: fc.constant(1) }, { requiredKeys: ['facet', 'last'] }), { maxLength: 2 }),
);

/** A header with something put in its place, left out or added, or none at all. */
const anyHeader = fc.oneof(
  { weight: 1, arbitrary: odd },
  {
    weight: 12,
    arbitrary: fc.tuple(fc.constantFrom<string>(...Object.keys(written), 'another', '__proto__'), fc.option(odd, { nil: undefined })).map(([key, value]): unknown => {
      const rest = Object.fromEntries(Object.entries(written).filter(([name]) => name !== key));
      return JSON.parse(JSON.stringify(value === undefined ? rest : { ...rest, [key]: value })) as unknown;
    }),
  },
);

test('the quick reading of a header says what the schema says', () => {
  expect(readsAsArrivingHeader(written)).toBe(true);
  fc.assert(
    fc.property(anyHeader, (value) => {
      expect(readsAsArrivingHeader(value)).toBe(arrivingHeaderSchema.safeParse(value).success);
    }),
    { numRuns: 5000 },
  );
});
