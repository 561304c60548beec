import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { certifyDates } from '../../station/testing/certification.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const many = `INSERT INTO people (id, din, nysid, name, date_of_birth, received, made_up, pe, cr, me, verify, certified) VALUES (?, ?, '', ?, '', '', 1, '', ?, '', 0, 'never')`;

describe('a list of the records desk', () => {
  test('is opened from the desk, and a person in it by Enter', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('records-clerk', certifyDates(at, id));
    const put = at.station.db.$client.prepare(many);
    for (let n = 0; n < 21; n += 1) put.run(`p${n}`, `D${n}`, `NAME ${n}`, '2030-01-01');
    const { user, address } = await openPage(at, '/', { as: 'records-clerk' });
    const never = within(await screen.findByRole('region', { name: 'Never certified' }));
    expect(never.getByRole('heading')).toHaveTextContent('Never certified 21');
    await user.click(never.getByRole('link', { name: 'See all of them' }));
    expect(address()).toBe('/certification/never-certified');
    expect(await screen.findAllByRole('row')).toHaveLength(21);
    await user.click(screen.getByRole('link', { name: 'Awaiting second check' }));
    const row = await waitFor(() => screen.getByRole('row', { name: /MARSH/ }));
    expect(row).toHaveTextContent('the computation certified on Mar 2, 2026');
    row.focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}`);
  });

  test('is shown page by page', async () => {
    const at = await stationForTest();
    const put = at.station.db.$client.prepare(many);
    for (let n = 0; n < 150; n += 1) put.run(`p${n}`, `D${n}`, `NAME ${String(n).padStart(3, '0')}`, '2030-01-01');
    const { user } = await openPage(at, '/certification/never-certified', { as: 'records-clerk' });
    expect(await screen.findAllByRole('row')).toHaveLength(100);
    expect(screen.getByText(/^150 people/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Page 2' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(50));
    expect(screen.getAllByRole('row')[0]).toHaveTextContent('NAME 100');
  });

  test('that is empty says what its emptiness means', async () => {
    const at = await stationForTest();
    await openPage(at, '/certification/recalculation-needed', { as: 'records-clerk' });
    expect(await screen.findByText('Nobody’s dates wait to be computed anew.')).toBeVisible();
  });
});
