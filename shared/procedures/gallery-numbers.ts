import { z } from 'zod';

const galleryPlace = z.strictObject({ floor: z.enum(['lower', 'upper']), side: z.enum(['A', 'B']).nullable() }).readonly();
/** Where in a building a gallery is: on which floor, and on which side where that matters. */
export type GalleryPlace = z.infer<typeof galleryPlace>;

export const galleryPlacesSchema = z.array(galleryPlace).max(4).readonly();

/** The galleries on which Level III may be: "upper-level galleries, and lower-level B galleries" (PIMS R16, Upstate 5/01/01). */
export const levelIIIGalleries: readonly GalleryPlace[] = [
  { floor: 'upper', side: null },
  { floor: 'lower', side: 'B' },
];
