import type { ReportBody } from '../../shared/discipline/report.ts';
import { assignCell, assignLevel } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act, setTier, someCase } from './cases.ts';

/** Somebody at Level II since February 10, in cell 8B1-01, with a Tier III report of March 1 by the officer. Out: both ids. */
export function caseAtLevelII(at: TestStation, words: Partial<ReportBody> = {}): { readonly id: string; readonly root: string } {
  const { id, root } = someCase(at, words);
  at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignLevel(id, 'II', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8B1-01', { effective: '2026-02-10' }));
  setTier(at, id, root, 3);
  return { id, root };
}

/** An immediate move asked for by the sergeant, or by another office. Out: the request. */
export function askedMove(at: TestStation, id: string, as: 'shu-sergeant' | 'watch-commander' = 'shu-sergeant'): string {
  return at.as(as, act(id, 'immediate-move.requested', { nature: 'assault on staff', words: 'He struck Officer Reyes at the cell door.' }))[0]!;
}
