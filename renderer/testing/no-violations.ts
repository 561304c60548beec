import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with the rule and the elements where what is shown breaks a rule of accessibility. Contrast is for the real browser. */
export async function expectNoViolations(shown: Element = document.body): Promise<void> {
  const { violations } = await axe.run(shown, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } }, resultTypes: ['violations'] });
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html.slice(0, 200)}`).join('\n')}`)).toEqual([]);
}
