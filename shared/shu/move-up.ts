import type { SubjectRecord } from '../entry/fold.ts';
import { levels } from '../facility/facility.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { Level, LevelBody } from './level.ts';
import { levelOn } from './slice.ts';
import { standingFinding } from './standing.ts';

/**
 * What a move up to a level carries out, as its entry names it: the last finding of eligibility for it (PIMS R5), also one
 * that was lost or is in question since, of which the act itself warns; nothing where there is none or the move is not up.
 * In: the record; the procedures; the level; the day of the move.
 */
export function carriedOutUp(record: SubjectRecord, procedures: Procedures, level: Level, asOf: Temporal.PlainDate): Pick<LevelBody, 'finding'> {
  const held = levelOn(record, asOf.toString());
  if (!held || levels.indexOf(held.level) >= levels.indexOf(level)) return {};
  const standing = standingFinding(record, procedures, asOf);
  const carries = standing?.state === 'waiting' || standing?.state === 'lost' || standing?.state === 'in question';
  return carries && standing.finding.to === level ? { finding: standing.finding.root } : {};
}
