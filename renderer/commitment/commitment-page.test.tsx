import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { correction, receive, voiding, commit } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { choose, clientOf, field, fill, fillAll, inTheWay, noAnswer, openPage, saidToBeDone, stationForTest, withCall } from '../testing/render.tsx';

const paper = { County: 'Queens', Indictment: '04421-2024', Sentenced: '05/06/2025', Received: '05/20/2025' };
const part = (name: string) => screen.getByRole('region', { name });
const preview = () => screen.getByRole('complementary', { name: 'Dates as typed' });
const dates = () => Object.fromEntries(['PE', 'CR', 'ME'].map((name) => [name, screen.queryByTestId(`preview-${name}`)?.textContent]));
const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors['records-clerk'].account).people.open({ id });

/** Somebody who has been received, and of whom nothing else is on record. */
function received(at: TestStation): string {
  const id = at.id();
  at.as('records-clerk', receive(id, { received: '2025-05-20', din: '25-B-0421' }));
  return id;
}

async function openForm(at: TestStation, id: string, client = clientOf(at.station, at.actors['records-clerk'].account), entry = '') {
  const page = await openPage(at, `/people/${id}/commitment${entry}`, { as: 'records-clerk', client });
  await screen.findByRole('region', { name: 'Count 1' });
  return page;
}

async function writeIndeterminate(user: UserEvent, terms: Readonly<Record<string, string>> = { Minimum: '2', Maximum: '6' }) {
  await fillAll(user, { ...paper, Crime: 'Burglary 3rd (PL 140.20)' });
  await user.click(screen.getByRole('radio', { name: 'Indeterminate' }));
  await fillAll(user, terms);
  await user.tab();
}

