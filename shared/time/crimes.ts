import type { FelonyClass } from './commitment.ts';

/**
 * Crimes often met on commitments, for filling in a count: name with its Penal Law section, and class.
 * From knowledge; the commitment paper governs, and any other crime can be typed.
 */
export const crimes: readonly { readonly crime: string; readonly class: FelonyClass }[] = [
  { crime: 'Murder 1st (PL 125.27)', class: 'A-I' },
  { crime: 'Murder 2nd (PL 125.25)', class: 'A-I' },
  { crime: 'Kidnapping 1st (PL 135.25)', class: 'A-I' },
  { crime: 'Arson 1st (PL 150.20)', class: 'A-I' },
  { crime: 'Predatory sexual assault (PL 130.95)', class: 'A-II' },
  { crime: 'Criminal sale of a controlled substance 1st (PL 220.43)', class: 'A-I' },
  { crime: 'Criminal sale of a controlled substance 2nd (PL 220.41)', class: 'A-II' },
  { crime: 'Criminal possession of a controlled substance 1st (PL 220.21)', class: 'A-I' },
  { crime: 'Manslaughter 1st (PL 125.20)', class: 'B' },
  { crime: 'Rape 1st (PL 130.35)', class: 'B' },
  { crime: 'Robbery 1st (PL 160.15)', class: 'B' },
  { crime: 'Burglary 1st (PL 140.30)', class: 'B' },
  { crime: 'Assault 1st (PL 120.10)', class: 'B' },
  { crime: 'Kidnapping 2nd (PL 135.20)', class: 'B' },
  { crime: 'Arson 2nd (PL 150.15)', class: 'B' },
  { crime: 'Criminal sale of a controlled substance 3rd (PL 220.39)', class: 'B' },
  { crime: 'Criminal possession of a controlled substance 3rd (PL 220.16)', class: 'B' },
  { crime: 'Manslaughter 2nd (PL 125.15)', class: 'C' },
  { crime: 'Robbery 2nd (PL 160.10)', class: 'C' },
  { crime: 'Burglary 2nd (PL 140.25)', class: 'C' },
  { crime: 'Criminal possession of a weapon 2nd (PL 265.03)', class: 'C' },
  { crime: 'Strangulation 1st (PL 121.13)', class: 'C' },
  { crime: 'Grand larceny 2nd (PL 155.40)', class: 'C' },
  { crime: 'Arson 3rd (PL 150.10)', class: 'C' },
  { crime: 'Assault 2nd (PL 120.05)', class: 'D' },
  { crime: 'Robbery 3rd (PL 160.05)', class: 'D' },
  { crime: 'Burglary 3rd (PL 140.20)', class: 'D' },
  { crime: 'Grand larceny 3rd (PL 155.35)', class: 'D' },
  { crime: 'Criminal possession of a weapon 3rd (PL 265.02)', class: 'D' },
  { crime: 'Criminal possession of stolen property 3rd (PL 165.50)', class: 'D' },
  { crime: 'Forgery 2nd (PL 170.10)', class: 'D' },
  { crime: 'Promoting prison contraband 1st (PL 205.25)', class: 'D' },
  { crime: 'Grand larceny 4th (PL 155.30)', class: 'E' },
  { crime: 'Criminal contempt 1st (PL 215.51)', class: 'E' },
  { crime: 'Criminal mischief 3rd (PL 145.05)', class: 'E' },
  { crime: 'Driving while intoxicated, felony (VTL 1192)', class: 'E' },
];
