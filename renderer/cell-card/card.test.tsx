import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { assignCell, assignLevel } from '../../station/testing/acts.ts';
import { act } from '../testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';
import { caseAtLevelII } from '../testing/unit-case.ts';

const restraints = { why: 'Threw liquid at Officer Kim', restraints: 'Leg irons', reviewBy: '2026-03-05' };

test('the card says who, where, at which level, how he moves, what he may have and the orders in force', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  at.as('lieutenant', act(id, 'restraint-order.issued', restraints), act(id, 'deprivation-order.issued', { why: 'Set fires', withheld: ['matches'], reviewBy: '2026-03-05' }));
  at.as('officer', act(id, 'item.issued', { item: 'earphones', description: 'State issue' }), act(id, 'item.issued', { item: 'other', description: 'Bible' }));
  await openPage(at, `/people/${id}/cell-card`, { as: 'officer' });
  const card = await screen.findByRole('article', { name: 'Cell card of MARSH, Daniel T' });
  expect(card).toHaveTextContent(/8B1-01.*MARSH, Daniel T.*DIN 19-B-0421.*LevelII/);
  expect(card).toHaveTextContent(/Restraint order: Leg irons \(since Mar 2, 2026, review by Mar 5, 2026\)Deprivation order: matches/);
  expect(card).toHaveTextContent(/out of the cellfull restraints by the restraint order \(Directive 4933\) \(Leg irons\) \[order\]/);
  expect(card).toHaveTextContent(/withheldmatches \[order\]in his handsearphones, Bible/);
  await expectNoViolations();
});

test('it says nothing of charges, nor why an order was issued', async () => {
  const at = await stationForTest();
  const { id } = caseAtLevelII(at);
  at.as('lieutenant', act(id, 'restraint-order.issued', restraints));
  await openPage(at, `/people/${id}/cell-card`, { as: 'officer' });
  const card = await screen.findByRole('article', { name: /Cell card/ });
  for (const never of ['100.13', 'Threw liquid', 'Officer Kim', 'report']) expect(card).not.toHaveTextContent(never);
});

test('the cards of a gallery stand together, by cell, and another gallery is chosen', async () => {
  const at = await stationForTest();
  caseAtLevelII(at);
  const other = at.person({ din: '19-B-0500', nysid: '01234500Q', name: 'ABBOTT, Ian' }).id;
  at.as('captain', assignLevel(other, 'I', { effective: '2026-02-10' }), assignCell(other, 'SHU', '8A1-02', { effective: '2026-02-10' }));
  const { unmount } = await openPage(at, '/shu/SHU/cards', { as: 'shu-sergeant' });
  expect((await screen.findAllByRole('article')).map((card) => within(card).getByText(/^DIN/).textContent)).toEqual(['DIN 19-B-0500']);
  expect(screen.getByRole('button', { name: 'Print one card' })).toBeEnabled();
  unmount();
  await openPage(at, '/shu/SHU/cards/8B1', { as: 'shu-sergeant' });
  expect((await screen.findAllByRole('article')).map((card) => card.getAttribute('aria-label'))).toEqual(['Cell card of MARSH, Daniel T']);
  await expectNoViolations();
});

test('a gallery with nobody on it says so', async () => {
  const at = await stationForTest();
  await openPage(at, '/shu/SHU/cards/10B2', { as: 'shu-sergeant' });
  expect(await screen.findByText('Nobody is on the gallery 10B2.')).toBeVisible();
});
