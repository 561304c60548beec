import { describe, expect, test } from 'vitest';
import { identityWords } from '../entry/testing/facts.ts';
import { codesOf, problemsOf, type Asked } from '../entry/testing/proposal.ts';
import { person, StationInTest } from '../entry/testing/station.ts';
import { separationEnded, separationOrdered, separationsOf, separationsStanding } from './separation.ts';

const around: Asked['around'] = { personNamed: (id) => (id === 'person-2' ? 'ROE, Richard' : undefined) };
const words = (change: object = {}) => ({ other: 'person-2', why: 'Fought in the yard on 28 February', ...change });

function received(): StationInTest {
  const station = new StationInTest(1);
  station.write({ kind: 'person.received', body: identityWords() });
  return station;
}

const asked = (station: StationInTest, change: Asked = {}): Asked => ({ on: station.seen, role: 'shu-sergeant', around, ...change });

describe('an order to keep two people separate', () => {
  test('names the other and why: nothing is said', () => {
    expect(codesOf(separationOrdered, words(), asked(received()))).toEqual([]);
    expect(codesOf(separationOrdered, words({ why: '' }), asked(received()))).toEqual(['FLD-001']);
  });

  test('is not made of oneself, nor of somebody who is not on record, nor for a day to come', () => {
    expect(codesOf(separationOrdered, words({ other: person.id }), asked(received()))).toEqual(['HOU-013']);
    expect(codesOf(separationOrdered, words({ other: 'nobody' }), asked(received()))).toEqual(['REC-007']);
    expect(codesOf(separationOrdered, words(), asked(received(), { effective: '2026-03-03' }))).toEqual(['FLD-004']);
  });

  test('is not made twice, on whichever of the two records it stands', () => {
    const station = received();
    station.write({ kind: 'keep-separate.ordered', body: words(), effective: '2026-02-28' });
    expect(problemsOf(separationOrdered, words(), asked(station))).toMatchObject([{ code: 'HOU-014', sentence: 'An order keeps him separate from ROE, Richard already, since 2026-02-28.' }]);
    const onTheOther = { ...around, separationsFrom: (id: string) => (id === 'person-2' ? [{ other: person.id, since: '2026-02-01' }] : []) };
    expect(codesOf(separationOrdered, words(), asked(received(), { around: onTheOther }))).toEqual(['HOU-014']);
  });

  test('ends by a further entry with a reason, not before it began; then another may be made', () => {
    const station = received();
    const order = station.write({ kind: 'keep-separate.ordered', body: words(), effective: '2026-02-20' }).header.id;
    expect(codesOf(separationEnded, { order }, asked(station))).toEqual([]);
    expect(codesOf(separationEnded, { order }, asked(station, { reason: ' ' }))).toEqual(['FLD-005']);
    expect(codesOf(separationEnded, { order }, asked(station, { effective: '2026-02-19' }))).toEqual(['HOU-016']);
    station.write({ kind: 'keep-separate.ended', body: { order }, effective: '2026-03-01', reason: 'The other went out on transfer' });
    expect(separationsOf(station.record)).toMatchObject([{ root: order, ended: { on: '2026-03-01', reason: 'The other went out on transfer' } }]);
    expect(separationsStanding(separationsOf(station.record))).toEqual([]);
    expect(codesOf(separationEnded, { order }, asked(station))).toEqual(['HOU-015']);
    expect(codesOf(separationOrdered, words(), asked(station))).toEqual([]);
  });

  test('struck out, it leaves the end without an order: that stands aside', () => {
    const station = received();
    const order = station.write({ kind: 'keep-separate.ordered', body: words(), effective: '2026-02-20' }).header.id;
    const end = station.write({ kind: 'keep-separate.ended', body: { order }, effective: '2026-03-01', reason: 'Over' }).header.id;
    station.write({ kind: 'keep-separate.voided', body: {}, reason: 'On the wrong man', strikes: order });
    expect(separationsOf(station.record)).toEqual([]);
    expect(station.record.outcomes.get(end)).toEqual({ is: 'standing aside', because: 'the order to keep separate that it ends does not stand' });
  });

  test('the end struck out, the order is in force again; ended at two stations, the second stands aside', () => {
    const station = received();
    const order = station.write({ kind: 'keep-separate.ordered', body: words(), effective: '2026-02-20' }).header.id;
    const end = station.write({ kind: 'keep-separate.ended', body: { order }, effective: '2026-03-01', reason: 'Over' }).header.id;
    const again = station.write({ kind: 'keep-separate.ended', body: { order }, effective: '2026-03-01', reason: 'Over' }).header.id;
    expect(station.record.outcomes.get(again)?.is).toBe('standing aside');
    station.write({ kind: 'keep-separate-end.voided', body: {}, reason: 'Not over', strikes: end });
    station.write({ kind: 'keep-separate-end.voided', body: {}, reason: 'Not over', strikes: again });
    expect(separationsStanding(separationsOf(station.record))).toMatchObject([{ root: order, why: 'Fought in the yard on 28 February' }]);
  });
});
