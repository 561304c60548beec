import type { SubjectRecord } from '../entry/fold.ts';
import { levelsOf } from '../shu/level.ts';
import { lostOn } from '../time/check-report-loss.ts';
import { sentenceOf } from '../time/sentence.ts';
import { compareTerms, isNothing, noTerm, sayTerm, sumTerms, termLess, termOf, type Term } from '../time/term.ts';
import { disciplineOf, happenedAt, walkOf, type Case, type DisciplineSlice, type Left } from './case.ts';
import { effectsElsewhere, type Effect } from './effects.ts';
import { dayOf } from './moment.ts';
import { dispositionOf, isRecommended, penaltiesLastImposed, penaltiesOf } from './penalties-standing.ts';
import type { EffectName } from './put-right.ts';
import { layTerms } from './terms.ts';

/** Something that a disposition caused which no longer stands, to be put right by somebody: nothing undoes itself. */
export interface Work {
  readonly report: string;
  readonly effect: EffectName;
  /** The entry that it goes back to. */
  readonly entry: string;
  /** The day from which it is to be put right. */
  readonly since: string;
  readonly says: string;
  readonly remedy: string;
}

/** A report whose disposition stands no longer, in whole. */
interface Gone {
  readonly report: string;
  readonly on: string;
  readonly entry: string;
  readonly left: Left;
}

/**
 * What dismissals, reversals, rehearings ordered and modifications leave to be put right on a record. An item goes away when
 * it was put right in its own place (another level, good time restored, a stay ended), or when somebody has said how.
 */
export function workToPutRight(record: SubjectRecord): readonly Work[] {
  const slice = disciplineOf(record);
  const done = new Set(slice.putRight.map(({ report, effect }) => `${report} ${effect}`));
  const gone = goneIn(slice);
  return [...gone.flatMap((one) => [...workElsewhere(record, one), ...workLeft(one)]), ...slice.cases.flatMap((held) => workOfModified(record, held))].filter((one) => !done.has(`${one.report} ${one.effect}`));
}

function goneIn({ cases, stubs }: DisciplineSlice): readonly Gone[] {
  const expunged = stubs.map(({ root, expungedOn, entry, left }) => ({ report: root, on: expungedOn, entry, left }));
  const vacated = cases.flatMap((held) => {
    const order = dispositionOf(held) ? undefined : walkOf(held).taken.findLast(({ to }) => to === 'rehearing ordered');
    if (!order) return [];
    const imposed = penaltiesLastImposed(held);
    const confinement = layTerms([...cases.filter((one) => one !== held), held], (one) => (one === held ? imposed : penaltiesOf(one))).filter((term) => term.report === held.root);
    const has = (name: string) => imposed.some((one) => one.penalty.name === name);
    return [{ report: held.root, on: dayOf(happenedAt(order.act)), entry: order.act.entry, left: { confinement: confinement.map(({ from, to }) => ({ from, to })), surcharge: has('surcharge'), restitution: has('restitution') } }];
  });
  return [...expunged, ...vacated];
}

function workElsewhere(record: SubjectRecord, { report, on }: Gone): readonly Work[] {
  const still = sayTerm(lostOn(record, report));
  const levels = levelsOf(record);
  const stays = disciplineOf(record).segregation;
  return effectsElsewhere(record, report).flatMap(({ effect, entry, day, says }: Effect): Work[] => {
    const work = (remedy: string): Work[] => [{ report, effect, entry, since: on, says, remedy }];
    switch (effect) {
      case 'level':
        return levels.some((level) => level.entry !== entry && level.since >= on && level.since >= day) ? [] : work('Look at the level again as if the report had never been, and assign it or let it stand with a reason.');
      case 'adjustment period':
        return work('The clock of the level counts without it: look at eligibility again.');
      case 'privileges lost':
        return work('Give them back.');
      case 'immediate move':
        return work('See that it is not made, or look at the level again.');
      case 'segregation':
        return stays.some((stay) => stay.entry === entry && stay.to === null) ? work('End the stay in segregated confinement.') : [];
      case 'consecutive confinement':
        return work('The term is laid from its own day now: set the day of release anew.');
      case 'suspended penalty':
        return work('Strike out the invoking, unless another finding carries it.');
      case 'good time': {
        const event = sentenceOf(record).events.find((one) => one.entry === entry);
        if (event?.event !== 'good time lost') return [];
        if (event.stage === 'recommended') return work('Strike out the recommended loss of good time.');
        return isNothing(lostOn(record, report)) ? [] : work(`Restore the good time still lost on it, ${still}, by the time allowance committee or by decision.`);
      }
      default:
        return [];
    }
  });
}

function workLeft({ report, on, entry, left }: Gone): readonly Work[] {
  const work = (effect: EffectName, says: string, remedy: string): Work => ({ report, effect, entry, since: on, says, remedy });
  return [
    ...left.confinement.map(({ from, to }) =>
      work('confinement', `Confinement was imposed from ${from} to ${to}`, to < on ? 'It has been served: see whether other terms are to be laid earlier for it.' : 'Release the person from it, or take it out of what is to come.'),
    ),
    ...(left.surcharge ? [work('surcharge', 'The surcharge was imposed', 'Give the money back to the person’s account.')] : []),
    ...(left.restitution ? [work('restitution', 'Restitution was imposed', 'Give the money back to the person’s account.')] : []),
  ];
}

/** Good time decided lost beyond what a modified or reduced disposition still recommends. */
function workOfModified(record: SubjectRecord, held: Case): readonly Work[] {
  const changed = walkOf(held).taken.findLast(({ move }) => move === 'modified on appeal' || move === 'modified on review' || move === 'penalty reduced');
  if (!changed || !dispositionOf(held)) return [];
  const recommended = sumTerms(penaltiesOf(held).flatMap((one) => (isRecommended(one) && one.penalty.name === 'loss of good time' ? [termOf(one.penalty.amount)] : [])));
  const beyond = beyondOf(lostOn(record, held.root), recommended);
  if (isNothing(beyond)) return [];
  return [
    {
      report: held.root,
      effect: 'good time',
      entry: changed.act.entry,
      since: dayOf(happenedAt(changed.act)),
      says: `Good time lost on it is more by ${sayTerm(beyond)} than the disposition now recommends`,
      remedy: 'Have the time allowance committee look at it again, and restore what it restores.',
    },
  ];
}

function beyondOf(lost: Term, recommended: Term): Term {
  return compareTerms(lost, recommended) > 0 ? termLess(lost, recommended) : noTerm;
}
