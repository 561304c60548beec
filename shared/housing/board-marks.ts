import type { BoardLine } from '../contract/housing-shapes.ts';
import type { Level } from '../shu/level.ts';

/** What a cell of the board can be marked with: its letter, which reads without colour, and what it means. */
export const boardMarks = {
  eligible: { letter: 'E', title: 'Minimum served, no finding', explains: 'The clock lets him move up; nobody has found him eligible or not (PIMS R1 to R3)' },
  waiting: { letter: 'W', title: 'Eligible, waiting', explains: 'Found eligible, waits for a bed (PIMS R2, R5)' },
  lost: { letter: 'L', title: 'Finding lost', explains: 'Was found eligible; something since then has set the clock back' },
  'at risk': { letter: '!', title: 'At risk', explains: 'A misbehavior report that is not decided would move him or begin his period anew (PIMS R8, R12)' },
  'in review': { letter: 'C', title: 'Before the Captain', explains: 'A Tier II or III report waits for the Captain’s review (PIMS R8)' },
  moving: { letter: 'M', title: 'To move down', explains: 'A move to Level I was asked of the Watch Commander, or is decided on and not made (PIMS R8, R9)' },
  restraint: { letter: 'R', title: 'Restraint order', explains: 'On a restraint order (PIMS R4, R13)' },
  deprivation: { letter: 'D', title: 'Deprivation order', explains: 'On a deprivation order' },
  drc: { letter: '½', title: 'DRC review due', explains: 'Half of the confinement is served: the Disciplinary Review Committee is to look at it' },
  differ: { letter: '≠', title: 'Level and cell differ', explains: 'His cell is not designated to his level, or he shares it with somebody on another (PIMS R15, R16)' },
  crowded: { letter: '×', title: 'Crowded', explains: 'More people than beds in the cell' },
} as const satisfies Record<string, { readonly letter: string; readonly title: string; readonly explains: string }>;
export type BoardMark = keyof typeof boardMarks;

/** A cell as its marks rest on it: its beds, the levels that it is designated to, and who is in it. */
export interface CellOnBoard {
  readonly beds: number;
  readonly levels: readonly Level[];
  readonly people: readonly Pick<BoardLine, 'level'>[];
}

/**
 * The marks of somebody on the board, on a day. In: how he stands; the day; his cell, with him in it.
 * Out: the marks in the order of the legend. Only `eligible` and `drc` depend on the day.
 */
export function marksOf(line: BoardLine, today: string, cell: CellOnBoard): readonly BoardMark[] {
  const holds: Readonly<Record<BoardMark, boolean>> = {
    eligible: line.findableFrom !== null && line.findableFrom <= today,
    waiting: line.finding === 'waiting',
    lost: line.finding === 'lost',
    'at risk': line.risk !== '',
    'in review': line.inReview > 0,
    moving: line.moving !== null,
    restraint: line.restraint,
    deprivation: line.deprivation,
    drc: line.drcDue !== null && line.drcDue <= today && line.drcUntil !== null && line.drcUntil > today,
    differ: levelAndCellDiffer(line, cell),
    crowded: cell.people.length > cell.beds,
  };
  return (Object.keys(boardMarks) as BoardMark[]).filter((mark) => holds[mark]);
}

/** True of somebody whose cell is designated to other levels than his, or is shared by somebody on another (PIMS R15, R16). */
function levelAndCellDiffer({ level }: BoardLine, { levels, people }: CellOnBoard): boolean {
  if (level === null) return false;
  return (levels.length > 0 && !levels.includes(level)) || people.some((one) => one.level !== null && one.level !== level);
}

/** Free beds by the level that a gallery is designated to; a bed of a gallery for two levels counts for both. In: galleries with their cells. */
export function freeBedsByLevel(galleries: readonly { readonly levels: readonly Level[]; readonly beds: number; readonly cells: readonly { readonly people: readonly unknown[] }[] }[]): Readonly<Record<Level, number>> {
  const free = { I: 0, II: 0, III: 0 };
  for (const { levels, beds, cells } of galleries) {
    const beside = cells.reduce((sum, { people }) => sum + Math.max(0, beds - people.length), 0);
    for (const level of levels) free[level] += beside;
  }
  return free;
}
