import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { rulesOfBehavior } from '../../shared/discipline/rules-of-behavior.ts';
import { procedureTitles } from '../../shared/procedures/adoption.ts';
import { levelNumbers } from '../../shared/procedures/level-numbers.ts';
import { inForceOn, procedureNames } from '../../shared/procedures/procedures.ts';
import { assignLevel, testDay } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { expectNoViolations } from '../testing/no-violations.ts';

const now = Temporal.PlainDate.from(testDay);
const words = { 'In force from': '01/01/2026', Source: 'Facility memorandum 4', Reason: 'The Superintendent ordered it' };
const part = (name: string | RegExp) => screen.findByRole('region', { name });
const adoptLevels = (at: TestStation, minimum: number) =>
  at.as('captain', {
    kind: 'procedure.adopted',
    subject: { type: 'procedure', id: 'levels' },
    effective: testDay,
    body: { procedure: 'levels', effective: '2026-01-01', scope: 'facility', source: 'Facility memorandum 3', numbers: { ...levelNumbers, minimumDays: { I: minimum, II: 30 } } },
    reason: 'Ordered',
  });

describe('the page of procedures', () => {
  test('lists every procedure with its versions, their source and who adopted them', async () => {
    const at = await stationForTest();
    adoptLevels(at, 45);
    const { container } = await openPage(at, '/procedures', { as: 'captain' });
    for (const name of procedureNames) await part(procedureTitles[name]);
    const rows = within(await part(procedureTitles.levels)).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/Jan 1, 2026.*in force.*Facility memorandum 3.*The captain, Mar 2, 2026.*Ordered/i);
    expect(rows[1]).toHaveTextContent(/May 1, 2001.*Upstate Correctional Facility.*comes with the program/i);
    expect(screen.queryByRole('button', { name: 'Adopt a version: Time computation' })).toBeNull();
    await expectNoViolations(container);
  });

  test('a version that was adopted is struck out from here, and holds no more', async () => {
    const at = await stationForTest();
    adoptLevels(at, 45);
    const { user } = await openPage(at, '/procedures', { as: 'captain' });
    await user.click(await screen.findByRole('button', { name: 'Strike out' }));
    await fill(user, 'Reason', 'Never signed', await screen.findByRole('dialog'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(inForceOn(at.station.procedures.levels, now).numbers.minimumDays.I).toBe(30);
  });
});

describe('adopting a version of the levels', () => {
  test('shows first whose day would move from when to when, and records it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-10' }));
    const { user, address, container } = await openPage(at, '/procedures/levels/adopt', { as: 'superintendent' });
    await screen.findByText(/it begins with the version from May 1, 2001/);
    await fillAll(user, { ...words, 'In Level I before II (R1)': '45' });
    const would = await part('What this would change');
    const line = await within(would).findByRole('row', { name: /MARSH, Daniel T/ }, { timeout: 5000 });
    expect(line).toHaveTextContent(/Mar 12, 2026.*Mar 27, 2026/);
    expect(would).toHaveTextContent('Days of 1 of 1 people would move.');
    expect(inForceOn(at.station.procedures.levels, now).numbers.minimumDays.I).toBe(30);
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await saidToBeDone('Version adopted');
    expect(address()).toBe('/procedures');
    expect(inForceOn(at.station.procedures.levels, now)).toMatchObject({ effective: '2026-01-01', source: 'Facility memorandum 4', numbers: { minimumDays: { I: 45, II: 30 } } });
  });

  test('keeps a draft, says what is wrong at its field, and that a later version follows', async () => {
    const at = await stationForTest();
    const first = await openPage(at, '/procedures/levels/adopt', { as: 'superintendent' });
    await screen.findByText(/it begins with the version/);
    await fillAll(first.user, { 'In force from': '01/01/1999', 'Showers, Level III': 'five a week', 'Review after': '3' });
    expect(await screen.findByText(/A version from May 1, 2001 follows/)).toBeVisible();
    await first.user.click(screen.getByRole('button', { name: 'Adopt' }));
    const said = await inTheWay();
    expect(said).toHaveTextContent('no more than the whole');
    expect(said).toHaveTextContent(/Source: This is required/);
    await first.user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    first.unmount();
    await openPage(at, '/procedures/levels/adopt', { as: 'superintendent' });
    expect(await screen.findByText('This is your draft, as you left it.')).toBeVisible();
    expect(field('Showers, Level III')).toHaveValue('five a week');
  });

  test('corrects the version that was adopted', async () => {
    const at = await stationForTest();
    const [entry = ''] = adoptLevels(at, 45);
    const { user } = await openPage(at, `/procedures/levels/correct/${entry}`, { as: 'captain' });
    await screen.findByRole('heading', { name: /Correct a version/ });
    expect(field('In Level I before II (R1)')).toHaveValue('45');
    await fillAll(user, { 'In Level I before II (R1)': '40', Reason: 'Misread' });
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Version corrected');
    expect(inForceOn(at.station.procedures.levels, now).numbers.minimumDays.I).toBe(40);
  });
});

