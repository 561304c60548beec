import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import { assignLevel, certify, commit, correction, receive, report, voiding } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, fill, noAnswer, openPage, stationForTest, withCall } from '../testing/render.tsx';

const worked = () => screen.findByRole('region', { name: 'How the dates were worked out' });
const book = async () => within(await screen.findByRole('region', { name: 'The person\'s daybook' }));

/** Somebody with one count and so many days of jail time, or none certified. */
function withJailTime(at: TestStation, days: number | null): string {
  const id = at.id();
  const committed = at.id();
  at.as('records-clerk', receive(id), commit(id, {}, { id: committed }), ...(days === null ? [] : [certify(id, committed, { days })]));
  return id;
}

describe('the keys of the person page', () => {
  test.each([
    ['1', 'sentence'],
    ['2', 'discipline'],
    ['3', 'level'],
    ['4', 'daybook'],
  ])('%s opens the tab %s', async (key, tab) => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}`, { as: 'officer' });
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.keyboard(key);
    await waitFor(() => expect(address()).toBe(`/people/${id}/${tab}`));
    expect(screen.getByRole('tab', { selected: true })).toHaveAttribute('aria-controls', expect.stringContaining(tab));
  });

  const forms = { c: 'commitment', e: 'event', r: 'report', l: 'assign' } as const;
  test.each<[Role, readonly (keyof typeof forms)[]]>([
    ['records-clerk', ['c', 'e', 'r']],
    ['officer', ['r']],
    ['shu-sergeant', ['r', 'l']],
    ['administrator', []],
  ])('C, E, R and L open forms: for the role %s these: %j', async (as, may) => {
    const at = await stationForTest();
    const { id } = at.person();
    for (const [key, form] of Object.entries(forms)) {
      const { user, address, unmount } = await openPage(at, `/people/${id}`, { as });
      await screen.findByRole('heading', { level: 1, name: /MARSH/ });
      await user.keyboard(key);
      expect(address()).toBe(may.includes(key as 'c') ? `/people/${id}/${form}` : `/people/${id}`);
      unmount();
    }
  });

  test('are letters where text is typed, and leave Ctrl+C to copying', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}`, { as: 'records-clerk' });
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.keyboard('{Control>}c{/Control}');
    expect(address()).toBe(`/people/${id}`);
    await user.click(within(screen.getByRole('region', { name: 'Commitments' })).getByRole('button', { name: 'Strike out' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, 'Reason', 'A ', dialog);
    await user.keyboard('clerk read 1 for 4');
    expect(within(dialog).getByRole('textbox')).toHaveValue('A clerk read 1 for 4');
    expect(address()).toBe(`/people/${id}`);
  });

  test('do nothing behind an open dialog', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}`, { as: 'records-clerk' });
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.click(within(screen.getByRole('region', { name: 'Commitments' })).getByRole('button', { name: 'Strike out' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, 'Reason', 'Imported from the wrong paper', dialog);
    within(dialog).getByRole('button', { name: 'Leave it' }).focus();
    await user.keyboard('c4');
    expect(address()).toBe(`/people/${id}`);
    expect(within(dialog).getByRole('textbox')).toHaveValue('Imported from the wrong paper');
  });
});

describe('the dates of a person', () => {
  test('open to their steps, numbered in the order in which one works them, each with its law and how sure it is', async () => {
    const at = await stationForTest();
    const id = withJailTime(at, 100);
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    expect(await screen.findByTestId('date-PE')).toHaveTextContent('Feb 23, 2021');
    const steps = within(await worked());
    await user.click(steps.getByRole('radio', { name: 'ME' }));
    const [jail, start, add, last, ...more] = within(steps.getByRole('list')).getAllByRole('listitem').map((one) => one.textContent);
    expect(more).toEqual([]);
    expect(jail).toMatch(/^100 days of jail time.*Penal Law 70\.30\(3\); Correction Law 600-a · found in published records · its entry$/);
    expect(start).toMatch(/^Received 2019-06-04, less jail time.*seen in statute, regulation or decision; found in published records/);
    expect(add).toMatch(/^Counted from 2019-02-24, plus the maximum of 6 years = 2025-02-24/);
    expect(last).toMatch(/^The day of reception is day 1.*= 2025-02-23Maximum expiration · Penal Law 70\.30\(1\) · seen in statute/);
    expect(steps.getByRole('list').tagName).toBe('OL');
    expect(steps.getAllByRole('link', { name: 'its entry' })[0]).toHaveAttribute('href', `/people/${id}/daybook`);
  });

  test('that rest on a doubt are to be verified, and the doubt is said in words', async () => {
    const at = await stationForTest();
    const id = withJailTime(at, 400);
    await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    expect(await screen.findAllByText('computed, verify')).toHaveLength(3);
    expect(await worked()).toHaveTextContent('Verify: Jail time of a year or more is counted in years of 365 days; a year of 360 days would move the date. (U3)');
  });

  test('that rest on none are not', async () => {
    const at = await stationForTest();
    const id = withJailTime(at, 100);
    await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await worked();
    expect(screen.queryByText('computed, verify')).toBeNull();
    expect(screen.queryByText(/^Verify:/)).toBeNull();
  });

  test('that cannot be computed say what is missing', async () => {
    const at = await stationForTest();
    const id = withJailTime(at, null);
    await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    expect(await worked()).toHaveTextContent('No jail time is certified for Kings 01234-2018; enter the certificate, with 0 days if there are none (COR 600-a).');
    for (const name of ['PE', 'CR', 'ME']) expect(screen.getByTestId(`date-${name}`)).toHaveTextContent('not computed');
  });

  test('of somebody without a commitment say so', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id));
    await openPage(at, `/people/${id}`, { as: 'records-clerk' });
    expect(await worked()).toHaveTextContent('No commitment is on record.');
  });

  test('of two commitments name all that is missing', async () => {
    const at = await stationForTest();
    const id = withJailTime(at, null);
    at.as('records-clerk', commit(id, { county: 'Erie', indictment: '0099-2018' }));
    await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    const said = await worked();
    for (const missing of ['for Kings 01234-2018', 'for Erie 0099-2018']) expect(said).toHaveTextContent(missing);
  });
});

describe('the daybook of a person', () => {
  test('shows what was struck and what struck it, each naming the other by its number', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [assigned] = at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-01' }));
    at.as('shu-sergeant', correction(assignLevel(id, 'I', { effective: '2026-01-01' }), assigned!, { level: 'II' }));
    const lines = await clientOf(at.station, at.actors.officer.account).entries.daybook({ subject: { type: 'person', id } });
    const [first, second] = lines.slice(-2);
    await openPage(at, `/people/${id}/daybook`, { as: 'officer' });
    const shown = (await (await book()).findAllByRole('article')).slice(-2);
    expect(shown[0]).toHaveTextContent(`no. ${first!.seq}`);
    expect(shown[0]).toHaveTextContent(`struck by no. ${second!.seq}`);
    expect(within(shown[0]!).getByText('Level I assigned')).toHaveClass('struck');
    expect(shown[1]).toHaveTextContent(`no. ${second!.seq}`);
    expect(shown[1]).toHaveTextContent(`strikes no. ${first!.seq}: Level I assigned`);
    expect(shown[1]).toHaveTextContent('“Read again from the paper”');
    expect(shown[1]).toHaveTextContent('The shu-sergeant');
    expect(within(shown[1]!).getByText('Corrected: Level II assigned')).not.toHaveClass('struck');
  });

  test('shows an entry that was struck out, and who did it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [written] = at.as('officer', report(id));
    at.as('officer', voiding(report(id), written!));
    await openPage(at, `/people/${id}/daybook`, { as: 'officer' });
    expect(await (await book()).findByText('struck')).toBeVisible();
    expect((await book()).getAllByRole('article').at(-1)).toHaveTextContent('“Entered on the wrong person”');
  });

  test('brings back what was struck out, with a reason', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [written] = at.as('officer', report(id));
    at.as('officer', voiding(report(id), written!));
    const { user, client } = await openPage(at, `/people/${id}/daybook`, { as: 'officer' });
    await user.click(await (await book()).findByRole('button', { name: 'Bring back' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, 'Reason', 'It was the right person after all', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Bring back' }));
    await waitFor(async () => expect((await client.people.open({ id })).reports).toMatchObject([{ root: written }]));
  });

  test('opens an entry in full', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/daybook`, { as: 'officer' });
    const [first] = await (await book()).findAllByRole('button', { name: 'In full' });
    await user.click(first!);
    expect(await screen.findByText('Made up for the demonstration')).toBeVisible();
    expect(screen.getByText(/person\.received · station/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close', expanded: true }));
    expect(screen.queryByText('Made up for the demonstration')).toBeNull();
  });
});

