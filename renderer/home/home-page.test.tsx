import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignLevel, report } from '../../station/testing/acts.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

describe('a desk', () => {
  test('of the SHU lists what waits for the office, says what to do, and leads there by Enter', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-01' }));
    const { user, address } = await openPage(at, '/', { as: 'shu-sergeant' });
    expect(await screen.findByRole('heading', { level: 1, name: 'SHU sergeant’s desk' })).toBeVisible();
    const row = within(await screen.findByRole('region', { name: 'Eligibility to be found' })).getByRole('row');
    expect(row).toHaveTextContent('MARSH, Daniel T19-B-0421Level IFind for Level IIthe days have run since Jan 31, 2026');
    row.focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/eligibility`);
  });

  test('of the records office counts the people on record and shows the last entries', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('officer', report(id));
    await openPage(at, '/', { as: 'records-clerk' });
    expect(await screen.findByText('People on record')).toBeVisible();
    const [last] = within(screen.getByRole('region', { name: 'Last entries' })).getAllByRole('article');
    expect(last).toHaveTextContent(/MARSH, Daniel T: Misbehavior report, Tier II: 106\.10, Mar 1, 2026 14:05, 8A1 gallery as of Mar 1, 2026/);
    expect(last).toHaveTextContent('The officer');
  });

  test('of the administrator tells how to begin', async () => {
    const at = await stationForTest();
    const { user, address } = await openPage(at, '/', { as: 'administrator' });
    await user.click(await within(screen.getByRole('main')).findByRole('link', { name: 'Units and cells' }));
    expect(address()).toBe('/units');
  });
});

describe('the frame', () => {
  test('offers each office its places, and marks the present one', async () => {
    const at = await stationForTest();
    await openPage(at, '/daybook', { as: 'officer' });
    const places = within(screen.getByRole('navigation', { name: 'Places' })).getAllByRole('link');
    expect(places.map((one) => one.textContent)).toEqual(['Home', 'Inbox', 'People', 'SHU board', 'Waiting list', 'SHU work', 'Shift', 'Discipline', 'Daybook', 'Procedures', 'This station']);
    expect(places.filter((one) => one.getAttribute('aria-current') === 'page').map((one) => one.textContent)).toEqual(['Daybook']);
  });

  test('says of an address that is none that there is no such page', async () => {
    const at = await stationForTest();
    await openPage(at, '/nowhere', { as: 'officer' });
    expect(screen.getByText(/There is no such page/)).toBeVisible();
  });

  test('shows the station, its folder and its entries', async () => {
    const at = await stationForTest();
    await openPage(at, '/station', { as: 'administrator' });
    expect(await screen.findByText(at.dataDir)).toBeVisible();
    expect(screen.getByRole('row', { name: /^Entries/ })).toHaveTextContent(String(at.station.book.count()));
  });
});
