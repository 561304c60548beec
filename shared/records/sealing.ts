import { z } from 'zod';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';

const sealedBody = z.strictObject({
  /** The entry whose content is removed. */
  entry: z.uuid(),
  /** The court and the number of its order. */
  order: z.string().trim().min(1).max(400),
});
export type Sealing = z.infer<typeof sealedBody>;

/**
 * A court ordered an entry sealed: its content and salt are removed wherever it is kept, and it comes
 * out unread. The header stays, so the chain verifies. It cannot be undone. Written by the main office alone.
 */
export const entrySealed: Kind<Sealing, readonly Sealing[]> = {
  name: 'entry.sealed',
  version: 1,
  subject: 'person',
  schema: sealedBody,
  roles: [],
  seals: true,
  facets: () => ({ adds: ['sealing'] }),
  decide: ({ body, record }) => (record.outcomes.has(body.entry) ? [] : [problem('ENT-003', { field: 'entry', value: body.entry })]),
  apply: (sealed, { body }) => [...sealed, body],
  says: (body) => `Sealed by order: ${body.order}`,
};

export const sealing: Capability<readonly Sealing[]> = { name: 'sealing', subject: 'person', initial: [], kinds: [entrySealed] };
