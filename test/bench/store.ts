import { cpus, release, totalmem } from 'node:os';
import type { BenchOptions } from './benchmark.ts';
import { measureColdStart } from './store/cold-start.ts';
import { populate } from './store/populate.ts';
import { measureRecording } from './store/recording.ts';
import { measureSearching } from './store/searching.ts';

/** The station's store: recording, importing, searching, opening a person, and the first window from a cold start. */
export async function measure({ people, quick }: BenchOptions): Promise<object> {
  const recording = await measureRecording(quick);
  using book = await populate(people);
  const searching = measureSearching(book.station, quick ? 40 : 300);
  book.station.close();
  return {
    on: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), system: `${process.platform} ${release()}` },
    ...recording,
    people: { ...book.made, ...searching },
    coldStart: await measureColdStart(book.dataDir, quick ? 2 : 5),
  };
}
