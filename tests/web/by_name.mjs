// What the tests of the screens do by role and name, as a person with any tool would.
import { readFileSync } from 'node:fs';

import { assert, eventually } from './lib.mjs';

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const heading = (page) => page.getByRole('heading', { level: 1 });
// Until the page's heading says so; breaks of its lines do not count.
export const titled = (page, text) => eventually(async () =>
  (await heading(page).innerText()).replace(/\s+/g, ' ') === text, { what: `heading "${text}"` });
export const go = async (page, hash, title) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  if (title) await titled(page, title);
};
// By focus and Enter, as a keyboard does it.
export const enter = async (page, name) => {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
};
// Files dropped on the window: [name, text].
export const dropped = (page, files) => page.evaluate((list) => {
  const data = new DataTransfer();
  for (const [name, text] of list) data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, files);
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
// Nothing for axe to find, and nothing painted that the mirror does not have.
export async function clean(t, page, where) {
  assert.deepEqual((await t.axe(page)).map((line) => `${where}: ${line}`), []);
  assert.equal(await page.evaluate(() => window.icx.unmirrored()), 0, `${where}: controls outside the mirror`);
}
