import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../shared/accounts/roles.ts';
import { assignCell, assignLevel, correction, report } from '../station/testing/acts.ts';
import { certifyDates, enterByHand } from '../station/testing/certification.ts';
import { roster, row } from '../station/testing/roster.ts';
import type { TestStation } from '../station/testing/station.ts';
import { setUpStation } from '../station/set-up.ts';
import { expectNoViolations } from './testing/no-violations.ts';
import { clientOf, emptyStationForTest, inTheWay, openPage, openWindow, saidToBeDone, stationForTest } from './testing/render.tsx';

/** Somebody of whom everything is on record: sentence, jail time to be verified, reports, a corrected level, cells, and a draft about him. */
async function somebody(at: TestStation) {
  const { id, committed, certified } = at.person();
  const [assigned] = at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-01-01' }));
  at.as('shu-sergeant', correction(assignLevel(id, 'I', { effective: '2026-01-01' }), assigned!, { level: 'II' }), assignCell(id, 'SHU', '8B1-01', { effective: '2026-01-01' }));
  const [written] = at.as('officer', report(id));
  const [happened] = at.as('records-clerk', { kind: 'sentence-event.recorded', subject: { type: 'person', id }, effective: '2021-02-09', body: { event: 'good time lost', day: '2021-02-09', amount: '0-03-00', stage: 'decided' } });
  const [certificate, manual] = at.as('records-clerk', certifyDates(at, id), enterByHand(at, id));
  at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
  await clientOf(at.station, at.actors['shu-sergeant'].account).drafts.put({ key: `/people/${id}/report`, title: 'Misbehavior report on MARSH, Daniel T', words: {} });
  return { id, committed, certified, written, happened, certificate, manual };
}

