import { expect, test } from 'vitest';
import type { Act } from '../../../shared/contract/contract.ts';
import { assignCell, assignLevel, report, testDay, type Extras } from '../../testing/acts.ts';
import { testStation, type TestStation } from '../../testing/station.ts';
import { waitingList } from './waiting.ts';

const about = (id: string, kind: string, body: object, extras: Extras = {}): Act => ({ kind, subject: { type: 'person', id }, effective: testDay, body, reason: 'On the record', ...extras });
const list = (at: TestStation) => waitingList(at.station.db, testDay);

/** MARSH in 8A1-01 at Level I since January 2, found eligible on February 20; MASON since January 5, found on February 10. */
function two(at: TestStation) {
  const marsh = at.person().id;
  const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
  at.as('captain', assignLevel(marsh, 'I', { effective: '2026-01-02' }), assignLevel(mason, 'I', { effective: '2026-01-05' }), assignCell(marsh, 'SHU', '8A1-01'));
  const find = (id: string, effective: string) => at.as('shu-sergeant', about(id, 'eligibility.found', { to: 'II', outcome: 'eligible', considered: [] }, { effective }))[0]!;
  return { marsh, mason, ofMason: find(mason, '2026-02-10'), ofMarsh: find(marsh, '2026-02-20') };
}

test('the list goes by the day of eligibility, whoever was found first, and says of each who passed him over since', async () => {
  using at = await testStation();
  const { marsh, mason, ofMarsh, ofMason } = two(at);
  expect(list(at).waiting).toMatchObject([
    { id: marsh, name: 'MARSH, Daniel T', unit: 'SHU', cell: '8A1-01', level: 'I', to: 'II', position: 1, after: 'first', eligibleOn: '2026-02-01', foundOn: '2026-02-20', finding: ofMarsh, skips: [], risk: '', moving: null },
    { id: mason, cell: null, position: 2, after: 'day of eligibility', eligibleOn: '2026-02-04', finding: ofMason },
  ]);
  at.as('shu-sergeant', about(marsh, 'waiting.skipped', { finding: ofMarsh, inFavourOf: mason }, { reason: 'In court that day' }));
  at.as('shu-sergeant', { ...assignLevel(mason, 'II'), body: { level: 'II', finding: ofMason } });
  expect(list(at).waiting).toMatchObject([{ id: marsh, position: 1, skips: [{ day: testDay, reason: 'In court that day', inFavourOf: mason }] }]);
});

test('a skip of an earlier finding does not count against a later one', async () => {
  using at = await testStation();
  const { marsh, ofMarsh } = two(at);
  at.as('shu-sergeant', about(marsh, 'waiting.skipped', { finding: ofMarsh, inFavourOf: null }), about(marsh, 'eligibility.withdrawn', { finding: ofMarsh }));
  expect(list(at).waiting.map(({ id }) => id)).not.toContain(marsh);
  at.as('shu-sergeant', about(marsh, 'eligibility.found', { to: 'II', outcome: 'eligible', considered: [] }));
  expect(list(at).waiting.find(({ id }) => id === marsh)).toMatchObject({ foundOn: testDay, skips: [] });
});

test('who was found eligible and lost it is said apart, with what did it; a report not decided is a risk of who waits', async () => {
  using at = await testStation();
  const { marsh, mason } = two(at);
  at.as('lieutenant', about(marsh, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-09' }));
  at.as('officer', report(mason));
  const { waiting, notWaiting } = list(at);
  expect(notWaiting).toMatchObject([{ id: marsh, to: 'II', foundOn: '2026-02-20', state: 'lost', because: `Restraint order of ${testDay}` }]);
  expect(waiting).toMatchObject([{ id: mason, position: 1 }]);
  expect(waiting[0]!.risk).toMatch(/^Report of 2026-03-01, not decided/);
});

test('the beds are those of the special housing unit, by gallery as designated on the day', async () => {
  using at = await testStation();
  const { marsh } = two(at);
  const beds = () => list(at).beds.map(({ unit, gallery, levels, free, empty }) => [unit, gallery, levels.join(), free, empty]);
  const before = beds();
  expect(before.every(([unit]) => unit === 'SHU')).toBe(true);
  const of = (gallery: string) => beds().find((one) => one[1] === gallery)!;
  const [, , designated, free] = of('8B1');
  expect(designated).toBe('II');
  at.as('captain', assignCell(marsh, 'SHU', '8B1-02'));
  expect(of('8B1')[3]).toBe((free as number) - 1);
  at.as('captain', { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective: '2026-03-01', body: { unit: 'SHU', gallery: '8B1', levels: ['I'] }, reason: 'More room for Level I' });
  expect(of('8B1')[2]).toBe('I');
});

test('with nobody found eligible it is empty', async () => {
  using at = await testStation();
  at.person();
  expect(list(at)).toMatchObject({ waiting: [], notWaiting: [] });
});
