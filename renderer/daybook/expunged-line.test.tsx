import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { caseSteps, playCase } from '../../station/testing/cases.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

test('an expunged case’s entries are lines without particulars, which open to nothing and undo nothing', async () => {
  const at = await stationForTest();
  const { id } = at.person();
  playCase(at, id, 'reversal');
  await openPage(at, `/people/${id}/daybook`, { as: 'superintendent' });
  const book = within(await screen.findByRole('region', { name: 'The person\'s daybook' }));
  await waitFor(() => expect(book.getAllByText('Expunged on Mar 1, 2026')).toHaveLength(Object.keys(caseSteps).length + 1));
  const line = book.getAllByRole('article').find((one) => one.textContent.includes('Expunged'));
  expect(within(line!).queryByRole('button')).toBeNull();
  expect(line).not.toHaveTextContent(/106\.10|report|as of/);
});
