import { eq } from 'drizzle-orm';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemCodes } from '../../shared/problems.ts';
import { openStation } from '../../station/station.ts';
import { personPage } from '../../station/store/queries/person-page.ts';
import { accounts } from '../../station/store/schema.ts';
import { assignLevel, correction } from '../../station/testing/acts.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './faults.ts';
import { patience } from './steps.ts';
import { startDaybook, type Running } from './window.ts';

const browser: Browser | null = await launchBrowser();
const root = join(import.meta.dirname, '..', '..');

/** Somebody of the demonstration of whom everything is on record. */
interface Example {
  readonly id: string;
  readonly commitment: string;
  readonly jailTime: string;
}

type Office = 'Records clerk' | 'Officer' | 'SHU sergeant' | 'Captain' | 'Administrator';

/** A page as somebody of an office sees it: its address, words that stand on it once it is complete, and what is done there first. */
interface Shown {
  readonly page: string;
  readonly office: Office;
  readonly path: (about: Example) => string;
  readonly shows: string;
  readonly first?: (page: Page) => Promise<unknown>;
}

const pages: readonly Shown[] = [
  { page: 'the desk of the records office', office: 'Records clerk', path: () => '/', shows: 'Computed, to be verified' },
  { page: 'the list of people', office: 'Records clerk', path: () => '/people', shows: '1,200 of 1,200' },
  { page: 'a person’s sentence', office: 'Records clerk', path: ({ id }) => `/people/${id}/sentence`, shows: 'How the dates were worked out' },
  { page: 'a person’s dates', office: 'Records clerk', path: ({ id }) => `/people/${id}/dates`, shows: 'Time owed' },
  {
    page: 'a date opened to its steps',
    office: 'Records clerk',
    path: ({ id }) => `/people/${id}/dates`,
    shows: 'Time owed',
    first: async (page) => {
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByLabel('How ME was worked out').waitFor();
    },
  },
  {
    page: 'what if',
    office: 'Records clerk',
    path: ({ id }) => `/people/${id}/what-if`,
    shows: 'The dates, now and if',
    first: async (page) => {
      await page.getByRole('button', { name: /^Change / }).first().click();
      await page.getByRole('button', { name: 'Add an event' }).click();
    },
  },
  { page: 'the reception form', office: 'Records clerk', path: () => '/receive', shows: 'Date of birth' },
  { page: 'the commitment form', office: 'Records clerk', path: ({ id }) => `/people/${id}/commitment`, shows: 'Dates as typed' },
  { page: 'the correction of a commitment', office: 'Records clerk', path: ({ id, commitment }) => `/people/${id}/commitment/${commitment}`, shows: 'Reason for the correction' },
  {
    page: 'a commitment that is refused',
    office: 'Records clerk',
    path: ({ id }) => `/people/${id}/commitment`,
    shows: 'Dates as typed',
    first: async (page) => {
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByText(/things to put right/).waitFor();
    },
  },
  {
    page: 'the event form',
    office: 'Records clerk',
    path: ({ id }) => `/people/${id}/event`,
    shows: 'Enter an event',
    first: async (page) => {
      await page.getByLabel('Event').selectOption('resentenced');
      await page.getByRole('checkbox', { name: /^Count 1/ }).check();
    },
  },
  { page: 'the jail-time form', office: 'Records clerk', path: ({ id, jailTime }) => `/people/${id}/jail-time/${jailTime}`, shows: 'Correct the jail time' },
  { page: 'the preview of a certificate', office: 'Records clerk', path: ({ id }) => `/people/${id}/certify`, shows: 'What they rest on' },
  { page: 'the certificates', office: 'Records clerk', path: ({ id }) => `/people/${id}/certificates`, shows: 'Certificates' },
  { page: 'the form for a date by hand', office: 'Records clerk', path: ({ id }) => `/people/${id}/manual-date`, shows: 'A second person checks it' },
  { page: 'a list of certification', office: 'Records clerk', path: () => '/certification/awaiting-check', shows: 'the nearest conditional release first' },
  { page: 'the roster page', office: 'Records clerk', path: () => '/roster', shows: 'Drop a roster here' },
  {
    page: 'the preview of a roster',
    office: 'Records clerk',
    path: () => '/roster',
    shows: 'Drop a roster here',
    first: async (page) => {
      const header = 'din,nysid,name,date_of_birth,date_received,unit,cell,county,indictment,crime,class,sentence,prs,jail_time_days,made_up';
      const rows = ['25-X-9901,99000001X,"ZELLWEGER, Amos T",1990-03-14,2025-03-18,INF,INF-01,Erie,09901-2024,Robbery 2nd (PL 160.10),C,5-00-00,5-00-00,900,yes', '25-X-9902,9900,"YARBOROUGH, Simon",1991-05-05,2025-04-01,INF,INF-02,Kings,09902-2024,Burglary 3rd (PL 140.20),D,2-00-00 to 6-00-00,,a lot,yes'];
      await page.locator('input[type=file]').first().setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n')) });
      await page.getByText('All 2').click();
      await page.getByText('ZELLWEGER, Amos T').waitFor();
    },
  },
  { page: 'a person’s reports', office: 'Officer', path: ({ id }) => `/people/${id}/discipline`, shows: 'Written by' },
  { page: 'the report form', office: 'Officer', path: ({ id }) => `/people/${id}/report`, shows: 'What happened' },
  { page: 'the daybook', office: 'Officer', path: () => '/daybook', shows: 'Show earlier entries' },
  { page: 'the desk of the SHU', office: 'SHU sergeant', path: () => '/', shows: 'Eligibility to be found' },
  { page: 'the work of the unit', office: 'SHU sergeant', path: () => '/shu/work', shows: 'For other offices' },
  { page: 'the shift handover', office: 'SHU sergeant', path: () => '/shu/shift', shows: 'What changed, by cell' },
  { page: 'the board', office: 'SHU sergeant', path: () => '/shu', shows: 'Arrows move from cell to cell' },
  {
    page: 'a cell opened beside the board',
    office: 'SHU sergeant',
    path: () => '/shu',
    shows: 'Arrows move from cell to cell',
    first: async (page) => {
      await page.locator('[data-cell][data-here=true]').click();
      await page.getByText('How the day was worked out').click();
    },
  },
  { page: 'the gallery sheets', office: 'SHU sergeant', path: () => '/shu/SHU/sheet', shows: 'How he moves' },
  { page: 'the cells whose people do not fit', office: 'SHU sergeant', path: () => '/beds', shows: 'Nobody is without a bed' },
  { page: 'the form of an order to keep separate', office: 'SHU sergeant', path: ({ id }) => `/people/${id}/keep-separate`, shows: 'Where it holds' },
  { page: 'the designation of a gallery', office: 'Captain', path: () => '/units', shows: 'Levels of the galleries', first: (page) => page.getByRole('button', { name: 'Designate a gallery' }).click() },
  { page: 'a person’s levels and cells', office: 'SHU sergeant', path: ({ id }) => `/people/${id}/level`, shows: 'until now' },
  { page: 'a person’s daybook', office: 'SHU sergeant', path: ({ id }) => `/people/${id}/daybook`, shows: 'In full' },
  { page: 'the level form', office: 'SHU sergeant', path: ({ id }) => `/people/${id}/assign`, shows: 'Choose a level, a cell, or both.' },
  {
    page: 'a level that asks to be checked',
    office: 'SHU sergeant',
    path: ({ id }) => `/people/${id}/assign`,
    shows: 'Choose a level, a cell, or both.',
    first: async (page) => {
      await page.getByText('Level III', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('Weekly review');
      await page.getByRole('button', { name: 'Record', exact: true }).click();
      await page.getByText('tick what you have checked').waitFor();
    },
  },
  {
    page: 'striking out',
    office: 'SHU sergeant',
    path: ({ id }) => `/people/${id}/level`,
    shows: 'until now',
    first: async (page) => {
      await page.getByLabel('Levels').getByRole('button', { name: 'Strike out' }).first().click();
      await page.getByRole('dialog').getByText('The entry stays in the daybook').waitFor();
    },
  },
  {
    page: 'the search',
    office: 'SHU sergeant',
    path: () => '/station',
    shows: 'Data folder',
    first: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('DIN, NYSID, name or cell').fill('8A1');
      await page.getByRole('dialog').getByText('8A1-01').first().waitFor();
    },
  },
  { page: 'an empty inbox', office: 'SHU sergeant', path: () => '/inbox', shows: 'Nothing is in question' },
  { page: 'the enrolment of the station', office: 'Administrator', path: () => '/sync', shows: 'Name of this station' },
  { page: 'the accounts', office: 'Administrator', path: () => '/accounts', shows: 'R. Alvarez' },
  { page: 'the units', office: 'Administrator', path: () => '/units', shows: 'Describe anew' },
  { page: 'the station’s page', office: 'Administrator', path: () => '/station', shows: 'Data folder' },
];

