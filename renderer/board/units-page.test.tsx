import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, fill, fillAll, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const unitsOf = (at: TestStation) => clientOf(at.station, at.actors.administrator.account).housing.units();

async function openForm(at: TestStation) {
  const page = await openPage(at, '/units', { as: 'administrator' });
  await page.user.click(await screen.findByRole('button', { name: 'Describe a unit' }));
  return page;
}

describe('describing a unit', () => {
  test('puts its galleries and cells in the book, and lists it', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at);
    await fillAll(user, { Code: 'INF', Name: 'Infirmary', Gallery: 'INF', Cells: '3' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Unit described');
    expect(await screen.findByRole('row', { name: /^INF Infirmary/ })).toHaveTextContent('0 people in 3 cells');
    expect((await unitsOf(at)).find((unit) => unit.code === 'INF')).toMatchObject({ name: 'Infirmary', use: 'shu', galleries: [{ code: 'INF', cells: ['INF-01', 'INF-02', 'INF-03'] }] });
  });

  test('names the cells after the gallery as soon as it has a code', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at);
    await fillAll(user, { Code: 'INF', Name: 'Infirmary', Gallery: 'N' });
    expect(screen.getByLabelText(/^Their names/)).toHaveValue(Array.from({ length: 24 }, (_, index) => `N-${String(index + 1).padStart(2, '0')}`).join(' '));
  });

  test('leaves the names of cells that were written by hand', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at);
    await fillAll(user, { 'Their names': 'DORM', Gallery: 'N' });
    expect(screen.getByLabelText(/^Their names/)).toHaveValue('DORM');
  });

  test('of which a cell is named twice is refused', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at);
    await fillAll(user, { Code: 'INF', Name: 'Infirmary', Gallery: 'INF', 'Their names': 'INF-01, INF-02 INF-01' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await screen.findByText('Cell INF-01 is named twice in the unit.')).toBeVisible();
    expect((await unitsOf(at)).map((unit) => unit.code)).not.toContain('INF');
  });

  test('that is blank says all that it needs', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([expect.stringMatching(/^Code: This is required/), expect.stringMatching(/^Name: This is required/), expect.stringMatching(/^Gallery 1, code: This is required/), expect.stringMatching(/^Gallery 1, cells: /)]));
  });

  test('anew keeps what is not changed: floors, sides, levels and cells', async () => {
    const at = await stationForTest();
    const before = (await unitsOf(at)).find((unit) => unit.code === 'SHU')!;
    const { user } = await openPage(at, '/units', { as: 'administrator' });
    await user.click(within(await screen.findByRole('row', { name: /^SHU/ })).getByRole('button', { name: 'Describe anew' }));
    await fill(user, 'Name', 'Special Housing');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Unit described');
    expect((await unitsOf(at)).find((unit) => unit.code === 'SHU')).toEqual({ ...before, name: 'Special Housing' });
  });
});
