import { screen } from '@testing-library/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Act } from '../../shared/contract/contract.ts';
import { known } from '../../shared/capabilities.ts';
import { fold } from '../../shared/entry/fold.ts';
import { stationsApart } from '../../station/testing/apart.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { authorsOf } from './transfer-page.tsx';

interface Place {
  readonly id: string;
  readonly name: string;
}
const here: Place = { id: '', name: 'Test Correctional Facility' };
const [far, near, third] = ['Far', 'Near', 'Third'].map((name): Place => ({ id: name.toLowerCase(), name: `${name} Correctional Facility` })) as [Place, Place, Place];

/** A station whose book knows a station of another facility. */
async function withAnother() {
  const at = await stationForTest();
  const { id } = at.person();
  at.station.db.$client.prepare(`INSERT INTO stations (id, name, public_key, facility, facility_name, enrolled) VALUES ('s', 'Records', 'k', 'far', 'Far Correctional Facility', 1)`).run();
  return { at, id };
}

describe('a transfer', () => {
  test('is recorded by the records clerk, and the person’s page is then to be read', async () => {
    const { at, id } = await withAnother();
    const { user, address } = await openPage(at, `/people/${id}/transfer`, { as: 'records-clerk' });
    await screen.findByRole('button', { name: 'Record the transfer' });
    await choose(user, 'To', 'Far Correctional Facility');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the transfer' }));
    await saidToBeDone('Transfer recorded');
    expect(address()).toBe(`/people/${id}`);
    expect(await screen.findByRole('note', { name: 'Held by Far Correctional Facility since Mar 2, 2026' })).toBeVisible();
    for (const name of ['Enter a commitment', 'Transfer', 'Write a report', 'Enter', 'Enter an event', 'Certify', 'Enter a date by hand', 'Enter a certificate']) expect(screen.queryByRole('link', { name })).toBeNull();
    await expectNoViolations();
  });

  test('without a facility chosen is not recorded, and says what is missing', async () => {
    const { at, id } = await withAnother();
    const { user } = await openPage(at, `/people/${id}/transfer`, { as: 'records-clerk' });
    await user.click(await screen.findByRole('button', { name: 'Record the transfer' }));
    expect(await inTheWay()).toHaveTextContent(/To/);
  });

  test('is not for the Captain', async () => {
    const { at, id } = await withAnother();
    await openPage(at, `/people/${id}/transfer`, { as: 'captain' });
    expect(await screen.findByText('This is for: Records clerk, Coordinator.')).toBeVisible();
  });

  test('cannot be made where no other facility is known, and says how one becomes known', async () => {
    const at = await stationForTest();
    await openPage(at, `/people/${at.person().id}/transfer`, { as: 'records-clerk' });
    expect(await screen.findByText(/^No other facility is known here/)).toBeVisible();
  });

  test('names who wrote the record, each once in each office', () => {
    const line = (author: string, role: 'captain' | 'officer') => ({ author, authorName: author.toUpperCase(), role });
    expect(authorsOf([line('a', 'captain'), line('b', 'officer'), line('a', 'captain'), line('a', 'officer')])).toEqual([
      { account: 'a', name: 'A', role: 'captain' },
      { account: 'b', name: 'B', role: 'officer' },
      { account: 'a', name: 'A', role: 'officer' },
    ]);
  });
});

