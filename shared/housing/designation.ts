import { z } from 'zod';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import { levels, type Facility, type Unit } from '../facility/facility.ts';
import { problem, type Problem } from '../problems.ts';
import type { GalleryPlace } from '../procedures/gallery-numbers.ts';
import { inForceOn } from '../procedures/procedures.ts';
import type { Level } from '../shu/level.ts';

export const designationBody = z.strictObject({
  unit: z.string().trim().toUpperCase().min(1).max(12),
  gallery: z.string().trim().min(1).max(12),
  /** The levels from that day on; none takes the gallery out of the level system. */
  levels: z.array(z.enum(levels)).max(3),
});
export type DesignationBody = z.infer<typeof designationBody>;

/** A gallery designated to levels, from its day until the next designation of the same gallery (PIMS R17). */
export interface Designation extends DesignationBody {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
  readonly author: string;
  readonly reason?: string;
}

interface Designating extends Pick<Designation, 'unit' | 'gallery' | 'since'> {
  readonly levels: readonly Level[];
}

/** A gallery as a unit's description has it. */
export type Gallery = Unit['galleries'][number];

const designated: Kind<DesignationBody, readonly Designation[]> = {
  name: 'gallery.designated',
  version: 1,
  subject: 'facility',
  schema: designationBody,
  roles: ['captain', 'superintendent'],
  facets: ({ unit, gallery }) => ({ decides: [`designation:${unit} ${gallery}`] }),
  decide({ body, slice, record, effective, reason, procedures }) {
    const problems: Problem[] = reason?.trim() ? [] : [problem('FLD-005', { field: 'reason' })];
    const unit = (record.slices['facility'] as Facility | null)?.units[body.unit];
    const gallery = unit?.galleries.find(({ code }) => code === body.gallery);
    if (!unit || !gallery) return [...problems, problem('HOU-010', { field: 'gallery', value: body.gallery, detail: body.unit })];
    const day = effective.toString();
    const before = designatedOn(slice, body.unit, gallery, day);
    if (isSame(before, body.levels)) problems.push(problem('HOU-011', { field: 'levels', value: body.gallery, detail: sayLevels(before) }));
    const { levelIIIGalleries } = inForceOn(procedures.levels, effective).numbers;
    if (body.levels.includes('III') && !isPlaceFor(gallery, levelIIIGalleries)) problems.push(problem('HOU-012', { field: 'levels', value: body.gallery, detail: sayPlaces(levelIIIGalleries) }));
    return problems;
  },
  apply: (held, { body, root, entry, written, effective, reason }) =>
    [...held, { ...body, root, entry, since: effective, author: written.author, ...(reason === undefined ? {} : { reason }) }].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
  says: ({ unit, gallery, levels: to }) => `Gallery ${gallery} of ${unit} designated to ${sayLevels(to)}`,
};

export const [galleryDesignated, designationCorrected, designationVoided] = correctable(designated, { corrected: 'designation.corrected', voided: 'designation.voided', fact: 'the designation of the gallery' });

export const designations: Capability<readonly Designation[]> = {
  name: 'designations',
  subject: 'facility',
  initial: [],
  kinds: [galleryDesignated, designationCorrected, designationVoided],
};

/** A facility's designations, by day. */
export function designationsOf(record: SubjectRecord): readonly Designation[] {
  return record.slices['designations'] as readonly Designation[];
}

/**
 * The levels that a gallery is designated to on a day (PIMS R17). In: designations by day; the gallery as
 * the unit is described. Out: those of the last designation on or before the day; before the first, the
 * levels of the description.
 */
export function designatedOn(held: readonly Designating[], unit: string, gallery: Pick<Gallery, 'code' | 'levels'>, day: string): readonly Level[] {
  return held.findLast((one) => one.unit === unit && one.gallery === gallery.code && one.since <= day)?.levels ?? gallery.levels ?? [];
}

/** Whether a gallery is one of the places that a procedure names (PIMS R16). Of a gallery whose floor nobody described, it cannot be said that it is. */
export function isPlaceFor({ floor, side }: Pick<Gallery, 'floor' | 'side'>, places: readonly GalleryPlace[]): boolean {
  return places.some((place) => place.floor === floor && (place.side === null || place.side === side));
}

function sayPlaces(places: readonly GalleryPlace[]): string {
  return places.map(({ floor, side }) => (side === null ? `${floor} galleries` : `${floor} ${side} galleries`)).join(' and ');
}

/** Levels in words, as on a gallery's plate. */
export function sayLevels(some: readonly string[]): string {
  return some.length === 0 ? 'no level' : `Level ${some.join(' and ')}`;
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === new Set(after).size && after.every((level) => before.includes(level));
}
