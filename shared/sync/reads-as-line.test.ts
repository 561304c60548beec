import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageLineSchema, wireEntrySchema } from './protocol.ts';
import { readsAsPageLine, readsAsWireEntry } from './reads-as-line.ts';

const text = fc.constantFrom<unknown>('', 'A', '{}', 'AA==', 'AAA=', 'AAAA', 'AAAAA', 'AA=A', '====', 'AAAA==', 'A_A=', 'AAAA\n', 'é', null, 1, [], 'a'.repeat(64), 'A'.repeat(64));
const anyLine = fc.oneof(
  fc.record({ header: text, salt: text, content: text, signature: text, more: text }, { requiredKeys: [] }),
  fc.record({ header: fc.constantFrom('{}', '{"v":1}'), salt: text, content: text, signature: text }),
  fc.record({ own: text, header: text }, { requiredKeys: ['own'] }),
  fc.record({ own: text }),
  fc.jsonValue(),
);

test('the quick reading of a line says what the schemas say', () => {
  const entry = { header: '{}', salt: 'AAAA', content: null, signature: 'AA==' };
  expect([readsAsWireEntry(entry), readsAsPageLine(entry), readsAsPageLine({ own: '0'.repeat(64) })]).toEqual([true, true, true]);
  fc.assert(
    fc.property(anyLine, (value) => {
      expect(readsAsWireEntry(value)).toBe(wireEntrySchema.safeParse(value).success);
      expect(readsAsPageLine(value)).toBe(pageLineSchema.safeParse(value).success);
    }),
    { numRuns: 5000 },
  );
});
