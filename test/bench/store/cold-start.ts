import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildWindow, windowIsFresh } from '../../../scripts/build-window.ts';
import { launchBrowser } from '../../browser/browser.ts';
import { compare, type Compared } from '../benchmark.ts';

const root = join(import.meta.dirname, '..', '..', '..');

interface Started {
  readonly printed: number;
  readonly answers: number;
  readonly painted: number | undefined;
}

/**
 * From starting the program on a folder to its first window, beside a bare process that serves one static
 * page: until the address is printed, until the page answers, and (in a browser that runs already) until
 * the sign-in page is painted.
 */
export async function measureColdStart(dataDir: string, times: number): Promise<object> {
  if (!windowIsFresh()) await buildWindow();
  const browser = await launchBrowser();
  const program = [join(root, 'scripts', 'start.ts'), '--no-window', '--data', dataDir];
  const bare = [join(import.meta.dirname, 'static-page.ts')];
  const [own, floor]: [Started[], Started[]] = [[], []];
  for (let time = 0; time < times + 1; time += 1) {
    const [ownStart, bareStart] = [await start(program, browser), await start(bare, browser)];
    // The first start reads the program from disk for both, and is not counted.
    if (time === 0) continue;
    own.push(ownStart);
    floor.push(bareStart);
  }
  const version = browser?.version();
  await browser?.close();
  const of = (name: keyof Started): Compared => compare(own.map((one) => one[name]!), floor.map((one) => one[name]!));
  return {
    times,
    addressPrintedMs: of('printed'),
    pageAnswersMs: of('answers'),
    signInPaintedMs: version === undefined ? 'no browser runs here' : { ...of('painted'), browser: `Chromium ${version}, running already` },
  };
}

async function start(args: readonly string[], browser: Browser | null): Promise<Started> {
  const begun = performance.now();
  const since = () => performance.now() - begun;
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const line = text.split('\n').slice(0, -1).find((one) => one.startsWith('http://'));
        if (line !== undefined) resolve(line);
      });
      void ended.then(() => reject(new Error(`ended before it printed an address: ${text}`)));
    });
    const printed = since();
    const answer = await fetch(new URL(address).origin);
    if (!answer.ok) throw new Error(`the page answers ${answer.status}`);
    await answer.text();
    const answers = since();
    return { printed, answers, painted: browser ? await painted(browser, address, since) : undefined };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Opens the address and waits until its sign-in button is there and a frame with it has been drawn. */
async function painted(browser: Browser, address: string, since: () => number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  const at = since();
  await context.close();
  return at;
}
