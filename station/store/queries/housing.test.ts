import { describe, expect, test } from 'vitest';
import { marksOf } from '../../../shared/housing/board-marks.ts';
import { assignCell, assignLevel, report, testDay, testUnits } from '../../testing/acts.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { sheetLines } from './gallery-sheet.ts';
import { boardOf, crowdedCells, designationLines, freeBedsOf, pairingOf, separationLines, unitLayouts } from './housing.ts';
import { levelStanding } from './level-standing.ts';

const board = (at: TestStation, unit: string, day = testDay) => boardOf(at.station.db, unit, day);
const cellOf = (at: TestStation, cell: string) => board(at, 'SHU')?.galleries.flatMap(({ cells }) => cells).find((one) => one.cell === cell);
const marksIn = (at: TestStation, cell: string, day = testDay) => (cellOf(at, cell)?.people ?? []).flatMap((line) => marksOf(line, day, { beds: 1, levels: [], people: [line] }));
const about = (person: string, kind: string, body: unknown, effective = testDay, reason = 'As the papers say') => ({ kind, subject: { type: 'person' as const, id: person }, effective, body, reason });

/** Describes the unit anew with so many beds to a cell of the Level I gallery. */
function withBeds(at: TestStation, beds: number): void {
  const shu = testUnits[1]!;
  at.as('captain', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: testDay, body: { ...shu, galleries: shu.galleries.map((gallery, index) => (index === 0 ? { ...gallery, beds } : gallery)) } });
}

describe('the board of a unit', () => {
  test('shows every gallery and cell as built, empty where nobody is', async () => {
    using at = await testStation();
    const shown = board(at, 'SHU');
    expect(shown).toMatchObject({ unit: 'SHU', name: 'Special Housing Unit', use: 'shu', elsewhere: [] });
    expect(shown?.galleries.map(({ code, floor, side, levels, beds, cells }) => [code, floor, side, levels, beds, cells.length])).toEqual([['8A1', 'lower', 'A', ['I'], 1, 8], ['8B1', 'lower', 'B', ['II'], 1, 8], ['10B2', 'upper', 'B', ['III'], 1, 8]]);
    expect(shown?.galleries.flatMap(({ cells }) => cells).every(({ people }) => people.length === 0)).toBe(true);
  });

  test('shows who is in a cell, from which day he is at the level and the first day on which the clock lets him up', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-03'));
    expect(cellOf(at, '8A1-03')?.people).toMatchObject([{ id, level: 'I', since: '2026-02-10', to: 'II', earliest: '2026-03-12', setBy: 'R1', findableFrom: '2026-03-12' }]);
    expect(marksIn(at, '8A1-03', '2026-03-11')).toEqual([]);
    expect(marksIn(at, '8A1-03', '2026-03-12')).toEqual(['eligible']);
  });

  test('has no day to show at Level III, nor for whoever has no level', async () => {
    using at = await testStation();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422' }).id];
    at.as('captain', assignLevel(one, 'III', { effective: '2026-02-10' }), assignCell(one, 'SHU', '10B2-01'), assignCell(two, 'SHU', '8A1-01'));
    expect(cellOf(at, '10B2-01')?.people).toMatchObject([{ level: 'III', to: null, earliest: null }]);
    expect(cellOf(at, '8A1-01')?.people).toMatchObject([{ id: two, level: null, since: null, restraint: false, risk: '' }]);
  });

  test('marks whom a report puts at risk, who is before the Captain, and who is on an order', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'II', { effective: '2026-01-10' }), assignCell(id, 'SHU', '8B1-01'));
    expect(marksIn(at, '8B1-01')).toEqual(['eligible']);
    at.as('officer', report(id));
    at.as('captain', about(id, 'restraint-order.issued', { why: 'Threw a tray at an officer', restraints: 'Full restraints', reviewBy: '2026-03-05' }));
    expect(marksIn(at, '8B1-01')).toEqual(['at risk', 'in review', 'restraint']);
    expect(cellOf(at, '8B1-01')?.people[0]).toMatchObject({ earliest: null, setBy: 'R4', inReview: 1 });
  });

  test('marks who waits on a finding, with the days that order the list', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'II', { effective: '2026-01-10' }), assignCell(id, 'SHU', '8B1-01'));
    at.as('captain', about(id, 'eligibility.found', { to: 'III', outcome: 'eligible', considered: [] }));
    expect(marksIn(at, '8B1-01')).toEqual(['waiting']);
    expect(cellOf(at, '8B1-01')?.people).toMatchObject([{ finding: 'waiting', findingTo: 'III', foundOn: testDay, eligibleOn: '2026-02-09', findableFrom: null }]);
  });

  test('empties a cell that its person has left', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignCell(id, 'SHU', '8A1-03', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-04'));
    expect([cellOf(at, '8A1-03')?.people, cellOf(at, '8A1-04')?.people[0]?.id]).toEqual([[], id]);
  });

  test('keeps those in sight whose cell the unit, described anew, has no more', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignCell(id, 'SHU', '8A1-03'));
    const shu = testUnits[1]!;
    at.as('captain', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: testDay, body: { ...shu, galleries: shu.galleries.slice(1) } });
    expect(board(at, 'SHU')?.elsewhere).toMatchObject([{ id, cell: '8A1-03' }]);
  });

  test('of a unit that is not described there is none', async () => {
    using at = await testStation();
    expect(board(at, 'ZZ')).toBeUndefined();
    expect(freeBedsOf(at.station.db, 'ZZ', testDay)).toBeUndefined();
    expect(unitLayouts(at.station.db).map(({ code }) => code)).toEqual(['A', 'SHU']);
  });
});

