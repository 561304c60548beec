import type { UtilityProcess, WebContents } from 'electron';
import type { ElectronApi } from './api.ts';
import { channels } from './channels.ts';
import type { FromStation, ToStation } from './station-messages.ts';

/** How the station's process is started, and who is told when there will be none. */
export interface StationLinkOptions {
  /** The script the process runs. */
  readonly entry: string;
  readonly dataDir: string;
  /** Called once, with what to tell the person, when the book cannot be opened or the process will not stay up. */
  readonly onRefused: (message: string) => void;
}

const firstDelay = 250;
const longestDelay = 8_000;
const mostFailures = 6;
/** A process that has been open this long has recovered: its next failure counts as the first. */
const recoveredAfter = 30_000;
const closingLimit = 5_000;

/**
 * The station's process and the ports that join pages to it. A process that dies is started again, a
 * little later each time; pages that were joined are told, and get a new port when they ask.
 */
export class StationLink {
  readonly #electron: Pick<ElectronApi, 'utilityProcess' | 'MessageChannelMain'>;
  readonly #options: StationLinkOptions;
  readonly #waiting = new Set<WebContents>();
  readonly #joined = new Set<WebContents>();
  #process: UtilityProcess | null = null;
  #openSince: number | null = null;
  #failures = 0;
  #restart: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(electron: Pick<ElectronApi, 'utilityProcess' | 'MessageChannelMain'>, options: StationLinkOptions) {
    this.#electron = electron;
    this.#options = options;
  }

  /** Starts the process. */
  start(): void {
    const { entry, dataDir } = this.#options;
    const child = this.#electron.utilityProcess.fork(entry, ['--data', dataDir], { serviceName: 'Daybook station' });
    this.#process = child;
    child.on('message', (message: FromStation) => this.#heard(message));
    child.on('exit', (code) => this.#exited(code));
  }

  /** Gives a page a port to a session of its own, as soon as the station is open; asking twice meanwhile gives one. */
  join(page: WebContents): void {
    if (this.#openSince === null) this.#waiting.add(page);
    else this.#connect(page);
  }

  /** Lets the station close its book, and ends it when that takes too long. Resolves when it has ended. */
  close(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#restart);
    const child = this.#process;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        child.kill();
        resolve();
      }, closingLimit);
      child.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
      child.postMessage({ is: 'close' } satisfies ToStation, []);
    });
  }

  #heard(message: FromStation): void {
    if (message.is === 'refused') return this.#giveUp(message.message);
    this.#openSince = Date.now();
    for (const page of this.#waiting) this.#connect(page);
    this.#waiting.clear();
  }

  #connect(page: WebContents): void {
    if (page.isDestroyed()) return;
    const { port1, port2 } = new this.#electron.MessageChannelMain();
    this.#process?.postMessage({ is: 'window' } satisfies ToStation, [port1]);
    page.postMessage(channels.port, null, [port2]);
    if (this.#joined.has(page)) return;
    this.#joined.add(page);
    page.once('destroyed', () => this.#joined.delete(page));
  }

  #exited(code: number): void {
    const recovered = this.#openSince !== null && Date.now() - this.#openSince >= recoveredAfter;
    this.#process = null;
    this.#openSince = null;
    if (this.#isOver) return;
    this.#failures = recovered ? 1 : this.#failures + 1;
    if (this.#failures > mostFailures) return this.#giveUp(keepsStopping(code));
    for (const page of this.#joined) page.send(channels.stationLost);
    const delay = Math.min(firstDelay * 2 ** (this.#failures - 1), longestDelay);
    this.#restart = setTimeout(() => this.start(), delay);
  }

  #giveUp(message: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#process?.kill();
    this.#options.onRefused(message);
  }
}

function keepsStopping(code: number): string {
  return `The station keeps stopping (code ${code}) and Daybook cannot go on. What was recorded is on this disk and has not been touched. Start Daybook again; if it stops again, tell whoever looks after this computer.`;
}
