import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import { caseMoves } from '../../shared/discipline/state-graph.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, clientOf, field, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { formOfMove } from './act-forms.ts';
import { act, setTier, someCase } from '../testing/cases.ts';
import { openCase } from '../testing/hearing-case.ts';

const pageOf = (at: TestStation, id: string) => clientOf(at.station, at.actors.officer.account).people.open({ id });
const actsOf = async (at: TestStation, id: string) => (await pageOf(at, id)).cases.flatMap(({ acts }) => acts.map(({ kind, body }) => ({ kind, ...body })));

async function openForm(at: TestStation, { id, root }: { readonly id: string; readonly root: string }, kind: string, as: Role) {
  const page = await openPage(at, `/people/${id}/case/${root}/act/${kind}`, { as });
  await screen.findByRole('button', { name: 'Leave (draft is kept)' });
  return page;
}
const press = async (user: Awaited<ReturnType<typeof openPage>>['user'], name: string) => user.click(screen.getByRole('button', { name }));

test('every move of the state graph but the author’s own has its form', () => {
  expect(caseMoves.filter((move) => move !== 'report rewritten' && !formOfMove(move))).toEqual([]);
});

describe('reviewing a report', () => {
  test('sets the tier, which its author only proposed', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user, address } = await openForm(at, { id, root }, 'report.reviewed', 'lieutenant');
    expect(screen.getByText('Its author proposed Tier II.')).toBeVisible();
    expect(screen.getByText('100.13 Fighting: heard at Tier I, II, III')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: /^III:/ }));
    await expectNoViolations();
    await press(user, 'Record the review');
    await saidToBeDone('Review recorded');
    expect(address()).toBe(`/people/${id}/case/${root}`);
    expect(await actsOf(at, id)).toMatchObject([{ outcome: 'tier set', tier: 3, at: '2026-03-02T10:00', report: root }]);
  });

  test('dismisses it with a reason, and leads away from what is no longer there', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user, address } = await openForm(at, { id, root }, 'report.reviewed/as/report-dismissed', 'captain');
    expect(screen.getByRole('radio', { name: 'Dismiss it' })).toBeChecked();
    await press(user, 'Record the review');
    expect(await inTheWay()).toHaveTextContent('Why:');
    await fill(user, 'Why', 'He was in court that day');
    await press(user, 'Record the review');
    await saidToBeDone('Review recorded');
    expect(address()).toBe(`/people/${id}/discipline`);
    expect((await pageOf(at, id)).cases).toEqual([]);
  });

  test('refers it elsewhere', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'report.reviewed/as/report-referred', 'captain');
    await fillAll(user, { 'Referred to': 'Office of Special Investigations', Why: 'It may be a felony' });
    await press(user, 'Record the review');
    await saidToBeDone('Review recorded');
    expect(await actsOf(at, id)).toMatchObject([{ outcome: 'referred', to: 'Office of Special Investigations', why: 'It may be a felony' }]);
  });

  test('is not open to an officer, and says to whom it is', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    await openPage(at, `/people/${id}/case/${root}/act/report.reviewed`, { as: 'officer' });
    expect(await screen.findByText('This is for: Lieutenant, Captain, Watch Commander, Superintendent.')).toBeVisible();
  });

  test('is corrected from the words that stand, with a reason', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const entry = setTier(at, id, root, 2);
    const { user } = await openForm(at, { id, root }, `report.reviewed/${entry}`, 'lieutenant');
    expect(screen.getByRole('heading', { level: 1, name: 'Correct the review' })).toBeVisible();
    expect(field('Reviewed at')).toHaveValue('08:00');
    await user.click(screen.getByRole('radio', { name: /^III:/ }));
    await fill(user, 'Reason for the correction', 'Read again from the paper');
    await press(user, 'Record the correction');
    await saidToBeDone('Correction recorded');
    expect(await actsOf(at, id)).toMatchObject([{ outcome: 'tier set', tier: 3, at: '2026-03-02T08:00' }]);
  });

  test('is refused, once somebody else has reviewed it meanwhile, until that is looked at', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'report.reviewed', 'lieutenant');
    at.as('captain', act(id, 'report.reviewed', { report: root, at: '2026-03-02T09:00', outcome: 'referred', to: 'The district attorney', why: 'It may be a felony' }));
    await press(user, 'Record the review');
    expect(await inTheWay()).toHaveTextContent('The record changed while the form was open');
  });

  test('returns it to its author', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'report.returned', 'lieutenant');
    await fill(user, 'What is to be written otherwise', 'Say who gave the order');
    await press(user, 'Return the report');
    await saidToBeDone('Report returned');
    expect(await screen.findByTestId('case-state')).toHaveTextContent('Returned to author');
  });
});

