import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell, assignLevel, report } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, clientOf, field, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['shu-sergeant'].account).people.open({ id });
const levels = () => screen.findByRole('region', { name: 'Levels' });
const cells = () => screen.findByRole('region', { name: 'Cells' });

/** Somebody in Level I since 60 days, in cell 8A1-03. */
function inLevelOne(at: TestStation): string {
  const { id } = at.person();
  at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-01', reason: 'Admitted to the SHU' }), assignCell(id, 'SHU', '8A1-03', { effective: '2026-01-01' }));
  return id;
}

async function openForm(at: TestStation, id: string) {
  const page = await openPage(at, `/people/${id}/assign`, { as: 'shu-sergeant' });
  await screen.findByRole('button', { name: 'Record' });
  return page;
}

/** MARSH, MASON and NOBLE at Level I, found eligible for Level II, in this order on the list. */
function threeWaiting(at: TestStation) {
  const ids = [at.person().id, at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id, at.person({ din: '20-A-1112', nysid: '07654322L', name: 'NOBLE, Carl' }).id] as const;
  const findings = ids.map((id, index) => {
    at.as('captain', assignLevel(id, 'I', { effective: `2026-01-0${index + 2}` }), assignCell(id, 'SHU', `8A1-0${index + 1}`));
    return at.as('shu-sergeant', act(id, 'eligibility.found', { to: 'II', outcome: 'eligible', considered: [] }, { effective: '2026-02-20', reason: 'Good adjustment' }))[0]!;
  });
  return { first: ids[0], second: ids[1], third: ids[2], findings };
}

