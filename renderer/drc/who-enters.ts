import { roleNames, type Role } from '../../shared/accounts/roles.ts';
import { timeCutDecided } from '../../shared/shu/drc-cut.ts';
import { drcRecommended } from '../../shared/shu/drc-review.ts';
import { shuAdmitted, shuReleased } from '../../shared/shu/drc-stay.ts';
import type { DrcAct } from './addresses.ts';

const kinds = { review: drcRecommended, decision: timeCutDecided, admitted: shuAdmitted, released: shuReleased } as const satisfies Record<DrcAct, object>;

/** True where the office enters such an act. */
export function mayEnter(act: DrcAct, role: Role): boolean {
  return kinds[act].roles.includes(role);
}

/** The offices that enter it, in words. */
export function whoEnters(act: DrcAct): string {
  return kinds[act].roles.map((role) => roleNames[role]).join(', ');
}
