import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { assignLevel } from '../../station/testing/acts.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, fillAll, inTheWay, openPage, saidToBeDone, stationForTest } from '../testing/render.tsx';
import { caseAtLevelII } from '../testing/unit-case.ts';

const region = (name: string) => screen.findByRole('region', { name });

test('an item is issued by an officer, and withdrawn with a reason', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  const { user } = await openPage(at, `/people/${id}/items`, { as: 'officer' });
  expect(await screen.findByText('No item was issued.')).toBeVisible();
  await user.click(within(await region('Items issued')).getByRole('link', { name: 'Issue' }));
  await user.click(await screen.findByRole('radio', { name: 'earphones' }));
  await fill(user, 'What it is', 'State issue, no. 114');
  await expectNoViolations();
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await saidToBeDone('Item issued');
  expect(await region('What he may have and how he moves')).toHaveTextContent('in his handsearphones');
  await user.click(screen.getByRole('link', { name: 'Withdraw' }));
  await user.click(await screen.findByRole('button', { name: 'Record' }));
  expect(await inTheWay()).toHaveTextContent('A reason is required');
  await fill(user, 'Reason', 'Broken');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await saidToBeDone('Item withdrawn');
  expect(await screen.findByRole('article', { name: 'earphones, Mar 2, 2026' })).toHaveTextContent(/Withdrawn Mar 2, 2026.*Broken/);
});

test('what the level does not give is a warning to be ticked', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  const { user } = await openPage(at, `/people/${id}/items/issue`, { as: 'officer' });
  await user.click(await screen.findByRole('radio', { name: 'sneakers' }));
  await fill(user, 'What it is', 'White, size 11');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  expect(await inTheWay()).toHaveTextContent(/Level III; he is at Level II/);
  await user.click(screen.getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await saidToBeDone('Item issued');
});

test('the one package is for Level III; it is entered once, and corrected', async () => {
  const at = await stationForTest();
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'III', { effective: '2026-02-01' }));
  const { user } = await openPage(at, `/people/${id}/items`, { as: 'shu-sergeant' });
  await user.click(within(await region('The package')).getByRole('link', { name: 'Enter' }));
  await user.click(await screen.findByRole('checkbox', { name: 'sneakers' }));
  await fill(user, 'Description', 'White');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  await saidToBeDone('Package recorded');
  await user.click(within(await screen.findByRole('article', { name: 'Package of Mar 2, 2026' })).getByRole('link', { name: 'Correct' }));
  await user.click(await screen.findByRole('checkbox', { name: 'shorts' }));
  await fillAll(user, { 'Reason for the correction': 'Both came' });
  await user.click(screen.getByRole('button', { name: 'Record the correction' }));
  await saidToBeDone('Correction recorded');
  expect((await clientOf(at.station, at.actors.officer.account).people.open({ id })).items.packages).toMatchObject([{ items: ['sneakers', 'shorts'], description: 'White' }]);
  await user.click(within(await region('The package')).getByRole('link', { name: 'Enter' }));
  await user.click(await screen.findByRole('checkbox', { name: /shorts/ }));
  await user.click(screen.getByRole('button', { name: 'Record' }));
  expect(await inTheWay()).toHaveTextContent('The one package was received already');
});

test('the table says what each level gives with its source, and an order in force takes the place of what his level gives', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  at.as('lieutenant', act(id, 'restraint-order.issued', { why: 'Threw liquid', restraints: 'Leg irons', reviewBy: '2026-03-05' }));
  await openPage(at, `/people/${id}/items`, { as: 'shu-sergeant' });
  const table = await screen.findByRole('table', { name: 'Privileges by level' });
  expect(within(table).getByRole('columnheader', { name: /Level II his level/ })).toBeVisible();
  expect(within(table).getByRole('row', { name: /^showers/ })).toHaveTextContent(/base \(to be set by the facility\).*four a week.*Upstate 5\/01\/01/);
  expect(await region('What he may have and how he moves')).toHaveTextContent(/full restraints by the restraint order \(Directive 4933\) \(Leg irons\)by order, instead of: cuffed in front with waist chain/);
  await expectNoViolations();
});
