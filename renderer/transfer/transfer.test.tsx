import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { authorsOf } from './transfer-page.tsx';

/** A station whose book knows a station of another facility. */
async function withAnother() {
  const at = await stationForTest();
  const { id } = at.person();
  at.station.db.$client.prepare(`INSERT INTO stations (id, name, public_key, facility, facility_name, enrolled) VALUES ('s', 'Records', 'k', 'far', 'Far Correctional Facility', 1)`).run();
  return { at, id };
}

describe('a transfer', () => {
  test('is recorded by the records clerk, and the person’s page is then to be read', async () => {
    const { at, id } = await withAnother();
    const { user, address } = await openPage(at, `/people/${id}/transfer`, { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record the transfer' });
    await choose(user, 'To', 'Far Correctional Facility');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the transfer' }));
    await saidToBeDone('Transfer recorded');
    expect(address()).toBe(`/people/${id}`);
    expect(await screen.findByRole('note', { name: 'Held by Far Correctional Facility since Mar 2, 2026' })).toBeVisible();
    for (const name of ['Enter a commitment', 'Transfer', 'Write a report', 'Enter', 'Enter an event', 'Certify', 'Enter a date by hand', 'Enter a certificate']) expect(screen.queryByRole('link', { name })).toBeNull();
    await expectNoViolations();
  });

  test('without a facility chosen is not recorded, and says what is missing', async () => {
    const { at, id } = await withAnother();
    const { user } = await openPage(at, `/people/${id}/transfer`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Record the transfer' }));
    expect(await inTheWay()).toHaveTextContent(/To/);
  });

  test('is not for the Captain', async () => {
    const { at, id } = await withAnother();
    await openPage(at, `/people/${id}/transfer`, { as: 'captain' });
    expect(await screen.findByText('This is for: Records clerk, Coordinator.')).toBeVisible();
  });

  test('cannot be made where no other facility is known, and says how one becomes known', async () => {
    const at = await stationForTest();
    await openPage(at, `/people/${at.person().id}/transfer`, { as: 'records-clerk' });
    expect(await screen.findByText(/^No other facility is known here/)).toBeVisible();
  });

  test('names who wrote the record, each once in each office', () => {
    const line = (author: string, role: 'captain' | 'officer') => ({ author, authorName: author.toUpperCase(), role });
    expect(authorsOf([line('a', 'captain'), line('b', 'officer'), line('a', 'captain'), line('a', 'officer')])).toEqual([
      { account: 'a', name: 'A', role: 'captain' },
      { account: 'b', name: 'B', role: 'officer' },
      { account: 'a', name: 'A', role: 'officer' },
    ]);
  });
});
