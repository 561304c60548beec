import { z } from 'zod';

/** A part of a whole, such as one third: `{ parts: 1, of: 3 }`. */
export const fractionSchema = z
  .strictObject({ parts: z.int().min(0).max(1000), of: z.int().min(1).max(1000) })
  .refine(({ parts, of }) => parts <= of, { error: 'no more than the whole', path: ['parts'] })
  .readonly();
export type Fraction = z.infer<typeof fractionSchema>;

const roundings = ['up', 'down', 'nearest'] as const;
export type Rounding = (typeof roundings)[number];
const rounding = z.enum(roundings);

/** The Disciplinary Review Committee: when it looks at a person, and how much it may recommend (PIMS, Levels I to III). */
export const drcNumbersSchema = z
  .strictObject({
    /** The part of the confinement owed on admission that is served before the review is due. */
    review: fractionSchema,
    /** How a broken number of days to the review becomes whole. The source does not say. */
    reviewRounding: rounding,
    /** The most that may be recommended, as a part of the days remaining. */
    ceilings: z.strictObject({ I: fractionSchema, II: fractionSchema, III: fractionSchema }).readonly(),
    /** How a broken number of days of a ceiling becomes whole. The source does not say. */
    ceilingRounding: rounding,
  })
  .readonly();
export type DrcNumbers = z.infer<typeof drcNumbersSchema>;

/** Upstate, 5/01/01, p. 1 G, p. 2 (Levels II and III E). */
export const drcNumbers: DrcNumbers = {
  review: { parts: 1, of: 2 },
  reviewRounding: 'up',
  ceilings: { I: { parts: 1, of: 3 }, II: { parts: 1, of: 3 }, III: { parts: 1, of: 1 } },
  ceilingRounding: 'down',
};

/** So many parts of a number of days, as whole days. */
export function partOf(days: number, { parts, of }: Fraction, how: Rounding): number {
  const exact = days * parts;
  const whole = Math.floor(exact / of);
  const left = exact - whole * of;
  if (left === 0 || how === 'down') return whole;
  return how === 'up' || left * 2 >= of ? whole + 1 : whole;
}

/** A fraction in words: "one third", "2/5", "the whole". */
export function sayFraction({ parts, of }: Fraction): string {
  if (parts === of) return 'the whole';
  if (parts === 1 && of === 2) return 'one half';
  if (parts === 1 && of === 3) return 'one third';
  return `${parts}/${of}`;
}
