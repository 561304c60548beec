import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeDemonstration } from '../../station/demonstration/demonstration.ts';
import { openStation } from '../../station/station.ts';
import { personPage } from '../../station/store/queries/person-page.ts';
import { launchBrowser } from './browser.ts';
import { field, patience, record, signOut, takeOffice } from './steps.ts';
import { startDaybook, type Running } from './window.ts';

const browser: Browser | null = await launchBrowser();
const pictures = process.env['DAYBOOK_PICTURES'];

/** Days of Level II, and of each period begun anew in it (PIMS R2). */
const minimumDays = 30;

/** A level clock as a page writes it out: the days in the level, the earliest day with its rule, and the lines under each heading. */
interface ClockShown {
  readonly held: string;
  readonly earliest: string;
  readonly holds: readonly string[];
  readonly risks: readonly string[];
  readonly awaits: readonly string[];
}

/** What the pages say of conditional release, of the level and of its clock. */
interface Stands {
  readonly cr: string;
  readonly level: string;
  readonly since: string;
  /** The day that the ladder draws as the earliest. */
  readonly ladder: string;
  readonly tab: ClockShown;
  readonly drawer: ClockShown;
  /** The line over the board: the level and the days, without the marks; and those of the marks that reports bear on. */
  readonly strip: string;
  readonly marks: readonly string[];
}

/** The reports of the walk as they stand after a step; all are of today. One dismissed or reversed is not among them (PIMS R12). */
type Reports = readonly { readonly tier: string; readonly affirmed?: true }[];
const proposed: Reports = [{ tier: 'II (proposed)' }];
const reviewed: Reports = [{ tier: 'III' }];
const affirmed: Reports = [{ tier: 'III', affirmed: true }];

