import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Act } from '../../shared/contract/contract.ts';
import { known } from '../../shared/capabilities.ts';
import { fold } from '../../shared/entry/fold.ts';
import { levelsOf } from '../../shared/shu/level.ts';
import type { Station } from '../../station/station.ts';
import { assignCell, assignLevel, certify, commit, correction, voiding } from '../../station/testing/acts.ts';
import { stationsApart } from '../../station/testing/apart.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

/** What each of two stations records while the link is down, and then they meet. */
async function apart(here: (people: readonly string[]) => readonly Act[], there: (people: readonly string[]) => readonly Act[]) {
  const at = await stationsApart();
  onTestFinished(() => at[Symbol.dispose]());
  const mine = at.first.as('captain', ...here(at.people));
  const theirs = at.atSecond(at.first.actors.captain, ...there(at.people));
  await at.meet();
  return { ...at, mine, theirs };
}

const bothMoveHim = () =>
  apart(
    ([one]) => [assignLevel(one!, 'II', { reason: 'Thirty days without a report' })],
    ([one]) => [assignLevel(one!, 'III', { reason: 'Sixty days in Level II' })],
  );

const levelsAt = (station: Station, id: string) => levelsOf(fold({ type: 'person', id }, station.book.entriesOf({ type: 'person', id }), known)).map(({ level }) => level);
const radio = (name: RegExp) => screen.findByRole('radio', { name });

describe('the inbox', () => {
  test('says that nothing is in question, where nothing is', async () => {
    await openPage(await stationForTest(), '/inbox', { as: 'captain' });
    expect(await screen.findByText(/^Nothing is in question/)).toBeVisible();
    await expectNoViolations();
  });

  test('lists a matter as the Captain’s to settle, opened by the keys alone', async () => {
    const at = await bothMoveHim();
    const { user, address } = await openPage(at.first, '/inbox', { as: 'captain' });
    const mine = within(await screen.findByRole('region', { name: 'For you to settle' }));
    expect(mine.getByRole('link')).toHaveTextContent(/DOE, John A 2 in question.*Level II.*by The captain.*Level III/);
    await expectNoViolations();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'In question: DOE, John A' })).toBeVisible();
    expect(address()).toBe(`/inbox/${at.mine[0]}`);
  });

  test('shows it to the SHU sergeant too, says whose it is, and lets him settle nothing', async () => {
    const at = await bothMoveHim();
    const { user } = await openPage(at.first, '/inbox', { as: 'shu-sergeant' });
    const others = within(await screen.findByRole('region', { name: 'For other offices' }));
    expect(others.getByText('Captain, Watch Commander, Superintendent, Coordinator')).toBeVisible();
    await user.click(others.getByRole('link'));
    expect(await screen.findByRole('region', { name: 'Settling' })).toHaveTextContent('not settle it: it is for Captain, Watch Commander, Superintendent, Coordinator');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });

  test('lists two in one cell, with who mends it and where', async () => {
    const at = await apart(
      ([one]) => [assignCell(one!, 'SHU', '8A1-01')],
      ([, two]) => [assignCell(two!, 'SHU', '8A1-01')],
    );
    await openPage(at.first, '/inbox', { as: 'captain' });
    const clashes = within(await screen.findByRole('region', { name: 'Clashes' }));
    expect(clashes.getByText('More people than beds: SHU 8A1-01')).toBeVisible();
    expect(clashes.getByRole('link', { name: 'Assign a cell: DOE, John B' })).toHaveAttribute('href', `/people/${at.people[1]}/assign`);
    await expectNoViolations();
  });

  test('tells who does not mend a clash whose it is', async () => {
    const at = await apart(
      ([one]) => [assignCell(one!, 'SHU', '8A1-01')],
      ([, two]) => [assignCell(two!, 'SHU', '8A1-01')],
    );
    await openPage(at.first, '/inbox', { as: 'officer' });
    const clashes = within(await screen.findByRole('region', { name: 'Clashes' }));
    expect(clashes.getByText(/^This is for: SHU sergeant/)).toBeVisible();
    expect(clashes.queryByRole('link', { name: /^Assign/ })).toBeNull();
  });

  test('is counted by age on the desk', async () => {
    const at = await bothMoveHim();
    const { user, address } = await openPage(at.first, '/', { as: 'captain' });
    const counts = await screen.findByRole('region', { name: 'In question' });
    expect(counts).toHaveTextContent('1 today0 this week0 older1 is yours to settle.');
    await user.click(within(counts).getByRole('link', { name: 'Open the inbox' }));
    expect(address()).toBe('/inbox');
  });
});

