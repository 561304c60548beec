import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, expect, test } from 'vitest';
import { postgresForTests } from '../../central/testing/postgres.ts';
import { startOffice } from '../../central/testing/process.ts';
import { launchBrowser } from './browser.ts';

const browser = await launchBrowser();
const postgres = browser === null ? undefined : await postgresForTests();
const folder = mkdtempSync(join(tmpdir(), 'daybook-main-office-'));

afterAll(async () => {
  await browser?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.runIf(postgres !== undefined)('an administrator signs in at the main office in a browser, is told when the password is wrong, and signs out', { timeout: 120_000 }, async () => {
  writeFileSync(join(folder, 'password'), 'a good long password\n');
  const office = await startOffice(['--data', join(folder, 'data'), '--name', 'Central Office', '--admin', 'admin', '--admin-name', 'Adams, A.', '--admin-password-file', join(folder, 'password')], { DATABASE_URL: await postgres!.empty() });
  const context = await browser!.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const signIn = async (password: string) => {
      await page.getByLabel('User name').fill('admin');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await page.goto(office.address);
    await signIn('not the password');
    await page.getByRole('alert').getByText('The user name or the password is not right.').waitFor();
    await signIn('a good long password');
    await page.getByRole('heading', { level: 1, name: 'Daybook: Central Office' }).waitFor();
    await page.getByText('No station is enrolled yet.').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
  } finally {
    await context.close();
    await office.stop();
  }
});
