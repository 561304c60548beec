import { expect, test } from 'vitest';
import { carriedOutDown } from './move-down.ts';
import { Unit } from './testing/unit.ts';

const on = (unit: Unit) => carriedOutDown(unit.record, Temporal.PlainDate.from('2026-03-02'));

test('a move to Level I names the immediate move that was approved, and its report', () => {
  const unit = new Unit(1, ['II', '2026-01-01']);
  const report = unit.report('2026-02-20', 'tier set');
  const request = unit.askMove('2026-02-20', report);
  expect(on(unit)).toEqual({});
  unit.decideMove(request, '2026-02-20');
  expect(on(unit)).toEqual({ immediateMove: request, report });
  unit.level('I', '2026-02-20', { immediateMove: request, report });
  expect(on(unit)).toEqual({});
});

test('or else the report on which the Captain decided that he moves', () => {
  const unit = new Unit(1, ['II', '2026-01-01']);
  const report = unit.report('2026-02-20', 'tier set');
  unit.captain(report, '2026-02-21', { outcome: 'move to Level I' });
  expect(on(unit)).toEqual({ report });
});

test('or nothing, where nobody decided on one or it was refused', () => {
  const unit = new Unit(1, ['II', '2026-01-01']);
  expect(on(unit)).toEqual({});
  unit.decideMove(unit.askMove('2026-02-20'), '2026-02-20', 'refused');
  expect(on(unit)).toEqual({});
});

test('an immediate move before any report is written names none', () => {
  const unit = new Unit(1, ['III', '2026-01-01']);
  const request = unit.askMove('2026-02-20');
  unit.decideMove(request, '2026-02-20');
  expect(on(unit)).toEqual({ immediateMove: request });
});
