import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { testDay, type Extras } from './acts.ts';
import type { TestStation } from './station.ts';

/** The acts of the unit that tests enter, each by an office that may, with its usual words. */
export const unitActs = {
  found: { by: 'shu-sergeant', kind: 'eligibility.found', body: { to: 'II', outcome: 'eligible', considered: [] } },
  withdrawn: { by: 'shu-sergeant', kind: 'eligibility.withdrawn', body: {} },
  skipped: { by: 'shu-sergeant', kind: 'waiting.skipped', body: { inFavourOf: null } },
  review: { by: 'captain', kind: 'captain-review.decided', body: { outcome: 'no movement' } },
  request: { by: 'shu-sergeant', kind: 'immediate-move.requested', body: { nature: 'arson', words: 'Lit a sheet in the cell' } },
  decision: { by: 'watch-commander', kind: 'immediate-move.decided', body: { outcome: 'approved' } },
  restraint: { by: 'lieutenant', kind: 'restraint-order.issued', body: { why: 'Threw liquid through the hatch', restraints: 'Leg irons and waist chain', reviewBy: '2026-03-09' } },
  restraintEnd: { by: 'lieutenant', kind: 'restraint-order.ended', body: {} },
  deprivation: { by: 'lieutenant', kind: 'deprivation-order.issued', body: { why: 'Burned a blanket', withheld: ['blanket'], reviewBy: '2026-03-09' } },
} as const satisfies Record<string, { readonly by: Role; readonly kind: string; readonly body: object }>;
export type UnitActName = keyof typeof unitActs;

/** An act of the unit, with what tests say where they say nothing else. */
export function inUnit(person: string, name: UnitActName, words: object = {}, extras: Extras = {}): Act {
  const { kind, body } = unitActs[name];
  return { kind, subject: { type: 'person', id: person }, effective: testDay, reason: 'As the unit has it', body: { ...body, ...words }, ...extras };
}

/** Enters one by its usual office. Out: its root. */
export function doInUnit(at: TestStation, person: string, name: UnitActName, words: object = {}, extras: Extras = {}): string {
  const [root = ''] = at.as(unitActs[name].by, inUnit(person, name, words, extras));
  return root;
}
