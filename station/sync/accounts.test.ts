import { createRouterClient } from '@orpc/server';
import { describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/accounts/roles.ts';
import { hashPassword } from '../passwords.ts';
import { routerOf } from '../router.ts';
import { newSession } from '../session.ts';
import type { Station } from '../station.ts';
import { assignLevel, testDay } from '../testing/acts.ts';
import { enrolAt, stationAt, testOffice } from '../testing/office.ts';
import { testPassword, testStation } from '../testing/station.ts';

// Several stations, and everything on disk.
vi.setConfig({ testTimeout: 60_000 });

const warnings = ['PIM-001', 'PIM-002', 'PIM-003', 'PIM-005', 'PIM-007', 'PIM-008', 'PIM-009'];

/** Two stations of a facility that exchange, with somebody at Level II. */
async function twoStations() {
  const office = await testOffice();
  const first = await testStation({ link: office.link });
  const { id } = first.person();
  first.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignLevel(id, 'II', { effective: '2026-02-10' }));
  await enrolAt(office, first.station, null, 'Records 1');
  const second = await stationAt(office, 5);
  await enrolAt(office, second.station, first.facility);
  await first.station.sync.now();
  const exchange = async () => {
    for (const { station } of [first, second, first, second]) await station.sync.now();
  };
  return { office, first, second, id, exchange, [Symbol.dispose]: () => [second, first].forEach((one) => one[Symbol.dispose]()) };
}

/** Opens an account at a station, through the window of its administrator. */
async function open(station: Station, username: string, role: Role, password: string): Promise<string> {
  const account = uuidv7();
  const administrator = await signedIn(station, 'administrator', testPassword);
  await administrator.entries.record({ acts: [{ kind: 'account.opened', subject: { type: 'account', id: account }, effective: testDay, body: { username, name: `Officer ${username}`, role, passwordHash: await hashPassword(password) } }], acknowledged: [] });
  return account;
}

async function signedIn(station: Station, username: string, password: string) {
  const client = createRouterClient(routerOf(station), { context: { session: newSession() } });
  expect(await client.session.signIn({ username, password })).not.toBeNull();
  return client;
}

describe('an account that was opened at another station of the facility', () => {
  test('signs in, and signs at another’s keyboard, after an exchange', async () => {
    using at = await twoStations();
    const account = await open(at.first.station, 'night-commander', 'watch-commander', 'The words of the night');
    await at.exchange();
    const { station } = at.second;
    const sergeant = await signedIn(station, 'shu-sergeant', testPassword);
    const subject = { type: 'person', id: at.id } as const;
    const request = uuidv7();
    const asked: Act = { id: request, kind: 'immediate-move.requested', subject, effective: testDay, body: { nature: 'assault on staff', words: 'He struck Officer Reyes at the cell door.' } };
    const decided = { id: uuidv7(), kind: 'immediate-move.decided', subject, effective: testDay, body: { request, outcome: 'approved' }, reason: 'The assault was seen' } satisfies Act;
    const { signedBy } = await sergeant.entries.countersign({ acts: [asked], countersigned: [decided], signer: { username: 'night-commander', password: 'The words of the night' }, acknowledged: warnings });
    expect(signedBy.account).toBe(account);
    await signedIn(station, 'night-commander', 'The words of the night');
  });

  test('is known as a hearing officer’s where the case is heard', async () => {
    using at = await twoStations();
    const account = await open(at.first.station, 'holt', 'hearing-officer', 'Hearing words of Holt');
    await at.exchange();
    expect(at.second.station.surroundings.account(account)).toEqual({ name: 'Officer holt', role: 'hearing-officer' });
  });

  test('signs with the password set last, wherever it was set', async () => {
    using at = await twoStations();
    const account = await open(at.first.station, 'night-commander', 'watch-commander', 'The words of the night');
    await at.exchange();
    at.second.station.record([{ kind: 'account.password-set', subject: { type: 'account', id: account }, effective: testDay, body: { passwordHash: await hashPassword('Other words for it') } }], at.first.actors.administrator);
    await at.exchange();
    for (const { station } of [at.first, at.second]) await signedIn(station, 'night-commander', 'Other words for it');
  });

  test('of a user name that was given at both without sight of each other, each signs with the password of his own', async () => {
    using at = await twoStations();
    const [one, other] = [await open(at.first.station, 'commander', 'watch-commander', 'The words of the first'), await open(at.second.station, 'commander', 'watch-commander', 'The words of the second')];
    await at.exchange();
    for (const { station } of [at.first, at.second]) {
      expect((await (await signedIn(station, 'commander', 'The words of the first')).session.current())?.account).toBe(one);
      expect((await (await signedIn(station, 'commander', 'The words of the second')).session.current())?.account).toBe(other);
    }
  });
});
