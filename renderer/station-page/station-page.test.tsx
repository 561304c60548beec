import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { disciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import { png } from '../../station/testing/files.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const row = async (name: string) => (await screen.findByRole('rowheader', { name })).closest('tr')!;

test('says how many files are attached to reports, and how large they are together', async () => {
  const at = await stationForTest();
  const { unmount } = await openPage(at, '/station', { as: 'administrator' });
  await waitFor(async () => expect(await row('Files attached to reports')).toHaveTextContent('none'));
  unmount();
  const file = png('yard.png');
  await at.station.attachments.keep(file, file.size, disciplineNumbers);
  await openPage(at, '/station', { as: 'administrator' });
  expect(await screen.findByText('1, 1 kB beside the book')).toBeVisible();
});