describe('the whole daybook', () => {
  test('shows accounts opened and passwords set, and never a password or its hash', async () => {
    const at = await stationForTest();
    const client = clientOf(at.station, at.actors.administrator.account);
    await client.accounts.setPassword({ id: at.actors.officer.account, password: 'another password' });
    const { container } = await openPage(at, '/daybook', { as: 'administrator' });
    expect(await screen.findByText('Password set anew')).toBeVisible();
    expect(screen.getByText('Account opened: The officer, Officer (officer)')).toBeVisible();
    expect(container.innerHTML).not.toMatch(/argon2|another password/);
    expect(JSON.stringify(await client.entries.recent({ limit: 200 }))).not.toMatch(/argon2/);
    expect(JSON.stringify(await client.entries.daybook({ subject: { type: 'account', id: at.actors.officer.account } }))).not.toMatch(/argon2/);
  });
});

describe('a person page that cannot be shown', () => {
  test('says that nobody of that number is on the station', async () => {
    const at = await stationForTest();
    await openPage(at, '/people/nobody', { as: 'officer' });
    expect(await screen.findByText(/Nobody of that number is on this station/)).toBeVisible();
  });

  test('says so of a form about nobody, too', async () => {
    const at = await stationForTest();
    await openPage(at, '/people/nobody/report', { as: 'officer' });
    expect(await screen.findByText(/Nobody of that number is on this station/)).toBeVisible();
  });

  test('at a station that does not answer does not say that there is nobody', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}`, { as: 'officer', client: withCall(clientOf(at.station, at.actors.officer.account), 'people.open', noAnswer) });
    expect(await screen.findByText(/The station does not answer/)).toBeVisible();
    expect(screen.queryByText(/Nobody of that number/)).toBeNull();
  });

  test('stays shown when the station goes away afterwards', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    let away = false;
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'people.open', (real, ...all) => (away ? noAnswer() : real(...all)));
    await openPage(at, `/people/${id}`, { as: 'officer', client });
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    away = true;
    at.as('officer', report(id));
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(screen.getByRole('heading', { level: 1, name: /MARSH/ })).toBeVisible();
  });
});
