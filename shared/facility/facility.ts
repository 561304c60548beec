import { z } from 'zod';
import type { Capability, Kind } from '../entry/kind.ts';
import { problem } from '../problems.ts';

export const levels = ['I', 'II', 'III'] as const;

const galleryBody = z.strictObject({
  code: z.string().trim().min(1).max(12),
  name: z.string().trim().min(1).max(60),
  floor: z.enum(['lower', 'upper']).optional(),
  side: z.enum(['A', 'B']).optional(),
  /** The levels the gallery is designated to (PIMS R17); none outside a special housing unit. */
  levels: z.array(z.enum(levels)).optional(),
  /** How many people a cell of it holds: one, where nothing is said. */
  beds: z.int().min(1).max(4).optional(),
  cells: z.array(z.string().trim().toUpperCase().min(1).max(20)).min(1).max(200),
});

export const unitBody = z.strictObject({
  code: z.string().trim().toUpperCase().min(1).max(12),
  name: z.string().trim().min(1).max(60),
  use: z.enum(['general', 'shu']),
  galleries: z.array(galleryBody).min(1).max(60),
});
export type Unit = z.infer<typeof unitBody>;

export interface Facility {
  readonly name: string;
  readonly code: string;
  /** True for the demonstration facility, whose people are all made up. */
  readonly demonstration: boolean;
  /** Units by code, as last described. */
  readonly units: Readonly<Record<string, Unit>>;
}

const facilityBody = z.strictObject({
  name: z.string().trim().min(2).max(80),
  code: z.string().trim().min(2).max(12),
  demonstration: z.boolean(),
});

/** The facility's name and code. */
export const facilityDescribed: Kind<z.infer<typeof facilityBody>, Facility | null> = {
  name: 'facility.described',
  version: 1,
  subject: 'facility',
  schema: facilityBody,
  roles: ['administrator', 'superintendent'],
  facets: () => ({ decides: ['description'] }),
  decide: () => [],
  apply: (facility, { body }) => ({ units: {}, ...facility, ...body }),
  says: (body) => `Facility described: ${body.name} (${body.code})`,
};

/** A housing unit as it is built: galleries, cells, and the levels they are designated to (PIMS R17). */
export const unitDescribed: Kind<Unit, Facility | null> = {
  name: 'unit.described',
  version: 1,
  subject: 'facility',
  schema: unitBody,
  roles: ['administrator', 'superintendent', 'captain'],
  facets: (body) => ({ decides: [`unit:${body.code}`] }),
  decide({ body }) {
    const seen = new Set<string>();
    return body.galleries.flatMap((gallery, index) =>
      gallery.cells.flatMap((cell) => {
        if (!seen.has(cell)) {
          seen.add(cell);
          return [];
        }
        return [problem('HOU-005', { field: `galleries.${index}.cells`, value: cell })];
      }),
    );
  },
  apply: (facility, { body }) =>
    facility ? { ...facility, units: { ...facility.units, [body.code]: body } } : { standsAside: 'the facility is not described yet' },
  says: (body) => `Unit described: ${body.name}, ${body.galleries.length} galleries, ${body.galleries.reduce((sum, gallery) => sum + gallery.cells.length, 0)} cells`,
};

export const facility: Capability<Facility | null> = {
  name: 'facility',
  subject: 'facility',
  initial: null,
  kinds: [facilityDescribed, unitDescribed],
};
