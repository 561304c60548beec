import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel, report, testDay, testUnits } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, clientOf, fill, noAnswer, openPage, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';

const cells = () => within(screen.getByRole('group', { name: /^Cells of/ })).getAllByRole('button');
const cell = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name},`) });
const legend = () => within(screen.getByRole('group', { name: /^Legend/ }));
const here = () => document.activeElement?.getAttribute('data-cell');

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

const about = (person: string, kind: string, body: unknown) => ({ kind, subject: { type: 'person' as const, id: person }, effective: testDay, body, reason: 'As the papers say' });

/** Two beds to a cell on every gallery. */
function twoBeds(at: TestStation) {
  const shu = testUnits[1]!;
  at.as('captain', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: testDay, body: { ...shu, galleries: shu.galleries.map((gallery) => ({ ...gallery, beds: 2 })) } });
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
    expect(cell('8A1-02')).toHaveAccessibleName('8A1-02, ABBOTT, Ian, Level I, minimum served, no finding');
    expect(cell('8A1-01')).toHaveAccessibleName('8A1-01, free');
  });

  test('tells the levels apart by bars, and the marks by letters, not by colour alone', async () => {
    const at = await stationForTest();
    const { second } = threeLevels(at);
    at.as('officer', report(second));
    at.as('captain', about(second, 'restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: '2026-03-05' }));
    await openBoard(at);
    expect(['8A1-02', '8B1-01', '10B2-08', '8A1-01'].map((name) => cell(name).querySelectorAll('i').length)).toEqual([1, 2, 3, 0]);
    expect(['8A1-02', '8B1-01', '10B2-08'].map((name) => cell(name).querySelector('b')?.textContent)).toEqual(['E', '!CR', '']);
    expect(cell('8B1-01')).toHaveAccessibleName('8B1-01, BAKER, Carl, Level II, at risk, before the captain, restraint order');
  });

  test('its legend counts those at each level and mark, and the beds free on the galleries designated to a level', async () => {
    const at = await stationForTest();
    threeLevels(at);
    await openBoard(at);
    expect(legend().getAllByRole('button').map((one) => one.textContent)).toEqual(
      expect.arrayContaining(['Level I 1 7 free', 'Level II 1 7 free', 'Level III 1 7 free', ' Free beds 21', 'E Minimum served, no finding 1', '! At risk 0', 'R Restraint order 0', '× Crowded 0']),
    );
  });

  test('pressed, the legend dims all but those: one, or the union of several, until all are shown again', async () => {
    const at = await stationForTest();
    threeLevels(at);
    const { user } = await openBoard(at);
    const bright = () => cells().filter((one) => one.dataset['dim'] === 'false').map((one) => one.dataset['cell']);
    expect(bright()).toHaveLength(24);
    await user.click(legend().getByRole('button', { name: /Minimum served/ }));
    expect(bright()).toEqual(['8A1-02']);
    await user.click(legend().getByRole('button', { name: /Level III/ }));
    expect(bright()).toEqual(['8A1-02', '10B2-08']);
    expect(legend().getByRole('button', { name: /Level III/ })).toHaveAttribute('aria-pressed', 'true');
    await user.click(legend().getByRole('button', { name: /Free beds/ }));
    expect(bright()).toHaveLength(23);
    await user.click(legend().getByRole('button', { name: 'Show all' }));
    expect(bright()).toHaveLength(24);
  });

  test('a cell of two beds shows both people, each with his level, and the bed that is free', async () => {
    const at = await stationForTest();
    twoBeds(at);
    const { first, second } = threeLevels(at);
    expect(first).not.toBe(second);
    at.as('captain', assignCell(second, 'SHU', '8A1-02', { reason: 'For one night' }));
    await openBoard(at);
    expect(cell('8A1-02')).toHaveAccessibleName('8A1-02, ABBOTT, Ian, Level I, minimum served, no finding, level and cell differ; BAKER, Carl, Level II, level and cell differ');
    expect([...cell('8A1-02').querySelectorAll('[data-level]')].map((one) => one.getAttribute('data-level'))).toEqual(['I', 'II']);
    expect(cell('10B2-08')).toHaveAccessibleName('10B2-08, CLARK, Evan, Level III; one bed free');
    expect(cell('8B1-01')).toHaveAccessibleName('8B1-01, free, 2 beds');
  });

  test('moves by arrows, Home, End and Page keys, and to what is typed', async () => {
    const at = await stationForTest();
    threeLevels(at);
    const { user } = await openBoard(at);
    expect(cells().filter((one) => one.tabIndex === 0)).toEqual([cell('8A1-02')]);
    expect(cell('8A1-02')).toHaveFocus();
    for (const [key, to] of [
      ['{ArrowRight}', '8A1-03'],
      ['{ArrowDown}', '8B1-03'],
      ['{ArrowLeft}', '8B1-02'],
      ['{ArrowUp}', '8A1-02'],
      ['{PageDown}', '10B2-02'],
      ['{PageUp}', '8A1-02'],
      ['{End}', '8A1-08'],
      ['{Home}', '8A1-01'],
      ['{Control>}{End}{/Control}', '10B2-08'],
      ['{Control>}{Home}{/Control}', '8A1-01'],
      ['8b1-04', '8B1-04'],
    ] as const) {
      await user.keyboard(key);
      expect(here(), `after ${key}`).toBe(to);
    }
    expect(screen.getByText('8B1-04', { selector: '[role=status] b' })).toBeVisible();
    await waitFor(() => expect(screen.queryByText(/Going to/)).toBeNull(), { timeout: 2000 });
    await user.keyboard('cla');
    expect(here()).toBe('10B2-08');
  });

  test('says of the cell one is at who is in it, since when, and from when the clock lets him up', async () => {
    const at = await stationForTest();
    threeLevels(at);
    await openBoard(at);
    const said = () => document.querySelector('[aria-live="polite"]');
    expect(said()).toHaveTextContent(/8A1-02.*ABBOTT, Ian.*19-A-0001.*Level I.*60 days, eligible by the clock since Jan 31, 2026/);
    cell('8B1-01').focus();
    await waitFor(() => expect(said()).toHaveTextContent(/BAKER, Carl.*Level II.*7 days, earliest Mar 25, 2026/));
    cell('8B1-02').focus();
    await waitFor(() => expect(said()).toHaveTextContent('free, designated to Level II'));
  });

  test('follows when somebody is moved or an order is issued, in place', async () => {
    const at = await stationForTest();
    const { first } = threeLevels(at);
    await openBoard(at);
    cell('8A1-05').focus();
    at.as('lieutenant', assignCell(first, 'SHU', '8A1-07'));
    await waitFor(() => expect(cell('8A1-07')).toHaveAccessibleName(/ABBOTT, Ian, Level I/));
    expect(cell('8A1-02')).toHaveAccessibleName('8A1-02, free');
    at.as('captain', about(first, 'restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: '2026-03-05' }));
    await waitFor(() => expect(cell('8A1-07')).toHaveAccessibleName(/restraint order/));
    expect(here()).toBe('8A1-05');
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

describe('a cell opened beside the board', () => {
  test('shows the person’s clock with its steps, holds and orders, without leaving the board; Escape goes back to the cell', async () => {
    const at = await stationForTest();
    const { second } = threeLevels(at);
    at.as('captain', about(second, 'restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: '2026-03-05' }));
    const { user, address } = await openBoard(at);
    cell('8B1-01').focus();
    await user.keyboard('{Enter}');
    const drawer = within(await screen.findByRole('complementary', { name: 'Cell 8B1-01' }));
    expect(drawer.getByRole('heading', { level: 2, name: 'BAKER, Carl' })).toHaveFocus();
    expect(await drawer.findByText(/On a restraint order since Mar 2, 2026/)).toBeVisible();
    expect(drawer.getByText(/Restraint order since Mar 2, 2026: Leg irons. To be reviewed by Mar 5, 2026/)).toBeVisible();
    expect(drawer.getByText('How the day was worked out')).toBeVisible();
    expect(drawer.getByRole('link', { name: 'Assign level or cell' })).toHaveAttribute('href', expect.stringContaining(`/people/${second}/assign`));
    expect(address()).toBe('/shu');
    expect(cells()).toHaveLength(24);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: /^Cell/ })).toBeNull();
    expect(here()).toBe('8B1-01');
  });

  test('of a free bed shows who waits for one, in waiting-list order', async () => {
    const at = await stationForTest();
    const { first } = threeLevels(at);
    at.as('captain', about(first, 'eligibility.found', { to: 'II', outcome: 'eligible', considered: [] }));
    const { user } = await openBoard(at);
    await user.click(cell('8B1-02'));
    const drawer = within(await screen.findByRole('complementary', { name: 'Cell 8B1-02' }));
    expect(drawer.getByRole('listitem')).toHaveTextContent('ABBOTT, Ian to Level II, eligible Jan 31, 2026');
    await user.click(cell('8A1-01'));
    expect(within(await screen.findByRole('complementary', { name: 'Cell 8A1-01' })).getByText(/Nobody who was found eligible waits/)).toBeVisible();
  });

  test('of two in a cell shows the one chosen', async () => {
    const at = await stationForTest();
    twoBeds(at);
    const { second } = threeLevels(at);
    at.as('captain', assignCell(second, 'SHU', '8A1-02', { reason: 'For one night' }));
    const { user } = await openBoard(at);
    await user.click(cell('8A1-02'));
    const drawer = within(await screen.findByRole('complementary', { name: 'Cell 8A1-02' }));
    expect(drawer.getByRole('heading', { level: 2, name: 'ABBOTT, Ian' })).toBeVisible();
    await user.click(drawer.getByRole('radio', { name: 'BAKER' }));
    expect(drawer.getByRole('heading', { level: 2, name: 'BAKER, Carl' })).toBeVisible();
  });
});

describe('cells whose people do not fit', () => {
  test('are said on the board and listed with who put whom there', async () => {
    const at = await stationForTest();
    const { first, second } = threeLevels(at);
    expect(first).not.toBe(second);
    at.as('lieutenant', assignCell(second, 'SHU', '8A1-02', { reason: 'In error' }));
    const { user } = await openBoard(at);
    expect(cell('8A1-02')).toHaveAccessibleName(/crowded/);
    await user.click(await screen.findByRole('link', { name: /1 cell to look at/ }));
    const shown = within(await screen.findByRole('region', { name: 'Cell 8A1-02 of SHU' }));
    expect(shown.getByText('2 people, one bed')).toBeVisible();
    expect(shown.getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual([expect.stringMatching(/ABBOTT, Ian.*The shu-sergeant/), expect.stringMatching(/BAKER, Carl.*The lieutenant/)]);
  });

  test('there being none, it says so', async () => {
    const at = await stationForTest();
    await openPage(at, '/beds', { as: 'shu-sergeant' });
    expect(await screen.findByText(/Nobody is without a bed/)).toBeVisible();
  });
});

describe('the gallery sheets', () => {
  test('say of each in his cell the level, orders, how he moves and remarks; one gallery or all', async () => {
    const at = await stationForTest();
    const { first, second } = threeLevels(at);
    at.as('captain', about(second, 'restraint-order.issued', { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: '2026-03-05' }), about(second, 'keep-separate.ordered', { other: first, why: 'They fought' }));
    const { user } = await openPage(at, '/shu/SHU/sheet', { as: 'shu-sergeant' });
    const sheet = within(await screen.findByRole('article', { name: 'Gallery 8B1' }));
    expect(sheet.getByRole('row', { name: /BAKER, Carl/ })).toHaveTextContent(/8B1-01BAKER, Carl19-A-0002IIRestraint: Leg irons, to Mar 5, 2026full restraints.*Keep separate: ABBOTT, Ian/);
    expect(sheet.getByRole('row', { name: /8B1-02/ })).toHaveTextContent('8B1-02free');
    expect(screen.getAllByRole('article')).toHaveLength(3);
    await choose(user, 'Gallery', /8A1/);
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1));
  });
});

describe('the designation of galleries', () => {
  test('is entered by the Captain with a reason, and is in force from its day; R16 is asked about', async () => {
    const at = await stationForTest();
    const { user } = await openPage(at, '/units', { as: 'captain' });
    await user.click(await screen.findByRole('button', { name: 'Designate a gallery' }));
    const part = await screen.findByRole('region', { name: 'Designations of SHU' });
    await choose(user, 'Gallery', /8A1/, part);
    await choose(user, 'Levels', 'III', part);
    await fill(user, 'Reason', 'Level III has no bed left', part);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await user.click(await screen.findByRole('checkbox', { name: /not among those where Level III may be/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Designation recorded');
    expect(await within(part).findByText(/From Mar 2, 2026: Level III. Level III has no bed left/)).toBeVisible();
  });

  test('is only shown to the administrator', async () => {
    const at = await stationForTest();
    await openPage(at, '/units', { as: 'administrator' });
    expect(await screen.findByRole('region', { name: 'Designations of SHU' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Designate a gallery' })).toBeNull();
  });
});
