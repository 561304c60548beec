import { behaviorVersions, type BehaviorNumbers } from '../discipline/rules-of-behavior.ts';
import { commitmentVersions, type CommitmentNumbers } from './commitment-numbers.ts';
import { custodyVersions, type CustodyNumbers } from './custody-numbers.ts';
import { disciplineVersions, type DisciplineNumbers } from './discipline-numbers.ts';
import { levelVersions, type LevelNumbers } from './level-numbers.ts';
import { segregationVersions, type SegregationNumbers } from './segregation-numbers.ts';

/**
 * The numbers of policy. Rules take them from the procedure in force on the day in question; each
 * version says from when it holds, for whom, and where its numbers come from.
 */
export interface ProcedureVersion<Numbers> {
  readonly effective: string;
  readonly scope: 'state' | 'facility';
  readonly source: string;
  readonly numbers: Numbers;
}

/** How days of jail time become fields, and the fractions of good time (domain rules R1, R6). */
export interface TimeNumbers {
  readonly jailTimeYearDays: number;
  readonly monthDays: number;
  readonly sevenths: { readonly yearDays: number; readonly monthDays: number };
  readonly longJailTimeDays: number;
  /** How the last day is found (R5): a day off the calendar day, or off the fields, carrying past 31, as before September 2013. */
  readonly lastDay: 'calendar' | 'fields';
  /** Years: the ceilings on consecutive sentences (PL 70.30(1)(e), (f), (2)(b)). */
  readonly ceilings: CeilingYears;
  /** Merit time as the records count it (R7), in days for each year and month of the minimum. */
  readonly merit: { readonly daysPerYear: number; readonly daysPerMonth: number };
  readonly limitedCreditMonths: number;
  /** The longest minimum, in years, for which earned eligibility holds (COR 805). */
  readonly earnedEligibilityYears: number;
  readonly earnedEligibilityLeadMonths: number;
  readonly tacLeadMonths: number;
  readonly boardLeadMonths: number;
  readonly boardLatestMonths: number;
  /** A violator earns good time only where more than this is owed, in months (COR 803(5)). */
  readonly violatorGoodTimeOverMonths: number;
  /** Years at most of imprisonment for a violation of supervision (PL 70.45(1)). */
  readonly prsReturnYears: number;
  /** Days before release (COR 168-e, 168-m) and days the Board of Examiners has from receipt. */
  readonly sora: { readonly informationToBoard: number; readonly dutyToRegister: number; readonly formToDcjs: number; readonly recommendationAfterReceipt: number };
  readonly earnedTime: { readonly periodDays: number; readonly creditDays: number };
}

/** The ceilings of PL 70.30(1)(e), in years, by what is in the set; (f) for juvenile offenders; (2)(b) for definite sentences. */
export interface CeilingYears {
  readonly noClassB: number;
  readonly classB: number;
  readonly twoViolentOneB: number;
  readonly threeViolentOneB: number;
  readonly juvenile: number;
  readonly juvenileArsonOrKidnapping: number;
  readonly definite: number;
}

/** On which days people are released: weekdays (1 Monday to 7 Sunday) and holidays on which nobody is. */
export interface ReleaseCalendar {
  readonly weekdays: readonly number[];
  readonly holidays: readonly string[];
}

/** Why a computation is certified, and whether the reason asks for a second person's check. */
export interface CertificationNumbers {
  readonly reasons: readonly { readonly code: string; readonly title: string; readonly secondCheck: boolean }[];
  readonly manualReasons: readonly { readonly code: string; readonly title: string }[];
}

/** Misbehavior reports: after how many days a report counts as late. */
export interface ReportNumbers {
  readonly lateAfterDays: number;
}

export interface Procedures {
  readonly time: readonly ProcedureVersion<TimeNumbers>[];
  readonly releaseCalendar: readonly ProcedureVersion<ReleaseCalendar>[];
  readonly certification: readonly ProcedureVersion<CertificationNumbers>[];
  /** The limits that commitment papers are held against, by the day of the offense. */
  readonly commitments: readonly ProcedureVersion<CommitmentNumbers>[];
  readonly levels: readonly ProcedureVersion<LevelNumbers>[];
  readonly reports: readonly ProcedureVersion<ReportNumbers>[];
  /** The standards of behavior that a report charges, by the day of the incident. */
  readonly behavior: readonly ProcedureVersion<BehaviorNumbers>[];
  /** Clocks and limits of hearings. */
  readonly discipline: readonly ProcedureVersion<DisciplineNumbers>[];
  /** Limits of segregated confinement, and which parts of the law hold. */
  readonly segregation: readonly ProcedureVersion<SegregationNumbers>[];
  /** How long the book of a person is kept after he went to another facility. */
  readonly custody: readonly ProcedureVersion<CustodyNumbers>[];
}

