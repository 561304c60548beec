import type { SubjectRecord } from '../entry/fold.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { levels } from '../facility/facility.ts';
import { cellStaysOf } from '../housing/cell.ts';
import { problem, type Problem } from '../problems.ts';
import type { Level } from './level.ts';
import { levelOn } from './slice.ts';

/**
 * What a new level means for beds: no space for Level III (PIMS R6), and a cell that no longer goes with the level or with who
 * shares it (PIMS R15, R16). In: the record; the level; its day, after which he holds no other.
 * Out: a warning of the first; notes of the cell, since the move to another may follow.
 */
export function levelInCell(record: SubjectRecord, level: Level, day: string, surroundings: Surroundings): readonly Problem[] {
  const held = levelOn(record, day);
  const isUp = !held || levels.indexOf(level) > levels.indexOf(held.level);
  const stay = cellStaysOf(record).at(-1);
  const cell = stay && surroundings.cell(stay.unit, stay.cell, day);
  const designated = cell?.use === 'shu' ? cell.levels : [];
  const hasBed = designated.includes(level);
  const others = stay ? surroundings.occupants(stay.unit, stay.cell).filter((other) => other.id !== record.subject.id && other.level !== null && other.level !== level) : [];
  return [
    ...(level === 'III' && isUp && !hasBed && surroundings.bedsFree(level, day) === 0 ? [problem('PIM-032', { field: 'level', value: level })] : []),
    ...(stay && designated.length > 0 && !hasBed ? [problem('HOU-017', { field: 'level', value: stay.cell, detail: designated.join(' and ') })] : []),
    ...(stay && others.length > 0 ? [problem('HOU-018', { field: 'level', value: stay.cell, detail: others.map((other) => `${other.name} at Level ${other.level}`).join(', ') })] : []),
  ];
}
