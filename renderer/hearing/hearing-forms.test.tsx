import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import type { Penalty } from '../../shared/discipline/penalty.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { disposedCase, openCase, type CaseForTest } from '../testing/hearing-case.ts';

const surcharge: Penalty = { name: 'surcharge', cents: 500 };
const record = '{Control>}{Enter}{/Control}';
const keeplock = (days: number, more: object = {}): Penalty => ({ name: 'keeplock', days, hoursInCell: 16, ...more });

async function openForm(at: TestStation, { id, root }: CaseForTest, kind: string, as: Role) {
  const page = await openPage(at, `/people/${id}/case/${root}/act/${kind}`, { as });
  await screen.findByRole('button', { name: /^Leave/ });
  return page;
}

function deliver(at: TestStation, held: CaseForTest): void {
  at.as('officer', held.act('disposition.delivered', '2026-03-02T09:50', { deliveredBy: 'Officer Reyes' }));
}

function fileAppeal(at: TestStation, held: CaseForTest): void {
  deliver(at, held);
  at.as('officer', held.act('appeal.filed', '2026-03-02T09:55', { grounds: 'The witness was not called.' }));
}

describe('correcting what was recorded at a hearing', () => {
  test('shows the plea as it was entered, and needs a reason', async () => {
    const at = await stationForTest();
    const held = openCase(at, 2);
    const [entered] = at.as('hearing-officer', held.act('plea.entered', '2026-03-02T09:35', { pleas: [{ rule: '106.10', plea: 'not guilty' }] }));
    const { user } = await openForm(at, held, `plea.entered/${entered}`, 'hearing-officer');
    expect(field('Plea to 106.10')).toHaveValue('not guilty');
    await choose(user, 'Plea to 106.10', 'Guilty with an explanation');
    await fill(user, 'Reason for the correction', 'Read again from the tape');
    await user.keyboard(record);
    await saidToBeDone('Correction recorded');
    expect((await held.now())!.acts.at(-1)).toMatchObject({ body: { at: '2026-03-02T09:35', pleas: [{ plea: 'guilty with an explanation' }] } });
  });

  test('shows a disposition with its penalties as they were imposed', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [keeplock(20, { suspended: { days: 5, forDays: 90 }, starts: '2026-03-04' }), { name: 'restitution', cents: 1250 }, surcharge]);
    const disposed = (await held.now())!.acts.at(-1)!;
    const { user } = await openForm(at, held, `hearing.disposed/${disposed.entry}`, 'hearing-officer');
    expect(field('Finding on 106.10')).toHaveValue('affirmed');
    const first = screen.getByRole('group', { name: 'Penalty 1' });
    for (const [label, value] of Object.entries({ Days: '20', Starts: '03/04/2026', 'Suspended days': '5', 'Suspended for': '90', 'Hours in cell': '16' })) expect(field(label, first)).toHaveValue(value);
    expect(field('Dollars', screen.getByRole('group', { name: 'Penalty 2' }))).toHaveValue('12.50');
    await fill(user, 'Days', '15', first);
    await fill(user, 'Reason for the correction', 'The sheet says 15');
    await user.keyboard(record);
    await saidToBeDone('Correction recorded');
    const body = { ...(disposed.body as object), penalties: [keeplock(15, { suspended: { days: 5, forDays: 90 }, starts: '2026-03-04' }), { name: 'restitution', cents: 1250 }, surcharge] };
    expect((await held.now())!.acts.at(-1)!.body).toEqual(body);
  });
});

