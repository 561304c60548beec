import { sayField } from '../forms/say.ts';

/** Names of numbers that their keys do not say well. */
const words: Readonly<Record<string, string>> = {
  '1': 'Tier I',
  '2': 'Tier II',
  '3': 'Tier III',
  jailTimeYearDays: 'Days in a year of jail time',
  monthDays: 'Days in a month',
  yearDays: 'Days in a year',
  longJailTimeDays: 'Long jail time, days',
  noClassB: 'No class B, years',
  classB: 'One class B, years',
  twoViolentOneB: 'Two violent, one B, years',
  threeViolentOneB: 'Three violent, one B, years',
  juvenile: 'Juvenile offender, years',
  juvenileArsonOrKidnapping: 'The same, arson or kidnapping',
  definite: 'Definite',
  tacLeadMonths: 'Time allowance committee, months before',
  boardLeadMonths: 'Board, months before',
  boardLatestMonths: 'Board, months before at the latest',
  violatorGoodTimeOverMonths: 'Violator’s good time over, months',
  prsReturnYears: 'Return on PRS, years at most',
  sora: 'Sex offender registration, days',
  formToDcjs: 'Form to DCJS',
  weekdays: 'Weekdays (1 Monday to 7 Sunday)',
  holidays: 'Holidays (YYYY-MM-DD)',
  surchargeCents: 'Surcharge, cents',
  cents: 'Cents',
  classA1Minimum: 'Minimum of class A-I, years',
  as: 'Sentenced as',
  daysKeptAfterTransfer: 'Days kept after a transfer',
  shiftsBegin: 'Shifts begin at (HH:MM)',
};

/** What a field of a procedure is called, by the key of its number. */
export function labelOf(key: string): string {
  return words[key] ?? sayField(key);
}
