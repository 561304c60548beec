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
    expect((await region('Segregated confinement')).getByText(/may last to/)).toHaveTextContent('Begun today it may last to Mar 16, 2026 with the two findings, to Mar 4, 2026 without.');
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
    expect(halt.queryByText(/may last to/), 'nobody of a special population is segregated at all').toBeNull();
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

  test('lets a reversal entered in error be struck out by whoever decides appeals, and then the case stands again', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id, 'reversal');
    const { unmount } = await openPage(at, `/people/${id}/discipline`, { as: 'captain' });
    const seen = await region('Expunged');
    expect(seen.getByRole('listitem')).toHaveTextContent('Reversed on appeal, Mar 1, 2026 entered by The superintendent');
    expect(seen.getByRole('listitem')).not.toHaveTextContent('106.10');
    expect(seen.queryByRole('button')).toBeNull();
    unmount();
    const { user } = await openPage(at, `/people/${id}/discipline`, { as: 'superintendent' });
    await user.click((await region('Expunged')).getByRole('button', { name: 'Strike out' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Strike out the reversal of Mar 1, 2026' }));
    await user.type(asked.getByRole('textbox', { name: /^Reason/ }), 'It was the appeal of another');
    await user.click(asked.getByRole('button', { name: 'Strike out' }));
    await waitFor(async () => expect((await region('Misbehavior reports')).getByRole('link', { name: 'Feb 20, 2026 14:05' })).toHaveAttribute('href', expect.stringContaining(root)));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Expunged' })).toBeNull());
  });

  test('lets a dismissal on review entered in error be struck out by a review officer who may know of it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id);
    at.as('lieutenant', { kind: 'report.reviewed', subject: { type: 'person', id }, effective: '2026-03-02', body: { report: root, at: '2026-02-20T16:00', outcome: 'dismissed', why: 'He was in court' } });
    const { user } = await openPage(at, `/people/${id}/discipline`, { as: 'captain' });
    await user.click((await region('Expunged')).getByRole('button', { name: 'Strike out' }));
    const asked = within(await screen.findByRole('dialog', { name: /^Strike out the dismissal of/ }));
    await user.type(asked.getByRole('textbox', { name: /^Reason/ }), 'The report of another');
    await user.click(asked.getByRole('button', { name: 'Strike out' }));
    expect(await (await region('Misbehavior reports')).findByRole('article')).toHaveTextContent('awaiting review');
  });

  test('leads from a stay and from a special population to their corrections', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const placed = { subject: { type: 'person', id }, effective: '2026-03-02' } as const;
    const [stay] = at.as('shu-sergeant', { ...placed, kind: 'segregation.placed', body: { day: '2026-02-27', where: 'SHU', under: 'k(i)' } });
    const [ended] = at.as('shu-sergeant', { ...placed, kind: 'segregation.ended', body: { placed: stay, day: '2026-02-28' } });
    const [noted] = at.as('shu-sergeant', { ...placed, kind: 'special-population.noted', body: { group: 'disability', from: '2026-03-02' } });
    const { user, address, unmount } = await openPage(at, `/people/${id}/discipline`, { as: 'shu-sergeant' });
    const halt = await region('Segregated confinement');
    const stays = within(await halt.findByRole('list', { name: 'Stays' }));
    expect(stays.getByRole('link', { name: 'Correct placing' })).toHaveAttribute('href', expect.stringContaining(`/act/segregation.placed/${stay}`));
    expect(stays.getByRole('link', { name: 'Correct end' })).toHaveAttribute('href', expect.stringContaining(`/act/segregation.ended/${ended}`));
    expect(halt.getByRole('link', { name: 'Place in segregated confinement' })).toBeVisible();
    await user.click(within(halt.getByRole('list', { name: 'Special populations noted' })).getByRole('link', { name: 'Correct' }));
    expect(address()).toBe(`/people/${id}/act/special-population.noted/${noted}`);
    expect(await screen.findByRole('radio', { name: 'Disability' })).toBeChecked();
    unmount();
    await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    expect((await region('Segregated confinement')).queryByRole('link', { name: /^(Correct|Place|Note)/ })).toBeNull();
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