describe('an appeal', () => {
  test('is entered with its grounds; the time to appeal stands beside it', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [surcharge]);
    deliver(at, held);
    const { user } = await openForm(at, held, 'appeal.filed', 'officer');
    expect(screen.getByText(/^The time to appeal is over on Mar 5, 2026 09:50/)).toBeVisible();
    await fillAll(user, { 'Received at': '0955', Grounds: 'The witness was not called.' });
    await user.keyboard(record);
    await saidToBeDone('Appeal recorded');
    expect((await held.now())!.acts.at(-1)).toMatchObject({ kind: 'appeal.filed', body: { at: '2026-03-02T09:55', grounds: 'The witness was not called.' } });
  });

  test('that modifies begins with what stands, and makes nothing heavier', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [keeplock(20), surcharge]);
    fileAppeal(at, held);
    const { user } = await openForm(at, held, 'appeal.decided', 'superintendent');
    expect(field('Upon')).toHaveValue('appeal');
    expect(field('Authority')).toHaveValue('superintendent');
    await choose(user, 'Outcome', 'Modified');
    const stands = screen.getByRole('group', { name: 'What is to stand' });
    expect(stands).toHaveTextContent('keeplock 20 days: Mar 2, 2026 to Mar 21, 2026');
    await fill(user, 'Days', '25', stands);
    await fill(user, 'Decided at', '1000');
    await user.keyboard(record);
    expect(await inTheWay()).toHaveTextContent('This would be heavier than what was imposed: keeplock.');
    expect(within(stands).getByRole('alert')).toHaveTextContent('heavier');
    await fill(user, 'Days', '10', stands);
    await user.keyboard(record);
    await saidToBeDone('Decision recorded');
    expect((await held.now())!.acts.at(-1)).toMatchObject({ body: { on: 'appeal', authority: 'superintendent', outcome: 'modified', penalties: [keeplock(10), surcharge] } });
  });

  test('that is reversed takes the case off every screen, and leaves what it caused to be put right', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [surcharge]);
    fileAppeal(at, held);
    const { user, address } = await openForm(at, held, 'appeal.decided', 'superintendent');
    await choose(user, 'Outcome', 'Reversed');
    expect(screen.getByText(/are expunged and leave every screen/)).toBeVisible();
    await fill(user, 'Decided at', '1000');
    await user.keyboard(record);
    await saidToBeDone('Decision recorded');
    await waitFor(() => expect(address()).toBe(`/people/${held.id}/discipline`));
    expect(await held.now()).toBeUndefined();
  });

  test('that orders a rehearing gives the day it is to be finished by', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [surcharge]);
    fileAppeal(at, held);
    const { user } = await openPage(at, `/people/${held.id}/case/${held.root}/act/appeal.decided/as/rehearing-ordered-on-appeal`, { as: 'superintendent' });
    await screen.findByRole('button', { name: 'Record the decision' });
    expect(field('Outcome')).toHaveValue('rehearing');
    await fill(user, 'Decided at', '1000');
    await user.keyboard(record);
    await waitFor(() => expect(field('To be finished by')).toBeInvalid());
    await fill(user, 'To be finished by', '03/16/2026');
    await user.keyboard(record);
    await saidToBeDone('Decision recorded');
    expect((await held.now())!.acts.at(-1)).toMatchObject({ body: { outcome: 'rehearing', until: '2026-03-16' } });
  });

  test('at Tier III is not decided by the superintendent', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 3, [surcharge]);
    fileAppeal(at, held);
    const { user } = await openForm(at, held, 'appeal.decided', 'superintendent');
    expect(field('Authority')).toHaveValue('commissioner');
    await choose(user, 'Outcome', 'Affirmed');
    await fill(user, 'Decided at', '1000');
    await user.keyboard(record);
    await waitFor(() => expect(field('Authority')).toBeInvalid());
    expect(field('Authority')).toHaveAccessibleDescription('A decision of the commissioner is entered by the coordinator.');
  });
});

