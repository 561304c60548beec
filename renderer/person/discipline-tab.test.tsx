import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { onCase, playCase } from '../../station/testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const region = async (name: string) => within(await screen.findByRole('region', { name }));
const keeplock = { name: 'keeplock', days: 20, hoursInCell: 16, starts: '2026-02-24', suspended: { days: 10, forDays: 90 } };
const surcharge = { name: 'surcharge', cents: 500 };

describe('a person’s disciplinary record', () => {
  test('shows each case with tier, state, charges and findings, and opens it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id, 'delivery');
    const { user, address } = await openPage(at, `/people/${id}/discipline`, { as: 'captain' });
    const reports = await region('Misbehavior reports');
    expect(await reports.findByRole('article')).toHaveTextContent(/Feb 20, 2026 14:05Tier II8A1 gallerydelivered, final The disposition is delivered.*106\.10 Refusing a direct order: affirmedImposed: surcharge of \$5.*Written by The officer, Feb 20, 2026 15:00, entered Mar 2, 2026/);
    await user.click(reports.getByRole('link', { name: 'Feb 20, 2026 14:05' }));
    expect(address()).toBe(`/people/${id}/case/${root}`);
  });

  test('lays penalties end to end, with what is owed and until when a suspended part can be invoked', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const first = playCase(at, id, 'disposition', {}, { disposition: { penalties: [surcharge, keeplock] } });
    playCase(at, id, 'disposition', { time: '14:30' }, { disposition: { penalties: [surcharge, { name: 'keeplock', days: 5, hoursInCell: 16, consecutiveTo: first }] } });
    playCase(at, id, 'disposition', { time: '14:40' }, { disposition: { penalties: [surcharge, { name: 'loss of privileges', privileges: ['phones'], days: 30 }] } });
    await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    const sheet = await region('Penalties in force');
    expect(within(await sheet.findByRole('list', { name: 'Confinement' })).getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'keeplock 10 days: Feb 24, 2026 to Mar 5, 20263 owed after today, report of Feb 20, 2026',
      'keeplock 5 days: Mar 6, 2026 to Mar 10, 2026, after that of the report of Feb 20, 20265 owed after today, report of Feb 20, 2026',
    ]);
    expect(sheet.getByText('8 days of confinement owed')).toBeVisible();
    expect(sheet.getByRole('list', { name: 'Privileges and work' })).toHaveTextContent('loss of phones 30 days: Feb 23, 2026 to Mar 24, 2026');
    expect(sheet.getByRole('list', { name: 'Suspended' })).toHaveTextContent('keeplock 20 days, 10 suspended for 90May be invoked until May 24, 2026');
    await expectNoViolations();
  });

  test('counts segregated days with the days left, and good time as it is recommended', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id, 'disposition', {}, { review: { tier: 3 }, disposition: { penalties: [surcharge, { name: 'loss of good time', amount: '0-02-00' }] } });
    at.as('shu-sergeant', { kind: 'segregation.placed', subject: { type: 'person', id }, effective: '2026-03-01', body: { day: '2026-03-01', where: 'SHU', under: 'k(i)', report: root } });
    at.as('shu-sergeant', { kind: 'special-population.noted', subject: { type: 'person', id }, effective: '2026-03-02', body: { group: 'disability', from: '2026-03-02' } });
    await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    const halt = await region('Segregated confinement');
    expect((await halt.findAllByRole('definition')).map((one) => one.textContent)).toEqual(['2 of 1513 left', '2 of 2018 left', '2 of 31 left', '2 of 64 left']);
    expect(halt.getByText(/^It may last to/)).toHaveTextContent('It may last to Mar 15, 2026 with the two findings, to Mar 3, 2026 without.');
    expect(halt.getByText(/Nobody may segregate this person/)).toHaveTextContent('Special population: disability');
    const goodTime = await region('Good time');
    expect(goodTime.getAllByRole('definition').map((one) => one.textContent)).toEqual(['2 months', 'nothing', 'nothing']);
    expect(goodTime.getByRole('list')).toHaveTextContent('2 months recommended, Feb 23, 2026: not lost until the time allowance committee decides');
  });

  test('says how many were expunged to those who may know it, and nothing to others', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    playCase(at, id, 'reversal');
    const { unmount } = await openPage(at, `/people/${id}/discipline`, { as: 'captain' });
    await waitFor(async () => expect((await region('Misbehavior reports')).getByRole('heading', { level: 2 })).toHaveTextContent('Misbehavior reports 1 expunged'));
    unmount();
    await openPage(at, `/people/${id}/discipline`, { as: 'lieutenant' });
    expect(await screen.findByText('No misbehavior report is on record.')).toBeVisible();
    expect(screen.queryByText(/expunged/)).toBeNull();
  });

  test('lets the author correct a report until it is heard, and strike it out before it is reviewed', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id);
    const actions = async () => (await region('Misbehavior reports')).queryAllByText(/^(Correct|Strike out)$/).map((one) => one.textContent);
    const { unmount } = await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    await screen.findByRole('article');
    expect(await actions()).toEqual(['Correct', 'Strike out']);
    unmount();
    at.as('lieutenant', onCase(at, id, root, 'review'));
    const again = await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    await screen.findByRole('article');
    expect(await actions()).toEqual(['Correct']);
    again.unmount();
    at.as('officer', onCase(at, id, root, 'notice'));
    at.as('hearing-officer', onCase(at, id, root, 'opening'));
    await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    await screen.findByRole('article');
    expect(await actions()).toEqual([]);
  });
});
