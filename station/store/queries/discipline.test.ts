import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../../../shared/procedures/procedures.ts';
import { verify } from '../../verify.ts';
import { rebuild } from '../../rebuild.ts';
import { onCase, playCase } from '../../testing/cases.ts';
import { dump } from '../../testing/dump.ts';
import { testStation } from '../../testing/station.ts';
import { clocksBoard, clocksDue, docketOf, openClocks } from './discipline.ts';

describe('the clocks of a case', () => {
  test('are listed by their last moment, with whose they are and where he is', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'review', { confined: { at: '2026-02-20T14:30', where: 'SHU' } });
    expect(openClocks(at.station.db, '2026-02-27T23:59')).toMatchObject([
      { clock: 'start', last: '2026-02-27', person: id, name: 'MARSH, Daniel T', report: root, day: '2026-02-20', tier: 2, state: 'tier set', extended: false },
      { clock: 'finish', last: '2026-03-06' },
    ]);
  });

  test('of the office stay when they have run out; a person’s and those that hold a hearing back go', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'delivery');
    expect(openClocks(at.station.db, '2026-02-26T15:00').map(({ clock, last }) => [clock, last])).toEqual([['appeal', '2026-02-26T15:00']]);
    expect(openClocks(at.station.db, '2026-02-26T15:01')).toEqual([]);
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    playCase(at, other.id, 'notice');
    expect(openClocks(at.station.db, '2026-02-22T09:00').map(({ clock }) => clock)).toEqual(['notice', 'appeal', 'finish']);
    expect(openClocks(at.station.db, '2026-04-01T00:00').map(({ clock }) => clock)).toEqual(['finish']);
  });

  test('are due up to the midnight in which their last day ends, and overdue from then on', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'notice');
    const due = (now: string) => clocksDue(at.station.db, now).map(({ clock, last }) => [clock, last]);
    expect(due('2026-03-05T23:59')).toEqual([]);
    expect(due('2026-03-06T00:00')).toEqual([['finish', '2026-03-06']]);
    expect(due('2026-03-06T23:59')).toEqual([['finish', '2026-03-06']]);
    expect(due('2026-03-07T00:00')).toEqual([['finish', '2026-03-06']]);
  });

  test('due at midnight by the hour belong to the day that begins', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'disposition', {}, { disposition: { at: '2026-02-24T00:00' } });
    const due = (now: string) => clocksDue(at.station.db, now).map(({ last }) => last);
    expect(due('2026-02-24T23:59')).toEqual([]);
    expect(due('2026-02-25T00:00')).toEqual(['2026-02-25T00:00']);
  });

  test('for the written disposition ends where a rehearing is ordered before it is delivered', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'disposition');
    expect(openClocks(at.station.db, '2026-03-02T10:00').map(({ clock }) => clock)).toEqual(['written']);
    at.as('superintendent', onCase(at, id, root, 'reversal', { on: 'own motion', outcome: 'rehearing', until: '2026-03-16' }));
    expect(openClocks(at.station.db, '2026-03-02T10:00')).toMatchObject([{ clock: 'rehearing', round: 2, last: '2026-03-16' }]);
  });

  test('that are extended in time stand at their new day', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'opening');
    at.as('hearing-officer', { kind: 'hearing.extended', subject: { type: 'person', id }, effective: '2026-03-02', body: { report: root, at: '2026-03-01T10:00', clock: 'finish', askedBy: 'The hearing-officer', authorizedBy: 'Director Lund', until: '2026-03-20', why: 'A witness is away' } });
    expect(openClocks(at.station.db, '2026-03-02T10:00')).toMatchObject([{ clock: 'finish', last: '2026-03-20', extended: true }]);
  });
});

describe('what is amiss', () => {
  test('is a reversal’s work, without a case to open', async () => {
    using at = await testStation();
    const { id } = at.person();
    playCase(at, id, 'reversal');
    expect(clocksBoard(at.station.db, '2026-03-02T10:00')).toMatchObject({ clocks: [], impossible: { count: 0 }, putRight: { count: 1, lines: [{ person: id, effect: 'surcharge', since: '2026-03-01', stands: false }] } });
  });
});

describe('the docket of a day', () => {
  test('has the hearings adjourned to it and those held on it, by hour and officer, with what is missing', async () => {
    using at = await testStation();
    const { id } = at.person();
    const root = playCase(at, id, 'opening', { rules: ['113.24'] });
    at.as('hearing-officer', { kind: 'hearing.adjourned', subject: { type: 'person', id }, effective: '2026-03-02', body: { report: root, at: '2026-02-23T10:00', why: 'For a witness', until: '2026-03-05T09:30' } });
    const docket = docketOf(at.station.db, '2026-03-05', '2026-03-02T10:00');
    expect(docket.hearings).toMatchObject([{ report: root, at: '2026-03-05T09:30', state: 'adjourned', officer: { name: 'The hearing-officer' }, missing: ['assistance'], clocks: [{ clock: 'finish', last: '2026-03-06' }] }]);
    expect(docket.unset.count).toBe(0);
    expect(docketOf(at.station.db, '2026-03-04', '2026-03-02T10:00').hearings).toEqual([]);
    expect(docketOf(at.station.db, '2026-03-05', '2026-03-02T10:00', at.actors.captain.account).hearings).toEqual([]);
    expect(docketOf(at.station.db, '2026-03-06', '2026-03-06T00:00').unset.lines, 'its day has passed').toMatchObject([{ report: root }]);
  });

  test('of today has what is open since before; what has no day stands beside it, without its notice', async () => {
    using at = await testStation();
    const { id } = at.person();
    const open = playCase(at, id, 'opening');
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    const waiting = playCase(at, other.id, 'review');
    const today = docketOf(at.station.db, '2026-03-02', '2026-03-02T10:00');
    expect(today.hearings).toMatchObject([{ report: open, state: 'in hearing', missing: [] }]);
    expect(today.unset.lines).toMatchObject([{ report: waiting, at: null, officer: null, missing: ['notice'] }]);
    expect(docketOf(at.station.db, '2026-02-23', '2026-03-02T10:00').hearings).toMatchObject([{ report: open, at: '2026-02-23T09:00' }]);
  });
});

test('the tables of discipline are the same when they are made again from the entries', async () => {
  using at = await testStation();
  const { id } = at.person();
  playCase(at, id, 'opening');
  playCase(at, id, 'reversal', { time: '14:20' });
  const root = playCase(at, id, 'delivery', { time: '14:40' });
  at.as('superintendent', onCase(at, id, root, 'reversal', { on: 'own motion', outcome: 'rehearing', until: '2026-03-15' }));
  const { cases, clocks, amiss, expunged } = dump(at.station.db);
  expect([cases?.length, clocks?.length, amiss?.length, expunged?.length]).toEqual([2, 2, 2, 8]);
  rebuild(at.station.db, defaultProcedures);
  expect(dump(at.station.db)).toMatchObject({ cases, clocks, amiss, expunged });
  expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
});
