import { describe, expect, test } from 'vitest';
import type { Act } from '../shared/contract/contract.ts';
import type { Recorded } from './record.ts';
import { personPage } from './store/queries/person-page.ts';
import { assignCell, assignLevel, correction, report, voiding } from './testing/acts.ts';
import { testStation } from './testing/station.ts';

const codes = (recorded: Recorded) => (recorded.is === 'recorded' ? [] : recorded.problems.map((one) => one.code));

describe('a misbehavior report', () => {
  test('is corrected by the one who wrote it, and by nobody else', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    expect(codes(at.station.record([correction(first, written, { place: 'Yard' })], at.actors['shu-sergeant']))).toEqual(['DIS-006']);
    expect(codes(at.station.record([correction(first, written, { place: 'Yard' })], at.actors.officer))).toEqual([]);
  });

  test('is struck out by the one who wrote it, or by a lieutenant and above', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = report(id);
    const [written = ''] = at.as('officer', first);
    expect(codes(at.station.record([voiding(first, written)], at.actors['records-clerk']))).toEqual(['DIS-006']);
    expect(codes(at.station.record([voiding(first, written)], at.actors.captain))).toEqual([]);
  });
});

describe('a level that the unit assigned', () => {
  test('is neither corrected nor struck out by the records office', async () => {
    using at = await testStation();
    const { id } = at.person();
    const first = assignLevel(id, 'I');
    const [assigned = ''] = at.as('shu-sergeant', first);
    expect(codes(at.station.record([correction(first, assigned, { level: 'III', broughtForward: true })], at.actors['records-clerk']))).toContain('PIM-006');
    expect(codes(at.station.record([voiding(first, assigned)], at.actors['records-clerk']))).toEqual(['PIM-006']);
  });

  test('brought forward by the records office, may be put right by it', async () => {
    using at = await testStation();
    const { id } = at.person();
    const act: Act = { ...assignLevel(id, 'I'), body: { level: 'I', broughtForward: true } };
    const [brought = ''] = at.as('records-clerk', act);
    expect(codes(at.station.record([voiding(act, brought)], at.actors['records-clerk']))).toEqual([]);
  });
});

describe('a bed', () => {
  test('that a struck-out move leads back to, and that another has taken meanwhile, is warned of', async () => {
    using at = await testStation();
    const [one, other] = [at.person().id, at.person({ din: '19-B-0422', nysid: '01234568Q' }).id];
    at.as('captain', assignCell(one, 'A', 'A-1-01', { effective: '2026-02-01' }));
    const move = assignCell(one, 'A', 'A-1-02');
    const [moved = ''] = at.as('captain', move);
    at.as('captain', assignCell(other, 'A', 'A-1-01'));
    const asked = at.station.record([voiding(move, moved)], at.actors.captain);
    expect([asked.is, codes(asked)]).toEqual(['to acknowledge', ['HOU-001']]);
    expect(at.station.record([voiding(move, moved)], at.actors.captain, ['HOU-001']).is).toBe('recorded');
    expect(at.station.people.list('A', 'cell').map(({ cell }) => cell)).toEqual(['A-1-01', 'A-1-01']);
  });
});

test('an act about somebody whose reception does not stand is refused', async () => {
  using at = await testStation();
  expect(codes(at.station.record([report(at.id())], at.actors.officer))).toEqual(['REC-007']);
});

test('a warning that was acknowledged stays with the entry', async () => {
  using at = await testStation();
  const { id } = at.person();
  const [entry = ''] = at.as('officer', report(id));
  const late = at.station.record([report(id, { date: '2026-02-01' })], at.actors.officer, ['DIS-004']);
  const content = (wanted: string) => JSON.parse(at.station.db.$client.prepare('SELECT content FROM entries WHERE id = ?').pluck().get(wanted) as string) as { acknowledged?: string[] };
  expect(content(entry).acknowledged).toBeUndefined();
  expect(late.is === 'recorded' && content(late.entries[0]!).acknowledged).toEqual(['DIS-004']);
  expect(personPage(at.station.db, id)?.reports).toHaveLength(2);
});

test('the last administrator’s account is not closed', async () => {
  using at = await testStation();
  const account = at.actors.administrator.account;
  const close: Act = { kind: 'account.closed', subject: { type: 'account', id: account }, effective: '2026-03-02', body: {}, reason: 'Leaves the service' };
  expect(codes(at.station.record([close], at.actors.administrator))).toEqual(['ACC-004']);
});
