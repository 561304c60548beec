import type { Page } from 'playwright-core';
import { buildWindow, windowIsFresh } from '../../../scripts/build-window.ts';
import { assignCell } from '../../../station/testing/acts.ts';
import { launchBrowser } from '../../browser/browser.ts';
import { startDaybook } from '../../browser/window.ts';
import { compare, type Compared } from '../benchmark.ts';
import type { BenchUnit } from './unit.ts';

/** What the browser measures of one thing: until it is painted, and the same call bare. In milliseconds. */
type Pair = readonly [painted: number, bare: number];

const noBrowser = 'no browser runs here';
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
const nextFrame = 'new Promise((done) => requestAnimationFrame(done))';
const ask = `const ask = async (path, json) => (await fetch('/rpc/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ json }) })).text();`;

/**
 * In a real browser at 1440 by 900: from going to the board until its cells are painted, beside its answer fetched and thrown
 * away; from sending an entry until the open board has painted it in place, beside the sending alone; and whether all fit.
 */
export async function measurePainted(unit: BenchUnit, times: number): Promise<{ readonly openedMs: Compared | string; readonly entryShownMs: Compared | string; readonly allOnOneScreen: boolean | string }> {
  if (!windowIsFresh()) await buildWindow();
  const browser = await launchBrowser();
  if (!browser) return { openedMs: noBrowser, entryShownMs: noBrowser, allOnOneScreen: noBrowser };
  const running = await startDaybook(unit.dataDir);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(running.address);
    await page.getByLabel('User name').fill('captain');
    await page.locator('input[type=password]').fill(unit.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /desk/ }).waitFor();
    const opened = await openedTimes(page, unit.made.cells, times);
    const allOnOneScreen = await page.evaluate<boolean>('[...document.querySelectorAll("[data-cell]")].every((cell) => cell.getBoundingClientRect().bottom <= innerHeight && cell.getBoundingClientRect().right <= innerWidth)');
    const shown = await shownTimes(page, unit, times);
    return { openedMs: compared(opened), entryShownMs: compared(shown), allOnOneScreen };
  } finally {
    await browser.close();
    await running.end('SIGTERM');
  }
}

/** The first of each warms up, and is not counted. */
function compared(pairs: readonly Pair[]): Compared {
  return compare(pairs.slice(1).map(([painted]) => painted), pairs.slice(1).map(([, bare]) => bare));
}

async function openedTimes(page: Page, cells: number, times: number): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let time = 0; time <= times; time += 1) {
    pairs.push(
      await page.evaluate<Pair>(`(async () => {
        ${ask}
        location.hash = '#/people';
        while (document.querySelector('[data-cell]')) await ${nextFrame};
        await new Promise((done) => setTimeout(done, 400));
        const begun = performance.now();
        location.hash = '#/shu';
        while (document.querySelectorAll('[data-cell]').length < ${cells}) await ${nextFrame};
        await ${drawn};
        const painted = performance.now() - begun;
        const again = performance.now();
        await ask('housing/board', { unit: 'SHU' });
        return [painted, performance.now() - again];
      })()`),
    );
  }
  return pairs;
}

/** Somebody is moved to and fro between two free cells, as from another window of the same station. */
async function shownTimes(page: Page, unit: BenchUnit, times: number): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let time = 0; time <= times; time += 1) {
    const cell = unit.free[1][time % 2]!;
    const act = assignCell(unit.people[1]!, 'SHU', cell, { effective: unit.today, reason: 'To and fro' });
    pairs.push(
      await page.evaluate<Pair>(`(async () => {
        ${ask}
        const begun = performance.now();
        const answer = await ask('entries/record', ${JSON.stringify({ acts: [act], acknowledged: [] })});
        if (!answer.includes('entries')) throw new Error(answer);
        const recorded = performance.now() - begun;
        while (!document.querySelector('[data-cell="${cell}"][data-free="false"]')) await ${nextFrame};
        await ${drawn};
        return [performance.now() - begun, recorded];
      })()`),
    );
    await page.waitForTimeout(200);
  }
  return pairs;
}
