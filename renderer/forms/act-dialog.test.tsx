import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignLevel } from '../../station/testing/acts.ts';
import { fill, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

/** The dialog in which the Captain strikes out the first of a person's levels. */
async function strikingOut() {
  const at = await stationForTest();
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'II'));
  const { user } = await openPage(at, `/people/${id}/level`, { as: 'captain' });
  await user.click((await screen.findAllByRole('button', { name: 'Strike out' }))[0]!);
  return { at, id, user, dialog: await screen.findByRole('dialog') };
}

describe('an act asked for in a dialog', () => {
  test('while somebody else enters is refused, with what was typed kept, until one has looked at what is new', async () => {
    const { at, id, user, dialog } = await strikingOut();
    await fill(user, 'Reason', 'He was never told');
    at.as('captain', assignLevel(id, 'III'));
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    expect(await within(dialog).findByText(/^The record changed while the form was open/)).toBeVisible();
    expect(within(dialog).getByRole('textbox', { name: /^Reason/ })).toHaveValue('He was never told');
    await screen.findAllByText('Level III');
    await user.click(await within(dialog).findByRole('button', { name: 'I have looked at what is new' }));
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
  });

  test('with words in it is left by its buttons alone: neither Escape nor a click beside it throws them away', async () => {
    const { user, dialog } = await strikingOut();
    await fill(user, 'Reason', 'He was never told');
    await user.keyboard('{Escape}');
    await user.click(document.querySelector('.mantine-Modal-overlay')!);
    expect(within(dialog).getByRole('textbox', { name: /^Reason/ })).toHaveValue('He was never told');
    await user.click(within(dialog).getByRole('button', { name: 'Leave it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click((await screen.findAllByRole('button', { name: 'Strike out' }))[0]!);
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('without a word in it is left by Escape', async () => {
    const { user } = await strikingOut();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
