import type { Registry } from '../entry/fold.ts';
import type { Kind } from '../entry/kind.ts';

/** What a shift hands over to the next, in the order of the sheet; each with its heading. */
export const shiftTopics = {
  admitted: 'Admitted, released',
  moved: 'Moved',
  level: 'Level',
  report: 'Report, hearing',
  decision: 'Decision',
  order: 'Order',
  finding: 'Finding',
  cut: 'Time cut',
  item: 'Item',
} as const;
export type ShiftTopic = keyof typeof shiftTopics;

const byKind: Readonly<Record<string, ShiftTopic>> = {
  'person.received': 'admitted',
  'shu.admitted': 'admitted',
  'shu.released': 'admitted',
  'cell.assigned': 'moved',
  'segregation.placed': 'moved',
  'segregation.ended': 'moved',
  'level.assigned': 'level',
  'report.written': 'report',
  'report.returned': 'report',
  'report.reviewed': 'report',
  'confinement.pending': 'report',
  'notice.served': 'report',
  'hearing.opened': 'report',
  'hearing.adjourned': 'report',
  'hearing.extended': 'report',
  'disposition.delivered': 'report',
  'appeal.filed': 'report',
  'hearing.disposed': 'decision',
  'appeal.decided': 'decision',
  'penalty.reduced': 'decision',
  'suspended-penalty.invoked': 'decision',
  'effect.put-right': 'decision',
  'captain-review.decided': 'decision',
  'immediate-move.requested': 'decision',
  'immediate-move.decided': 'decision',
  'restraint-order.issued': 'order',
  'restraint-order.reviewed': 'order',
  'restraint-order.ended': 'order',
  'deprivation-order.issued': 'order',
  'deprivation-order.reviewed': 'order',
  'deprivation-order.ended': 'order',
  'keep-separate.ordered': 'order',
  'keep-separate.ended': 'order',
  'eligibility.found': 'finding',
  'eligibility.withdrawn': 'finding',
  'waiting.skipped': 'finding',
  'drc.recommended': 'cut',
  'drc.declined': 'cut',
  'time-cut.decided': 'cut',
  'item.issued': 'item',
  'item.withdrawn': 'item',
  'package.received': 'item',
};

/** The kinds of entry that a shift hands over, each with its heading; what is not of the unit is not among them. A correction goes with what it corrects. */
export function kindsOfShift({ capabilities }: Registry): ReadonlyMap<string, ShiftTopic> {
  return new Map(
    capabilities.flatMap(({ kinds }) =>
      kinds.flatMap((kind) => {
        const topic = topicOf(kind);
        return topic === undefined ? [] : [[kind.name, topic] as const];
      }),
    ),
  );
}

function topicOf({ name, corrects, voids }: Pick<Kind, 'name' | 'corrects' | 'voids'>): ShiftTopic | undefined {
  return byKind[corrects ?? voids ?? name];
}
