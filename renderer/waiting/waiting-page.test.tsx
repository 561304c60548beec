import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { assignCell, assignLevel, report } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const find = (at: TestStation, id: string, to: 'II' | 'III', effective: string) => at.as('shu-sergeant', act(id, 'eligibility.found', { to, outcome: 'eligible', considered: [] }, { effective, reason: 'Good adjustment' }))[0]!;

/** MARSH and MASON at Level I, both found eligible for Level II; MASON was found first and could move later. */
function two(at: TestStation) {
  const marsh = at.person().id;
  const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
  at.as('captain', assignLevel(marsh, 'I', { effective: '2026-01-02' }), assignLevel(mason, 'I', { effective: '2026-01-05' }), assignCell(marsh, 'SHU', '8A1-01'));
  return { marsh, mason, ofMason: find(at, mason, 'II', '2026-02-10'), ofMarsh: find(at, marsh, 'II', '2026-02-20') };
}

const rowsOf = async (level: 'II' | 'III') => within(await screen.findByRole('table', { name: `Waiting for Level ${level}` })).getAllByRole('row').slice(1);

test('the list says its order, who waits how long, what came since, and which beds are free', async () => {
  const at = await stationForTest();
  const { marsh, mason, ofMarsh } = two(at);
  at.as('shu-sergeant', act(marsh, 'waiting.skipped', { finding: ofMarsh, inFavourOf: null }, { reason: 'In court' }));
  at.as('officer', report(mason));
  await openPage(at, '/shu/waiting', { as: 'shu-sergeant' });
  expect(await screen.findByText(/whoever could move first goes first: by the day of eligibility, then by the day of the finding/)).toBeVisible();
  const [first, second] = await rowsOf('II');
  expect(first).toHaveTextContent(/^1MARSH, Daniel T.*SHU 8A1-01Level IFeb 1, 2026found Feb 20, 202610 daysPassed over Mar 2, 2026: In court/);
  expect(second).toHaveTextContent(/^2MASON, Peter.*no cell.*Feb 4, 2026found Feb 10, 202620 daysAt risk: Report of Mar 1, 2026, not decided/);
  expect(screen.getByRole('region', { name: 'Waiting for Level II' })).toHaveTextContent('8 beds free on a gallery designated to Level II (PIMS R1): 8 Building, B-1 gallery 8.');
  expect(screen.getByRole('region', { name: 'Waiting for Level III' })).toHaveTextContent('Nobody waits for Level III.');
  await expectNoViolations();
});

test('arrows move about it and Enter opens the move of the person', async () => {
  const at = await stationForTest();
  const { mason } = two(at);
  const { user, address } = await openPage(at, '/shu/waiting', { as: 'shu-sergeant' });
  const [first] = await rowsOf('II');
  first!.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(address()).toBe(`/people/${mason}/assign/II`);
});

test('the finding is opened from its row, and does not open the move', async () => {
  const at = await stationForTest();
  const { marsh } = two(at);
  const { user, address } = await openPage(at, '/shu/waiting', { as: 'shu-sergeant' });
  await user.click(await screen.findByRole('link', { name: 'The finding on MARSH, Daniel T' }));
  expect(address()).toBe(`/people/${marsh}/eligibility`);
});

test('who lost the finding is listed apart with what did it', async () => {
  const at = await stationForTest();
  const { marsh } = two(at);
  at.as('lieutenant', act(marsh, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-09' }));
  await openPage(at, '/shu/waiting', { as: 'shu-sergeant' });
  expect(await screen.findByRole('region', { name: 'Found eligible, not waiting' })).toHaveTextContent(/MARSH, Daniel T.*Feb 20, 2026, for Level II.*Lost: Restraint order of Mar 2, 2026/);
  expect(await rowsOf('II')).toHaveLength(1);
});

test('without a bed on a gallery of the level it says that nobody moves there', async () => {
  const at = await stationForTest();
  at.as('captain', { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective: '2026-03-01', body: { unit: 'SHU', gallery: '10B2', levels: ['II'] }, reason: 'More room for Level II' });
  await openPage(at, '/shu/waiting', { as: 'captain' });
  expect(await screen.findByRole('region', { name: 'Waiting for Level III' })).toHaveTextContent('No bed is free on a gallery designated to Level III: nobody moves there until one is (PIMS R6, R16).');
});

test('an officer sees the list and is offered no move', async () => {
  const at = await stationForTest();
  two(at);
  await openPage(at, '/shu/waiting', { as: 'officer' });
  expect(await rowsOf('II')).toHaveLength(2);
  expect(screen.queryByRole('link', { name: /^Move / })).toBeNull();
});