describe('another transfer, in place of two in question', () => {
  /** Two stations send a person on from one facility, each to another, and then meet. */
  async function sentTwice(from: Place, to: readonly [Place, Place]) {
    const at = await stationsApart();
    onTestFinished(() => at[Symbol.dispose]());
    const [person = ''] = at.people;
    for (const { id, name } of [far, near, third]) at.first.station.db.$client.prepare(`INSERT INTO stations (id, name, public_key, facility, facility_name, enrolled) VALUES (?, 'Records', 'k', ?, ?, 1)`).run(`s-${id}`, id, name);
    const asKnown = (place: Place) => (place === here ? { ...here, id: at.first.facility } : place);
    const transfer = (place: Place): Act => ({ kind: 'person.transferred', subject: { type: 'person', id: person }, effective: '2026-03-01', body: { from: asKnown(from), to: asKnown(place), authors: [] } });
    const [entry = ''] = at.first.as('records-clerk', transfer(to[0]));
    at.atSecond(at.first.actors['records-clerk'], transfer(to[1]));
    await at.meet();
    return { at, person, entry };
  }

  test.each([near, third])('to $name is recorded from where he was before both', async (to) => {
    const { at, person, entry } = await sentTwice(here, [far, near]);
    const { user, client } = await openPage(at.first, `/inbox/${entry}`, { as: 'coordinator' });
    await screen.findByRole('radio', { name: /^X/ });
    await fill(user, 'Reason', 'The order of the day names neither');
    await user.click(await screen.findByRole('link', { name: 'Another transfer' }));
    await screen.findByRole('button', { name: 'Settle, and record this' });
    await choose(user, 'To', to.name);
    await user.click(screen.getByRole('button', { name: 'Settle, and record this' }));
    await saidToBeDone('Settled, and recorded');
    const lines = await client.entries.daybook({ subject: { type: 'person', id: person } });
    expect(lines.filter(({ kind, outcome }) => kind === 'person.transferred' && outcome.is === 'applied').map(({ says }) => says)).toEqual([`Transferred from Test Correctional Facility to ${to.name}`]);
  });

  test('is not entered by a facility that he is then not at: it is told whom to ask', async () => {
    const { at, entry } = await sentTwice(far, [here, near]);
    await openPage(at.first, `/inbox/${entry}`, { as: 'coordinator' });
    expect(await screen.findByText(/^With none of them standing the person is at Far Correctional Facility, and only there/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Another transfer' })).toBeNull();
  });
});

describe('a person whose book was let go', () => {
  async function gone(back: 0 | 1) {
    const at = await stationForTest();
    const { id } = at.person();
    const { station } = at;
    station.db.$client.prepare(`INSERT INTO let_go VALUES (?, '19-B-0421', '01234567Q', 'MARSH, Daniel T', 'far', 'Far Correctional Facility', '2025-11-02', '2026-02-01', '2026-02-01T12:00:00.000Z', 6, ?)`).run(id, back);
    station.projector.project(fold({ type: 'person', id }, station.book.entriesOf({ type: 'person', id }), known), []);
    return { at, id };
  }

  test('has a page that says who holds him, since when and where his book is, and nothing else', async () => {
    const { at, id } = await gone(0);
    await openPage(at, `/people/${id}`, { as: 'captain' });
    const note = await screen.findByRole('note', { name: 'Held by Far Correctional Facility since Nov 2, 2025' });
    expect(note).toHaveTextContent(/The main office has his book.*let go on Feb 1, 2026/);
    expect(screen.getByRole('heading', { name: 'MARSH, Daniel T' })).toBeVisible();
    for (const gone of [screen.queryByRole('link', { name: 'Write a report' }), screen.queryByRole('tab')]) expect(gone).toBeNull();
    await expectNoViolations();
  });

  test('who is back: his book comes with the next exchange', async () => {
    const { at, id } = await gone(1);
    await openPage(at, `/people/${id}/report`, { as: 'captain' });
    expect(await screen.findByText(/^He is back, and his book comes with the next exchange/)).toBeVisible();
  });

  test('is found by name and number, as held elsewhere', async () => {
    const { at, id } = await gone(0);
    const { user, address } = await openPage(at, '/people', { as: 'captain' });
    expect(await screen.findByRole('link', { name: /MARSH, Daniel T.*at Far Correctional Facility/ })).toBeVisible();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByPlaceholderText('DIN, NYSID, name or cell'), 'marsh');
    expect(await screen.findByText(/held by Far Correctional Facility/)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}`);
  });
});
