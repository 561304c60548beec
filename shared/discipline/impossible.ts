import type { SubjectRecord } from '../entry/fold.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { casesOf, happenedAt, stepsOf, walkOf, type Case } from './case.ts';
import { clocksOf } from './clocks.ts';
import { involvementOf } from './hearing.ts';
import { sayMoment } from './moment.ts';
import { confinementTerms } from './terms.ts';

/** Something in a case that cannot be, which entries of several stations or late corrections have left: shown, with what to do. */
export interface Impossible {
  readonly report: string;
  readonly entry: string;
  readonly says: string;
  readonly remedy: string;
}

/** Everything in a person's cases that cannot be as it was entered. Empty on a record that one station wrote through `decide`. */
export function impossibilitiesOf(record: SubjectRecord, procedures: Pick<Procedures, 'discipline'>, now: Temporal.PlainDateTime): readonly Impossible[] {
  const terms = confinementTerms(record);
  const loops = terms
    .filter((term) => term.loop)
    .map(({ report, entry }) => ({ report, entry, says: 'The confinement runs after itself, by way of the reports it is consecutive to; it is laid from its own day.', remedy: 'Correct the disposition, so that one of them runs from its own day.' }));
  return [...casesOf(record).flatMap((held) => [...misplaced(held), ...lateExtensions(held, procedures, now), ...involvedOfficers(held)]), ...loops];
}

function misplaced(held: Case): readonly Impossible[] {
  return walkOf(held).outOfPlace.map(({ act, move, at }) => ({
    report: held.root,
    entry: act.entry,
    says: `${sayMoment(happenedAt(act))}: ${move}, which has no place where the case stood, at "${at}".`,
    remedy: 'Enter what is missing before it, correct when it happened, or strike it out.',
  }));
}

function lateExtensions(held: Case, procedures: Pick<Procedures, 'discipline'>, now: Temporal.PlainDateTime): readonly Impossible[] {
  // Most cases have no extension, and their clocks need not be worked out for it.
  if (!stepsOf(held).some(({ kind }) => kind === 'hearing.extended')) return [];
  return clocksOf(held, procedures, now).flatMap((clock) =>
    clock.extensions
      .filter((one) => !one.counts)
      .map(({ entry, at, until }) => ({
        report: held.root,
        entry,
        says: `The extension to ${until}, authorized on ${sayMoment(at)}, gives no time: ${clock.title.toLowerCase()}.`,
        remedy: 'Check when it was authorized, and correct it; the clock runs without it.',
      })),
  );
}

function involvedOfficers(held: Case): readonly Impossible[] {
  return stepsOf(held).flatMap((act) => {
    const involved = act.kind === 'hearing.opened' ? involvementOf(act.body.officer, held) : null;
    if (act.kind !== 'hearing.opened' || involved === null) return [];
    return [{ report: held.root, entry: act.entry, says: `${act.body.officer.name} heard the case and ${involved}.`, remedy: 'Have the superintendent look at it: a ground of reversal.' }];
  });
}
