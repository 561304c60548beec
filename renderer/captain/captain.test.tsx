import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { report } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, field, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { askedMove, caseAtLevelII } from '../testing/unit-case.ts';

const reviewsOf = async (at: TestStation, id: string) => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).shu.reviews;
const region = (name: string) => screen.findByRole('region', { name });

async function openReview(at: TestStation, { id, root }: { readonly id: string; readonly root: string }, as: 'captain' | 'lieutenant' | 'shu-sergeant' = 'captain') {
  const page = await openPage(at, `/people/${id}/captain-review/${root}`, { as });
  await region('The level clock');
  return page;
}

describe('the list of the Captain', () => {
  test('has every report that waits, with its tier, its days, where the case stands and the immediate move', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user, address } = await openPage(at, '/shu/captain', { as: 'captain' });
    const rows = within(await screen.findByRole('table', { name: 'Reports to decide' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/MARSH, Daniel T.*SHU 8B1-01.*Level II.*Mar 1, 2026.*100\.13.*III.*at Level II.*1.*awaits the Watch Commander/);
    await expectNoViolations();
    rows[1]!.focus();
    await user.keyboard('{Enter}');
    expect(address()).toMatch(new RegExp(`^/people/${id}/captain-review/`));
  });

  test('is empty where nothing waits, and says so', async () => {
    const at = await stationForTest();
    at.person();
    await openPage(at, '/shu/captain', { as: 'captain' });
    expect(await screen.findByText('No report waits for the Captain.')).toBeVisible();
  });
});

describe('the Captain’s decision', () => {
  test('is made on the report in full, the rest of the record and the clock, and on what each outcome would do to it', async () => {
    const at = await stationForTest();
    const held = caseAtLevelII(at);
    at.as('officer', report(held.id, { date: '2026-01-20', rules: ['106.10'], narrative: 'He would not come to the door.' }));
    await openReview(at, held);
    expect(await screen.findByText('He was told twice to step back from the door and did not do so.')).toBeVisible();
    expect(await region('The rest of the record')).toHaveTextContent('He would not come to the door.');
    expect(await region('The level clock')).toHaveTextContent('Mar 12, 2026');
    const choices = await screen.findByRole('radiogroup', { name: /What is decided/ });
    expect(within(choices).getByRole('radio', { name: 'No movement' })).toHaveAccessibleDescription(/Level II Level III not before Mar 12, 2026/);
    expect(within(choices).getByRole('radio', { name: 'Move to Level I' })).toHaveAccessibleDescription(/Level I Level II not before Apr 1, 2026.*PIMS R11/);
    expect(within(choices).getByRole('radio', { name: /new adjustment period/ })).toHaveAccessibleDescription(/Level III not before Apr 1, 2026.*PIMS R14/);
    for (const choice of within(choices).getAllByRole('radio')) expect(choice).not.toBeChecked();
    await expectNoViolations();
  });

  test('needs an outcome and a reason; recorded, it leaves the list and stands on the page', async () => {
    const at = await stationForTest();
    const held = caseAtLevelII(at);
    const { user } = await openReview(at, held);
    await user.click(await screen.findByRole('button', { name: 'Record the decision' }));
    expect(await inTheWay()).toHaveTextContent(/Outcome/);
    await user.click(screen.getByRole('radio', { name: /new adjustment period/ }));
    await fill(user, 'The new period begins on', '03/01/2026');
    expect(screen.getByRole('radio', { name: /new adjustment period/ })).toHaveAccessibleDescription(/not before Mar 31, 2026/);
    await user.click(screen.getByRole('button', { name: 'Record the decision' }));
    expect(await inTheWay()).toHaveTextContent('A reason is required');
    await fill(user, 'Reason', 'A second refusal in a week');
    await fill(user, 'Privileges lost, if any', 'Commissary, 15 days');
    await user.click(screen.getByRole('button', { name: 'Record the decision' }));
    await saidToBeDone('Decision recorded');
    expect(await reviewsOf(at, held.id)).toMatchObject([{ report: held.root, outcome: 'new adjustment period', newPeriodFrom: '2026-03-01', privilegesLost: 'Commissary, 15 days', reason: 'A second refusal in a week' }]);
    expect(await screen.findByRole('heading', { name: 'Decided: new adjustment period' })).toBeVisible();
    expect(await clientOf(at.station, at.actors.captain.account).shu.captain()).toEqual([]);
  });

  test('by a lieutenant is the designee’s, and is marked so', async () => {
    const at = await stationForTest();
    const held = caseAtLevelII(at);
    const { user } = await openReview(at, held, 'lieutenant');
    await user.click(await screen.findByRole('radio', { name: 'No movement' }));
    await fill(user, 'Reason', 'A first report');
    await user.click(screen.getByRole('button', { name: 'Record the decision' }));
    expect(await inTheWay()).toHaveTextContent('PIM-022');
    await user.click(screen.getByRole('checkbox', { name: 'I decide as the Captain’s designee' }));
    await user.click(screen.getByRole('button', { name: 'Record the decision' }));
    await saidToBeDone('Decision recorded');
    expect(await reviewsOf(at, held.id)).toMatchObject([{ outcome: 'no movement', designee: true }]);
    expect(await screen.findByText(/as the Captain’s designee/)).toBeVisible();
  });

  test('to move him leads on to the move, and is corrected by a further entry', async () => {
    const at = await stationForTest();
    const held = caseAtLevelII(at);
    at.as('captain', act(held.id, 'captain-review.decided', { report: held.root, outcome: 'move to Level I' }, { reason: 'A fight' }));
    const { user, address } = await openReview(at, held);
    expect(await screen.findByRole('link', { name: 'Record the move to Level I' })).toHaveAttribute('href', `/people/${held.id}/assign`);
    await user.click(screen.getByRole('link', { name: 'Correct' }));
    expect(address()).toBe(`/people/${held.id}/captain-review/${held.root}/correct`);
    await user.click(await screen.findByRole('radio', { name: 'No movement' }));
    await fill(user, 'Reason', 'The wrong outcome was marked');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await reviewsOf(at, held.id)).toMatchObject([{ outcome: 'no movement', reason: 'The wrong outcome was marked' }]);
  });

  test('is for those who hold the office: others read', async () => {
    const at = await stationForTest();
    await openReview(at, caseAtLevelII(at), 'shu-sergeant');
    expect(await region('The decision')).toHaveTextContent('To be decided by: Captain, Superintendent, Lieutenant, Watch Commander.');
  });

  test('is not shown of a report that was dismissed since', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/captain-review/${at.id()}`, { as: 'captain' });
    expect(await screen.findByText(/No such report stands/)).toBeVisible();
  });

  test('keeps what was typed as a draft', async () => {
    const at = await stationForTest();
    const held = caseAtLevelII(at);
    const first = await openReview(at, held);
    await fill(first.user, 'Reason', 'To be looked at again tomorrow');
    await first.user.click(screen.getByRole('button', { name: 'Leave (draft is kept)' }));
    expect(first.address()).toBe('/shu/captain');
    first.unmount();
    await openReview(at, held);
    expect(await screen.findByText('This is your draft, as you left it.')).toBeVisible();
    expect(field('Reason').value).toBe('To be looked at again tomorrow');
  });
});
