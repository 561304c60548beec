import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, field, fill, fillAll, inTheWay, noAnswer, openPage, openWindow, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';

const narrative = 'I saw the above named strike another with a closed fist and gave a direct order to stop.';
const submit = () => screen.findByRole('button', { name: 'Record the report' });

async function openReport(at: TestStation, id: string, client = clientOf(at.station, at.actors.officer.account)) {
  const page = await openPage(at, `/people/${id}/report`, { as: 'officer', client });
  await submit();
  return page;
}

async function write(user: UserEvent, words: Readonly<Record<string, string>> = {}) {
  await fillAll(user, { Time: '09:15', Place: 'A Block', 'What happened': narrative, ...words });
  await fill(user, 'Rules broken', 'refusing a direct');
  await user.click(await screen.findByRole('option', { name: '106.10 Refusing a direct order' }));
}

const reportsOf = async (at: TestStation, id: string) => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).reports;
const draftsOf = (at: TestStation) => clientOf(at.station, at.actors.officer.account).drafts.list();

describe('a form that is refused', () => {
  test('says all that is wrong at once, at the head and at each field, and takes the reader there', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await user.click(await submit());
    const head = await inTheWay();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(head).toHaveFocus();
    expect(head).toHaveTextContent('Not recorded: 4 things to put right');
    for (const said of ['Time: This is required.', 'Place: This is required.', 'Rules: A report names at least one rule.', 'Narrative: This is required.']) expect(head).toHaveTextContent(said);
    for (const label of ['Time', 'Place', 'What happened']) expect(field(label)).toBeInvalid();
    expect(await reportsOf(at, id)).toEqual([]);
  });

  test('says in place of what was wrong what is wrong now', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await user.click(await submit());
    await screen.findByText('Not recorded: 4 things to put right');
    await write(user, { Time: '25:00' });
    await user.click(await submit());
    expect(await screen.findByText('Not recorded: one thing to put right')).toBeVisible();
    expect(await inTheWay()).toHaveTextContent('Time: "25:00" is not a time of day.');
    expect(field('Place')).toBeValid();
    expect(field('Time')).toBeInvalid();
  });

  test('names the rule behind a refusal and its code', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await user.click(await submit());
    expect(await inTheWay()).toHaveTextContent('7 NYCRR 251-3.1 · DIS-001');
  });
});

describe('a form with a warning', () => {
  test('is not recorded until the warning is ticked, and then it is', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await fill(user, 'Date of the incident', '01/05/2026');
    await write(user);
    await user.click(await submit());
    const warned = await screen.findByRole('checkbox', { name: /more than \d+ days ago/ });
    expect(screen.getByText('Please check, and tick what you have checked')).toBeVisible();
    await user.click(await submit());
    await waitFor(async () => expect(await submit()).not.toHaveAttribute('data-loading'));
    expect(await reportsOf(at, id)).toEqual([]);
    await user.click(warned);
    await user.click(await submit());
    await saidToBeDone('Report recorded');
    expect(await reportsOf(at, id)).toMatchObject([{ date: '2026-01-05', time: '09:15' }]);
  });
});

describe('recording', () => {
  test('by Ctrl+Enter from within a text says that it is in the book, shows it, and lets the draft go', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openReport(at, id);
    await write(user);
    await user.click(field('What happened'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Report recorded');
    expect(address()).toBe(`/people/${id}/discipline`);
    expect(await screen.findByText('106.10 Refusing a direct order')).toBeVisible();
    expect(await reportsOf(at, id)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await draftsOf(at)).toEqual([]);
  });

  test('is not done by Enter alone, and is done once though Ctrl+Enter is pressed twice', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await write(user);
    await user.click(field('Place'));
    await user.keyboard('{Enter}');
    expect(await reportsOf(at, id)).toEqual([]);
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
    await saidToBeDone('Report recorded');
    expect(await reportsOf(at, id)).toHaveLength(1);
  });

  test('that the station does not answer keeps the words, says so, and can be asked again', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    let away = true;
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'entries.record', (real, ...all) => (away ? noAnswer() : real(...all)));
    const { user } = await openReport(at, id, client);
    await write(user);
    await user.click(await submit());
    expect(await inTheWay()).toHaveTextContent('The station does not answer. Nothing typed is lost');
    expect(field('What happened')).toHaveValue(narrative);
    expect(field('Place')).toHaveValue('A Block');
    away = false;
    await user.click(await submit());
    await saidToBeDone('Report recorded');
    expect(await reportsOf(at, id)).toHaveLength(1);
  });

  test('of more words than the station takes says what may be wrong, and keeps them', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await write(user, { Remark: 'late '.repeat(500) });
    await user.click(await submit());
    expect(await inTheWay()).toHaveTextContent('A text may be too long');
    expect(field('Place')).toHaveValue('A Block');
  });

  test('whose answer was lost is not done twice when it is asked again', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    let lost = true;
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'entries.record', async (real, ...all) => {
      const answer = await real(...all);
      return lost ? noAnswer() : answer;
    });
    const { user } = await openReport(at, id, client);
    await write(user);
    await user.click(await submit());
    await inTheWay();
    lost = false;
    await user.click(await submit());
    await saidToBeDone('Report recorded');
    expect(await reportsOf(at, id)).toHaveLength(1);
  });
});

