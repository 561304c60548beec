import { describe, expect, test } from 'vitest';
import { caseMoves, caseStates, movesAt, stateGraph, walk, type CaseMove, type CaseState } from './state-graph.ts';

const states = Object.keys(caseStates) as CaseState[];

/** The shortest way from the writing of a report to each state. */
const ways = (() => {
  const found = new Map<CaseState, readonly CaseMove[]>([['awaiting review', []]]);
  for (const [state, way] of found) for (const move of movesAt(state)) if (!found.has(stateGraph[state][move]!)) found.set(stateGraph[state][move]!, [...way, move]);
  return found;
})();

const walkOf = (moves: readonly CaseMove[]) => walk(moves.map((move, index) => ({ act: index, move })));

describe('the state graph of a case', () => {
  test('leads to every state from the writing of the report', () => {
    expect(states.filter((state) => !ways.has(state))).toEqual([]);
  });

  test('has a place for every move, and no edge to a state that it does not name', () => {
    const used = new Set(states.flatMap(movesAt));
    expect(caseMoves.filter((move) => !used.has(move))).toEqual([]);
    for (const state of states) for (const to of Object.values(stateGraph[state])) expect(states).toContain(to);
  });

  const edges = states.flatMap((state) => movesAt(state).map((move) => [state, move, stateGraph[state][move]!] as const));
  test.each(edges)('%s + %s = %s', (state, move, to) => {
    const { state: reached, taken, outOfPlace } = walkOf([...ways.get(state)!, move]);
    expect(reached).toBe(to);
    expect(taken.at(-1)).toEqual({ act: ways.get(state)!.length, move, from: state, to });
    expect(outOfPlace).toEqual([]);
  });

  const barred = states.flatMap((state) => caseMoves.filter((move) => !movesAt(state).includes(move)).map((move) => [state, move] as const));
  test.each(barred)('%s has no place for: %s', (state, move) => {
    const { state: reached, outOfPlace } = walkOf([...ways.get(state)!, move]);
    expect(reached).toBe(state);
    expect(outOfPlace).toEqual([{ act: ways.get(state)!.length, move, at: state }]);
  });

  test('nothing is done on a case that is expunged, and something may be on every other', () => {
    expect(states.filter((state) => movesAt(state).length === 0)).toEqual(['expunged']);
  });

  test('whoever is confined can be released, and every time extended, as long as there is no disposition', () => {
    const disposed = new Set<CaseState>(['disposed', 'delivered', 'appealed', 'appeal decided', 'expunged']);
    for (const state of states) for (const move of ['confinement began', 'confinement ended', 'time extended'] as const) expect([state, movesAt(state).includes(move)]).toEqual([state, !disposed.has(state)]);
  });

  test('what stands can be reversed wherever it stands: by a court or a superior, without an appeal', () => {
    for (const state of ['disposed', 'delivered', 'appealed', 'appeal decided'] as const) expect(stateGraph[state]['reversed on review']).toBe('expunged');
  });

  test('an act out of its place leaves those after it where they would have been', () => {
    const { state, outOfPlace } = walkOf(['tier set', 'hearing opened', 'notice served', 'hearing opened']);
    expect(state).toBe('in hearing');
    expect(outOfPlace).toEqual([{ act: 1, move: 'hearing opened', at: 'tier set' }]);
  });
});