/** The name of a procedure: the subject of the entries that adopt its versions. */
export type ProcedureName = keyof Procedures;
/** The form of the numbers of a procedure. */
export type NumbersOf<Name extends ProcedureName> = Procedures[Name] extends readonly ProcedureVersion<infer Numbers>[] ? Numbers : never;

const timeNumbers: TimeNumbers = {
  jailTimeYearDays: 365,
  monthDays: 30,
  sevenths: { yearDays: 364, monthDays: 30 },
  longJailTimeDays: 730,
  lastDay: 'calendar',
  ceilings: { noClassB: 20, classB: 30, twoViolentOneB: 40, threeViolentOneB: 50, juvenile: 10, juvenileArsonOrKidnapping: 15, definite: 2 },
  merit: { daysPerYear: 61, daysPerMonth: 5 },
  limitedCreditMonths: 6,
  earnedEligibilityYears: 8,
  earnedEligibilityLeadMonths: 2,
  tacLeadMonths: 4,
  boardLeadMonths: 4,
  boardLatestMonths: 1,
  violatorGoodTimeOverMonths: 12,
  prsReturnYears: 5,
  sora: { informationToBoard: 120, dutyToRegister: 15, formToDcjs: 10, recommendationAfterReceipt: 60 },
  earnedTime: { periodDays: 30, creditDays: 30 },
};

/** What holds where no other version has been adopted. */
export const defaultProcedures: Procedures = {
  time: [
    {
      effective: '1900-01-01',
      scope: 'state',
      source: 'Computation sheets as republished; years of 365 days are taken, not proved (U3); the last day as printed until September 2013 (U2)',
      numbers: { ...timeNumbers, lastDay: 'fields' },
    },
    {
      effective: '2013-09-01',
      scope: 'state',
      source: 'The same; the last day as printed since September 2013',
      numbers: timeNumbers,
    },
  ],
  releaseCalendar: [
    { effective: '1900-01-01', scope: 'state', source: 'Board of Parole calendar 2012-2015 (found in records); holidays are for the facility to enter', numbers: { weekdays: [1, 2, 3, 4, 5], holidays: [] } },
    { effective: '2015-11-01', scope: 'state', source: 'Board of Parole calendar 2015-2018 (found in records); holidays are for the facility to enter', numbers: { weekdays: [1, 2, 3, 4], holidays: [] } },
  ],
  certification: [
    {
      effective: '1900-01-01',
      scope: 'state',
      source: 'This program’s own list; a second check follows the two-person date check of OSC audit 2016-S-43',
      numbers: {
        reasons: [
          { code: 'new-commitment', title: 'New commitment', secondCheck: true },
          { code: 'amended-commitment', title: 'Amended commitment or resentence', secondCheck: true },
          { code: 'amended-jail-time', title: 'Amended jail time certificate', secondCheck: true },
          { code: 'good-time', title: 'Good time lost or restored', secondCheck: false },
          { code: 'time-allowance', title: 'Time allowance decision', secondCheck: false },
          { code: 'determination', title: 'Merit, limited credit, earned eligibility or presumptive determination', secondCheck: false },
          { code: 'interruption', title: 'Escape, absconding or return', secondCheck: true },
          { code: 'violator', title: 'Returned violator', secondCheck: true },
          { code: '14-day', title: '14-day check before release', secondCheck: true },
          { code: '2-day', title: '2-day check before release', secondCheck: true },
          { code: 'review', title: 'Review without a change', secondCheck: false },
        ],
        manualReasons: [
          { code: 'court-order', title: 'A court ordered the date' },
          { code: 'counsel', title: 'The office of counsel advised it' },
          { code: 'not-covered', title: 'The engine does not cover the sentence' },
          { code: 'out-of-state', title: 'Time in another jurisdiction (PL 70.25(4))' },
          { code: 'prior-computation', title: 'Carried over from an older computation' },
        ],
      },
    },
  ],
  commitments: commitmentVersions,
  levels: levelVersions,
  reports: [
    {
      effective: '1900-01-01',
      scope: 'state',
      source: '7 NYCRR 251-3.1 says "as soon as practicable"; seven days is this program’s own mark',
      numbers: { lateAfterDays: 7 },
    },
  ],
  behavior: behaviorVersions,
  discipline: disciplineVersions,
  segregation: segregationVersions,
  custody: custodyVersions,
};

/** Every procedure, in the order in which they are listed. */
export const procedureNames = Object.keys(defaultProcedures) as readonly ProcedureName[];

/**
 * The version of a procedure in force on a day: the last that took effect on or before it, and of two
 * of one day the one adopted after. Before the first, the first: a rule always has numbers to say it used.
 */
export function inForceOn<Numbers>(versions: readonly ProcedureVersion<Numbers>[], day: Temporal.PlainDate): ProcedureVersion<Numbers> {
  const text = day.toString();
  const byDay = versions.toSorted((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0));
  const version = byDay.findLast((one) => one.effective <= text) ?? byDay[0];
  if (!version) throw new Error('a procedure has at least one version');
  return version;
}
