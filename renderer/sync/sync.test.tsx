import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeFacility } from '../../central/office/enrol.ts';
import type { Role } from '../../shared/accounts/roles.ts';
import type { SyncStatus } from '../../shared/sync/status.ts';
import { report } from '../../station/testing/acts.ts';
import { down, enrolAt, stationAt, testOffice } from '../../station/testing/office.ts';
import { testPassword, testStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, fillAll, noAnswer, openPage, openWindow, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';
import { addressTyped } from './enrol-form.tsx';
import { saySkew } from './status-words.tsx';

/** A station that was set up alone and is enrolled, with its main office in the same process. */
async function enrolled() {
  const office = await testOffice();
  const at = await testStation({ link: office.link });
  onTestFinished(() => at[Symbol.dispose]());
  const { id } = at.person();
  await enrolAt(office, at.station, null, 'Records 1');
  return { office, at, id };
}

/** The window of a station of which the exchange stands so. */
async function standing(words: Partial<SyncStatus>, path = '/', as: Role = 'captain') {
  const at = await stationForTest();
  const status: SyncStatus = { is: 'up to date', says: 'Everything has been exchanged.', remedy: '', office: 'Main office', lastExchange: '2026-03-02T14:48:00.000Z', waiting: { count: 0, oldest: null }, toCome: 0, files: { toSend: 0, toFetch: 0, elsewhere: 0 }, nextTry: null, skew: null, progress: null, letGo: { today: 0, all: 0 }, defects: [], ...words };
  const client = withCall(clientOf(at.station, at.actors[as].account), 'sync.status', () => Promise.resolve(status));
  return openPage(at, path, { as, client });
}

const foot = () => screen.findByRole('status', { name: 'Sync' });

describe('the foot of every page', () => {
  test('says of a station set up alone that it keeps its book alone', async () => {
    await openPage(await stationForTest(), '/', { as: 'captain' });
    expect(await foot()).toHaveTextContent('No main officeThis station keeps its book alone.');
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull();
  });

  test('says when the last exchange was, how many wait and how old the oldest is', async () => {
    await standing({ is: 'behind', says: '3 entries wait to be sent.', waiting: { count: 3, oldest: '2026-03-02T12:00:00.000Z' } });
    expect(await foot()).toHaveTextContent('Not all is exchangedlast exchange 12 min ago3 entries wait to be sent, the oldest for 3 h');
  });

  test('says how many attached files wait, and where', async () => {
    await standing({ is: 'behind', says: '', files: { toSend: 1, toFetch: 2, elsewhere: 3 } });
    expect(await foot()).toHaveTextContent('1 attached file waits to be sent, 2 attached files wait to be fetched, 3 attached files are not at the main office yet');
  });

  test('says why it does not move', async () => {
    await standing({ is: 'no link', says: 'The network is down.', remedy: 'It is tried again by itself.' });
    expect(await foot()).toHaveTextContent(/^No link.*The network is down\.$/);
  });

  test('says why also where the main office answers and something is to be done about it', async () => {
    await standing({ is: 'behind', says: 'This Daybook and that of the main office are of versions that do not understand each other.', remedy: 'Update the one that is older.' });
    expect(await foot()).toHaveTextContent(/^Not all is exchanged.*versions that do not understand each other\.$/);
  });

  test('shows how far a long exchange has come', async () => {
    await standing({ is: 'exchanging', says: 'Taking in entries: 400 of 1000.', progress: { doing: 'Taking in entries', done: 400, of: 1000 } });
    expect(await screen.findByRole('progressbar', { name: 'Taking in entries' })).toHaveAttribute('aria-valuenow', '40');
    expect(screen.getByText(/Taking in entries: 400 of 1,000/)).toBeVisible();
  });

  test('exchanges at once when it is asked to, and says what came of it', async () => {
    const { office, at, id } = await enrolled();
    at.as('officer', report(id));
    const { user } = await openPage(at, '/', { as: 'officer' });
    expect(await foot()).toHaveTextContent('1 entry waits to be sent');
    office.bend = down;
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(async () => expect(await foot()).toHaveTextContent(/^No link/));
    office.bend = undefined;
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(async () => expect(await foot()).toHaveTextContent(/^Up to date.*nothing waits to be sent$/));
    await expectNoViolations();
  });

  test('pauses the exchange and resumes it; recording goes on', async () => {
    const { at } = await enrolled();
    const { user } = await openPage(at, '/', { as: 'officer' });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    await waitFor(async () => expect(await foot()).toHaveTextContent(/^Sync is paused/));
    await user.click(screen.getByRole('button', { name: 'Resume sync' }));
    await waitFor(async () => expect(await foot()).toHaveTextContent(/^Up to date/));
  });

  test('says that the station does not answer, where it does not', async () => {
    const at = await stationForTest();
    await openPage(at, '/', { as: 'captain', client: withCall(clientOf(at.station, at.actors.captain.account), 'sync.status', noAnswer) });
    expect(await screen.findByText('The station does not answer.')).toBeVisible();
  });
});

describe('clocks that differ', () => {
  test('are a banner that says by how much and what to do', async () => {
    await standing({ skew: { milliseconds: 3_600_000, banner: true } });
    expect(await screen.findByRole('status', { name: 'Clock' })).toHaveTextContent('This computer’s clock is 60 minutes behind the main office’s. Set it right');
  });

  test('by less than five minutes are none', async () => {
    await standing({ skew: { milliseconds: 60_000, banner: false } });
    await foot();
    expect(screen.queryByRole('status', { name: 'Clock' })).toBeNull();
  });

  test('by years are said in days', () => expect(saySkew(-2 * 365 * 86_400_000)).toBe('This computer’s clock is 730 days ahead of the main office’s.'));
});

describe('the page of the exchange', () => {
  test('gives the particulars, and a defect to be reported', async () => {
    await standing({ is: 'stopped', says: 'The main office has revoked this station.', remedy: 'Ask the main office.', toCome: 12, defects: [{ type: 'person', id: 'p-123456' }] }, '/sync');
    const how = await screen.findByRole('region', { name: 'How it stands' });
    expect(how).toHaveTextContent('The main office has revoked this station. Ask the main office.');
    expect(how).toHaveTextContent('Still at the main office for this station12 entries');
    expect(within(how).getAllByRole('button').map((one) => one.textContent)).toEqual(['Try again']);
    expect(screen.getByText('1 record differs from the main office’s over the same entries')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Person 123456' })).toHaveAttribute('href', '/people/p-123456');
    await expectNoViolations();
  });

  test('says of a file that is not for this station what is wrong, and that nothing was changed', async () => {
    const { at } = await enrolled();
    const { user, container } = await openPage(at, '/sync', { as: 'captain' });
    await screen.findByRole('region', { name: 'By hand' });
    await user.upload(container.querySelector<HTMLInputElement>('input[type=file]')!, new File(['hello'], 'x.daybook'));
    const refused = await screen.findByText(/^The file was not taken in/);
    expect(refused.parentElement).toHaveTextContent(/nothing was changed.*SYN-004/);
  });

  test('lets an administrator enrol a station that was set up alone, and nobody else', async () => {
    const office = await testOffice();
    const at = await testStation({ link: office.link });
    onTestFinished(() => at[Symbol.dispose]());
    await openPage(at, '/sync', { as: 'captain' }).then(({ unmount }) => screen.findByText(/An administrator enrols it/).then(unmount));
    const { user } = await openPage(at, '/sync', { as: 'administrator' });
    await screen.findByRole('form', { name: 'Enrol this station' });
    await expectNoViolations();
    await fill(user, 'Address', 'office.test:8443');
    await fill(user, 'Code', (await office.code(null)).replaceAll('-', ' ').toLowerCase());
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    await saidToBeDone('Enrolled');
    await waitFor(async () => expect(await foot()).toHaveTextContent(/^Up to date/));
    expect(await screen.findByRole('region', { name: 'How it stands' })).toHaveTextContent('Main officeMain office');
    await at.station.sync.close();
  });
});

describe('the first run with a code', () => {
  async function firstRun() {
    const office = await testOffice();
    const at = await testStation({ link: office.link });
    onTestFinished(() => at[Symbol.dispose]());
    at.person();
    await enrolAt(office, at.station, null, 'Records 1');
    const fresh = await stationAt(office, 5);
    onTestFinished(async () => {
      await fresh.station.sync.close();
      fresh[Symbol.dispose]();
    });
    const { user } = openWindow(clientOf(fresh.station));
    await user.click(await screen.findByRole('button', { name: 'Enrol with a code' }));
    await fill(user, 'Address', 'office.test:8443');
    return { office, at, fresh, user };
  }

  test('brings the facility, and its people sign in with their own accounts', async () => {
    const { office, at, fresh, user } = await firstRun();
    await fill(user, 'Code', await office.code(at.facility));
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    await screen.findByRole('textbox', { name: 'User name' });
    await fill(user, 'User name', 'captain');
    await user.click(screen.getByLabelText(/^Password/));
    await user.paste(testPassword);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Captain’s desk' })).toBeVisible();
    expect(fresh.station.people.list(undefined, 'din')).toHaveLength(1);
  });

  test('at the first station of a facility that the main office began, opens the first account', async () => {
    const { office, fresh, user } = await firstRun();
    const facility = await describeFacility(office.context, 'New Correctional Facility', 'NEW', { account: 'a', role: 'administrator' }, 'new-facility');
    await fill(user, 'Code', await office.code(facility));
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'New Correctional Facility' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open the account' }));
    expect(await screen.findByText(/^Write your name/)).toBeVisible();
    await expectNoViolations();
    await fillAll(user, { 'Your name': 'N. Clerk', 'User name': 'admin', 'Password again': testPassword });
    await user.click(screen.getByLabelText(/^Password\s*\*?$/));
    await user.paste(testPassword);
    await user.click(screen.getByRole('button', { name: 'Open the account' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Administrator’s desk' })).toBeVisible();
    await expect(clientOf(fresh.station).accounts.openFirst({ name: 'Another', username: 'another', password: testPassword })).rejects.toThrow('may not do this');
  });

  test('says that the book is on its way, and why it waits, as long as there is no link', async () => {
    const { office, at, user } = await firstRun();
    await fill(user, 'Code', await office.code(at.facility));
    let isEnrolled = false;
    office.bend = (path, _, through) => {
      if (isEnrolled) return down();
      isEnrolled = path.endsWith('enrol');
      return through();
    };
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'The book is on its way' })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('status', { name: 'The book on its way' })).toHaveTextContent(/The network is down.*tried again by itself/));
    await expectNoViolations();
  });

  test('a code mistyped is said before anything is asked; one used is refused, with what to do', async () => {
    const { office, at, user, fresh } = await firstRun();
    await fill(user, 'Code', 'ABCD-EFGH');
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    expect(await screen.findByText(/^A code has six groups of four/)).toBeVisible();
    const code = await office.code(at.facility);
    using other = await stationAt(office, 6);
    await other.station.sync.enrol({ code, name: 'Records 3', address: 'https://office.test' });
    await fill(user, 'Code', code);
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/The main office did not enrol this station.*Ask the main office for another. Nothing was changed here.*SYN-002/);
    expect(fresh.station.book.stationId()).toBeUndefined();
  });

  test('an office that is not reached is said, and the code stays good', async () => {
    const { office, at, user } = await firstRun();
    await fill(user, 'Code', await office.code(at.facility));
    office.bend = down;
    await user.click(screen.getByRole('button', { name: 'Enrol this station' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/The main office was not reached: The network is down.*the code stays good/);
  });

  test('an address is taken as it is typed, with or without its beginning, and only over https', () => {
    expect(addressTyped(' office.example.gov:8443/ ')).toBe('https://office.example.gov:8443');
    expect(addressTyped('https://10.0.0.5:8443')).toBe('https://10.0.0.5:8443');
    for (const wrong of ['', 'http://office', 'two words', 'https://']) expect(addressTyped(wrong)).toBeUndefined();
  });
});
