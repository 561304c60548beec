import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../shared/contract/shapes.ts';
import { clientOf, emptyStationForTest, fill, openWindow, withCall } from '../testing/render.tsx';

const words = { Facility: 'Upstate Correctional Facility', Code: 'UPS', 'Your name': 'R. Alvarez', 'User name': 'admin', Password: 'a sentence of words', 'Password again': 'a sentence of words' };

async function setUp(changed: Partial<typeof words> = {}) {
  const station = await emptyStationForTest();
  const { user } = openWindow(clientOf(station));
  await user.click(await screen.findByRole('button', { name: 'Set up this station' }));
  for (const [label, text] of Object.entries({ ...words, ...changed })) {
    if (label !== 'Password') await fill(user, label, text);
    else {
      await user.click(screen.getByLabelText(/^Password\s*\*?$/));
      await user.paste(text);
    }
  }
  await user.click(screen.getByRole('button', { name: 'Begin the book' }));
  return { station, user };
}

describe('the first run', () => {
  test('offers a demonstration facility and setting up the station', async () => {
    const station = await emptyStationForTest();
    openWindow(clientOf(station));
    expect(await screen.findByRole('button', { name: 'Start with a demonstration facility' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Set up this station' })).toBeVisible();
  });

  test('goes back from setting up to the choice', async () => {
    const station = await emptyStationForTest();
    const { user } = openWindow(clientOf(station));
    await user.click(await screen.findByRole('button', { name: 'Set up this station' }));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: 'Start with a demonstration facility' })).toBeVisible();
  });
});

describe('setting up', () => {
  test('begins the book and signs the administrator in', async () => {
    const { station } = await setUp();
    expect(await screen.findByRole('heading', { level: 1, name: 'Administrator’s desk' })).toBeVisible();
    expect(station.book.count()).toBe(3);
    expect(screen.queryByText(/everyone held here is made up/)).toBeNull();
  });

  test('refuses two passwords that differ, and begins nothing', async () => {
    const { station } = await setUp({ 'Password again': 'a sentence of other words' });
    expect(await screen.findByText('The two passwords differ.')).toBeVisible();
    expect(station.book.stationId()).toBeUndefined();
  });

  test('refuses a short password, and begins nothing', async () => {
    const { station } = await setUp({ Password: 'short', 'Password again': 'short' });
    expect(await screen.findByText(/^Ten characters at least/)).toBeVisible();
    expect(station.book.stationId()).toBeUndefined();
  });

  test('says of every blank field what belongs in it', async () => {
    const station = await emptyStationForTest();
    const { user } = openWindow(clientOf(station));
    await user.click(await screen.findByRole('button', { name: 'Set up this station' }));
    await user.click(screen.getByRole('button', { name: 'Begin the book' }));
    for (const said of ['Write the facility’s name.', /^Write its code/, /^Write your name/, /^Letters, digits/, /^Ten characters/]) expect(await screen.findByText(said)).toBeVisible();
    expect(station.book.stationId()).toBeUndefined();
  });
});

describe('the demonstration', () => {
  const step = (done: number): Progress => ({ is: 'progress', doing: 'Receiving people', done, of: 1200 });

  test('shows how far it is', async () => {
    let next: (() => void) | undefined;
    const steps = async () =>
      (async function* () {
        yield step(25);
        await new Promise<void>((resolve) => {
          next = resolve;
        });
        yield step(1200);
        await new Promise(() => undefined);
      })();
    const station = await emptyStationForTest();
    const { user } = openWindow(withCall(clientOf(station), 'station.startDemonstration', steps));
    await user.click(await screen.findByRole('button', { name: 'Start with a demonstration facility' }));
    await user.click(screen.getByRole('button', { name: 'Make the facility' }));
    expect(await screen.findByText('Receiving people: 25 of 1,200')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Receiving people' })).toHaveAttribute('aria-valuenow', String((100 * 25) / 1200));
    next!();
    expect(await screen.findByText('Receiving people: 1,200 of 1,200')).toBeVisible();
  });

  test('says why when it cannot be made', async () => {
    const station = await emptyStationForTest();
    const { user } = openWindow(withCall(clientOf(station), 'station.startDemonstration', () => Promise.reject(new Error('the disk is full'))));
    await user.click(await screen.findByRole('button', { name: 'Start with a demonstration facility' }));
    await user.click(screen.getByRole('button', { name: 'Make the facility' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('the disk is full');
  });
});
