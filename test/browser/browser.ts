import chromium from '@sparticuz/chromium';
import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.ts';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run', '--disable-gpu'];

/**
 * A real browser for tests and screenshots: the system's, or the one that comes from the registry.
 * Out: null where neither runs, with the reason on the standard error.
 */
export async function launchBrowser(): Promise<Browser | null> {
  const system = findBrowser();
  const tries: (() => Promise<Browser>)[] = [
    ...(system ? [() => playwright.launch({ executablePath: system, args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })] : []),
    async () => playwright.launch({ executablePath: await unpackedChromium(), args: ['--no-sandbox', '--disable-dev-shm-usage', ...quiet], headless: true }),
  ];
  const reasons: string[] = [];
  for (const attempt of tries) {
    try {
      return await attempt();
    } catch (error) {
      reasons.push(error instanceof Error ? error.message.split('\n')[0]! : String(error));
    }
  }
  process.stderr.write(`\n*** NO BROWSER RUNS HERE: ${reasons.join('; ')} ***\n\n`);
  return null;
}

/** The registry's Chromium, unpacked into a folder of this user's own: another user's copy cannot be run. */
async function unpackedChromium(): Promise<string> {
  const before = process.env['TMPDIR'];
  const folder = join(tmpdir(), `daybook-chromium-${userInfo().username}`);
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
