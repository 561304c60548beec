import { describe, expect, test } from 'vitest';
import { shuRoles } from '../accounts/roles.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { unionOf } from '../entry/testing/station.ts';
import { immediateMoveDecided, immediateMoveRequestCorrected, immediateMoveRequested, immediateMoveRequestVoided } from './immediate-move.ts';
import { immediateMovesOf } from './slice.ts';
import { Unit } from './testing/unit.ts';
import { immediateMovesAwaiting, movesDownToMake } from './work.ts';

const asked = { nature: 'arson', words: 'Lit a sheet in the cell' };
const by = (unit: Unit, change: Asked = {}): Asked => ({ on: unit.seen, role: 'watch-commander', ...change });
const day = Temporal.PlainDate.from('2026-03-02');

/** Somebody at Level II, of whom the account that tests decide as has not asked anything. */
function atLevelTwo(): { unit: Unit; request: string } {
  const unit = new Unit(1, ['II', '2026-01-01']);
  return { unit, request: unit.askMove('2026-03-01') };
}

describe('asking for an immediate move (R9)', () => {
  test('is for those who run the unit, of somebody at Level II or III; what happened is the reason', () => {
    expect(immediateMoveRequested.roles).toEqual(shuRoles);
    const unit = new Unit(1, ['II', '2026-01-01']);
    expect(codesOf(immediateMoveRequested, asked, by(unit, { role: 'shu-sergeant', reason: undefined }))).toEqual([]);
    expect(codesOf(immediateMoveRequested, { ...asked, words: '' }, by(unit))).toEqual(['FLD-001']);
    expect(codesOf(immediateMoveRequested, asked, by(unit, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('of somebody at Level I, or in no level, it is impossible', () => {
    for (const unit of [new Unit(1, ['I', '2026-01-01']), new Unit(1)]) expect(codesOf(immediateMoveRequested, asked, by(unit))).toEqual(['PIM-024']);
  });

  test('a report that it names stands', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    expect(codesOf(immediateMoveRequested, { ...asked, report: unit.report('2026-03-01', 'written') }, by(unit))).toEqual([]);
    expect(codesOf(immediateMoveRequested, { ...asked, report: unit.report('2026-02-20', 'reversed') }, by(unit))).toEqual(['DIS-008']);
  });

  test('once decided it is neither rewritten nor struck out', () => {
    const { unit, request } = atLevelTwo();
    expect(codesOf(immediateMoveRequestCorrected, asked, by(unit, { rewrites: request }))).toEqual([]);
    expect(codesOf(immediateMoveRequestVoided, {}, by(unit, { rewrites: request }))).toEqual([]);
    const decision = unit.decideMove(request, '2026-03-01');
    expect(codesOf(immediateMoveRequestCorrected, asked, by(unit, { rewrites: request }))).toEqual(['PIM-026']);
    expect(codesOf(immediateMoveRequestVoided, {}, by(unit, { rewrites: request }))).toEqual(['PIM-026']);
    unit.write({ kind: 'immediate-move.decision-voided', body: {}, strikes: decision });
    expect(codesOf(immediateMoveRequestVoided, {}, by(unit, { rewrites: request }))).toEqual([]);
  });
});

describe('the Watch Commander’s decision (R9)', () => {
  test('is the Watch Commander’s alone, with a reason, not before the request', () => {
    const { unit, request } = atLevelTwo();
    expect(immediateMoveDecided.roles).toEqual(['watch-commander']);
    expect(codesOf(immediateMoveDecided, { request, outcome: 'approved' }, by(unit))).toEqual([]);
    expect(codesOf(immediateMoveDecided, { request, outcome: 'refused' }, by(unit, { reason: '' }))).toEqual(['FLD-005']);
    expect(codesOf(immediateMoveDecided, { request, outcome: 'approved' }, by(unit, { effective: '2026-02-28' }))).toEqual(['PIM-020']);
  });

  test('is never that of the one who asked, whatever office he then held, nor of one who rewrote the request', () => {
    const { unit, request } = atLevelTwo();
    const own = unit.write({ kind: 'immediate-move.requested', body: asked, effective: '2026-03-01', author: 'account-1', role: 'lieutenant' }).header.id;
    expect(problemsOf(immediateMoveDecided, { request: own, outcome: 'approved' }, by(unit))).toMatchObject([{ code: 'PIM-027', severity: 'stop', rule: 'PIMS R9' }]);
    unit.write({ kind: 'immediate-move.request-corrected', body: asked, effective: '2026-03-01', author: 'account-1', strikes: request });
    expect(codesOf(immediateMoveDecided, { request, outcome: 'approved' }, by(unit))).toEqual(['PIM-027']);
    const decision = unit.decideMove(request, '2026-03-01', 'approved', 'sergeant-1');
    expect(unit.record.outcomes.get(decision)).toEqual({ is: 'standing aside', because: 'who asks for an immediate move does not decide on it (PIMS R9)' });
  });

  test('is made once, on a request that stands', () => {
    const { unit, request } = atLevelTwo();
    expect(codesOf(immediateMoveDecided, { request: unit.seen[0]!.header.id, outcome: 'approved' }, by(unit))).toEqual(['PIM-025']);
    unit.decideMove(request, '2026-03-01', 'refused');
    expect(codesOf(immediateMoveDecided, { request, outcome: 'approved' }, by(unit))).toEqual(['PIM-026']);
  });

  test('made at two stations, both are in question, and the first is what the record says', () => {
    const { unit: east, request } = atLevelTwo();
    const west = new Unit(2);
    west.receive(east.own);
    const decisions = [east.decideMove(request, '2026-03-01', 'approved'), west.decideMove(request, '2026-03-01', 'refused', 'watch-2')];
    const both = new Unit(3);
    both.receive(unionOf([east, west]));
    expect(immediateMovesOf(both.record)[0]?.decided).not.toBeNull();
    expect(decisions.map((one) => both.record.outcomes.get(one)?.is).toSorted()).toEqual(['in question', 'standing aside']);
  });
});

describe('what awaits whom', () => {
  test('the request the Watch Commander; the approval whoever makes the move; the move ends it', () => {
    const { unit, request } = atLevelTwo();
    expect(immediateMovesAwaiting(unit.record)).toMatchObject([{ root: request, askedBy: ['sergeant-1'] }]);
    expect(movesDownToMake(unit.record, day)).toEqual([]);
    unit.decideMove(request, '2026-03-01');
    expect(immediateMovesAwaiting(unit.record)).toEqual([]);
    expect(movesDownToMake(unit.record, day)).toMatchObject([{ rule: 'R9', says: 'Immediate move for arson approved 2026-03-01, not made' }]);
    unit.level('I', '2026-03-02', { immediateMove: request });
    expect(movesDownToMake(unit.record, day)).toEqual([]);
  });

  test('the Captain’s decision on a move likewise; a refusal asks nothing', () => {
    const { unit, request } = atLevelTwo();
    unit.decideMove(request, '2026-03-01', 'refused');
    expect(movesDownToMake(unit.record, day)).toEqual([]);
    unit.captain(unit.report('2026-02-25', 'tier set'), '2026-03-01', { outcome: 'move to Level I' });
    expect(movesDownToMake(unit.record, day)).toMatchObject([{ rule: 'R8' }]);
    unit.level('I', '2026-03-01');
    expect(movesDownToMake(unit.record, day)).toEqual([]);
  });

  test('a move that the Captain confirms once it is made asks nothing, also when he climbs again', () => {
    const { unit, request } = atLevelTwo();
    const report = unit.report('2026-02-28', 'tier set');
    unit.decideMove(request, '2026-03-01');
    unit.level('I', '2026-03-01', { immediateMove: request });
    unit.captain(report, '2026-03-03', { outcome: 'move to Level I' });
    unit.level('II', '2026-04-10');
    expect(movesDownToMake(unit.record, Temporal.PlainDate.from('2026-04-11'))).toEqual([]);
  });

  test('of a report that is reversed nothing is left', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const report = unit.report('2026-02-20');
    unit.decideMove(unit.askMove('2026-02-20', report), '2026-02-20');
    unit.reverse(report, '2026-02-26');
    expect([immediateMovesOf(unit.record), movesDownToMake(unit.record, day)]).toEqual([[], []]);
  });

  test('the daybook says who asked for what, and what came of it', () => {
    expect(immediateMoveRequested.says({ nature: 'arson', words: 'Lit a sheet' })).toBe('Immediate move asked for, arson: Lit a sheet');
    expect(immediateMoveDecided.says({ request: 'r', outcome: 'approved' })).toBe('Immediate move approved');
  });
});
