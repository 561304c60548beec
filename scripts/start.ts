import { Command } from 'commander';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pino } from 'pino';
import { defaultDataDir } from '../station/command/data-dir.ts';
import { serveLoopback } from '../station/loopback/server.ts';
import { openStation } from '../station/station.ts';
import { electronProgram } from '../electron/runtime.ts';
import { buildWindow, windowIsFresh } from './build-window.ts';
import { findBrowser } from './find-browser.ts';

/** `npm start`: the Electron window where its runtime is installed, the loopback window elsewhere. */
const options = new Command('npm start --')
  .description('Start Daybook.')
  .option('--no-window', 'serve the window without opening anything, and print its address')
  .option('--data <dir>', 'the data folder', defaultDataDir())
  .parse()
  .opts<{ window: boolean; data: string }>();

const root = join(import.meta.dirname, '..');
const dataDir = resolve(options.data);

if (!windowIsFresh()) {
  process.stdout.write('Preparing the window (only after an update)…\n');
  await buildWindow();
}
const electron = electronProgram();
if (options.window && electron) await startElectron(electron);
else await startLoopback();

async function startElectron(runtime: string): Promise<void> {
  const { buildElectron } = await import('./build-electron.ts');
  await buildElectron();
  const child = spawn(runtime, [root, '--data', dataDir], { stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
}

async function startLoopback(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const log = pino(pino.destination({ dest: join(dataDir, 'station.log'), sync: false }));
  const tell = (done: number, of: number) => {
    if (done % 1000 === 0) process.stdout.write(`Bringing the book up to date (only after an update): ${done} of ${of}…\n`);
  };
  const station = await openStation({ dataDir, tell }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
  const server = await serveLoopback(station, log);
  station.sync.start();
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await server.close();
    await station.sync.close();
    station.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close());

  const browser = options.window ? findBrowser() : undefined;
  if (options.window) {
    const where = browser ? `opening the window in ${basename(browser)}` : 'no Chromium-family browser was found: open this address in any recent browser';
    process.stdout.write(`The Electron runtime is not installed here; ${where}.\n`);
  }
  if (browser) openInBrowser(browser, server.addressForOne(), () => void close(), () => process.stdout.write(`${server.address}\n`));
  else process.stdout.write(`${server.address}\n`);
}

/** Opens the window in application mode, in a profile of its own; the program ends when it is closed. */
function openInBrowser(browser: string, address: string, closed: () => void, failed: () => void): void {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--window-size=1366,768'];
  const begun = Date.now();
  const child = spawn(browser, [`--app=${address}`, `--user-data-dir=${join(dataDir, 'window')}`, ...flags, ...asRoot], { stdio: 'ignore' });
  const ended = () => {
    const atOnce = Date.now() - begun < 5000;
    if (!atOnce) return closed();
    process.stdout.write('The browser did not open. Open this address in any recent browser; Ctrl+C ends the program.\n');
    failed();
  };
  child.once('error', ended);
  child.once('exit', ended);
}
