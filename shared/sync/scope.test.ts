import { describe, expect, test } from 'vitest';
import { known } from '../capabilities.ts';
import { fold } from '../entry/fold.ts';
import type { Entry } from '../entry/header.ts';
import { levelWords } from '../entry/testing/facts.ts';
import { codesOf } from '../entry/testing/proposal.ts';
import { person, StationInTest, unionOf } from '../entry/testing/station.ts';
import { heldElsewhere, personTransferred } from '../records/custody.ts';
import { scopesOf, scopesPulled } from './scope.ts';

const named = (id: string) => ({ id, name: `${id} Correctional Facility` });
const transfer = (from: string, to: string) => ({ from: named(from), to: named(to), authors: [] });
const recordOf = (entries: readonly Entry[]) => fold(person, entries, known);
const scopes = (before: readonly Entry[] | undefined, after: readonly Entry[], home: string | null = 'upstate') => scopesOf({ subject: person, home, before: before && recordOf(before), after: recordOf(after), entries: after });

describe('who gets the entries about a person', () => {
  test('the facility that first entered him; at the main office alone, no facility', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'level.assigned', body: levelWords('I') });
    expect(scopes(undefined, station.seen)).toEqual(['facility:upstate']);
    expect(scopes(undefined, station.seen, null)).toEqual([]);
  });

  test('a transfer goes to him who sends and him who receives, and what follows to him who received', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'level.assigned', body: levelWords('I') });
    const before = [...station.seen];
    station.write({ kind: 'person.transferred', body: transfer('upstate', 'attica') });
    expect(scopes(before, station.seen)).toEqual(['facility:attica', 'facility:upstate']);
    const moved = [...station.seen];
    station.write({ kind: 'level.assigned', body: levelWords('II') });
    expect(scopes(moved, station.seen)).toEqual(['facility:attica']);
  });

  test('a transfer struck out goes to both again, and he is where he was', () => {
    const station = new StationInTest(1);
    const wrong = station.write({ kind: 'person.transferred', body: transfer('upstate', 'attica') });
    const moved = [...station.seen];
    station.write({ kind: 'person.transfer-voided', body: {}, strikes: wrong.header.id, reason: 'Another man' });
    expect(scopes(moved, station.seen)).toEqual(['facility:attica', 'facility:upstate']);
    expect(scopes(station.seen, station.seen)).toEqual(['facility:upstate']);
  });

  test('two transfers without sight of each other go to all three facilities until they are settled', () => {
    const [east, west] = [new StationInTest(1), new StationInTest(2).wait(60_000)];
    east.write({ kind: 'person.transferred', body: transfer('upstate', 'attica') });
    west.write({ kind: 'person.transferred', body: transfer('upstate', 'clinton') });
    const both = unionOf([east, west]);
    expect(scopes(both, both)).toEqual(['facility:attica', 'facility:clinton', 'facility:upstate']);
  });
});

test('stations go to all, a facility to itself, an account to the facility that opened it', () => {
  const routed = (type: 'station' | 'facility' | 'account', home: string | null) => scopesOf({ subject: { type, id: 'one' }, home, before: undefined, after: fold({ type, id: 'one' }, [], known), entries: [] });
  expect([routed('station', null), routed('facility', 'upstate'), routed('account', 'upstate'), routed('account', null)]).toEqual([['all'], ['facility:one'], ['facility:upstate'], []]);
  expect(scopesPulled('upstate')).toEqual(['all', 'facility:upstate']);
});

describe('entering a transfer', () => {
  test('to where he is, or from where he is not, is refused', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'person.transferred', body: transfer('upstate', 'attica') });
    expect(codesOf(personTransferred, transfer('attica', 'attica'), { on: station.seen })).toEqual(['TRF-001']);
    expect(codesOf(personTransferred, transfer('upstate', 'clinton'), { on: station.seen })).toEqual(['TRF-002']);
    expect(codesOf(personTransferred, transfer('attica', 'clinton'), { on: station.seen })).toEqual([]);
    expect(codesOf(personTransferred, transfer('attica', 'clinton'), { on: station.seen, effective: '2026-03-03' })).toEqual(['FLD-004']);
  });

  test('once he is held elsewhere nothing is entered but corrections', () => {
    const station = new StationInTest(1);
    station.write({ kind: 'person.transferred', body: transfer('upstate', 'attica') });
    const said = (kind: string, here: string | undefined) => heldElsewhere(known.kind(kind)!.kind, {}, station.record, station.seen, here).map(({ code }) => code);
    expect(said('level.assigned', 'upstate')).toEqual(['TRF-003']);
    for (const kind of ['level.corrected', 'level.voided', 'person.transfer-voided', 'facility.described']) expect(said(kind, 'upstate')).toEqual([]);
    expect(said('level.assigned', 'attica')).toEqual([]);
    expect(said('level.assigned', undefined)).toEqual([]);
  });
});
