import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { caseAtLevelII } from '../testing/unit-case.ts';

const ordersOf = async (at: TestStation, id: string) => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).shu.orders;
const restraintsOf = (id: string, words: object = {}, effective = '2026-02-20') => act(id, 'restraint-order.issued', { why: 'Assaulted staff on February 19', restraints: 'Full restraints with leg irons', reviewBy: '2026-02-27', ...words }, { effective });
const article = () => screen.findByRole('article', { name: /^Restraint order of/ });

describe('a restraint order', () => {
  test('is issued with its restraints, its reason and the day of its review, and says what it does to the clock', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    const { user, address } = await openPage(at, `/people/${id}/orders`, { as: 'lieutenant' });
    await expectNoViolations();
    const part = await screen.findByRole('region', { name: 'Restraint orders' });
    expect(part).toHaveTextContent('No restraint order is on record.');
    await user.click(within(part).getByRole('link', { name: 'Issue' }));
    expect(address()).toBe(`/people/${id}/orders/issue/restraint`);
    await screen.findByRole('button', { name: 'Issue the order' });
    expect(field('To be reviewed by').value).toBe('03/09/2026');
    expect(screen.getByText(/no day can be said/)).toBeVisible();
    await fillAll(user, { Restraints: 'Full restraints with leg irons', Why: 'He kicked at the escort' });
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Issue the order' }));
    await saidToBeDone('Order issued');
    expect(await ordersOf(at, id)).toMatchObject([{ of: 'restraint', restraints: 'Full restraints with leg irons', reviewBy: '2026-03-09', day: '2026-03-02' }]);
    expect(await article()).toHaveTextContent(/Review by Mar 9, 2026 in 7 d/);
    expect(await screen.findByRole('region', { name: 'The level clock' })).toHaveTextContent('no day can be said');
  });

  test('is issued by the offices that the procedure names', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    await openPage(at, `/people/${id}/orders/issue/restraint`, { as: 'shu-sergeant' });
    expect(await screen.findByText('Such an order is issued by: Lieutenant, Captain, Watch Commander, Superintendent.')).toBeVisible();
  });

  test('overdue is reviewed, and reads otherwise from then on', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    at.as('lieutenant', restraintsOf(id));
    const { user } = await openPage(at, `/people/${id}/orders`, { as: 'lieutenant' });
    expect(await article()).toHaveTextContent('Review by Feb 27, 2026 overdue, 3 d ago');
    await user.click(screen.getByRole('link', { name: 'Review' }));
    await user.click(await screen.findByRole('radio', { name: 'Modified' }));
    await fillAll(user, { 'As it reads from now on': 'Waist chain, no leg irons', Reason: 'Quiet for ten days' });
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the review' }));
    await saidToBeDone('Review recorded');
    expect(await article()).toHaveTextContent(/Waist chain, no leg irons.*Mar 2, 2026, The lieutenant: modified.*Quiet for ten days.*Review by Mar 9, 2026/);
  });

  test('ended leaves the days off it to run from the day after', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at, { date: '2026-01-05', time: '10:00' });
    at.as('lieutenant', restraintsOf(id));
    const [{ root } = { root: '' }] = await ordersOf(at, id);
    const { user, address } = await openPage(at, `/people/${id}/orders/${root}/end`, { as: 'shu-sergeant' });
    expect(await screen.findByText(/not before Apr 2, 2026/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'End the order' }));
    expect(await inTheWay()).toHaveTextContent('FLD-005');
    await fill(user, 'Reason', 'Positive adjustment for ten days');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'End the order' }));
    await saidToBeDone('Order ended');
    expect(address()).toBe(`/people/${id}/orders`);
    expect(await article()).toHaveTextContent('Ended Mar 2, 2026, The shu-sergeant: Positive adjustment for ten days');
    expect(await screen.findByRole('region', { name: 'The level clock' })).toHaveTextContent('not before Apr 2, 2026');
  });

  test('its review and its end are corrected by a further entry', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    const [order = ''] = at.as('lieutenant', restraintsOf(id));
    at.as('lieutenant', act(id, 'restraint-order.reviewed', { order, outcome: 'continued', reviewBy: '2026-03-04' }, { effective: '2026-02-25', reason: 'As before' }), act(id, 'restraint-order.ended', { order }, { effective: '2026-03-01', reason: 'Calm since' }));
    const { user } = await openPage(at, `/people/${id}/orders`, { as: 'lieutenant' });
    const reviews = within(await within(await article()).findByRole('list', { name: 'Reviews' }));
    await user.click(reviews.getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct the review of Feb 25, 2026' });
    await user.click(within(dialog).getByRole('radio', { name: 'Modified' }));
    await fill(user, 'As it reads from then on', 'Waist chain', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    expect(await within(dialog).findByText(/FLD-005/)).toBeVisible();
    await fillAll(user, { 'Reviewed on': '02/26/2026', 'Reason for the correction': 'Read again from the paper' }, dialog);
    await expectNoViolations();
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    await user.click(within(await article()).getAllByRole('button', { name: 'Correct' }).at(-1)!);
    const end = await screen.findByRole('dialog', { name: 'Correct the end of the order' });
    await fillAll(user, { 'In force no more from': '02/28/2026', 'Reason for the correction': 'It ended a day before' }, end);
    await user.click(within(end).getByRole('button', { name: 'Record the correction' }));
    await waitFor(async () => expect(await ordersOf(at, id)).toMatchObject([{ reviews: [{ day: '2026-02-26', outcome: 'modified', words: 'Waist chain' }], ended: { day: '2026-02-28' } }]));
  });

  test('entered wrongly is corrected, or struck out, by a further entry', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    at.as('lieutenant', restraintsOf(id));
    const { user } = await openPage(at, `/people/${id}/orders`, { as: 'lieutenant' });
    await user.click(within(await article()).getByRole('link', { name: 'Correct' }));
    await screen.findByRole('button', { name: 'Record the correction' });
    await fillAll(user, { Restraints: 'Waist chain', 'Reason for the correction': 'Read again from the paper' });
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await article()).toHaveTextContent('Waist chain');
    await user.click(within(await article()).getByRole('button', { name: 'Strike out' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, 'Reason', 'On the wrong person', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    expect(await screen.findByText('No restraint order is on record.')).toBeVisible();
    expect(await ordersOf(at, id)).toEqual([]);
  });
});

