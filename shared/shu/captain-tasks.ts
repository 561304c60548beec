import { casesOf, tierOf, type Case } from '../discipline/case.ts';
import { dayOf } from '../discipline/moment.ts';
import { dispositionOf } from '../discipline/penalties-standing.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Tier } from '../procedures/discipline-numbers.ts';
import type { Level } from './level.ts';
import { captainReviewsOf, endOfLevel, levelsOf } from './slice.ts';

/** A report that the Captain or a designee has to decide on (PIMS R8). */
export interface CaptainTask {
  readonly report: string;
  readonly entry: string;
  /** The day of the incident. */
  readonly date: string;
  readonly tier: Tier;
  /** False while the tier is only what the author of the report proposes. */
  readonly tierSet: boolean;
  /** The highest level that he held while the report was open. */
  readonly level: Level;
  readonly says: string;
}

/**
 * The reports of a person that await the Captain, by day: every Tier II and III report, by the tier set or else proposed,
 * on somebody at Level II or III on the day of it or while it was not decided; each until it is decided on, one way or the other.
 */
export function captainTasks(record: SubjectRecord): readonly CaptainTask[] {
  return casesOf(record)
    .filter((held) => callsForCaptain(record, held))
    .map((held): CaptainTask => {
      const { date, entry } = held.report;
      const set = tierOf(held);
      const tier = set ?? held.report.tier;
      const level = highestLevel(record, held)!;
      return { report: held.root, entry, date, tier, tierSet: set !== null, level, says: `Tier ${'I'.repeat(tier)}${set === null ? ' (proposed)' : ''} report of ${date}, at Level ${level}` };
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** True while a report awaits the Captain. */
export function callsForCaptain(record: SubjectRecord, held: Case): boolean {
  return captainCalledFor(record, held) && !captainReviewsOf(record).some(({ report }) => report === held.root);
}

/** True of a report that the Captain is to decide on, whether he has or not. */
export function captainCalledFor(record: SubjectRecord, held: Case): boolean {
  const level = highestLevel(record, held);
  return (tierOf(held) ?? held.report.tier) > 1 && level !== undefined && level !== 'I';
}

/** The highest level held from the day of a report until it was decided, both days counted, and on the day of a move both levels; undefined where none was. */
function highestLevel(record: SubjectRecord, held: Case): Level | undefined {
  const { date } = held.report;
  const disposition = dispositionOf(held);
  const until = disposition && dayOf(disposition.at);
  const open = levelsOf(record).filter((level) => (until === null || level.since <= until) && (endOfLevel(record, level) ?? date) >= date);
  return open.map(({ level }) => level).toSorted().at(-1);
}