describe('entering a commitment', () => {
  test('shows the dates as it is typed, with their steps, and other dates when jail time is typed', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    expect(preview()).toHaveTextContent('The dates appear when the commitment is filled in.');
    await writeIndeterminate(user);
    expect(preview()).toHaveTextContent('No jail time is certified for Queens 04421-2024');
    await fill(user, 'Days certified', '0');
    expect(dates()).toEqual({ PE: 'May 19, 2027', CR: 'May 19, 2029', ME: 'May 19, 2031' });
    await fill(user, 'Days certified', '100');
    expect(dates()).toEqual({ PE: 'Feb 9, 2027', CR: 'Feb 9, 2029', ME: 'Feb 9, 2031' });
    expect(preview()).toHaveTextContent('Good time: one third of 6 years = 2 years');
    await user.click(within(preview()).getByRole('button', { name: /^PE/ }));
    expect(preview()).toHaveTextContent('The day of reception is day 1, so the last day of the minimum is the day before 2027-02-10');
    expect((await pageOf(at, id)).commitments).toEqual([]);
  });

  test('records it with its jail time, and shows the dates on the person’s page', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user, address } = await openForm(at, id);
    await writeIndeterminate(user);
    await fillAll(user, { 'Days certified': '100', 'Certified by': 'New York City DOC' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Commitment recorded');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect(await screen.findByTestId('date-ME')).toHaveTextContent('Feb 9, 2031');
    expect(await pageOf(at, id)).toMatchObject({
      commitments: [{ county: 'Queens', counts: [{ crime: 'Burglary 3rd (PL 140.20)', class: 'D', minimum: '2-00-00', maximum: '6-00-00' }] }],
      jailTimes: [{ days: 100, certifiedBy: 'New York City DOC' }],
    });
  });

  test('tidies each term on leaving its field', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    for (const [typed, tidy] of [['3 1/2', '3-06-00'], ['18m', '1-06-00'], ['5', '5-00-00']] as const) {
      await fill(user, 'Term', typed);
      expect(field('Term')).toHaveValue(typed);
      await user.tab();
      expect(field('Term')).toHaveValue(tidy);
    }
    await fill(user, 'PRS', '2 1/2');
    await user.tab();
    expect(field('PRS')).toHaveValue('2-06-00');
    await user.click(screen.getByRole('radio', { name: 'Indeterminate' }));
    await fill(user, 'Minimum', '1 1/3');
    await fill(user, 'Maximum', '2');
    expect(field('Minimum')).toHaveValue('1-04-00');
    await user.tab();
    expect(field('Maximum')).toHaveValue('2-00-00');
  });

  test('tidies the term that was typed last, though Ctrl+Enter is pressed within it', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await fillAll(user, { ...paper, Crime: 'Robbery 2nd (PL 160.10)', PRS: '5', Term: '10' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Commitment recorded');
    expect((await pageOf(at, id)).commitments).toMatchObject([{ counts: [{ term: '10-00-00', prs: '5-00-00' }] }]);
  });

  test('fills in the class and the nature of a crime it knows', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    await fill(user, 'Crime', 'Robbery 2nd (PL 160.10)');
    expect(field('Class')).toHaveValue('C');
    expect(field('Nature')).toHaveValue('violent');
  });

  test('with a life maximum takes no other, and the dates say life', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await fillAll(user, { ...paper, Crime: 'Murder 2nd (PL 125.25)', 'Days certified': '0', 'Certified by': 'Sheriff' });
    await user.click(screen.getByRole('radio', { name: 'Indeterminate' }));
    await fill(user, 'Minimum', '25');
    await fill(user, 'Maximum', 'life');
    await user.tab();
    expect(screen.getByRole('switch', { name: 'Life' })).toBeChecked();
    expect(field('Maximum')).toBeDisabled();
    await user.click(screen.getByRole('switch', { name: 'Life' }));
    expect(field('Maximum')).toBeEnabled();
    await user.click(screen.getByRole('switch', { name: 'Life' }));
    expect(dates()).toEqual({ PE: 'May 19, 2050', CR: 'none', ME: 'life' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    expect((await pageOf(at, id)).commitments).toMatchObject([{ counts: [{ minimum: '25-00-00', maximum: 'LIFE' }] }]);
  });

  test('of two counts asks how the second runs, and shows the dates of both together', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await writeIndeterminate(user);
    await fillAll(user, { 'Days certified': '100', 'Certified by': 'Sheriff' });
    await user.click(screen.getByRole('button', { name: 'Add a count' }));
    const second = part('Count 2');
    expect(field('Crime', second)).toHaveFocus();
    await fillAll(user, { Crime: 'Grand larceny 3rd (PL 155.35)', Minimum: '1', Maximum: '3' }, second);
    await user.tab();
    expect(dates()).toEqual({ PE: 'Feb 9, 2027', CR: 'Feb 9, 2029', ME: 'Feb 9, 2031' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Count 2, relation: How count 2 runs with the others is not said.');
    expect(field('Runs', second)).toBeInvalid();
    await choose(user, 'Runs', 'Consecutive', second);
    await choose(user, 'On whose word', 'The court’s order', second);
    expect(dates()).toEqual({ PE: 'Feb 9, 2028', CR: 'Feb 9, 2031', ME: 'Feb 9, 2034' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    expect(await screen.findByTestId('date-ME')).toHaveTextContent('Feb 9, 2034');
    expect((await pageOf(at, id)).commitments).toMatchObject([{ counts: [{}, { relation: { runs: 'consecutive', basis: 'order' } }] }]);
  });

  test('with the same warning on two counts asks for each to be checked', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await fillAll(user, { ...paper, Crime: 'Robbery 2nd (PL 160.10)', Term: '5' });
    await user.click(screen.getByRole('button', { name: 'Add a count' }));
    const second = part('Count 2');
    await fillAll(user, { Crime: 'Assault 2nd (PL 120.05)', Term: '3' }, second);
    await choose(user, 'Runs', 'Concurrent', second);
    await choose(user, 'On whose word', 'The court’s order', second);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    const warnings = await screen.findAllByRole('checkbox', { name: /No post-release supervision/ });
    expect(warnings).toHaveLength(2);
    await user.click(warnings[0]!);
    expect(warnings[1]).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Record' })).not.toHaveAttribute('data-loading'));
    expect((await pageOf(at, id)).commitments).toEqual([]);
    await user.click(warnings[1]!);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
  });

  test('by keyboard alone, from the first field to the last in the order of the paper', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    const order: string[] = [];
    const label = () => (document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLSelectElement || document.activeElement instanceof HTMLTextAreaElement ? (document.activeElement.labels?.[0]?.textContent ?? '') : (document.activeElement?.textContent ?? '')).replace(' *', '');
    await waitFor(() => expect(label()).toBe('County'));
    for (let fields = 0; fields < 21; fields += 1) {
      order.push(label());
      if (label() === 'Term') await user.keyboard('5');
      await user.tab();
    }
    expect(order).toEqual([
      'County',
      'Indictment',
      'Sentenced',
      'Received',
      'Crime',
      'Class',
      'Nature',
      'Offense date',
      'Determinate',
      'Term',
      'PRS',
      'Order without PRS',
      'Predicate status',
      'Add a count',
      'Days certified',
      'Certified by',
      'Custody from',
      'to',
      'Remark',
      'Leave (draft is kept)',
      'Record',
    ]);
  });

  test('asks for an order only where a determinate sentence has no PRS, and keeps it when PRS is typed after all', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await fillAll(user, { ...paper, Crime: 'Robbery 2nd (PL 160.10)' });
    expect(screen.queryByLabelText('Order without PRS')).toBeNull();
    await fill(user, 'Term', '10');
    await fill(user, 'Order without PRS', 'Queens County, 601-d, May 6 2025');
    await choose(user, 'Predicate status', 'Second violent felony (PL 70.04)');
    expect(field('Order without PRS')).toHaveValue('Queens County, 601-d, May 6 2025');
    await user.click(screen.getByRole('radio', { name: 'Indeterminate' }));
    expect(screen.queryByLabelText('Order without PRS')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Determinate' }));
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    expect((await pageOf(at, id)).commitments).toMatchObject([{ counts: [{ nature: 'violent', sentencedAs: 'second violent felony', prsOrder: 'Queens County, 601-d, May 6 2025' }] }]);
  });

  test('of life without parole asks for no terms', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    await fillAll(user, { ...paper, Crime: 'Murder 1st (PL 125.27)', 'Days certified': '0' });
    await user.click(screen.getByRole('radio', { name: 'Life without parole' }));
    for (const name of [/^Term/, /^Minimum/, /^Maximum/, /^PRS/]) expect(screen.queryByLabelText(name)).toBeNull();
    await user.tab();
    expect(dates()).toEqual({ PE: 'none', CR: 'none', ME: 'life' });
  });

  test('of a misdemeanor is definite', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    await choose(user, 'Class', 'A misdemeanor');
    expect(screen.getByRole('radio', { name: 'Definite' })).toBeChecked();
    expect(screen.queryByLabelText(/^PRS/)).toBeNull();
  });

  test('keeps the exceptions of its counts, opened when they are needed', async () => {
    const at = await stationForTest();
    const id = received(at);
    const { user } = await openForm(at, id);
    await writeIndeterminate(user);
    expect(screen.queryByRole('button', { name: 'A count runs otherwise' })).toBeNull();
    for (const name of ['Count 2', 'Count 3']) {
      await user.click(screen.getByRole('button', { name: 'Add a count' }));
      await fillAll(user, { Crime: 'Grand larceny 3rd (PL 155.35)', Minimum: '1', Maximum: '3' }, part(name));
      await choose(user, 'Runs', 'Consecutive', part(name));
      await choose(user, 'On whose word', 'The court’s order', part(name));
    }
    await user.click(screen.getByRole('button', { name: 'A count runs otherwise' }));
    const exception = screen.getByRole('group', { name: 'Exception 1' });
    expect(field('Except count', exception)).toHaveFocus();
    expect(field('Except count', exception)).toHaveValue('3');
    await choose(user, 'runs', 'Concurrent', exception);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await inTheWay();
    expect(field('with', exception)).toBeInvalid();
    expect(field('On whose word', exception)).toBeInvalid();
    await choose(user, 'with', /^Count 2, Grand larceny/, exception);
    await choose(user, 'On whose word', 'The court’s order', exception);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    expect((await pageOf(at, id)).commitments).toMatchObject([{ counts: [{}, {}, { relation: { runs: 'consecutive' }, pairs: [{ count: 2, runs: 'concurrent', basis: 'order' }] }] }]);
    expect(await screen.findByRole('region', { name: 'Commitments' })).toHaveTextContent('count 2: concurrent (order)');
  });

  test('takes a count away again', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    await fill(user, 'Crime', 'Robbery 2nd (PL 160.10)');
    await user.click(screen.getByRole('button', { name: 'Add a count' }));
    await fill(user, 'Crime', 'Assault 2nd (PL 120.05)', part('Count 2'));
    await user.click(within(part('Count 1')).getByRole('button', { name: 'Remove this count' }));
    expect(screen.queryByRole('region', { name: 'Count 2' })).toBeNull();
    expect(field('Crime')).toHaveValue('Assault 2nd (PL 120.05)');
    expect(screen.queryByLabelText(/^Runs/)).toBeNull();
  });

  test('shows at its own field what is wrong with the jail time', async () => {
    const at = await stationForTest();
    const { user } = await openForm(at, received(at));
    await writeIndeterminate(user);
    await fillAll(user, { 'Days certified': '100', 'Custody from': '05/01/2025', to: '05/20/2025' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    expect(await inTheWay()).toHaveTextContent('Certified by: This is required.');
    expect(field('Certified by')).toBeInvalid();
    await fill(user, 'Certified by', 'Sheriff');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(async () => expect(await inTheWay()).toHaveTextContent('The custody given, 20 days, is shorter than the 100 days certified.'));
    expect(field('Days certified')).toBeInvalid();
  });

  test('whose answer was lost is in the book once, with its jail time, when it is recorded again', async () => {
    const at = await stationForTest();
    const id = received(at);
    let lost = true;
    const client = withCall(clientOf(at.station, at.actors['records-clerk'].account), 'entries.record', async (real, ...all) => {
      const answer = await real(...all);
      return lost ? noAnswer() : answer;
    });
    const { user } = await openForm(at, id, client);
    await writeIndeterminate(user);
    await fillAll(user, { 'Days certified': '100', 'Certified by': 'Sheriff' });
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await inTheWay();
    lost = false;
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    const { commitments, jailTimes } = await pageOf(at, id);
    expect([commitments.length, jailTimes.length]).toEqual([1, 1]);
  });

  test('whose answer was lost and whose words were changed since is not taken for the one in the book', async () => {
    const at = await stationForTest();
    const id = received(at);
    let lost = true;
    const client = withCall(clientOf(at.station, at.actors['records-clerk'].account), 'entries.record', async (real, ...all) => {
      const answer = await real(...all);
      return lost ? noAnswer() : answer;
    });
    const { user } = await openForm(at, id, client);
    await writeIndeterminate(user);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await inTheWay();
    lost = false;
    await fill(user, 'Minimum', '3');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await waitFor(async () => expect(await inTheWay()).toHaveTextContent('This commitment, Queens 04421-2024, is on record already.'));
  });
});

