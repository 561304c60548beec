import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { certify, commit, correction, receive } from '../../station/testing/acts.ts';
import { certifyDates, checkCertificate } from '../../station/testing/certification.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, fill, inTheWay, openPage, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['records-clerk'].account).people.open({ id });
const amend = (at: TestStation, { id, committed, certified }: { id: string; committed: string; certified: string }, days: number) => at.as('records-clerk', correction(certify(id, committed), certified, { days }));
const panel = () => screen.findByRole('region', { name: 'Certification' });

describe('certifying', () => {
  test('is previewed, given a reason, and recorded; the person’s page says by whom', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    expect(await panel()).toHaveTextContent('Never certified: the dates are the engine’s own.');
    await user.click(within(await panel()).getByRole('link', { name: 'Certify' }));
    expect(await screen.findByTestId('engine-CR')).toHaveTextContent('Oct 29, 2022');
    expect(screen.getByRole('region', { name: 'What they rest on' })).toHaveTextContent('Jail time of Kings 01234-2018: 214 days');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'New commitment');
    expect(screen.getByText('A second person checks it.')).toBeVisible();
    await fill(user, 'Remark', 'Read against the commitment');
    await user.click(screen.getByRole('button', { name: 'Certify' }));
    await saidToBeDone('Certified');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect(await panel()).toHaveTextContent('Certified Mar 2, 2026 by The records-clerk: New commitment. Awaits a second person’s check.');
    expect((await pageOf(at, id)).certificates).toMatchObject([{ reason: { code: 'new-commitment' }, remark: 'Read against the commitment' }]);
  });

  test('is done by keys alone, and needs a reason', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await panel();
    await user.keyboard('f');
    expect(address()).toBe(`/people/${id}/certify`);
    await screen.findByLabelText(/^Reason/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await inTheWay()).toHaveTextContent('Reason: This is required.');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'Review without a change');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Certified');
    expect((await pageOf(at, id)).standing.state).toBe('certified');
  });

  test('goes back with the difference when the record changes meanwhile; a fresh look shows the new preview', async () => {
    const at = await stationForTest();
    const someone = at.person();
    const { user } = await openPage(at, `/people/${someone.id}/certify`, { as: 'records-clerk' });
    await screen.findByTestId('engine-CR');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'New commitment');
    amend(at, someone, 216);
    expect(await screen.findByRole('region', { name: 'The record has changed since this page was opened' })).toHaveTextContent('Jail time of Kings 01234-2018: 216 days, was 214 days');
    expect(screen.getByTestId('engine-CR')).toHaveTextContent('Oct 29, 2022');
    await user.click(screen.getByRole('button', { name: 'Certify' }));
    expect(await inTheWay()).toHaveTextContent('The record has changed since these dates were previewed: Jail time of Kings 01234-2018: 216 days, was 214 days.');
    await user.click(screen.getByRole('button', { name: 'I have looked at what is new' }));
    await waitFor(() => expect(screen.getByTestId('engine-CR')).toHaveTextContent('Oct 27, 2022'));
    await user.click(screen.getByRole('button', { name: 'Certify' }));
    await saidToBeDone('Certified');
    expect((await pageOf(at, someone.id)).certificates).toMatchObject([{ dates: { CR: '2022-10-27' } }]);
  });

  test('shows the engine’s dates beside the certified ones, and marks what differs', async () => {
    const at = await stationForTest();
    const someone = at.person();
    at.as('records-clerk', certifyDates(at, someone.id));
    amend(at, someone, 216);
    const { user } = await openPage(at, `/people/${someone.id}/certify`, { as: 'records-clerk' });
    expect(await screen.findByTestId('engine-CR')).toHaveTextContent('Oct 27, 2022differs');
    expect(screen.getByTestId('certified-CR')).toHaveTextContent('Oct 29, 2022');
    expect(screen.getByTestId('engine-aggregateMaximum')).not.toHaveTextContent('differs');
    expect(screen.getByRole('region', { name: 'Changed since the last certificate' })).toHaveTextContent('216 days, was 214 days');
    await user.click(screen.getByRole('button', { name: 'Maximum expiration (ME)' }));
    expect(within(screen.getByRole('complementary', { name: 'How it was worked out' })).getByRole('heading', { level: 3 })).toHaveTextContent('Maximum expiration (ME): Oct 27, 2024');
  });

  test('asks to tick what rests on a doubt', async () => {
    const at = await stationForTest();
    const someone = at.person();
    amend(at, someone, 400);
    const { user } = await openPage(at, `/people/${someone.id}/certify`, { as: 'records-clerk' });
    await screen.findByTestId('engine-CR');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'Review without a change');
    await user.click(screen.getByRole('button', { name: 'Certify' }));
    await user.click(await screen.findByRole('checkbox', { name: /These rest on a point that is to be verified/ }));
    await user.click(screen.getByRole('button', { name: 'Certify' }));
    await saidToBeDone('Certified');
  });

  test('has nothing to certify where the engine cannot compute', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id), commit(id));
    await openPage(at, `/people/${id}/certify`, { as: 'records-clerk' });
    expect(await screen.findByText('There are no dates to certify')).toBeVisible();
    expect(screen.getByText(/^No jail time is certified/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Certify' })).toBeNull();
  });

  test('is offered to the records office alone', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/sentence`, { as: 'captain' });
    expect(within(await panel()).queryByRole('link', { name: 'Certify' })).toBeNull();
  });
});

describe('recalculation', () => {
  test('that is needed is said with why, in the panel, at the head and on the desk', async () => {
    const at = await stationForTest();
    const someone = at.person();
    at.as('records-clerk', certifyDates(at, someone.id, 'review'));
    amend(at, someone, 216);
    const { unmount } = await openPage(at, `/people/${someone.id}/sentence`, { as: 'captain' });
    expect(await screen.findByRole('region', { name: 'Recalculation needed because' })).toHaveTextContent('Jail time of Kings 01234-2018: 216 days, was 214 days');
    expect(screen.getByTestId('date-CR')).toHaveTextContent('Oct 29, 2022');
    expect(screen.getByTestId('date-CR').parentElement).toHaveTextContent('engine now: Oct 27, 2022');
    expect(screen.getByText('recalculation needed')).toBeVisible();
    unmount();
    await openPage(at, '/', { as: 'coordinator' });
    expect(within(await screen.findByRole('region', { name: 'Recalculation needed' })).getByRole('row')).toHaveTextContent('Jail time of Kings 01234-2018: 216 days, was 214 days');
  });
});

describe('the second check', () => {
  test('is another person’s: he sees the dates and steps, agrees, and the certificate stands', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, id));
    const { user, address } = await openPage(at, `/people/${id}/sentence`, { as: 'coordinator' });
    await user.click(within(await panel()).getByRole('link', { name: 'Check the certificate' }));
    expect(address()).toBe(`/people/${id}/certificates/${certificate}`);
    await user.click(await screen.findByRole('radio', { name: 'I agree' }));
    await user.click(screen.getByRole('button', { name: 'Record the check' }));
    await saidToBeDone('Check recorded');
    expect(await panel()).toHaveTextContent(/Checked: The coordinator, Mar 2, 2026/);
    expect((await pageOf(at, id)).standing.state).toBe('certified');
  });

  test('that does not agree says why', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, id));
    const { user } = await openPage(at, `/people/${id}/certificates/${certificate}`, { as: 'coordinator' });
    await user.click(await screen.findByRole('radio', { name: 'I do not agree' }));
    await user.click(screen.getByRole('button', { name: 'Record the check' }));
    expect(await inTheWay()).toHaveTextContent('A check that does not agree says why.');
    await fill(user, 'Remark', 'The paper says 41 days');
    await user.click(screen.getByRole('button', { name: 'Record the check' }));
    await saidToBeDone('Check recorded');
    expect(await screen.findByRole('region', { name: 'Recalculation needed because' })).toHaveTextContent('The second person does not agree with the certificate: The paper says 41 days');
  });

  test('is not offered to the one who certified, nor of a certificate that another has followed', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [first = ''] = at.as('records-clerk', certifyDates(at, id));
    const { unmount } = await openPage(at, `/people/${id}/certificates/${first}`, { as: 'records-clerk' });
    await screen.findByTestId('certified-CR');
    expect(screen.queryByRole('radio')).toBeNull();
    unmount();
    at.as('records-clerk', certifyDates(at, id, 'review'));
    await openPage(at, `/people/${id}/certificates/${first}`, { as: 'coordinator' });
    await screen.findByTestId('certified-CR');
    expect(screen.getByText(/A later certificate stands/)).toBeVisible();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  test('is struck out by the one who made it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [certificate = ''] = at.as('coordinator', certifyDates(at, id));
    at.as('records-clerk', checkCertificate(at, id, certificate));
    const { user } = await openPage(at, `/people/${id}/certificates`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Strike out' }));
    await fill(user, 'Reason', 'Looked at the wrong file', await screen.findByRole('dialog'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect((await pageOf(at, id)).standing.state).toBe('awaiting check');
  });
});

describe('the history', () => {
  test('shows each certificate with who, when, why, by which rules, and what was different from the one before', async () => {
    const at = await stationForTest();
    const someone = at.person();
    at.as('records-clerk', certifyDates(at, someone.id));
    amend(at, someone, 216);
    at.as('coordinator', certifyDates(at, someone.id, 'amended-jail-time'));
    const { user, address } = await openPage(at, `/people/${someone.id}/sentence`, { as: 'officer' });
    await user.click(within(await panel()).getByRole('link', { name: 'History' }));
    const [newest, oldest] = await screen.findAllByRole('article');
    expect(newest).toHaveTextContent('Amended jail time certificateMar 2, 2026, 10:00, The coordinator');
    expect(newest).toHaveTextContent('Jail time of Kings 01234-2018: 216 days, was 214 days');
    expect(newest).toHaveTextContent('Conditional release (CR): Oct 27, 2022, was Oct 29, 2022');
    expect(newest).toHaveTextContent(/Rule set R1-R9/);
    expect(oldest).toHaveTextContent('The records-clerk');
    expect(oldest).toHaveTextContent('The first certificate.');
    await user.click(within(oldest!).getByRole('link', { name: 'Dates and steps' }));
    expect(address()).toMatch(/\/certificates\/[-0-9a-f]+$/);
    expect(await screen.findByTestId('certified-CR')).toHaveTextContent('Oct 29, 2022');
  });

  test('opens a certificate with its own steps, whatever the record says now', async () => {
    const at = await stationForTest();
    const someone = at.person();
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, someone.id));
    amend(at, someone, 100);
    const { user } = await openPage(at, `/people/${someone.id}/certificates/${certificate}`, { as: 'officer' });
    await screen.findByTestId('certified-ME');
    const steps = screen.getByRole('region', { name: 'Its steps as certified' });
    await user.click(screen.getByRole('button', { name: 'Maximum expiration (ME)' }));
    expect(steps).toHaveTextContent('Maximum expiration (ME): Oct 29, 2024');
    expect(steps).toHaveTextContent('214 days of jail time');
    expect(screen.getByRole('region', { name: 'What they rest on' })).toHaveTextContent('214 days');
  });

  test('opens a certificate of an older program too, its steps as they were said', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const [certificate = ''] = at.as('records-clerk', certifyDates(at, id));
    const older = { outcome: 'worked out', rules: 'of 1999', steps: [{ says: 'Counted from 2018-10-30' }, null, { says: 5 }] };
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'certification.certified', () => Promise.resolve(older));
    await openPage(at, `/people/${id}/certificates/${certificate}`, { as: 'officer', client });
    await screen.findByTestId('certified-CR');
    expect(within(screen.getByRole('region', { name: 'Its steps as certified' })).getAllByRole('listitem').map((one) => one.textContent)).toEqual(['Counted from Oct 30, 2018']);
  });

  test('of nothing says so, and a certificate that is none too', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { unmount } = await openPage(at, `/people/${id}/certificates`, { as: 'officer' });
    expect(await screen.findByText(/Nothing has been certified yet/)).toBeVisible();
    unmount();
    await openPage(at, `/people/${id}/certificates/none`, { as: 'officer' });
    expect(await screen.findByText('There is no such certificate.')).toBeVisible();
  });
});