describe('assigning', () => {
  test('offers free cells only, by gallery, and says which galleries are not designated to the level', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    at.as('shu-sergeant', assignCell(other.id, 'SHU', '8A1-05'));
    const { user } = await openForm(at, id);
    expect(screen.getByText(/cell 8A1-03 of SHU since Jan 1, 2026/)).toBeVisible();
    await waitFor(() => expect(field('Unit')).toHaveValue('SHU Special Housing Unit'));
    await user.click(field('Cell with a bed free'));
    const offered = (await screen.findAllByRole('option', { name: /^(8A1|8B1|10B2)-/ })).map((one) => one.textContent);
    expect(offered).toHaveLength(22);
    expect(offered).not.toContain('8A1-03');
    expect(offered).not.toContain('8A1-05');
    for (const group of ['8 Building, A-1 gallery, Level I', '8 Building, B-1 gallery, Level II (not designated)', '10 Building, B-2 gallery, Level III (not designated)']) expect(screen.getByText(group)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await user.click(field('Cell with a bed free'));
    expect(await screen.findByText('8 Building, B-1 gallery, Level II')).toBeInTheDocument();
    expect(screen.getByText('8 Building, A-1 gallery, Level I (not designated)')).toBeInTheDocument();
  });

  test('a level without another cell says what does not go with the cell he stays in', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    const stays = within(await screen.findByRole('group', { name: 'The cell he stays in' }));
    expect(await stays.findByText(/Cell 8A1-03, where the person is, is designated to Level I\./)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'As now' }));
    expect(screen.queryByRole('group', { name: 'The cell he stays in' })).toBeNull();
  });

  test('records a level and a cell together, from a day and for a reason', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user, address } = await openForm(at, id);
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await choose(user, 'Cell with a bed free', '8B1-01');
    await fill(user, 'From', '03/01/2026');
    await fill(user, 'Reason', 'Thirty days in Level I without a report');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await user.click(await screen.findByRole('checkbox', { name: /Nobody has found the person eligible/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect(address()).toBe(`/people/${id}/level`);
    const { levels: held, cells: stays } = await pageOf(at, id);
    expect(held.at(-1)).toMatchObject({ level: 'II', since: '2026-03-01', reason: 'Thirty days in Level I without a report' });
    expect(stays.at(-1)).toMatchObject({ unit: 'SHU', cell: '8B1-01', since: '2026-03-01' });
  });

  test('asks for a level or a cell when neither is chosen, and records neither without a reason', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    expect(screen.getByText('Choose a level, a cell, or both.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Level: This is required.');
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await choose(user, 'Cell with a bed free', '8B1-01');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(async () => expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.'));
    const { levels: held, cells: stays } = await pageOf(at, id);
    expect([held.length, stays.length]).toEqual([1, 1]);
  });

  test('of a cell that is not designated to the level asks to be checked', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await choose(user, 'Cell with a bed free', '10B2-01');
    await fill(user, 'Reason', 'No bed on the gallery');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await user.click(await screen.findByRole('checkbox', { name: /Cell 10B2-01 is designated to Level III/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect((await pageOf(at, id)).cells.at(-1)).toMatchObject({ cell: '10B2-01' });
  });

  test('forgets the cell that was chosen when another unit is', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await choose(user, 'Cell with a bed free', '8B1-01');
    await choose(user, 'Unit', 'A A Block');
    expect(field('Cell with a bed free')).toHaveValue('');
    await fill(user, 'Reason', 'Out of the SHU');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await user.click(await screen.findByRole('checkbox', { name: /Nobody has found the person eligible/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    const { levels: held, cells: stays } = await pageOf(at, id);
    expect(held.at(-1)).toMatchObject({ level: 'II' });
    expect(stays.map(({ cell }) => cell)).toEqual(['8A1-03']);
  });

  test('says when a unit has no free cell', async () => {
    const at = await stationForTest();
    at.as('administrator', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: '2026-03-01', body: { code: 'INF', name: 'Infirmary', use: 'general', galleries: [{ code: 'INF', name: 'Infirmary', cells: ['INF-01'] }] } });
    const { id } = at.person();
    at.as('shu-sergeant', assignCell(id, 'INF', 'INF-01'));
    await openForm(at, id);
    expect(await screen.findByText('There is no bed free in Infirmary.')).toBeVisible();
  });

  test('while somebody else assigns is refused, with what was typed kept, until one has looked at what is new', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await fill(user, 'Reason', 'Thirty days in Level I');
    at.as('lieutenant', assignLevel(id, 'II', { effective: '2026-02-20' }), report(id));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    for (const facet of ['level', 'the disciplinary record']) expect(await inTheWay()).toHaveTextContent(`The record changed while the form was open: another entry (${facet}) was recorded meanwhile.`);
    expect(field('Reason')).toHaveValue('Thirty days in Level I');
    await user.click(screen.getByRole('button', { name: 'I have looked at what is new' }));
    await user.click(screen.getByRole('radio', { name: 'Level III' }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    for (const warning of await screen.findAllByRole('checkbox')) await user.click(warning);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect((await pageOf(at, id)).levels.map((held) => held.level)).toEqual(['I', 'II', 'III']);
  });
});

describe('a move up from the waiting list', () => {
  test('carries the finding, says so, and records who was passed over and why with it', async () => {
    const at = await stationForTest();
    const { first, second, third, findings } = threeWaiting(at);
    const { user, address } = await openPage(at, `/people/${third}/assign/II`, { as: 'shu-sergeant' });
    expect(await screen.findByRole('radio', { name: 'Level II' })).toBeChecked();
    expect(screen.getByText(/Carries out the finding of Feb 20, 2026: found eligible, waits for a bed/)).toBeVisible();
    const over = screen.getByRole('region', { name: 'Passed over' });
    expect(within(over).getAllByRole('textbox')).toHaveLength(2);
    await choose(user, 'Cell with a bed free', '8B1-01');
    await fill(user, 'Reason', 'The bed is beside nobody he is kept from');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    for (const name of ['MARSH, Daniel T', 'MASON, Peter']) expect(await inTheWay()).toHaveTextContent(`${name}. Reason: A reason is required for this entry.`);
    expect(field('1. MARSH')).toHaveAccessibleDescription(/A reason is required for this entry/);
    await fill(user, '1. MARSH', 'At court until Friday');
    await user.click(screen.getByRole('button', { name: 'The first reason for all' }));
    await fill(user, '2. MASON', 'He asked to wait for a cell alone');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect(address()).toBe(`/people/${third}/level`);
    expect((await pageOf(at, third)).levels.at(-1)).toMatchObject({ level: 'II', finding: findings[2] });
    const bed = { unit: 'SHU', cell: '8B1-01' };
    expect((await pageOf(at, first)).shu.skips).toMatchObject([{ finding: findings[0], inFavourOf: third, bed, reason: 'At court until Friday' }]);
    expect((await pageOf(at, second)).shu.skips).toMatchObject([{ finding: findings[1], inFavourOf: third, bed, reason: 'He asked to wait for a cell alone' }]);
  });

  test('of the first on the list passes nobody over', async () => {
    const at = await stationForTest();
    const { first, second, findings } = threeWaiting(at);
    const { user } = await openPage(at, `/people/${first}/assign/II`, { as: 'shu-sergeant' });
    await screen.findByText(/Carries out the finding/);
    expect(screen.queryByRole('region', { name: 'Passed over' })).toBeNull();
    await fill(user, 'Reason', 'First on the list');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect((await pageOf(at, first)).levels.at(-1)).toMatchObject({ level: 'II', finding: findings[0] });
    expect((await pageOf(at, second)).shu.skips).toEqual([]);
  });

  test('of somebody who is not on the list passes over everybody on it', async () => {
    const at = await stationForTest();
    threeWaiting(at);
    const other = at.person({ din: '21-A-2222', nysid: '03333333M', name: 'NASH, Paul' });
    at.as('captain', assignLevel(other.id, 'I', { effective: '2026-01-02' }));
    await openPage(at, `/people/${other.id}/assign/II`, { as: 'shu-sergeant' });
    expect(await screen.findByText(/No finding for Level II carries this move/)).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Passed over' })).getAllByRole('textbox')).toHaveLength(3);
  });
});

describe('before two people share a cell', () => {
  /** A cell of two beds with MASON in it, at Level II. */
  function sharedCell(at: TestStation) {
    at.as('administrator', { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: '2026-03-01', body: { code: 'SHU', name: 'Special Housing Unit', use: 'shu', galleries: [{ code: '8A1', name: '8 Building, A-1 gallery', floor: 'lower', side: 'A', levels: ['I', 'II'], beds: 2, cells: ['8A1-03', '8A1-04', '8A1-05'] }] } });
    const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
    at.as('captain', assignLevel(mason, 'I', { effective: '2026-01-02' }), assignLevel(mason, 'II', { effective: '2026-02-10' }), assignCell(mason, 'SHU', '8A1-04', { effective: '2026-02-10' }));
    return mason;
  }

  test('both are shown side by side, with what stands against it, and a reason overrides it', async () => {
    const at = await stationForTest();
    const mason = sharedCell(at);
    const id = inLevelOne(at);
    at.as('shu-sergeant', { kind: 'keep-separate.ordered', subject: { type: 'person', id: mason }, effective: '2026-03-01', body: { other: id, why: 'They fought in the yard' } });
    at.as('lieutenant', { kind: 'restraint-order.issued', subject: { type: 'person', id: mason }, effective: '2026-03-01', body: { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-07' } });
    at.as('officer', report(mason));
    const { user } = await openForm(at, id);
    await choose(user, 'Cell with a bed free', '8A1-04 (with MASON II)');
    const pair = await screen.findByRole('region', { name: 'Before they share the cell' });
    const side = within(pair).getByRole('table', { name: 'Side by side' });
    const row = (name: string) => within(side).getByRole('rowheader', { name }).closest('tr')!;
    expect(within(side).getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Side by side', 'MARSH, Daniel T comes', 'MASON, Peter is there']);
    expect(row('Level')).toHaveTextContent(/Level I since Jan 1, 2026.*Level II since Feb 10, 2026/);
    expect(row('May have')).toHaveTextContent(/initial issue only.*all post-adjustment in-cell items/);
    expect(row('Orders')).toHaveTextContent('noneRestraint order since Mar 1, 2026: Leg irons');
    expect(row('Kept separate')).toHaveTextContent('from MASON, Peter, who would share it: They fought in the yard');
    expect(row('Reports')).toHaveTextContent(/none.*Mar 1, 2026 Tier II proposed, 106\.10/);
    expect(pair).toHaveTextContent(/MARSH, Daniel T and MASON, Peter are to be kept separate.*MASON, Peter is at Level II, MARSH, Daniel T at Level I/);
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    expect((await pageOf(at, id)).cells).toHaveLength(1);
    await fill(user, 'Reason, also why they share the cell', 'One night, until the pipe is mended');
    for (const warning of await screen.findAllByRole('checkbox')) if (!(warning as HTMLInputElement).checked) await user.click(warning);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Assignment recorded');
    expect((await pageOf(at, id)).cells.at(-1)).toMatchObject({ cell: '8A1-04', reason: 'One night, until the pipe is mended' });
  });

  test('he is compared at the level to which he comes', async () => {
    const at = await stationForTest();
    sharedCell(at);
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await user.click(screen.getByRole('radio', { name: 'Level II' }));
    await choose(user, 'Cell with a bed free', '8A1-04 (with MASON II)');
    const pair = await screen.findByRole('region', { name: 'Before they share the cell' });
    expect(pair).toHaveTextContent('Level II by this move');
    expect(pair).toHaveTextContent('Nothing on record stands against it.');
  });

  test('a cell that was taken while the form was open is said to be taken', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openForm(at, id);
    await choose(user, 'Cell with a bed free', '8A1-05');
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    at.as('shu-sergeant', assignCell(other.id, 'SHU', '8A1-05'));
    expect(await screen.findByText(/has no bed free any more/)).toBeVisible();
    await fill(user, 'Reason', 'Nearer to the desk');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Cell 8A1-05 is occupied by MASON, Peter.');
  });
});

describe('the level and cell of a person', () => {
  test('show each with its days, the present one until now', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    at.as('shu-sergeant', assignLevel(id, 'II', { effective: '2026-02-01', reason: 'Weekly review' }));
    await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    const rows = within(await levels()).getAllByRole('row').map((row) => row.textContent);
    expect(rows[0]).toMatch(/^Level IIFeb 1, 2026 until now29 days · Weekly review/);
    expect(rows[1]).toMatch(/^Level IJan 1, 2026 to Feb 1, 202631 days · Admitted to the SHU/);
    expect(within(await cells()).getAllByRole('row')[0]).toHaveTextContent('8A1-03SHUJan 1, 2026 until now');
  });

  test('a level entered wrongly is corrected with a reason, and the first entry stays in the daybook', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await user.click(within(await levels()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct a level' });
    await user.click(within(dialog).getByRole('radio', { name: 'Level II' }));
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    expect(await within(dialog).findByText('A reason is required for this entry.')).toBeVisible();
    expect((await pageOf(at, id)).levels).toMatchObject([{ level: 'I' }]);
    await fill(user, 'Reason for the correction', 'Transferred at Level II', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).levels).toMatchObject([{ level: 'II', since: '2026-01-01' }]);
    await user.keyboard('4');
    const book = await screen.findByRole('region', { name: 'The person\'s daybook' });
    expect(await within(book).findByText('Corrected: Level II assigned')).toBeVisible();
    expect(within(book).getAllByText('Level I assigned').every((one) => one.matches('.struck'))).toBe(true);
  });

  test('a level is corrected with what the move carries out', async () => {
    const at = await stationForTest();
    const { first, findings } = threeWaiting(at);
    at.as('shu-sergeant', { ...assignLevel(first, 'II'), body: { level: 'II', finding: findings[0] } });
    const { user } = await openPage(at, `/people/${first}/assign`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'Correct the level' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct a level' });
    await fill(user, 'From', '03/01/2026', dialog);
    await fill(user, 'Reason for the correction', 'He moved the evening before', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, first)).levels.at(-1)).toMatchObject({ level: 'II', since: '2026-03-01', finding: findings[0] });
  });

  test('a level brought forward stays so when it is corrected', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('records-clerk', { ...assignLevel(id, 'I', { effective: '2026-01-01' }), body: { level: 'I', broughtForward: true } });
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await user.click(within(await levels()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct a level' });
    await user.click(within(dialog).getByRole('radio', { name: 'Level II' }));
    await fill(user, 'Reason for the correction', 'The card says Level II', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).levels).toMatchObject([{ level: 'II', broughtForward: true }]);
  });

  test('a cell entered wrongly is corrected to another', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await user.click(within(await cells()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct a cell' });
    await fill(user, 'Cell of SHU', '8a1-04', dialog);
    await fill(user, 'Reason for the correction', 'The cell beside it', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).cells).toMatchObject([{ cell: '8A1-04', since: '2026-01-01' }]);
  });

  test('a correction from no day, or from what is no day, is refused', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await user.click(within(await cells()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct a cell' });
    await fill(user, 'From', '', dialog);
    await fill(user, 'Reason for the correction', 'The cell beside it', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    expect(await within(dialog).findByText('This is required.')).toBeVisible();
    await fill(user, 'From', '02/30/2026', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    expect(await within(dialog).findByText('"02/30/2026" is not a day of the calendar.')).toBeVisible();
    expect((await pageOf(at, id)).cells).toMatchObject([{ cell: '8A1-03', since: '2026-01-01' }]);
  });

  test('a level is struck out with a reason', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    await user.click(within(await levels()).getByRole('button', { name: 'Strike out' }));
    const dialog = await screen.findByRole('dialog', { name: 'Strike out Level I of Jan 1, 2026' });
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    expect(await within(dialog).findByText('A reason is required for this entry.')).toBeVisible();
    await fill(user, 'Reason', 'Entered on the wrong person', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(await screen.findByText(/^No level is on record/)).toBeVisible();
  });

  test('offer nothing to be changed to somebody who does not run the SHU', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    await openPage(at, `/people/${id}/level`, { as: 'officer' });
    const shown = within(await levels());
    expect(shown.queryByRole('button')).toBeNull();
    expect(shown.queryByRole('link', { name: 'Assign' })).toBeNull();
  });
});
