import { describe, expect, test } from 'vitest';
import { crowding, type Bedded } from './crowding.ts';

const inBed = (id: string, cell: string, at: string, change: Partial<Bedded> = {}): Bedded => ({ id, name: id, din: '19-B-0421', unit: 'SHU', cell, since: '2026-03-01', entry: `entry-${id}`, by: 'account-1', at, station: 'east', keptFrom: [], ...change });
const oneBed = () => 1;

describe('crowded cells', () => {
  test('two people sent to one bed from two stations: both entries, the earlier first', () => {
    const found = crowding([inBed('b', '8A1-01', '2026-03-01T12:00:00.000Z', { station: 'west', by: 'account-2' }), inBed('a', '8A1-01', '2026-03-01T11:00:00.000Z'), inBed('c', '8A1-02', '2026-03-01T11:00:00.000Z')], oneBed);
    expect(found).toMatchObject([{ unit: 'SHU', cell: '8A1-01', beds: 1, apart: [], people: [{ id: 'a', entry: 'entry-a', by: 'account-1', station: 'east' }, { id: 'b', entry: 'entry-b', by: 'account-2', station: 'west' }] }]);
  });

  test('two in a cell of two beds are not crowded; three are', () => {
    const three = ['a', 'b', 'c'].map((id) => inBed(id, '8A1-01', '2026-03-01T11:00:00.000Z'));
    expect(crowding(three.slice(0, 2), () => 2)).toEqual([]);
    expect(crowding(three, () => 2)).toMatchObject([{ beds: 2, people: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }]);
  });

  test('two who are to be kept separate are found, though there are beds', () => {
    const pair = [inBed('a', '8A1-01', '2026-03-01T11:00:00.000Z'), inBed('b', '8A1-01', '2026-03-01T12:00:00.000Z', { keptFrom: ['a'] })];
    expect(crowding(pair, () => 2)).toMatchObject([{ apart: [['a', 'b']] }]);
  });

  test('of a cell that nobody described it is not known how many it holds; cells of one name in two units are two', () => {
    const people = [inBed('a', '1', '2026-03-01T11:00:00.000Z', { unit: 'A' }), inBed('b', '1', '2026-03-01T11:00:00.000Z', { unit: 'A' })];
    expect(crowding(people, () => null)).toEqual([]);
    expect(crowding([people[0]!, inBed('b', '1', '2026-03-01T11:00:00.000Z', { unit: 'B' })], oneBed)).toEqual([]);
  });
});