describe('no rule of accessibility is broken by', () => {
  const pages: readonly (readonly [string, Role, (about: Awaited<ReturnType<typeof somebody>>) => string, string | RegExp])[] = [
    ['the desk of the SHU', 'shu-sergeant', () => '/', 'Your drafts'],
    ['the desk of the records office', 'records-clerk', () => '/', 'Last entries'],
    ['the list of people', 'officer', () => '/people', 'People'],
    ['a person’s sentence', 'records-clerk', ({ id }) => `/people/${id}/sentence`, 'How the dates were worked out'],
    ['a person’s dates', 'officer', ({ id }) => `/people/${id}/dates`, 'Dates'],
    ['what if', 'records-clerk', ({ id }) => `/people/${id}/what-if`, 'What is otherwise'],
    ['a person’s reports', 'officer', ({ id }) => `/people/${id}/discipline`, 'Misbehavior reports'],
    ['a person’s levels and cells', 'shu-sergeant', ({ id }) => `/people/${id}/level`, 'Levels'],
    ['a person’s daybook', 'officer', ({ id }) => `/people/${id}/daybook`, 'The person\'s daybook'],
    ['the reception form', 'records-clerk', () => '/receive', /Receive a person/],
    ['the correction of a name', 'records-clerk', ({ id }) => `/people/${id}/identity`, /Correct name, numbers and dates/],
    ['the commitment form', 'records-clerk', ({ id }) => `/people/${id}/commitment`, 'Count 1'],
    ['the correction of a commitment', 'records-clerk', ({ id, committed }) => `/people/${id}/commitment/${committed}`, 'Count 1'],
    ['the jail-time form', 'records-clerk', ({ id, certified }) => `/people/${id}/jail-time/${certified}`, /Correct the jail time/],
    ['the event form', 'records-clerk', ({ id }) => `/people/${id}/event`, 'What happened'],
    ['the correction of an event', 'records-clerk', ({ id, happened }) => `/people/${id}/event/${happened}`, 'What happened'],
    ['the preview of a certificate', 'records-clerk', ({ id }) => `/people/${id}/certify`, 'What they rest on'],
    ['the certificates', 'coordinator', ({ id }) => `/people/${id}/certificates`, 'Certificates'],
    ['a certificate that awaits its check', 'coordinator', ({ id, certificate }) => `/people/${id}/certificates/${certificate}`, 'The dates as certified'],
    ['the form for a date by hand', 'records-clerk', ({ id }) => `/people/${id}/manual-date`, 'The date'],
    ['the correction of a date by hand', 'records-clerk', ({ id, manual }) => `/people/${id}/manual-date/${manual}`, 'The date'],
    ['the check of a date by hand', 'coordinator', ({ id, manual }) => `/people/${id}/manual-date/${manual}/check`, 'Second check'],
    ['a list of certification', 'records-clerk', () => '/certification/awaiting-check', 'Awaiting second check'],
    ['the report form', 'officer', ({ id }) => `/people/${id}/report`, /Write a misbehavior report/],
    ['the level form', 'shu-sergeant', ({ id }) => `/people/${id}/assign`, /Assign a level or a cell/],
    ['the clocks', 'captain', () => '/discipline', 'To put right'],
    ['the docket', 'hearing-officer', () => '/discipline/docket', 'Hearings of the day'],
    ['the board', 'shu-sergeant', () => '/shu', '8 Building, A-1 gallery'],
    ['the work of the unit', 'shu-sergeant', () => '/shu/work', 'For the SHU sergeant'],
    ['the shift handover', 'shu-sergeant', () => '/shu/shift', 'What changed, by cell'],
    ['the cells whose people do not fit', 'shu-sergeant', () => '/beds', /Cells whose people do not fit/],
    ['the form of an order to keep separate', 'shu-sergeant', ({ id }) => `/people/${id}/keep-separate`, /Order to be kept separate/],
    ['the units', 'administrator', () => '/units', /Units and cells/],
    ['the accounts', 'administrator', () => '/accounts', /Accounts/],
    ['the daybook', 'officer', () => '/daybook', /Daybook/],
    ['the station’s page', 'administrator', () => '/station', /This station/],
    ['the reconcile page', 'records-clerk', () => '/reconcile', /Reconcile/],
    ['the roster page', 'records-clerk', () => '/roster', /Roster import/],
  ];

  test.each(pages)('%s', async (_, as, path, shows) => {
    const at = await stationForTest();
    await openPage(at, path(await somebody(at)), { as });
    await (typeof shows === 'string' ? screen.findByRole('region', { name: shows }) : screen.findByRole('heading', { level: 1, name: shows }));
    await expectNoViolations();
  });

  test('the choice of the first run, and setting up', async () => {
    const { user } = openWindow(clientOf(await emptyStationForTest()));
    await screen.findByRole('button', { name: 'Set up this station' });
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Set up this station' }));
    await user.click(screen.getByRole('button', { name: 'Begin the book' }));
    await expectNoViolations();
  });

  test('the door, with its demonstration accounts', async () => {
    const station = await emptyStationForTest();
    await setUpStation(station, { facility: 'Made-up Facility', code: 'MADE', demonstration: true, station: 'Records 1', administrator: { username: 'admin', name: 'K. Duarte', password: 'demonstration' } });
    openWindow(clientOf(station));
    await screen.findByRole('region', { name: 'Demonstration accounts' });
    await expectNoViolations();
  });

  test('the search, with people found', async () => {
    const at = await stationForTest();
    await somebody(at);
    const { user } = await openPage(at, '/', { as: 'officer' });
    await user.keyboard('/');
    await user.type(await screen.findByPlaceholderText('DIN, NYSID, name or cell'), 'ma');
    await within(await screen.findByRole('dialog')).findByRole('button', { name: /MASON/ });
    await expectNoViolations();
  });

  test('a cell opened beside the board, and the gallery sheets', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    at.as('shu-sergeant', { kind: 'cell.assigned', subject: { type: 'person', id }, effective: '2026-03-02', body: { unit: 'SHU', cell: '8A1-08' }, reason: 'To be seen here' });
    const { user, unmount } = await openPage(at, '/shu', { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: /^8A1-08/ }));
    await screen.findByRole('complementary', { name: 'Cell 8A1-08' });
    await screen.findByText(/^In the level|In no level/);
    await expectNoViolations();
    unmount();
    await openPage(at, '/shu/SHU/sheet', { as: 'shu-sergeant' });
    await screen.findByRole('article', { name: 'Gallery 8A1' });
    await expectNoViolations();
  });

  test('a date opened to its steps', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/dates`, { as: 'officer' });
    await user.click(await screen.findByRole('button', { name: /^Conditional release/ }));
    await screen.findByRole('region', { name: 'How CR was worked out' });
    await expectNoViolations();
  });

  test('what if, with a commitment and an event being changed', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Change Kings 01234-2018' }));
    await user.click(screen.getByRole('button', { name: 'Add an event' }));
    await expectNoViolations();
  });

  test('a form that was refused, and one that warns', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/assign`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'Record' }));
    await inTheWay();
    await expectNoViolations();
    await user.click(screen.getByRole('radio', { name: 'Level III' }));
    await user.click(screen.getByRole('textbox', { name: /^Reason/ }));
    await user.paste('Weekly review');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await screen.findAllByRole('checkbox')).not.toEqual([]);
    await expectNoViolations();
  });

  test('a commitment of several counts, run with another paper, with an exception', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/commitment`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Add a count' }));
    await user.click(screen.getByRole('button', { name: 'A count runs otherwise' }));
    await expectNoViolations();
  });

  test('the picture of how the terms run, and the same in words', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await user.click(await screen.findByText('The same in words'));
    await expectNoViolations();
  });

  test('the dialogs that correct and strike out, and what is said when it is done', async () => {
    const at = await stationForTest();
    const { id } = await somebody(at);
    const { user } = await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    const begin = async (name: string) => {
      await user.click(within(await screen.findByRole('region', { name: 'Levels' })).getByRole('button', { name }));
      return within(await screen.findByRole('dialog'));
    };
    const correct = await begin('Correct');
    await expectNoViolations();
    await user.click(correct.getByRole('button', { name: 'Leave it' }));
    const strike = await begin('Strike out');
    await expectNoViolations();
    await user.click(strike.getByRole('textbox'));
    await user.paste('Entered on the wrong person');
    await user.click(strike.getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    await expectNoViolations();
  });

  test('the preview of a roster', async () => {
    const at = await stationForTest();
    const { user, container } = await openPage(at, '/roster', { as: 'records-clerk' });
    const text = roster(row(), row({ din: '19-B-0422', nysid: '9900', jail_time_days: 'a lot' }));
    await user.upload(container.querySelector<HTMLInputElement>('input[type=file]')!, new File([text], 'roster.csv', { type: 'text/csv' }));
    await user.click(await screen.findByRole('radio', { name: 'All 2' }));
    await expectNoViolations();
  });

  test('describing a unit', async () => {
    const at = await stationForTest();
    const { user } = await openPage(at, '/units', { as: 'administrator' });
    await user.click(within(await screen.findByRole('row', { name: /^SHU/ })).getByRole('button', { name: 'Describe anew' }));
    await expectNoViolations();
  });
});