describe('a matter', () => {
  test('shows beside each other what each did, where, and what neither saw', async () => {
    const at = await bothMoveHim();
    await openPage(at.first, `/inbox/${at.theirs[0]}`, { as: 'captain' });
    const first = await screen.findByRole('article', { name: 'Entry 1' });
    const second = screen.getByRole('article', { name: 'Entry 2' });
    expect(first).toHaveTextContent(/Level II.*“Thirty days without a report”.*The captain, Captain.*Test Correctional Facility, Records 1/);
    expect(second).toHaveTextContent(/Level III.*“Sixty days in Level II”.*Test Correctional Facility, Records 2/);
    expect(first).toHaveTextContent(/Level: nothing on recordnot seen: .*Level III/);
    expect(second).toHaveTextContent(/not seen: Level II assigned \(The captain/);
    expect(first).toHaveTextContent(/on the record, but entry 2 comes after it and holds meanwhile\. In question: another entry \(level\) was made without sight of this one\./);
    expect(second).toHaveTextContent(/It holds for now\. In question: made without sight of another entry \(level\)\./);
    expect(screen.getByRole('region', { name: 'Meanwhile' })).toHaveTextContent(/Meanwhile the record saysLevel: .*Level III/);
    await expectNoViolations();
  });

  test('is named in the daybook as people name it, with why', async () => {
    const at = await bothMoveHim();
    const { user } = await openPage(at.first, `/people/${at.people[0]}/daybook`, { as: 'captain' });
    await user.hover((await screen.findAllByText('in question'))[0]!);
    expect(await screen.findByText('another entry (level) was made without sight of this one')).toBeVisible();
  });

  test('is settled by choosing one with a reason, and then both books agree', async () => {
    const at = await bothMoveHim();
    const { user, address } = await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    expect(await screen.findByRole('button', { name: 'Settle' })).toBeDisabled();
    await user.keyboard('1');
    expect(await radio(/^1 .*Level II/)).toBeChecked();
    expect((await screen.findByText('Then the record says')).closest('[role=note]')).toHaveTextContent(/Level: Level II assigned/);
    await waitFor(() => expect(screen.getByRole('article', { name: 'Entry 2' })).toHaveTextContent('would be set aside'));
    await user.click(screen.getByRole('button', { name: 'Settle' }));
    expect(await inTheWay()).toHaveTextContent(/reason/i);
    await fill(user, 'Reason', 'The gallery log has Level II');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Settled');
    expect(address()).toBe('/inbox');
    expect(await screen.findByText(/^Nothing is in question/)).toBeVisible();
    await at.meet();
    for (const station of [at.first.station, at.second]) expect(levelsAt(station, at.people[0]!)).toEqual(['II']);
  });

  test('is settled by letting both stand, in the order in which they were made', async () => {
    const at = await bothMoveHim();
    const { user } = await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    await radio(/^B Both stand/);
    await user.keyboard('b');
    await fill(user, 'Reason', 'He was moved twice that day');
    await user.click(screen.getByRole('button', { name: 'Settle' }));
    await saidToBeDone('Settled');
    expect(levelsAt(at.first.station, at.people[0]!)).toEqual(['II', 'III']);
  });

  test('is settled by a third, entered in its own form and recorded together with the settlement', async () => {
    const at = await bothMoveHim();
    const { user, address } = await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    await radio(/^X/);
    await fill(user, 'Reason', 'Neither committee met that day');
    await user.click(await screen.findByRole('link', { name: 'Another level or cell' }));
    expect(await screen.findByRole('region', { name: 'What is set aside' })).toHaveTextContent(/Level II .*Level III/);
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Why neither/ })).toHaveValue('Neither committee met that day'));
    await user.click(await screen.findByRole('radio', { name: 'Level I' }));
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Settle, and record this' }));
    expect(await inTheWay()).toHaveTextContent(/reason/i);
    expect(levelsAt(at.first.station, at.people[0]!)).not.toContain('I');
    await fill(user, 'Reason', 'As the committee decided the day after');
    await user.click(screen.getByRole('button', { name: 'Settle, and record this' }));
    await saidToBeDone('Settled, and recorded');
    expect(address()).toBe('/inbox');
    await at.meet();
    for (const station of [at.first.station, at.second]) expect(levelsAt(station, at.people[0]!)).toEqual(['I']);
    expect(at.first.station.sync.status()).toMatchObject({ defects: [] });
  });

  test('left half settled is found again as it was, as a draft', async () => {
    const at = await bothMoveHim();
    const { user, client } = await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    await radio(/^X/);
    await user.keyboard('2');
    await fill(user, 'Reason', 'The paper of the');
    await user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    await waitFor(async () => expect(await client.drafts.list()).toMatchObject([{ key: `/inbox/${at.mine[0]}`, title: 'Settling a matter of DOE, John A' }]));
    await user.click(within(await screen.findByRole('region', { name: 'For you to settle' })).getByRole('link'));
    expect(await radio(/^2 /)).toBeChecked();
    expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('The paper of the');
  });

  test('is the same draft by whichever of its entries it is opened', async () => {
    const at = await bothMoveHim();
    const { user } = await openPage(at.first, `/inbox/${at.theirs[0]}`, { as: 'captain' });
    await radio(/^X/);
    await fill(user, 'Reason', 'Typed from the daybook');
    await user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    await user.click(within(await screen.findByRole('region', { name: 'For you to settle' })).getByRole('link'));
    await radio(/^X/);
    expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('Typed from the daybook');
  });

  test('into which an earlier entry comes shows what was typed before it came', async () => {
    const at = await bothMoveHim();
    await clientOf(at.first.station, at.first.actors.captain.account).drafts.put({ key: `/inbox/${at.theirs[0]}`, title: 'Settling a matter of DOE, John A', words: { choice: 'none', together: [], reason: 'Typed when it was the first' } });
    await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    expect(await screen.findByRole('region', { name: 'Settling a matter of DOE, John A, as it was typed' })).toHaveTextContent('Typed when it was the first');
  });

  test('settled by another while a reason is typed leaves the reason to be read, and to be thrown away', async () => {
    const at = await bothMoveHim();
    const { user, client } = await openPage(at.first, `/inbox/${at.theirs[0]}`, { as: 'captain' });
    await radio(/^X/);
    await fill(user, 'Reason', 'A long account of the gallery log');
    const settles = [...at.mine, ...at.theirs];
    at.atSecond(at.first.actors.captain, { kind: 'question.settled', subject: { type: 'person', id: at.people[0]! }, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' });
    await at.meet();
    expect(await screen.findByText(/^This matter is settled/)).toBeVisible();
    const typed = await screen.findByRole('region', { name: 'Settling a matter of DOE, John A, as it was typed' });
    expect(typed).toHaveTextContent('A long account of the gallery log');
    await expectNoViolations();
    await user.click(within(typed).getByRole('button', { name: 'Throw it away' }));
    await waitFor(async () => expect(await client.drafts.list()).toEqual([]));
    expect(screen.queryByText(/A long account/)).toBeNull();
  });

  test('settled by another while a third is entered leaves the words of both forms to be read', async () => {
    const at = await bothMoveHim();
    const { user, client } = await openPage(at.first, `/inbox/${at.mine[0]}/third/level.assigned`, { as: 'captain' });
    await screen.findByRole('button', { name: 'Settle, and record this' });
    await fill(user, 'Why neither stands', 'Neither committee met');
    await fill(user, 'Reason', 'As decided the day after');
    await waitFor(async () => expect(await client.drafts.list()).toHaveLength(2));
    const settles = [...at.mine, ...at.theirs];
    at.first.as('captain', { kind: 'question.settled', subject: { type: 'person', id: at.people[0]! }, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' });
    expect(await screen.findByText(/^This matter is settled/)).toBeVisible();
    expect(await screen.findByRole('region', { name: /^A third entered for DOE, John A/ })).toHaveTextContent('As decided the day after');
    expect(screen.getByRole('region', { name: /^Settling a matter/ })).toHaveTextContent('Neither committee met');
  });

  test('settled meanwhile, it says so', async () => {
    const at = await bothMoveHim();
    const settles = [...at.mine, ...at.theirs];
    at.first.as('captain', { kind: 'question.settled', subject: { type: 'person', id: at.people[0]! }, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' });
    await openPage(at.first, `/inbox/${at.mine[0]}`, { as: 'captain' });
    expect(await screen.findByText(/^This matter is settled/)).toBeVisible();
  });

  test('settled wrongly is taken back from the person’s daybook by an office that may settle it, and is in the inbox again', async () => {
    const at = await bothMoveHim();
    const settles = [...at.mine, ...at.theirs];
    at.first.as('captain', { kind: 'question.settled', subject: { type: 'person', id: at.people[0]! }, effective: '2026-03-02', body: { settles, stands: settles.slice(1), how: 'chosen' }, reason: 'The log' });
    const { user } = await openPage(at.first, `/people/${at.people[0]}/daybook`, { as: 'captain' });
    await user.click(await screen.findByRole('button', { name: 'Take back' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, 'Reason', 'I pressed 2 for 1');
    await user.click(within(dialog).getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(screen.getAllByRole('link', { name: 'Open it in the inbox' })).toHaveLength(2));
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    await fill(user, 'Reason', 'It was 2 after all');
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Bring back' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Open it in the inbox' })).toBeNull());
  });

  test('of two corrections says which of them holds, and names each commitment', async () => {
    const at = await stationsApart();
    onTestFinished(() => at[Symbol.dispose]());
    const words = commit(at.people[0]!, { indictment: '00009-2018' });
    const [committed = ''] = at.first.as('records-clerk', words);
    await at.meet();
    const [queens = ''] = at.first.as('records-clerk', correction(words, committed, { county: 'Queens' }));
    at.atSecond(at.first.actors['records-clerk'], correction(words, committed, { county: 'Bronx' }));
    await at.meet();
    await openPage(at.first, `/inbox/${queens}`, { as: 'coordinator' });
    const first = await screen.findByRole('article', { name: 'Entry 1' });
    expect(first).toHaveTextContent(/What it corrects or strikes out: Commitment, Kings.*not seen: Corrected: Commitment, Bronx/);
    expect(first).toHaveTextContent('’s entry on the same fact came later and holds; both stay in the book.');
    const meanwhile = screen.getByRole('region', { name: 'Meanwhile' });
    for (const line of [/The commitment of Kings, 00009-2018: Corrected: Commitment, Bronx/, /The commitment of Queens, 00009-2018: nothing/]) expect(meanwhile).toHaveTextContent(line);
    await expectNoViolations();
  });

  test('of a sentence, once settled, is not offered to the Captain to take back', async () => {
    const at = await stationsApart();
    onTestFinished(() => at[Symbol.dispose]());
    const person = at.people[0]!;
    const words = commit(person, { indictment: '00009-2018' });
    const [committed = ''] = at.first.as('records-clerk', words);
    await at.meet();
    const [queens = ''] = at.first.as('records-clerk', correction(words, committed, { county: 'Queens' }));
    const [bronx = ''] = at.atSecond(at.first.actors['records-clerk'], correction(words, committed, { county: 'Bronx' }));
    await at.meet();
    at.first.as('coordinator', { kind: 'question.settled', subject: { type: 'person', id: person }, effective: '2026-03-02', body: { settles: [queens, bronx], stands: [queens], how: 'chosen' }, reason: 'The paper' });
    const { unmount } = await openPage(at.first, `/people/${person}/daybook`, { as: 'captain' });
    await screen.findByText(/^Settled/);
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
    unmount();
    await openPage(at.first, `/people/${person}/daybook`, { as: 'coordinator' });
    expect(await screen.findByRole('button', { name: 'Take back' })).toBeVisible();
  });

  test('an entry that stands aside says why, and is set aside by the coordinator', async () => {
    const at = await stationsApart();
    onTestFinished(() => at[Symbol.dispose]());
    const { first, people } = at;
    const [committed = ''] = first.as('records-clerk', commit(people[0]!, { indictment: '00009-2018' }));
    await at.meet();
    first.as('records-clerk', voiding(commit(people[0]!), committed));
    const [aside = ''] = at.atSecond(first.actors['records-clerk'], certify(people[0]!, committed));
    await at.meet();
    const { user } = await openPage(first, `/inbox/${aside}`, { as: 'coordinator' });
    const entries = await screen.findAllByRole('article');
    const told = entries.find((one) => one.textContent.includes('kept and not on the record'));
    expect(told).toHaveTextContent(/standing aside/);
    await user.keyboard('x');
    await fill(user, 'Reason', 'The commitment was another man’s');
    await user.click(screen.getByRole('button', { name: 'Settle' }));
    await saidToBeDone('Settled');
    expect(await screen.findByText(/^Nothing is in question/)).toBeVisible();
  });
});
