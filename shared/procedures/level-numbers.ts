import { z } from 'zod';
import { roles, type Role } from '../accounts/roles.ts';
import { drcNumbers, drcNumbersSchema } from './drc-numbers.ts';
import { galleryPlacesSchema, levelIIIGalleries } from './gallery-numbers.ts';
import { privilegeNumbers, privilegeNumbersSchema } from './privilege-numbers.ts';
import type { ProcedureVersion } from './procedures.ts';
import { shiftsBegin, shiftsBeginSchema } from './shift-numbers.ts';

const days = z.int().min(0).max(3650);

const orderNumbers = z
  .strictObject({
    /** Days at most from the issue, or from a review, to the next review. */
    reviewDays: z.int().min(1).max(365),
    /** The offices that may issue one. */
    issuedBy: z.array(z.enum(roles)).min(1).readonly(),
  })
  .readonly();
export type OrderNumbers = z.infer<typeof orderNumbers>;

/** This program's own value, to be set by the facility: Directive 4933 was not seen. */
const mayIssueOrders: readonly Role[] = ['lieutenant', 'captain', 'watch-commander', 'superintendent'];

/** The ladder of the Progressive Inmate Movement System (PIMS R1 to R4, R10, the table of levels, the DRC). */
export const levelNumbersSchema = z
  .strictObject({
    /** Days in a level before the next (R1, R2). */
    minimumDays: z.strictObject({ I: days, II: days }).readonly(),
    /** Days off a restraint order before the next level (R4, R13). */
    offRestraintDays: days,
    /** Days of a new adjustment period that the Captain sets (R10, R14). */
    adjustmentDays: days,
    /** Who issues restraint and deprivation orders, and how often they are reviewed. */
    orders: z.strictObject({ restraint: orderNumbers, deprivation: orderNumbers }).readonly(),
    drc: drcNumbersSchema,
    privileges: privilegeNumbersSchema,
    /** The galleries on which Level III may be (R16). */
    levelIIIGalleries: galleryPlacesSchema,
    /** When the shifts of the unit begin, for the handover. */
    shiftsBegin: shiftsBeginSchema,
  })
  .readonly();
export type LevelNumbers = z.infer<typeof levelNumbersSchema>;

export const levelNumbers: LevelNumbers = {
  minimumDays: { I: 30, II: 30 },
  offRestraintDays: 30,
  adjustmentDays: 30,
  // This program's own values, to be set by the facility.
  orders: { restraint: { reviewDays: 7, issuedBy: mayIssueOrders }, deprivation: { reviewDays: 7, issuedBy: mayIssueOrders } },
  drc: drcNumbers,
  privileges: privilegeNumbers,
  levelIIIGalleries,
  shiftsBegin,
};

/** The numbers of the levels by the day from which they hold. */
export const levelVersions: readonly ProcedureVersion<LevelNumbers>[] = [
  { effective: '2001-05-01', scope: 'facility', source: 'Upstate Correctional Facility, Progressive Inmate Movement System, 1 May 2001; this program’s own values, to be set by the facility: who issues and how often reviews restraint and deprivation orders (Directive 4933 was not seen), when shifts begin', numbers: levelNumbers },
];