describe('a second commitment', () => {
  const second = { County: 'Erie', Indictment: '0099-2019', Sentenced: '06/01/2020', Received: '06/15/2020', Crime: 'Grand larceny 3rd (PL 155.35)', 'Days certified': '0', 'Certified by': 'Sheriff, Erie County' };
  const withKings = () => screen.getByRole('group', { name: 'With Kings 01234-2018' });

  test('asks how the whole paper runs with the one on record, and the dates follow', async () => {
    const at = await stationForTest();
    const { id, committed } = at.person();
    const { user } = await openForm(at, id);
    await fillAll(user, second);
    await user.click(screen.getByRole('radio', { name: 'Indeterminate' }));
    await fillAll(user, { Minimum: '1', Maximum: '3' });
    await user.click(screen.getByRole('button', { name: 'Add a count' }));
    await fillAll(user, { Crime: 'Grand larceny 4th (PL 155.30)', Minimum: '1', Maximum: '3' }, part('Count 2'));
    await choose(user, 'Runs', 'Concurrent', part('Count 2'));
    await choose(user, 'On whose word', 'The court’s order', part('Count 2'));
    const apart = dates();
    await choose(user, 'Runs with Kings 01234-2018', 'Consecutive');
    await choose(user, 'On whose word', 'The court’s order', withKings());
    expect(dates()).not.toEqual(apart);
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Commitment recorded');
    const said = { pairs: [{ commitment: committed, runs: 'consecutive', basis: 'order' }] };
    expect((await pageOf(at, id)).commitments).toMatchObject([{}, { counts: [said, said] }]);
    expect(await screen.findByRole('region', { name: 'Commitments' })).toHaveTextContent('Kings 01234-2018: consecutive (order)');
  });

  test('half said is refused at its field', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openForm(at, id);
    await fillAll(user, { ...second, Term: '3', PRS: '2' });
    await choose(user, 'Runs with Kings 01234-2018', 'Consecutive');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await inTheWay();
    expect(field('On whose word', withKings())).toBeInvalid();
  });

  test('corrected holds what was said of the paper, and the first asks nothing of the second', async () => {
    const at = await stationForTest();
    const { id, committed } = at.person();
    const erie = at.id();
    const larceny = { crime: 'Grand larceny 3rd (PL 155.35)', class: 'D' as const, kind: 'indeterminate' as const, minimum: '1-00-00', maximum: '3-00-00', pairs: [{ commitment: committed, runs: 'consecutive' as const, basis: 'law' as const }] };
    at.as('records-clerk', commit(id, { county: 'Erie', indictment: '0099-2019', counts: [larceny] }, { id: erie }));
    const opened = await openForm(at, id, undefined, `/${erie}`);
    expect(field('Runs with Kings 01234-2018')).toHaveValue('consecutive');
    expect(field('On whose word', withKings())).toHaveValue('law');
    expect(screen.queryByRole('group', { name: 'Exception 1' })).toBeNull();
    opened.unmount();
    await openForm(at, id, undefined, `/${committed}`);
    expect(screen.queryByRole('region', { name: 'How the paper runs with others' })).toBeNull();
  });
});