describe('before the hearing', () => {
  test('the release from confinement is entered as what comes next, with its hour', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'confinement.pending', 'shu-sergeant');
    expect(screen.getByRole('radio', { name: 'Released from confinement pending the hearing' })).toBeChecked();
    expect(screen.getByText('Confined since Mar 1, 2026 14:30, keeplock.')).toBeVisible();
    await fill(user, 'Released at', '915');
    await press(user, 'Record');
    await saidToBeDone('Confinement recorded');
    expect(await actsOf(at, id)).toMatchObject([{ happened: 'ended', at: '2026-03-02T09:15' }]);
  });

  test('the notice is served: by whom, when, refused to sign, and what it showed', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 2);
    const { user } = await openForm(at, { id, root }, 'notice.served', 'officer');
    expect(field('Served by')).toHaveValue('The officer');
    await fillAll(user, { 'Served by': 'Officer Reyes', 'Served at': '0930' });
    await user.click(screen.getByRole('checkbox', { name: 'The person refused to sign' }));
    await user.click(screen.getByRole('checkbox', { name: 'Does not read' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await saidToBeDone('Notice recorded');
    expect(await actsOf(at, id)).toMatchObject([{}, { kind: 'notice.served', servedBy: 'Officer Reyes', at: '2026-03-02T09:30', refusedToSign: true, grounds: ['illiterate'] }]);
  });

  test('a notice without an hour is refused, and says where', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 2);
    const { user } = await openForm(at, { id, root }, 'notice.served', 'officer');
    await press(user, 'Record the service');
    await inTheWay();
    expect(field('Served on')).toBeInvalid();
    expect(field('Served at')).toBeInvalid();
  });

  test('the assistance says why it is required, and is given or waived', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    const { user } = await openForm(at, { id, root }, 'assistance.given', 'officer');
    expect(screen.getByText('Assistance is required: confined pending a Tier III hearing.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'The person waived assistance' }));
    await fill(user, 'Waived at', '0940');
    await press(user, 'Record');
    await saidToBeDone('Assistance recorded');
    expect(await actsOf(at, id)).toMatchObject([{}, { how: 'waived', at: '2026-03-02T09:40' }]);
  });

  test('an extension names the clock with its last day, who asked, who authorized it and when, and moves it', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    const { user } = await openForm(at, { id, root }, 'hearing.extended', 'captain');
    await choose(user, 'What is given more time', 'The hearing of a confined person starts: Mar 8, 2026');
    expect(screen.getByText(/may be extended by the commissioner or a designee/)).toBeVisible();
    await fillAll(user, { 'Asked by': 'Captain Ives', 'Authorized by': 'Deputy Cole', 'Authorized at': '0900', 'Extended to': '03/12/2026', Why: 'The assistant is ill' });
    await press(user, 'Record the extension');
    await saidToBeDone('Extension recorded');
    const start = await screen.findByRole('article', { name: 'The hearing of a confined person starts' });
    expect(start).toHaveTextContent('by Mar 12, 2026');
    expect(start).toHaveTextContent('10 days left, extended');
    expect(start).toHaveTextContent('Extended to Mar 12, 2026: asked by Captain Ives, authorized by Deputy Cole');
  });

  test('an extension of a clock that has been met since is corrected, with its clock still offered', async () => {
    const at = await stationForTest();
    const { id, root } = openCase(at, 2);
    const extension = { report: root, at: '2026-03-02T09:35', clock: 'finish', askedBy: 'Officer Quinn', authorizedBy: 'Deputy Cole', until: '2026-03-20', why: 'A witness is away' };
    const [entry = ''] = at.as('hearing-officer', act(id, 'hearing.extended', extension));
    at.as('hearing-officer', act(id, 'hearing.disposed', { report: root, at: '2026-03-02T09:45', charges: [{ rule: '106.10', finding: 'affirmed', evidence: 'The report' }], penalties: [{ name: 'surcharge', cents: 500 }] }));
    const { user } = await openForm(at, { id, root }, `hearing.extended/${entry}`, 'hearing-officer');
    expect(within(field('What is given more time')).getByRole('option', { selected: true })).toHaveTextContent('The hearing is finished');
    await fillAll(user, { Why: 'The witness is in the hospital', 'Reason for the correction': 'As the form has it' });
    await press(user, 'Record the correction');
    await saidToBeDone('Correction recorded');
    expect((await actsOf(at, id)).find(({ kind }) => kind === 'hearing.extended')).toMatchObject({ ...extension, why: 'The witness is in the hospital' });
  });

  test('an extension to a day no later than the last is refused, with the law’s own day', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    setTier(at, id, root, 3);
    const { user } = await openForm(at, { id, root }, 'hearing.extended', 'captain');
    await choose(user, 'What is given more time', 'The hearing of a confined person starts: Mar 8, 2026');
    await fillAll(user, { 'Asked by': 'Captain Ives', 'Authorized by': 'Deputy Cole', 'Authorized at': '0900', 'Extended to': '03/05/2026', Why: 'The assistant is ill' });
    await press(user, 'Record the extension');
    expect(await inTheWay()).toHaveTextContent('Mar 5, 2026 is no later than Mar 8, 2026.');
    expect(field('Extended to')).toBeInvalid();
  });
});

