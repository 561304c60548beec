import { ne } from 'drizzle-orm';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { Act } from '../../../shared/contract/contract.ts';
import type { Actor } from '../../../shared/entry/kind.ts';
import { problemCodes } from '../../../shared/problems.ts';
import { chanceFrom } from '../../../station/demonstration/roster.ts';
import { newId } from '../../../station/set-up.ts';
import { openStation } from '../../../station/station.ts';
import { accounts, facilities, people, stations } from '../../../station/store/schema.ts';
import { actOf, attemptNames } from '../../../station/testing/attempts.ts';
import type { DeskSaid, DeskTold } from './said.ts';

/**
 * A station's process that is killed: `node desk.ts DIR SEED`. It opens an enrolled station, exchanges in the
 * background as the program does, and records what officers try, saying what it is about to do and what the station
 * answered, until it is told to rest.
 */
const [dataDir = '', seed = '1'] = process.argv.slice(2);
const chance = chanceFrom(Number(seed));
const station = await openStation({ dataDir });
const actors = Object.fromEntries(station.db.select().from(accounts).all().map(({ id, role }) => [role, { account: id, role } as Actor])) as Record<Role, Actor>;
const facility = station.surroundings.ownFacility()!;
const desk = { station, actors, facility, id: () => newId(station) };
const facilityName = station.db.select().from(facilities).all().find(({ id }) => id === facility)?.name ?? '';
let resting = false;

station.sync.start();
say({ is: 'ready' });
record();
for await (const line of createInterface(process.stdin)) {
  const told = line as DeskTold;
  if (told === 'rest') resting = true;
  else if (told === 'exchange') await exchange();
  else break;
}
await station.sync.close();
station.close();
process.exit(0);

function say(said: DeskSaid): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

/** Records one attempt, and another one soon; now and then somebody presses “sync now”. */
function record(): void {
  if (resting) return;
  const attempt = next();
  if (attempt) {
    const acts = attempt.acts.map((act) => ({ ...act, id: act.id ?? newId(station) }));
    const ids = acts.map(({ id }) => id);
    say({ is: 'asking', ids });
    say({ is: station.record(acts, attempt.actor, problemCodes).is === 'recorded' ? 'recorded' : 'refused', ids });
  }
  if (chance.happens(0.1)) void station.sync.now().catch(() => null);
  setTimeout(record, chance.whole(2, 60));
}

function next(): { readonly actor: Actor; readonly acts: readonly Act[] } | undefined {
  const known = station.db.select({ id: people.id }).from(people).orderBy(people.id).all();
  const person = known.length === 0 || chance.happens(0.05) ? newId(station) : chance.pick(known).id;
  if (chance.happens(0.03)) return transfer(person);
  const asked = actOf(desk, { what: chance.pick(attemptNames), choice: chance.whole(0, 1_000_000) }, person);
  return asked && { actor: actors[asked.role], acts: [asked.act] };
}

function transfer(person: string): { readonly actor: Actor; readonly acts: readonly Act[] } | undefined {
  const other = station.db.select().from(stations).where(ne(stations.facility, facility)).all()[0];
  if (!other?.facility || !other.facilityName) return undefined;
  const body = { from: { id: facility, name: facilityName }, to: { id: other.facility, name: other.facilityName }, authors: [] };
  return { actor: actors.coordinator, acts: [{ kind: 'person.transferred', subject: { type: 'person', id: person }, effective: station.today().toString(), body }] };
}

async function exchange(): Promise<void> {
  const failure = await station.sync.now().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  say({ is: 'exchanged', failure, waiting: station.sync.status().waiting.count });
}
