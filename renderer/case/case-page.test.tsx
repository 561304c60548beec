import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { act, setTier, someCase } from '../testing/cases.ts';
import { disposedCase, servedCase } from '../testing/hearing-case.ts';

const part = (name: string) => screen.findByRole('region', { name });

async function openCase(at: TestStation, id: string, root: string, as: Role) {
  const page = await openPage(at, `/people/${id}/case/${root}`, { as });
  await part('What comes next');
  return page;
}

test('once the time to appeal is over unused the case is final, and neither a miss nor an appeal is put first', async () => {
  const at = await stationForTest();
  const held = disposedCase(at, 2, [{ name: 'surcharge', cents: 500 }]);
  at.as('officer', held.act('disposition.delivered', '2026-03-02T09:50', { deliveredBy: 'Officer Reyes' }));
  at.clock.set('2026-03-09T15:00:00.000Z');
  await openPage(at, `/people/${held.id}/case/${held.root}`, { as: 'officer' });
  expect(within(await part('What comes next')).getByRole('link', { name: 'Enter an appeal' }).querySelector('kbd')).toBeNull();
  expect(screen.getByTestId('case-state')).toHaveTextContent('Delivered, final.');
  const appeal = within(await part('Clocks')).getByRole('article', { name: 'Appeal' });
  expect(appeal).toHaveTextContent('over');
  expect(appeal).not.toHaveTextContent(/missed/i);
});

test('the key for what comes next opens a hearing only for an office that hears the tier', async () => {
  const at = await stationForTest();
  const { id, root } = servedCase(at, 3);
  const { unmount } = await openPage(at, `/people/${id}/case/${root}`, { as: 'shu-sergeant' });
  const next = within(await part('What comes next'));
  expect(next.getByRole('link', { name: 'Open the hearing' }).querySelector('kbd')).toBeNull();
  unmount();
  await openPage(at, `/people/${id}/case/${root}`, { as: 'captain' });
  expect(within(await part('What comes next')).getByRole('link', { name: /^Open the hearing/ }).querySelector('kbd')).toHaveTextContent('N');
});

test('what a rehearing left to be put right is listed once, with the way to say how it was done', async () => {
  const at = await stationForTest();
  const held = disposedCase(at, 2, [{ name: 'surcharge', cents: 500 }]);
  at.as('superintendent', held.act('appeal.decided', '2026-03-02T10:00', { on: 'own motion', authority: 'superintendent', decidedBy: 'The superintendent', outcome: 'rehearing', until: '2026-03-16' }));
  const { user } = await openPage(at, `/people/${held.id}/case/${held.root}`, { as: 'lieutenant' });
  expect(await screen.findAllByText(/Give the money back/)).toHaveLength(1);
  await user.click(within(screen.getByRole('region', { name: 'To put right' })).getByRole('link', { name: 'Say how it was put right' }));
  expect(within(await screen.findByRole('combobox', { name: /^What is put right/ })).getByRole('option', { selected: true })).toHaveTextContent('The surcharge was imposed');
});

