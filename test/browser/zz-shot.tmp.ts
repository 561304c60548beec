import { launchBrowser } from './browser.ts';
import { startDaybook } from './window.ts';
const b = (await launchBrowser())!;
const r = await startDaybook('/tmp/pg-demo');
for (const scheme of ['light','dark'] as const) {
  const c = await b.newContext({ viewport: { width: 1100, height: 768 }, colorScheme: scheme });
  const p = await c.newPage();
  await p.goto(r.address);
  await p.getByRole('button', { name: 'SHU sergeant', exact: true }).click();
  await p.getByRole('heading', { level: 1, name: /desk/ }).waitFor();
  await p.evaluate(`location.hash='#/people'`); await p.waitForTimeout(900); await p.screenshot({ path: `/tmp/shots/people-${scheme}.png` });
  await p.evaluate(`location.hash='#/shu'`); await p.waitForTimeout(900); 
  await p.keyboard.press('Control+k'); await p.getByPlaceholder('DIN, NYSID, name or cell').fill('8A1'); await p.waitForTimeout(700); await p.screenshot({ path: `/tmp/shots/search-${scheme}.png` });
  await p.keyboard.press('Enter'); await p.waitForTimeout(700); await p.keyboard.press('l'); await p.waitForTimeout(700);
  await p.getByRole('button', { name: 'Record', exact: true }).click(); await p.waitForTimeout(700); await p.screenshot({ path: `/tmp/shots/form-${scheme}.png` });
  await c.close();
}
await r.end('SIGTERM'); await b.close();
