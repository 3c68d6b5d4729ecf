// What a promise's page says about months, chance and pace; budgets of departments; goals and the
// promises that serve them; promises to and from OpenSLO.
import { button, clean, downloaded, dropped, go, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

// A text that may be painted on several lines.
const wrapped = (text) => new RegExp(text.replace(/[.?()|]/g, '\\$&').replace(/ /g, '\\s*'));
const kNow = Date.UTC(2026, 10, 10, 10, 27);
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

test('promises: months by coming in or by closing, chance, pace and budgets of departments', async (t) => {
  const page = await sample(t);
  await go(page, '#/standards', 'Service standards');
  const budgets = page.getByRole('region', { name: 'Budgets by department' });
  await budgets.getByRole('link', { name: 'IT help desk' }).waitFor();
  await budgets.getByText(/misses used/).first().waitFor();
  await budgets.getByRole('radio', { name: 'Each alike' }).click();
  await budgets.getByText(/of the budgets used/).first().waitFor();
  await clean(t, page, 'budgets');

  await page.getByRole('link', { name: 'Acknowledge within 4 hours' }).first().click();
  await titled(page, 'Acknowledge within 4 hours');
  const pace = page.getByRole('region', { name: 'How fast the budget burns' });
  // What is far below is not in the mirror yet.
  for (let i = 0; i < 20 && !await pace.getByRole('rowheader', { name: 'Last 7 days' }).count(); i++) {
    await page.mouse.move(500, 500);
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(150);
  }
  await pace.getByRole('rowheader', { name: 'Last 7 days' }).waitFor();
  await pace.getByText(/At\s*the\s*pace\s*of\s*the\s*last|budget\s*is\s*spent/).waitFor();
  await pace.getByRole('button', { name: /Why/ }).click();
  await page.getByText(wrapped('Pace 1 is what the aim allows')).waitFor();
  const months = page.getByRole('region', { name: 'By month' });
  await months.getByRole('columnheader', { name: 'Pending' }).waitFor();
  await months.getByRole('radio', { name: 'Closed' }).click();
  await months.getByText(wrapped('in no month yet')).waitFor();
  await months.getByRole('columnheader', { name: 'Pending' }).waitFor({ state: 'detached' });
  await months.getByRole('button', { name: /Why/ }).click();
  await page.getByText(wrapped('By when they came in')).waitFor();
  await clean(t, page, 'months and pace');
  // The choice stays when another promise is opened.
  await go(page, '#/standards', 'Service standards');
  await page.getByRole('link', { name: 'Answer within 1 working day' }).first().click();
  await titled(page, 'Answer within 1 working day');
  assert.equal(await page.getByRole('region', { name: 'By month' })
    .getByRole('radio', { name: 'Closed' }).isChecked(), true);

  await go(page, '#/organisation', 'Organisation');
  await page.getByRole('link', { name: 'Open IT help desk' }).click();
  await titled(page, 'IT help desk');
  const budget = page.getByRole('region', { name: 'Promise budget' });
  await budget.getByRole('link', { name: 'Back within 5 working days' }).waitFor();
  await budget.getByRole('radio', { name: 'Each alike' }).click();
  await budget.getByText(/of the budgets used/).first().waitFor();
  await clean(t, page, 'department budget');
}, { timeout: 180000 });

test('promises: goals stand as a tree, a promise is linked, a ring is refused, all of it undoable', async (t) => {
  const page = await sample(t);
  await go(page, '#/standards', 'Service standards');
  await page.getByRole('link', { name: 'Goals' }).click();
  await titled(page, 'Goals');
  await page.getByRole('heading', { level: 2, name: 'Ships leave on time' }).waitFor();
  await page.getByRole('heading', { level: 3, name: 'No ship waits for a screen' }).waitFor();
  const lonely = page.getByRole('region', { name: 'Promises that serve no goal' });
  await lonely.getByRole('link', { name: 'Back within 5 working days' }).waitFor();
  await clean(t, page, 'goals');

  await button(page, 'Link a promise to Ships leave on time').click();
  const link = page.getByRole('dialog', { name: 'Link a promise' });
  await link.getByRole('combobox', { name: 'Promise' })
    .selectOption({ label: 'Back within 5 working days, Laptop repair' });
  await clean(t, page, 'link');
  await button(page, 'Link it').click();
  await lonely.waitFor({ state: 'detached' });
  const ships = page.getByRole('region', { name: 'Ships leave on time' });
  await ships.getByRole('link', { name: 'Back within 5 working days' }).waitFor();
  await page.keyboard.press('Control+z');
  await lonely.waitFor();

  await button(page, 'New goal').click();
  const edit = page.getByRole('dialog', { name: 'Edit goal' });
  await edit.getByRole('textbox', { name: 'Goal', exact: true }).fill('Nobody works late for nothing');
  await edit.getByRole('textbox', { name: 'Who answers for it' }).fill('Ada Brandt');
  await edit.getByRole('combobox', { name: 'Part of' })
    .selectOption({ label: 'People want to work here' });
  await clean(t, page, 'edit goal');
  await button(page, 'Done').click();
  await page.getByRole('heading', { level: 3, name: 'Nobody works late for nothing' }).waitFor();
  await page.getByText(wrapped('Ada Brandt. No promise serves it')).waitFor();
  // What stands below a goal is no parent for it.
  await button(page, 'Change People want to work here').click();
  await page.getByRole('menuitem', { name: 'Edit goal' }).click();
  const parents = await edit.getByRole('combobox', { name: 'Part of' }).evaluate(
    (e) => [...e.options].map((o) => o.textContent));
  assert.equal(parents.includes('Nobody works late for nothing'), false);
  await button(page, 'Delete goal').click();
  await page.getByRole('heading', { level: 2, name: 'Nobody works late for nothing' }).waitFor();
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await page.getByRole('heading', { level: 2, name: 'Nobody works late for nothing' }).waitFor();
}, { timeout: 180000 });

test('promises: they leave as OpenSLO, come back as one step, and what does not fit is named', async (t) => {
  const page = await sample(t);
  await go(page, '#/standards', 'Service standards');
  const file = await downloaded(page, async () => {
    await button(page, 'Take along').click();
    await page.getByRole('menuitem', { name: 'OpenSLO for other tools' }).click();
  });
  assert.match(file.name, /^promises-.*\.openslo\.yaml$/);
  assert.match(file.text, /apiVersion: openslo\/v1/);
  const foreign = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: api
  displayName: The booking API answers
spec:
  service: booking
  budgetingMethod: Occurrences
  objectives:
    - targetPercent: 99.5
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page}
`;
  await dropped(page, [['slo.yaml', foreign]]);
  const dialog = page.getByRole('dialog', { name: 'Take in 1 promise of slo.yaml?' });
  await dialog.getByText('New, paused').waitFor();
  await dialog.getByText(wrapped('Line 12, left out, an object of kind AlertPolicy')).waitFor();
  await clean(t, page, 'openslo');
  await button(page, 'Take them in').click();
  await page.getByRole('link', { name: 'The booking API answers' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('link', { name: 'The booking API answers' }).waitFor({ state: 'detached' });
  await dropped(page, [['bad.yaml', 'apiVersion: openslo/v1\nkind: *x\n']]);
  await page.getByText(/Aliases\s*\(\*\)\s*are\s*not\s*read\s*\(line\s*2\)/).waitFor();
  await button(page, 'Close').click();
  // A file of promises that are here changes nothing but says so.
  await dropped(page, [['again.yaml', file.text]]);
  await page.getByText('0 new, 5 known here').waitFor();
  await button(page, 'Cancel').click();
}, { timeout: 180000 });

test('promises: goals and a promise\'s months on a phone', async (t) => {
  const page = await sample(t, kPhone);
  await go(page, '#/goals', 'Goals');
  await page.getByRole('heading', { level: 3, name: 'No ship waits for a screen' }).waitFor();
  await clean(t, page, 'goals on a phone');
  await page.getByRole('link', { name: 'Acknowledge within 4 hours' }).click();
  await titled(page, 'Acknowledge within 4 hours');
  await page.getByRole('region', { name: 'By month' }).waitFor();
  await clean(t, page, 'promise on a phone');
  await eventually(async () => (await page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth)), { what: 'no sideways scrolling' });
}, { timeout: 180000 });
