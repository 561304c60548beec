import type { SubjectRecord } from '../entry/fold.ts';
import { reportBehind, shuOf, type CaptainReview, type LevelHeld, type ShuSlice } from '../shu/slice.ts';
import { sayEvent } from '../time/event.ts';
import { sentenceOf } from '../time/sentence.ts';
import { casesOf, disciplineOf } from './case.ts';
import { penaltiesOf, type PenaltyStanding } from './penalties-standing.ts';
import { isConfinement, sayPenalty } from './penalty.ts';
import type { EffectName } from './put-right.ts';
import { confinementTerms } from './terms.ts';

/** Something that a case caused, with the entry that brought it about. */
export interface Effect {
  readonly effect: EffectName;
  readonly report: string;
  readonly entry: string;
  readonly day: string;
  readonly says: string;
}

/**
 * What the disposition of a report caused, on its own sheet and elsewhere in the record: levels that name the report, terms
 * of confinement and those that run after them, stays in segregation, good time recommended and decided lost, money,
 * and suspended penalties of other reports that it invoked. By day.
 */
export function effectsOf(record: SubjectRecord, report: string): readonly Effect[] {
  const held = casesOf(record).find((one) => one.root === report);
  const own = held ? penaltiesOf(held).flatMap((one) => effectOfPenalty(report, one)) : [];
  const terms = confinementTerms(record);
  const confinement = terms
    .filter((term) => term.report === report)
    .map(({ entry, from, to, what, days }): Effect => ({ effect: 'confinement', report, entry, day: from, says: `${what} for ${days} days, ${from} to ${to}` }));
  return [...own, ...confinement, ...effectsElsewhere(record, report)].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function effectOfPenalty(report: string, { penalty, imposedOn: day, entry }: PenaltyStanding): readonly Effect[] {
  const says = sayPenalty(penalty);
  switch (penalty.name) {
    case 'surcharge':
    case 'restitution':
      return [{ effect: penalty.name, report, entry, day, says }];
    case 'loss of good time':
      return [{ effect: 'good time', report, entry, day, says }];
    default:
      return [];
  }
}

/** What other entries of the record say goes back to a report. They stay when the report is expunged: nothing is undone in silence. */
export function effectsElsewhere(record: SubjectRecord, report: string): readonly Effect[] {
  const { cases, segregation } = disciplineOf(record);
  const terms = confinementTerms(record);
  return [
    ...effectsInUnit(record, report),
    ...sentenceOf(record).events.flatMap((one): Effect[] => ('report' in one && one.report === report ? [{ effect: 'good time', report, entry: one.entry, day: one.day, says: `${sayEvent(one)}, ${one.day}` }] : [])),
    ...segregation.flatMap(({ report: of, entry, from, to }): Effect[] => (of === report ? [{ effect: 'segregation', report, entry, day: from, says: to === null ? `Segregated since ${from}` : `Segregated ${from} to ${to}` }] : [])),
    ...cases.flatMap((held) =>
      penaltiesOf(held).flatMap((one): Effect[] => {
        const { penalty, suspension, entry } = one;
        const from = terms.find((term) => term.report === held.root && term.number === one.number && !term.invoked)?.from ?? one.imposedOn;
        return [
          ...(held.root !== report && isConfinement(penalty) && penalty.consecutiveTo === report ? [{ effect: 'consecutive confinement' as const, report, entry, day: from, says: `${penalty.name} of another report runs after it, from ${from}` }] : []),
          ...(suspension?.invoked?.because === report ? [{ effect: 'suspended penalty' as const, report, entry: suspension.invoked.entry, day: suspension.invoked.on, says: `Invoked ${suspension.invoked.on}: ${sayPenalty(penalty)}` }] : []),
        ];
      }),
    ),
  ];
}

/** What a report caused in the special housing unit: levels, new adjustment periods, privileges lost, immediate moves approved and not made. */
function effectsInUnit(record: SubjectRecord, report: string): readonly Effect[] {
  const slice = shuOf(record);
  const reviews = slice.reviews.filter((one) => one.report === report);
  const moves = slice.immediateMoves.filter((one) => one.report === report);
  const decided = new Set(reviews.flatMap((one) => (one.outcome === 'move to Level I' ? (levelDecidedOn(slice, one)?.root ?? []) : [])));
  const levels = slice.levels.filter((held) => reportBehind(slice, held) === report || decided.has(held.root));
  return [
    ...levels.map(({ entry, since, level }): Effect => ({ effect: 'level', report, entry, day: since, says: `Level ${level} since ${since}` })),
    ...reviews.flatMap((one): Effect[] => [
      ...(one.outcome === 'new adjustment period' ? [{ effect: 'adjustment period' as const, report, entry: one.entry, day: one.newPeriodFrom, says: `New adjustment period from ${one.newPeriodFrom}` }] : []),
      ...(one.privilegesLost === undefined ? [] : [{ effect: 'privileges lost' as const, report, entry: one.entry, day: one.day, says: `Privileges lost by the Captain’s decision of ${one.day}` }]),
    ]),
    ...moves.flatMap(({ root, decided: said }): Effect[] =>
      said?.outcome !== 'approved' || slice.levels.some(({ immediateMove }) => immediateMove === root) ? [] : [{ effect: 'immediate move', report, entry: said.entry, day: said.day, says: `Immediate move approved ${said.day}` }],
    ),
  ];
}

/** The level that the Captain's decision led to, also where whoever made the move did not name the report: the first Level I since, or that in which the person already was for no other report. */
function levelDecidedOn({ levels, immediateMoves }: ShuSlice, { day, report }: CaptainReview): LevelHeld | undefined {
  const held = levels.findLast(({ since }) => since <= day);
  if (held?.level !== 'I') return levels.find(({ level, since }) => level === 'I' && since >= day);
  return (reportBehind({ immediateMoves }, held) ?? report) === report ? held : undefined;
}
