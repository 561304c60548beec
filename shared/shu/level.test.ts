import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles, type Role } from '../accounts/roles.ts';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { identityWords, levelWords, reportWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { person, StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { levelAssigned, levelCorrected, levelNames, levelsOf, levelVoided, type Level } from './level.ts';
import { Unit } from './testing/unit.ts';

const noEntry = '00000000-0000-7000-8000-000000000000';

/** A person received in 2019 whose levels are those given, each from its day. */
function heldSince(...history: readonly (readonly [Level, string])[]): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  for (const [level, since] of history) station.write({ kind: 'level.assigned', body: levelWords(level), effective: since, reason: 'Entered' });
  return station;
}

/** The same, found eligible for the level above on a day. */
function foundEligible(station: StationInTest, to: 'II' | 'III', day = '2026-03-02'): StationInTest {
  station.write({ kind: 'eligibility.found', body: { to, outcome: 'eligible', considered: [] }, effective: day, reason: 'Good adjustment' });
  return station;
}

const sergeant = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'shu-sergeant', ...change });
const history = (station: StationInTest) => levelsOf(station.record).map(({ level, since }) => `${level} ${since}`);

describe('moving up (PIMS R1, R2)', () => {
  test.each([
    ['I', 'II'],
    ['II', 'III'],
  ] as const)('from Level %s to %s after thirty days without a report, found eligible: nothing is said', (from, to) => {
    expect(codesOf(levelAssigned, levelWords(to), sergeant(foundEligible(heldSince([from, '2026-01-31']), to)))).toEqual([]);
  });

  test('on the thirtieth day the period is served; on the twenty-ninth it is not', () => {
    const since = foundEligible(heldSince(['I', '2026-01-10']), 'II', '2026-02-08');
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(since, { effective: '2026-02-09' }))).toEqual([]);
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(since, { effective: '2026-02-08' }))).toMatchObject([
      { code: 'PIM-001', severity: 'warn', field: 'effective', sentence: 'Only 29 days in Level I.', rule: 'PIMS R1, R2' },
    ]);
  });

  test('the period is that of the procedure in force on the day it began', () => {
    const [upstate] = defaultProcedures.levels;
    const procedures = { ...defaultProcedures, levels: [upstate!, { ...upstate!, effective: '2026-01-25', numbers: { ...upstate!.numbers, minimumDays: { I: 60, II: 30 } } }] };
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(foundEligible(heldSince(['I', '2026-01-24']), 'II'), { procedures }))).toEqual([]);
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(foundEligible(heldSince(['I', '2026-01-25']), 'II'), { procedures }))).toEqual(['PIM-001']);
  });

  test('a report within the period in the level is to be looked at', () => {
    const station = foundEligible(heldSince(['I', '2026-01-10']), 'II');
    for (const date of ['2026-01-09', '2026-01-15', '2026-02-01']) station.write({ kind: 'report.written', body: reportWords({ date }) });
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(station))).toMatchObject([{ code: 'PIM-005', severity: 'warn', value: '2026-02-01' }]);
  });

  test.each([
    ['the day before the level began', '2026-01-09', []],
    ['a day in the level whose thirty days have passed', '2026-01-21', []],
    ['a day in the level whose thirty days have not', '2026-01-22', ['PIM-005']],
    ['the day of the move', '2026-02-20', ['PIM-005']],
    ['the day after the move', '2026-02-21', []],
  ])('a report of %s: %s', (_, date, codes) => {
    const station = heldSince(['I', '2026-01-10']);
    station.write({ kind: 'report.written', body: reportWords({ date }) });
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(foundEligible(station, 'II', '2026-02-20'), { effective: '2026-02-20' }))).toEqual(codes);
  });

  test('a report struck out is as if it had never been (R12)', () => {
    const station = heldSince(['I', '2026-01-10']);
    const report = station.write({ kind: 'report.written', body: reportWords({ date: '2026-02-01' }) });
    station.write({ kind: 'report.voided', body: {}, strikes: report.header.id });
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(foundEligible(station, 'II')))).toEqual([]);
  });

  test('from I to III the levels are skipped, whatever the time served', () => {
    expect(codesOf(levelAssigned, levelWords('III'), sergeant(heldSince(['I', '2025-01-01'])))).toEqual(['PIM-003', 'PIM-007']);
    expect(codesOf(levelAssigned, levelWords('III'), sergeant(heldSince(['I', '2026-02-20'])))).toEqual(['PIM-003', 'PIM-001', 'PIM-007']);
  });
});

