import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Tier } from '../../shared/procedures/discipline-numbers.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, clientOf, field, fill, fillAll, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { disposedCase, openCase, servedCase } from '../testing/hearing-case.ts';

const part = (name: string) => screen.findByRole('region', { name });
const record = '{Control>}{Enter}{/Control}';

/** Goes to a field with the Tab key alone. */
async function tabTo(user: UserEvent, label: string, within: HTMLElement): Promise<HTMLElement> {
  const to = field(label, within);
  for (let presses = 0; document.activeElement !== to; presses += 1) {
    if (presses > 150) throw new Error(`Tab does not lead to ${label}`);
    await user.tab();
  }
  return to;
}

async function typeBy(user: UserEvent, label: string, text: string, within: HTMLElement): Promise<void> {
  await tabTo(user, label, within);
  await user.keyboard(text);
}

async function chooseBy(user: UserEvent, label: string, option: string | RegExp, within: HTMLElement): Promise<void> {
  await tabTo(user, label, within);
  await choose(user, label, option, within);
}

describe('running a hearing', () => {
  test('from its opening to its disposition and its delivery, by keyboard', async () => {
    const at = await stationForTest();
    const { hearing, now } = servedCase(at, 2, { rules: ['100.13'], witnesses: ['Officer T. Brennan'] });
    const { user, address } = await openPage(at, hearing, { as: 'hearing-officer' });
    expect(await part('Clocks of the hearing')).toHaveTextContent('The hearing is finishedby Mar 10, 20268 days left');
    expect(await part('The report')).toHaveTextContent('told twice to step back');

    const opening = await part('Open the hearing');
    await tabTo(user, 'Hearing officer', opening);
    await user.keyboard(record);
    await saidToBeDone('Hearing opened');

    const plea = await part('Plea');
    await chooseBy(user, 'Plea to 100.13 Fighting', 'Not guilty', plea);
    await user.keyboard(record);
    await waitFor(() => expect(plea).toHaveTextContent('Plea: 100.13 not guilty · Mar 2, 2026 10:00'));

    const witnesses = await part('Witnesses');
    await typeBy(user, 'Witness', 'Officer T. Brennan', witnesses);
    await typeBy(user, 'Testimony', 'He saw both men strike.', witnesses);
    await user.keyboard(record);
    await waitFor(() => expect(witnesses).toHaveTextContent('Witness Officer T. Brennan: heard'));
    await typeBy(user, 'Witness', 'DOE, James', witnesses);
    await chooseBy(user, 'Outcome', 'Refused by the hearing officer', witnesses);
    await user.keyboard(record);
    await waitFor(() => expect(field('Why', witnesses)).toBeInvalid());
    expect(field('Why', witnesses)).toHaveAccessibleDescription(/Why the witness was not heard is not said\. 7 NYCRR 254\.5\(a\)/);
    await typeBy(user, 'Why', 'He was not on the gallery.', witnesses);
    await user.keyboard(record);
    await waitFor(() => expect(witnesses).toHaveTextContent('DOE, James: refused by the officer (He was not on the gallery.)'));

    const disposition = await part('Disposition');
    await chooseBy(user, 'Finding on 100.13 Fighting', 'Affirmed', disposition);
    await typeBy(user, 'Evidence relied on for 100.13', 'The report and the testimony of Officer Brennan', disposition);
    within(disposition).getByRole('button', { name: 'Add a penalty' }).focus();
    await user.keyboard('{Enter}');
    expect(field('Penalty 1', disposition)).toHaveFocus();
    await chooseBy(user, 'Penalty 1', 'Loss of privileges', disposition);
    await typeBy(user, 'Days', '20', disposition);
    within(disposition).getByRole('checkbox', { name: 'Phones' }).focus();
    await user.keyboard(' ');
    within(disposition).getByRole('button', { name: 'Add the surcharge of $5' }).focus();
    await user.keyboard('{Enter}');
    await typeBy(user, 'Reasons', 'To deter fights.', disposition);
    await user.keyboard(record);
    await saidToBeDone('Disposition recorded');

    expect(await part('Penalties')).toHaveTextContent('Loss of phones 20 days');
    expect(await part('What it has caused')).toHaveTextContent('Mar 2, 2026 Surcharge: surcharge of $5');
    expect((await now())!.acts.map((act) => act.kind)).toEqual(['report.reviewed', 'notice.served', 'hearing.opened', 'plea.entered', 'hearing-witness.recorded', 'hearing-witness.recorded', 'hearing.disposed']);
    const delivery = await part('Delivery of the written disposition');
    await fill(user, 'Delivered at', '1000', delivery);
    await user.keyboard(record);
    await saidToBeDone('Delivery recorded');
    expect((await now())!.acts.at(-1)).toMatchObject({ kind: 'disposition.delivered', body: { at: '2026-03-02T10:00', deliveredBy: 'The hearing-officer' } });
    expect(address()).toBe(hearing.replace('/hearing', ''));
    expect(await clientOf(at.station, at.actors['hearing-officer'].account).drafts.list()).toEqual([]);
  });

  test('shows what is missing, and who may not hear it', async () => {
    const at = await stationForTest();
    const { hearing } = servedCase(at, 3, { confined: { at: '2026-02-24T16:00', where: 'SHU' } });
    await openPage(at, hearing, { as: 'hearing-officer' });
    const shown = await part('Notice and assistance');
    expect(shown).toHaveTextContent('Assistance is required (confined pending a Tier III hearing), and none is on record');
    expect(shown).toHaveTextContent('Notice of charges served by Officer Reyes');
    expect(shown).toHaveTextContent('May not hear it: The officer wrote the report; The lieutenant reviewed the report');
    expect(await part('Clocks of the hearing')).toHaveTextContent('The hearing of a confined person startsby Mar 3, 20261 day left');
  });

  test('is not opened by one who reviewed the report, nor by an office that does not hear the tier', async () => {
    const at = await stationForTest();
    const { hearing, now } = servedCase(at, 2);
    const { user } = await openPage(at, hearing, { as: 'lieutenant' });
    const opening = await part('Open the hearing');
    expect(within(opening).getByRole('status')).toHaveTextContent('The lieutenant reviewed the report, and does not hear the case');
    await user.click(within(opening).getByRole('button', { name: 'Open the hearing' }));
    await waitFor(() => expect(field('Hearing officer', opening)).toBeInvalid());
    expect((await now())!.acts).toHaveLength(2);
  });

  test('offers the officers who hear the tier with their offices, and says who was involved', async () => {
    const at = await stationForTest();
    const { hearing, now } = servedCase(at, 2);
    const { user } = await openPage(at, hearing, { as: 'shu-sergeant' });
    const opening = await part('Open the hearing');
    const offered = () => within(field('Hearing officer', opening)).getAllByRole('option').map((one) => one.textContent);
    await waitFor(() => expect(offered().length).toBeGreaterThan(1));
    expect(offered()).toEqual(['', 'The captain, Captain', 'The hearing-officer, Hearing officer', 'The lieutenant, Lieutenant (reviewed the report)', 'The superintendent, Superintendent', 'The watch-commander, Watch Commander']);
    await choose(user, 'Hearing officer', 'The captain, Captain', opening);
    await user.click(within(opening).getByRole('button', { name: 'Open the hearing' }));
    await saidToBeDone('Hearing opened');
    expect((await now())!.acts.at(-1)).toMatchObject({ kind: 'hearing.opened', body: { officer: { account: at.actors.captain.account, name: 'The captain', role: 'captain' } } });
  });

  test('at Tier III offers others as well, for the superintendent may designate them, and asks by whom', async () => {
    const at = await stationForTest();
    const { hearing, now } = servedCase(at, 3);
    const { user } = await openPage(at, hearing, { as: 'captain' });
    const opening = await part('Open the hearing');
    await waitFor(() => expect(within(field('Hearing officer', opening)).getByRole('option', { name: 'The shu-sergeant, SHU sergeant (if designated)' })).toBeInTheDocument());
    await choose(user, 'Hearing officer', 'The shu-sergeant, SHU sergeant (if designated)', opening);
    await fill(user, 'Designated by', 'Superintendent Hale', opening);
    await user.click(within(opening).getByRole('button', { name: 'Open the hearing' }));
    await saidToBeDone('Hearing opened');
    expect((await now())!.acts.at(-1)).toMatchObject({ body: { officer: { role: 'shu-sergeant', designatedBy: 'Superintendent Hale' } } });
  });

  test('is adjourned until a day for a reason, extended, and gone on with', async () => {
    const at = await stationForTest();
    const { hearing } = openCase(at, 2);
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const extension = await part('Extension of time');
    await fillAll(user, { 'Extended to': '03/09/2026', 'Authorized by': 'Deputy for the commissioner', Why: 'A witness is in the hospital' }, extension);
    await user.keyboard(record);
    await waitFor(() => expect(field('Extended to', extension)).toBeInvalid());
    expect(field('Extended to', extension)).toHaveAccessibleDescription('Mar 9, 2026 is no later than Mar 10, 2026.');
    await fill(user, 'Extended to', '03/17/2026', extension);
    await user.keyboard(record);
    await waitFor(async () => expect(await part('Clocks of the hearing')).toHaveTextContent('by Mar 17, 202615 days left, extended'));
    const adjourn = await part('Adjourn');
    await fillAll(user, { Why: 'To call the witness', 'Resumes on': '03/09/2026', 'Resumes at': '0900' }, adjourn);
    await user.keyboard(record);
    const resume = await part('Go on with the hearing');
    expect(resume).toHaveTextContent('Hearing adjourned, Mar 2, 2026 10:00 until Mar 9, 2026 09:00: To call the witness');
    expect(screen.queryByRole('region', { name: 'Disposition' })).toBeNull();
  });

  test('keeps what was typed when the page is left', async () => {
    const at = await stationForTest();
    const { hearing } = openCase(at, 2);
    const first = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    await choose(first.user, 'Finding on 106.10 Refusing a direct order', 'Affirmed', disposition);
    await fill(first.user, 'Evidence relied on for 106.10', 'The report of the officer', disposition);
    await first.user.click(within(disposition).getByRole('button', { name: 'Add a penalty' }));
    await choose(first.user, 'Penalty 1', 'Keeplock', disposition);
    await fill(first.user, 'Days', '12', disposition);
    first.unmount();
    const client = clientOf(at.station, at.actors['hearing-officer'].account);
    await waitFor(async () => expect(await client.drafts.list()).toMatchObject([{ key: hearing, title: 'Hearing of MARSH, Daniel T' }]));
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const again = await part('Disposition');
    expect(field('Evidence relied on for 106.10', again)).toHaveValue('The report of the officer');
    expect(field('Days', again)).toHaveValue('12');
    expect(within(again).getByRole('group', { name: 'Confinement as typed' })).toHaveTextContent('keeplock 12 days: Mar 2, 2026 to Mar 13, 2026');
    await user.click(screen.getByRole('button', { name: 'Throw it away' }));
    await waitFor(async () => expect(field('Evidence relied on for 106.10', await part('Disposition'))).toHaveValue(''));
    expect(await client.drafts.list()).toEqual([]);
  });

  test('stops before the disposition where another station has entered something, until it was looked at', async () => {
    const at = await stationForTest();
    const { hearing, act, now } = openCase(at, 2);
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    at.as('captain', act('hearing-witness.recorded', '2026-03-02T09:40', { name: 'DOE, James', askedBy: 'person', outcome: 'heard' }));
    await choose(user, 'Finding on 106.10', 'Affirmed', disposition);
    await fill(user, 'Evidence relied on', 'The report of the officer', disposition);
    await user.click(within(disposition).getByRole('button', { name: 'Add the surcharge of $5' }));
    await user.click(within(disposition).getByRole('button', { name: 'Record the disposition' }));
    await user.click(await within(disposition).findByRole('button', { name: 'I have looked at what is new' }));
    expect(await part('Witnesses')).toHaveTextContent('Witness DOE, James: heard');
    await user.click(within(disposition).getByRole('button', { name: 'Record the disposition' }));
    await saidToBeDone('Disposition recorded');
    expect((await now())!.acts.at(-1)!.kind).toBe('hearing.disposed');
  });

  test('begins a rehearing without the pleas and the witnesses of the first, and asks for the notice again', async () => {
    const at = await stationForTest();
    const { hearing, act } = disposedCase(at, 2, [{ name: 'surcharge', cents: 500 }]);
    at.as('superintendent', act('appeal.decided', '2026-03-02T09:50', { on: 'own motion', authority: 'superintendent', decidedBy: 'The superintendent', outcome: 'rehearing', until: '2026-03-16' }));
    await openPage(at, hearing, { as: 'hearing-officer' });
    expect(await part('Notice and assistance')).toHaveTextContent('The charges have not been served.');
    expect(await part('Sessions')).toHaveTextContent('The hearing cannot be opened yet.');
    expect(await part('Clocks of the hearing')).toHaveTextContent('The rehearing is finishedby Mar 16, 202614 days left');
  });

  test('with every charge dismissed takes the case off every screen', async () => {
    const at = await stationForTest();
    const { id, hearing, now } = openCase(at, 2);
    const { user, address } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    await choose(user, 'Finding on 106.10', 'Dismissed', disposition);
    expect(disposition).toHaveTextContent('expunged and leave every screen');
    await user.keyboard(record);
    await saidToBeDone('Disposition recorded');
    await waitFor(() => expect(address()).toBe(`/people/${id}/discipline`));
    expect(await now()).toBeUndefined();
    expect(await clientOf(at.station, at.actors['hearing-officer'].account).drafts.list()).toEqual([]);
  });

  test('says that the case is not there, where it was dismissed', async () => {
    const at = await stationForTest();
    const { hearing, act } = openCase(at, 2);
    at.as('hearing-officer', act('hearing.disposed', '2026-03-02T09:45', { charges: [{ rule: '106.10', finding: 'dismissed', evidence: '' }], penalties: [] }));
    await openPage(at, hearing, { as: 'hearing-officer' });
    expect(await screen.findByText(/^No such report stands/)).toBeVisible();
  });

  test('is shown and not run to whoever does not hear', async () => {
    const at = await stationForTest();
    const { hearing } = openCase(at, 2);
    await openPage(at, hearing, { as: 'records-clerk' });
    expect(await part('Disposition')).toHaveTextContent('This is for: SHU sergeant, Lieutenant');
    expect(screen.queryByRole('button', { name: 'Record the disposition' })).toBeNull();
    expect(within(await part('Extension of time')).getByRole('button', { name: 'Record the extension' })).toBeVisible();
  });
});

