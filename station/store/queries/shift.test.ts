import { describe, expect, test } from 'vitest';
import { known } from '../../../shared/capabilities.ts';
import type { Handover } from '../../../shared/contract/unit-lists.ts';
import { localMoment } from '../../../shared/discipline/moment.ts';
import { sayStand } from '../../../shared/shu/clock-moves.ts';
import { assignCell, assignLevel, commit, report, voiding } from '../../testing/acts.ts';
import { onCase, playCase } from '../../testing/cases.ts';
import { doInUnit } from '../../testing/levels.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { handoverOf } from './shift.ts';

const nowAt = ({ station }: TestStation) => localMoment(Temporal.Instant.fromEpochMilliseconds(station.now()).toString());
const handover = (at: TestStation, since?: string): Handover => handoverOf({ db: at.station.db, book: at.station.book, registry: known, procedures: at.station.procedures, now: nowAt(at) }, since);
const says = ({ people }: Handover) => people.map(({ name, cell, entries }) => [name, cell, entries.map((one) => [one.topic, one.says])]);
const clocks = ({ clocks: lines }: Handover) => lines.map(({ name, was, now, by }) => [name, sayStand(was), sayStand(now), by.map((one) => one.says)]);

/** MARSH at Level I since February 10, in 8A1-01, entered before the evening shift of March 2 begins, which is now running. */
async function evening(): Promise<{ readonly at: TestStation; readonly id: string } & Disposable> {
  const at = await testStation();
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-01', { effective: '2026-02-10' }));
  at.clock.set('2026-03-02T21:10:00.000Z');
  return { at, id, [Symbol.dispose]: () => at[Symbol.dispose]() };
}

describe('a handover', () => {
  test('is of the shift now running, and says so; before it nothing has changed', async () => {
    using book = await evening();
    expect(handover(book.at)).toMatchObject({ shift: { from: '2026-03-02T15:00', to: '2026-03-02T23:00' }, coming: { from: '2026-03-02T23:00', to: '2026-03-03T07:00' }, since: '2026-03-02T15:00', count: 0, people: [], clocks: [], ofUnit: [] });
    expect(says(handover(book.at, '2026-03-02T07:00'))).toEqual([['MARSH, Daniel T', '8A1-01', [expect.arrayContaining(['admitted']), ['level', 'Level I assigned'], ['moved', 'Cell 8A1-01, unit SHU']]]]);
  });

  test('has what was entered about people of the unit, by cell, and nothing of a sentence or of somebody elsewhere', async () => {
    using book = await evening();
    const { at, id } = book;
    const other = at.person({ din: '19-B-0999', nysid: '07654321K', name: 'ABLE, One' }).id;
    at.as('captain', assignLevel(other, 'I', { effective: '2026-03-01' }), assignCell(other, 'A', 'A-1-01', { effective: '2026-03-01' }));
    at.as('records-clerk', commit(id, { indictment: '00001-2020', county: 'Erie' }));
    at.as('shu-sergeant', assignCell(id, 'SHU', '8A1-03'));
    at.as('officer', report(id));
    expect(says(handover(at))).toEqual([['MARSH, Daniel T', '8A1-03', [['moved', 'Cell 8A1-03, unit SHU'], ['report', expect.stringContaining('106.10')]]]]);
    expect(handover(at).people[0]!.cameFrom).toEqual({ unit: 'SHU', cell: '8A1-01' });
  });

  test('has whoever left the unit in the shift', async () => {
    using book = await evening();
    book.at.as('shu-sergeant', assignCell(book.id, 'A', 'A-1-02'));
    expect(handover(book.at).people).toMatchObject([{ unit: 'A', cell: 'A-1-02', cameFrom: { unit: 'SHU', cell: '8A1-01' } }]);
  });

  test('says of an entry struck out since that it does not stand', async () => {
    using book = await evening();
    const act = assignCell(book.id, 'SHU', '8A1-03');
    const [entry = ''] = book.at.as('shu-sergeant', act);
    book.at.as('shu-sergeant', voiding(act, entry));
    expect(handover(book.at).people[0]!.entries.map(({ standsNoMore }) => standsNoMore)).toEqual([true, false]);
  });

  test('has what was entered about the unit itself', async () => {
    using book = await evening();
    book.at.as('captain', { kind: 'gallery.designated', subject: { type: 'facility', id: book.at.facility }, effective: '2026-03-02', body: { unit: 'SHU', gallery: '8A1', levels: ['I', 'II'] }, reason: 'More at Level II' });
    expect(handover(book.at).ofUnit).toMatchObject([{ says: 'Gallery 8A1 of SHU designated to Level I and II', authorName: 'The captain' }]);
  });
});

describe('the clocks that moved', () => {
  test('say how each stood, how it stands, and which entry did it', async () => {
    using book = await evening();
    book.at.as('officer', report(book.id));
    doInUnit(book.at, book.id, 'deprivation');
    expect(clocks(handover(book.at))).toEqual([['MARSH, Daniel T', 'Level I, earliest day 2026-03-12', 'Level I, earliest day 2026-03-12, at risk', [expect.stringContaining('106.10')]]]);
  });

  test('of a report that was reversed say only that an entry was expunged', async () => {
    using book = await evening();
    const { at, id } = book;
    const root = playCase(at, id, 'appeal');
    at.as('superintendent', onCase(at, id, root, 'reversal'));
    const text = JSON.stringify(handover(at));
    expect(text).not.toContain('106.10');
    expect(clocks(handover(at))).toMatchObject([['MARSH, Daniel T', 'Level I, earliest day 2026-03-12', 'Level I, earliest day 2026-03-12', expect.arrayContaining([expect.stringContaining('Expunged')])]]);
  });
});

test('what is due before the coming shift is over: an order to be reviewed, days that will have run', async () => {
  using book = await evening();
  const { at, id } = book;
  const soon = at.person({ din: '19-B-0999', nysid: '07654321K', name: 'ABLE, One' }).id;
  at.as('captain', assignLevel(soon, 'II', { effective: '2026-02-01' }));
  const order = doInUnit(at, id, 'restraint', { reviewBy: '2026-03-03' });
  doInUnit(at, id, 'deprivation', { reviewBy: '2026-03-04' });
  expect(handover(at).due.map(({ name, due, says: what, opens }) => [name, due, what, opens])).toEqual([
    ['ABLE, One', '2026-03-03', 'The days have run: find for Level III', `/people/${soon}/eligibility`],
    ['MARSH, Daniel T', '2026-03-03', 'Review the restraint order: Leg irons and waist chain', `/people/${id}/orders/${order}/review`],
  ]);
});
