import type { AssistanceBody } from './assistance.ts';
import type { Case, CaseKindName, CaseStep, CaseWords } from './case.ts';
import { roundsOf } from './clocks.ts';
import type { DeliveredBody, DisposedBody } from './disposition.ts';
import type { HearingOfficer } from './hearing.ts';
import type { Moment } from './moment.ts';
import type { NoticeBody } from './notice.ts';
import type { PleaBody } from './plea.ts';
import type { WitnessBody } from './witness.ts';

/** One sitting of a hearing, and how it ended: adjourned, with the disposition, or not yet. */
export interface Session {
  readonly from: Moment;
  readonly officer: HearingOfficer;
  readonly to: Moment | null;
  /** Why it was adjourned and until when; null where it was not. */
  readonly adjourned: { readonly why: string; readonly until: Moment | null } | null;
}

/** What the record sheet of a hearing holds: what is null or empty has not happened. */
export interface HearingRecord {
  /** 1 for the hearing, 2 for the first rehearing, and so on. */
  readonly round: number;
  /** The last day of a rehearing, as it was ordered. */
  readonly orderedUntil: string | null;
  readonly started: Moment | null;
  readonly ended: Moment | null;
  /** The notice that was last served of the charges as they read, and the assistance last recorded. */
  readonly notice: NoticeBody | null;
  readonly assistance: AssistanceBody | null;
  readonly sessions: readonly Session[];
  /** The plea to each charge as it was last entered. */
  readonly pleas: PleaBody['pleas'];
  readonly witnesses: readonly WitnessBody[];
  readonly disposed: DisposedBody | null;
  readonly delivered: DeliveredBody | null;
}

/** The records of the hearing and of each rehearing of a case, from the acts that have a place in it. */
export function hearingRecordsOf(held: Case): readonly HearingRecord[] {
  return roundsOf(held).map(({ number, steps, ordered }) => {
    const disposed = bodiesOf(steps, 'hearing.disposed')[0] ?? null;
    const sessions = sessionsOf(steps);
    const pleas = new Map(bodiesOf(steps, 'plea.entered').flatMap((body) => body.pleas.map((one) => [one.rule, one] as const)));
    return {
      round: number,
      orderedUntil: ordered?.until ?? null,
      started: sessions[0]?.from ?? null,
      ended: disposed?.at ?? null,
      notice: bodiesOf(sinceRewritten(steps), 'notice.served').at(-1) ?? null,
      assistance: bodiesOf(steps, 'assistance.given').at(-1) ?? null,
      sessions,
      pleas: [...pleas.values()],
      witnesses: bodiesOf(steps, 'hearing-witness.recorded'),
      disposed,
      delivered: bodiesOf(steps, 'disposition.delivered')[0] ?? null,
    };
  });
}

/** What was served of a report is no longer its notice once the report is written again. */
function sinceRewritten(steps: readonly CaseStep[]): readonly CaseStep[] {
  return steps.slice(steps.findLastIndex(({ kind }) => kind === 'report.corrected') + 1);
}

function sessionsOf(steps: readonly CaseStep[]): readonly Session[] {
  const sessions: Session[] = [];
  for (const one of steps) {
    const last = sessions.at(-1);
    if (one.kind === 'hearing.opened') sessions.push({ from: one.body.at, officer: one.body.officer, to: null, adjourned: null });
    else if (last && one.kind === 'hearing.adjourned') sessions[sessions.length - 1] = { ...last, to: one.body.at, adjourned: { why: one.body.why, until: one.body.until ?? null } };
    else if (last && one.kind === 'hearing.disposed') sessions[sessions.length - 1] = { ...last, to: one.body.at };
  }
  return sessions;
}

function bodiesOf<Name extends CaseKindName>(steps: readonly CaseStep[], kind: Name): readonly CaseWords[Name][] {
  return steps.flatMap((one) => (one.kind === kind ? [one.body as CaseWords[Name]] : []));
}
