import { screen, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assignLevel, commit, voiding } from '../../station/testing/acts.ts';
import { atMainOffice } from '../../station/testing/main-office.ts';
import { testPassword } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, openPage, openWindow, saidToBeDone } from '../testing/render.tsx';

/** A matter of one facility, an hour old at a workstation of the main office. */
async function aMatter() {
  const at = await atMainOffice();
  onTestFinished(() => at[Symbol.dispose]());
  at.first.as('captain', assignLevel(at.people[0]!, 'II', { reason: 'Thirty days' }));
  at.atSecond(at.first.actors.captain, assignLevel(at.people[0]!, 'III', { reason: 'Sixty days' }));
  await at.meetAll();
  return at;
}

/** A page of that workstation, as it is for the coordinator. */
async function coordinatorOpens(path: string) {
  const at = await aMatter();
  return { at, ...(await openPage(at.first, path, { as: 'coordinator', client: clientOf(at.desk, at.coordinator) })) };
}

describe('at the main office', () => {
  test('a facility’s officer is told that he signs in there', async () => {
    const { user } = openWindow(clientOf((await aMatter()).desk));
    expect(await screen.findByText('Main office')).toBeVisible();
    await user.type(await screen.findByLabelText('User name'), 'captain');
    await user.type(screen.getByLabelText('Password'), testPassword);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The account captain is of Test Correctional Facility; at this workstation the main office signs in. Sign in at a station of the facility');
  });

  test('the desk counts what waits at each facility by age, and the shell has no place where something is entered for one', async () => {
    await coordinatorOpens('/');
    const row = within(await screen.findByRole('region', { name: 'In question, by facility' })).getByRole('row', { name: /^Test Correctional Facility/ });
    expect(within(row).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['1', '0', '0', '1 h', '0']);
    expect(within(screen.getByRole('navigation', { name: 'Places' })).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Home', 'Inbox', 'People', 'Daybook', 'This station']);
    await expectNoViolations();
  });

  test('the coordinator opens the matter of a facility by the keys and settles it with a reason', async () => {
    const { user } = await coordinatorOpens('/inbox');
    const own = within(await screen.findByRole('region', { name: 'Test Correctional Facility' }));
    expect(own.getByRole('link')).toHaveTextContent(/DOE, John A 2 in question/);
    await expectNoViolations();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByText(/Test Correctional Facility · for/)).toBeVisible();
    await user.click(await screen.findByRole('radio', { name: /^1 .*Level II/ }));
    expect(screen.queryByText(/Or enter what is right/)).toBeNull();
    await fill(user, 'Reason', 'The gallery log has Level II');
    await user.click(screen.getByRole('button', { name: 'Settle' }));
    await saidToBeDone('Settled');
    expect(await screen.findByText(/^Nothing is in question/)).toBeVisible();
  });

  test('the inbox narrows to one facility', async () => {
    const { user } = await coordinatorOpens('/inbox');
    expect(await screen.findByRole('region', { name: 'By facility' })).toBeVisible();
    await user.click(screen.getByRole('combobox', { name: 'Facility' }));
    await user.click(await screen.findByRole('option', { name: 'Test Correctional Facility' }));
    expect(screen.queryByRole('region', { name: 'By facility' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Test Correctional Facility' })).toBeVisible();
  });

  test('people are listed with their facility, and nobody is received', async () => {
    await coordinatorOpens('/people');
    expect(await screen.findByText('2 of 2')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Facility' })).toHaveValue('Every facility');
    expect(screen.queryByRole('combobox', { name: 'Unit' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Receive a person' })).toBeNull();
    await expectNoViolations();
  });

  test('a person’s page says who holds him, and is read', async () => {
    const at = await aMatter();
    await openPage(at.first, `/people/${at.people[0]}`, { as: 'coordinator', client: clientOf(at.desk, at.coordinator) });
    expect(await screen.findByRole('note')).toHaveTextContent('Held by Test Correctional FacilityWhat happens is entered there.');
    for (const name of ['Transfer', 'Enter a commitment', 'Write a report']) expect(screen.queryByRole('link', { name })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Strike out' })).toBeNull();
    expect(screen.getByRole('link', { name: 'All dates' })).toBeVisible();
  });

  test('a person’s daybook offers to take back what was settled, and not to bring back what a facility struck out', async () => {
    const at = await aMatter();
    const person = at.people[0]!;
    const words = commit(person, { indictment: '00009-2018' });
    const [committed = ''] = at.first.as('records-clerk', words);
    at.first.as('records-clerk', voiding(words, committed));
    const client = clientOf(at.desk, at.coordinator);
    await at.meetAll();
    const settles = (await client.sync.inbox()).matters[0]!.entries.map(({ id }) => id);
    await client.entries.record({ acts: [{ kind: 'question.settled', subject: { type: 'person', id: person }, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' }], acknowledged: [] });
    await openPage(at.first, `/people/${person}/daybook`, { as: 'coordinator', client });
    expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Bring back' })).toBeNull();
  });
});
