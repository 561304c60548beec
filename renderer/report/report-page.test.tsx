import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { report } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const narrative = 'I saw the above named strike another with a closed fist and gave a direct order to stop.';
const reportsOf = async (at: TestStation, id: string) => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).reports;
const reportsShown = () => screen.findByRole('region', { name: 'Misbehavior reports' });

async function openForm(at: TestStation, id: string) {
  const page = await openPage(at, `/people/${id}/report`, { as: 'officer' });
  await screen.findByRole('button', { name: 'Record the report' });
  return page;
}

describe('writing a report', () => {
  test('finds a rule by its words and by its number', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, at.person().id);
    await fill(user, 'Rules broken', 'fighting');
    expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual(['100.13 Fighting']);
    await user.click(screen.getByRole('option'));
    await fill(user, 'Rules broken', '106.1');
    expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual(['106.10 Refusing a direct order', '106.11 Refusing a DNA sample']);
    await fill(user, 'Rules broken', 'no such words');
    expect(await screen.findByText('No rule of that number or name')).toBeVisible();
  });

  test('takes the first rule found with Enter, so that a report is written without the mouse', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, at.person().id);
    await fill(user, 'Rules broken', '106.10');
    await screen.findByRole('option', { name: /^106.10/ });
    await user.keyboard('{Enter}');
    await user.keyboard('fighting');
    await screen.findByRole('option', { name: '100.13 Fighting' });
    await user.keyboard('{Enter}');
    expect(['106.10 Refusing a direct order', '100.13 Fighting'].map((one) => screen.getByText(one).textContent)).toHaveLength(2);
  });

  test.each([
    ['0915', '09:15'],
    ['915', '09:15'],
    ['9:05', '09:05'],
    ['2359', '23:59'],
    ['soon', 'soon'],
  ])('a time written as %s is tidied to %s', async (typed, tidy) => {
    const at = await stationForTest();
    const { user } = await openForm(at, at.person().id);
    await fill(user, 'Time', typed);
    await user.tab();
    expect(field('Time')).toHaveValue(tidy);
  });

  test('puts date, time, place, rules, tier, words and witnesses in the book, and shows them', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await fillAll(user, { 'Date of the incident': '03/01/2026', Place: '8 Building, A-1 gallery', 'What happened': narrative, 'Rules broken': '106.10' });
    await user.click(await screen.findByRole('option', { name: /^106.10/ }));
    await user.click(screen.getByRole('radio', { name: 'III' }));
    await fill(user, 'Witnesses', 'Officer T. Brennan');
    await user.keyboard('{Enter}');
    await fill(user, 'Time', '915');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Report recorded');
    const words = { date: '2026-03-01', time: '09:15', place: '8 Building, A-1 gallery', rules: ['106.10'], tier: 3, narrative, witnesses: ['Officer T. Brennan'] };
    expect(await reportsOf(at, id)).toMatchObject([words]);
    const shown = await reportsShown();
    for (const said of ['Mar 1, 2026 09:15', 'Tier III', '8 Building, A-1 gallery', '106.10 Refusing a direct order', narrative, 'Written by The officer', 'Witnesses: Officer T. Brennan']) expect(shown).toHaveTextContent(said);
  });

  test('of something that has not happened yet is refused', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await fillAll(user, { 'Date of the incident': '03/03/2026', Time: '09:15', Place: 'Yard', 'What happened': narrative, 'Rules broken': '100.13' });
    await user.click(await screen.findByRole('option', { name: /^100.13/ }));
    await user.click(screen.getByRole('button', { name: 'Record the report' }));
    expect(await inTheWay()).toHaveTextContent('Mar 3, 2026 is in the future.');
    expect(field('Date of the incident')).toBeInvalid();
    expect(await reportsOf(at, id)).toEqual([]);
  });
});

