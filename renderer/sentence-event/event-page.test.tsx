import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { commit, certify, receive } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['records-clerk'].account).people.open({ id });
const events = () => screen.findByRole('region', { name: 'Events' });

async function openForm(at: TestStation, id: string, entry = '') {
  const page = await openPage(at, `/people/${id}/event${entry}`, { as: 'records-clerk' });
  await screen.findByRole('region', { name: 'What happened' });
  return page;
}

/** Somebody with two determinate counts on one paper, the second consecutive to the first. */
function withTwoCounts(at: TestStation) {
  const id = at.id();
  const committed = at.id();
  const robbery = { crime: 'Robbery 1st (PL 160.15)', class: 'B' as const, kind: 'determinate' as const, term: '10-00-00', prs: '5-00-00' };
  const weapon = { ...robbery, crime: 'Criminal possession of a weapon 2nd (PL 265.03)', class: 'C' as const, term: '4-00-00', relation: { runs: 'consecutive' as const, basis: 'order' as const } };
  at.as('records-clerk', receive(id), commit(id, { counts: [robbery, weapon] }, { id: committed }), certify(id, committed));
  return { id, committed };
}

describe('entering an event', () => {
  test('asks for the fields of the event chosen and no others, says what it does, and shows which dates it moves', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user, address } = await openForm(at, id);
    expect(field('Event')).toHaveFocus();
    expect(screen.queryByLabelText(/^How much/)).toBeNull();
    await choose(user, 'Event', 'Good time lost');
    expect(screen.getByText(/It moves conditional release, never PE or ME/)).toBeVisible();
    expect(screen.queryByLabelText(/^Order/)).toBeNull();
    await fillAll(user, { 'Recommended or decided on': '01/05/2022', 'How much': '3m' });
    await choose(user, 'Stage', 'Decided');
    expect(field('How much')).toHaveValue('0-03-00');
    expect(screen.getByTestId('preview-CR')).toHaveTextContent('Jan 29, 2023');
    expect(screen.getByRole('complementary', { name: 'Dates as typed' })).toHaveTextContent('was Oct 29, 2022');
    await fill(user, 'Note', 'Tier III of December');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Event recorded');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect(await events()).toHaveTextContent('Jan 5, 2022 Loss of good time decided: 3 months');
    expect(await events()).toHaveTextContent('Tier III of December · The records-clerk, Mar 2, 2026, 10:00');
    expect(screen.getByTestId('date-CR')).toHaveTextContent('Jan 29, 2023');
  });

  test('that is refused says at its field what is missing', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Event: This is required.');
    await choose(user, 'Event', 'Parole jail time certified');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(field('Days certified')).toBeInvalid());
    expect(field('Certified on')).toBeInvalid();
    expect(field('Certified by')).toBeInvalid();
  });

  test('keeps what was typed when another event is chosen, and records only what the event asks for', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await choose(user, 'Event', 'Returned after an escape or absconding');
    await fillAll(user, { 'Returned on': '03/25/2021', 'Days credited': '12' });
    await choose(user, 'Event', 'Absconded from temporary release');
    await fill(user, 'Absconded on', '02/09/2021');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Event recorded');
    expect((await pageOf(at, id)).events).toMatchObject([{ event: 'absconded', day: '2021-02-09' }]);
    expect((await pageOf(at, id)).events[0]).not.toHaveProperty('creditDays');
  });

  test('of a vacated count ticks it; none ticked is the whole commitment', async () => {
    const at = await stationForTest();
    const { id, committed } = withTwoCounts(at);
    const { user } = await openForm(at, id);
    await choose(user, 'Event', 'Sentence vacated');
    expect(field('Commitment')).toHaveValue(committed);
    await fillAll(user, { 'Vacated on': '06/01/2022', Order: 'Appellate Division, 2nd Dept, Jun 1 2022' });
    await user.click(screen.getByRole('checkbox', { name: /^Count 2/ }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Event recorded');
    expect((await pageOf(at, id)).events).toMatchObject([{ event: 'vacated', commitment: committed, counts: [2] }]);
    expect(screen.getByTestId('date-ME')).toHaveTextContent('Oct 29, 2028');
  });

  test('of a resentence begins with the terms in force, count by count', async () => {
    const at = await stationForTest();
    const { id, committed } = withTwoCounts(at);
    const { user } = await openForm(at, id);
    await choose(user, 'Event', 'Resentenced');
    await fillAll(user, { 'Resentenced on': '06/01/2022', Order: 'Kings County, Jun 1 2022' });
    await user.click(screen.getByRole('checkbox', { name: /^Count 1: Robbery 1st/ }));
    const first = screen.getByRole('region', { name: 'Count 1' });
    expect(field('Term', first)).toHaveValue('10-00-00');
    await fill(user, 'Term', '7', first);
    await user.tab();
    expect(screen.getByTestId('preview-ME')).toHaveTextContent('Oct 29, 2029');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Event recorded');
    expect((await pageOf(at, id)).events).toMatchObject([{ event: 'resentenced', commitment: committed, counts: [{ of: 1, count: { term: '7-00-00', prs: '5-00-00' } }] }]);
  });

  test('waits for a commitment', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id));
    await openPage(at, `/people/${id}/event`, { as: 'records-clerk' });
    expect(await screen.findByText(/^Enter the commitment first/)).toBeVisible();
  });
});

describe('an event on record', () => {
  const absconded = (at: TestStation, id: string) => at.as('records-clerk', { kind: 'sentence-event.recorded', subject: { type: 'person', id }, effective: '2021-02-09', body: { event: 'absconded', day: '2021-02-09', note: 'From work release' } })[0]!;

  test('is corrected with a reason: the form holds its words', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const entry = absconded(at, id);
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await user.click(within(await events()).getByRole('link', { name: 'Correct' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Correct an event' })).toBeVisible();
    expect(field('Event')).toHaveValue('absconded');
    expect(field('Absconded on')).toHaveValue('02/09/2021');
    expect(field('Note')).toHaveValue('From work release');
    await fill(user, 'Absconded on', '02/10/2021');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    await fill(user, 'Reason for the correction', 'Read again from the report');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).events).toMatchObject([{ root: entry, event: 'absconded', day: '2021-02-10' }]);
  });

  test('is struck out with a reason', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    absconded(at, id);
    const { user } = await openPage(at, `/people/${id}/sentence`, { as: 'records-clerk' });
    await user.click(within(await events()).getByRole('button', { name: 'Strike out' }));
    const dialog = await screen.findByRole('dialog', { name: 'Strike out the event of Feb 9, 2021' });
    await fill(user, 'Reason', 'Another person', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(await screen.findByText(/^Nothing has happened to the sentence/)).toBeVisible();
  });

  test('that is no longer in force is not corrected', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/event/${at.id()}`, { as: 'records-clerk' });
    expect(await screen.findByText(/^These words are no longer in force/)).toBeVisible();
  });

  test('is read by an officer, who may not change it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    absconded(at, id);
    await openPage(at, `/people/${id}/sentence`, { as: 'officer' });
    expect(await events()).toHaveTextContent('Feb 9, 2021 Absconded from temporary release');
    expect(within(await events()).queryByRole('link')).toBeNull();
  });
});