describe('moving down, and standing still (R7)', () => {
  test('a move down waits for no period, but for somebody to decide on it (R8, R9)', () => {
    for (const to of ['I', 'II'] as const) {
      expect(problemsOf(levelAssigned, levelWords(to), sergeant(heldSince(['III', '2026-03-01'])))).toMatchObject([{ code: 'PIM-009', severity: 'warn', rule: 'PIMS R8, R9' }]);
      expect(codesOf(levelAssigned, levelWords(to), sergeant(heldSince(['III', '2026-03-01']), { role: 'captain' }))).toEqual([]);
    }
  });

  test('the level that he has is refused, with the day he has it from', () => {
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(heldSince(['II', '2026-02-20'])))).toMatchObject([
      { code: 'PIM-002', severity: 'stop', sentence: 'The person is at Level II already since 2026-02-20.' },
    ]);
  });

  test('the level that he has is the last of several, and on its very day already', () => {
    const station = heldSince(['I', '2025-11-01'], ['II', '2026-02-20']);
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(station))).toEqual(['PIM-002']);
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(station, { effective: '2026-02-20' }))).toEqual(['PIM-002']);
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(station, { effective: '2026-02-19' }))).toEqual(['PIM-007']);
  });

  test('on admission any level may be assigned', () => {
    for (const level of ['I', 'II', 'III'] as const) expect(codesOf(levelAssigned, levelWords(level), sergeant(heldSince()))).toEqual([]);
  });
});

describe('the day and the reason of a level', () => {
  test('a day to come is refused', () => {
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(heldSince(), { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('a day before the reception is refused', () => {
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(heldSince(), { effective: '2019-06-03' }))).toEqual(['PIM-004']);
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(heldSince(), { effective: '2019-06-04' }))).toEqual([]);
  });

  test.each([undefined, '', '   '])('a reason is required: %j is none', (reason) => {
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(heldSince(), { reason }))).toEqual(['FLD-005']);
  });
});

describe('a level entered late for an earlier day', () => {
  const station = heldSince(['I', '2026-01-01'], ['III', '2026-02-20']);

  test('falls into its place', () => {
    const late = heldSince(['I', '2026-01-01'], ['III', '2026-02-20'], ['II', '2026-01-31']);
    expect(history(late)).toEqual(['I 2026-01-01', 'II 2026-01-31', 'III 2026-02-20']);
  });

  test('is judged by the level that he had on that day, not by the one he has now', () => {
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(station, { effective: '2026-01-31' }))).toEqual(['PIM-007']);
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(station, { effective: '2026-01-20' }))).toEqual(['PIM-001', 'PIM-007']);
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(station, { effective: '2026-01-20' }))).toEqual(['PIM-002']);
  });

  test('of two levels of one day the one entered last stands', () => {
    expect(history(heldSince(['I', '2026-01-01'], ['II', '2026-02-10'], ['I', '2026-02-10']))).toEqual(['I 2026-01-01', 'II 2026-02-10', 'I 2026-02-10']);
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(heldSince(['I', '2026-01-01'], ['II', '2026-02-10'], ['I', '2026-02-10'])))).toEqual(['PIM-002']);
  });

  test('whatever the order of entering, the history is in order of day, and of one day in order of entering', () => {
    const anyHistory = fc.array(fc.tuple(fc.constantFrom('I' as const, 'II' as const, 'III' as const), fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03')), { maxLength: 8 });
    fc.assert(
      fc.property(anyHistory, (entered) => {
        expect(history(heldSince(...entered))).toEqual(entered.map(([level, since]) => `${level} ${since}`).toSorted((a, b) => a.slice(-10).localeCompare(b.slice(-10))));
      }),
      { numRuns: 60 },
    );
  });
});

