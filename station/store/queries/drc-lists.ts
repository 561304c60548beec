import { isNotNull, or, sql } from 'drizzle-orm';
import type { DrcCutLine, DrcDecisionLine, DrcLists, DrcReviewLine } from '../../../shared/contract/unit-lists.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { cutsToLookAt, drcStanding } from '../../../shared/shu/drc-standing.ts';
import type { Db } from '../open.ts';
import { records, standings } from '../schema.ts';
import { compare, heldWhere } from './unit-lists.ts';

/** What the Disciplinary Review Committee and the Superintendent have before them on a day: reviews by their day, recommendations by theirs, cuts to be looked at again. */
export function drcLists(db: Db, procedures: Procedures, today: Temporal.PlainDate): DrcLists {
  const reviews: DrcReviewLine[] = [];
  const missed: DrcReviewLine[] = [];
  const decisions: DrcDecisionLine[] = [];
  const lookAgain: DrcCutLine[] = [];
  const count = (list: 'reviews' | 'admissions') => sql`json_array_length(${records.slices}, ${`$.drc.${list}`}) > 0`;
  for (const { person, record } of heldWhere(db, or(isNotNull(standings.drcDue), count('reviews'), count('admissions')))) {
    const { due, reckoned, remaining, release, history } = drcStanding(record, procedures, today);
    if (due !== null && reckoned) (remaining === null ? missed : reviews).push({ ...person, due, owed: reckoned.owed, part: reckoned.part, admitted: reckoned.stay.on, release, inferred: reckoned.stay.inferred !== null });
    for (const { review, cut } of history) if (review.days > 0 && cut === null) decisions.push({ ...person, review: review.root, on: review.day, days: review.days, release });
    for (const { entry, since, says } of cutsToLookAt(record, procedures)) lookAgain.push({ ...person, entry, on: since, says });
  }
  return {
    reviews: reviews.toSorted((a, b) => compare(a.due, b.due) || compare(a.name, b.name)),
    missed: missed.toSorted((a, b) => compare(a.due, b.due) || compare(a.name, b.name)),
    decisions: decisions.toSorted((a, b) => compare(a.on, b.on) || compare(a.name, b.name)),
    lookAgain: lookAgain.toSorted((a, b) => compare(a.on, b.on) || compare(a.name, b.name)),
  };
}
