import { describe, expect, test } from 'vitest';
import type { BoardLine } from '../contract/housing-shapes.ts';
import { boardMarks, freeBedsByLevel, marksOf } from './board-marks.ts';

const today = '2026-03-02';
const line = (change: Partial<BoardLine> = {}): BoardLine => ({
  id: 'one',
  din: '19-B-0421',
  name: 'DOE, John',
  level: 'II',
  since: '2026-02-01',
  to: 'III',
  earliest: '2026-03-03',
  setBy: 'R2',
  risk: '',
  restraint: false,
  deprivation: false,
  inReview: 0,
  findableFrom: '2026-03-03',
  finding: null,
  findingRoot: null,
  findingTo: null,
  foundOn: null,
  eligibleOn: null,
  findingNote: null,
  moving: null,
  movingNote: null,
  drcDue: null,
  drcUntil: null,
  ...change,
});

const alone = { beds: 1, levels: ['II'], people: [{ level: 'II' }] } as const;

describe('the marks of the board', () => {
  test('nothing is marked of somebody whose days run and on whom nothing is open', () => {
    expect(marksOf(line(), today, alone)).toEqual([]);
  });

  test('each is said for what it is, in the order of the legend', () => {
    const all = line({ findableFrom: today, finding: 'waiting', risk: 'Report of 2026-03-01', inReview: 1, moving: 'requested', restraint: true, deprivation: true, drcDue: today, drcUntil: '2026-12-31' });
    expect(marksOf(all, today, { beds: 2, levels: [], people: [all, all, all] })).toEqual(['eligible', 'waiting', 'at risk', 'in review', 'moving', 'restraint', 'deprivation', 'drc', 'crowded']);
    expect(marksOf(line({ finding: 'lost' }), today, { ...alone, beds: 2 })).toEqual(['lost']);
  });

  test('the day brings the clock’s day and the committee’s, not the day before', () => {
    const owing = line({ drcDue: '2026-03-03', drcUntil: '2026-03-05' });
    expect(marksOf(owing, today, alone)).toEqual([]);
    expect(marksOf(owing, '2026-03-03', alone)).toEqual(['eligible', 'drc']);
    // Once the last day of the confinement has come nothing is left to cut.
    expect(marksOf(owing, '2026-03-05', alone)).toEqual(['eligible']);
    expect(marksOf(line({ findableFrom: null, earliest: null }), '2026-12-31', alone)).toEqual([]);
  });

  test('a cell that is not designated to his level, or is shared by somebody on another, is marked; nobody in no level, and no cell designated to none (PIMS R15, R16)', () => {
    expect(marksOf(line(), today, { ...alone, levels: ['I', 'III'] })).toEqual(['differ']);
    expect(marksOf(line(), today, { ...alone, beds: 2, people: [{ level: 'II' }, { level: 'III' }] })).toEqual(['differ']);
    expect(marksOf(line(), today, { beds: 2, levels: [], people: [{ level: 'II' }, { level: null }] })).toEqual([]);
    expect(marksOf(line({ level: null }), today, { ...alone, people: [{ level: null }] })).toEqual([]);
  });

  test('no two share a letter: they read without colour', () => {
    const letters = Object.values(boardMarks).map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

test('free beds are counted by level: a gallery for two counts for both, a crowded cell for none', () => {
  const gallery = (levels: ('I' | 'II' | 'III')[], beds: number, ...there: number[]) => ({ levels, beds, cells: there.map((n) => ({ people: Array.from({ length: n }, () => null) })) });
  expect(freeBedsByLevel([gallery(['I'], 2, 0, 1, 2, 3), gallery(['II', 'III'], 1, 0, 1), gallery([], 2, 0)])).toEqual({ I: 3, II: 1, III: 1 });
});