describe('what a report seldom needs', () => {
  test('is asked for by name, and goes into the book with it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
    const { user } = await openForm(at, id);
    await fillAll(user, { 'Date of the incident': '03/01/2026', Time: '0915', Place: 'Yard', 'What happened': narrative, 'Rules broken': '100.1' });
    await user.click(await screen.findByRole('option', { name: /^100.10/ }));
    await user.click(screen.getByRole('radio', { name: 'keeplock' }));
    await fillAll(user, { 'Confined on': '03/01/2026', 'Confined at': '945' });
    const add = within(screen.getByRole('group', { name: 'Add to the report' }));
    await user.click(add.getByRole('button', { name: 'Attempt, conspiracy, accessory' }));
    await choose(user, 'Rule 100.10 broken by', 'attempt');
    await user.click(add.getByRole('button', { name: 'Evidence' }));
    await fill(user, 'Evidence', 'A sharpened toothbrush, locker 4');
    await user.keyboard('{Enter}');
    await user.click(add.getByRole('button', { name: 'Others held' }));
    await user.click(screen.getByRole('button', { name: 'Add one' }));
    await user.click(screen.getByRole('combobox', { name: 'Person 1' }));
    await user.paste('mason');
    await user.click(await screen.findByRole('option', { name: 'MASON, Peter, 20-A-1111' }));
    await choose(user, 'Part of person 1', 'injured');
    await user.click(add.getByRole('button', { name: 'Staff' }));
    await user.click(screen.getByRole('button', { name: 'Add one' }));
    await user.click(screen.getByRole('combobox', { name: 'Employee 1' }));
    await user.paste('the captain');
    await user.click(await screen.findByRole('option', { name: /^The captain/ }));
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the report' }));
    await saidToBeDone('Report recorded');
    expect(await reportsOf(at, id)).toMatchObject([
      {
        rules: ['100.10'],
        manners: [{ rule: '100.10', manner: 'attempt' }],
        confined: { at: '2026-03-01T09:45', where: 'keeplock' },
        evidence: ['A sharpened toothbrush, locker 4'],
        persons: [{ name: 'MASON, Peter', person: other.id, part: 'injured' }],
        staff: [{ name: 'The captain', account: at.actors.captain.account, part: 'involved' }],
      },
    ]);
  });

  test('is said nothing of where it was not asked for', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await fillAll(user, { 'Date of the incident': '03/01/2026', Time: '0915', Place: 'Yard', 'What happened': narrative, 'Rules broken': '100.13' });
    await user.click(await screen.findByRole('option', { name: /^100.13/ }));
    await user.click(screen.getByRole('button', { name: 'Record the report' }));
    await saidToBeDone('Report recorded');
    const [written] = await reportsOf(at, id);
    for (const name of ['manners', 'persons', 'staff', 'evidence', 'attachments', 'confined', 'written']) expect(written).not.toHaveProperty(name);
  });

  test('stays in the report when something else is corrected', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const words = { evidence: ['A razor'], confined: { at: '2026-03-01T14:30', where: 'SHU' }, staff: [{ name: 'Officer Reyes', part: 'investigator' }], written: '2026-03-01T16:00', manners: [{ rule: '106.10', manner: 'accessory' }] } as const;
    const [entry] = at.as('officer', report(id, { ...words, staff: [...words.staff], evidence: [...words.evidence], manners: [...words.manners] }));
    const { user } = await openPage(at, `/people/${id}/report/${entry}`, { as: 'officer' });
    await screen.findByRole('button', { name: 'Record the correction' });
    expect(field('Employee 1')).toHaveValue('Officer Reyes');
    expect(field('Written at')).toHaveValue('16:00');
    await fillAll(user, { Place: '8B1 gallery', 'Reason for the correction': 'It was the other gallery' });
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await reportsOf(at, id)).toMatchObject([{ place: '8B1 gallery', ...words }]);
  });
});

describe('a report that was returned', () => {
  test('comes back to its author with the reason, and is sent again', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [root = ''] = at.as('officer', report(id));
    at.as('lieutenant', act(id, 'report.returned', { report: root, at: '2026-03-02T09:00', why: 'Say who gave the order' }));
    const { user, address } = await openPage(at, `/people/${id}/case/${root}`, { as: 'officer' });
    expect(await screen.findByText('Say who gave the order')).toBeVisible();
    await user.keyboard('n');
    expect(await screen.findByRole('note')).toHaveTextContent('Returned to you by the review officer');
    expect(screen.getByRole('note')).toHaveTextContent('Say who gave the order');
    await fill(user, 'What happened', narrative);
    await user.click(screen.getByRole('button', { name: 'Send the report again' }));
    await saidToBeDone('Report sent again');
    expect(address()).toBe(`/people/${id}/case/${root}`);
    expect(await screen.findByTestId('case-state')).toHaveTextContent('Awaiting review');
  });
});

describe('correcting a report', () => {
  test('is offered to its writer, shows its words, and needs a reason', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('officer', report(id));
    const { user, address } = await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    await user.click(await within(await reportsShown()).findByRole('link', { name: 'Correct' }));
    await screen.findByRole('heading', { level: 1, name: 'Correct a misbehavior report' });
    expect(field('Time')).toHaveValue('14:05');
    expect(field('Place')).toHaveValue('8A1 gallery');
    await fill(user, 'Place', '8B1 gallery');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    await fill(user, 'Reason for the correction', 'It was the other gallery');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(address()).toBe(`/people/${id}/discipline`);
    expect(await reportsOf(at, id)).toMatchObject([{ place: '8B1 gallery', time: '14:05' }]);
  });

  test('is not offered to another', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('shu-sergeant', report(id));
    await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    const shown = await reportsShown();
    expect(await within(shown).findByText(/^Written by The shu-sergeant/)).toBeVisible();
    expect(within(shown).queryByRole('link', { name: 'Correct' })).toBeNull();
    expect(within(shown).queryByRole('button', { name: 'Strike out' })).toBeNull();
  });

  test('is not open to another by its address either', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [entry] = at.as('shu-sergeant', report(id));
    await openPage(at, `/people/${id}/report/${entry}`, { as: 'officer' });
    expect(await screen.findByText(/^A report is corrected by whoever wrote it/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Record the correction' })).toBeNull();
  });

  test('or striking it out, by its writer, needs a reason', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('officer', report(id));
    const { user } = await openPage(at, `/people/${id}/discipline`, { as: 'officer' });
    await user.click(await within(await reportsShown()).findByRole('button', { name: 'Strike out' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Strike out the report of Mar 1, 2026' }));
    await user.click(dialog.getByRole('button', { name: 'Strike out' }));
    expect(await dialog.findByText('A reason is required for this entry.')).toBeVisible();
    expect(await reportsOf(at, id)).toHaveLength(1);
    await user.click(dialog.getByRole('textbox'));
    await user.paste('Written on the wrong person');
    await user.click(dialog.getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(await screen.findByText('No misbehavior report is on record.')).toBeVisible();
  });
});
