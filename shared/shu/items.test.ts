import { describe, expect, test } from 'vitest';
import { identityWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { StationInTest } from '../entry/testing/station.ts';
import { defaultProcedures } from '../procedures/procedures.ts';
import { itemIssued, itemsHeld, itemsOf, itemWithdrawn, packageLacking, packageReceived, type ItemName } from './items.ts';
import type { Level } from './level.ts';

const today = '2026-03-02';

function atLevel(...held: readonly (readonly [Level, string])[]): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  for (const [level, since] of held) station.write({ kind: 'level.assigned', body: { level }, effective: since, reason: 'Entered', role: 'shu-sergeant' });
  return station;
}
const as = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'shu-sergeant', ...change });
const issue = (station: StationInTest, item: ItemName, on = '2026-02-20') => station.write({ kind: 'item.issued', body: { item, description: 'As described' }, effective: on, role: 'officer' });

describe('items in a person’s hands', () => {
  test.each([
    ['sneakers', 'I', ['ITM-001']],
    ['sneakers', 'II', ['ITM-001']],
    ['sneakers', 'III', []],
    ['shorts', 'II', ['ITM-001']],
    ['earphones', 'I', ['ITM-001']],
    ['earphones', 'II', []],
    ['earphones', 'III', []],
    ['other', 'I', []],
  ] as const)('%s at Level %s (Upstate 5/01/01 p. 1 A, p. 2 A, B): %j', (item, level, codes) => {
    expect(codesOf(itemIssued, { item, description: 'Black, size 10' }, as(atLevel([level, '2026-01-10'])))).toEqual(codes);
  });

  test('which level an item is for is what the facility’s procedure says', () => {
    const [upstate] = defaultProcedures.levels;
    const { privileges } = upstate!.numbers;
    const procedures = { ...defaultProcedures, levels: [{ ...upstate!, numbers: { ...upstate!.numbers, privileges: { ...privileges, itemLevels: { sneakers: ['II', 'III'], shorts: [], earphones: ['III'] } } } }] } as const;
    const asked = (item: ItemName) => codesOf(itemIssued, { item, description: 'As described' }, as(atLevel(['II', '2026-01-10']), { procedures }));
    expect([asked('sneakers'), asked('shorts'), asked('earphones'), asked('other')]).toEqual([[], ['ITM-001'], ['ITM-001'], []]);
  });

  test('one of a sort: a second is asked about, until the first is withdrawn', () => {
    const station = atLevel(['III', '2026-01-10']);
    const first = issue(station, 'sneakers');
    const again = { item: 'sneakers', description: 'White' };
    expect(codesOf(itemIssued, again, as(station))).toEqual(['ITM-002']);
    station.write({ kind: 'item.withdrawn', body: { issued: first.header.id }, effective: '2026-02-25', reason: 'Worn out', role: 'officer' });
    expect(codesOf(itemIssued, again, as(station))).toEqual([]);
    expect(itemsHeld(station.record, '2026-02-24')).toEqual(['sneakers']);
    expect(itemsHeld(station.record, '2026-02-25')).toEqual([]);
  });

  test('what a deprivation order in force withholds is asked about', () => {
    const station = atLevel(['III', '2026-01-10']);
    station.write({ kind: 'deprivation-order.issued', body: { why: 'Threw food', withheld: ['Earphones'], reviewBy: '2026-03-05' }, effective: '2026-03-01', role: 'captain' });
    expect(problemsOf(itemIssued, { item: 'earphones', description: 'State issue' }, as(station))).toMatchObject([{ code: 'ITM-003', value: 'Earphones' }]);
    expect(codesOf(itemIssued, { item: 'other', description: 'A book' }, as(station))).toEqual([]);
  });

  test('is withdrawn with a reason, once, on its day or after', () => {
    const station = atLevel(['III', '2026-01-10']);
    const first = issue(station, 'shorts');
    const body = { issued: first.header.id };
    expect(codesOf(itemWithdrawn, body, as(station))).toEqual([]);
    expect(codesOf(itemWithdrawn, body, as(station, { reason: undefined }))).toEqual(['FLD-005']);
    expect(codesOf(itemWithdrawn, body, as(station, { effective: '2026-02-19' }))).toEqual(['ITM-005']);
    expect(codesOf(itemWithdrawn, body, as(station, { effective: '2026-03-03' }))).toEqual(['FLD-004']);
    station.write({ kind: 'item.withdrawn', body, effective: today, reason: 'Moved down', role: 'officer' });
    expect(codesOf(itemWithdrawn, body, as(station))).toEqual(['ITM-004']);
    const twice = station.write({ kind: 'item.withdrawn', body, effective: today, reason: 'Moved down', role: 'officer' });
    expect(station.record.outcomes.get(twice.header.id)).toMatchObject({ is: 'standing aside' });
  });
});

