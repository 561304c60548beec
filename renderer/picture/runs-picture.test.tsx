import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { certify, commit, receive } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const shown = async () => within(await screen.findByRole('region', { name: 'How the terms run' }));
const count = { crime: 'Grand larceny 3rd (PL 155.35)', class: 'D' as const, kind: 'indeterminate' as const, minimum: '1-00-00', maximum: '3-00-00' };

function event(at: TestStation, id: string, body: { readonly event: string; readonly day: string; readonly how?: string }) {
  at.as('records-clerk', { kind: 'sentence-event.recorded', subject: { type: 'person', id }, effective: body.day, body });
}

describe('the picture of how the terms run', () => {
  test('says what it shows to whoever cannot see it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/sentence`, { as: 'officer' });
    const picture = await shown();
    expect(picture.getByRole('img')).toHaveAccessibleName(/^A line of time with one term\. PE Oct 29, 2020.*CR Oct 29, 2022, ME Oct 29, 2024\./);
    expect(picture.getByRole('row', { name: /^Kings 01234-2018, 2-00-00 to 6-00-00/ })).toHaveTextContent('Oct 30, 2018214 daysOct 29, 2020Oct 29, 2024');
  });

  test('has a lane for each count, consecutive counts in one bracket, concurrent ones apart', async () => {
    const at = await stationForTest();
    const id = at.id();
    const committed = at.id();
    const after = { ...count, relation: { runs: 'consecutive' as const, basis: 'order' as const } };
    const beside = { ...count, relation: { runs: 'concurrent' as const, basis: 'order' as const } };
    at.as('records-clerk', receive(id), commit(id, { counts: [count, after, beside] }, { id: committed }), certify(id, committed));
    await openPage(at, `/people/${id}/sentence`, { as: 'officer' });
    const picture = await shown();
    expect(picture.getByRole('img')).toHaveAccessibleName(/with 3 terms in 2 groups side by side/);
    expect(picture.getByText('2 counts one after another')).toBeInTheDocument();
    expect(picture.getByText(/count 3, 1-00-00 to 3-00-00$/, { selector: 'svg text' })).toBeInTheDocument();
  });

  test('breaks off where the sentence was interrupted, and shows supervision', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    event(at, id, { event: 'absconded', day: '2021-02-09' });
    event(at, id, { event: 'returned', day: '2021-03-25' });
    event(at, id, { event: 'released', day: '2022-05-05', how: 'parole' });
    await openPage(at, `/people/${id}/sentence`, { as: 'officer' });
    const picture = await shown();
    expect(picture.getByText('Absconded, 44 days', { selector: 'svg text' })).toBeInTheDocument();
    expect(picture.getByText(/^Released: parole/, { selector: 'svg text' })).toBeInTheDocument();
    expect(picture.getByText('interrupted: does not count')).toBeVisible();
    expect(picture.getByText('Absconded, 44 days, from Feb 9, 2021')).toBeInTheDocument();
  });

  test('is not there while the dates are not computed', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id));
    await openPage(at, `/people/${id}/sentence`, { as: 'officer' });
    await screen.findByText('No commitment is on record.', { selector: 'p' });
    expect(screen.queryByRole('region', { name: 'How the terms run' })).toBeNull();
  });
});
