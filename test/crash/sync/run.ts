import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../station/demonstration/roster.ts';
import { temporaryFolder } from '../../../station/testing/folder.ts';
import type { Line, Weather } from '../../line/line.ts';
import { checkWorld } from './check.ts';
import { makeWorld, type World } from './world.ts';

/** So many are killed between two times that all meet and everything is held together. */
const killsBetween = 20;

/**
 * Kills stations, the main office's server and its PostgreSQL at random moments while stations record and exchange over
 * lines that drop, delay, throttle and cut; now and then, and at the end, lets all of them meet and holds their books together.
 * In: how many to kill; chance. Out: true when nothing was lost or doubled, all books were equal and nothing waited.
 */
export async function crashSync(kills: number, chance: Chance): Promise<boolean> {
  using folder = temporaryFolder();
  const say = (words: object) => process.stdout.write(`${JSON.stringify(words)}\n`);
  const world = await makeWorld(folder, chance);
  const total = { kills: 0, station: 0, server: 0, postgres: 0, lost: 0, doubled: 0, unequal: 0, waiting: 0, faults: 0, checks: 0 };
  let last = { entries: 0, acknowledged: 0 };
  let seed = 0;
  try {
    while (total.kills < kills) {
      for (const desk of world.desks) await desk.start((seed += 1));
      const stop = weatherOn(world.lines, chance);
      for (let done = 0; done < killsBetween && total.kills < kills; done += 1) {
        await pause(chance.whole(50, 1200));
        const who = await killOne(world, chance, () => (seed += 1));
        total[who] += 1;
        total.kills += 1;
      }
      await stop();
      const found = await checkWorld(world);
      say({ kills: total.kills, ...found });
      last = found;
      total.checks += 1;
      for (const count of ['lost', 'doubled', 'unequal', 'waiting'] as const) total[count] += found[count];
      total.faults += found.faults.length;
    }
  } finally {
    await Promise.all(world.desks.map((desk) => desk.kill()));
    await Promise.all(world.lines.map((line) => line.close()));
    await world.office.stop();
  }
  say({ onTheLines: world.lines.map(({ bytes, counts }) => ({ ...bytes, ...counts })) });
  const good = total.lost === 0 && total.doubled === 0 && total.unequal === 0 && total.waiting === 0 && total.faults === 0;
  process.stdout.write(
    `${total.kills} killed (${total.station} stations, ${total.server} servers, ${total.postgres} PostgreSQL), ${total.checks} meetings: ${last.entries} entries, ${last.acknowledged} acknowledged, ` +
      `${total.lost} lost, ${total.doubled} doubled, ${total.unequal === 0 ? 'books equal' : `${total.unequal} entries unequal`}, ${total.waiting === 0 ? 'outboxes empty' : `${total.waiting} waiting`}, ${total.faults} faults\n`,
  );
  return good;
}

async function killOne({ office, desks }: World, chance: Chance, seed: () => number): Promise<'station' | 'server' | 'postgres'> {
  const drawn = chance.next();
  if (drawn < 0.6) {
    const desk = chance.pick(desks);
    await desk.kill();
    await desk.start(seed());
    return 'station';
  }
  if (drawn < 0.8 && office.killPostgres()) return 'postgres';
  await office.kill();
  await pause(chance.whole(0, 500));
  await office.start();
  return 'server';
}

/** Changes each line again and again. Out: what makes all of them good and resolves when they are. */
function weatherOn(lines: readonly Line[], chance: Chance): () => Promise<void> {
  const over = new AbortController();
  const turns = lines.map(async (line) => {
    while (!over.signal.aborted) {
      line.weather = weatherOf(chance);
      if (chance.happens(0.2)) line.cut();
      await pause(chance.whole(100, 1500));
    }
    line.weather = {};
    line.cut();
  });
  return async () => {
    over.abort();
    await Promise.all(turns);
  };
}

function weatherOf(chance: Chance): Weather {
  const drawn = chance.next();
  if (drawn < 0.3) return {};
  if (drawn < 0.45) return { down: true };
  if (drawn < 0.6) return { latency: chance.whole(5, 300), lost: 0.05 };
  if (drawn < 0.8) return { bytesPerSecond: chance.whole(5_000, 200_000), latency: chance.whole(0, 100) };
  return { deaf: true };
}
