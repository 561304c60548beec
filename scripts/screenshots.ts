import { eq } from 'drizzle-orm';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '../shared/contract/contract.ts';
import type { PersonPage } from '../shared/contract/shapes.ts';
import { walkOf } from '../shared/discipline/case.ts';
import { problemCodes } from '../shared/problems.ts';
import { makeDemonstration } from '../station/demonstration/demonstration.ts';
import { openStation } from '../station/station.ts';
import { personPage } from '../station/store/queries/person-page.ts';
import { accounts } from '../station/store/schema.ts';
import { launchBrowser } from '../test/browser/browser.ts';
import { startDaybook } from '../test/browser/window.ts';
import { buildWindow, windowIsFresh } from './build-window.ts';
import { syncPictures } from './sync-pictures.ts';

/** `npm run screenshots`: takes the README's pictures from the running program, on the demonstration facility. */
const pictures = join(import.meta.dirname, '..', 'docs', 'screenshots');
const dataDir = mkdtempSync(join(tmpdir(), 'daybook-screenshots-'));

if (!windowIsFresh()) await buildWindow();
const station = await openStation({ dataDir });
for await (const _step of makeDemonstration(station));
const someone = station.people
  .list(undefined, 'name')
  .flatMap(({ id }) => personPage(station.db, id) ?? [])
  .find(({ commitments, events, computation }) => commitments.length === 1 && events.some(({ event }) => event === 'absconded') && computation.outcome === 'computed' && computation.dates.PE.outcome === 'date' && computation.dates.CR.outcome === 'date');
const twice = station.people
  .list(undefined, 'name')
  .flatMap(({ id }) => personPage(station.db, id) ?? [])
  .find(({ commitments, computation }) => commitments.length === 2 && computation.outcome === 'computed' && computation.dates.ME.outcome === 'date' && computation.dates.PE.outcome === 'date');
const heard = station.people
  .list(undefined, 'name')
  .flatMap(({ id }) => personPage(station.db, id) ?? [])
  .flatMap(({ id, cases }) => cases.map((held) => ({ id, root: held.root, acts: held.acts, state: walkOf(held).state })))
  .find(({ acts, state }) => state === 'in hearing' || (state === 'delivered' && acts.some(({ kind }) => kind === 'hearing.extended')));
// Whoever has most sorts of happenings on the ladder, and of those most.
const climbing = station.people
  .list('SHU', 'name')
  .filter(({ level }) => level === 'II')
  .flatMap(({ id }) => personPage(station.db, id) ?? [])
  .toSorted((a, b) => happenings(b) - happenings(a))[0];
if (climbing) climbFrom(climbing);
station.close();
if (!climbing || !someone || !twice || !heard) throw new Error('the demonstration facility has nobody to show');

/** Enters from the paper the level that somebody held before the one he was brought forward with. */
function climbFrom({ id, levels }: PersonPage): void {
  const [first] = levels;
  const sergeant = station.db.select().from(accounts).where(eq(accounts.role, 'shu-sergeant')).get();
  if (!first || !sergeant) throw new Error('there is nobody to climb, or no sergeant to enter it');
  const effective = Temporal.PlainDate.from(first.since).subtract({ days: 38 }).toString();
  const act: Act = { kind: 'level.assigned', subject: { type: 'person', id }, effective, body: { level: 'I' }, reason: 'From the unit’s log' };
  const recorded = station.record([act], { account: sergeant.id, role: 'shu-sergeant' }, problemCodes);
  if (recorded.is !== 'recorded') throw new Error(JSON.stringify(recorded.problems));
}

function happenings({ cases, shu: { findings, reviews, orders, immediateMoves } }: PersonPage): number {
  const sorts = [cases, findings, reviews, orders, immediateMoves].map(({ length }) => length);
  return 10 * sorts.filter((count) => count > 0).length + sorts.reduce((sum, count) => sum + count);
}

const browser = await launchBrowser();
if (!browser) process.exit(1);
const running = await startDaybook(dataDir);
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
const origin = new URL(running.address).origin;
mkdirSync(pictures, { recursive: true });

const shot = async (name: string) => {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
};
const go = (path: string) => page.goto(`${origin}/#${path}`);
const signIn = async (office: string) => {
  await page.getByRole('button', { name: office, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${office}’s desk` }).waitFor();
};
const field = (name: string) => page.locator('input, textarea').and(page.getByLabel(new RegExp(`^${name}`)));

await page.goto(running.address);
await signIn('Records clerk');
await shot('desk');
await go(`/people/${twice.id}/sentence`);
await shot('sentence');
await go(`/people/${someone.id}/dates`);
await page.getByRole('button', { name: 'Conditional release (CR)' }).click();
await shot('dates');
await go(`/people/${someone.id}/what-if`);
await page.getByRole('textbox').first().fill('47');
await shot('what-if');
await go(`/people/${someone.id}/commitment`);
await field('County').fill('Erie');
await field('Indictment').fill('01877-2024');
await field('Sentenced').fill('05/06/2025');
await field('Received').fill('05/20/2025');
await field('Crime').fill('Burglary 3rd (PL 140.20)');
await page.getByText('Indeterminate', { exact: true }).click();
await field('Minimum').fill('2');
await field('Maximum').fill('6');
await field('Days certified').fill('100');
await field('Certified by').fill('Sheriff, Erie County');
await shot('commitment');
await page.getByRole('button', { name: 'Leave (draft is kept)' }).click();
await page.keyboard.press('Control+k');
await page.getByPlaceholder('DIN, NYSID, name or cell').fill('jonson');
await shot('search');
await page.keyboard.press('Escape');
await page.getByRole('banner').getByRole('button', { name: /,/ }).click();
await page.getByRole('menuitem', { name: 'Sign out' }).click();
await signIn('SHU sergeant');
await go(`/people/${heard.id}/case/${heard.root}`);
await shot('case');
await go('/discipline');
await shot('clocks');
await go('/shu');
await shot('board');
await go(`/people/${climbing.id}/level`);
await page.getByRole('region', { name: 'The ladder' }).waitFor();
await shot('ladder');
await go('/shu');
await page.emulateMedia({ colorScheme: 'dark' });
await shot('board-dark');
await syncPictures(browser, pictures);
await browser.close();
await running.end('SIGTERM');
rmSync(dataDir, { recursive: true, force: true });
