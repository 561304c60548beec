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
}

/** The ladder of the Progressive Inmate Movement System (PIMS R1, R2). */
export interface LevelNumbers {
  readonly minimumDays: Readonly<Record<'I' | 'II', number>>;
}

/** Misbehavior reports: after how many days a report counts as late. */
export interface ReportNumbers {
  readonly lateAfterDays: number;
}

export interface Procedures {
  readonly time: readonly ProcedureVersion<TimeNumbers>[];
  readonly levels: readonly ProcedureVersion<LevelNumbers>[];
  readonly reports: readonly ProcedureVersion<ReportNumbers>[];
}

/** What holds where no other version has been adopted. */
export const defaultProcedures: Procedures = {
  time: [
    {
      effective: '1900-01-01',
      scope: 'state',
      source: 'Computation sheets as republished; years of 365 days are taken, not proved (U3)',
      numbers: { jailTimeYearDays: 365, monthDays: 30, sevenths: { yearDays: 364, monthDays: 30 }, longJailTimeDays: 730 },
    },
  ],
  levels: [
    {
      effective: '2001-05-01',
      scope: 'facility',
      source: 'Upstate Correctional Facility, Progressive Inmate Movement System, 1 May 2001',
      numbers: { minimumDays: { I: 30, II: 30 } },
    },
  ],
  reports: [
    {
      effective: '1900-01-01',
      scope: 'state',
      source: '7 NYCRR 251-3.1 says "as soon as practicable"; seven days is this program’s own mark',
      numbers: { lateAfterDays: 7 },
    },
  ],
};

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
