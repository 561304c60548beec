import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignLevel } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { disposedCase } from '../testing/hearing-case.ts';
import { owingConfinement, recommended } from '../testing/drc-case.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors.officer.account).people.open({ id });
const region = (name: string) => screen.findByRole('region', { name });

describe('the list of the committee', () => {
  test('has the review due today with its days, the recommendation before the Superintendent, and opens each', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const { user, address, unmount } = await openPage(at, '/shu/drc', { as: 'drc-member' });
    const due = within(await screen.findByRole('table', { name: 'Reviews due' })).getAllByRole('row');
    expect(due[1]).toHaveTextContent(/MARSH, Daniel T.*8A1-01.*Level I.*Mar 2, 2026due today.*120since Jan 1, 2026, by his first level.*60.*May 1, 2026/);
    expect(await region('Before the Superintendent')).toHaveTextContent('No recommendation awaits the Superintendent.');
    await expectNoViolations();
    due[1]!.focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/drc`);
    unmount();
    const root = recommended(at, id, 20);
    const next = await openPage(at, '/shu/drc', { as: 'superintendent' });
    const rows = within(await screen.findByRole('table', { name: 'Recommendations to decide' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/Mar 2, 2026.*20.*May 1, 2026/);
    expect(await region('Reviews due')).toHaveTextContent('No review is due.');
    await next.user.click(rows[1]!);
    expect(next.address()).toBe(`/people/${id}/drc/decision/${root}`);
  });

  test('of a unit in which nobody owes confinement says so', async () => {
    const at = await stationForTest();
    at.person();
    await openPage(at, '/shu/drc', { as: 'drc-member' });
    expect(await screen.findByText('No review is due.')).toBeVisible();
    expect(screen.getByText('No review is to come in that time.')).toBeVisible();
  });
});

describe('a review that was due', () => {
  test('is not before the committee any more when nothing of the confinement remains', async () => {
    const at = await stationForTest();
    const { id } = disposedCase(at, 3, [{ name: 'keeplock', days: 30, hoursInCell: 12, starts: '2026-01-01' }]);
    at.as('captain', assignLevel(id, 'I', { effective: '2026-01-01' }));
    await openPage(at, '/shu/drc', { as: 'drc-member' });
    expect(await screen.findByRole('table', { name: 'Not reviewed in time', hidden: true })).toHaveTextContent(/MARSH.*Jan 16, 2026.*29since Jan 1, 2026/);
    expect(await region('Reviews due')).toHaveTextContent('No review is due.');
  });
});

describe('the review', () => {
  test('shows the arithmetic, the ceiling of the level and the new release date while the days are typed', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const { user } = await openPage(at, `/people/${id}/drc`, { as: 'drc-member' });
    const stands = await region('Where he stands');
    expect(stands).toHaveTextContent(/Mar 2, 2026due today.*May 1, 2026.*20 days.*one third of 60 remaining/);
    expect(stands).toHaveTextContent('one half of 120 days: 120 × 1 / 2');
    expect(stands).toHaveTextContent(/This program’s reading: No admission is entered/);
    await user.click(within(stands).getByRole('link', { name: 'Enter a review' }));
    await user.click(await screen.findByRole('radio', { name: 'Time off, to the Superintendent' }));
    await fill(user, 'Days off', '21');
    expect(screen.getByText('More than the 20 days that may be recommended.')).toBeVisible();
    await user.type(field('Members of the committee'), 'Counselor Ames{Enter}The lieutenant{Enter}');
    await fill(user, 'Reason', 'Good adjustment');
    await user.click(screen.getByRole('button', { name: 'Record the review' }));
    expect(await inTheWay()).toHaveTextContent(/one third of the remaining 60 days at Level I is 20/);
    await fill(user, 'Days off', '20');
    expect(screen.getByRole('status', { name: 'Release date from confinement' })).toHaveTextContent('Apr 11, 2026, instead of May 1, 2026');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the review' }));
    await saidToBeDone('Review recorded');
    expect((await pageOf(at, id)).drc.reviews).toMatchObject([{ days: 20, basis: { remaining: 60, lastDay: '2026-05-01' }, members: [{ name: 'Counselor Ames' }, { name: 'The lieutenant', account: at.actors.lieutenant.account }] }]);
    expect(await screen.findByText('Awaits the Superintendent.')).toBeVisible();
  });

  test('that recommends nothing needs its reason and its members, and leaves the list', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const { user } = await openPage(at, `/people/${id}/drc/review`, { as: 'captain' });
    await user.click(await screen.findByRole('radio', { name: 'Nothing' }));
    await user.click(screen.getByRole('button', { name: 'Record the review' }));
    expect(await inTheWay()).toHaveTextContent(/Members/);
    await user.type(field('Members of the committee'), 'Counselor Ames{Enter}');
    await fill(user, 'Reason', 'Two reports since');
    await user.click(screen.getByRole('button', { name: 'Record the review' }));
    await saidToBeDone('Review recorded');
    expect(await region('Reviews and time cuts')).toHaveTextContent(/nothing recommended.*Two reports since/);
    expect(await clientOf(at.station, at.actors.officer.account).shu.drc()).toEqual({ reviews: [], missed: [], decisions: [], lookAgain: [] });
  });

  test('is for the committee, not for an officer', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    await openPage(at, `/people/${id}/drc/review`, { as: 'officer' });
    expect(await screen.findByText('This is entered by: DRC member, Captain.')).toBeVisible();
  });
});

describe('the Superintendent', () => {
  test('approves, and the history shows the last day before and after; a correction modifies it', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const root = recommended(at, id, 20);
    const { user, address } = await openPage(at, `/people/${id}/drc/decision/${root}`, { as: 'superintendent' });
    for (const choice of await screen.findAllByRole('radio')) expect(choice).not.toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Approved: 20 days off' }));
    expect(screen.getByRole('status', { name: 'Release date from confinement' })).toHaveTextContent('Apr 11, 2026, instead of May 1, 2026');
    await fill(user, 'Reason', 'As recommended');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record the decision' }));
    await saidToBeDone('Decision recorded');
    expect(address()).toBe(`/people/${id}/drc`);
    const review = await screen.findByRole('article', { name: 'Review of Mar 2, 2026' });
    expect(review).toHaveTextContent(/approved, 20 days off.*before: May 1, 2026 after: Apr 11, 2026/);
    expect(await region('Where he stands')).toHaveTextContent(/Release date from confinementApr 11, 2026/);
    expect(await region('Penalties in force')).toHaveTextContent('60 days of confinement owed after today, to May 1, 2026; with 20 days cut by the Superintendent, 40 days, to Apr 11, 2026.');

    await user.click(within(review).getByRole('link', { name: 'Correct' }));
    await user.click(await screen.findByRole('radio', { name: 'Modified: another number of days' }));
    await fillAll(user, { 'Days off': '10', Reason: 'Ten were meant' });
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).drc.cuts).toMatchObject([{ outcome: 'modified', days: 10 }]);
    expect(await screen.findByRole('article', { name: 'Review of Mar 2, 2026' })).toHaveTextContent('after: Apr 21, 2026');
  });

  test('finds the cut to be looked at again once an appeal takes the terms away', async () => {
    const at = await stationForTest();
    const { id, root: report } = owingConfinement(at);
    const root = recommended(at, id, 20);
    at.as('superintendent', act(id, 'time-cut.decided', { recommendation: root, outcome: 'approved', days: 20, basis: { remaining: 60, lastDay: '2026-05-01' } }, { reason: 'As recommended' }));
    at.as('coordinator', act(id, 'appeal.decided', { report, at: '2026-03-02T11:00', on: 'court order', authority: 'court', decidedBy: 'The court', outcome: 'reversed', why: 'No notice' }, { reason: 'Order of the court' }));
    await openPage(at, '/shu/drc', { as: 'superintendent' });
    expect(await screen.findByRole('table', { name: 'Time cuts to be looked at again' })).toHaveTextContent(/now nothing of it stands/);
  });
});

describe('the stay in the unit', () => {
  test('is entered by its admission, which is corrected and ended', async () => {
    const at = await stationForTest();
    const { id } = owingConfinement(at);
    const { user } = await openPage(at, `/people/${id}/drc`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('link', { name: 'Enter the admission' }));
    await fill(user, 'Admitted on', '01/11/2026');
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Admission recorded');
    expect(await region('Where he stands')).toHaveTextContent(/Admitted Jan 11, 2026; 110 days of confinement owed/);
    const stay = await region('In the unit');
    await user.click(within(stay).getByRole('link', { name: 'Correct' }));
    await fillAll(user, { 'Admitted on': '01/10/2026', 'Reason for the correction': 'Read again from the transfer order' });
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    await user.click(await screen.findByRole('link', { name: 'Enter the release' }));
    await fill(user, 'Released on', '03/02/2026');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Record' }));
    await saidToBeDone('Release recorded');
    expect(await region('Where he stands')).toHaveTextContent('Not in the special housing unit');
    expect((await pageOf(at, id)).drc).toMatchObject({ admissions: [{ day: '2026-01-10' }], releases: [{ day: '2026-03-02' }] });
  });
});
