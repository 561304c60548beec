import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, fill, openPage, stationForTest } from '../testing/render.tsx';

const list = () => within(screen.getByRole('region', { name: 'People' }));
const names = () => list().queryAllByRole('link').map((one) => one.querySelector('b')?.textContent);

function three(at: TestStation) {
  at.person({ din: '21-R-2222', nysid: '01111111L', name: 'ABBOTT, Ian' });
  const { id } = at.person();
  at.person({ din: '18-A-1111', nysid: '07654321K', name: 'ZELLWEGER, Amos' });
  at.as('shu-sergeant', assignCell(id, 'SHU', '8A1-03'));
  return id;
}

describe('the list of people', () => {
  test('is in the order of names, or of DINs, and narrows as one types', async () => {
    const at = await stationForTest();
    three(at);
    const { user } = await openPage(at, '/people', { as: 'officer' });
    await waitFor(() => expect(names()).toEqual(['ABBOTT, Ian', 'MARSH, Daniel T', 'ZELLWEGER, Amos']));
    await user.click(screen.getByRole('radio', { name: 'DIN' }));
    await waitFor(() => expect(names()).toEqual(['ZELLWEGER, Amos', 'MARSH, Daniel T', 'ABBOTT, Ian']));
    await fill(user, 'Narrow the list', '21r2222');
    expect(names()).toEqual(['ABBOTT, Ian']);
    expect(screen.getByText('1 of 3')).toBeVisible();
    await fill(user, 'Narrow the list', 'nobody at all');
    expect(screen.getByText('Nobody here matches.')).toBeVisible();
  });

  test('shows a unit alone, and each with cell and dates', async () => {
    const at = await stationForTest();
    const id = three(at);
    const { user } = await openPage(at, '/people', { as: 'officer' });
    await waitFor(() => expect(names()).toHaveLength(3));
    await choose(user, 'Unit', 'SHU Special Housing Unit');
    await waitFor(() => expect(names()).toEqual(['MARSH, Daniel T']));
    const [line] = list().getAllByRole('link');
    expect(line).toHaveTextContent(/MARSH, Daniel T19-B-04218A1-03.*Oct 29, 2020Oct 29, 2022Oct 29, 2024/);
    expect(line).toHaveAttribute('href', `/people/${id}`);
  });

  test('is as one left it when one comes back from a person', async () => {
    const at = await stationForTest();
    three(at);
    const { user } = await openPage(at, '/people', { as: 'officer' });
    await user.click(await screen.findByRole('radio', { name: 'DIN' }));
    await fill(user, 'Narrow the list', 'marsh');
    await user.click(list().getByRole('link'));
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.click(screen.getByRole('link', { name: 'People' }));
    await waitFor(() => expect(names()).toEqual(['MARSH, Daniel T']));
    expect(screen.getByRole('radio', { name: 'DIN' })).toBeChecked();
  });

  test('takes the arrow keys from line to line', async () => {
    const at = await stationForTest();
    three(at);
    const { user } = await openPage(at, '/people', { as: 'officer' });
    await waitFor(() => expect(names()).toHaveLength(3));
    list().getAllByRole('link')[0]!.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toHaveTextContent('MARSH, Daniel T');
  });

  test('of a new station says who fills it', async () => {
    const at = await stationForTest();
    await openPage(at, '/people', { as: 'officer' });
    expect(await screen.findByText('Nobody is on record yet. A records clerk imports the roster.')).toBeVisible();
  });
});
