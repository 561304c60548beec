import { mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openStation } from '../../station/station.ts';
import { verify } from '../../station/verify.ts';
import { launchBrowser } from './browser.ts';
import { field, patience, signOut, takeOffice } from './steps.ts';
import { startDaybook, type Running } from './window.ts';

const browser: Browser | null = await launchBrowser();
const pictures = process.env['DAYBOOK_PICTURES'];

describe.runIf(browser !== null)('the main job, from an empty folder, in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-whole-job-'));
  const wrong: string[] = [];
  let running: Running;
  let context: BrowserContext;
  let page: Page;
  let picture = 0;

  const open = async () => {
    running = await startDaybook(dataDir);
    context = await browser!.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
    page.on('console', (message) => {
      const expected = /status of (401|409|422)|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_REFUSED/;
      if (message.type() === 'error' && !expected.test(message.text())) wrong.push(`console: ${message.text()}`);
    });
    await page.goto(running.address);
  };
  const shot = async (name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `${String((picture += 1)).padStart(2, '0')}-${name}.png`) });
  };
  const find = async (typed: string, name: string) => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('DIN, NYSID, name or cell').fill(typed);
    await page.getByRole('button', { name: new RegExp(name) }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('DIN, NYSID, name or cell').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
  };
  const recorded = (words: string) => page.getByText(words, { exact: true }).first().waitFor();

  beforeAll(open);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed');
  });
  afterAll(async () => {
    await context?.close();
    await running?.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const header = 'din,nysid,name,date_of_birth,date_received,unit,cell,county,indictment,crime,class,sentence,prs,jail_time_days,made_up';
  const good = '25-X-9901,99000001X,"ZELLWEGER, Amos T",1990-03-14,2025-03-18,INF,INF-01,Erie,09901-2024,Robbery 2nd (PL 160.10),C,5-00-00,5-00-00,24,yes';
  const bad = '25-X-9902,9900,"YARBOROUGH, Simon",1991-05-05,2025-04-01,INF,INF-02,Kings,09902-2024,Burglary 3rd (PL 140.20),D,2-00-00 to 6-00-00,,a lot,yes';
  const empty = '25-X-9903,99000003X,"XENAKIS, Petros",1985-12-01,2025-05-20,INF,INF-03,Queens,09903-2024,Grand larceny 3rd (PL 155.35),D,2-00-00 to 4-00-00,,100,yes';

  test('the first run offers a demonstration facility and makes it', async () => {
    await page.getByRole('button', { name: 'Set up this station' }).waitFor();
    await shot('first-run');
    await page.getByRole('button', { name: 'Start with a demonstration facility' }).click();
    await page.getByRole('button', { name: 'Make the facility' }).click();
    await page.getByRole('heading', { name: 'Demonstration accounts' }).waitFor({ timeout: 120_000 });
    await shot('sign-in');
    await takeOffice(page, 'Records clerk');
    await page.getByText('1,200', { exact: true }).waitFor();
    await shot('desk');
  });

  test('1. a roster is previewed row by row, refused rows go out and come back mended, twice adds nothing', async () => {
    await page.getByRole('link', { name: 'Roster import' }).click();
    const file = join(dataDir, 'roster.csv');
    writeFileSync(file, [header, good, bad, empty].join('\r\n'));
    const choose = async (path: string) => page.locator('input[type=file]').first().setInputFiles(path);
    await choose(file);
    await page.getByText('Refused 1').waitFor();
    await page.getByText('"9900" is not a NYSID.').waitFor();
    await page.getByText('The jail time "a lot" is not a whole number of days.').waitFor();
    await shot('roster-preview');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the refused rows, with reasons' }).click();
    const refused = join(dataDir, 'refused.csv');
    await (await saving).saveAs(refused);
    await page.getByRole('button', { name: 'Add 2 people' }).click();
    await page.getByText(/2 people added/).waitFor();

    writeFileSync(refused, readFileSync(refused, 'utf8').replace('9900,', '99000002X,').replace('a lot', '61'));
    await choose(refused);
    await page.getByRole('button', { name: 'Add 1 people' }).click();
    await page.getByText(/1 people added/).waitFor();
    await choose(file);
    await page.getByText('On record already 2').waitFor();
    expect(await page.getByRole('button', { name: 'Nothing to add' }).isDisabled()).toBe(true);
  });

  test('2. a person is found by DIN, NYSID, cell, and a misspelt name, by keyboard', async () => {
    await find('25X9901', 'ZELLWEGER');
    await find('99000001X', 'ZELLWEGER');
    await find('INF-01', 'ZELLWEGER');
    await find('zelweger amos', 'ZELLWEGER');
    await shot('person');
  });

  test('3. a commitment and its jail time are entered; the dates follow as they are typed, and each opens to its steps', async () => {
    await find('25X9903', 'XENAKIS');
    await page.getByRole('link', { name: 'Strike out' }).count();
    await page.getByLabel('Commitments').getByRole('button', { name: 'Strike out' }).click();
    await field(page, 'Reason').fill('Imported from the wrong paper');
    await page.getByRole('dialog').getByRole('button', { name: 'Strike out' }).click();
    await recorded('Struck out');
    await page.getByText('No commitment is on record.').first().waitFor();

    await page.keyboard.press('c');
    await field(page, 'County').fill('Queens');
    await field(page, 'Indictment').fill('04421-2024');
    await field(page, 'Sentenced').fill('05/06/2025');
    await field(page, 'Received').fill('05/20/2025');
    await field(page, 'Crime').fill('Burglary 3rd (PL 140.20)');
    await page.getByText('Indeterminate', { exact: true }).click();
    await field(page, 'Minimum').fill('2');
    await field(page, 'Maximum').fill('6');
    await field(page, 'Days certified').fill('100');
    await field(page, 'Certified by').fill('New York City DOC');
    // 2-6 from 20 May 2025 less 0-03-10: counted from 10 Feb 2025.
    await expect.poll(() => page.getByTestId('preview-PE').textContent()).toBe('Feb 9, 2027');
    await expect.poll(() => page.getByTestId('preview-CR').textContent()).toBe('Feb 9, 2029');
    await expect.poll(() => page.getByTestId('preview-ME').textContent()).toBe('Feb 9, 2031');
    await page.getByText('Good time: one third of 6 years = 2 years').waitFor();
    await shot('commitment-form');
    await page.keyboard.press('Control+Enter');
    await recorded('Commitment recorded');
    await page.getByRole('heading', { level: 1, name: /XENAKIS/ }).waitFor();
    await expect.poll(() => page.getByTestId('date-PE').textContent()).toBe('Feb 9, 2027');
    await page.getByText('ME', { exact: true }).last().click();
    await page.getByText('The day of reception is day 1', { exact: false }).waitFor();
    await shot('dates-and-steps');
  });

  test('what happened to the sentence is entered as an event; the dates it moves follow, and the picture shows how the terms run', async () => {
    await page.keyboard.press('e');
    await page.getByLabel('Event', { exact: false }).first().selectOption({ label: 'Good time lost' });
    await field(page, 'Recommended or decided on').fill('06/02/2025');
    await field(page, 'How much').fill('90d');
    await page.getByLabel('Stage').selectOption({ label: 'Decided' });
    await expect.poll(() => page.getByTestId('preview-CR').textContent()).toBe('May 9, 2029');
    await page.keyboard.press('Control+Enter');
    await recorded('Event recorded');
    await page.getByLabel('Events').getByText('Loss of good time decided: 3 months').waitFor();
    await expect.poll(() => page.getByTestId('date-CR').textContent()).toBe('May 9, 2029');
    await page.getByRole('img', { name: /^A line of time with one term\..*CR May 9, 2029, ME Feb 9, 2031\./ }).waitFor();
    await shot('picture');
    await page.getByLabel('Events').getByRole('button', { name: 'Strike out' }).click();
    await field(page, 'Reason').fill('The loss was recommended, and not decided');
    await page.getByRole('dialog').getByRole('button', { name: 'Strike out' }).click();
    await page.getByText('Nothing has happened to the sentence since it was imposed.').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a refusal names the field and the remedy; what was typed outlives a sign-out as a draft', async () => {
    await page.keyboard.press('c');
    await field(page, 'County').fill('Bronx');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText(/things to put right/).waitFor();
    await shot('refusal');
    await page.waitForTimeout(800);
    await signOut(page);
    await takeOffice(page, 'Records clerk');
    await page.getByRole('link', { name: /Commitment of XENAKIS/ }).click();
    await page.getByText('This is your draft, as you left it.').waitFor();
    await expect.poll(() => field(page, 'County').inputValue()).toBe('Bronx');
    await page.getByRole('button', { name: 'Throw the draft away' }).click();
    await signOut(page);
  });

  test('4. an officer writes a misbehavior report', async () => {
    await takeOffice(page, 'Officer');
    await find('25X9901', 'ZELLWEGER');
    await page.keyboard.press('r');
    await field(page, 'Time').fill('0915');
    await field(page, 'Place').fill('A Block, tier 9');
    await field(page, 'Rules broken').fill('fighting');
    await page.getByRole('option', { name: '100.13 Fighting' }).click();
    await page.keyboard.press('Escape');
    await field(page, 'What happened').fill('I saw the above named strike another incarcerated individual with a closed fist and gave a direct order to stop, which was obeyed.');
    await field(page, 'Witnesses').fill('Officer T. Brennan');
    await shot('report-form');
    await page.getByRole('button', { name: 'Record the report' }).click();
    await recorded('Report recorded');
    await page.getByText('100.13 Fighting').waitFor();
    await signOut(page);
  });

  test('5. a sergeant assigns a level and a free cell, with a day and a reason, and sees the history', async () => {
    await takeOffice(page, 'SHU sergeant');
    await shot('sergeant-desk');
    await page.getByRole('link', { name: 'SHU board' }).click();
    await page.getByRole('group', { name: /^Cells of/ }).getByRole('button').first().waitFor();
    await shot('board');
    await find('25X9901', 'ZELLWEGER');
    await page.keyboard.press('l');
    await page.getByText('Level I', { exact: true }).click();
    await field(page, 'Unit').click();
    await page.getByRole('option', { name: /^SHU/ }).click();
    await field(page, 'Cell with a bed free').click();
    await page.getByRole('option', { name: /^8A1-/ }).first().click();
    await field(page, 'Reason').fill('Admitted to the SHU after the fight of this morning');
    await shot('level-form');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await recorded('Assignment recorded');
    await page.getByRole('region', { name: 'Levels', exact: true }).getByText('Level I', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Cells', exact: true }).getByText(/^8A1-/).waitFor();
    await page.getByRole('region', { name: 'Cells', exact: true }).getByText('INF-01').waitFor();
  });

  test('6. a wrong level is corrected by an entry; the daybook shows both', async () => {
    await page.getByRole('region', { name: 'Levels', exact: true }).getByRole('button', { name: 'Correct' }).click();
    await page.getByRole('dialog').getByText('Level II', { exact: true }).click();
    await field(page, 'Reason for the correction').fill('Level II was meant: transferred at that level');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    await recorded('Correction recorded');
    await page.getByRole('region', { name: 'Levels', exact: true }).getByText('Level II', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Daybook' }).click();
    const book = page.getByLabel("The person's daybook");
    await book.getByText('Corrected: Level II assigned').waitFor();
    expect(await book.locator('.struck', { hasText: 'Level I assigned' }).count()).toBe(2);
    expect(await book.getByText('M. Okafor').count()).toBeGreaterThanOrEqual(3);
    await shot('daybook');
  });

  test('7. the program is killed in the middle of a form; started again, everything recorded and typed is there', async () => {
    await page.getByRole('link', { name: 'Write a report' }).click();
    await field(page, 'Place').fill('8 Building, A-1 gallery');
    await page.waitForTimeout(800);
    await running.end('SIGKILL');
    await context.close();
    await open();
    await takeOffice(page, 'SHU sergeant');
    await page.getByRole('link', { name: /Misbehavior report on ZELLWEGER/ }).click();
    await expect.poll(() => field(page, 'Place').inputValue()).toBe('8 Building, A-1 gallery');
    await find('25X9901', 'ZELLWEGER');
    await page.getByRole('tab', { name: 'Daybook' }).click();
    await page.getByText('Corrected: Level II assigned').waitFor();
    await find('25X9903', 'XENAKIS');
    await expect.poll(() => page.getByTestId('date-CR').textContent()).toBe('Feb 9, 2029');
  });

  test('the book verifies, the window reported no error, and the program ended cleanly', async () => {
    await context.close();
    expect(await running.end('SIGTERM')).toBe(0);
    const station = await openStation({ dataDir });
    const { faults } = await verify(station.db, station.procedures);
    station.close();
    expect(faults).toEqual([]);
    expect(wrong).toEqual([]);
  });
});

test.runIf(browser === null)('NO BROWSER RUNS HERE: the whole-job test was not run', () => {
  process.stderr.write('\n*** The whole-job test in a real browser was NOT RUN: no browser runs on this machine. ***\n\n');
});
