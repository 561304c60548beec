import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronProgram } from '../../electron/runtime.ts';
import { buildElectron } from '../../scripts/build-electron.ts';

/** `npm run test:electron`: drives Daybook in Electron itself, where Electron is on this machine, and says so where it is not. */

const root = join(import.meta.dirname, '..', '..');
const pageAddress = 'daybook://window/';

async function main(): Promise<void> {
  const program = electronProgram();
  if (!program) {
    console.log('!!! NOT TESTED: the Electron runtime is not installed on this machine, so Daybook was not driven in it (`npx install-electron` fetches it).');
    return;
  }
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-window.ts')], { cwd: root, stdio: 'inherit' });
  assert.equal(built.status, 0, 'the window could not be built');
  await buildElectron();
  await drive(program);
  console.log('Daybook was driven in Electron: all as it should be.');
}

async function drive(program: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-electron-'));
  const data = join(folder, 'book');
  // Chromium's sandbox does not run under root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath: program, args: [root, `--user-data-dir=${join(folder, 'user')}`, ...asRoot, '--data', data], cwd: root });
  try {
    const page = await app.firstWindow();
    await step('the first window shows', () => showsItself(page));
    await step('the station has opened its book', () => assert.ok(existsSync(join(data, 'daybook.sqlite'))));
    await step('there is no Node in the page', () => hasNoNode(page));
    await step('the policy is in force', () => refusesInlineCode(page));
    await step('navigation, new windows and permissions are refused', () => staysWhereItIs(app, page));
    await step('a reload gets a new port', () => page.reload().then(() => showsItself(page)));
    await step('a station that dies is started again', () => survivesItsStation(app, page));
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function step(name: string, check: () => unknown): Promise<void> {
  await check();
  console.log(`  ${name}`);
}

/** The sign-in page or the first-run page: whichever it is, it has something to press, and shows it only once the station has answered. */
async function showsItself(page: Page): Promise<void> {
  assert.equal(new URL(page.url()).protocol, 'daybook:');
  await page.getByRole('button').first().waitFor({ state: 'visible', timeout: 30_000 });
}

async function hasNoNode(page: Page): Promise<void> {
  for (const name of ['require', 'process', 'module', 'Buffer', 'global']) assert.equal(await page.evaluate(`typeof ${name}`), 'undefined', name);
  assert.deepEqual(await page.evaluate('daybookShell'), { kind: 'electron' });
}

async function refusesInlineCode(page: Page): Promise<void> {
  const violated = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
    setTimeout(() => resolve(null), 2000);
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.head.append(script);
  })`);
  assert.match(String(violated), /^script-src/);
  assert.equal(await page.evaluate('typeof ranInline'), 'undefined');
  assert.equal(await page.evaluate(`fetch('https://example.invalid/').then(() => 'fetched', () => 'refused')`), 'refused');
}

async function staysWhereItIs(app: ElectronApplication, page: Page): Promise<void> {
  const windows = app.windows().length;
  await page.evaluate(`location.href = 'https://example.invalid/'`);
  assert.equal(await page.evaluate(`window.open('https://example.invalid/')`), null);
  assert.equal(await page.evaluate('Notification.requestPermission()'), 'denied');
  await wait(500);
  assert.ok(page.url().startsWith(pageAddress), page.url());
  assert.equal(app.windows().length, windows);
}

async function survivesItsStation(app: ElectronApplication, page: Page): Promise<void> {
  const before = await stationProcess(app);
  assert.ok(before, 'no station process was found');
  process.kill(before, 'SIGKILL');
  let after: number | undefined;
  for (let tries = 0; tries < 50 && (after === undefined || after === before); tries += 1) {
    await wait(200);
    after = await stationProcess(app);
  }
  assert.ok(after && after !== before, 'the station was not started again');
  await page.reload();
  await showsItself(page);
}

function stationProcess(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(({ app: electronApp }) => electronApp.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Daybook station'))?.pid);
}

await main();
