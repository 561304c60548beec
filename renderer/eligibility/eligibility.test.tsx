import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import { assignLevel, report, testDay } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors.officer.account).people.open({ id });
const region = (name: string) => screen.findByRole('region', { name });

/** MARSH at Level I since January 2: by the clock Level II since February 1. */
function inLevelOne(at: TestStation): string {
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }));
  return id;
}

async function openFinding(at: TestStation, id: string, as: Role = 'shu-sergeant') {
  const page = await openPage(at, `/people/${id}/eligibility`, { as });
  await region('The level clock');
  return page;
}

describe('what is looked at', () => {
  test('is on one page: the clock with its steps, recent acts in full, the whole record, restraint orders and earlier findings', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    for (const day of ['2025-03-01', '2025-04-01', '2025-05-01', '2026-01-20']) at.as('officer', report(id, { date: day, narrative: `What he did on ${day}.` }));
    at.as('lieutenant', act(id, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-07' }, { effective: '2026-03-01' }));
    at.as('captain', act(id, 'eligibility.found', { to: 'II', outcome: 'not eligible', considered: [] }, { effective: '2026-02-03', reason: 'Too early to say' }));
    await openFinding(at, id);
    const clock = await region('The level clock');
    expect(await within(clock).findByText(/On a restraint order since Mar 1, 2026/)).toBeVisible();
    expect(clock).toHaveTextContent(/PIMS R4/);
    expect(within(clock).getByText('How the day was worked out').closest('details')).toHaveAttribute('open');
    for (const link of within(clock).getAllByRole('link', { name: 'its entry' })) expect(link).toHaveAttribute('href', `/people/${id}/daybook`);
    const recent = await region('Most recent acts of misbehavior');
    for (const day of ['2026-01-20', '2025-05-01', '2025-04-01']) expect(recent).toHaveTextContent(`What he did on ${day}.`);
    expect(recent).not.toHaveTextContent('What he did on 2025-03-01.');
    expect(within(await screen.findByRole('table', { name: 'Every misbehavior report' })).getAllByRole('row')).toHaveLength(5);
    expect(await region('Restraint orders')).toHaveTextContent(/1 in force.*Leg irons.*Threw liquid/);
    expect(await region('Earlier findings')).toHaveTextContent(/Not eligible for Level II Feb 3, 2026, The captain.*Too early to say/);
    await expectNoViolations();
  });

  test('has nothing of a report that was dismissed', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const [root = ''] = at.as('officer', report(id, { narrative: 'He broke the window.' }));
    at.as('lieutenant', act(id, 'report.reviewed', { report: root, at: `${testDay}T08:00`, outcome: 'dismissed', why: 'He was in court that day' }));
    await openFinding(at, id);
    expect(await region('Most recent acts of misbehavior')).toHaveTextContent('No misbehavior report is on record.');
    expect(document.body).not.toHaveTextContent('He broke the window.');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('the finding', () => {
  test('is chosen by nobody beforehand, and records the outcome, the reports looked at and the reasons', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const [root = ''] = at.as('officer', report(id, { date: '2025-12-01' }));
    const { user } = await openFinding(at, id);
    const choices = await screen.findByRole('radiogroup', { name: /What is found/ });
    for (const choice of within(choices).getAllByRole('radio')) expect(choice).not.toBeChecked();
    expect(screen.getByText('Nothing in the clock speaks against eligibility.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    expect(await inTheWay()).toHaveTextContent('Outcome');
    await user.click(within(choices).getByRole('radio', { name: 'Eligible for Level II' }));
    await user.click(screen.getByRole('button', { name: 'I have looked at it' }));
    await fill(user, 'Reasons', 'Two months without a report');
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    await saidToBeDone('Finding recorded');
    expect((await pageOf(at, id)).shu.findings).toMatchObject([{ to: 'II', outcome: 'eligible', considered: [root], day: testDay, reason: 'Two months without a report' }]);
    expect(await region('Earlier findings')).toHaveTextContent(/Eligible for Level II.*Looked at the report of Dec 1, 2025.*Now: found eligible, waits for a bed/);
  });

  test('against the clock is said beforehand and must be acknowledged', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-20' }));
    at.as('officer', report(id));
    const { user } = await openFinding(at, id);
    expect(await screen.findByRole('group', { name: 'What speaks against it' })).toHaveTextContent(/Level I since Feb 20, 2026: 30 days, over on Mar 22, 2026 PIMS R1.*Report of Mar 1, 2026, not decided.*PIMS R12/);
    await user.click(screen.getByRole('radio', { name: 'Eligible for Level II' }));
    await fill(user, 'Reasons', 'The days at the other facility count');
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    for (const code of ['PIM-014', 'PIM-015', 'PIM-016']) expect(await inTheWay()).toHaveTextContent(code);
    expect((await pageOf(at, id)).shu.findings).toEqual([]);
    for (const box of within(await inTheWay()).getAllByRole('checkbox')) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    await saidToBeDone('Finding recorded');
    expect((await pageOf(at, id)).shu.findings).toMatchObject([{ outcome: 'eligible', considered: [] }]);
  });

  test('of not eligible asks for no acknowledgement of the clock', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-02-20' }));
    const { user } = await openFinding(at, id);
    await user.click(await screen.findByRole('radio', { name: 'Not eligible for Level II' }));
    await fill(user, 'Reasons', 'Ten days only');
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    await saidToBeDone('Finding recorded');
    expect((await pageOf(at, id)).shu.findings).toMatchObject([{ outcome: 'not eligible' }]);
  });

  test('is refused while a report was written meanwhile, until it has been looked at', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const { user } = await openFinding(at, id);
    await user.click(await screen.findByRole('radio', { name: 'Eligible for Level II' }));
    await fill(user, 'Reasons', 'Two months without a report');
    at.as('officer', report(id));
    await user.click(screen.getByRole('button', { name: 'Record the finding' }));
    expect(await inTheWay()).toHaveTextContent('another entry (the disciplinary record) was recorded meanwhile');
    expect((await pageOf(at, id)).shu.findings).toEqual([]);
  });

  test('is not offered at Level III, to somebody in no level, or to an officer', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { unmount } = await openFinding(at, id);
    expect(await screen.findByText('In no level: there is none to be found eligible for.')).toBeVisible();
    unmount();
    at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }));
    const officer = await openFinding(at, id, 'officer');
    expect(await screen.findByText(/^Eligibility is found by: SHU sergeant/)).toBeVisible();
    officer.unmount();
    at.as('captain', assignLevel(id, 'II', { effective: '2026-02-02' }), assignLevel(id, 'III'));
    await openFinding(at, id);
    expect(await screen.findByText('At Level III there is no level above.')).toBeVisible();
  });
});

