import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** What is done on many pages of the window, written once for the whole jobs. */

/** How long a step may take, in milliseconds: what is tested is that it happens, also where the machine has other work. */
export const patience = 30_000;

/** The field of a form whose label begins so. In: where it is looked for, the page or a part of it. */
export function field(within: Locator | Page, label: string): Locator {
  return within.locator('input, textarea, select').and(within.getByLabel(new RegExp(`^${label}`)));
}

/** Signs in with the demonstration's account of an office, as it is written on its button, and waits for its desk. */
export async function takeOffice(page: Page, office: string): Promise<void> {
  await page.getByRole('button', { name: office, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${office}’s desk` }).waitFor();
}

/** Signs in with a user name and its password, and waits for the desk. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await field(page, 'User name').fill(username);
  await field(page, 'Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /’s desk$/ }).waitFor();
}

/** Signs out by the menu of whoever has signed in. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: /,/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
}

/**
 * Records a form and acknowledges what is warned of; whatever else is in the way fails the test with its words.
 * In: the form's button, what is said once it is in the book, and the part of the page that the button is in.
 */
export async function record(page: Page, button: string, done: string, within: Locator | Page = page): Promise<void> {
  await closeNotices(page);
  const send = async () => {
    // Not by what the form shows: the warnings of an attempt before are there until the station has answered.
    const answered = page.waitForResponse((response) => response.url().endsWith('/entries/record'));
    await within.getByRole('button', { name: button, exact: true }).click();
    return (await answered).ok();
  };
  if (!(await send())) {
    const inTheWay = within.getByRole('group', { name: /^In the way/ });
    await inTheWay.waitFor();
    for (const one of await inTheWay.getByRole('checkbox', { name: /[A-Z]{3}-[0-9]{3}/ }).all()) await one.check();
    if (!(await send())) expect.fail(`not recorded: ${await inTheWay.innerText()}`);
  }
  await page.getByText(done, { exact: true }).first().waitFor();
}

/** Closes what the window says of things done, so that none is read twice, covers a button or fades over what is checked. */
export async function closeNotices(page: Page): Promise<void> {
  const notices = page.locator('.mantine-Notification-root');
  // In the page itself: a notice may go of its own accord meanwhile.
  await notices.locator('.mantine-Notification-closeButton').evaluateAll((buttons) => {
    for (const button of buttons) (button as unknown as { click(): void }).click();
  });
  await expect.poll(() => notices.count(), { timeout: patience }).toBe(0);
}
