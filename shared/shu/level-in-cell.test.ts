import { describe, expect, test } from 'vitest';
import { nothingAround } from '../entry/testing/proposal.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import type { Cellmate } from '../housing/pairing.ts';
import { levelInCell } from './level-in-cell.ts';
import type { Level } from './level.ts';
import { Unit } from './testing/unit.ts';

const today = '2026-03-02';
const mate = (level: Level | null): Cellmate => ({ id: 'baker', name: 'BAKER, Owen', level, keptFrom: [], restraintOrder: false, deprivationOrder: false, atRisk: false });

/** Somebody at Level II in a cell, among cells designated so, with so many beds of Level III free and others beside him. */
function said(level: Level, change: { readonly designated?: readonly Level[]; readonly use?: 'shu' | 'general'; readonly free?: number | undefined; readonly beside?: readonly Cellmate[]; readonly inCell?: boolean }) {
  const { designated = ['II'], use = 'shu', free = 1, beside = [], inCell = true } = { ...change };
  const unit = new Unit(1, ['II', '2026-01-01']);
  if (inCell) unit.write({ kind: 'cell.assigned', body: { unit: 'SHU', cell: '8B1-01' }, effective: '2026-01-01', reason: 'Moved' });
  const around: Surroundings = { ...nothingAround, cell: () => ({ use, levels: designated, beds: 2 }), occupants: () => beside, bedsFree: () => ('free' in change ? change.free : free) };
  return levelInCell(unit.record, level, today, around).map(({ code, severity, sentence }) => `${code} ${severity} ${sentence}`);
}

describe('a new level and the cell', () => {
  test('Level III is warned of while no bed designated to it is free (R6); not where one is, none is designated at all, or he is in one', () => {
    expect(said('III', { designated: ['II', 'III'], free: 0 })).toEqual([]);
    expect(said('III', { inCell: false, free: 0 })).toEqual(['PIM-032 warn No bed is free on the galleries designated to Level III.']);
    expect(said('III', { inCell: false, free: 1 })).toEqual([]);
    expect(said('III', { inCell: false, free: undefined })).toEqual([]);
  });

  test('a move down to another level is not', () => {
    expect(said('I', { inCell: false, free: 0 })).toEqual([]);
  });

  test('a cell not designated to the new level is named (R16, R17); of one designated to none, or in general housing, nothing can be said', () => {
    expect(said('I', {})).toEqual(['HOU-017 note Cell 8B1-01, where the person is, is designated to Level II.']);
    expect(said('II', {})).toEqual([]);
    expect(said('I', { designated: [] })).toEqual([]);
    expect(said('I', { use: 'general' })).toEqual([]);
  });

  test('whoever shares the cell on another level is named (R15)', () => {
    expect(said('I', { designated: ['I', 'II'], beside: [mate('II')] })).toEqual(['HOU-018 note In cell 8B1-01 people are then on different levels: BAKER, Owen at Level II.']);
    expect(said('I', { designated: ['I', 'II'], beside: [mate('I')] })).toEqual([]);
    expect(said('I', { designated: ['I', 'II'], beside: [mate(null)] })).toEqual([]);
  });
});
