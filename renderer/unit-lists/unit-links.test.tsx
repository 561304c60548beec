import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignLevel } from '../../station/testing/acts.ts';
import { testPassword } from '../../station/testing/station.ts';
import { act, someCase } from '../testing/cases.ts';
import { clientOf, fill, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { askedMove, caseAtLevelII } from '../testing/unit-case.ts';

describe('from the pages of a person at Level II', () => {
  test('the level page leads to his orders, his eligibility, the immediate move and the Captain’s review', async () => {
    const at = await stationForTest();
    const { id, root } = caseAtLevelII(at);
    at.as('lieutenant', act(id, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-09' }));
    await openPage(at, `/people/${id}/level`, { as: 'shu-sergeant' });
    const acts = await screen.findByRole('group', { name: 'Orders, moves and reviews' });
    expect(within(acts).getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Orders: 1 in force', `/people/${id}/orders`],
      ['Eligibility', `/people/${id}/eligibility`],
      ['Immediate move', `/people/${id}/immediate-move`],
      ['Captain’s review: report of Mar 1, 2026', `/people/${id}/captain-review/${root}`],
      ['DRC', `/people/${id}/drc`],
      ['Items', `/people/${id}/items`],
      ['Cell card', `/people/${id}/cell-card`],
    ]);
  });

  test('the case says that it awaits the Captain, and then what he decided', async () => {
    const at = await stationForTest();
    const { id, root } = caseAtLevelII(at);
    const { user, address } = await openPage(at, `/people/${id}/case/${root}`, { as: 'captain' });
    const part = await screen.findByRole('region', { name: 'The level' });
    expect(part).toHaveTextContent('This report awaits the Captain, who decides whether he moves (PIMS R8).');
    expect(within(part).getByRole('link', { name: 'Ask for an immediate move' })).toHaveAttribute('href', `/people/${id}/immediate-move/${root}`);
    at.as('captain', act(id, 'captain-review.decided', { report: root, outcome: 'no movement' }, { reason: 'A first report' }));
    expect(await screen.findByText('The Captain decided on Mar 2, 2026: no movement.')).toBeVisible();
    await user.click(within(part).getByRole('link', { name: 'Open the review' }));
    expect(address()).toBe(`/people/${id}/captain-review/${root}`);
  });

  test('the case of somebody at Level I says nothing of a review', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.as('shu-sergeant', assignLevel(id, 'I', { effective: '2026-02-01' }));
    await openPage(at, `/people/${id}/case/${root}`, { as: 'captain' });
    await screen.findByRole('region', { name: 'The report' });
    expect(screen.queryByRole('region', { name: 'The level' })).toBeNull();
  });
});

test('an approved immediate move is made at once: the level names the request that it carries out', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  const request = askedMove(at, id);
  const { user } = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
  await user.click(await screen.findByRole('button', { name: 'The Watch Commander signs here' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: 'Approve' }));
  await fill(user, 'Reason', 'The assault was seen', dialog);
  await fill(user, 'User name of who signs', 'watch-commander', dialog);
  await fill(user, 'Password of who signs', testPassword, dialog);
  await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
  await user.click(await screen.findByRole('link', { name: 'Record the move to Level I and a cell' }));
  await user.click(await screen.findByRole('radio', { name: 'Level I' }));
  await fill(user, 'Reason', 'Immediate move, approved by the Watch Commander');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await saidToBeDone('Assignment recorded');
  const { levels } = await clientOf(at.station, at.actors.officer.account).people.open({ id });
  expect(levels.at(-1)).toMatchObject({ level: 'I', immediateMove: request });
  expect(await clientOf(at.station, at.actors.officer.account).shu.approvals()).toEqual([]);
});
