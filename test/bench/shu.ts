import { cpus, release, totalmem } from 'node:os';
import type { BenchOptions } from './benchmark.ts';
import { measureQuery } from './shu/board-query.ts';
import { measurePainted } from './shu/painted.ts';
import { unitOf } from './shu/unit.ts';

/** The board of a special housing unit of 600 cells: asked of the store, painted in a browser, and following an entry. */
export async function measure({ quick }: BenchOptions): Promise<object> {
  using unit = await unitOf(quick ? 1500 : 20_000);
  const asked = measureQuery(unit, quick ? 20 : 200);
  unit.station.close();
  return {
    on: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), system: `${process.platform} ${release()}` },
    unit: unit.made,
    ...asked,
    ...(await measurePainted(unit, quick ? 3 : 15)),
  };
}