describe('a finding that was made', () => {
  const found = (at: TestStation, id: string) => at.as('shu-sergeant', act(id, 'eligibility.found', { to: 'II', outcome: 'eligible', considered: [] }, { effective: '2026-02-20', reason: 'Good adjustment' }))[0]!;

  test('is withdrawn with a reason, and its withdrawal struck out again', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    found(at, id);
    const { user } = await openFinding(at, id);
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    const dialog = await screen.findByRole('dialog', { name: 'Withdraw the finding for Level II' });
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw the finding' }));
    expect(await within(dialog).findByText('A reason is required for this entry.')).toBeVisible();
    await fill(user, 'Reason', 'Found in error', dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw the finding' }));
    await saidToBeDone('Finding withdrawn');
    expect(await screen.findByText(/, The shu-sergeant: Found in error/)).toBeVisible();
    expect((await clientOf(at.station, at.actors.officer.account).shu.waiting()).waiting).toEqual([]);
    await user.click(within(await region('Earlier findings')).getByRole('button', { name: 'Strike out' }));
    const strike = await screen.findByRole('dialog', { name: 'Strike out the withdrawal of the finding' });
    await fill(user, 'Reason', 'It was another person', strike);
    await user.click(within(strike).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect((await clientOf(at.station, at.actors.officer.account).shu.waiting()).waiting).toMatchObject([{ id }]);
  });

  test('shows when he was passed over, which is struck out where it was entered wrongly', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
    at.as('shu-sergeant', act(id, 'waiting.skipped', { finding: found(at, id), inFavourOf: other, bed: { unit: 'SHU', cell: '8B1-02' } }, { reason: 'In court' }));
    const { user } = await openFinding(at, id);
    const skips = await screen.findByRole('list', { name: 'Times passed over' });
    expect(skips).toHaveTextContent('Passed over Mar 2, 2026, The shu-sergeant, for cell 8B1-02, another was taken: In court');
    await user.click(within(skips).getByRole('button', { name: 'Strike out' }));
    const strike = await screen.findByRole('dialog', { name: 'Strike out that he was passed over' });
    await fill(user, 'Reason', 'It was another person', strike);
    await user.click(within(strike).getByRole('button', { name: 'Strike out' }));
    await saidToBeDone('Struck out');
    expect((await pageOf(at, id)).shu.skips).toEqual([]);
  });

  test('is corrected by a further entry', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    found(at, id);
    const { user, address } = await openFinding(at, id);
    await user.click(await screen.findByRole('link', { name: 'Correct' }));
    expect(await screen.findByRole('radio', { name: 'Eligible for Level II' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Not eligible for Level II' }));
    await fill(user, 'Reasons for the finding', 'The wrong box was marked');
    await user.click(screen.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect(address()).toBe(`/people/${id}/eligibility`);
    expect((await pageOf(at, id)).shu.findings).toMatchObject([{ outcome: 'not eligible', day: '2026-02-20' }]);
  });

  test('that does not stand any more cannot be corrected, and the page says so', async () => {
    const at = await stationForTest();
    const id = inLevelOne(at);
    const finding = found(at, id);
    at.as('shu-sergeant', act(id, 'eligibility.withdrawn', { finding }, { reason: 'Found in error' }));
    await openPage(at, `/people/${id}/eligibility/${finding}`, { as: 'shu-sergeant' });
    expect(await screen.findByText('This finding does not stand: it was withdrawn or struck out.')).toBeVisible();
  });
});
