import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { enterByHand } from '../../station/testing/certification.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, field, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['records-clerk'].account).people.open({ id });
const panel = () => screen.findByRole('region', { name: 'Certification' });

describe('a date by hand', () => {
  test('is entered with a reason and a remark, the engine’s own beside it, and is marked wherever it shows', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address, unmount } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await user.click(within(await panel()).getByRole('link', { name: 'Enter a date by hand' }));
    await user.selectOptions(await screen.findByLabelText(/^Date/), 'Conditional release (CR)');
    expect(screen.getByTestId('engine-answer')).toHaveTextContent('The engine’s own Conditional release (CR): Oct 29, 2022.');
    await fill(user, 'Day', '10/17/2022');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'A court ordered the date');
    await fill(user, 'Remark', 'Order of 12 January 2026');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Date recorded');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect((await pageOf(at, id)).manualDates).toMatchObject([{ date: 'CR', value: '2022-10-17', engine: '2022-10-29', remark: 'Order of 12 January 2026' }]);
    expect(screen.getByTestId('date-CR')).toHaveTextContent('Oct 17, 2022');
    expect(screen.getByTestId('date-CR').parentElement).toHaveTextContent('manual, not checked');
    expect(screen.getByTestId('date-CR').parentElement).toHaveTextContent('engine now: Oct 29, 2022');
    expect(await screen.findByTestId('manual-CR')).toHaveTextContent('Oct 17, 2022 manual, not checked');
    expect(await panel()).toHaveTextContent('Entered by The records-clerk');
    unmount();
    await openPage(at, '/people', { as: 'officer' });
    expect(await screen.findByRole('link', { name: /MARSH/ })).toHaveTextContent('Oct 17, 2022manual');
  });

  test('says at its fields what is missing or cannot be read', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/manual-date`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('4 things to put right');
    await user.selectOptions(screen.getByLabelText(/^Date/), 'Time allowance committee (TAC)');
    await fill(user, 'Month', 'soon');
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'A court ordered the date');
    await fill(user, 'Remark', 'Order of 12 January 2026');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await screen.findByText('"soon" is not a month.', { selector: 'b' })).toBeVisible();
    await waitFor(() => expect(field('Month')).toBeInvalid());
    await fill(user, 'Month', '7/2022');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Date recorded');
    expect((await pageOf(at, id)).manualDates).toMatchObject([{ date: 'tacMonth', value: '2022-07' }]);
  });

  test('may be that there is none', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/manual-date`, { as: 'records-clerk' });
    await user.selectOptions(await screen.findByLabelText(/^Date/), 'Conditional release (CR)');
    await user.click(screen.getByRole('radio', { name: 'None' }));
    await user.selectOptions(screen.getByLabelText(/^Reason/), 'The office of counsel advised it');
    await fill(user, 'Remark', 'Letter of 3 February 2026');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Date recorded');
    expect(screen.getByTestId('date-CR')).toHaveTextContent('none');
  });

  test('is corrected with a reason, and struck out', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('records-clerk', enterByHand(at, id));
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await user.click(within(await panel()).getByRole('link', { name: 'Correct' }));
    await screen.findByTestId('engine-answer');
    await fill(user, 'Day', '10/18/2022');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('A reason is required');
    await waitFor(() => expect(field('Reason for the correction')).toBeInvalid());
    await fill(user, 'Reason for the correction', 'Read again');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).manualDates).toMatchObject([{ value: '2022-10-18' }]);
    await user.click(within(await panel()).getByRole('button', { name: 'Strike out' }));
    await fill(user, 'Reason', 'The order was vacated', await screen.findByRole('dialog'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(screen.getByTestId('date-CR')).toHaveTextContent('Oct 29, 2022');
  });

  test('is checked by a second person, whom its author is not', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('records-clerk', enterByHand(at, id));
    const { unmount } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    expect(within(await panel()).queryByRole('link', { name: 'Check this date' })).toBeNull();
    unmount();
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'coordinator' });
    await user.click(within(await panel()).getByRole('link', { name: 'Check this date' }));
    expect(await screen.findByRole('region', { name: 'The date' })).toHaveTextContent('The engine’s own was Oct 29, 2022 then, and is Oct 29, 2022 now.');
    await user.click(screen.getByRole('radio', { name: 'I agree' }));
    await user.click(screen.getByRole('button', { name: 'Record the check' }));
    await saidToBeDone('Check recorded');
    expect(screen.getByTestId('date-CR').parentElement).toHaveTextContent(/manual$|manualengine now/);
    expect(await panel()).toHaveTextContent('Checked: The coordinator');
  });
});
