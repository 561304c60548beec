import { v7 as uuidv7 } from 'uuid';
import { accountOpened } from '../shared/accounts/accounts.ts';
import type { Role } from '../shared/accounts/roles.ts';
import type { Act, ActProblem } from '../shared/contract/contract.ts';
import type { Actor } from '../shared/entry/kind.ts';
import { facilityDescribed } from '../shared/facility/facility.ts';
import { stationOpened } from '../shared/facility/station.ts';
import { problem } from '../shared/problems.ts';
import { hashPassword, shortestPassword } from './passwords.ts';
import type { Station } from './station.ts';

/** Acts that were refused or not acknowledged, as an exception for callers that expect neither. */
export class NotRecorded extends Error {
  readonly problems: readonly ActProblem[];
  constructor(problems: readonly ActProblem[]) {
    super(problems.map((one) => `${one.code} ${one.field}: ${one.sentence} ${one.remedy}`).join('\n'));
    this.name = 'NotRecorded';
    this.problems = problems;
  }
}

/** Records acts, or throws `NotRecorded`. Out: the entries' ids. */
export function mustRecord(station: Station, acts: readonly Act[], actor: Actor): readonly string[] {
  const recorded = station.record(acts, actor);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
  return recorded.entries;
}

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Opens an account. Fails with `NotRecorded`: user name taken, password too short, not an administrator. */
export async function openAccount(station: Station, account: NewAccount, actor: Actor): Promise<string> {
  const id = newId(station);
  mustRecord(station, [await accountAct(station, account, id)], actor);
  return id;
}

/** Opens the first account of a book that has none, an administrator's, by itself. Fails with `NotRecorded`. Out: whose it is. */
export async function openFirstAccount(station: Station, account: Omit<NewAccount, 'role'>): Promise<Actor> {
  const actor: Actor = { account: newId(station), role: 'administrator' };
  mustRecord(station, [await accountAct(station, { ...account, role: 'administrator' }, actor.account)], actor);
  return actor;
}

async function accountAct(station: Station, { username, name, role, password }: NewAccount, id: string): Promise<Act> {
  checkPassword(password);
  const body = { username: username.toLowerCase(), name, role, passwordHash: await hashPassword(password) };
  return { kind: accountOpened.name, subject: { type: 'account', id }, effective: station.today().toString(), body };
}

/** Fails with `NotRecorded` when the password is too short. */
export function checkPassword(password: string): void {
  if (password.length < shortestPassword) throw new NotRecorded([{ ...problem('ACC-002', { field: 'password', detail: shortestPassword }), act: 0 }]);
}

/** A facility and its first station, as the set-up page asks for them. */
export interface SetUp {
  readonly facility: string;
  readonly code: string;
  readonly demonstration: boolean;
  readonly station: string;
  readonly administrator: Omit<NewAccount, 'role'>;
}

/**
 * Begins a book: the station and its key, the facility, the first administrator, who is the author of
 * all three. Fails (throws) when the book has been begun already.
 * Out: the administrator, and the facility's id.
 */
export async function setUpStation(station: Station, words: SetUp): Promise<{ readonly actor: Actor; readonly facility: string }> {
  if (station.book.stationId() !== undefined) throw new Error('this station has been set up already');
  const actor: Actor = { account: newId(station), role: 'administrator' };
  const id = newId(station);
  const facility = newId(station);
  const effective = station.today().toString();
  const account = await accountAct(station, { ...words.administrator, role: 'administrator' }, actor.account);
  station.db.$client.transaction(() => {
    station.book.nameStation(id);
    mustRecord(
      station,
      [
        { kind: stationOpened.name, subject: { type: 'station', id }, effective, body: { name: words.station, publicKey: station.key.publicKey } },
        account,
        { kind: facilityDescribed.name, subject: { type: 'facility', id: facility }, effective, body: { name: words.facility, code: words.code, demonstration: words.demonstration } },
      ],
      actor,
    );
  })();
  return { actor, facility };
}

/** A fresh id: UUIDv7 of the station's clock and randomness. */
export function newId(station: Pick<Station, 'now' | 'random'>): string {
  return uuidv7({ msecs: station.now(), random: station.random(16) });
}