describe('segregated confinement', () => {
  test('a placing says to which day it may last, and serves its report', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'segregation.placed', 'shu-sergeant');
    await user.click(screen.getByRole('radio', { name: /^\(k\)\(i\)/ }));
    expect(screen.getByText('To Mar 4, 2026 at the latest')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: /^\(k\)\(ii\)/ }));
    expect(screen.getByText('To Mar 16, 2026 at the latest')).toBeVisible();
    await choose(user, 'Act', /^\(A\)/);
    await fillAll(user, { 'Finding that it was committed': 'He broke the jaw of another', 'Finding that it was so heinous': 'He says that he will do it again', 'Found by': 'Deputy Commissioner Cole', 'Last day planned': '03/10/2026' });
    await expectNoViolations();
    await press(user, 'Record the placing');
    await saidToBeDone('Placing recorded');
    expect((await pageOf(at, id)).segregation).toMatchObject([{ from: '2026-03-02', until: '2026-03-10', under: 'k(ii)', report: root, findings: { act: 'A', heinousBy: 'Deputy Commissioner Cole' } }]);
    expect(await screen.findByRole('region', { name: 'Segregated confinement' })).toHaveTextContent('SHU, Mar 2, 2026 and still, planned to Mar 10, 2026 under 137(6)(k)(ii)');
  });

  test('a stay is ended, and its end can be corrected', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.clock.set('2026-03-04T15:00:00.000Z');
    const [placed] = at.as('shu-sergeant', act(id, 'segregation.placed', { day: '2026-03-02', where: 'SHU', under: 'k(i)', report: root }));
    const { user } = await openForm(at, { id, root }, 'segregation.ended', 'shu-sergeant');
    await fill(user, 'Last day', '03/03/2026');
    await press(user, 'Record the release');
    await saidToBeDone('Release recorded');
    expect((await pageOf(at, id)).segregation).toMatchObject([{ root: placed, to: '2026-03-03' }]);
    const ended = (await clientOf(at.station, at.actors.officer.account).entries.daybook({ subject: { type: 'person', id } })).find(({ kind }) => kind === 'segregation.ended')!;
    const again = await openPage(at, `/people/${id}/act/segregation.ended/${ended.id}`, { as: 'shu-sergeant' });
    const part = within(again.container);
    await part.findByRole('button', { name: 'Record the correction' });
    expect(part.getByRole('heading', { level: 1 })).toHaveTextContent('Correct the end');
    await fill(again.user, 'Last day', '03/04/2026', again.container);
    await fill(again.user, 'Reason for the correction', 'Read again from the log', again.container);
    await again.user.click(part.getByRole('button', { name: 'Record the correction' }));
    await saidToBeDone('Correction recorded');
    expect((await pageOf(at, id)).segregation).toMatchObject([{ to: '2026-03-04' }]);
  });

  test('a special population is noted, and is said where somebody would be placed', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    const { user } = await openForm(at, { id, root }, 'special-population.noted', 'captain');
    await user.click(screen.getByRole('radio', { name: 'Disability' }));
    await press(user, 'Record the group');
    await saidToBeDone('Special population recorded');
    expect((await pageOf(at, id)).populations).toMatchObject([{ group: 'disability', from: '2026-03-02' }]);
  });

  test('of a special population is told before anything is filled in', async () => {
    const at = await stationForTest();
    const { id, root } = someCase(at);
    at.as('captain', act(id, 'special-population.noted', { group: 'disability', from: '2026-02-01' }));
    await openForm(at, { id, root }, 'segregation.placed', 'shu-sergeant');
    expect(screen.getByText(/^Nobody of a special population is segregated/).parentElement).toHaveTextContent('disability');
  });
});
