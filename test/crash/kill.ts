import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readSaid, type Said, type Work } from './said.ts';

/** What became of a writer. */
export interface Killed {
  readonly said: readonly Said[];
  /** False when it had come to its end by itself before it was killed. */
  readonly inTheAct: boolean;
  /** What it wrote on standard error, where it came to a bad end by itself. */
  readonly failure: string | undefined;
}

const writer = join(import.meta.dirname, 'writer.ts');

/**
 * Starts a writer on a folder, kills it some time after it has said a certain thing, and waits until it
 * is gone. In: how long to wait after that, in milliseconds. Out: all that it said before.
 */
export function killAfter(dataDir: string, work: Work, run: number, saying: Said['is'], milliseconds: number): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, dataDir, work, String(run)], { stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    let said = '';
    let failure = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!timer && said.includes(`{"is":"${saying}"`)) timer = setTimeout(end, milliseconds);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (failure += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      process.removeListener('exit', end);
      const inTheAct = signal !== null;
      resolve({ said: readSaid(said), inTheAct, failure: inTheAct || code === 0 ? undefined : `exit ${code}: ${failure}` });
    });
  });
}
