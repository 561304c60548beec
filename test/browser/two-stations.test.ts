import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { postgresForTests, type PostgresInTest } from '../../central/testing/postgres.ts';
import { runCentral, startOffice, type OfficeProcess } from '../../central/testing/process.ts';
import { makeDemonstration } from '../../station/demonstration/demonstration.ts';
import { openAccount, setUpStation } from '../../station/set-up.ts';
import { openStation } from '../../station/station.ts';
import { databaseFile } from '../../station/store/open.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './faults.ts';
import { field, patience, record, signIn, signOut, takeOffice } from './steps.ts';
import { startDaybook, type Running } from './window.ts';

const browser: Browser | null = await launchBrowser();
const postgres: PostgresInTest | undefined = browser === null ? undefined : await postgresForTests();
const pictures = process.env['DAYBOOK_PICTURES'];
const password = 'a good long password';

/** A station as its user has it: a program on a folder, and a window on it. */
interface Desk {
  readonly dataDir: string;
  readonly running: Running;
  readonly context: BrowserContext;
  readonly page: Page;
}

describe.runIf(postgres !== undefined)('two stations, a third elsewhere, and a main office', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-two-stations-'));
  const dir = (name: string) => join(folder, name);
  const wrong: string[] = [];
  const desks = new Map<string, Desk>();
  let url = '';
  let office: OfficeProcess;
  let port = '0';
  let person = { id: '', name: '' };
  /** Of whom a second matter comes about. */
  let another = person;
  let picture = 0;
  let exported = 0;

  const startMainOffice = async () => {
    office = await startOffice(['--data', dir('central'), '--port', port, '--name', 'Central Office', '--admin', 'admin', '--admin-name', 'Adams, A.', '--admin-password-file', dir('password')], { DATABASE_URL: url });
    port = new URL(office.address).port;
  };
  const central = async (...options: readonly string[]) => {
    const { said, errors, code } = await runCentral([...options, '--data', dir('central')], { DATABASE_URL: url });
    if (code !== 0) throw new Error(errors);
    return said.trim();
  };
  const openDesk = async (name: string) => {
    const running = await startDaybook(dir(name));
    const context = await browser!.newContext({ viewport: { width: 1366, height: 900 } });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
    await page.goto(running.address);
    desks.set(name, { dataDir: dir(name), running, context, page });
  };
  const at = (name: string) => desks.get(name)!.page;
  const go = async (name: string, path: string) => {
    await at(name).goto(`${new URL(desks.get(name)!.running.address).origin}/#${path}`);
  };
  const shot = async (name: string, what: string) => {
    if (pictures) await at(name).screenshot({ path: join(pictures, `two-stations-${String((picture += 1)).padStart(2, '0')}-${name}-${what}.png`), fullPage: true });
  };
  const foot = (name: string) => at(name).getByRole('status', { name: 'Sync' });
  /** Exchanges now, and waits until the foot of the window says so. */
  const exchange = async (name: string, becomes: RegExp = /Up to date/) => {
    // Not by the foot alone: what it says of the exchange before is there until this one has ended.
    const ended = at(name).waitForResponse((response) => response.url().endsWith('/sync/now'), { timeout: 60_000 });
    await at(name).getByRole('button', { name: 'Sync now' }).first().click();
    await ended;
    await expect.poll(() => foot(name).innerText(), { timeout: 30_000 }).toMatch(becomes);
  };
  const move = async (name: string, level: string, reason: string, whom = person) => {
    const page = at(name);
    await go(name, `/people/${whom.id}/assign`);
    await page.getByText(level, { exact: true }).click();
    await field(page, 'Reason').fill(reason);
    await record(page, 'Record', 'Assignment recorded');
  };
  const hashesAt = (name: string, subject?: string) => {
    const db = new Database(databaseFile(desks.get(name)!.dataDir), { readonly: true });
    try {
      return db.prepare(`SELECT hash FROM entries ${subject === undefined ? '' : 'WHERE subject_id = ?'} ORDER BY hash`).pluck().all(...(subject === undefined ? [] : [subject])) as string[];
    } finally {
      db.close();
    }
  };
  const hashesAtOffice = async (subject: string) => {
    const file = dir(`export-${String((exported += 1))}`);
    await central('export', 'all', file);
    const headers = readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { readonly header: string }).header);
    return headers.filter((header) => (JSON.parse(header) as { readonly subject: { readonly id: string } }).subject.id === subject).map((header) => createHash('sha256').update(header).digest('hex')).toSorted();
  };

  beforeAll(async () => {
    writeFileSync(dir('password'), `${password}\n`);
    url = await postgres!.empty();
    const first = await openStation({ dataDir: dir('first') });
    for await (const _ of makeDemonstration(first, { people: 40, inShu: 16, reports: 0 })) void _;
    [person = person, another = another] = first.people.list('SHU', 'name').filter(({ level }) => level === 'III');
    expect(another.id).not.toBe('');
    first.close();
    await startMainOffice();
    const far = await openStation({ dataDir: dir('far') });
    const { actor } = await setUpStation(far, { facility: 'Far Correctional Facility', code: 'FAR', demonstration: false, station: 'Records 1', administrator: { username: 'admin', name: 'F. Admin', password } });
    await openAccount(far, { username: 'clerk', name: 'F. Clerk', role: 'records-clerk', password }, actor);
    await far.sync.enrol({ code: await central('enrol-code', '--brings-own'), name: 'Far records', address: office.address });
    await far.sync.now();
    await far.sync.close();
    far.close();
    for (const name of ['first', 'second', 'far']) await openDesk(name);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const name of desks.keys()) await shot(name, 'failed');
  });
  afterAll(async () => {
    for (const { context, running } of desks.values()) {
      await context.close();
      await running.end('SIGTERM');
    }
    await office.stop();
    await postgres!.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('a station that was set up alone is enrolled from its window, and a fresh one with its code gets the whole book', async () => {
    const page = at('first');
    await takeOffice(at('first'), 'Administrator');
    await go('first', '/sync');
    await shot('first', 'enrol');
    await field(page, 'Address of the main office').fill(office.address.replace('https://', ''));
    await field(page, 'Code').fill((await central('enrol-code', '--brings-own')).toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Enrol this station' }).click();
    await page.getByText('Enrolled', { exact: true }).waitFor();
    await expect.poll(() => foot('first').innerText(), { timeout: 60_000 }).toMatch(/Up to date/);
    await shot('first', 'particulars');
    expect(await faultsOf(page)).toEqual([]);
    await signOut(at('first'));

    const second = at('second');
    await second.getByRole('button', { name: 'Enrol with a code' }).click();
    await field(second, 'Address of the main office').fill(office.address);
    await field(second, 'Code').fill(await central('enrol-code', '--facility', 'Demonstration Correctional Facility'));
    await shot('second', 'first-run');
    await second.getByRole('button', { name: 'Enrol this station' }).click();
    await takeOffice(at('second'), 'Captain');
    await expect.poll(() => foot('second').innerText(), { timeout: 60_000 }).toMatch(/Up to date/);
    await takeOffice(at('first'), 'Captain');
    await exchange('first');
    await exchange('second');
    expect(hashesAt('second')).toEqual(hashesAt('first'));
    expect(hashesAt('second').length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });

  test('with the link down both move one person; both windows say what waits and why', async () => {
    await office.stop();
    await move('first', 'Level II', 'Refused an order twice on the way to recreation');
    await move('second', 'Level I', 'The Superintendent’s order of the day');
    for (const name of ['first', 'second']) {
      await exchange(name, /No link/);
      expect(await foot(name).innerText()).toMatch(/1 entry waits to be sent[\s\S]*program there does not run/);
    }
    await shot('first', 'no-link');
    expect(await faultsOf(at('first'))).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('the link returns: the matter is in the inbox of both, and counted at the main office', async () => {
    await startMainOffice();
    for (const name of ['first', 'second', 'first']) await exchange(name);
    for (const name of ['first', 'second']) {
      await go(name, '/');
      await at(name).getByRole('region', { name: 'In question' }).getByText('1 is yours to settle.').waitFor();
      await go(name, '/inbox');
      const mine = at(name).getByRole('region', { name: 'For you to settle' });
      await mine.getByText(person.name).waitFor();
      expect(await mine.innerText()).toMatch(/Level II[\s\S]*Level I\b/);
    }
    await shot('second', 'inbox');
    expect(await faultsOf(at('second'))).toEqual([]);
    await expect
      .poll(async () => (JSON.parse(await central('status', '--json')) as { readonly facilities: readonly { readonly name: string; readonly inQuestion: number }[] }).facilities.find(({ name }) => name.startsWith('Demonstration'))?.inQuestion, { timeout: 30_000, interval: 1000 })
      .toBe(2);
    expect(wrong).toEqual([]);
  });

  test('the Captain settles it with a reason, and all three books agree', async () => {
    const page = at('first');
    await go('first', '/inbox');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `In question: ${person.name}` }).waitFor();
    await page.getByText(/not seen: Level I\b/).waitFor();
    await shot('first', 'matter');
    await page.keyboard.press('1');
    await page.getByText('Then the record says').waitFor();
    await field(page, 'Reason').fill('The gallery log of the day has Level II');
    await shot('first', 'matter-chosen');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Another level or cell' }).click();
    await page.getByRole('button', { name: 'Settle, and record this' }).waitFor();
    expect(await field(page, 'Why neither stands').inputValue()).toContain('gallery log');
    await shot('first', 'third');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Leave (draft is kept)' }).click();
    await page.getByRole('heading', { level: 1, name: `In question: ${person.name}` }).waitFor();
    expect(await page.getByRole('radio', { name: /^1 / }).isChecked()).toBe(true);
    await record(page, 'Settle', 'Settled');
    await page.getByText(/^Nothing is in question/).waitFor();
    for (const name of ['first', 'second']) await exchange(name);
    await go('second', '/inbox');
    await at('second').getByText(/^Nothing is in question/).waitFor();
    await go('second', `/people/${person.id}/level`);
    await at('second').getByRole('region', { name: 'Levels' }).getByText('Level II', { exact: true }).first().waitFor();
    expect(hashesAt('second')).toEqual(hashesAt('first'));
    expect(await hashesAtOffice(person.id)).toEqual(hashesAt('first', person.id));
    expect(JSON.parse(await central('status', '--json'))).toMatchObject({ differences: 0, quarantined: 0 });
    expect(wrong).toEqual([]);
  });

  test('a workstation of the main office is enrolled from its window: its own accounts sign in, and those of a facility are sent home', async () => {
    await openDesk('main office');
    const page = at('main office');
    await page.getByRole('button', { name: 'Enrol with a code' }).click();
    await field(page, 'Address of the main office').fill(office.address);
    await field(page, 'Code').fill(await central('enrol-code', '--main-office'));
    await field(page, 'Name of this station').fill('Coordinators 1');
    await page.getByRole('button', { name: 'Enrol this station' }).click();
    await page.getByText('the main office has no account yet').waitFor({ timeout: 60_000 });
    await shot('main office', 'first-account');
    for (const [label, text] of [['Your name', 'Adams, A.'], ['User name', 'admin'], ['Password again', password]] as const) await field(page, label).fill(text);
    await page.getByLabel('Password', { exact: false }).and(page.locator('input')).first().fill(password);
    await page.getByRole('button', { name: 'Open the account' }).click();
    await page.getByRole('heading', { level: 1, name: 'Administrator’s desk' }).waitFor();
    await go('main office', '/accounts');
    await field(page, 'Name').fill('Cole, C.');
    await field(page, 'User name').fill('coordinator');
    await field(page, 'First password').fill(password);
    await page.getByRole('combobox', { name: 'Office' }).click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Coordinator', 'Administrator']);
    await page.getByRole('option', { name: 'Coordinator' }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('row', { name: /Cole, C\./ }).waitFor();
    await shot('main office', 'accounts');
    expect(await faultsOf(page)).toEqual([]);
    await signOut(page);
    await field(page, 'User name').fill('clerk');
    await field(page, 'Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('The account clerk is of Far Correctional Facility').waitFor();
    await shot('main office', 'sent-home');
    await signIn(page, 'coordinator', password);
    expect(wrong).toEqual([]);
  });

  test('what is in question at a facility is in the inbox of the main office, whose coordinator settles it for both stations', async () => {
    const page = at('main office');
    await office.stop();
    await move('first', 'Level II', 'Entered for another person', another);
    await move('second', 'Level I', 'Refused an order on the way to recreation', another);
    await startMainOffice();
    for (const name of ['first', 'second', 'first', 'main office']) await exchange(name);
    await go('main office', '/');
    const row = page.getByRole('region', { name: 'In question, by facility' }).getByRole('row', { name: /^Demonstration Correctional Facility/ });
    await row.waitFor();
    await shot('main office', 'desk');
    expect(await faultsOf(page)).toEqual([]);
    await go('main office', '/inbox');
    const there = page.getByRole('region', { name: 'Demonstration Correctional Facility' });
    await there.getByText(another.name).waitFor();
    await shot('main office', 'inbox');
    expect(await faultsOf(page)).toEqual([]);
    await there.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: `In question: ${another.name}` }).waitFor();
    await page.getByRole('radio', { name: /^2 / }).check();
    await page.getByText('Then the record says').waitFor();
    await field(page, 'Reason').fill('The Captain was heard by telephone: the second is right');
    await shot('main office', 'matter');
    expect(await faultsOf(page)).toEqual([]);
    await record(page, 'Settle', 'Settled');
    for (const name of ['main office', 'first', 'second']) await exchange(name);
    for (const name of ['first', 'second', 'main office']) {
      await go(name, '/inbox');
      await at(name).getByText(/^Nothing is in question/).waitFor();
    }
    await go('first', `/people/${another.id}/daybook`);
    await at('first').getByText('The Captain was heard by telephone').waitFor();
    await at('first').getByText('Coordinators 1').first().waitFor();
    await shot('first', 'settled-by-main-office');
    expect(await hashesAtOffice(another.id)).toEqual(hashesAt('first', another.id));
    expect(hashesAt('main office', another.id)).toEqual(hashesAt('second', another.id));
    await go('main office', '/people');
    await page.getByText('Demonstration Correctional Facility').first().waitFor();
    await shot('main office', 'people');
    expect(await faultsOf(page)).toEqual([]);
    await go('main office', `/people/${another.id}`);
    await page.getByText('Held by Demonstration Correctional Facility').waitFor();
    await shot('main office', 'person');
    expect(await faultsOf(page)).toEqual([]);
    expect(JSON.parse(await central('status', '--json'))).toMatchObject({ differences: 0, quarantined: 0 });
    expect(wrong).toEqual([]);
  });

  test('transferred to another facility, he arrives there with his whole book, and is to be read where he was', async () => {
    const page = at('first');
    await signOut(at('first'));
    await takeOffice(at('first'), 'Records clerk');
    await go('first', `/people/${person.id}/transfer`);
    await field(page, 'To').click();
    await page.getByRole('option', { name: 'Far Correctional Facility' }).click();
    await shot('first', 'transfer');
    await record(page, 'Record the transfer', 'Transfer recorded');
    await page.getByText(/^Held by Far Correctional Facility since/).waitFor();
    await shot('first', 'held-elsewhere');
    expect(await faultsOf(page)).toEqual([]);
    await exchange('first');

    const far = at('far');
    await signIn(far, 'clerk', password);
    await exchange('far');
    await go('far', `/people/${person.id}/daybook`);
    await far.getByRole('heading', { level: 1, name: person.name }).waitFor();
    await far.getByText('The gallery log of the day has Level II').waitFor();
    await shot('far', 'arrived');
    expect(hashesAt('far', person.id)).toEqual(hashesAt('first', person.id));
    expect(await far.getByRole('link', { name: 'Enter a commitment' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Enter a commitment' }).count()).toBe(0);
    expect(wrong).toEqual([]);
  });
});
