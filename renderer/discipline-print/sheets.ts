import type { ComponentType } from 'react';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import type { Clock } from '../../shared/discipline/clock.ts';
import { hearingRecordsOf } from '../../shared/discipline/hearing-record.ts';
import { dispositionOf } from '../../shared/discipline/penalties-standing.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';
import { AppealSheet } from './appeal-sheet.tsx';
import { DispositionSheet } from './disposition-sheet.tsx';
import { ExtensionSheet } from './extension-sheet.tsx';
import { HearingSheet } from './hearing-sheet.tsx';
import { ReportSheet } from './report-sheet.tsx';

/** What every sheet is made of: whose case it is, the case, and its clocks as they stand. */
export interface SheetProps {
  readonly page: PersonPage;
  readonly held: Case;
  readonly clocks: readonly Clock[];
  /** The procedures in force at the station. */
  readonly procedures: Procedures;
}

interface Sheet {
  readonly title: string;
  readonly sheet: ComponentType<SheetProps>;
  /** What it says of the case is there; otherwise it is printed with `not yet` in its place. */
  readonly isDue: (held: Case) => boolean;
}

/** The sheets of a case by the word in their address, in the order in which they come up. */
export const sheets = {
  report: { title: 'Misbehavior report', sheet: ReportSheet, isDue: () => true },
  extension: { title: 'Extension of time', sheet: ExtensionSheet, isDue: (held) => held.acts.some(({ kind }) => kind === 'hearing.extended') },
  hearing: { title: 'Hearing record', sheet: HearingSheet, isDue: (held) => hearingRecordsOf(held).some(({ started }) => started !== null) },
  disposition: { title: 'Hearing disposition', sheet: DispositionSheet, isDue: (held) => dispositionOf(held) !== null },
  appeal: { title: 'Appeal notice', sheet: AppealSheet, isDue: (held) => dispositionOf(held) !== null },
} as const satisfies Readonly<Record<string, Sheet>>;
export type SheetName = keyof typeof sheets;

/** True for the name of a sheet. */
export function isSheet(text: string): text is SheetName {
  return Object.hasOwn(sheets, text);
}

/** Where a sheet of a case is shown and printed. */
export function sheetAddress(person: string, report: string, sheet: SheetName): string {
  return `/people/${person}/case/${report}/print/${sheet}`;
}