describe('a gallery designated to other levels', () => {
  const designate = (at: TestStation, levels: string[], effective: string) => at.as('captain', { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective, body: { unit: 'SHU', gallery: '8A1', levels }, reason: 'Level I has beds to spare' });

  test('is so on the board from its day, and its cells are measured by it', async () => {
    using at = await testStation();
    designate(at, ['II'], '2026-03-05');
    expect([testDay, '2026-03-05'].map((day) => board(at, 'SHU', day)?.galleries[0]?.levels)).toEqual([['I'], ['II']]);
    expect(at.station.surroundings.cell('SHU', '8A1-01', '2026-03-04')).toMatchObject({ levels: ['I'], beds: 1 });
    expect(at.station.surroundings.cell('SHU', '8A1-01', '2026-03-05')).toMatchObject({ levels: ['II'] });
    expect(freeBedsOf(at.station.db, 'SHU', '2026-03-05')?.[0]).toMatchObject({ gallery: '8A1', levels: ['II'] });
  });

  test('keeps its history, the last first, with who decided it', async () => {
    using at = await testStation();
    designate(at, ['II'], '2026-02-01');
    designate(at, ['I', 'II'], '2026-03-01');
    expect(designationLines(at.station.db, 'SHU')).toMatchObject([{ since: '2026-03-01', levels: ['I', 'II'], authorName: 'The captain', reason: 'Level I has beds to spare' }, { since: '2026-02-01' }]);
  });
});

describe('beds', () => {
  test('a cell of two beds is free until both are taken; who is in it is named', async () => {
    using at = await testStation();
    withBeds(at, 2);
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id];
    at.as('captain', assignLevel(one, 'I', { effective: '2026-02-10' }), assignCell(one, 'SHU', '8A1-03'));
    expect(freeBedsOf(at.station.db, 'SHU', testDay)?.[0]?.cells).toContainEqual({ cell: '8A1-03', free: 1, people: [{ id: one, name: 'MARSH, Daniel T', level: 'I' }] });
    at.as('captain', assignCell(two, 'SHU', '8A1-03'));
    expect(freeBedsOf(at.station.db, 'SHU', testDay)?.[0]?.cells.map(({ cell }) => cell)).not.toContain('8A1-03');
    expect(crowdedCells(at.station.db)).toEqual([]);
  });

  test('more people than beds are found, each with the entry that put him there, by whom and at which station', async () => {
    using at = await testStation();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id];
    const [first] = at.as('shu-sergeant', assignCell(one, 'SHU', '8A1-03', { effective: '2026-02-10' }));
    at.clock.move(60_000);
    const [second] = at.as('lieutenant', assignCell(two, 'SHU', '8A1-03'));
    expect(crowdedCells(at.station.db)).toMatchObject([
      { unit: 'SHU', cell: '8A1-03', beds: 1, apart: [], people: [{ id: one, entry: first, byName: 'The shu-sergeant', stationName: 'Records 1', since: '2026-02-10' }, { id: two, entry: second, byName: 'The lieutenant' }] },
    ]);
  });
});