describe('the limits of the tier', () => {
  const limits: readonly (readonly [string, Tier, string, Readonly<Record<string, string>>, string, string, RegExp])[] = [
    ['privileges for more than two weeks at Tier I', 1, 'Loss of privileges', { Days: '15' }, '14 days at most; only recreation, commissary, packages, radio', 'Days', /loss of privileges, 15 days; 14 days at Tier I\. 7 NYCRR 252\.5/],
    ['a work task for more than a week at Tier I', 1, 'Work task', { Days: '8' }, '7 days at most', 'Days', /work task, 8 days; 7 days at Tier I/],
    ['keeplock for more than 30 days at Tier II', 2, 'Keeplock', { Days: '31', 'Hours in cell': '16' }, '30 days at most', 'Days', /keeplock, 31 days; 30 days at Tier II\. 7 NYCRR 253\.7/],
    ['restitution of more than $100 at Tier II', 2, 'Restitution', { Dollars: '100.01' }, '$100 at most', 'Dollars', /restitution, \$100\.01; \$100 at Tier II/],
    ['a surcharge of another amount', 2, 'Surcharge', { Dollars: '6' }, 'once for the hearing', 'Dollars', /The surcharge is \$5, not \$6\. 7 NYCRR 253\.7\(b\)/],
    ['a suspension for more than 180 days', 3, 'RRU', { Days: '90', 'Suspended days': '30', 'Suspended for': '181' }, 'Suspended for 180 days at most', 'Suspended for', /suspended for 181 days, and for 180 at most/],
    ['more days suspended than are imposed', 3, 'RRU', { Days: '90', 'Suspended days': '91', 'Suspended for': '90' }, 'no limit but the measure', 'Suspended days', /91 days are named, and there are 90/],
    ['730 days of SHU', 3, 'SHU', { Days: '730' }, 'no limit but the measure', 'Days', /730 days.*15 consecutive days and 20 in 60/],
  ];

  test.each(limits)('refuse %s, at its field', async (_, tier, name, words, limit, refusedAt, because) => {
    const at = await stationForTest();
    const { hearing, now } = openCase(at, tier);
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    await choose(user, 'Finding on 106.10', 'Affirmed', disposition);
    await fill(user, 'Evidence relied on', 'The report of the officer', disposition);
    await user.click(within(disposition).getByRole('button', { name: 'Add a penalty' }));
    await choose(user, 'Penalty 1', name, disposition);
    if (name === 'Loss of privileges') await user.click(within(disposition).getByRole('checkbox', { name: 'Packages' }));
    const penalty = within(disposition).getByRole('group', { name: 'Penalty 1' });
    await fillAll(user, words, penalty);
    expect(penalty).toHaveTextContent(limit);
    await user.click(within(disposition).getByRole('button', { name: 'Record the disposition' }));
    await waitFor(() => expect(field(refusedAt, penalty)).toBeInvalid());
    expect(field(refusedAt, penalty)).toHaveAccessibleDescription(because);
    expect((await now())!.acts.some((act) => act.kind === 'hearing.disposed')).toBe(false);
  });

  test('leave out what a tier does not impose', async () => {
    const at = await stationForTest();
    const { hearing } = openCase(at, 1);
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    await user.click(within(disposition).getByRole('button', { name: 'Add a penalty' }));
    expect(within(field('Penalty 1', disposition)).getAllByRole('option').map((one) => one.textContent)).toEqual(['', 'Reprimand', 'Counseling', 'Loss of privileges', 'Work task']);
  });
});

