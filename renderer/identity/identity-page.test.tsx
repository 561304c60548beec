import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const found = (at: TestStation) => clientOf(at.station, at.actors['records-clerk'].account).people.list({ order: 'name' });

describe('receiving a person', () => {
  test('puts name, numbers and dates on record, and opens his page', async () => {
    const at = await stationForTest();
    const { user, address } = await openPage(at, '/receive', { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record' });
    await fillAll(user, { Name: 'ZELLWEGER, Amos T', DIN: '25-B-0991', NYSID: '01234568Q', 'Date of birth': '03/14/1990', Received: '05/20/2025' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Reception recorded');
    const [person] = await found(at);
    expect(person).toMatchObject({ name: 'ZELLWEGER, Amos T', din: '25-B-0991', nysid: '01234568Q', dateOfBirth: '1990-03-14', received: '2025-05-20' });
    expect(address()).toBe(`/people/${person!.id}`);
    expect(await screen.findByRole('heading', { level: 1, name: /ZELLWEGER/ })).toBeVisible();
  });

  test('says all that is wrong at once, each at its field', async () => {
    const at = await stationForTest();
    const { user } = await openPage(at, '/receive', { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record' });
    await fillAll(user, { DIN: '25-991', NYSID: '99', 'Date of birth': '02/30/1990' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    const head = await inTheWay();
    for (const said of ['Name: This is required.', '"25-991" is not a department identification number (DIN).', '"99" is not a NYSID.', '"02/30/1990" is not a day of the calendar.']) expect(head).toHaveTextContent(said);
    for (const label of ['Name', 'DIN', 'NYSID', 'Date of birth']) expect(field(label)).toBeInvalid();
    expect(await found(at)).toEqual([]);
  });

  test('that is left for later goes back to the people, and is there again', async () => {
    const at = await stationForTest();
    const { user, address } = await openPage(at, '/receive', { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record' });
    await fill(user, 'Name', 'ZELLWEGER, Amos T');
    await user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    await waitFor(() => expect(address()).toBe('/people'));
    await user.click(await screen.findByRole('link', { name: 'Receive a person' }));
    await screen.findByText('This is your draft, as you left it.');
    expect(field('Name')).toHaveValue('ZELLWEGER, Amos T');
  });

  test('is not offered to an officer', async () => {
    const at = await stationForTest();
    await openPage(at, '/people', { as: 'officer' });
    expect(await screen.findByText(/^Nobody is on record yet/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Receive a person' })).toBeNull();
  });
});

describe('correcting who a person is', () => {
  test('shows what is on record, asks for a reason, and keeps the first entry', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openPage(at, `/people/${id}/identity`, { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record the correction' });
    expect(field('Name')).toHaveValue('MARSH, Daniel T');
    expect(field('Received')).toHaveValue('06/04/2019');
    await fill(user, 'Name', 'MARSHE, Daniel T');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    await fill(user, 'Reason for the correction', 'As the commitment spells it');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(address()).toBe(`/people/${id}`);
    expect(await screen.findByRole('heading', { level: 1, name: /MARSHE/ })).toBeVisible();
  });
});
