import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { certify, commit, correction, receive, voiding } from '../../station/testing/acts.ts';
import { clientOf, field, fill, fillAll, openPage, stationForTest } from '../testing/render.tsx';

const part = (name: string) => screen.findByRole('region', { name });
const changes = async () => (await part('What is otherwise')).textContent;
const lineOf = (name: string) => [`now-${name}`, `if-${name}`, `difference-${name}`].map((id) => screen.getByTestId(id).textContent?.trim());

describe('what if', () => {
  test('more jail time were certified: the dates of both sides, with the difference in days and which way', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    expect(await changes()).toBe('Nothing is otherwise yet: both sides are as on record.');
    expect(lineOf('ME')).toEqual(['Oct 29, 2024', 'Oct 29, 2024', 'same']);
    await fill(user, 'Kings 01234-2018', '219', await part('Jail time'));
    expect(await changes()).toBe('Jail time of Kings 01234-2018: 214 → 219 days');
    expect(lineOf('ME')).toEqual(['Oct 29, 2024', 'Oct 24, 2024', '◀ 5 days earlier']);
    expect(lineOf('PE')).toEqual(['Oct 29, 2020', 'Oct 24, 2020', '◀ 5 days earlier']);
    expect(lineOf('aggregateMaximum')).toEqual(['6 years', '6 years', 'same']);
    await fill(user, 'Kings 01234-2018', '', await part('Jail time'));
    expect(await within(screen.getByRole('main')).findByRole('status')).toHaveTextContent('If: not computed.No jail time is certified for Kings 01234-2018');
    expect(lineOf('ME')).toEqual(['Oct 29, 2024', 'not computed', '◆ otherwise']);
  });

  test('the terms were others: the steps of either side are there to be read', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Change Kings 01234-2018' }));
    await fill(user, 'Maximum', '9', await part('Commitments'));
    expect(lineOf('CR')).toEqual(['Oct 29, 2022', 'Oct 29, 2024', '▶ 731 days later']);
    expect(lineOf('aggregateMaximum')).toEqual(['6 years', '9 years', '▲ 3 years longer']);
    expect(screen.getByRole('region', { name: 'How CR was worked out' })).toHaveTextContent('Good time: one third of 9 years = 3 years');
    await user.click(screen.getByRole('radio', { name: 'Now' }));
    expect(screen.getByRole('region', { name: 'How CR was worked out' })).toHaveTextContent('Good time: one third of 6 years = 2 years');
    await user.click(screen.getByRole('button', { name: 'Parole eligibility (PE)' }));
    expect(screen.getByRole('region', { name: 'How PE was worked out' })).toBeVisible();
  });

  test('words that are no term yet leave the dates as they are, and say so', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Change Kings 01234-2018' }));
    await fill(user, 'Maximum', 'nine', await part('Commitments'));
    expect(await part('Commitments')).toHaveTextContent('Not filled in yet (Count 1, maximum: "nine" is not a term): until then the dates stay as they are.');
    expect(lineOf('ME')).toEqual(['Oct 29, 2024', 'Oct 29, 2024', 'same']);
  });

  test('good time were lost, and then not', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Add an event' }));
    const events = await part('Events');
    await user.selectOptions(within(events).getByRole('combobox', { name: /^Event/ }), 'good time lost');
    await fillAll(user, { 'Recommended or decided on': '01/05/2020', 'How much': '3m' }, events);
    await user.selectOptions(within(events).getByRole('combobox', { name: /^Stage/ }), 'decided');
    expect(await changes()).toBe('Jan 5, 2020: Loss of good time decided: 3 months, added');
    expect(lineOf('CR')).toEqual(['Oct 29, 2022', 'Jan 29, 2023', '▶ 92 days later']);
    await user.click(within(events).getByRole('button', { name: /^Take away/ }));
    expect(lineOf('CR')).toEqual(['Oct 29, 2022', 'Oct 29, 2022', 'same']);
    expect(events).toHaveTextContent('No event is on record.');
  });

  test('a commitment were left out, and one added', async () => {
    const at = await stationForTest();
    const [id, first, second] = [at.id(), at.id(), at.id()];
    at.as('records-clerk', receive(id), commit(id, {}, { id: first }), certify(id, first, { days: 0 }), commit(id, { county: 'Erie', indictment: '7', counts: [{ crime: 'Robbery 2nd (PL 160.10)', class: 'C', nature: 'violent', kind: 'determinate', term: '10-00-00', prs: '5-00-00' }] }, { id: second }), certify(id, second, { days: 0 }));
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Leave out Erie 7' }));
    expect(await changes()).toBe('Commitment Erie 7 left out');
    expect(lineOf('aggregateMaximum')).toEqual(['10 years', '6 years', '▼ 4 years shorter']);
    expect(within(await part('Jail time')).queryByLabelText('Erie 7')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Bring back Erie 7' }));
    await user.click(screen.getByRole('button', { name: 'Add a commitment' }));
    const commitments = await part('Commitments');
    await fillAll(user, { County: 'Bronx', Indictment: '9', Crime: 'Assault 2nd (PL 120.05)', Term: '12' }, commitments);
    expect(await changes()).toMatch(/^Commitment Bronx 9 added: received Jun 4, 2019, Assault 2nd \(PL 120\.05\), class D, 12-00-00/);
    await fill(user, 'Bronx 9', '0', await part('Jail time'));
    expect(lineOf('aggregateMaximum')).toEqual(['10 years', '12 years', '▲ 2 years longer']);
  });

  test('begun again, both sides are as on record', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    await fill(user, 'Kings 01234-2018', '3', await part('Jail time'));
    await user.click(screen.getByRole('button', { name: 'Begin again' }));
    expect(field('Kings 01234-2018', await part('Jail time'))).toHaveValue('214');
    expect(await changes()).toBe('Nothing is otherwise yet: both sides are as on record.');
    expect(screen.getByRole('button', { name: 'Begin again' })).toBeDisabled();
  });

  test('nothing is recorded, whatever is typed', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const before = at.station.book.count();
    const { user, client } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    expect(await screen.findByText('Nothing on this page is recorded.')).toBeVisible();
    await fill(user, 'Kings 01234-2018', '3', await part('Jail time'));
    await user.click(screen.getByRole('button', { name: 'Leave out Kings 01234-2018' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(at.station.book.count()).toBe(before);
    expect(await client.drafts.list()).toEqual([]);
  });

  test('when the record changes meanwhile, it says so, and begins again from what stands', async () => {
    const at = await stationForTest();
    const { id, committed, certified } = at.person();
    const { user } = await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk', client: clientOf(at.station, at.actors['records-clerk'].account) });
    await part('Jail time');
    at.as('coordinator', correction(certify(id, committed), certified, { days: 100 }));
    expect(await screen.findByText(/^The record has changed since this page was opened/)).toBeVisible();
    expect(lineOf('ME')[0]).toBe('Oct 29, 2024');
    await user.click(screen.getByRole('button', { name: 'Begin again' }));
    await waitFor(() => expect(lineOf('ME')).toEqual(['Feb 23, 2025', 'Feb 23, 2025', 'same']));
    at.as('coordinator', voiding(commit(id), committed));
    expect(await screen.findByText(/^The record has changed/)).toBeVisible();
  });

  test('of somebody without a commitment says that none is on record', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id));
    await openPage(at, `/people/${id}/what-if`, { as: 'records-clerk' });
    expect(await part('Commitments')).toHaveTextContent('No commitment is on record.');
    expect(screen.getByRole('button', { name: 'Add an event' })).toBeDisabled();
  });
});
