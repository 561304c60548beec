import type { ReactNode } from 'react';
import type { MatterPage } from '../../shared/contract/sync-shapes.ts';
import { known } from '../../shared/capabilities.ts';
import { reportWritten } from '../../shared/discipline/report.ts';
import { cellAssigned } from '../../shared/housing/cell.ts';
import { personTransferred } from '../../shared/records/custody.ts';
import { levelAssigned } from '../../shared/shu/level.ts';
import { commitmentReceived } from '../../shared/time/commitment.ts';
import { eventRecorded } from '../../shared/time/event-kinds.ts';
import { jailTimeCertified } from '../../shared/time/jail-time.ts';
import { manualDateEntered } from '../../shared/time/manual-date.ts';
import { ActPage } from '../case/act-page.tsx';
import { formOfKind } from '../case/act-forms.ts';
import { ManualDatePage } from '../certify/manual-date-page.tsx';
import { CommitmentPage } from '../commitment/commitment-page.tsx';
import { JailTimePage } from '../jail-time/jail-time-page.tsx';
import { LevelPage } from '../level/level-page.tsx';
import { ReportPage } from '../report/report-page.tsx';
import { EventPage } from '../sentence-event/event-page.tsx';
import { TransferPage } from '../transfer/transfer-page.tsx';

/** A form by which a third can be entered in place of the entries of a matter. */
export interface ThirdForm {
  /** The kind it enters: the last part of its address. */
  readonly kind: string;
  readonly title: string;
  readonly form: ReactNode;
}

type Page = (props: { readonly person: string }) => ReactNode;

const pages: Readonly<Record<string, { readonly title: string; readonly Page: Page }>> = {
  [levelAssigned.name]: { title: 'Another level or cell', Page: LevelPage },
  [cellAssigned.name]: { title: 'Another level or cell', Page: LevelPage },
  [commitmentReceived.name]: { title: 'The commitment as it is', Page: CommitmentPage },
  [jailTimeCertified.name]: { title: 'The jail time as it is', Page: JailTimePage },
  [eventRecorded.name]: { title: 'The event as it was', Page: EventPage },
  [manualDateEntered.name]: { title: 'Another date by hand', Page: ManualDatePage },
  [reportWritten.name]: { title: 'Another report', Page: ReportPage },
  [personTransferred.name]: { title: 'Another transfer', Page: TransferPage },
};

/**
 * The forms by which a third can be entered, for the kinds of a matter's entries. In: the matter; this facility. None for entries that
 * correct or strike out: once those are set aside, what they spoke of is corrected in its own place. None for a transfer but where
 * the person is once those in question are set aside: no other facility sends him on.
 */
export function thirdForms({ subject: { id: person }, entries: lines, heldWithout }: Pick<MatterPage, 'subject' | 'entries' | 'heldWithout'>, here: string | undefined): readonly ThirdForm[] {
  const found = new Map<string, ThirdForm>();
  for (const line of lines) {
    if (line.kind === personTransferred.name && (here === undefined || heldWithout?.id !== here)) continue;
    const page = pages[line.kind];
    const form = formOfKind(line.kind);
    const report = reportIn(line.body);
    if (page) found.set(page.title, { kind: line.kind, title: page.title, form: <page.Page person={person} /> });
    else if (form && known.kind(line.kind)) found.set(form.title, { kind: line.kind, title: form.title, form: <ActPage person={person} kind={line.kind} {...(form.of === 'case' && report !== undefined ? { report } : {})} /> });
  }
  return [...found.values()];
}

function reportIn(body: unknown): string | undefined {
  const report = typeof body === 'object' && body !== null && 'report' in body ? body.report : undefined;
  return typeof report === 'string' ? report : undefined;
}
