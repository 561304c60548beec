import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../procedures/procedures.ts';
import type { Level } from './level.ts';
import { carriedOutUp } from './move-up.ts';
import { Unit } from './testing/unit.ts';

const carried = (unit: Unit, level: Level, day: string) => carriedOutUp(unit.record, defaultProcedures, level, Temporal.PlainDate.from(day));

describe('a move up carries out (R5)', () => {
  test('the finding that waits, for its own level alone and not before its day', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-02');
    expect(carried(unit, 'II', '2026-02-10')).toEqual({ finding });
    expect(carried(unit, 'III', '2026-02-10')).toEqual({});
    expect(carried(unit, 'I', '2026-02-10')).toEqual({});
    expect(carried(unit, 'II', '2026-02-01')).toEqual({});
  });

  test('also a finding lost since, which the act warns of', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-02');
    unit.restrain('2026-02-05');
    expect(carried(unit, 'II', '2026-02-10')).toEqual({ finding });
  });

  test('none that was withdrawn, that found him not eligible, or that a move has carried out', () => {
    const withdrawn = new Unit(1, ['I', '2026-01-01']);
    withdrawn.withdraw(withdrawn.found('II', '2026-02-02'), '2026-02-03');
    expect(carried(withdrawn, 'II', '2026-02-10')).toEqual({});
    const not = new Unit(1, ['I', '2026-01-01']);
    not.found('II', '2026-02-02', { outcome: 'not eligible' });
    expect(carried(not, 'II', '2026-02-10')).toEqual({});
    const moved = new Unit(1, ['I', '2026-01-01']);
    moved.level('II', '2026-02-05', { finding: moved.found('II', '2026-02-02') });
    expect(carried(moved, 'II', '2026-02-10')).toEqual({});
  });

  test('nothing of somebody in no level', () => {
    expect(carried(new Unit(1), 'II', '2026-02-10')).toEqual({});
  });
});
