import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/browser/browser.ts';

/** Takes the README's pictures of sync from the demonstration of it: the inbox, a matter, and how the exchange stands. In: the browser; the folder they go to. */
export async function syncPictures(browser: Browser, pictures: string): Promise<void> {
  const demonstration = spawn(process.execPath, [join(import.meta.dirname, 'demo-sync.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => demonstration.once('exit', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      demonstration.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        const found = /^SHU office: (http:\S+)\n[^]*^Main office:/m.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      demonstration.once('exit', () => reject(new Error(`the demonstration of sync ended: ${said}`)));
    });
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const shot = async (name: string) => {
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    };
    await page.goto(address);
    await page.getByRole('button', { name: 'Captain', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Captain’s desk' }).waitFor();
    await page.goto(`${new URL(address).origin}/#/inbox`);
    await page.getByRole('region', { name: 'For you to settle' }).waitFor();
    await shot('inbox');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Entry 2' }).waitFor();
    await shot('matter');
    await page.goto(`${new URL(address).origin}/#/sync`);
    await page.getByRole('region', { name: 'How it stands' }).waitFor();
    await shot('sync');
    await page.close();
  } finally {
    demonstration.kill('SIGINT');
    await ended;
  }
}

if (import.meta.main) {
  const browser = await launchBrowser();
  if (browser) await syncPictures(browser, join(import.meta.dirname, '..', 'docs', 'screenshots'));
  await browser?.close();
}
