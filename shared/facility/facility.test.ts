import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import { codesOf, problemsOf } from '../entry/testing/proposal.ts';
import { StationInTest, unionOf } from '../entry/testing/station.ts';
import { facilityDescribed, unitDescribed, type Facility, type Unit } from './facility.ts';
import { stationOpened } from './station.ts';

const subject = { type: 'facility', id: 'facility-1' } as const;
const upstate = { name: 'Upstate Correctional Facility', code: 'UPS', demonstration: true };
const unit = (change: Partial<Unit> = {}): Unit => ({ code: 'SHU', name: 'Special Housing Unit', use: 'shu', galleries: [{ code: '8A1', name: 'A gallery', floor: 'upper', side: 'A', levels: ['III'], cells: ['8A1-01', '8A1-02'] }], ...change });
const facilityOf = (station: StationInTest) => station.record.slices['facility'] as Facility | null;

describe('a facility', () => {
  test('is as it was last described, with the units that were described since', () => {
    const station = new StationInTest(1, { subject });
    station.write({ kind: 'facility.described', body: upstate });
    station.write({ kind: 'unit.described', body: unit() });
    station.write({ kind: 'facility.described', body: { ...upstate, name: 'Upstate' } });
    expect(facilityOf(station)).toEqual({ ...upstate, name: 'Upstate', units: { SHU: unit() } });
  });

  test('a unit described anew takes the place of the one of its code; another stands beside it', () => {
    const station = new StationInTest(1, { subject });
    station.write({ kind: 'facility.described', body: upstate });
    station.write({ kind: 'unit.described', body: unit() });
    station.write({ kind: 'unit.described', body: unit({ name: 'SHU 200' }) });
    station.write({ kind: 'unit.described', body: unit({ code: 'SHU2' }) });
    expect(Object.entries(facilityOf(station)!.units).map(([code, { name }]) => [code, name])).toEqual([['SHU', 'SHU 200'], ['SHU2', 'Special Housing Unit']]);
  });

  test('a unit of a facility that nobody described stands aside', () => {
    const station = new StationInTest(1, { subject });
    const entry = station.write({ kind: 'unit.described', body: unit() });
    expect(station.record.outcomes.get(entry.header.id)).toEqual({ is: 'standing aside', because: 'the facility is not described yet' });
  });

  test('two stations that describe two units are at one; of one unit, in question', () => {
    const [east, west] = [new StationInTest(1, { subject }), new StationInTest(2, { subject }).wait(60_000)];
    east.write({ kind: 'facility.described', body: upstate });
    west.receive(east.own);
    east.write({ kind: 'unit.described', body: unit() });
    west.write({ kind: 'unit.described', body: unit({ code: 'B' }) });
    const outcomes = () => [...fold(subject, unionOf([east, west]), known).outcomes.values()].map((outcome) => outcome.is);
    expect(outcomes()).toEqual(['applied', 'applied', 'applied']);
    west.write({ kind: 'unit.described', body: unit() });
    expect(outcomes()).toEqual(['applied', 'in question', 'applied', 'in question']);
  });
});

describe('describing a unit', () => {
  test('a good one: nothing is said', () => {
    expect(codesOf(unitDescribed, unit())).toEqual([]);
  });

  test('a cell named twice, in one gallery or in two, is refused at its gallery', () => {
    const galleries = [{ code: 'A', name: 'A', cells: ['1', '2', '1'] }, { code: 'B', name: 'B', cells: ['3', '2'] }];
    expect(problemsOf(unitDescribed, unit({ galleries }))).toMatchObject([
      { code: 'HOU-005', field: 'galleries.0.cells', value: '1' },
      { code: 'HOU-005', field: 'galleries.1.cells', value: '2' },
    ]);
  });

  test('a unit has galleries, and a gallery cells', () => {
    expect(codesOf(unitDescribed, unit({ galleries: [] }))).toEqual(['FLD-002']);
    expect(codesOf(unitDescribed, unit({ galleries: [{ code: 'A', name: 'A', cells: [] }] }))).toEqual(['FLD-002']);
  });

  test('the daybook reads it in one line', () => {
    expect(unitDescribed.says(unit())).toBe('Unit described: Special Housing Unit, 1 galleries, 2 cells');
    expect(facilityDescribed.says(upstate)).toBe('Facility described: Upstate Correctional Facility (UPS)');
    expect(stationOpened.says({ name: 'Records 1', publicKey: 'MCowBQ==' })).toBe('Station opened: Records 1');
  });
});
