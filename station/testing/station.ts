import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, type Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { problemCodes } from '../../shared/problems.ts';
import type { IdentityBody } from '../../shared/records/identity.ts';
import { hashPassword } from '../passwords.ts';
import { mustRecord, newId, NotRecorded, setUpStation } from '../set-up.ts';
import { openStation, type Station, type StationOptions } from '../station.ts';
import { databaseFile } from '../store/open.ts';
import { certify, commit, receive, testDay, testUnits } from './acts.ts';
import { temporaryFolder } from './folder.ts';
import { seededBytes, SetClock } from './surroundings.ts';

/** The password of every account of the tests. */
export const testPassword = 'a password for tests';

/** A station that has been set up in a folder of its own, with an account for each role. */
export interface TestStation extends Disposable {
  readonly station: Station;
  readonly dataDir: string;
  readonly clock: SetClock;
  readonly actors: Readonly<Record<Role, Actor>>;
  readonly facility: string;
  /** Another station object on the same folder, as another process would open it; closed with this one. */
  openAgain(): Promise<Station>;
  /** A fresh id, for a person or an act. */
  id(): string;
  /** Records acts as an officer, every warning acknowledged. Fails when they are refused. Out: the entries' ids. */
  as(role: Role, ...acts: readonly Act[]): readonly string[];
  /** Puts a person on record: reception, commitment, jail time. Out: the ids of the person and of the three entries. */
  person(words?: Partial<IdentityBody>): { readonly id: string; readonly received: string; readonly committed: string; readonly certified: string };
}

interface Made {
  readonly database: Buffer;
  readonly key: Buffer;
  readonly actors: Readonly<Record<Role, Actor>>;
  readonly facility: string;
}

const testMorning = `${testDay}T15:00:00.000Z`;
let made: Promise<Made> | undefined;

/** Opens a copy of a station that is set up once for all the tests of a file. */
export async function testStation(sync?: StationOptions['sync']): Promise<TestStation> {
  const { database, key, actors, facility } = await (made ??= makeOnce());
  const folder = temporaryFolder();
  writeFileSync(databaseFile(folder.path), database);
  writeFileSync(join(folder.path, 'station.key'), key, { mode: 0o600 });
  const clock = new SetClock(testMorning);
  const opened: Station[] = [];
  const open = async () => {
    const another = await openStation({ dataDir: folder.path, now: clock.now, random: seededBytes(100 + opened.length), ...(sync ? { sync } : {}) });
    opened.push(another);
    return another;
  };
  const station = await open();
  const as: TestStation['as'] = (role, ...acts) => recordAs(station, actors[role], acts);
  return {
    station,
    dataDir: folder.path,
    clock,
    actors,
    facility,
    openAgain: open,
    id: () => newId(station),
    as,
    person(words = {}) {
      const id = newId(station);
      const committed = newId(station);
      const [received = '', , certified = ''] = as('records-clerk', receive(id, words), commit(id, {}, { id: committed }), certify(id, committed));
      return { id, received, committed, certified };
    },
    [Symbol.dispose]() {
      for (const one of opened) one.close();
      folder[Symbol.dispose]();
    },
  };
}

/** Opens a station that nobody has set up, in a folder of its own. */
export async function newStation(): Promise<Disposable & { readonly station: Station; readonly dataDir: string; readonly clock: SetClock }> {
  const folder = temporaryFolder();
  const clock = new SetClock(testMorning);
  const station = await openStation({ dataDir: folder.path, now: clock.now, random: seededBytes(7) });
  return {
    station,
    dataDir: folder.path,
    clock,
    [Symbol.dispose]() {
      station.close();
      folder[Symbol.dispose]();
    },
  };
}

function recordAs(station: Station, actor: Actor, acts: readonly Act[]): readonly string[] {
  const recorded = station.record(acts, actor, problemCodes);
  if (recorded.is !== 'recorded') throw new NotRecorded(recorded.problems);
  return recorded.entries;
}

async function makeOnce(): Promise<Made> {
  using folder = temporaryFolder();
  const clock = new SetClock('2026-03-01T15:00:00.000Z');
  const station = await openStation({ dataDir: folder.path, now: clock.now, random: seededBytes(1) });
  const { actor, facility } = await setUpStation(station, {
    facility: 'Test Correctional Facility',
    code: 'TEST',
    demonstration: false,
    station: 'Records 1',
    administrator: { username: 'administrator', name: 'The Administrator', password: testPassword },
  });
  const passwordHash = await hashPassword(testPassword);
  const others = roles.filter((role) => role !== 'administrator').map((role) => [role, newId(station)] as const);
  const effective = station.today().toString();
  mustRecord(
    station,
    [
      ...others.map(([role, id]): Act => ({ kind: 'account.opened', subject: { type: 'account', id }, effective, body: { username: role, name: `The ${role}`, role, passwordHash } })),
      ...testUnits.map((unit): Act => ({ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective, body: unit })),
    ],
    actor,
  );
  station.close();
  return {
    database: readFileSync(databaseFile(folder.path)),
    key: readFileSync(join(folder.path, 'station.key')),
    actors: Object.fromEntries([['administrator', actor], ...others.map(([role, account]) => [role, { account, role }])]) as Record<Role, Actor>,
    facility,
  };
}
