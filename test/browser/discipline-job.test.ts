import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeDemonstration } from '../../station/demonstration/demonstration.ts';
import { openStation } from '../../station/station.ts';
import { launchBrowser } from './browser.ts';
import { startDaybook, type Running } from './window.ts';

const browser: Browser | null = await launchBrowser();
const pictures = process.env['DAYBOOK_PICTURES'];

/** What the pages say of conditional release and of the level: the level, its first day, and the day on which its minimum is served. */
interface Stands {
  readonly cr: string;
  readonly level: string;
  readonly since: string;
  readonly minimum: string;
}

describe.runIf(browser !== null)('a misbehavior report from its writing to its reversal, in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-discipline-'));
  const wrong: string[] = [];
  let running: Running;
  let context: BrowserContext;
  let page: Page;
  let person = '';
  let cr = '';
  let cell = '';
  /** What the pages said before the first report: what `levelAfter` holds each step against. */
  let before: Stands | undefined;
  let watching: Page;
  let picture = 0;

  /** The dates and the level as the level page and the board show them, in a tab of its own so that nothing typed is left. */
  const standsNow = async (): Promise<Stands> => {
    await watching.bringToFront();
    const open = async (path: string) => {
      // From an empty page, so that all is asked for anew.
      await watching.goto('about:blank');
      await watching.goto(`${new URL(running.address).origin}/#${path}`);
    };
    await open(`/people/${person}/level`);
    const held = watching.getByRole('region', { name: 'Levels' }).getByRole('row').first();
    await held.waitFor();
    const [shown = '', since = ''] = await held.getByRole('cell').allInnerTexts();
    const crShown = await watching.getByTestId('date-CR').innerText();
    await open('/shu');
    await watching.getByRole('button', { name: new RegExp(`^${cell},`) }).focus();
    const strip = watching.locator('[aria-live="polite"]').filter({ hasText: cell });
    const minimum = /minimum (?:to be served|served) (\w+ \d+, \d+)/.exec(await strip.innerText())?.[1] ?? 'none';
    // A tab behind another is drawn seldom, and waiting for it takes seconds.
    await page.bringToFront();
    return { cr: crShown, level: shown.trim(), since: since.split(' until')[0]!, minimum };
  };
  /**
   * Holds the level, its first day and the day on which its minimum is served against what is right after a step; with them
   * conditional release, which no step moves. At Level II no report moves any of them by itself: the Captain decides (PIMS R8, R10).
   */
  const levelAfter = async (step: string) => {
    before ??= await standsNow();
    expect(await standsNow(), `after ${step}`).toEqual(before);
  };
  const go = async (path: string) => {
    await page.goto(`${new URL(running.address).origin}/#${path}`);
  };
  const shot = async (name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `discipline-${String((picture += 1)).padStart(2, '0')}-${name}.png`), fullPage: true });
  };
  const as = async (office: string) => {
    await page.getByRole('button', { name: office, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `${office}’s desk` }).waitFor();
  };
  const out = async () => {
    await page.getByRole('banner').getByRole('button', { name: /,/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  };
  const field = (name: string, within: Locator | Page = page) => within.locator('input, textarea, select').and(within.getByLabel(new RegExp(`^${name}`)));
  /** Records, and acknowledges what is warned of. */
  const record = async (button: string, done: string, within: Locator | Page = page) => {
    await within.getByRole('button', { name: button, exact: true }).click();
    const said = page.getByText(done, { exact: true }).first();
    const warned = page.getByRole('checkbox', { name: /[A-Z]{3}-[0-9]{3}/ });
    await expect.poll(async () => (await said.isVisible()) || (await warned.count()) > 0, { timeout: 10_000 }).toBe(true);
    if (!(await said.isVisible())) {
      for (const one of await warned.all()) await one.check();
      await within.getByRole('button', { name: button, exact: true }).click();
      await said.waitFor();
    }
  };
  /** The station's present day and minute, as they are typed. */
  const now = () => {
    const moment = Temporal.Now.zonedDateTimeISO('America/New_York');
    return { day: moment.toPlainDate().toLocaleString('en-US', { month: '2-digit', day: '2-digit', year: 'numeric' }), time: moment.toPlainTime().toString().slice(0, 5) };
  };
  const inDays = (days: number) => Temporal.Now.plainDateISO('America/New_York').add({ days }).toLocaleString('en-US', { month: '2-digit', day: '2-digit', year: 'numeric' });
  const caseLink = () => page.locator('a[href*="/case/"]').first();

  beforeAll(async () => {
    const station = await openStation({ dataDir });
    for await (const _ of makeDemonstration(station, { people: 60, inShu: 24, reports: 0 })) void _;
    const found = station.people.list('SHU', 'name').find((one) => one.level === 'II' && /^\d/.test(one.cr));
    person = found!.id;
    cr = found!.cr;
    cell = found!.cell!;
    station.close();
    running = await startDaybook(dataDir);
    context = await browser!.newContext({ viewport: { width: 1366, height: 900 } });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    watching = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
    await page.goto(running.address);
  }, 60_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed');
  });
  afterAll(async () => {
    await context?.close();
    await running?.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('an officer writes it, and a lieutenant sets its tier', async () => {
    await as('Officer');
    const shown = Temporal.PlainDate.from(cr).toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
    expect((before = await standsNow())).toMatchObject({ cr: shown, level: 'Level II', since: expect.stringMatching(/\d{4}$/), minimum: expect.stringMatching(/\d{4}$/) });
    await go(`/people/${person}/report`);
    await field('Time').fill((now()).time);
    await field('Place').fill('SHU, gallery 8B1');
    await field('Rules broken').fill('fighting');
    await page.getByRole('option', { name: '100.13 Fighting' }).click();
    await page.keyboard.press('Escape');
    await field('What happened').fill('I saw the above named strike another incarcerated individual with a closed fist, MARKERWORD, and stop on my order.');
    await record('Record the report', 'Report recorded');
    await levelAfter('the report');
    await shot('written');
    await out();
    await as('Lieutenant');
    await go(`/people/${person}/discipline`);
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('radio', { name: 'III: superintendent’s hearing' }).check();
    await record('Record the review', 'Review recorded');
    await levelAfter('the review');
    await shot('reviewed');
    await out();
  });

  test('it is served, heard with one extension, and disposed with thirty days and a loss of good time', async () => {
    await as('Officer');
    await go(`/people/${person}/discipline`);
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    const address = new URL(page.url()).hash.slice(1);
    await page.keyboard.press('n');
    const { day, time } = now();
    await field('Served on').fill(day);
    await field('Served at').fill(time);
    await field('Served by').fill('Officer T. Brennan');
    await record('Record the service', 'Notice recorded');
    await levelAfter('the notice');
    await out();
    await as('Captain');
    await go(`${address}/hearing`);
    await record('Open the hearing', 'Hearing opened');
    await levelAfter('the opening of the hearing');
    const extension = page.getByRole('region', { name: 'Extension of time' });
    await field('Extended to', extension).fill(inDays(20));
    await field('Asked by', extension).fill('Captain');
    await field('Authorized by', extension).fill('Deputy for the commissioner');
    await field('Why', extension).fill('A witness is in the hospital');
    await record('Record the extension', 'Extension recorded', extension);
    await levelAfter('the extension');
    await shot('hearing');
    const disposition = page.getByRole('region', { name: 'Disposition' });
    await field('Finding on', disposition).selectOption({ label: 'Affirmed' });
    await field('Evidence relied on', disposition).fill('The report and the testimony of its author');
    await disposition.getByRole('button', { name: 'Add a penalty' }).click();
    await field('Penalty 1', disposition).selectOption('keeplock');
    await field('Days', disposition).fill('30');
    await field('Reasons', disposition).fill('To deter fights.');
    // Thirty days in a cell are above the ceiling of the law, and are refused with it.
    await disposition.getByRole('button', { name: 'Record the disposition' }).click();
    await disposition.getByText(/above the ceiling of 15 consecutive days/).first().waitFor();
    await field('Penalty 1', disposition).selectOption('RRU');
    await disposition.getByRole('button', { name: 'Add the surcharge of $5' }).click();
    await disposition.getByRole('button', { name: 'Add a penalty' }).click();
    await field('Penalty 3', disposition).selectOption('loss of good time');
    await field('How much', disposition).fill('1m');
    await record('Record the disposition', 'Disposition recorded', disposition);
    await levelAfter('the disposition');
    await shot('disposed');
    expect(wrong).toEqual([]);
  });

  test('appealed and reversed, it leaves every page, and what it caused is to be put right', async () => {
    await go(`/people/${person}/discipline`);
    await page.getByText('100.13 Fighting: affirmed').waitFor();
    await page.getByText(/loss of good time/i).first().waitFor();
    // A recommended loss is a recommendation: conditional release stands.
    const shown = (iso: string) => Temporal.PlainDate.from(iso).toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
    expect(await page.getByTestId('date-CR').innerText()).toBe(shown(cr));
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    const address = new URL(page.url()).hash.slice(1);
    const { day, time } = now();
    await go(`${address}/act/disposition.delivered`);
    await field('Delivered by').fill('Officer T. Brennan');
    await field('Delivered on').fill(day);
    await field('Delivered at').fill(time);
    await record('Record the delivery', 'Delivery recorded');
    await levelAfter('the delivery');
    await go(`${address}/act/appeal.filed`);
    await field('Received on').fill(day);
    await field('Received at').fill(time);
    await record('Record the appeal', 'Appeal recorded');
    await levelAfter('the appeal');
    await out();
    await as('Coordinator');
    await go(`${address}/act/appeal.decided`);
    await field('Decided by').fill('Director of special housing');
    await field('Outcome').selectOption({ label: 'Reversed' });
    await field('Decided on').fill(day);
    await field('Decided at').fill(time);
    await record('Record the decision', 'Decision recorded');
    await levelAfter('the reversal');
    await go(`/people/${person}/discipline`);
    await page.getByText(/expunged/).first().waitFor();
    await shot('reversed');
    for (const path of [`/people/${person}/discipline`, `/people/${person}/daybook`, `/people/${person}/level`, '/discipline', '/daybook', '/']) {
      await go(path);
      await page.getByRole('heading').first().waitFor();
      await page.waitForTimeout(300);
      expect(await page.locator('body').innerText(), path).not.toMatch(/MARKERWORD|100\.13/);
    }
    await go(`/people/${person}/sentence`);
    expect(await page.getByTestId('date-CR').innerText()).toBe(shown(cr));
    expect(wrong).toEqual([]);
  });

  test('a reversal entered in error is struck out, and the case stands again', async () => {
    await go(`/people/${person}/discipline`);
    await page.getByRole('region', { name: 'Expunged' }).getByRole('button', { name: 'Strike out' }).click();
    const asked = page.getByRole('dialog');
    await field('Reason', asked).fill('It was the appeal of another');
    await asked.getByRole('button', { name: 'Strike out' }).click();
    await page.getByText('100.13 Fighting: affirmed').waitFor();
    await levelAfter('the striking out of the reversal');
    await shot('struck-out');
    await out();
    expect(wrong).toEqual([]);
  });

  test('a report dismissed on review leaves the level and its clock as they were', async () => {
    await as('Officer');
    await go(`/people/${person}/report`);
    await field('Time').fill(now().time);
    await field('Place').fill('SHU, gallery 8B1');
    await field('Rules broken').fill('106.10');
    await page.keyboard.press('Enter');
    await field('What happened').fill('He was told twice to step back and did not.');
    await record('Record the report', 'Report recorded');
    await levelAfter('the second report');
    await out();
    await as('Lieutenant');
    await go(`/people/${person}/discipline`);
    await page.getByRole('article').filter({ hasText: 'awaiting review' }).locator('a[href*="/case/"]').first().click();
    await page.getByRole('link', { name: 'Dismiss the report' }).click();
    await field('Why').fill('He was in court at that hour');
    await record('Record the review', 'Review recorded');
    await page.getByRole('heading', { level: 2, name: /^Misbehavior reports/ }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('106.10');
    await levelAfter('the dismissal');
    await out();
    expect(wrong).toEqual([]);
  });
});