describe('correcting and striking out a level', () => {
  test('a correction of its day moves it to its place, and the person is judged without the words it strikes', () => {
    const station = heldSince(['I', '2026-01-01'], ['II', '2026-02-20']);
    const second = station.seen.at(-1)!.header.id;
    expect(codesOf(levelCorrected, levelWords('II'), sergeant(station, { effective: '2026-01-20', rewrites: second }))).toEqual(['PIM-001', 'PIM-007']);
    station.write({ kind: 'level.corrected', body: levelWords('II'), effective: '2025-12-20', strikes: second });
    expect(history(station)).toEqual(['II 2025-12-20', 'I 2026-01-01']);
  });

  test('struck out, the level before it holds again', () => {
    const station = heldSince(['I', '2026-01-01'], ['II', '2026-02-20']);
    station.write({ kind: 'level.voided', body: {}, strikes: station.seen.at(-1)!.header.id });
    expect(history(station)).toEqual(['I 2026-01-01']);
    expect(levelVoided.says({})).toBe('Struck out: the level assignment');
  });
});

describe('who assigns a level', () => {
  const allowed: readonly Role[] = ['records-clerk', 'shu-sergeant', 'lieutenant', 'captain', 'watch-commander', 'superintendent', 'coordinator'];

  test('the special housing unit’s officers and the records office, and nobody else', () => {
    expect(roles.filter((role) => levelAssigned.roles.includes(role))).toEqual(allowed);
  });

  test.each(['records-clerk', 'coordinator'] as const)('a %s brings a level forward, where none is on record', (role) => {
    const asked = { on: heldSince().seen, role };
    expect(codesOf(levelAssigned, levelWords('II', true), asked)).toEqual([]);
    expect(codesOf(levelAssigned, levelWords('II'), asked)).toEqual(['PIM-006']);
    expect(codesOf(levelAssigned, levelWords('III', true), { ...asked, on: heldSince(['II', '2025-11-01']).seen })).toEqual(['PIM-006', 'PIM-007']);
  });

  test('a clerk may correct what was brought forward', () => {
    const station = heldSince();
    const brought = station.write({ kind: 'level.assigned', body: levelWords('II', true), role: 'records-clerk' });
    expect(codesOf(levelCorrected, levelWords('I', true), { on: station.seen, role: 'records-clerk', rewrites: brought.header.id })).toEqual([]);
  });

  test('a sergeant assigns as he judges', () => {
    expect(codesOf(levelAssigned, levelWords('II'), sergeant(heldSince()))).toEqual([]);
  });
});

describe('the words of a level', () => {
  test('the daybook reads it in one line', () => {
    expect(levelAssigned.says(levelWords('II'))).toBe('Level II assigned');
    expect(levelAssigned.says(levelWords('II', true))).toBe('Level II, brought forward');
    expect(levelCorrected.says(levelWords('I'))).toBe('Corrected: Level I assigned');
  });

  test('there are three levels, each with its line', () => {
    expect(Object.keys(levelNames)).toEqual(['I', 'II', 'III']);
    expect(codesOf(levelAssigned, { level: 'IV' })).toEqual(['FLD-002']);
    expect(codesOf(levelAssigned, {})).toEqual(['FLD-001']);
    expect(codesOf(levelAssigned, { level: 'I', broughtForward: false })).toEqual(['FLD-002']);
  });

  test('it is decided in view of all that bears on it, and is one facet', () => {
    const relies = ['discipline', 'finding', 'restraint-order', 'adjustment', 'shu-release'];
    expect(levelAssigned.facets(levelWords('I'))).toEqual({ decides: ['level'], relies });
    expect(levelAssigned.facets({ ...levelWords('I'), immediateMove: 'm' })).toEqual({ decides: ['level'], relies: [...relies, 'immediate-move:m'] });
    expect(levelsOf(fold(person, [], known))).toEqual([]);
  });
});