describe.runIf(browser !== null)('the pages of a demonstration facility, in a real browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-pages-'));
  const wrong: string[] = [];
  const desks = new Map<Office, Page>();
  let running: Running;
  let context: BrowserContext;
  let about: Example;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'station', 'command', 'daybook.ts'), 'init', '--demo', '--data', dataDir], { stdio: 'ignore' });
    about = await exampleIn(dataDir);
    running = await startDaybook(dataDir);
  });
  afterAll(async () => {
    await context?.close();
    await running?.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = async (): Promise<Page> => {
    context = await browser!.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
    page.on('console', (message) => {
      const isExpected = /status of (401|409|422)/.test(message.text());
      if (message.type() === 'error' && !isExpected) wrong.push(`console: ${message.text()}`);
    });
    await page.goto(running.address);
    return page;
  };
  const deskOf = async (office: Office): Promise<Page> => {
    const known = desks.get(office);
    if (known) return known;
    const page = await open();
    await page.getByRole('button', { name: office, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `${office}’s desk` }).waitFor();
    desks.set(office, page);
    return page;
  };

  test('the sign-in can be read by everyone and fits its window', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Demonstration accounts' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  test.each(pages)('$page can be read by everyone and fits its window', async ({ office, path, shows, first }) => {
    const page = await deskOf(office);
    await page.evaluate(`location.hash = ${JSON.stringify(`#${path(about)}`)}`);
    await page.getByText(shows).first().waitFor();
    await first?.(page);
    await page.locator('.mantine-Skeleton-root').waitFor({ state: 'detached' });
    expect(await faultsOf(page)).toEqual([]);
    if (first) await page.reload();
  });

  test('no page complained in the console', () => {
    expect(wrong).toEqual([]);
  });
});

/** Somebody in a level, with a commitment, jail time and a report, whose level is now corrected, so that his daybook shows an entry struck. */
async function exampleIn(dataDir: string): Promise<Example> {
  const station = await openStation({ dataDir });
  try {
    for (const { id } of station.people.list('SHU', 'cell')) {
      const { commitments: [commitment], jailTimes: [jailTime], levels: [level], reports } = personPage(station.db, id)!;
      if (!commitment || !jailTime || !level || reports.length === 0) continue;
      const sergeant = station.db.select().from(accounts).where(eq(accounts.role, 'shu-sergeant')).get()!;
      const act = correction(assignLevel(id, level.level, { effective: level.since }), level.entry, {});
      expect(station.record([act], { account: sergeant.id, role: 'shu-sergeant' }, problemCodes)).toMatchObject({ is: 'recorded' });
      return { id, commitment: commitment.entry, jailTime: jailTime.entry };
    }
    throw new Error('nobody in the demonstration has a level, a commitment, jail time and a report');
  } finally {
    station.close();
  }
}

test.runIf(browser === null)('NO BROWSER RUNS HERE: the test of the pages was not run', () => {
  process.stderr.write('\n*** The test of the pages in a real browser was NOT RUN: no browser runs on this machine. ***\n\n');
});
