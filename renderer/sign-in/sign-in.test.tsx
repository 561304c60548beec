import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { demonstrationAccounts } from '../../station/demonstration/accounts.ts';
import { setUpStation } from '../../station/set-up.ts';
import { testPassword } from '../../station/testing/station.ts';
import { clientOf, emptyStationForTest, field, fill, noAnswer, openWindow, stationForTest, withCall } from '../testing/render.tsx';

const door = () => screen.findByRole('button', { name: 'Sign in' });

describe('signing in', () => {
  test('with the right password opens the desk of the office', async () => {
    const { station } = await stationForTest();
    const { user } = openWindow(clientOf(station));
    await door();
    expect(field('User name')).toHaveFocus();
    await fill(user, 'User name', 'records-clerk');
    await fill(user, 'Password', testPassword);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Records clerk’s desk' })).toBeVisible();
  });

  test('with a wrong password says so, and keeps the user name that was typed', async () => {
    const { station } = await stationForTest();
    const { user } = openWindow(clientOf(station));
    await door();
    await fill(user, 'User name', 'records-clerk');
    await fill(user, 'Password', 'not the password');
    await user.click(await door());
    expect(await screen.findByRole('alert')).toHaveTextContent('The user name or the password is not right.');
    expect(field('User name')).toHaveValue('records-clerk');
    expect(screen.queryByRole('heading', { level: 1, name: /desk/ })).toBeNull();
  });

  test('with nothing typed says what to type, not that the station is away', async () => {
    const { station } = await stationForTest();
    const { user } = openWindow(clientOf(station));
    await user.click(await door());
    expect(await screen.findByRole('alert')).toHaveTextContent('Write your user name and your password.');
  });

  test('with a user name longer than any says that it is not right', async () => {
    const { station } = await stationForTest();
    const { user } = openWindow(clientOf(station));
    await door();
    await fill(user, 'User name', 'a'.repeat(40));
    await fill(user, 'Password', testPassword);
    await user.click(await door());
    expect(await screen.findByRole('alert')).toHaveTextContent('The user name or the password is not right.');
  });

  test('at a station that does not answer says so', async () => {
    const { station } = await stationForTest();
    const { user } = openWindow(withCall(clientOf(station), 'session.signIn', noAnswer));
    await door();
    await fill(user, 'User name', 'records-clerk');
    await fill(user, 'Password', testPassword);
    await user.click(await door());
    expect(await screen.findByRole('alert')).toHaveTextContent('The station does not answer.');
  });

  test('at a facility of real people offers no demonstration accounts', async () => {
    const { station } = await stationForTest();
    openWindow(clientOf(station));
    await door();
    expect(screen.getByText('Test Correctional Facility')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Demonstration accounts' })).toBeNull();
  });

  test('at the demonstration facility names an account of each office', async () => {
    const station = await emptyStationForTest();
    const administrator = { username: 'admin', name: 'K. Duarte', password: 'demonstration' };
    await setUpStation(station, { facility: 'Made-up Facility', code: 'MADE', demonstration: true, station: 'Records 1', administrator });
    const { user } = openWindow(clientOf(station));
    const offered = within(await screen.findByRole('region', { name: 'Demonstration accounts' }));
    expect(offered.getAllByRole('row')).toHaveLength(demonstrationAccounts.length);
    await user.click(offered.getByRole('button', { name: 'Administrator' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Administrator’s desk' })).toBeVisible();
  });
});

describe('signing out', () => {
  test('shows the door, and nothing of the desk', async () => {
    const { station, actors } = await stationForTest();
    const { user } = openWindow(clientOf(station, actors.officer.account));
    await user.click(await screen.findByRole('button', { name: 'The officer, Officer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await door();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  test('a station that does not answer at all is said not to', async () => {
    const { station } = await stationForTest();
    openWindow(withCall(clientOf(station), 'station.status', noAnswer));
    expect(await screen.findByRole('heading', { name: 'The station does not answer' })).toBeVisible();
  });
});
