import { mustRecord } from '../../../station/set-up.ts';
import { assignCell } from '../../../station/testing/acts.ts';
import { boardOf } from '../../../station/store/queries/housing.ts';
import { compare, compareOn, timed, type Compared } from '../benchmark.ts';
import type { BenchUnit } from './unit.ts';

/**
 * The board asked of the store, beside the bare statement that reads the same rows; and one entry recorded until the board
 * shows it, beside the recording alone.
 */
export function measureQuery({ station, people, actors, free, today }: BenchUnit, times: number): { readonly queryMs: Compared; readonly recordedAndAskedMs: Compared; readonly boardKb: number } {
  const bare = station.db.$client.prepare(`SELECT p.id, p.din, p.name, p.level, p.cell, s.* FROM people p LEFT JOIN standings s ON s.person = p.id WHERE p.unit = 'SHU' ORDER BY p.cell, p.name`);
  const things = Array.from({ length: times }, (_, index) => index);
  const queryMs = compareOn(
    things,
    () => boardOf(station.db, 'SHU', today),
    () => bare.all(),
  );
  const [own, floor]: [number[], number[]] = [[], []];
  for (const time of things.slice(0, Math.ceil(times / 4))) {
    const person = people[0]!;
    const act = assignCell(person, 'SHU', free[0][time % 2]!, { effective: today, reason: 'To and fro' });
    const recorded = timed(() => mustRecord(station, [act], actors.captain!));
    const asked = timed(() => boardOf(station.db, 'SHU', today));
    own.push(recorded + asked);
    floor.push(recorded);
  }
  return { queryMs, recordedAndAskedMs: compare(own, floor), boardKb: Math.round(JSON.stringify(boardOf(station.db, 'SHU', today)).length / 1024) };
}
