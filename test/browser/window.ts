import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Daybook as its user starts it, serving its window without opening one. */
export interface Running {
  readonly address: string;
  /** Ends it as the system would (SIGTERM), or as a power cut would (SIGKILL). Out: the exit code. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts the program on a data folder and waits for the address it prints. */
export async function startDaybook(dataDir: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts', 'start.ts'), '--no-window', '--data', dataDir], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const line = printed.split('\n').find((text) => text.startsWith('http://'));
      if (line !== undefined) resolve(line.trim());
    });
    void ended.then((code) => reject(new Error(`Daybook ended with ${code} before it printed its address: ${printed}`)));
  });
  return {
    address,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