describe('a draft', () => {
  test('is there again when the form is opened again, with both of two quick edits', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const first = await openReport(at, id);
    await fill(first.user, 'Place', '8 Building');
    await fill(first.user, 'What happened', narrative);
    first.unmount();
    await openReport(at, id);
    expect(await screen.findByText('This is your draft, as you left it.')).toBeVisible();
    expect(field('Place')).toHaveValue('8 Building');
    expect(field('What happened')).toHaveValue(narrative);
  });

  test('is kept while one types, for a window that does not get to close', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openReport(at, id);
    await fill(user, 'Place', '8 Building');
    await waitFor(async () => expect(await draftsOf(at)).toMatchObject([{ key: `/people/${id}/report`, title: 'Misbehavior report on MARSH, Daniel T' }]));
  });

  test('of words that were erased again does not bring them back', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const first = await openReport(at, id);
    await fill(first.user, 'Place', '8 Building');
    await waitFor(async () => expect(await draftsOf(at)).toHaveLength(1));
    await fill(first.user, 'Place', '');
    first.unmount();
    await openReport(at, id);
    expect(field('Place')).toHaveValue('');
  });

  test('is thrown away when its author says so, and does not come back', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const first = await openReport(at, id);
    await fill(first.user, 'Place', '8 Building');
    first.unmount();
    const second = await openReport(at, id);
    await fill(second.user, 'Time', '10:00');
    await second.user.click(screen.getByRole('button', { name: 'Throw the draft away' }));
    await waitFor(() => expect(second.address()).toBe(`/people/${id}/discipline`));
    second.unmount();
    await openReport(at, id);
    expect(screen.queryByText('This is your draft, as you left it.')).toBeNull();
    expect(field('Place')).toHaveValue('');
    expect(field('Time')).toHaveValue('');
    expect(await draftsOf(at)).toEqual([]);
  });

  test('does not come back though the station was slow to keep it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    let asked = false;
    const slow = withCall(clientOf(at.station, at.actors.officer.account), 'drafts.put', async (real, ...all) => {
      asked = true;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return real(...all);
    });
    const { user } = await openReport(at, id, slow);
    await write(user);
    await waitFor(() => expect(asked).toBe(true));
    await user.click(await submit());
    await saidToBeDone('Report recorded');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await draftsOf(at)).toEqual([]);
  });

  test('stays when the form is left, and is listed on the desk', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openReport(at, id);
    await fill(user, 'Place', '8 Building');
    await user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    await waitFor(() => expect(address()).toBe(`/people/${id}/discipline`));
    await user.click(screen.getByRole('link', { name: 'Home' }));
    await user.click(await within(await screen.findByRole('region', { name: 'Your drafts' })).findByRole('link', { name: /MARSH/ }));
    await submit();
    expect(field('Place')).toHaveValue('8 Building');
  });

  test('outlives signing out at once after the last key', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = openWindow(clientOf(at.station, at.actors.officer.account));
    await screen.findByRole('heading', { level: 1, name: 'Officer’s desk' });
    window.location.hash = `#/people/${id}/report`;
    await submit();
    await fill(user, 'Place', '8 Building');
    await user.click(screen.getByRole('button', { name: 'The officer, Officer' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await screen.findByRole('button', { name: 'Sign in' });
    expect(await draftsOf(at)).toHaveLength(1);
  });
});
