import { z } from 'zod';
import type { ProcedureVersion } from './procedures.ts';

/** How long a facility keeps the book of a person who went to another. */
export interface CustodyNumbers {
  /** Whole days after the transfer, or after it was entered where that was later, on which the book can still be read there. */
  readonly daysKeptAfterTransfer: number;
}

export const custodyNumbersSchema: z.ZodType<CustodyNumbers> = z.strictObject({ daysKeptAfterTransfer: z.int().min(1).max(10_000) });

/** What holds where no other version has been adopted. */
export const custodyVersions: readonly ProcedureVersion<CustodyNumbers>[] = [
  {
    effective: '1900-01-01',
    scope: 'state',
    source: 'This program’s own value: no paper was found that says how long a facility keeps the records of a person who went to another',
    numbers: { daysKeptAfterTransfer: 90 },
  },
];
