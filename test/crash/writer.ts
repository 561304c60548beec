import { writeSync } from 'node:fs';
import { chanceFrom, type Chance } from '../../station/demonstration/roster.ts';
import { accounts } from '../../station/store/schema.ts';
import { importRoster } from '../../station/roster/import.ts';
import { previewRoster } from '../../station/roster/preview.ts';
import { mustRecord, newId, openAccount, setUpStation } from '../../station/set-up.ts';
import { openStation, type Station } from '../../station/station.ts';
import { assignLevel, certify, commit, correction, receive, report, testUnits, voiding } from '../../station/testing/acts.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { Actor } from '../../shared/entry/kind.ts';
import { problemCodes } from '../../shared/problems.ts';
import { rosterOf } from './roster.ts';
import type { Said, Work } from './said.ts';

/**
 * The process that is killed: `node writer.ts DIR WORK RUN`. It opens the station of the folder and
 * writes until it is stopped, saying on its standard output, line by line, what it is about to do and
 * what the station has answered. What is said is out of the process when `say` returns.
 */
const [dataDir = '', work = 'record', run = '1'] = process.argv.slice(2);

say({ is: 'opening' });
const station = await openStation({ dataDir });
const officers = await begin(station);
say({ is: 'ready' });
if ((work as Work) === 'import') await importAll();
else if ((work as Work) === 'record') recordForever(chanceFrom(Number(run)));
station.close();

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

interface Officers {
  readonly administrator: Actor;
  readonly captain: Actor;
  readonly coordinator: Actor;
}

/** Sets the station up as far as it is not: a run before may have been cut off at any point of this. */
async function begin(station: Station): Promise<Officers> {
  const password = 'a password for crashes';
  if (station.book.stationId() === undefined) {
    await setUpStation(station, { facility: 'Crash Test Facility', code: 'CRASH', demonstration: false, station: 'Station 1', administrator: { username: 'administrator', name: 'The Administrator', password } });
  }
  const held = new Map(station.db.select({ id: accounts.id, username: accounts.username }).from(accounts).all().map(({ id, username }) => [username, id]));
  const administrator: Actor = { account: held.get('administrator')!, role: 'administrator' };
  const officer = async (role: 'captain' | 'coordinator'): Promise<Actor> => ({
    account: held.get(role) ?? (await openAccount(station, { username: role, name: `The ${role}`, role, password }, administrator)),
    role,
  });
  const officers = { administrator, captain: await officer('captain'), coordinator: await officer('coordinator') };
  const facility = station.db.$client.prepare('SELECT id FROM facilities').pluck().get() as string;
  const units = station.db.$client.prepare('SELECT count(*) FROM units').pluck().get() as number;
  if (units < testUnits.length) {
    mustRecord(station, testUnits.map((unit): Act => ({ kind: 'unit.described', subject: { type: 'facility', id: facility }, effective: station.today().toString(), body: unit })), administrator);
  }
  return officers;
}

/** Records groups of one to five acts, of small and large bodies, on a few people who have more and more entries. */
function recordForever(chance: Chance): void {
  const people = station.people.list(undefined, 'din').map(({ id }) => id);
  const reports: { readonly act: Act; readonly entry: string }[] = [];
  let number = people.length;
  const newPerson = (): readonly Act[] => {
    number += 1;
    const [id, committed] = [newId(station), newId(station)];
    people.push(id);
    const din = `19-B-${String(number).padStart(4, '0')}`;
    const acts = [receive(id, { din, name: `SURNAME${number}, Given` }), commit(id, {}, { id: committed }), certify(id, committed, { days: chance.whole(0, 400) })];
    return chance.happens(0.5) ? acts : [...acts, assignLevel(id, 'I', { effective: '2026-01-02' }), newReport(id)];
  };
  const newReport = (person: string): Act => report(person, { narrative: 'He was told twice to step back. '.repeat(chance.happens(0.1) ? 240 : chance.whole(1, 30)), tier: chance.pick([1, 2, 3] as const) });
  const next = (): { readonly actor: Actor; readonly acts: readonly Act[] } => {
    const person = people.length === 0 ? undefined : chance.pick(people);
    const drawn = chance.next();
    if (person === undefined || drawn < 0.2) return { actor: officers.coordinator, acts: newPerson() };
    const earlier = reports.length === 0 ? undefined : chance.pick(reports);
    if (earlier && drawn < 0.3) return { actor: officers.captain, acts: [correction(earlier.act, earlier.entry, { tier: chance.pick([1, 2, 3]) })] };
    if (earlier && drawn < 0.35) return { actor: officers.captain, acts: [voiding(earlier.act, earlier.entry)] };
    return { actor: officers.captain, acts: Array.from({ length: chance.whole(1, 4) }, () => newReport(person)) };
  };
  for (;;) {
    const { actor, acts: drawn } = next();
    const acts = drawn.map((act) => ({ ...act, id: act.id ?? newId(station) }));
    const ids = acts.map((act) => act.id);
    say({ is: 'asking', ids });
    const recorded = station.record(acts, actor, problemCodes);
    say({ is: recorded.is === 'recorded' ? 'recorded' : 'refused', ids });
    if (recorded.is !== 'recorded') continue;
    acts.filter(({ kind }) => kind === 'report.written').forEach((act) => reports.push({ act, entry: act.id }));
  }
}

/** Imports the roster of the folder's runs, as often as it takes to be killed at it. */
async function importAll(): Promise<void> {
  const text = rosterOf(Number(run));
  for (;;) {
    const { preview } = previewRoster(station, text, officers.coordinator);
    for await (const step of importRoster(station, text, preview.digest, officers.coordinator)) {
      if (step.is === 'progress') say({ is: 'imported', rows: preview.present + step.done });
    }
  }
}
