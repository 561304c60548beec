import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell, testDay } from '../../station/testing/acts.ts';
import { choose, field, fill, fillAll, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

describe('an order to keep two people separate', () => {
  test('is entered for a person found by name, and shows on the pages of both', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    const { user, address } = await openPage(at, `/people/${one}/keep-separate`, { as: 'shu-sergeant' });
    await user.type(await screen.findByLabelText(/^Kept separate from/, { selector: 'input' }), 'abb');
    await user.click(await screen.findByRole('option', { name: /ABBOTT, Ian, 19-B-0422/ }));
    await fill(user, 'Why', 'They fought in the yard');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Order recorded');
    expect(address()).toBe(`/people/${one}/level`);
    const sheet = within(await screen.findByRole('region', { name: 'Kept separate' }));
    expect(await sheet.findByRole('link', { name: 'ABBOTT, Ian' })).toHaveAttribute('href', expect.stringContaining(other));
  });

  test('is ended from the page of the person on whose record it is, with a reason; on the other’s it is only shown', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    at.as('captain', { kind: 'keep-separate.ordered', subject: { type: 'person', id: one }, effective: '2026-02-01', body: { other, why: 'They fought' } });
    const opened = await openPage(at, `/people/${other}/level`, { as: 'shu-sergeant' });
    const there = within(await screen.findByRole('region', { name: 'Kept separate' }));
    expect(await there.findByText(/made on the other’s record/)).toBeVisible();
    expect(there.queryByRole('button', { name: 'End' })).toBeNull();
    opened.unmount();

    const { user } = await openPage(at, `/people/${one}/level`, { as: 'shu-sergeant' });
    const sheet = within(await screen.findByRole('region', { name: 'Kept separate' }));
    await user.click(await sheet.findByRole('button', { name: 'End' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'End the order' }));
    expect(await within(dialog).findByText(/A reason is required/)).toBeVisible();
    await fill(user, 'Reason', 'The other went out on transfer', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'End the order' }));
    await saidToBeDone('Order ended');
    expect(await sheet.findByText(/ended/)).toBeVisible();
  });

  test('its end is corrected, or struck out, and then it stands again', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    const [order = ''] = at.as('captain', { kind: 'keep-separate.ordered', subject: { type: 'person', id: one }, effective: '2026-02-01', body: { other, why: 'They fought' } });
    at.as('captain', { kind: 'keep-separate.ended', subject: { type: 'person', id: one }, effective: '2026-02-20', body: { order }, reason: 'Out on transfer' });
    const { user } = await openPage(at, `/people/${one}/level`, { as: 'shu-sergeant' });
    const sheet = within(await screen.findByRole('region', { name: 'Kept separate' }));
    await user.click(await sheet.findByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct the end of the order to keep separate from ABBOTT, Ian' });
    await fillAll(user, { 'Ended on': '02/18/2026', 'Reason for the correction': 'He went two days before' }, dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await sheet.findByText(/Feb 1, 2026 to Feb 18, 2026, ended/)).toBeVisible();
    await user.click(sheet.getByRole('button', { name: 'Strike out' }));
    const strike = await screen.findByRole('dialog', { name: 'Strike out the end of the order to keep separate from ABBOTT, Ian' });
    await fill(user, 'Reason', 'He came back', strike);
    await user.click(within(strike).getByRole('button', { name: 'Strike out' }));
    expect(await sheet.findByRole('button', { name: 'End' })).toBeVisible();
  });

  test('is corrected by a further entry, with its words in the form', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    const [root = ''] = at.as('captain', { kind: 'keep-separate.ordered', subject: { type: 'person', id: one }, effective: '2026-02-01', body: { other, why: 'They fought' } });
    const { user, address } = await openPage(at, `/people/${one}/level`, { as: 'shu-sergeant' });
    await user.click(await within(await screen.findByRole('region', { name: 'Kept separate' })).findByRole('link', { name: 'Correct' }));
    expect(address()).toBe(`/people/${one}/keep-separate/${root}`);
    expect(await screen.findByLabelText(/^Kept separate from/, { selector: 'input' })).toHaveValue('ABBOTT, Ian');
    expect(field('Why')).toHaveValue('They fought');
    await fill(user, 'Why', 'They fought in the yard');
    await fill(user, 'Reason for the correction', 'The place was left out');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await screen.findByText('They fought in the yard')).toBeVisible();
  });

  test('that has ended or is on the other’s record is not corrected here, and the page says so', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    const [root = ''] = at.as('captain', { kind: 'keep-separate.ordered', subject: { type: 'person', id: one }, effective: '2026-02-01', body: { other, why: 'They fought' } });
    await openPage(at, `/people/${other}/keep-separate/${root}`, { as: 'shu-sergeant' });
    expect(await screen.findByText(/There is no such order in force on this record/)).toBeVisible();
  });

  test('is shown before two share a cell, and asks for a tick when it is overridden', async () => {
    const at = await stationForTest();
    const one = at.person().id;
    const other = at.person({ din: '19-B-0422', name: 'ABBOTT, Ian' }).id;
    const unit = { code: 'B', name: 'B Block', use: 'general', galleries: [{ code: 'B1', name: 'B1', beds: 2, cells: ['B1-01', 'B1-02'] }] };
    at.as('captain', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: testDay, body: unit }, assignCell(other, 'B', 'B1-01'));
    at.as('captain', { kind: 'keep-separate.ordered', subject: { type: 'person', id: other }, effective: '2026-02-01', body: { other: one, why: 'They fought' } });
    const { user } = await openPage(at, `/people/${one}/assign`, { as: 'shu-sergeant' });
    await screen.findByLabelText(/^Unit/, { selector: 'input' });
    await choose(user, 'Unit', /B Block/);
    await choose(user, 'Cell with a bed free', 'B1-01 (with ABBOTT)');
    expect(await screen.findByRole('region', { name: 'Before they share the cell' })).toBeVisible();
    expect(screen.getByText(/are to be kept separate/)).toBeVisible();
    await fill(user, 'Reason', 'For one night, by the Watch Commander');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await user.click(await screen.findByRole('checkbox', { name: /are to be kept separate/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
  });
});