describe('segregated confinement in a disposition', () => {
  test('shows how many days are used and to which day it may last, and asks for the two findings beyond three days', async () => {
    const at = await stationForTest();
    const { id, hearing, now } = openCase(at, 3);
    const [placed] = at.as('shu-sergeant', { kind: 'segregation.placed', subject: { type: 'person', id }, effective: '2026-02-26', body: { day: '2026-02-26', where: 'SHU', under: 'k(i)' } });
    at.as('shu-sergeant', { kind: 'segregation.ended', subject: { type: 'person', id }, effective: '2026-02-27', body: { placed, day: '2026-02-27' } });
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    await choose(user, 'Finding on 106.10', 'Affirmed', disposition);
    await fill(user, 'Evidence relied on', 'The report of the officer', disposition);
    await user.click(within(disposition).getByRole('button', { name: 'Add a penalty' }));
    await choose(user, 'Penalty 1', 'SHU', disposition);
    const halt = within(disposition).getByRole('group', { name: 'Segregated confinement' });
    expect(halt).toHaveTextContent('2 of 20 days in the 60 up to it');
    expect(halt).toHaveTextContent('With the two findings, it may last to Mar 16, 2026. Without them, it may last to Mar 4, 2026.');
    const penalty = within(disposition).getByRole('group', { name: 'Penalty 1' });
    await fill(user, 'Days', '10', penalty);
    await user.click(within(disposition).getByRole('button', { name: 'Add the surcharge of $5' }));
    await user.click(within(disposition).getByRole('button', { name: 'Record the disposition' }));
    await waitFor(() => expect(field('First finding', penalty)).toBeInvalid());
    await choose(user, 'First finding', /^\(F\)/, penalty);
    await fillAll(user, { 'Why it is found': 'A sharpened rod was found on him', 'Second finding': 'He had threatened to use it on staff', 'Made by': 'Deputy commissioner' }, penalty);
    await user.click(within(disposition).getByRole('button', { name: 'Record the disposition' }));
    await saidToBeDone('Disposition recorded');
    expect((await now())!.acts.at(-1)).toMatchObject({ body: { penalties: [{ name: 'SHU', days: 10, findings: { act: 'F', heinousBy: 'Deputy commissioner' } }, { name: 'surcharge', cents: 500 }] } });
    expect(await part('Penalties')).toHaveTextContent('SHU 10 days: Mar 2, 2026 to Mar 11, 2026 · 9 owed after today');
  });
});

describe('no rule of accessibility is broken by', () => {
  test('a hearing that is open, with penalties typed', async () => {
    const at = await stationForTest();
    const { hearing } = openCase(at, 3);
    const { user } = await openPage(at, hearing, { as: 'hearing-officer' });
    const disposition = await part('Disposition');
    for (const [index, name] of ['SHU', 'Loss of privileges', 'Loss of good time, recommended'].entries()) {
      await user.click(within(disposition).getByRole('button', { name: 'Add a penalty' }));
      await choose(user, `Penalty ${index + 1}`, name, disposition);
    }
    await expectNoViolations();
  });

  test('a hearing that is over', async () => {
    const at = await stationForTest();
    const { hearing } = disposedCase(at, 2, [{ name: 'keeplock', days: 3, hoursInCell: 16 }, { name: 'surcharge', cents: 500 }]);
    await openPage(at, hearing, { as: 'hearing-officer' });
    await part('What it has caused');
    await expectNoViolations();
  });
});
