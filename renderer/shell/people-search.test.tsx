import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { clientOf, openPage, stationForTest, withCall } from '../testing/render.tsx';
import type { TestStation } from '../../station/testing/station.ts';

const box = () => screen.findByPlaceholderText('DIN, NYSID, name or cell');
const found = async (name: RegExp) => within(await screen.findByRole('dialog')).findByRole('button', { name });

function people(at: TestStation) {
  const marsh = at.person();
  const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
  const zellweger = at.person({ din: '21-R-2222', nysid: '01111111L', name: 'ZELLWEGER, Amos T' });
  return { marsh, mason, zellweger };
}

describe('the search', () => {
  test('opens by Ctrl+K and by a slash, searches as one types, and Enter opens the first', async () => {
    const at = await stationForTest();
    const { mason } = people(at);
    const { user, address } = await openPage(at, '/', { as: 'officer' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), 'maso');
    expect(await found(/MASON, Peter/)).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe(`/people/${mason.id}`));
    await waitFor(() => expect(screen.queryByPlaceholderText('DIN, NYSID, name or cell')).toBeNull());
    await user.keyboard('/');
    expect(await box()).toHaveFocus();
  });

  test('finds by DIN without its hyphens and by NYSID', async () => {
    const at = await stationForTest();
    people(at);
    const { user } = await openPage(at, '/', { as: 'officer' });
    await user.keyboard('/');
    await user.type(await box(), '20a1111');
    expect(await found(/MASON, Peter/)).toBeVisible();
    await user.clear(await box());
    await user.type(await box(), '01111111L');
    expect(await found(/ZELLWEGER/)).toBeVisible();
  });

  test('takes the arrow keys: down and Enter opens the second', async () => {
    const at = await stationForTest();
    people(at);
    const { user, address, client } = await openPage(at, '/', { as: 'officer' });
    const [first, second] = await client.people.search({ text: 'ma', limit: 12 });
    await user.keyboard('/');
    await user.type(await box(), 'ma');
    await found(/MASON, Peter/);
    await found(/MARSH/);
    const chosen = () => [...document.querySelectorAll('[data-action][data-selected]')].map((one) => one.textContent);
    expect(chosen()).toEqual([expect.stringContaining(first!.name)]);
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toEqual([expect.stringContaining(second!.name)]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe(`/people/${second!.id}`));
  });

  test('of a misspelt name says that those found only resemble it', async () => {
    const at = await stationForTest();
    people(at);
    const { user } = await openPage(at, '/', { as: 'officer' });
    await user.keyboard('/');
    await user.type(await box(), 'zelweger amos');
    expect(await found(/ZELLWEGER/)).toBeVisible();
    expect(screen.getByText('Nobody of that name. These resemble it:')).toBeVisible();
  });

  test('of nobody says that nobody matches', async () => {
    const at = await stationForTest();
    people(at);
    const { user } = await openPage(at, '/', { as: 'officer' });
    await user.keyboard('/');
    expect(await screen.findByText(/^Type a DIN/)).toBeVisible();
    await user.type(await box(), 'qqqqqqqq');
    expect(await screen.findByText('Nobody on record matches “qqqqqqqq”.')).toBeVisible();
  });

  test('opens whom the whole text means, however fast Enter follows: never one found for its beginning', async () => {
    const at = await stationForTest();
    const { zellweger } = people(at);
    const slow = withCall(clientOf(at.station, at.actors.officer.account), 'people.search', async (real, ...all) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return real(...all);
    });
    const { user, address } = await openPage(at, '/', { as: 'officer', client: slow });
    await user.keyboard('/');
    await user.type(await box(), 'ma');
    await found(/MASON, Peter/);
    await user.clear(await box());
    await user.type(await box(), 'zellweger{Enter}');
    await waitFor(() => expect(address()).not.toBe('/'));
    expect(address()).toBe(`/people/${zellweger.id}`);
  });

  test('opens the first of what is shown, though another was first a letter ago', async () => {
    const at = await stationForTest();
    at.person({ din: '20-A-1111', nysid: '07654321K', name: 'AMES, Mar' });
    const marsh = at.person({ name: 'MARSH, Ames' });
    const lists: Record<string, readonly string[]> = { m: ['AMES, Mar', 'MARSH, Ames'], ma: ['AMES, Mar', 'MARSH, Ames'], mar: ['MARSH, Ames', 'AMES, Mar'] };
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'people.search', async (real, input) => {
      const all = (await real({ text: 'm', limit: 12 })) as { name: string }[];
      return lists[(input as { text: string }).text]!.map((name) => all.find((one) => one.name === name));
    });
    const { user, address } = await openPage(at, '/', { as: 'officer', client });
    const order = () => [...document.querySelectorAll('[data-action] p:first-child')].map((one) => one.textContent).filter((name) => /^[A-Z]+,/.test(name ?? ''));
    await user.keyboard('/');
    for (const [letter, names] of [['m', lists['m']], ['a', lists['ma']], ['r', lists['mar']]] as const) {
      await user.keyboard(letter);
      await waitFor(() => expect(order()).toEqual(names));
    }
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).not.toBe('/'));
    expect(address()).toBe(`/people/${marsh.id}`);
  });
});
