import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { assignCell, assignLevel, report } from '../../station/testing/acts.ts';
import { doInUnit } from '../../station/testing/levels.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { fill, openPage, stationForTest } from '../testing/render.tsx';

const part = (name: string) => screen.findByRole('region', { name });

/** Somebody at Level I in 8A1-01, entered in the day shift; it is evening. */
async function evening(): Promise<{ readonly at: TestStation; readonly id: string }> {
  const at = await stationForTest();
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }), assignCell(id, 'SHU', '8A1-01', { effective: '2026-02-10' }));
  at.clock.set('2026-03-02T21:10:00.000Z');
  return { at, id };
}

test('a shift in which nothing was entered hands over nothing, and says so', async () => {
  const { at } = await evening();
  const { container } = await openPage(at, '/shu/shift', { as: 'shu-sergeant' });
  expect(await part('Level clocks that moved')).toHaveTextContent('No entry has moved anybody’s level clock.');
  expect(await part('What changed, by cell')).toHaveTextContent('Nothing has been entered about anybody in the unit.');
  expect(await part('Due in the coming shift')).toHaveTextContent('Nothing is due before Mar 3, 2026 07:00.');
  expect(screen.getByText(/^What was entered since Mar 2, 2026 15:00/)).toBeVisible();
  await expectNoViolations(container);
});

test('a report moves a clock: how it stood, how it stands, and by whose entry; an order is due', async () => {
  const { at, id } = await evening();
  at.as('officer', report(id));
  const order = doInUnit(at, id, 'restraint', { reviewBy: '2026-03-03' });
  const { container } = await openPage(at, '/shu/shift', { as: 'shu-sergeant' });
  const [, moved] = within(await part('Level clocks that moved')).getAllByRole('row');
  expect(moved).toHaveTextContent(/8A1-01.*MARSH.*Level I, earliest day Mar 12, 2026.*Level I, no day, on a restraint order, at risk.*Mar 2 16:10 Misbehavior report.*The officer.*then: Level I, earliest day Mar 12, 2026, at risk.*Restraint order issued/);
  expect(await part('What changed, by cell')).toHaveTextContent(/8A1-01.*Mar 2 16:10Report, hearingMisbehavior report/);
  expect(within(await part('Due in the coming shift')).getByRole('link', { name: 'Review the restraint order: Leg irons and waist chain' })).toHaveAttribute('href', `/people/${id}/orders/${order}/review`);
  await expectNoViolations(container);
});

test('an hour that is typed, or the shift before, shows what was entered since then; a later hour than now is refused', async () => {
  const { at } = await evening();
  const { user, address } = await openPage(at, '/shu/shift', { as: 'lieutenant' });
  await screen.findByText(/Nothing has been entered/);
  await user.click(screen.getByRole('link', { name: 'With the shift before' }));
  expect(address()).toBe('/shu/shift/2026-03-02T07:00');
  expect(await screen.findByText(/^Level I assigned/)).toBeVisible();
  await fill(user, 'Since at', '23:59');
  expect(screen.getByRole('button', { name: 'Show' })).toBeDisabled();
  await fill(user, 'Since at', '1030');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(address()).toBe('/shu/shift/2026-03-02T10:30');
  await screen.findByText(/Nothing has been entered/);
});

test('an address with no moment says what one is, and P prints', async () => {
  const { at } = await evening();
  const print = vi.spyOn(window, 'print').mockReturnValue(undefined);
  const { user } = await openPage(at, '/shu/shift/yesterday', { as: 'captain' });
  expect(await screen.findByText(/yesterday is no moment/)).toBeVisible();
  await user.keyboard('p');
  expect(print).toHaveBeenCalledOnce();
});
