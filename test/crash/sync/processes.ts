import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOffice, type OfficeProcess } from '../../../central/testing/process.ts';
import type { DeskSaid, DeskTold } from './said.ts';

const program = join(import.meta.dirname, 'desk.ts');

/** A station's process, started again and again on one folder, and everything that it has said. */
export class DeskProcess {
  readonly dataDir: string;
  readonly name: string;
  /** Ids of entries whose recording was answered. */
  readonly acknowledged = new Set<string>();
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #answer: ((said: DeskSaid & { readonly is: 'exchanged' }) => void) | undefined;
  #killed = false;
  /** What a process wrote on its standard error before it came to an end that nobody gave it. */
  readonly failures: string[] = [];

  constructor(name: string, dataDir: string) {
    this.name = name;
    this.dataDir = dataDir;
  }

  async start(seed: number): Promise<void> {
    const child = spawn(process.execPath, [program, this.dataDir, String(seed)], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    this.#killed = false;
    let [rest, errors] = ['', ''];
    let ready = () => {};
    const isReady = new Promise<void>((resolve) => (ready = resolve));
    child.stdin.on('error', () => {});
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) this.#heard(JSON.parse(line) as DeskSaid, ready);
    });
    this.#ended = new Promise((resolve) => {
      child.once('close', (code) => {
        if (!this.#killed && code !== 0) this.failures.push(`${this.name} ended with ${code}: ${errors.slice(-1000)}`);
        resolve();
      });
    });
    await Promise.race([isReady, this.#ended]);
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.#killed = true;
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** Ends it after what it is doing. */
  async end(): Promise<void> {
    this.#tell('end');
    await this.#ended;
  }

  rest(): void {
    this.#tell('rest');
  }

  /** Asks for an exchange. Out: what came of it. Fails (throws) when the process has ended. */
  async exchange(): Promise<{ readonly failure: string | null; readonly waiting: number }> {
    const answered = new Promise<DeskSaid & { readonly is: 'exchanged' }>((resolve) => (this.#answer = resolve));
    this.#tell('exchange');
    const said = await Promise.race([answered, this.#ended]);
    if (!said) throw new Error(`${this.name} ended while it was asked to exchange: ${this.failures.at(-1) ?? ''}`);
    return said;
  }

  #tell(told: DeskTold): void {
    this.#child?.stdin?.write(`${told}\n`);
  }

  #heard(said: DeskSaid, ready: () => void): void {
    if (said.is === 'ready') ready();
    else if (said.is === 'exchanged') this.#answer?.(said);
    else if (said.is === 'recorded') said.ids.forEach((id) => this.acknowledged.add(id));
  }
}

/** The main office's processes: the server, and the PostgreSQL that it keeps in its folder. */
export class OfficeUnderFire {
  readonly dataDir: string;
  readonly #port: number;
  readonly #options: readonly string[];
  #process: OfficeProcess | undefined;

  constructor(dataDir: string, port: number, options: readonly string[]) {
    this.dataDir = dataDir;
    this.#port = port;
    this.#options = options;
  }

  /** Starts the server, again where it does not start at once, as a service manager would. Fails (throws) when it does not for a minute. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#process = await startOffice(['--data', this.dataDir, '--port', String(this.#port), ...this.#options]);
        return;
      } catch (error) {
        if (attempt === 60) throw error;
        await pause(1000);
      }
    }
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** Kills PostgreSQL's first process; its others then end by themselves. Out: false when none runs. */
  killPostgres(): boolean {
    const file = join(this.dataDir, 'postgres', 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    if (!(pid > 1)) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  log(): string {
    return this.#process?.log() ?? '';
  }
}