describe('a penalty', () => {
  test('is reduced by the superintendent to fewer days, and never to more', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [keeplock(20), surcharge]);
    const { user } = await openForm(at, held, 'penalty.reduced', 'superintendent');
    expect(within(field('Penalty')).getByRole('option', { selected: true })).toHaveTextContent('keeplock 20 days');
    await fillAll(user, { 'Reduced to, days': '21', Why: 'He has kept the rules', 'Reduced at': '1000' });
    await user.keyboard(record);
    await waitFor(() => expect(field('Reduced to, days')).toBeInvalid());
    await fill(user, 'Reduced to, days', '12');
    await user.keyboard(record);
    await saidToBeDone('Penalty reduced');
    expect((await held.now())!.acts.at(-1)).toMatchObject({ body: { penalty: 0, days: 12, why: 'He has kept the rules' } });
  });

  test('that was suspended is invoked for a later finding, after the new confinement', async () => {
    const at = await stationForTest();
    const first = disposedCase(at, 2, [keeplock(20, { suspended: { days: 20, forDays: 90 } }), surcharge]);
    const later = disposedCase(at, 2, [keeplock(10), surcharge], { rules: ['100.13'], time: '16:00', written: '2026-02-24T17:00' }, first.id);
    const { user } = await openForm(at, first, 'suspended-penalty.invoked', 'hearing-officer');
    expect(screen.getByText('20 days are suspended; it may be invoked for a finding up to May 31, 2026.')).toBeVisible();
    expect(field('For the finding on')).toHaveValue(later.root);
    await fill(user, 'Days', '21');
    await fill(user, 'Invoked at', '1000');
    await user.keyboard(record);
    await waitFor(() => expect(field('Days')).toBeInvalid());
    await fill(user, 'Days', '8');
    await choose(user, 'Runs after', 'Report of Feb 24, 2026, to Mar 11, 2026');
    await user.keyboard(record);
    await saidToBeDone('Suspended penalty invoked');
    await openPage(at, first.hearing, { as: 'hearing-officer' });
    const penalties = await screen.findByRole('region', { name: 'Penalties' });
    expect(penalties).toHaveTextContent('the suspended part was invoked on Mar 2, 2026');
    expect(penalties).toHaveTextContent('keeplock 8 days: Mar 12, 2026 to Mar 19, 2026, invoked, after the confinement of the report of Feb 24, 2026 · 8 owed after today');
    expect(penalties).toHaveTextContent('With all reports 17 days are owed after today, to Mar 19, 2026.');
  });
});

describe('what a reversed disposition had caused', () => {
  test('is put right by somebody who says how, and is no longer listed', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [surcharge]);
    fileAppeal(at, held);
    at.as('superintendent', held.act('appeal.decided', '2026-03-02T10:00', { on: 'appeal', authority: 'superintendent', decidedBy: 'The superintendent', outcome: 'reversed' }));
    const { user } = await openPage(at, `/people/${held.id}/discipline`, { as: 'records-clerk' });
    const work = await screen.findByRole('region', { name: 'To put right' });
    expect(work).toHaveTextContent(/surcharge/i);
    await user.click(within(work).getByRole('link', { name: 'Say how it was put right' }));
    const form = await screen.findByRole('region', { name: 'Put right' });
    expect(form).not.toHaveTextContent('106.10');
    expect(within(field('What is put right')).getByRole('option', { selected: true })).toHaveTextContent(/surcharge/i);
    await fillAll(user, { How: 'Paid back to the account, receipt 114', 'Put right at': '1000' });
    await user.keyboard(record);
    await saidToBeDone('Put right');
    expect((await clientOf(at.station, at.actors.officer.account).people.open({ id: held.id })).work).toEqual([]);
    expect(await screen.findByText('No misbehavior report is on record.')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('region', { name: 'To put right' })).toBeNull());
  });

  test('is not shown to an office that does not put it right', async () => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [surcharge]);
    fileAppeal(at, held);
    at.as('superintendent', held.act('appeal.decided', '2026-03-02T10:00', { on: 'appeal', authority: 'superintendent', decidedBy: 'The superintendent', outcome: 'reversed' }));
    await openPage(at, `/people/${held.id}/discipline`, { as: 'officer' });
    expect(await screen.findByText('No misbehavior report is on record.')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'To put right' })).toBeNull();
  });

  test('is nothing where nothing was reversed', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/act/effect.put-right`, { as: 'records-clerk' });
    expect(await screen.findByText('Nothing is left to be put right.')).toBeVisible();
  });
});

describe('no rule of accessibility is broken by', () => {
  test.each<readonly [string, Role]>([
    ['disposition.delivered', 'officer'],
    ['suspended-penalty.invoked', 'hearing-officer'],
    ['penalty.reduced', 'superintendent'],
    ['appeal.decided', 'superintendent'],
  ])('the form of %s', async (kind, as) => {
    const at = await stationForTest();
    const held = disposedCase(at, 2, [keeplock(20, { suspended: { days: 5, forDays: 90 } }), surcharge]);
    const { user } = await openForm(at, held, kind, as);
    if (kind === 'appeal.decided') await choose(user, 'Outcome', 'Modified');
    await expectNoViolations();
  });
});