describe('a move up and the finding that it carries out (R3, R5)', () => {
  test('without one it is a warning; one that nobody entered, or for another level, is refused', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(unit))).toMatchObject([{ code: 'PIM-007', severity: 'warn', rule: 'PIMS R3, R5' }]);
    expect(codesOf(levelAssigned, { ...levelWords('II'), finding: noEntry }, sergeant(unit))).toEqual(['PIM-012']);
    const finding = unit.found('II', '2026-02-10');
    expect(codesOf(levelAssigned, { ...levelWords('II'), finding }, sergeant(unit))).toEqual([]);
    expect(codesOf(levelAssigned, { ...levelWords('III'), finding }, sergeant(unit))).toEqual(['PIM-003', 'PIM-031']);
    unit.level('II', '2026-02-12', { finding });
    expect(codesOf(levelAssigned, { ...levelWords('I'), finding }, sergeant(unit, { role: 'captain' }))).toEqual(['PIM-031']);
  });

  test('without one a restraint order in force is named all the same (R4)', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    unit.restrain('2026-02-12');
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(unit))).toMatchObject([{ code: 'PIM-015', rule: 'PIMS R4' }, { code: 'PIM-007' }]);
  });

  test('one that was lost, withdrawn or has another after it is a warning that says why', () => {
    const unit = new Unit(1, ['I', '2026-01-01']);
    const finding = unit.found('II', '2026-02-10');
    unit.restrain('2026-02-12');
    expect(problemsOf(levelAssigned, { ...levelWords('II'), finding }, sergeant(unit))).toMatchObject([{ code: 'PIM-008', value: 'lost, restraint order of 2026-02-12' }]);
    unit.withdraw(finding, '2026-02-13');
    expect(problemsOf(levelAssigned, levelWords('II'), sergeant(unit))).toMatchObject([{ code: 'PIM-008', value: 'withdrawn on 2026-02-13: Found in error' }]);
    unit.found('II', '2026-02-14', { outcome: 'not eligible' });
    expect(problemsOf(levelAssigned, { ...levelWords('II'), finding }, sergeant(unit))).toMatchObject([{ code: 'PIM-008', value: 'another has been made since' }]);
  });

  test('found over a restraint order, or with a move down open, it is said again at the move', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    unit.restrain('2026-02-05');
    unit.found('III', '2026-02-10');
    unit.askMove('2026-02-11');
    expect(problemsOf(levelAssigned, levelWords('III'), sergeant(unit)).map(({ code, rule }) => [code, rule])).toEqual([['PIM-015', 'PIMS R4'], ['PIM-017', 'PIMS R9']]);
  });

  test('a report that awaits the Captain is said at the move (R8)', () => {
    const unit = new Unit(1, ['II', '2025-11-01']);
    const report = unit.report('2025-12-10', 'tier set');
    unit.found('III', '2026-02-10', { considered: [report] });
    expect(problemsOf(levelAssigned, levelWords('III'), sergeant(unit)).map(({ code, rule }) => [code, rule])).toEqual([['PIM-016', 'PIMS R8']]);
  });

  test('a move made without sight of the finding withdrawn elsewhere is in question', () => {
    const east = new Unit(1, ['I', '2026-01-01']);
    const finding = east.found('II', '2026-02-10');
    const west = new Unit(2);
    west.receive(east.own);
    east.withdraw(finding, '2026-02-12');
    const move = west.wait(600_000).write({ kind: 'level.assigned', body: { level: 'II', finding } });
    west.receive(east.own);
    expect(west.record.outcomes.get(move.header.id)?.is).toBe('in question');
  });
});

describe('a move down and what was decided (R8, R9)', () => {
  test('after the Captain’s decision, or an immediate move approved, nothing is said', () => {
    const captain = new Unit(1, ['II', '2026-01-01']);
    captain.captain(captain.report('2026-02-20'), '2026-02-24', { outcome: 'move to Level I' });
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(captain))).toEqual([]);
    const watch = new Unit(1, ['II', '2026-01-01']);
    const immediateMove = watch.askMove('2026-03-01');
    watch.decideMove(immediateMove, '2026-03-01');
    expect(codesOf(levelAssigned, { ...levelWords('I'), immediateMove }, sergeant(watch))).toEqual([]);
  });

  test('on a request that was refused, or that nobody has decided, nobody is moved', () => {
    const unit = new Unit(1, ['II', '2026-01-01']);
    const immediateMove = unit.askMove('2026-03-01');
    expect(problemsOf(levelAssigned, { ...levelWords('I'), immediateMove }, sergeant(unit))).toMatchObject([{ code: 'PIM-019', severity: 'stop', rule: 'PIMS R9' }]);
    unit.decideMove(immediateMove, '2026-03-01', 'refused');
    expect(codesOf(levelAssigned, { ...levelWords('I'), immediateMove }, sergeant(unit))).toEqual(['PIM-019']);
    expect(codesOf(levelAssigned, levelWords('I'), sergeant(unit))).toEqual(['PIM-009']);
  });
});
