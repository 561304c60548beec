import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { closeNotices } from './steps.ts';

/** Colours that change by and by are checked as they end. */
const colourChangesEnded = 'Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => undefined))).then(() => undefined)';

/**
 * What a page does against accessibility, gravely, in light and in dark, each thing once, and by how much it is wider than its window.
 * In: the part that is looked at, by its selector, where the rest is behind it. What was said of things done is closed first.
 */
export async function faultsOf(page: Page, part?: string): Promise<readonly string[]> {
  await closeNotices(page);
  const faults = new Map<string, string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await page.evaluate(colourChangesEnded);
    // What has nothing to do with colours is the same in the dark.
    const check = new AxeBuilder({ page }).options({ resultTypes: ['violations'], ...(colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {}) });
    if (part !== undefined) check.include(part);
    for (const { id, impact, nodes } of (await check.analyze()).violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, any, all, none } of nodes) {
        // The choices of a field are reached by its arrow keys, which scroll them; the focus stays in the field.
        if (id === 'scrollable-region-focusable' && (await page.locator(target.join(' ')).locator('xpath=ancestor::*[@role="listbox"]').count()) > 0) continue;
        faults.set(`${colorScheme}, ${id}: ${[...any, ...all, ...none].map((one) => one.message).join('; ')}`, target.join(' '));
      }
    }
  }
  for (const width of [1366, 1100]) {
    await page.setViewportSize({ width, height: 768 });
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over !== 0) faults.set(`at ${width} px it is ${String(over)} px too wide`, 'html');
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...faults].map(([fault, at]) => `${fault}, at ${at}`);
}
