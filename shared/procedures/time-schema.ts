import { z } from 'zod';
import { daySchema } from '../entry/day.ts';
import type { CertificationNumbers, ReleaseCalendar, ReportNumbers, TimeNumbers } from './procedures.ts';

const whole = (most: number) => z.int().min(0).max(most);
const positive = (most: number) => z.int().min(1).max(most);

/** What numbers of time computation may be adopted. */
export const timeNumbersSchema: z.ZodType<TimeNumbers> = z.strictObject({
  jailTimeYearDays: positive(366),
  monthDays: positive(31),
  sevenths: z.strictObject({ yearDays: positive(366), monthDays: positive(31) }),
  longJailTimeDays: whole(100_000),
  lastDay: z.enum(['calendar', 'fields']),
  ceilings: z.strictObject({
    noClassB: positive(200),
    classB: positive(200),
    twoViolentOneB: positive(200),
    threeViolentOneB: positive(200),
    juvenile: positive(200),
    juvenileArsonOrKidnapping: positive(200),
    definite: positive(200),
  }),
  merit: z.strictObject({ daysPerYear: whole(366), daysPerMonth: whole(31) }),
  limitedCreditMonths: whole(1200),
  earnedEligibilityYears: whole(200),
  earnedEligibilityLeadMonths: whole(1200),
  tacLeadMonths: whole(1200),
  boardLeadMonths: whole(1200),
  boardLatestMonths: whole(1200),
  violatorGoodTimeOverMonths: whole(1200),
  prsReturnYears: whole(200),
  sora: z.strictObject({ informationToBoard: whole(10_000), dutyToRegister: whole(10_000), formToDcjs: whole(10_000), recommendationAfterReceipt: whole(10_000) }),
  earnedTime: z.strictObject({ periodDays: positive(10_000), creditDays: whole(10_000) }),
});

/** On which days people may be released: at least one weekday. */
export const releaseCalendarSchema: z.ZodType<ReleaseCalendar> = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'at least one weekday, 1 Monday to 7 Sunday').max(7),
  holidays: z.array(daySchema).max(2000),
});

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits, hyphens');
const title = z.string().trim().min(2).max(120);

export const certificationNumbersSchema: z.ZodType<CertificationNumbers> = z.strictObject({
  reasons: z.array(z.strictObject({ code, title, secondCheck: z.boolean() })).min(1).max(100),
  manualReasons: z.array(z.strictObject({ code, title })).min(1).max(100),
});

export const reportNumbersSchema: z.ZodType<ReportNumbers> = z.strictObject({ lateAfterDays: positive(10_000) });
