import type { SubjectRecord } from '../entry/fold.ts';
import type { LevelBody } from './level.ts';
import { captainReviewsOf, immediateMovesOf } from './slice.ts';
import { movesDownToMake } from './work.ts';

/**
 * What a move to Level I carries out, as its entry names it: the immediate move that the Watch Commander approved (PIMS R9),
 * or else the Captain's decision (R8), with the report that either was about; nothing where none was decided on.
 * In: the record; the day of the move.
 */
export function carriedOutDown(record: SubjectRecord, asOf: Temporal.PlainDate): Pick<LevelBody, 'immediateMove' | 'report'> {
  const [first] = movesDownToMake(record, asOf);
  if (!first) return {};
  const move = immediateMovesOf(record).find(({ decided }) => decided?.entry === first.entry);
  const report = move ? move.report : captainReviewsOf(record).find(({ entry }) => entry === first.entry)?.report;
  return { ...(move ? { immediateMove: move.root } : {}), ...(report === undefined ? {} : { report }) };
}