describe('the page of a case', () => {
  test('names the person, the report by its day and hour, the charges with their titles, and where it stands', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at, { manners: [{ rule: '100.13', manner: 'attempt' }] });
    await openCase(at, id, root, 'officer');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Report of Mar 1, 2026, 14:05 Tier II proposed');
    expect(screen.getByRole('list', { name: 'Charges' })).toHaveTextContent('100.13 Fighting (attempt, 270.3)');
    expect(screen.getByTestId('case-state')).toHaveTextContent('Awaiting review. Written; the review officer is to set the tier');
    await expectNoViolations();
  });

  test('draws where it has been, where it is and where it goes, in words', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    await openCase(at, id, root, 'officer');
    const stops = within(screen.getByRole('list', { name: 'Path of the case' })).getAllByRole('listitem');
    expect(stops.map((one) => one.textContent)).toEqual(['awaiting review, done', 'tier set', 'notice served, to come', 'in hearing, to come', 'disposed, to come', 'delivered, to come']);
    expect(stops[1]).toHaveAttribute('aria-current', 'step');
  });

  test('shows each clock with its last day, how far it is, who may extend it and what a miss means, opened to how it was counted', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    await openCase(at, id, root, 'officer');
    const start = await screen.findByRole('article', { name: 'The hearing of a confined person starts' });
    expect(start).toHaveTextContent('by Mar 8, 2026');
    expect(start).toHaveTextContent('6 days left');
    expect(start).toHaveTextContent('May be extended by the commissioner or a designee, before it has run.');
    expect(start).toHaveTextContent('A miss: The charges are dismissed and expunged');
    expect(start).toHaveTextContent('The confinement was on 2026-03-01, which is not counted; day 1 is 2026-03-02, day 7 is 2026-03-08');
    expect(start).toHaveTextContent('General Construction Law 20; Anderson v Coughlin');
  });

  test('a clock that has run out says so, and what it means', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.clock.set('2026-03-09T15:00:00.000Z');
    await openCase(at, id, root, 'officer');
    const start = await screen.findByRole('article', { name: 'The hearing of a confined person starts' });
    expect(start).toHaveTextContent('missed: 1 day over');
    expect(start).toHaveTextContent('Missed: The charges are dismissed and expunged');
  });

  test('offers a review officer the tier first, by the key N, and tells an officer for whom it is', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user, address } = await openCase(at, id, root, 'lieutenant');
    const next = within(await part('What comes next'));
    expect(next.getAllByRole('link').map((one) => one.textContent)).toEqual(['Set the tierN', 'Enter that confinement ended', 'Extend the time', 'Return the report to its author', 'Refer the report elsewhere', 'Dismiss the report']);
    await user.keyboard('n');
    expect(address()).toBe(`/people/${id}/case/${root}/act/report.reviewed/as/tier-set`);
    await screen.findByRole('heading', { level: 1, name: 'Review the report' });
  });

  test('an officer who may not review is told who may', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.as('shu-sergeant', act(id, 'confinement.pending', { report: root, at: '2026-03-02T09:00', happened: 'ended' }));
    await openCase(at, id, root, 'drc-member');
    const next = await part('What comes next');
    expect(within(next).queryByRole('link')).toBeNull();
    expect(next).toHaveTextContent('For Lieutenant, Captain, Watch Commander, Superintendent: Set the tier · Return the report to its author · Refer the report elsewhere · Dismiss the report');
  });

  test('says that assistance is required and neither given nor waived', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    await openCase(at, id, root, 'officer');
    expect(await part('What comes next')).toHaveTextContent('Assistance is required (confined pending a Tier III hearing) and neither given nor waived.');
  });

  test('puts the assistance before the opening of the hearing where it is required, and serves again what was served', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    at.as('officer', act(id, 'notice.served', { report: root, at: '2026-03-02T09:00', servedBy: 'Officer Reyes' }));
    await openCase(at, id, root, 'captain');
    const offered = within(await part('What comes next')).getAllByRole('link').map((one) => one.textContent);
    expect(offered.slice(0, 2)).toEqual(['Enter assistance or its waiverN', 'Open the hearing']);
    expect(offered).toContain('Serve the notice again');
  });

  test('lists what was done with who entered it, and lets an act be struck out with a reason', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 2);
    const { user } = await openCase(at, id, root, 'lieutenant');
    const line = within(await part('Time line'));
    expect(line.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      expect.stringContaining('Misbehavior report writtenEntered by The officer'),
      expect.stringMatching(/^Mar 2, 2026 08:00 Report reviewed: Tier IICorrectStrike outEntered by The lieutenant, Mar 2, 2026/),
    ]);
    await user.click(line.getByRole('button', { name: 'Strike out' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Strike out the review of Mar 2, 2026' }));
    await user.click(dialog.getByRole('textbox'));
    await user.paste('Entered on the wrong report');
    await user.click(dialog.getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect(await screen.findByTestId('case-state')).toHaveTextContent('Awaiting review');
  });

  test('of a report that was dismissed shows nothing of it', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.as('lieutenant', act(id, 'report.reviewed', { report: root, at: '2026-03-02T09:00', outcome: 'dismissed', why: 'The person was in court that day' }));
    await openPage(at, `/people/${id}/case/${root}`, { as: 'lieutenant' });
    expect(await screen.findByText(/^No such report stands/)).toBeVisible();
    expect(document.querySelector('main')).not.toHaveTextContent(/100\.13|court|keeplock/);
  });

  test('marks an act that has no place where the case stood, with what to do', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const review = setTier(at, id, root, 2);
    at.as('officer', act(id, 'notice.served', { report: root, at: '2026-03-02T09:00', servedBy: 'Officer Reyes' }));
    at.as('lieutenant', act(id, 'report-review.voided', {}, { strikes: review, reason: 'Entered on the wrong report' }));
    await openCase(at, id, root, 'lieutenant');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('One thing in this case cannot be');
    expect(alert).toHaveTextContent('notice served, which has no place where the case stood');
    expect(alert).toHaveTextContent('Enter what is missing before it, correct when it happened, or strike it out.');
    expect(await part('Time line')).toHaveTextContent('Cannot be: Mar 2, 2026 09:00: notice served');
    await expectNoViolations();
  });
});
