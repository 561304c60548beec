import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { problemCodes } from '../../../shared/problems.ts';
import { chanceFrom } from '../../../station/demonstration/roster.ts';
import { newId } from '../../../station/set-up.ts';
import { openStation } from '../../../station/station.ts';
import { attemptNames } from '../../../station/testing/attempts.ts';
import { Officers, type Tried } from './officers.ts';
import type { DeskSaid, DeskTold } from './said.ts';

/**
 * A station's process that is killed: `node desk.ts DIR SEED`. It opens an enrolled station, exchanges in the
 * background as the program does, and records what officers try, saying what it is about to do and what the station
 * answered, until it is told to rest.
 */
const [dataDir = '', seed = '1'] = process.argv.slice(2);
const chance = chanceFrom(Number(seed));
const station = await openStation({ dataDir });
const officers = new Officers(station, chance);
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

function next(): Tried | undefined {
  const known = officers.people();
  const person = known.length === 0 || chance.happens(0.05) ? newId(station) : chance.pick(known);
  return chance.happens(0.03) ? officers.transfer(person) : officers.attempt(chance.pick(attemptNames), person);
}

async function exchange(): Promise<void> {
  const failure = await station.sync.now().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  say({ is: 'exchanged', failure, waiting: station.sync.status().waiting.count });
}
