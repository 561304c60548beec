import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { commit, receive } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['records-clerk'].account).people.open({ id });

describe('a jail-time certificate', () => {
  test('is entered for the commitment that has none; the dates follow as it is typed', async () => {
    const at = await stationForTest();
    const [id, committed] = [at.id(), at.id()];
    at.as('records-clerk', receive(id), commit(id, {}, { id: committed }));
    const { user, address } = await openPage(at, `/people/${id}/jail-time`, { as: 'records-clerk' });
    await screen.findByRole('heading', { level: 1, name: 'Enter a jail-time certificate' });
    expect(await screen.findByText(/^No jail time is certified for Kings/)).toBeVisible();
    await fillAll(user, { 'Days certified': '100', 'Certified by': 'Kings County Sheriff' });
    expect(screen.getByTestId('preview-ME')).toHaveTextContent('Feb 23, 2025');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Jail time recorded');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect((await pageOf(at, id)).jailTimes).toMatchObject([{ commitment: committed, days: 100 }]);
  });

  test('that is amended corrects the one that stands, with a reason', async () => {
    const at = await stationForTest();
    const { id, certified } = at.person();
    const { user } = await openPage(at, `/people/${id}/jail-time/${certified}`, { as: 'records-clerk' });
    await screen.findByRole('heading', { level: 1, name: 'Correct the jail time' });
    expect(field('Days certified')).toHaveValue('214');
    await fill(user, 'Days certified', '215');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    await fill(user, 'Reason for the correction', 'An amended certificate came');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).jailTimes).toMatchObject([{ days: 215 }]);
  });

  test('without days, or without who certified it, is refused at its fields', async () => {
    const at = await stationForTest();
    const [id, committed] = [at.id(), at.id()];
    at.as('records-clerk', receive(id), commit(id, {}, { id: committed }));
    const { user } = await openPage(at, `/people/${id}/jail-time`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Days: This is required.');
    expect(field('Days certified')).toBeInvalid();
    expect(field('Certified by')).toBeInvalid();
  });

  test('waits for a commitment', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id));
    await openPage(at, `/people/${id}/jail-time`, { as: 'records-clerk' });
    expect(await screen.findByText(/^Enter the commitment first/)).toBeVisible();
  });
});