describe('people to be kept separate', () => {
  const order = (at: TestStation, person: string, other: string) => at.as('shu-sergeant', about(person, 'keep-separate.ordered', { other, why: 'They fought in the yard' }, '2026-02-20'))[0]!;

  test('are shown on the pages of both, with where the other is', async () => {
    using at = await testStation();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id];
    at.as('captain', assignCell(two, 'SHU', '8A1-03'));
    const root = order(at, one, two);
    expect(separationLines(at.station.db, one)).toMatchObject([{ root, person: one, withId: two, withName: 'ABBOTT, Ian', withCell: 'SHU 8A1-03', why: 'They fought in the yard', ended: null }]);
    expect(separationLines(at.station.db, two)).toMatchObject([{ root, person: one, withId: one, withName: 'MARSH, Daniel T', withCell: null }]);
    at.as('captain', about(one, 'keep-separate.ended', { order: root }));
    expect(separationLines(at.station.db, two)).toMatchObject([{ root, ended: testDay }]);
  });

  test('in one cell are warned of whichever of them comes, and found afterwards though there are beds', async () => {
    using at = await testStation();
    withBeds(at, 2);
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id];
    order(at, one, two);
    at.as('captain', assignCell(one, 'SHU', '8A1-03'));
    expect(pairingOf(at.station.surroundings, two, 'SHU', '8A1-03').map(({ code }) => code)).toEqual(['HOU-007']);
    expect(pairingOf(at.station.surroundings, two, 'SHU', '8A1-04')).toEqual([]);
    expect(at.station.record([assignCell(two, 'SHU', '8A1-03')], at.actors.captain)).toMatchObject({ is: 'refused', problems: [{ code: 'HOU-007' }, { code: 'FLD-005' }] });
    at.as('captain', assignCell(two, 'SHU', '8A1-03', { reason: 'For one night, by the Watch Commander' }));
    expect(crowdedCells(at.station.db)).toMatchObject([{ cell: '8A1-03', beds: 2, apart: [[one, two]] }]);
  });
});

describe('what opens beside the board, and the gallery sheet', () => {
  test('say the clock with its steps, the orders as they read, how he moves and whom he is kept from', async () => {
    using at = await testStation();
    const [one, two] = [at.person().id, at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id];
    at.as('captain', assignLevel(one, 'II', { effective: '2026-02-10' }), assignCell(one, 'SHU', '8B1-01'));
    at.as('captain', about(one, 'restraint-order.issued', { why: 'Threw a tray at an officer', restraints: 'Leg irons', reviewBy: '2026-03-05' }), about(one, 'keep-separate.ordered', { other: two, why: 'They fought in the yard' }));
    const standing = levelStanding(at.station.db, one, at.station.procedures, at.station.today());
    expect(standing).toMatchObject({ name: 'MARSH, Daniel T', clock: { level: 'II', daysInLevel: 20, earliest: null, setBy: 'R4' }, finding: null, work: { orders: [{ of: 'restraint', words: 'Leg irons' }] }, separations: [{ withId: two }] });
    expect(standing!.clock.steps.length).toBeGreaterThan(1);
    expect(sheetLines(at.station.db, 'SHU', at.station.procedures, at.station.today())).toEqual([{ id: one, orders: ['Restraint: Leg irons, to 2026-03-05'], moves: 'full restraints by the restraint order (Directive 4933) (Leg irons)', keptFrom: ['ABBOTT, Ian'] }]);
    expect(levelStanding(at.station.db, at.id(), at.station.procedures, at.station.today())).toBeUndefined();
  });
});
