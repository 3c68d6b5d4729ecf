// Logs coming in and due dates going out: a Jira export is known by its columns and remembered, a
// log of 100,000 events is stopped, one of 20,000 taken in whole, all of it by touch on a phone.
import { button, clean, dropped, go, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';
import { readFileSync } from 'node:fs';

const said = (words) => new RegExp(words.replace(/\s+/g, '\\s+'));
async function undo(page) { await button(page, 'Undo').first().click(); }

// `count` requests of four events each, those of one request apart from each other.
export function events(count) {
  const names = ['Created', 'In progress', 'On hold', 'Resolved'];
  const rows = ['Case ID,Activity,Timestamp,Resource'];
  const base = Date.UTC(2026, 3, 1, 8);
  for (let step = 0; step < 4; step++)
    for (let i = 0; i < count; i++) {
      const at = new Date(base + (i % 5000) * 60e3 + step * 3600e3).toISOString().slice(0, 19);
      rows.push(`R${i},${names[step]},${at}Z,${step ? `Agent ${i % 20}` : ''}`);
    }
  return rows.join('\n');
}

test('intake: a Jira export is known by its columns, asked about 03/04, remembered and taken back', async (t) => {
  const page = await t.open('#/requests', { timezoneId: 'UTC' });
  await titled(page, 'Requests');
  const rows = ['Issue key,Summary,Reporter,Priority,Created,Resolved,Comment,Comment',
    'IT-1,Printer,Finance,High,03/04/2026 09:00,03/04/2026 10:00,a,b',
    'IT-2,Screen,Port,Low,05/04/2026 09:00,,,'];
  await dropped(page, [['jira.csv', rows.join('\n')]]);
  const dialog = page.getByRole('dialog', { name: /Take in/ });
  await dialog.getByText(said('Looks like a Jira export')).waitFor();
  const chosen = (name) => dialog.getByRole('combobox', { name, exact: true })
    .evaluate((e) => e.selectedOptions[0].textContent);
  assert.equal(await chosen('Number or id'), 'Issue key');
  assert.equal(await chosen('Solved'), 'Resolved');
  const asked = dialog.getByRole('radiogroup', { name: /two ways/ });
  await asked.waitFor();
  assert.ok(await button(page, 'Take the requests in').isDisabled());
  await asked.getByRole('radio', { name: said('Month first, 4 March 2026, 09:00') }).click();
  await dialog.getByText(said('Wed 4 Mar 2026, 09:00')).first().waitFor();
  await clean(t, page, 'import');
  await dialog.getByRole('textbox', { name: 'Remember these columns as' }).fill('Jira, weekly');
  await button(page, 'Take the requests in').click();
  await page.getByText('2 requests taken in').first().waitFor();

  // Another file with the same columns: nothing is asked.
  await dropped(page, [['jira2.csv', [rows[0],
    'IT-3,Mouse,Port,Low,05/04/2026 09:00,,,'].join('\n')]]);
  await dialog.getByText(said('Read as the last time, .Jira, weekly')).waitFor();
  assert.ok(!(await button(page, 'Take the requests in').isDisabled()));
  await button(page, 'Take the requests in').click();
  await page.getByText('1 request taken in').first().waitFor();
  await page.getByText(said('2 requests shown of 3')).waitFor();
  await undo(page);
  await page.getByText(said('1 request shown of 2')).waitFor();

  await dropped(page, [['jira3.csv', rows.join('\n')]]);
  await dialog.waitFor();
  await button(page, 'Forget these columns').click();
  await dialog.getByText(said('Looks like a Jira export')).waitFor();
  await button(page, 'Cancel').click();
  await t.saved(page);
}, { timeout: 120000 });

test('intake: 100,000 events show progress and are stopped with nothing changed, 20,000 are taken in whole', async (t) => {
  const page = await t.open('#/requests', { timezoneId: 'UTC' });
  await titled(page, 'Requests');
  await page.getByText('No requests yet').first().waitFor();
  const csv = events(5000);
  // The one that is stopped is larger, so that no machine has done with it before the press.
  await dropped(page, [['events.csv', events(25000)]]);
  const dialog = page.getByRole('dialog', { name: /Take in/ });
  await dialog.getByText(said('Looks like an event log')).waitFor();
  await clean(t, page, 'events');
  const running = page.getByRole('dialog', { name: /Taking in/ });
  // Pressed the moment it is there, however fast the machine is.
  await page.evaluate(() => {
    const name = (e) => e.getAttribute('aria-label') ?? e.textContent.trim();
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll('button')].find((e) => name(e) === 'Stop');
      if (!stop || !document.querySelector('[role="progressbar"]')) return;
      observer.disconnect();
      window.pressedStop = true;
      stop.click();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await button(page, 'Take the requests in').click();
  await page.waitForFunction(() => window.pressedStop);
  await running.waitFor({ state: 'detached' });
  await page.getByText('No requests yet').first().waitFor();
  assert.equal(await page.getByText(/taken in/).count(), 0);

  await dropped(page, [['events.csv', csv]]);
  await dialog.waitFor();
  await button(page, 'Take the requests in').click();
  await page.getByText('5,000 requests taken in').first().waitFor({ timeout: 60000 });
  await t.saved(page);
  // The same again after a new start: all of it is there, and changes nothing.
  await page.reload();
  await t.ready(page);
  await titled(page, 'Requests');
  await button(page, 'All 5,000').waitFor({ timeout: 20000 });
  await dropped(page, [['events.csv', csv]]);
  await dialog.getByText(said('Read as the last time')).waitFor();
  await button(page, 'Take the requests in').click();
  await page.getByText('0 requests taken in, 5,000 already here').first().waitFor({ timeout: 60000 });
}, { timeout: 180000 });

test('intake: by touch on a phone, a log is mapped and taken in, a case excused, due times saved', async (t) => {
  const page = await t.open('#/standards', { ...kPhone, timezoneId: 'UTC', acceptDownloads: true });
  await titled(page, 'Service standards');
  await button(page, 'Use this example').tap();
  await titled(page, 'Acknowledge within 4 hours');
  await button(page, 'Edit promise').tap();
  const edit = page.getByRole('dialog', { name: 'Edit promise' });
  await edit.getByRole('combobox', { name: 'Hours that count' })
    .selectOption({ label: 'Around the clock, every day' });
  await button(page, 'Done').tap();

  const now = await page.evaluate(() => Date.now());
  const cell = (ms) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  const log = ['Nr;When;Answer;What',
    `1;${cell(now - 9 * 3600e3)};${cell(now - 1800e3)};Power cut`,
    `2;${cell(now - 3600e3)};;Scanner offline`].join('\n');
  await dropped(page, [['phone.csv', log]]);
  const dialog = page.getByRole('dialog', { name: /Take in/ });
  await dialog.waitFor();
  for (const [field, column] of [['Number or id', 'Nr'], ['Came in', 'When'],
    ['First reply', 'Answer'], ['What it is about', 'What']])
    await dialog.getByRole('combobox', { name: field, exact: true }).selectOption({ label: column });
  await clean(t, page, 'import on a phone');
  await button(page, 'Take the requests in').tap();
  await page.getByText('2 requests taken in').first().waitFor();

  const comeTo = async (locator) => {
    await eventually(async () => {
      if (await locator.count() && await locator.first().isVisible()) return true;
      await page.mouse.move(180, 400);
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(150);
      return false;
    }, { timeout: 20000, what: 'what stands below' });
    return locator.first();
  };
  await (await comeTo(button(page, 'Excuse 1'))).tap();
  const excuse = page.getByRole('dialog', { name: 'Excuse a miss' });
  await excuse.getByRole('textbox', { name: /Why it does not count/ }).fill('Power cut');
  await excuse.getByRole('textbox', { name: /Who decided it/ }).fill('Ines Dahl');
  await button(page, 'Excuse it').tap();
  await comeTo(page.getByText(/Excused by Ines Dahl/));

  await go(page, '#/requests', 'Requests');
  const saved = page.waitForEvent('download');
  await (await comeTo(button(page, 'Calendar file of what is due'))).tap();
  const file = await saved;
  assert.match(file.suggestedFilename(), /^due-.*\.ics$/);
  const text = readFileSync(await file.path(), 'utf8');
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
  assert.match(text.replace(/\r\n /g, ''), /SUMMARY:Acknowledge within 4 hours: 2\\, Scanner offline/);
  const due = new Date(now - 3600e3 + 4 * 3600e3).toISOString().slice(0, 16).replace(/[-:]/g, '');
  assert.match(text, new RegExp(`DTSTART:${due}`));
  await t.saved(page);
}, { timeout: 120000 });
