import { describe, expect, test } from 'vitest';
import { pairWith, pairWithAll, type Cellmate } from './pairing.ts';

const someone = (change: Partial<Cellmate> = {}): Cellmate => ({ id: 'one', name: 'DOE, John', level: 'II', keptFrom: [], restraintOrder: false, deprivationOrder: false, atRisk: false, ...change });
const there = (change: Partial<Cellmate> = {}) => someone({ id: 'two', name: 'ROE, Richard', ...change });
const codes = (coming: Cellmate, occupant: Cellmate, hasReason = true) => pairWith(coming, occupant, 'cell', hasReason).map(({ code }) => code);

describe('two people in one cell', () => {
  test('of one level and without orders: nothing is said', () => {
    expect(codes(someone(), there(), false)).toEqual([]);
  });

  test('of different levels: a warning with the rule, never a bar (PIMS R15)', () => {
    expect(pairWith(someone(), there({ level: 'I' }), 'cell', true)).toMatchObject([{ code: 'HOU-006', severity: 'warn', rule: 'PIMS R15', sentence: 'ROE, Richard is at Level I, DOE, John at Level II.' }]);
    expect(codes(someone({ level: null }), there({ level: 'I' }), false)).toEqual([]);
  });

  test('kept separate by an order made on either record: overridden only with a reason', () => {
    for (const [coming, occupant] of [
      [someone({ keptFrom: ['two'] }), there()],
      [someone(), there({ keptFrom: ['one'] })],
    ] as const) {
      expect(codes(coming, occupant)).toEqual(['HOU-007']);
      expect(codes(coming, occupant, false)).toEqual(['HOU-007', 'FLD-005']);
    }
    expect(codes(someone({ keptFrom: ['three'] }), there(), false)).toEqual([]);
  });

  test('a restraint or a deprivation order on either is warned of, by name', () => {
    expect(pairWith(someone({ restraintOrder: true, deprivationOrder: true }), there({ restraintOrder: true }), 'cell', true).map(({ sentence }) => sentence)).toEqual(['DOE, John is on a restraint and a deprivation order.', 'ROE, Richard is on a restraint order.']);
  });

  test('one at risk of a move is noted, and nothing is asked', () => {
    expect(pairWith(someone(), there({ atRisk: true }), 'cell', false)).toMatchObject([{ code: 'HOU-009', severity: 'note' }]);
  });

  test('of several in a cell each thing is said once', () => {
    const all = pairWithAll(someone({ restraintOrder: true }), [there(), there({ id: 'three', name: 'POE, Paul', level: 'I' })], 'cell', true);
    expect(all.map(({ code }) => code)).toEqual(['HOU-008', 'HOU-006']);
  });
});
