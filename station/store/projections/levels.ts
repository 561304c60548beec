import { eq, sql } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { captainTasks } from '../../../shared/shu/captain-tasks.ts';
import { drcStanding } from '../../../shared/shu/drc-standing.ts';
import { levelClock } from '../../../shared/shu/level-clock.ts';
import { ordersInForce } from '../../../shared/shu/slice.ts';
import { pendingDown, standingFinding } from '../../../shared/shu/standing.ts';
import { findingPossible } from '../../../shared/shu/work.ts';
import type { Db } from '../open.ts';
import { standings } from '../schema.ts';
import { placeholdersOf } from './rows.ts';

/** A day after all that can be entered: what is concluded then depends on the entries and the procedures alone. */
const afterAll = Temporal.PlainDate.from('9999-12-31');

/** How each person of the level system stands: what the board and the lists of the unit ask. */
export class LevelsProjection {
  readonly #procedures: Procedures;
  readonly #forget;
  readonly #standing;

  constructor(db: Db, procedures: Procedures) {
    this.#procedures = procedures;
    this.#forget = db.delete(standings).where(eq(standings.person, sql.placeholder('person'))).prepare();
    this.#standing = db.insert(standings).values(placeholdersOf(standings)).prepare();
  }

  /** Replaces the person's row; there is none of somebody in no level, or held elsewhere. */
  project(record: SubjectRecord, away: boolean): void {
    const { id: person } = record.subject;
    const procedures = this.#procedures;
    this.#forget.run({ person });
    if (away) return;
    const { level, since, to, earliest, setBy, risks } = levelClock(record, procedures, afterAll);
    if (level === null) return;
    const day = afterAll.toString();
    const standing = standingFinding(record, procedures, afterAll);
    const down = pendingDown(record, day);
    const { due, reckoned } = drcStanding(record, procedures, afterAll);
    this.#standing.run({
      person,
      level,
      since,
      to,
      earliest,
      setBy,
      risk: risks.map(({ says }) => says).join('. '),
      restraint: ordersInForce(record, 'restraint', day).length > 0,
      deprivation: ordersInForce(record, 'deprivation', day).length > 0,
      inReview: captainTasks(record).length,
      findableFrom: findingPossible(record, procedures, afterAll)?.earliest ?? null,
      finding: standing?.state ?? null,
      findingRoot: standing?.finding.root ?? null,
      findingTo: standing?.finding.to ?? null,
      foundOn: standing?.finding.day ?? null,
      eligibleOn: standing?.eligibleOn ?? null,
      findingNote: standing?.because?.says ?? null,
      moving: down === null ? null : down.decided ? 'decided' : 'requested',
      movingNote: down?.says ?? null,
      drcDue: due,
      drcUntil: due === null ? null : (reckoned?.until ?? null),
    });
  }
}
