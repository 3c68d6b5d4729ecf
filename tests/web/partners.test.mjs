// Who owes what to whom, as the lead of a department meets it: her department's page, its contact
// card and workload, an agreement with the duties of those who ask, and what a promise rests on.
import { button, clean, downloaded, go, titled } from './by_name.mjs';
import { assert, kPhone, test } from './lib.mjs';

const kNow = Date.UTC(2026, 10, 10, 10, 27);
// A text that may be painted on several lines, which the mirror breaks at the same places.
const wrapped = (text) => new RegExp(text.replace(/[.?()|]/g, '\\$&').replace(/ /g, '\\s*'));
async function sample(t, options = {}) {
  const context = await t.context({ timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(kNow);
  await page.goto(`${await t.url()}#/`);
  await t.ready(page);
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await t.saved(page);
  return page;
}

test('partners: a department sees who depends on it, says how it is reached and how busy it is', async (t) => {
  const page = await sample(t);
  await go(page, '#/organisation', 'Organisation');
  await page.getByRole('link', { name: 'Open Facilities' }).click();
  await titled(page, 'Facilities');
  const serves = page.getByRole('table', { name: 'Whom it serves' });
  await serves.getByRole('link', { name: 'Fleet operations' }).waitFor();
  await page.getByText('Extension 320').waitFor();
  await clean(t, page, 'department');

  await button(page, 'Edit contact card').click();
  const card = page.getByRole('dialog', { name: 'Contact card' });
  await card.getByRole('textbox', { name: 'Online' }).fill('javascript:alert(1)');
  await card.getByText('Write it from https:// on').waitFor();
  await card.getByRole('textbox', { name: 'Online' }).fill('https://yard.example/ask');
  await card.getByText('Write it from https:// on').waitFor({ state: 'detached' });
  await card.getByRole('textbox', { name: 'What to have ready' }).fill('Which door\nFor how many people');
  await clean(t, page, 'contact card');
  await button(page, 'Done').click();
  const online = page.getByRole('link', { name: 'https://yard.example/ask' });
  assert.equal(await online.getAttribute('href'), 'https://yard.example/ask');
  assert.match(await online.getAttribute('rel'), /noopener/);
  await page.getByText('For how many people').waitFor();

  await button(page, 'Set workload').click();
  const load = page.getByRole('dialog', { name: 'Set workload' });
  await load.getByRole('radio', { name: /^Overloaded/ }).check();
  await load.getByRole('textbox', { name: /should know/ }).fill('The gate is being rebuilt');
  await clean(t, page, 'workload');
  await button(page, 'Say so').click();
  await page.getByText(wrapped('Overloaded. The gate is being rebuilt.')).waitFor();

  // Those who ask read it before they ask; the page leaves as a file.
  const file = await downloaded(page, () => button(page, 'Page to print').click());
  assert.match(file.name, /^department-facilities-.*\.html$/);
  assert.match(file.text, /Overloaded\. The gate is being rebuilt\./);
  assert.match(file.text, /Whom we serve/);
  await go(page, '#/requests', 'Requests');
  await button(page, 'New request').click();
  const fresh = page.getByRole('dialog', { name: 'New request' });
  await fresh.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Access cards' });
  await fresh.getByText(wrapped('Facilities is overloaded. The gate is being rebuilt. Have this ready. Which door.')).waitFor();
  await clean(t, page, 'new request');
  await button(page, 'Cancel').click();
  await page.keyboard.press('Control+z');
  await page.goBack();
  await titled(page, 'Facilities');
  await page.getByText('Workload normal').waitFor();
  await t.saved(page);
}, { timeout: 120000 });

test('partners: an agreement lays promises and duties side by side, is signed, changed and taken along', async (t) => {
  const page = await sample(t);
  await go(page, '#/organisation', 'Organisation');
  await page.getByRole('link', { name: 'Open IT help desk' }).click();
  await titled(page, 'IT help desk');
  await page.getByRole('link', { name: 'Help desk and quay' }).click();
  await titled(page, 'Help desk and quay');
  await page.getByText('Signed by both').waitFor();
  const duties = page.getByRole('region', { name: 'Port operations owes' });
  await duties.getByText(wrapped('it has an answer within 4 working hours')).waitFor();
  await clean(t, page, 'agreement');

  await button(page, 'Edit agreement').click();
  const edit = page.getByRole('dialog', { name: 'Edit agreement' });
  await edit.getByRole('textbox', { name: 'New duty' }).fill('We bring the scanner back');
  await button(page, 'Add to what Port operations owes').click();
  await edit.getByRole('group', { name: 'We bring the scanner back' }).waitFor();
  await clean(t, page, 'edit agreement');
  await button(page, 'Done').click();
  await page.getByText('Changed since it was signed').waitFor();
  await button(page, 'Sign for Port operations').click();
  const sign = page.getByRole('dialog', { name: 'Sign for Port operations' });
  await button(page, 'Sign it').click();
  await sign.getByText('a signature needs a name').waitFor();
  await sign.getByRole('textbox', { name: /Who signs/ }).fill('Dora Kent');
  await button(page, 'Sign it').click();
  await page.getByText('Signed by Dora Kent on 10 Nov 2026', { exact: true }).waitFor();
  await button(page, 'Sign for IT help desk').waitFor();

  // The new duty is measured from the log.
  await duties.getByRole('listitem').filter({ hasText: 'We bring the scanner back' })
    .getByRole('button', { name: 'Measure it' }).click();
  const measure = page.getByRole('dialog', { name: 'Measure this duty' });
  await measure.getByRole('textbox', { name: /Answered within/ }).fill('soon');
  await measure.getByRole('button', { name: 'Measure it' }).click();
  await measure.getByText(wrapped('the time allowed must read like 30m')).waitFor();
  await measure.getByRole('textbox', { name: /Answered within/ }).fill('2h');
  await clean(t, page, 'measure');
  await measure.getByRole('button', { name: 'Measure it' }).click();
  await duties.getByRole('link', { name: /90% within 2h, We bring/ }).waitFor();
  await page.keyboard.press('Control+z');
  await duties.getByRole('link', { name: /90% within 2h, We bring/ }).waitFor({ state: 'detached' });

  const page1 = await downloaded(page, async () => {
    await button(page, 'Take it along').click();
    await page.getByRole('menuitem', { name: 'One page to print' }).click();
  });
  assert.match(page1.text, /Port operations owes/);
  const text = await downloaded(page, async () => {
    await button(page, 'Take it along').click();
    await page.getByRole('menuitem', { name: 'Text as Markdown' }).click();
  });
  assert.match(text.name, /\.md$/);
  assert.match(text.text, /We bring the scanner back/);
  await t.saved(page);
}, { timeout: 120000 });

test('partners: a promise says what it rests on, whether that fits, and refuses a ring', async (t) => {
  const page = await sample(t);
  await go(page, '#/standards', 'Service standards');
  await page.getByRole('link', { name: 'Ready before the first shift' }).click();
  await titled(page, 'Ready before the first shift');
  await page.getByRole('tab', { name: 'Rests on' }).click();
  await page.getByText(wrapped('The parts make 13 h of 18 h promised. 5 h are left.')).waitFor();
  await clean(t, page, 'chain');
  await page.getByRole('textbox', { name: 'Time for its own work' }).fill('2bd');
  await page.getByText(wrapped('The parts make 22 h of 18 h promised. 4 h are missing.')).waitFor();
  await page.getByRole('textbox', { name: 'Time for its own work' }).fill('1bd');

  await go(page, '#/standards', 'Service standards');
  await page.getByRole('link', { name: 'Acknowledge within 4 hours' }).click();
  await titled(page, 'Acknowledge within 4 hours');
  await page.getByRole('tab', { name: 'Rests on' }).click();
  await page.getByRole('combobox', { name: 'Rests on' })
    .selectOption({ label: 'Ready before the first shift, Access cards' });
  await button(page, 'Add to the chain').click();
  await page.getByText(wrapped('this would go round in a ring')).waitFor();
  await clean(t, page, 'ring');
}, { timeout: 120000 });

test('partners: the new places stand on a phone too', async (t) => {
  const page = await sample(t, kPhone);
  await go(page, '#/organisation', 'Organisation');
  await page.getByRole('link', { name: 'Open IT help desk' }).click();
  await titled(page, 'IT help desk');
  await page.getByRole('table', { name: 'Whom it serves' }).waitFor();
  await clean(t, page, 'department');
  await page.getByRole('link', { name: 'Help desk and quay' }).click();
  await titled(page, 'Help desk and quay');
  await clean(t, page, 'agreement');
}, { timeout: 120000 });