describe('adopting the rules of behavior', () => {
  test('a rule is ended and another added, and the report form offers what holds', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, unmount } = await openPage(at, '/procedures/behavior/adopt', { as: 'coordinator' });
    await screen.findByText(/A number once given stays for ever/);
    await fillAll(user, { ...words, 'Find a rule': '113.24' });
    await user.click(await screen.findByRole('button', { name: 'Change 113.24' }));
    expect(field('Number of rule 113.24')).toHaveAttribute('readonly');
    await fill(user, 'To', '01/31/2026', screen.getByRole('row', { name: /113\.24|Tiers of rule 113\.24/ }));
    await user.click(screen.getByRole('button', { name: 'Add a rule' }));
    await fill(user, 'Number of rule', '125.10', (await screen.findAllByRole('row')).at(-1)!);
    await fill(user, 'Title of rule', 'Drones', (await screen.findAllByRole('row')).at(-1)!);
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await saidToBeDone('Version adopted');
    const { rules } = inForceOn(at.station.procedures.behavior, now).numbers;
    expect(rules).toHaveLength(rulesOfBehavior.length + 1);
    expect(rules.find(({ number }) => number === '113.24')).toMatchObject({ until: '2026-01-31' });
    unmount();

    const form = await openPage(at, `/people/${id}/report`, { as: 'officer' });
    await form.user.type(await screen.findByRole('combobox', { name: /Rules/ }), '125');
    expect(await screen.findByRole('option', { name: /125\.10/ })).toBeVisible();
  });

  test('another meaning for a number is refused', async () => {
    const at = await stationForTest();
    const { user } = await openPage(at, '/procedures/behavior/adopt', { as: 'coordinator' });
    await screen.findByText(/A number once given stays for ever/);
    await fillAll(user, { ...words, 'Find a rule': '100.13' });
    await user.click(await screen.findByRole('button', { name: 'Change 100.13' }));
    await fill(user, 'Title of rule 100.13', 'Dancing');
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    expect(await inTheWay()).toHaveTextContent('Rule 100.13 would be given another meaning than "Fighting".');
  });
});

describe('adopting any other procedure', () => {
  test.each(['time', 'releaseCalendar', 'certification', 'commitments', 'reports', 'discipline', 'segregation'] as const)('%s has fields for all its numbers, and is recorded as it stands', async (name) => {
    const at = await stationForTest();
    const before = at.station.procedures[name].at(-1)!;
    const { user } = await openPage(at, `/procedures/${name}/adopt`, { as: 'superintendent' });
    await screen.findByText(/it begins with the version/);
    await fillAll(user, words);
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await saidToBeDone('Version adopted');
    expect(inForceOn<unknown>(at.station.procedures[name], now)).toEqual({ effective: '2026-01-01', scope: before.scope, source: 'Facility memorandum 4', numbers: JSON.parse(JSON.stringify(before.numbers)) });
  });

  test('a part of the law is switched off, a list is added to, and one of several ways is chosen', async () => {
    const at = await stationForTest();
    const { user } = await openPage(at, '/procedures/discipline/adopt', { as: 'superintendent' });
    await screen.findByText(/it begins with the version/);
    await fillAll(user, { ...words, 'Start days': '10' });
    await choose(user, 'Tier III, how it is given', 'hours');
    await fill(user, 'Hours', '72', screen.getByLabelText('Tier III, how it is given').closest('.mantine-Group-root') as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Adopt' }));
    await saidToBeDone('Version adopted');
    expect(inForceOn(at.station.procedures.discipline, now).numbers).toMatchObject({ startDays: 10, appeal: { 3: { hours: 72 } } });
  });
});
