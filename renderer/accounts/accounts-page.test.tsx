import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { testPassword, type TestStation } from '../../station/testing/station.ts';
import { choose, clientOf, fill, fillAll, noAnswer, openPage, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';

const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const signsIn = async (at: TestStation, username: string, password: string) => (await clientOf(at.station).session.signIn({ username, password })) !== null;

async function openAccounts(at: TestStation, client = clientOf(at.station, at.actors.administrator.account)) {
  const page = await openPage(at, '/accounts', { as: 'administrator', client });
  await rowOf('The officer');
  return page;
}

describe('opening an account', () => {
  test('lets somebody sign in to an office, and lists the account', async () => {
    const at = await stationForTest();
    const { user } = await openAccounts(at);
    await fillAll(user, { Name: 'R. Alvarez', 'User name': 'Alvarez', 'First password': 'a sentence of words' });
    await choose(user, 'Office', 'Records clerk');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await saidToBeDone('Account opened');
    expect(await rowOf('R. Alvarez')).toHaveTextContent('alvarezRecords clerk');
    expect(screen.getByLabelText(/^Name/)).toHaveValue('');
    expect(await signsIn(at, 'alvarez', 'a sentence of words')).toBe(true);
  });

  test('refuses a user name that is taken, and a short password', async () => {
    const at = await stationForTest();
    const { user } = await openAccounts(at);
    await fillAll(user, { Name: 'R. Alvarez', 'User name': 'officer', 'First password': 'a sentence of words' });
    await choose(user, 'Office', 'Records clerk');
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByText('The user name "officer" is taken.')).toBeVisible();
    await fillAll(user, { 'User name': 'alvarez', 'First password': 'short' });
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByText('The password is shorter than 10 characters.')).toBeVisible();
    expect(screen.queryByText('The user name "officer" is taken.')).toBeNull();
  });

  test('says of every blank field what belongs in it', async () => {
    const at = await stationForTest();
    const { user } = await openAccounts(at);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    for (const said of ['Write the name.', 'Write the user name.', 'Choose an office.', 'Write a first password.']) expect(await screen.findByText(said)).toBeVisible();
  });
});

describe('an account', () => {
  test('that is closed signs in no more, and stays in the list', async () => {
    const at = await stationForTest();
    const { user } = await openAccounts(at);
    await user.click(within(await rowOf('The officer')).getByRole('button', { name: 'Close' }));
    expect(await within(await rowOf('The officer')).findByText('closed')).toBeVisible();
    expect(within(await rowOf('The officer')).queryByRole('button')).toBeNull();
    expect(await signsIn(at, 'officer', testPassword)).toBe(false);
  });

  test('of one’s own is not closed', async () => {
    const at = await stationForTest();
    await openAccounts(at);
    expect(within(await rowOf('The Administrator')).queryByRole('button', { name: 'Close' })).toBeNull();
  });

  test('is given a new password', async () => {
    const at = await stationForTest();
    const { user } = await openAccounts(at);
    await user.click(within(await rowOf('The officer')).getByRole('button', { name: 'New password' }));
    const dialog = await screen.findByRole('dialog', { name: 'New password for The officer' });
    await fill(user, 'Password', 'short', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Set the password' }));
    expect(await within(dialog).findByText('The password is shorter than 10 characters.')).toBeVisible();
    await fill(user, 'Password', 'another sentence of words', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Set the password' }));
    await saidToBeDone('Password set');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await signsIn(at, 'officer', 'another sentence of words')).toBe(true);
  });

  test('whose new password is blank, or not taken by the station, is said to keep its own', async () => {
    const at = await stationForTest();
    const client = withCall(clientOf(at.station, at.actors.administrator.account), 'accounts.setPassword', noAnswer);
    const { user } = await openAccounts(at, client);
    await user.click(within(await rowOf('The officer')).getByRole('button', { name: 'New password' }));
    const dialog = await screen.findByRole('dialog', { name: 'New password for The officer' });
    await user.click(within(dialog).getByRole('button', { name: 'Set the password' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The password was not set.');
    await fill(user, 'Password', 'another sentence of words', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Set the password' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The password was not set.');
  });
});
