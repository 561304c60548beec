import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { assignLevel } from '../../station/testing/acts.ts';
import { doInUnit } from '../../station/testing/levels.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';
import { caseAtLevelII } from '../testing/unit-case.ts';

const part = (name: string) => screen.findByRole('region', { name });

test('says to each office that nothing waits where nothing does', async () => {
  const at = await stationForTest();
  await openPage(at, '/shu/work', { as: 'shu-sergeant' });
  expect(await part('For the SHU sergeant')).toHaveTextContent('Nothing waits for you.');
  expect(await part('For other offices')).toHaveTextContent('Nothing waits for anybody else.');
});

test('has first what waits for whoever is signed in, then for the others, and a line leads by Enter to where it is done', async () => {
  const at = await stationForTest();
  const { id, root } = caseAtLevelII(at);
  const other = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
  at.as('captain', assignLevel(other, 'I', { effective: '2026-01-10' }));
  const { user, address, container } = await openPage(at, '/shu/work', { as: 'captain' });
  const mine = await part('For the Captain');
  expect(within(mine).getAllByRole('region').map((list) => list.getAttribute('aria-label'))).toEqual(['Reports for the Captain’s review']);
  const others = await part('For other offices');
  expect(within(others).getByRole('row', { name: /MASON/ })).toHaveTextContent('Find for Level IIthe days have run since Feb 9, 2026');
  expect(within(others).getByRole('region', { name: 'Eligibility to be found' })).toHaveTextContent('For: SHU sergeant, Lieutenant.');
  expect(mine).toHaveTextContent('Nothing waits under: Cells whose people do not fit; Levels to put right.');
  await expectNoViolations(container);
  within(mine).getByRole('row', { name: /MARSH/ }).focus();
  await user.keyboard('{Enter}');
  expect(address()).toBe(`/people/${id}/captain-review/${root}`);
});

test('a line goes away when what it asks for is done', async () => {
  const at = await stationForTest();
  const { id } = at.person();
  at.as('captain', assignLevel(id, 'I', { effective: '2026-01-10' }));
  await openPage(at, '/shu/work', { as: 'shu-sergeant' });
  await screen.findByText('Find for Level II');
  doInUnit(at, id, 'found');
  expect(await screen.findByText('Move to Level II')).toBeVisible();
  expect(screen.queryByText('Find for Level II')).toBeNull();
});

test('the administrator, who is of no office of the unit, is not shown it', async () => {
  const at = await stationForTest();
  await openPage(at, '/shu/work', { as: 'administrator' });
  expect(screen.queryByRole('link', { name: 'SHU work' })).toBeNull();
});