describe.runIf(browser !== null)('a misbehavior report from its writing to its reversal, in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-discipline-'));
  const wrong: string[] = [];
  let running: Running;
  let context: BrowserContext;
  let page: Page;
  let person = '';
  let cr = '';
  let cell = '';
  /** The first day of his Level II, as it is on record: all that the rules need besides the days of the reports. */
  let since = '';
  let watching: Page;
  let picture = 0;

  const asDay = (day: Temporal.PlainDate) => day.toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
  const clockShown = async (within: Locator): Promise<ClockShown> => {
    const fact = async (name: string) => (await within.locator(`dt:text-is("${name}") + dd`).innerText()).replaceAll(/\s+/g, ' ');
    const lines = async (title: string) => (await within.locator(`h3:text-is("${title}") + ul > li`).allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' ').trim());
    return { held: await fact('In the level'), earliest: await fact('Level III'), holds: await lines('Holds him back'), risks: await lines('At risk'), awaits: await lines('Awaits somebody') };
  };
  /** The dates, the level and its clock as the level page and the board show them, in a tab of its own so that nothing typed is left. */
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
    const [level = '', span = ''] = await held.getByRole('cell').allInnerTexts();
    const crShown = await watching.getByTestId('date-CR').innerText();
    const ladder = await watching.getByRole('region', { name: 'The ladder' }).getByRole('row').filter({ hasText: 'By the clock, Level III' }).getByRole('cell').first().innerText();
    const tab = await clockShown(watching.getByRole('region', { name: 'The level clock' }));
    await open('/shu');
    await watching.getByRole('button', { name: new RegExp(`^${cell},`) }).press('Enter');
    const drawer = await clockShown(watching.getByRole('complementary', { name: `Cell ${cell}` }));
    const [strip = '', marks = ''] = (await watching.locator('[aria-live="polite"]').filter({ hasText: cell }).innerText()).replaceAll(/\s+/g, ' ').split(' · ');
    // A tab behind another is drawn seldom, and waiting for it takes seconds.
    await page.bringToFront();
    return {
      cr: crShown,
      level: level.trim(),
      since: span.split(' until')[0]!,
      ladder,
      tab,
      drawer,
      strip: strip.slice(strip.indexOf('Level ')).trim(),
      marks: ['minimum served, no finding', 'at risk', 'before the captain'].filter((mark) => marks.includes(mark)),
    };
  };
  /**
   * What is right, by the rules: thirty days from the level (PIMS R2); from the day of an affirmed report anew, and not sooner
   * (R2, R12); at risk of that while one is not decided; and every Tier II and III report awaits the Captain (R8).
   */
  const rightWith = (reports: Reports): Stands => {
    const today = Temporal.Now.plainDateISO('America/New_York');
    const first = Temporal.PlainDate.from(since);
    const ofLevel = first.add({ days: minimumDays });
    const ofReport = today.add({ days: minimumDays });
    const decided = reports.filter((one) => one.affirmed);
    const undecided = reports.filter((one) => !one.affirmed);
    const earliest = decided.length > 0 ? ofReport : ofLevel;
    const isServed = Temporal.PlainDate.compare(earliest, today) <= 0;
    const days = first.until(today).days;
    const day = asDay(today);
    const clock: ClockShown = {
      held: `${days} days, since ${asDay(first)}`,
      earliest: `${isServed ? 'by the clock since' : 'not before'} ${asDay(earliest)} (PIMS R2)`,
      holds: [
        ...(Temporal.PlainDate.compare(ofLevel, today) > 0 ? [`Level II since ${asDay(first)}: ${minimumDays} days, over on ${asDay(ofLevel)} PIMS R2 its entry`] : []),
        ...decided.map(() => `Report of ${day}, affirmed ${day}: ${minimumDays} days, over on ${asDay(ofReport)} PIMS R2 its entry`),
      ],
      risks: [
        ...undecided.map(() => `Report of ${day}, not decided: if it is affirmed the period begins on ${day}, and the earliest day ${decided.length > 0 ? 'stays' : 'is'} ${asDay(ofReport)} PIMS R1 its entry`),
        ...reports.map(() => `Report of ${day} awaits the Captain, who may decide on Level I or set a new period PIMS R8 its entry`),
      ],
      awaits: reports.map(({ tier }) => `The Captain: Tier ${tier} report of ${day}, at Level II PIMS R8`),
    };
    return {
      cr: asDay(Temporal.PlainDate.from(cr)),
      level: 'Level II',
      since: asDay(first),
      ladder: asDay(earliest),
      tab: clock,
      drawer: clock,
      strip: `Level II ${days} days, ${isServed ? 'eligible by the clock since' : 'earliest'} ${asDay(earliest)}`,
      marks: [...(isServed ? ['minimum served, no finding'] : []), ...(reports.length > 0 ? ['at risk', 'before the captain'] : [])],
    };
  };
  /** Holds what the pages show after a step against what is right with the reports as they stand then. Conditional release no step moves. */
  const levelAfter = async (step: string, reports: Reports) => {
    expect(await standsNow(), `after ${step}`).toEqual(rightWith(reports));
  };
  const go = async (path: string) => {
    await page.goto(`${new URL(running.address).origin}/#${path}`);
  };
  const shot = async (name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `discipline-${String((picture += 1)).padStart(2, '0')}-${name}.png`), fullPage: true });
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
    const inUnit = station.people.list('SHU', 'name');
    const served = Temporal.Now.plainDateISO('America/New_York').subtract({ days: minimumDays }).toString();
    // Alone in his cell, his days served, so that a report affirmed takes them from him, and nothing else on record of him in the unit.
    const found = inUnit.find((one) => {
      const { levels, findings, reviews, immediateMoves, orders } = personPage(station.db, one.id)!.shu;
      return one.level === 'II' && /^\d/.test(one.cr) && levels.length === 1 && levels[0]!.since <= served && [findings, reviews, immediateMoves, orders].every((none) => none.length === 0) && inUnit.filter(({ cell: of }) => of === one.cell).length === 1;
    })!;
    person = found.id;
    cr = found.cr;
    cell = found.cell!;
    since = personPage(station.db, person)!.levels[0]!.since;
    station.close();
    running = await startDaybook(dataDir);
    context = await browser!.newContext({ viewport: { width: 1366, height: 900 } });
    context.setDefaultTimeout(patience);
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
    await takeOffice(page, 'Officer');
    await levelAfter('nothing', []);
    await go(`/people/${person}/report`);
    await field(page, 'Time').fill((now()).time);
    await field(page, 'Place').fill('SHU, gallery 8B1');
    await field(page, 'Rules broken').fill('fighting');
    await page.getByRole('option', { name: '100.13 Fighting' }).click();
    await page.keyboard.press('Escape');
    await field(page, 'What happened').fill('I saw the above named strike another incarcerated individual with a closed fist, MARKERWORD, and stop on my order.');
    await record(page, 'Record the report', 'Report recorded');
    await levelAfter('the report', proposed);
    await shot('written');
    await signOut(page);
    await takeOffice(page, 'Lieutenant');
    await go(`/people/${person}/discipline`);
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('radio', { name: 'III: superintendent’s hearing' }).check();
    await record(page, 'Record the review', 'Review recorded');
    await levelAfter('the review', reviewed);
    await shot('reviewed');
    await signOut(page);
  });

  test('it is served, heard with one extension, and disposed with thirty days and a loss of good time', async () => {
    await takeOffice(page, 'Officer');
    await go(`/people/${person}/discipline`);
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    const address = new URL(page.url()).hash.slice(1);
    await page.keyboard.press('n');
    const { day, time } = now();
    await field(page, 'Served on').fill(day);
    await field(page, 'Served at').fill(time);
    await field(page, 'Served by').fill('Officer T. Brennan');
    await record(page, 'Record the service', 'Notice recorded');
    await levelAfter('the notice', reviewed);
    await signOut(page);
    await takeOffice(page, 'Captain');
    await go(`${address}/hearing`);
    await record(page, 'Open the hearing', 'Hearing opened');
    await levelAfter('the opening of the hearing', reviewed);
    const extension = page.getByRole('region', { name: 'Extension of time' });
    await field(extension, 'Extended to').fill(inDays(20));
    await field(extension, 'Asked by').fill('Captain');
    await field(extension, 'Authorized by').fill('Deputy for the commissioner');
    await field(extension, 'Why').fill('A witness is in the hospital');
    await record(page, 'Record the extension', 'Extension recorded', extension);
    await levelAfter('the extension', reviewed);
    await shot('hearing');
    const disposition = page.getByRole('region', { name: 'Disposition' });
    await field(disposition, 'Finding on').selectOption({ label: 'Affirmed' });
    await field(disposition, 'Evidence relied on').fill('The report and the testimony of its author');
    await disposition.getByRole('button', { name: 'Add a penalty' }).click();
    await field(disposition, 'Penalty 1').selectOption('keeplock');
    await field(disposition, 'Days').fill('30');
    await field(disposition, 'Reasons').fill('To deter fights.');
    // Thirty days in a cell are above the ceiling of the law, and are refused with it.
    await disposition.getByRole('button', { name: 'Record the disposition' }).click();
    await disposition.getByText(/above the ceiling of 15 consecutive days/).first().waitFor();
    await field(disposition, 'Penalty 1').selectOption('RRU');
    await disposition.getByRole('button', { name: 'Add the surcharge of $5' }).click();
    await disposition.getByRole('button', { name: 'Add a penalty' }).click();
    await field(disposition, 'Penalty 3').selectOption('loss of good time');
    await field(disposition, 'How much').fill('1m');
    await record(page, 'Record the disposition', 'Disposition recorded', disposition);
    await levelAfter('the disposition', affirmed);
    await shot('disposed');
    expect(wrong).toEqual([]);
  });

  test('appealed and reversed, it leaves every page, and what it caused is to be put right', async () => {
    await go(`/people/${person}/discipline`);
    await page.getByText('100.13 Fighting: affirmed').waitFor();
    await page.getByText(/loss of good time/i).first().waitFor();
    // A recommended loss is a recommendation: conditional release stands.
    expect(await page.getByTestId('date-CR').innerText()).toBe(asDay(Temporal.PlainDate.from(cr)));
    await caseLink().click();
    await page.getByRole('heading', { level: 1, name: /^Report of/ }).waitFor();
    const address = new URL(page.url()).hash.slice(1);
    const { day, time } = now();
    await go(`${address}/act/disposition.delivered`);
    await field(page, 'Delivered by').fill('Officer T. Brennan');
    await field(page, 'Delivered on').fill(day);
    await field(page, 'Delivered at').fill(time);
    await record(page, 'Record the delivery', 'Delivery recorded');
    await levelAfter('the delivery', affirmed);
    await go(`${address}/act/appeal.filed`);
    await field(page, 'Received on').fill(day);
    await field(page, 'Received at').fill(time);
    await record(page, 'Record the appeal', 'Appeal recorded');
    await levelAfter('the appeal', affirmed);
    await signOut(page);
    await takeOffice(page, 'Coordinator');
    await go(`${address}/act/appeal.decided`);
    await field(page, 'Decided by').fill('Director of special housing');
    await field(page, 'Outcome').selectOption({ label: 'Reversed' });
    await field(page, 'Decided on').fill(day);
    await field(page, 'Decided at').fill(time);
    await record(page, 'Record the decision', 'Decision recorded');
    await levelAfter('the reversal', []);
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
    expect(await page.getByTestId('date-CR').innerText()).toBe(asDay(Temporal.PlainDate.from(cr)));
    expect(wrong).toEqual([]);
  });

  test('a reversal entered in error is struck out, and the case stands again', async () => {
    await go(`/people/${person}/discipline`);
    await page.getByRole('region', { name: 'Expunged' }).getByRole('button', { name: 'Strike out' }).click();
    const asked = page.getByRole('dialog');
    await field(asked, 'Reason').fill('It was the appeal of another');
    await asked.getByRole('button', { name: 'Strike out' }).click();
    await page.getByText('100.13 Fighting: affirmed').waitFor();
    await levelAfter('the striking out of the reversal', affirmed);
    await shot('struck-out');
    await signOut(page);
    expect(wrong).toEqual([]);
  });

  test('a report dismissed on review leaves the level and its clock as they were', async () => {
    await takeOffice(page, 'Officer');
    await go(`/people/${person}/report`);
    await field(page, 'Time').fill(now().time);
    await field(page, 'Place').fill('SHU, gallery 8B1');
    await field(page, 'Rules broken').fill('106.10');
    await page.keyboard.press('Enter');
    await field(page, 'What happened').fill('He was told twice to step back and did not.');
    await record(page, 'Record the report', 'Report recorded');
    await levelAfter('the second report', [...affirmed, ...proposed]);
    await signOut(page);
    await takeOffice(page, 'Lieutenant');
    await go(`/people/${person}/discipline`);
    await page.getByRole('article').filter({ hasText: 'awaiting review' }).locator('a[href*="/case/"]').first().click();
    await page.getByRole('link', { name: 'Dismiss the report' }).click();
    await field(page, 'Why').fill('He was in court at that hour');
    await record(page, 'Record the review', 'Review recorded');
    await page.getByRole('heading', { level: 2, name: /^Misbehavior reports/ }).waitFor();
    // The page asks anew once it is recorded.
    await expect.poll(() => page.locator('body').innerText()).not.toContain('106.10');
    await levelAfter('the dismissal', affirmed);
    await signOut(page);
    expect(wrong).toEqual([]);
  });
});