test('a deprivation order names what is withheld, and leaves the clock alone', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  const { user } = await openPage(at, `/people/${id}/orders/issue/deprivation`, { as: 'captain' });
  await screen.findByRole('button', { name: 'Issue the order' });
  expect(screen.queryByText(/After it:/)).toBeNull();
  await user.click(field('Items and privileges withheld'));
  await user.keyboard('Exercise{Enter}Earphones{Enter}');
  await fill(user, 'Why', 'Threw his tray');
  await user.click(screen.getByRole('button', { name: 'Issue the order' }));
  await saidToBeDone('Order issued');
  expect(await ordersOf(at, id)).toMatchObject([{ of: 'deprivation', withheld: ['Exercise', 'Earphones'] }]);
});

describe('the list of orders', () => {
  test('has those in force, the first to be reviewed first', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
    at.as('lieutenant', act(other, 'deprivation-order.issued', { why: 'Flooded the cell', withheld: ['Water at night'], reviewBy: '2026-03-05' }), restraintsOf(id));
    const { user, address } = await openPage(at, '/shu/orders', { as: 'shu-sergeant' });
    const rows = within(await screen.findByRole('table', { name: 'Orders in force' })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([expect.stringMatching(/^MARSH.*Restraint order.*Feb 27, 2026 overdue/), expect.stringMatching(/^MASON.*none.*Deprivation order.*Water at night.*Mar 5, 2026/)]);
    await expectNoViolations();
    rows[1]!.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(address()).toBe(`/people/${other}/orders`);
  });

  test('says where none is in force', async () => {
    const at = await stationForTest();
    await openPage(at, '/shu/orders', { as: 'shu-sergeant' });
    expect(await screen.findByText('No restraint or deprivation order is in force.')).toBeVisible();
  });
});
