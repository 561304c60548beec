import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { act } from '../testing/cases.ts';
import { owingConfinement, recommended } from '../testing/drc-case.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, openPage, stationForTest } from '../testing/render.tsx';
import { caseAtLevelII } from '../testing/unit-case.ts';
import { historyOf, type Happening } from './history.ts';
import { gutter, layOutLadder, mark } from './layout.ts';

const today = '2026-03-02';
const happening = (change: Partial<Happening>): Happening => ({ key: crypto.randomUUID(), lane: 'reports', shape: 'report affirmed', from: '2026-01-01', to: null, short: 'II', what: 'Report', says: '', opens: null, ...change });

describe('what the ladder shows', () => {
  test('is every level with its days, the report, the order, and the day of the next level by the clock', async () => {
    const at = await stationForTest();
    const { id, root } = caseAtLevelII(at);
    at.as('lieutenant', act(id, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-05' }, { effective: '2026-02-20' }));
    at.as('captain', act(id, 'captain-review.decided', { report: root, outcome: 'no movement' }, { reason: 'A first report' }));
    const page = await clientOf(at.station, at.actors.officer.account).people.open({ id });
    expect(historyOf(page, defaultProcedures, today).map(({ shape, from, to, short }) => [shape, from, to, short])).toEqual([
      ['level', '2026-01-02', '2026-02-10', 'Level I'],
      ['level', '2026-02-10', today, 'Level II'],
      ['restraint order', '2026-02-20', today, 'restraint'],
      ['report undecided', '2026-03-01', null, 'III'],
      ['captain', today, null, 'no move'],
    ]);
  });

  test('is the confinement to its release day with what was cut off it, and the review with its decision', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const before = await clientOf(at.station, at.actors.officer.account).people.open({ id });
    expect(historyOf(before, defaultProcedures, today)).toContainEqual(expect.objectContaining({ shape: 'review due', from: today, short: 'due today' }));
    const recommendation = recommended(at, id, 20);
    at.as('superintendent', act(id, 'time-cut.decided', { recommendation, outcome: 'approved', days: 20, basis: { remaining: 60, lastDay: '2026-05-01' } }, { reason: 'As recommended' }));
    const page = await clientOf(at.station, at.actors.officer.account).people.open({ id });
    const found = historyOf(page, defaultProcedures, today);
    expect(found.filter(({ lane }) => lane === 'confinement').map(({ shape, from, to }) => [shape, from, to])).toEqual([
      ['confinement', '2026-01-01', '2026-04-11'],
      ['time cut', '2026-04-12', '2026-05-01'],
    ]);
    expect(found.filter(({ lane }) => lane === 'drc').map(({ shape, short, says }) => [shape, short, says])).toEqual([
      ['review held', '20 asked', '20 days off recommended'],
      ['cut decided', '−20', '20 days off, approved: from May 1, 2026 to Apr 11, 2026'],
    ]);
  });
});

test('a release from the unit ends the level, and stands in the ladder by itself', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  at.as('shu-sergeant', act(id, 'shu.released', {}, { effective: '2026-02-25' }));
  const found = historyOf(await clientOf(at.station, at.actors.officer.account).people.open({ id }), defaultProcedures, today);
  expect(found.filter(({ lane }) => lane === 'level' || lane === 'unit').map(({ shape, from, to }) => [shape, from, to])).toEqual([
    ['level', '2026-01-02', '2026-02-10'],
    ['level', '2026-02-10', '2026-02-25'],
    ['out', '2026-02-25', null],
  ]);
});

describe('the picture', () => {
  test('keeps the marks and words of a lane apart, and every mark within its width', () => {
    const all = Array.from({ length: 12 }, (_, index) => happening({ from: Temporal.PlainDate.from('2026-01-01').add({ days: index * 2 }).toString() }));
    const { placed, width } = layOutLadder(all, today, 700);
    for (const [index, one] of placed.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(gutter);
      expect(one.x + mark / 2).toBeLessThanOrEqual(width);
      for (const other of placed.slice(index + 1)) if (other.y === one.y) expect(other.x - one.x).toBeGreaterThanOrEqual(mark);
    }
  });

  test('has one stop for the keys: arrows read one mark after the other, Enter opens the page about it', async () => {
    const at = await stationForTest();
    const { id, root } = caseAtLevelII(at);
    const { user, address } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    const ladder = within(await screen.findByRole('region', { name: 'The ladder' }));
    const first = ladder.getByRole('img', { name: /^Level I, Jan 2, 2026: Until Feb 10, 2026, 39 days/ });
    expect(first).toHaveAttribute('tabindex', '0');
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(ladder.getByRole('img', { name: /^Level II, Feb 10, 2026: Until now, 20 days/ })).toHaveFocus();
    await user.keyboard('{End}{ArrowLeft}');
    const report = ladder.getByRole('link', { name: /^Report, Tier III, Mar 1, 2026: 100\.13: not decided/ });
    expect(report).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/case/${root}`);
  });

  test('stands as text beneath it, beside the clock with its steps and what he may have', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    const rows = within(await screen.findByRole('table', { name: /What the ladder shows/ })).getAllByRole('row').slice(1);
    expect(rows.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^Mar 12, 2026By the clock, Level III.*Not before this day/),
      expect.stringMatching(/^Mar 1, 2026Report, Tier III/),
      expect.stringMatching(/^Feb 10, 2026Level II/),
      expect.stringMatching(/^Jan 2, 2026Level I/),
    ]);
    expect(await screen.findByRole('region', { name: 'The level clock' })).toHaveTextContent(/At risk/);
    expect(screen.getByRole('region', { name: 'What he may have and how he moves' })).toHaveTextContent(/out of the cellcuffed in front with waist chain/);
    await expectNoViolations();
  });

  test('is not shown of somebody of whom the unit keeps nothing', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await screen.findByRole('region', { name: 'Levels' });
    expect(screen.queryByRole('region', { name: 'The ladder' })).toBeNull();
  });
});
