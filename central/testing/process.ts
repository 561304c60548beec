import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'central', 'command', 'central.ts');

/** A process of the main office, as an administrator starts it. */
export interface OfficeProcess {
  readonly address: string;
  readonly pid: number;
  /** What it has written to its log. */
  log(): string;
  /** Ends it as a service is ended. Out: its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts a process of the main office on a free port. Fails (throws) with what it said when it does not serve. */
export async function startOffice(options: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<OfficeProcess> {
  const child = spawn(process.execPath, [command, '--port', '0', '--host', '127.0.0.1', '--log', '-', ...options], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, log] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (log += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /^https:\S+$/m.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`the main office did not start: ${said}${log}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return await ended;
  };
  return { address, pid: child.pid!, log: () => log, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')) };
}

/** Runs a command of the main office to its end. */
export async function runCentral(options: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<{ readonly code: number | null; readonly said: string; readonly errors: string }> {
  const child: ChildProcess = spawn(process.execPath, [command, ...options], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, errors] = ['', ''];
  child.stdout!.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr!.on('data', (part: Buffer) => (errors += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said, errors };
}
