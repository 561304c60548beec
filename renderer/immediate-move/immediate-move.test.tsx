import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { testPassword, type TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { askedMove, caseAtLevelII } from '../testing/unit-case.ts';

const movesOf = async (at: TestStation, id: string) => (await clientOf(at.station, at.actors.officer.account).people.open({ id })).shu.immediateMoves;
const request = () => screen.findByRole('region', { name: 'A request' });

describe('an immediate move', () => {
  test('is asked for by the sergeant, on the report it was opened from', async () => {
    const at = await stationForTest();
    const { id, root } = caseAtLevelII(at);
    const { user } = await openPage(at, `/people/${id}/immediate-move/${root}`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'Ask for the move' }));
    expect(await inTheWay()).toHaveTextContent(/Nature/);
    await user.click(screen.getByRole('radio', { name: 'Assault on staff' }));
    await fill(user, 'What happened', 'He struck Officer Reyes at the cell door.');
    await expectNoViolations();
    await user.click(screen.getByRole('button', { name: 'Ask for the move' }));
    await saidToBeDone('Asked for');
    expect(await movesOf(at, id)).toMatchObject([{ report: root, nature: 'assault on staff', decided: null }]);
    expect(await request()).toHaveTextContent('Awaits the Watch Commander');
    expect(screen.queryByRole('button', { name: 'Ask for the move' })).toBeNull();
  });

  test('is approved by the Watch Commander at the sergeant’s keyboard, in his own name; then it is to be made', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user, client } = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'The Watch Commander signs here' }));
    const dialog = await screen.findByRole('dialog', { name: 'The Watch Commander signs here' });
    expect(within(dialog).getByRole('button', { name: 'Sign' })).toBeDisabled();
    await user.click(within(dialog).getByRole('radio', { name: 'Approve' }));
    await fillAll(user, { Reason: 'The assault was seen', 'User name of who signs': 'watch-commander', 'Password of who signs': testPassword }, dialog);
    await expectNoViolations();
    await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
    await saidToBeDone('Approved');
    expect(await movesOf(at, id)).toMatchObject([{ decided: { outcome: 'approved', by: at.actors['watch-commander'].account, reason: 'The assault was seen' } }]);
    expect((await client.session.current())?.role).toBe('shu-sergeant');
    expect(await client.drafts.list()).toEqual([]);
    expect(await screen.findByRole('link', { name: 'Record the move to Level I and a cell' })).toBeVisible();
    expect(await request()).toHaveTextContent('by The watch-commander, Watch Commander: The assault was seen');
  });

  test('its request is corrected by who asked, while nobody has decided', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user } = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    await user.click(within(await request()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct the request of an immediate move' });
    await user.click(within(dialog).getByRole('radio', { name: 'Arson' }));
    await fillAll(user, { 'What happened': 'He lit a sheet in the cell.', 'Reason for the correction': 'It was the other man who struck' }, dialog);
    await expectNoViolations();
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await movesOf(at, id)).toMatchObject([{ nature: 'arson', words: 'He lit a sheet in the cell.', decided: null }]);
  });

  test('its decision is corrected by the Watch Commander who made it, and by nobody else', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    const [move] = (askedMove(at, id), await movesOf(at, id));
    at.as('watch-commander', { kind: 'immediate-move.decided', subject: { type: 'person', id }, effective: '2026-03-02', body: { request: move!.root, outcome: 'refused' }, reason: 'Not seen' });
    const others = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    expect(within(await request()).queryByRole('button', { name: 'Correct' })).toBeNull();
    others.unmount();
    const { user } = await openPage(at, `/people/${id}/immediate-move`, { as: 'watch-commander' });
    await user.click(within(await request()).getByRole('button', { name: 'Correct' }));
    const dialog = await screen.findByRole('dialog', { name: 'Correct the decision on the immediate move' });
    await user.click(within(dialog).getByRole('radio', { name: 'Approve' }));
    await fill(user, 'Reason for the correction', 'The wrong button', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(await movesOf(at, id)).toMatchObject([{ decided: { outcome: 'approved', reason: 'The wrong button' } }]);
  });

  test('with a wrong password stays as it was, and says what to do', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user } = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'The Watch Commander signs here' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'Approve' }));
    await fillAll(user, { Reason: 'The assault was seen', 'User name of who signs': 'watch-commander', 'Password of who signs': 'a guess' }, dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
    expect(await within(dialog).findByText(/ACC-005/)).toBeVisible();
    expect(await movesOf(at, id)).toMatchObject([{ decided: null }]);
    // The second try is with the right one.
    await fill(user, 'Password of who signs', testPassword, dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
    await saidToBeDone('Approved');
  });

  test('signed by the sergeant himself, or by an office that does not decide, is refused with the reason', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user } = await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    await user.click(await screen.findByRole('button', { name: 'The Watch Commander signs here' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'Approve' }));
    await fillAll(user, { Reason: 'The assault was seen', 'User name of who signs': 'shu-sergeant', 'Password of who signs': testPassword }, dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
    expect(await within(dialog).findByText(/ACC-006/)).toBeVisible();
    await fill(user, 'User name of who signs', 'captain', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Approve and sign' }));
    expect(await within(dialog).findByText(/ENT-001/)).toBeVisible();
    expect(await movesOf(at, id)).toMatchObject([{ decided: null }]);
  });

  test('is decided on by the Watch Commander at his own station, from the list', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id);
    const { user, address } = await openPage(at, '/shu/approvals', { as: 'watch-commander' });
    const waiting = await screen.findByRole('table', { name: 'Awaiting the Watch Commander' });
    expect(waiting).toHaveTextContent(/MARSH, Daniel T.*assault on staff.*He struck Officer Reyes/);
    await expectNoViolations();
    await user.click(within(waiting).getAllByRole('row')[1]!);
    expect(address()).toBe(`/people/${id}/immediate-move`);
    await user.click(await screen.findByRole('button', { name: 'Decide' }));
    const dialog = await screen.findByRole('dialog', { name: 'Decide on the immediate move' });
    await user.click(within(dialog).getByRole('radio', { name: 'Refuse' }));
    await fill(user, 'Reason', 'Two accounts differ; hold him in his cell', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Refuse' }));
    await saidToBeDone('Refused');
    expect(await request()).toHaveTextContent('Refused Mar 2, 2026 by The watch-commander, Watch Commander: Two accounts differ; hold him in his cell');
    expect(await clientOf(at.station, at.actors.captain.account).shu.approvals()).toEqual([]);
  });

  test('asked for by the Watch Commander himself needs another one', async () => {
    const at = await stationForTest();
    const { id } = caseAtLevelII(at);
    askedMove(at, id, 'watch-commander');
    await openPage(at, `/people/${id}/immediate-move`, { as: 'watch-commander' });
    expect(await screen.findByText('You asked for this move, and who asks does not approve (PIMS R9).')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Another Watch Commander signs here' })).toBeVisible();
  });

  test('of somebody at Level I has nowhere to lead', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('captain', { kind: 'level.assigned', subject: { type: 'person', id }, effective: '2026-02-01', body: { level: 'I' }, reason: 'Received' });
    await openPage(at, `/people/${id}/immediate-move`, { as: 'shu-sergeant' });
    expect(await screen.findByText('He is at Level I: there is no level to be moved down from.')).toBeVisible();
  });

  test('the list says where nothing waits', async () => {
    const at = await stationForTest();
    await openPage(at, '/shu/approvals', { as: 'watch-commander' });
    expect(await screen.findByText('No immediate move waits for the Watch Commander.')).toBeVisible();
  });
});
