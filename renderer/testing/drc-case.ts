import type { Level } from '../../shared/shu/level.ts';
import { assignCell, assignLevel } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from './cases.ts';
import { disposedCase } from './hearing-case.ts';

/**
 * Somebody in cell 8A1-01 whose confinement of 121 days began on January 1: at a level since then, 120 days were owed on admission,
 * 60 of them come before the review, which is due on the day of the tests, and 60 remain, to May 1. Out: the id and the report.
 */
export function owingConfinement(at: TestStation, level: Level = 'I', id?: string): { readonly id: string; readonly root: string } {
  const held = disposedCase(at, 3, [{ name: 'keeplock', days: 121, hoursInCell: 12, starts: '2026-01-01' }], {}, id);
  at.as('captain', assignLevel(held.id, level, { effective: '2026-01-01' }), assignCell(held.id, 'SHU', '8A1-01', { effective: '2026-01-01' }));
  return held;
}

/** The committee recommends days off, on the day of the tests. Out: the recommendation. */
export function recommended(at: TestStation, id: string, days: number): string {
  const body = { members: [{ name: 'Counselor Ames' }], days, basis: { remaining: 60, lastDay: '2026-05-01' } };
  return at.as('drc-member', act(id, 'drc.recommended', body, { reason: 'Half is served' }))[0]!;
}