describe('the one package at Level III (Upstate 5/01/01 p. 2 B)', () => {
  const both = { items: ['sneakers', 'shorts'] };

  test('brings what he lacks', () => {
    const station = atLevel(['III', '2026-01-10']);
    expect(codesOf(packageReceived, both, as(station))).toEqual([]);
    station.write({ kind: 'package.received', body: both, effective: today, role: 'shu-sergeant' });
    expect(itemsHeld(station.record, today)).toEqual(['sneakers', 'shorts']);
    expect(itemsOf(station.record).packages).toHaveLength(1);
  });

  test('is for Level III, and no second one comes in the stay', () => {
    expect(problemsOf(packageReceived, both, as(atLevel(['II', '2026-01-10'])))).toMatchObject([{ code: 'ITM-006', severity: 'stop' }]);
    const station = atLevel(['III', '2026-01-10']);
    station.write({ kind: 'package.received', body: { items: ['shorts'] }, effective: '2026-02-01', role: 'shu-sergeant' });
    expect(problemsOf(packageReceived, { items: ['sneakers'] }, as(station))).toMatchObject([{ code: 'ITM-007', severity: 'stop', value: '2026-02-01' }]);
    station.write({ kind: 'shu.released', body: {}, effective: '2026-02-10', role: 'shu-sergeant' });
    station.write({ kind: 'shu.admitted', body: {}, effective: '2026-02-20', role: 'shu-sergeant' });
    station.write({ kind: 'level.assigned', body: { level: 'II' }, effective: '2026-02-20', reason: 'Entered', role: 'shu-sergeant' });
    station.write({ kind: 'level.assigned', body: { level: 'III' }, effective: '2026-02-25', reason: 'Entered', role: 'shu-sergeant' });
    expect(codesOf(packageReceived, { items: ['sneakers'] }, as(station))).toEqual([]);
  });

  test('with what he has already, or entered by another than the Sergeant, is asked about', () => {
    const station = atLevel(['III', '2026-01-10']);
    issue(station, 'shorts');
    expect(problemsOf(packageReceived, both, as(station, { role: 'captain' }))).toMatchObject([
      { code: 'ITM-008', severity: 'warn', value: 'shorts' },
      { code: 'ITM-009', severity: 'warn' },
    ]);
  });

  test('two packages entered at two stations without sight of each other come in question', () => {
    const a = atLevel(['III', '2026-01-10']);
    const b = new StationInTest(2).receive(a.seen);
    const one = a.write({ kind: 'package.received', body: both, effective: today, role: 'shu-sergeant' });
    const other = b.write({ kind: 'package.received', body: both, effective: today, role: 'shu-sergeant' });
    a.receive(b.own);
    expect([one, other].map(({ header }) => a.record.outcomes.get(header.id)?.is)).toEqual(['in question', 'in question']);
  });
});

describe('what a person at Level III lacks that his package may bring', () => {
  test('is what he has not of sneakers and shorts', () => {
    const station = atLevel(['III', '2026-01-10']);
    expect(packageLacking(station.record, today)).toEqual(['sneakers', 'shorts']);
    issue(station, 'sneakers');
    expect(packageLacking(station.record, today)).toEqual(['shorts']);
    issue(station, 'shorts');
    expect(packageLacking(station.record, today)).toEqual([]);
  });

  test('is nothing once the package has come, nor at another level', () => {
    const station = atLevel(['III', '2026-01-10']);
    station.write({ kind: 'package.received', body: { items: ['shorts'] }, effective: '2026-02-20', role: 'shu-sergeant' });
    expect(packageLacking(station.record, today)).toEqual([]);
    expect(packageLacking(atLevel(['II', '2026-01-10']).record, today)).toEqual([]);
  });
});
