import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, clientOf, noAnswer, openPage, stationForTest, withCall } from '../testing/render.tsx';

const cells = () => within(screen.getByRole('group', { name: /^Cells of/ })).getAllByRole('button');
const cell = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name},`) });

/** One person at each level: I since 60 days, II since a week, III. */
function threeLevels(at: TestStation) {
  const place = (din: string, nysid: string, name: string, level: 'I' | 'II' | 'III', since: string, where: string) => {
    const { id } = at.person({ din, nysid, name });
    at.as('shu-sergeant', assignLevel(id, level, { effective: since }), assignCell(id, 'SHU', where, { effective: since }));
    return id;
  };
  return {
    first: place('19-A-0001', '01234561Q', 'ABBOTT, Ian', 'I', '2026-01-01', '8A1-02'),
    second: place('19-A-0002', '01234562Q', 'BAKER, Carl', 'II', '2026-02-23', '8B1-01'),
    third: place('19-A-0003', '01234563Q', 'CLARK, Evan', 'III', '2025-06-01', '10B2-08'),
  };
}

async function openBoard(at: TestStation, path = '/shu') {
  const page = await openPage(at, path, { as: 'shu-sergeant' });
  await screen.findByRole('group', { name: /^Cells of/ });
  return page;
}

describe('the board', () => {
  test('shows every cell of the unit by gallery, who is in it and at which level', async () => {
    const at = await stationForTest();
    threeLevels(at);
    await openBoard(at);
    expect(screen.getByRole('heading', { level: 1, name: 'Special Housing Unit' })).toBeVisible();
    const galleries = within(screen.getByRole('group', { name: /^Cells of/ })).getAllByRole('region');
    expect(galleries.map((one) => within(one).getAllByRole('button').length)).toEqual([8, 8, 8]);
    expect(cell('8A1-02')).toHaveAccessibleName('8A1-02, ABBOTT, Ian, Level I');
    expect(cell('8A1-01')).toHaveAccessibleName('8A1-01, free');
  });

  test('tells the levels apart by bars, not by colour alone', async () => {
    const at = await stationForTest();
    threeLevels(at);
    await openBoard(at);
    expect(['8A1-02', '8B1-01', '10B2-08', '8A1-01'].map((name) => (cell(name).textContent?.match(/▮/g) ?? []).length)).toEqual([1, 2, 3, 0]);
    const marks = [...document.querySelectorAll('.level-mark')];
    for (const level of ['I', 'II', 'III']) expect(marks.find((one) => one.textContent === `Level ${level}`)?.querySelectorAll('.bars i')).toHaveLength(level.length);
  });

  test('counts those at each level and the free cells designated to it', async () => {
    const at = await stationForTest();
    threeLevels(at);
    await openBoard(at);
    const heads = [...document.querySelectorAll('.page-head p')].map((one) => one.textContent);
    expect(heads).toEqual(['Level I 1 7 free', 'Level II 1 7 free', 'Level III 1 7 free']);
  });

  test('moves by arrows, by Home and End, and from gallery to gallery by PageDown; Enter opens the person', async () => {
    const at = await stationForTest();
    const { first } = threeLevels(at);
    const { user, address } = await openBoard(at);
    const order = cells().map((one) => one.getAttribute('aria-label')!.split(',')[0]);
    expect(cells().filter((one) => one.tabIndex === 0)).toEqual([cell('8A1-02')]);
    cell('8A1-02').focus();
    for (const [key, to] of [
      ['ArrowRight', '8A1-03'],
      ['ArrowLeft', '8A1-02'],
      ['ArrowDown', '8A1-08'],
      ['ArrowUp', '8A1-02'],
      ['PageDown', '8B1-02'],
      ['PageUp', '8A1-02'],
      ['Home', order[0]],
      ['ArrowLeft', order[0]],
      ['End', order.at(-1)],
      ['ArrowRight', order.at(-1)],
      ['Home', order[0]],
      ['ArrowRight', '8A1-02'],
    ] as const) {
      await user.keyboard(`{${key}}`);
      expect(document.activeElement?.getAttribute('aria-label')?.split(',')[0], `after ${key}`).toBe(to);
    }
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${first}/level`);
  });

  test('says of the cell one is at who is in it, since when, and whether the minimum is served', async () => {
    const at = await stationForTest();
    threeLevels(at);
    const { user } = await openBoard(at);
    const said = () => document.querySelector('[aria-live="polite"]');
    expect(said()).toHaveTextContent(/8A1-02.*ABBOTT, Ian.*19-A-0001.*Level I.*60 days, minimum served Jan 31, 2026/);
    cell('8B1-01').focus();
    await waitFor(() => expect(said()).toHaveTextContent(/BAKER, Carl.*Level II.*7 days, minimum to be served/));
    cell('8B1-02').focus();
    await waitFor(() => expect(said()).toHaveTextContent('free, designated to Level II'));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { level: 1, name: 'Special Housing Unit' })).toBeVisible();
  });

  test('dims all but the free cells, or all but those whose minimum is served, or both', async () => {
    const at = await stationForTest();
    threeLevels(at);
    const { user } = await openBoard(at);
    const bright = () => cells().filter((one) => one.dataset['dim'] === 'false').map((one) => one.getAttribute('aria-label')!);
    expect(bright()).toHaveLength(24);
    await user.click(screen.getByRole('checkbox', { name: 'Minimum served' }));
    expect(bright()).toEqual(['8A1-02, ABBOTT, Ian, Level I']);
    await user.click(screen.getByRole('checkbox', { name: 'Free' }));
    expect(bright()).toHaveLength(22);
    await user.click(screen.getByRole('checkbox', { name: 'Minimum served' }));
    expect(bright()).toHaveLength(21);
    expect(bright().every((one) => one.endsWith(', free'))).toBe(true);
  });

  test('follows when somebody is moved', async () => {
    const at = await stationForTest();
    const { first } = threeLevels(at);
    await openBoard(at);
    at.as('lieutenant', assignCell(first, 'SHU', '8A1-07'));
    await waitFor(() => expect(cell('8A1-07')).toHaveAccessibleName('8A1-07, ABBOTT, Ian, Level I'));
    expect(cell('8A1-02')).toHaveAccessibleName('8A1-02, free');
  });

  test('shows another unit', async () => {
    const at = await stationForTest();
    const { user, address } = await openBoard(at);
    await choose(user, 'Unit', 'A A Block');
    await screen.findByRole('heading', { level: 1, name: 'A Block' });
    expect(address()).toBe('/shu/A');
    await waitFor(() => expect(cells()).toHaveLength(12));
  });

  test('of a unit that is not described says so, and shows nothing in its place', async () => {
    const at = await stationForTest();
    await openPage(at, '/shu/ZZ', { as: 'shu-sergeant' });
    expect(await screen.findByText('The unit ZZ is not described.')).toBeVisible();
    expect(document.querySelector('.mantine-Skeleton-root')).toBeNull();
  });

  test('at a station that does not answer does not say that the unit is not described', async () => {
    const at = await stationForTest();
    const client = withCall(clientOf(at.station, at.actors['shu-sergeant'].account), 'housing.board', noAnswer);
    await openPage(at, '/shu', { as: 'shu-sergeant', client });
    const page = within(screen.getByRole('main'));
    expect(await page.findByText(/The station does not answer/)).toBeVisible();
    expect(page.queryByText(/is not described/)).toBeNull();
  });
});
