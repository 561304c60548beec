import { z } from 'zod';
import { levels } from '../facility/facility.ts';

/** What a level decides of a person's days: a row each of the table of levels (PIMS, Levels I to III). */
export const privilegeItems = [
  'earphones',
  'commissary',
  'property and clothing',
  'out of the cell',
  'to and from visits',
  'during visits',
  'under a restraint order',
  'Cell Study',
  'showers',
  'exercise',
] as const;
export type PrivilegeItem = (typeof privilegeItems)[number];

/** Personal items that the table gives to some levels and not to others, as they are issued one by one. */
export const levelItems = ['sneakers', 'shorts', 'earphones'] as const;

const someLevels = z.array(z.enum(levels)).readonly();
const words = z.string().trim().min(2).max(300);

const rowSchema = z
  .strictObject({
    I: words,
    II: words,
    III: words,
    /** Where the words stand in the source, or that they are this program's reading. */
    source: z.string().trim().min(2).max(300),
  })
  .readonly();
export type PrivilegeRow = z.infer<typeof rowSchema>;

/** The table of levels and items, and the two values on which it rests that each facility has for itself. */
export const privilegeNumbersSchema = z
  .strictObject({
    items: z.strictObject(Object.fromEntries(privilegeItems.map((item) => [item, rowSchema])) as Record<PrivilegeItem, typeof rowSchema>).readonly(),
    /** Of each item issued one by one, the levels at which a person may have it. */
    itemLevels: z.strictObject(Object.fromEntries(levelItems.map((item) => [item, someLevels])) as Record<(typeof levelItems)[number], typeof someLevels>).readonly(),
    /** "Base" in the table: what everybody in the unit has. Null until the facility has set it. */
    base: z.strictObject({ showersAWeek: z.int().min(0).max(21).nullable(), exerciseMinutesADay: z.int().min(0).max(1440).nullable() }).readonly(),
  })
  .readonly();
export type PrivilegeNumbers = z.infer<typeof privilegeNumbersSchema>;

const page = (at: string) => `Upstate 5/01/01, ${at}`;

/** The table of Upstate's procedure; `base` stands for the facility's own value. */
export const privilegeNumbers: PrivilegeNumbers = {
  items: {
    earphones: { I: 'none', II: 'as a post-adjustment in-cell item', III: 'as Level II', source: `${page('p. 1 A; p. 2 A')}; at Level II as Directive 4933 Part 303 lists it (not seen)` },
    commissary: { I: 'none, but stamps may be bought if money is available', II: 'as Directive 4933', III: 'as Level II', source: `${page('p. 1 B')}; at Level II and III Directive 4933 (not seen)` },
    'property and clothing': {
      I: 'initial issue only (Directive 4933 Part 302)',
      II: 'all post-adjustment in-cell items (Directive 4933 Part 303)',
      III: 'as Level II, with one pair of personal sneakers and personal shorts; one package for what he has neither of',
      source: page('p. 1 C; p. 2 Level II A, Level III A, B'),
    },
    'out of the cell': { I: 'cuffed in front with belt and chain', II: 'cuffed in front with waist chain', III: 'handcuffed only, hands in front', source: page('p. 1 D; p. 2 Level II B, Level III C') },
    'to and from visits': { I: 'cuffed in front with belt and chain', II: 'cuffed in front with waist chain', III: 'cuffed in front with waist chain', source: page('p. 1 D; p. 2 Level II B, Level III C') },
    'during visits': { I: 'stays in restraints, cuffed in front with belt and chain (legal and family)', II: 'not required to stay in restraints', III: 'not required to stay in restraints', source: page('p. 1 E; p. 2 Level II B, Level III C') },
    'under a restraint order': {
      I: 'full restraints including leg irons during movement',
      II: 'full restraints by the restraint order (Directive 4933)',
      III: 'full restraints by the restraint order (Directive 4933)',
      source: page('p. 1 F; p. 2, last note'),
    },
    'Cell Study': { I: 'no', II: 'may enrol if approved', III: 'as Level II', source: `${page('p. 2 Level II C')}; not named at Level I` },
    showers: { I: 'base', II: 'base', III: 'four a week', source: page('p. 2 Level III D') },
    exercise: { I: 'base', II: 'base', III: 'base and an additional half hour', source: page('p. 2 Level III F') },
  },
  itemLevels: { sneakers: ['III'], shorts: ['III'], earphones: ['II', 'III'] },
  base: { showersAWeek: null, exerciseMinutesADay: null },
};
