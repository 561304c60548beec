import { pino } from 'pino';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWindow, windowIsFresh } from '../../scripts/build-window.ts';
import { known } from '../../shared/capabilities.ts';
import type { Act } from '../../shared/contract/contract.ts';
import { fold } from '../../shared/entry/fold.ts';
import { drcStanding } from '../../shared/shu/drc-standing.ts';
import { serveLoopback, type LoopbackServer } from '../../station/loopback/server.ts';
import { personPage } from '../../station/store/queries/person-page.ts';
import { assignCell, assignLevel } from '../../station/testing/acts.ts';
import { testPassword, testStation, type TestStation } from '../../station/testing/station.ts';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './faults.ts';
import { field, patience, record, signIn, signOut } from './steps.ts';

const browser: Browser | null = await launchBrowser();
const pictures = process.env['DAYBOOK_PICTURES'];

/** The night of the fight, and a month later: the station's clock is set by the test, as every station of the tests is. */
const night = '2026-03-03T06:20:00.000Z';
const aMonthLater = '2026-04-04T05:30:00.000Z';

describe.runIf(browser !== null)('a night in the special housing unit, and what came of it, in a real browser', () => {
  const wrong: string[] = [];
  let at: TestStation;
  let server: LoopbackServer;
  let context: BrowserContext;
  let page: Page;
  let marsh = '';
  let stone = '';
  let leaves = '';
  let report = '';
  let reportOfStone = '';
  let picture = 0;

  const go = (path: string) => page.goto(`${new URL(server.address).origin}/#${path}`);
  const shot = async (name: string) => {
    if (pictures) await page.screenshot({ path: join(pictures, `night-${String((picture += 1)).padStart(2, '0')}-${name}.png`), fullPage: true });
  };
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  /** Opens the line of a person in a list with the keyboard alone, once it has the focus. */
  const openLine = async (list: string, name: string) => {
    const row = region(list).getByRole('row', { name: new RegExp(name) });
    await row.focus();
    await page.keyboard.press('Enter');
  };
  /** The page, or the part of it, can be read by everyone and fits its window. */
  const accessible = async (name: string, part?: string) => {
    expect(await faultsOf(page, part), name).toEqual([]);
    await shot(name);
  };
  const act = (person: string, kind: string, day: string, body: object): Act => ({ kind, subject: { type: 'person', id: person }, effective: day, body });

  beforeAll(async () => {
    if (!windowIsFresh()) await buildWindow();
    at = await testStation();
    const names = ['MARSH, Daniel T', 'STONE, Raymond', 'ABLE, Victor', 'BAKER, Luis', 'COLE, Andre', 'DUNN, Peter', 'ELLIS, Omar', 'FORD, Samuel'];
    const ids = names.map((name, index) => {
      const { id } = at.person({ name, din: `20-B-000${index + 1}`, nysid: `0123456${index}K` });
      at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignLevel(id, 'II', { effective: '2026-02-20' }), assignCell(id, 'SHU', `8B1-0${index + 1}`, { effective: '2026-02-20' }));
      return id;
    });
    [marsh = '', stone = '', leaves = ''] = ids;
    at.clock.set(night);
    server = await serveLoopback(at.station, pino({ enabled: false }));
    context = await browser!.newContext({ viewport: { width: 1366, height: 900 } });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
    await page.goto(server.address);
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed');
  });
  afterAll(async () => {
    await context?.close();
    await server?.close();
    at?.[Symbol.dispose]();
  });

  test('an officer writes a report on each of the two who fought', async () => {
    await signIn(page, 'officer', testPassword);
    for (const [person, words] of [[marsh, 'I saw him strike STONE with a closed fist, twice, on the way to the showers.'], [stone, 'He was struck by MARSH and struck back once.']] as const) {
      await go(`/people/${person}/report`);
      await field(page, 'Time').fill('01:05');
      await field(page, 'Place').fill('8 Building, B-1 gallery');
      await field(page, 'Rules broken').fill('fighting');
      await page.getByRole('option', { name: '100.13 Fighting' }).click();
      await page.keyboard.press('Escape');
      await field(page, 'What happened').fill(words);
      await page.getByRole('radiogroup', { name: 'Tier proposed' }).getByText('III', { exact: true }).click();
      await record(page, 'Record the report', 'Report recorded');
    }
    await signOut(page);
    [report, reportOfStone] = [marsh, stone].map((person) => personPage(at.station.db, person)!.cases[0]!.root) as [string, string];
    expect(wrong).toEqual([]);
  });

  test('the sergeant asks for an immediate move, the Watch Commander signs it at the sergeant’s keyboard, and it is made', async () => {
    await signIn(page, 'shu-sergeant', testPassword);
    await go('/shu');
    await page.getByRole('group', { name: /^Cells of/ }).getByRole('button').first().waitFor();
    await accessible('board');
    await go(`/people/${marsh}/immediate-move/${report}`);
    await page.getByRole('radio', { name: 'Assault on another incarcerated individual' }).check();
    await field(page, 'What happened').fill('He struck another on the way to the showers, seen by Officer Reyes.');
    await accessible('immediate-move');
    await record(page, 'Ask for the move', 'Asked for');
    await page.getByRole('button', { name: 'The Watch Commander signs here' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Approve' }).check();
    await field(dialog, 'Reason').fill('The assault was seen; he cannot stay beside the other');
    await field(dialog, 'User name of who signs').fill('watch-commander');
    await field(dialog, 'Password of who signs').fill(testPassword);
    await accessible('countersign', '.mantine-Modal-body');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Record the move to Level I and a cell' }).click();
    await page.getByText('Level I', { exact: true }).last().click();
    await field(page, 'Cell with a bed free').click();
    await page.getByRole('option', { name: /^8A1-01/ }).click();
    await field(page, 'Reason').fill('Immediate move, approved by the Watch Commander');
    await record(page, 'Record', 'Assignment recorded');
    await go('/shu/shift');
    const clock = region('Level clocks that moved').getByRole('row', { name: /MARSH/ });
    await clock.getByText('Level I, earliest day Apr 2, 2026, at risk').first().waitFor();
    expect(await clock.innerText()).toMatch(/Level II, earliest day Mar 22, 2026/);
    expect(await region('What changed, by cell').getByRole('row', { name: /MARSH/ }).innerText()).toMatch(/8A1-01\s+from SHU 8B1-01/);
    await accessible('shift');
    await signOut(page);
  });

  test('the Captain reviews both reports from his list, by the keyboard', async () => {
    await signIn(page, 'captain', testPassword);
    await go('/shu/work');
    await region('For the Captain').waitFor();
    await accessible('work-of-the-captain');
    await openLine('Reports for the Captain’s review', 'MARSH');
    await page.getByRole('radio', { name: 'Move to Level I' }).check();
    await field(page, 'Reason').fill('The move was made at once; it stands');
    await accessible('captain-review');
    await record(page, 'Record the decision', 'Decision recorded');
    await go('/shu/captain');
    await page.getByRole('row', { name: /STONE/ }).waitFor();
    await accessible('captain-list');
    expect(await page.getByRole('row', { name: /MARSH/ }).count()).toBe(0);
    await page.getByRole('row', { name: /STONE/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'No movement' }).check();
    await field(page, 'Reason').fill('He was struck first');
    await record(page, 'Record the decision', 'Decision recorded');
    await go('/shu/work');
    await region('For the Captain').getByText('Nothing waits for you.').waitFor();
    expect(wrong).toEqual([]);
  });

  test('a month later the sergeant finds him eligible, sees that no bed is free, then one, and moves him', async () => {
    theHearing();
    at.clock.set(aMonthLater);
    await signOut(page);
    await page.reload();
    await signIn(page, 'shu-sergeant', testPassword);
    await go('/shu/work');
    await accessible('work-of-the-sergeant');
    await openLine('Eligibility to be found', 'MARSH');
    await page.getByRole('radio', { name: 'Eligible for Level II', exact: true }).check();
    await page.getByRole('button', { name: 'I have looked at it' }).click();
    await field(page, 'Reasons').fill('Thirty days and more without a report; positive adjustment by every shift');
    await accessible('finding');
    await record(page, 'Record the finding', 'Finding recorded');
    await go('/shu/waiting');
    const waits = region('Waiting for Level II');
    await waits.getByText('No bed is free on a gallery designated to Level II').waitFor();
    await accessible('waiting-list');
    // Somebody leaves the unit: the list says at once that a bed is free.
    at.as('shu-sergeant', assignCell(leaves, 'A', 'A-1-01', { effective: '2026-04-04', reason: 'Released from the unit' }));
    await waits.getByText('One bed free').waitFor();
    await openLine('Waiting for Level II', 'MARSH');
    await field(page, 'Cell with a bed free').click();
    await page.getByRole('option', { name: /^8B1-03/ }).click();
    await field(page, 'Reason').fill('Found eligible; a bed is free on 8B1');
    await accessible('move-up');
    await record(page, 'Record', 'Assignment recorded');
    await go('/shu/waiting');
    await region('Waiting for Level II').getByText('Nobody waits for Level II.').waitFor();
    await go(`/people/${marsh}/level`);
    await region('Levels').waitFor();
    await accessible('ladder');
    await signOut(page);
    expect(wrong).toEqual([]);
  });

  test('the committee reviews half of his confinement, the Superintendent decides, and the day comes nearer', async () => {
    await signIn(page, 'drc-member', testPassword);
    await go('/shu/drc');
    await heading(/DRC|Disciplinary Review/);
    await accessible('drc-list');
    await go('/shu/work');
    await openLine('Reviews of the committee due', 'MARSH');
    await page.getByRole('region', { name: 'Where he stands' }).getByText('The review is due.').waitFor();
    await accessible('drc');
    await go(`/people/${marsh}/drc/review`);
    await field(page, 'Members of the committee').fill('The drc-member');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Time off, to the Superintendent' }).check();
    await field(page, 'Days off').fill('9');
    await field(page, 'Reason').fill('No report since, and he has moved up');
    await accessible('drc-review');
    await record(page, 'Record the review', 'Review recorded');
    await signOut(page);
    await signIn(page, 'superintendent', testPassword);
    await go('/shu/work');
    await openLine('Time cuts to decide', 'MARSH');
    await page.getByRole('radio', { name: 'Approved: 9 days off' }).check();
    await field(page, 'Reason').fill('As recommended');
    await accessible('time-cut');
    await record(page, 'Record the decision', 'Decision recorded');
    const { release } = drcStanding(recordKept(), at.station.procedures, at.station.today());
    expect(release).toBe('2026-04-24');
    await page.getByText('Apr 24, 2026').first().waitFor();
    await signOut(page);
    expect(wrong).toEqual([]);
  });

  /** What came of the reports by day: Stone’s is dismissed, Marsh’s affirmed with sixty days; his old cell is given to another. */
  function theHearing(): void {
    at.clock.set('2026-03-06T15:00:00.000Z');
    const { account, role } = at.actors['hearing-officer'];
    at.as('lieutenant', act(stone, 'report.reviewed', '2026-03-03', { report: reportOfStone, at: '2026-03-03T09:00', outcome: 'dismissed', why: 'He defended himself' }));
    at.as('lieutenant', act(marsh, 'report.reviewed', '2026-03-03', { report, at: '2026-03-03T09:10', outcome: 'tier set', tier: 3 }));
    at.as('officer', act(marsh, 'notice.served', '2026-03-03', { report, at: '2026-03-03T10:00', servedBy: 'Officer Reyes' }));
    at.as('hearing-officer', act(marsh, 'hearing.opened', '2026-03-05', { report, at: '2026-03-05T09:00', officer: { account, name: 'The hearing-officer', role } }));
    at.as('hearing-officer', act(marsh, 'hearing.disposed', '2026-03-05', { report, at: '2026-03-05T10:00', charges: [{ rule: '100.13', finding: 'affirmed', evidence: 'The officer saw it' }], penalties: [{ name: 'RRU', days: 60 }] }));
    const { id } = at.person({ name: 'GRANT, Howard', din: '20-B-0009', nysid: '01234569K' });
    at.as('captain', assignLevel(id, 'II', { effective: '2026-03-06' }), assignCell(id, 'SHU', '8B1-01', { effective: '2026-03-06' }));
  }

  function recordKept() {
    const entries = at.station.book.entriesOf({ type: 'person', id: marsh });
    return fold({ type: 'person', id: marsh }, entries, known);
  }
});