describe('correcting a commitment', () => {
  test('shows the words in force, asks for a reason, and shows the dates with the jail time on record', async () => {
    const at = await stationForTest();
    const { id, committed } = at.person();
    const { user, address } = await openForm(at, id, undefined, `/${committed}`);
    expect(screen.getByRole('heading', { level: 1, name: 'Correct a commitment' })).toBeVisible();
    expect(field('County')).toHaveValue('Kings');
    expect(field('Indictment')).toHaveValue('01234-2018');
    expect(field('Received')).toHaveValue('06/04/2019');
    expect(field('Crime')).toHaveValue('Burglary 3rd (PL 140.20)');
    expect(field('Class')).toHaveValue('D');
    expect(field('Minimum')).toHaveValue('2-00-00');
    expect(field('Maximum')).toHaveValue('6-00-00');
    expect(screen.queryByRole('region', { name: 'Jail time' })).toBeNull();
    const before = dates();
    await fill(user, 'Maximum', '5');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    expect(await inTheWay()).toHaveTextContent('Reason: A reason is required for this entry.');
    expect(field('Reason for the correction')).toBeInvalid();
    expect(dates()).not.toEqual(before);
    await fill(user, 'Reason for the correction', 'Read again from the paper');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    const warning = await screen.findByRole('checkbox', { name: /neither between one year/ });
    await user.click(warning);
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(address()).toBe(`/people/${id}/sentence`);
    expect((await pageOf(at, id)).commitments).toMatchObject([{ root: committed, counts: [{ maximum: '5-00-00' }] }]);
  });

  test('that has been corrected meanwhile says that its words are no longer in force', async () => {
    const at = await stationForTest();
    const { id, committed } = at.person();
    at.as('records-clerk', correction(commit(id), committed, { county: 'Queens' }));
    await openPage(at, `/people/${id}/commitment/${committed}`, { as: 'records-clerk' });
    expect(await screen.findByText(/^These words are no longer in force/)).toBeVisible();
  });

  test('that is struck out by somebody else while the form is open says so', async () => {
    const at = await stationForTest();
    const { id, committed } = at.person();
    await openForm(at, id, undefined, `/${committed}`);
    at.as('coordinator', voiding(commit(id), committed));
    expect(await screen.findByText(/^These words are no longer in force/)).toBeVisible();
  });
});
