// The studio as a facilitator meets it: by role and name, with mouse and with keys alone, in two
// tabs, in light and dark, on a desk and on a phone.
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { button, clean, downloaded, dropped, go, heading, titled } from './by_name.mjs';
import { assert, eventually, kPhone, sharedDir, test, webDir } from './lib.mjs';

const kEase = 'How easy is it to get help from your colleagues when you need it?';
const kScores = [1, 2, 4, 5, 6, 6, 7, 8, 8, 8, 9, 10];
const kRecommend = 'How likely are you to recommend working here to a friend?';
const kKinds = ['Scale', 'Agree or disagree', 'One choice', 'Several choices', 'Short text', 'Long text',
  'Number', 'Date'];

const field = (page, name) => page.getByRole('main').getByRole('textbox', { name, exact: true });
const tab = (page, name) => page.getByRole('tab', { name });
const toast = (page, words) => page.getByText(words).first().waitFor();
const outlined = (page, pages, questions) =>
  page.getByRole('heading', { level: 2, name: `${pages}, ${questions}`, exact: true }).waitFor();
const menu = async (page, opener, item) => {
  await page.getByRole('button', { name: opener, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

// A survey made from a template, opened in the editor; gives its id.
async function started(page, template = 'Working together') {
  await go(page, '#/surveys', 'Surveys');
  await button(page, 'New survey').click();
  await button(page, `Use ${template}`).click();
  await tab(page, 'Build').waitFor();
  return (await page.evaluate(() => location.hash)).split('/')[2];
}

async function launched(page) {
  await button(page, 'Check and launch').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click();
  await toast(page, 'The survey is collecting');
  await page.getByRole('heading', { name: 'Hand out' }).waitFor();
}

// Files let go over the window, as from the system's file manager.

// One employee with the handed-out file on a device of his own; gives the response file.
async function answeredElsewhere(t, survey) {
  const dir = t.folder();
  for (const entry of readdirSync(webDir))
    if (entry !== 'surveys') symlinkSync(join(webDir, entry), join(dir, entry));
  mkdirSync(join(dir, 'surveys'));
  writeFileSync(join(dir, 'surveys', 'mine.json'), survey);
  const { url } = await t.serve({ dir });
  const page = await t.open('?survey=mine', { base: url });
  await answered(page, '9');
  await page.getByRole('link', { name: 'Outbox, 1' }).click();
  return downloaded(page, () => page.getByRole('button', { name: /^Download the file/ }).click());
}

// Answers the survey made of "Working together" from its start to the receipt.
async function answered(page, ease) {
  await button(page, 'Start').click();
  await titled(page, 'Where do you work?');
  await button(page, 'Next').click();
  await titled(page, kEase);
  await page.getByRole('radiogroup', { name: kEase, exact: true })
    .getByRole('radio', { name: ease, exact: true }).click();
  await button(page, 'Next').click();
  await titled(page, kRecommend);
  await button(page, 'Next').click();
  await titled(page, 'Check and submit');
  await button(page, 'Submit').click();
  await titled(page, 'Thank you');
  return page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).innerText();
}

test('studio: a facilitator edits a template, and every step can be taken back', async (t) => {
  const page = await t.open('#/');
  await button(page, 'Make the first survey').click();
  await button(page, 'Use Working together').click();
  await titled(page, 'Working together');
  await outlined(page, '3 pages', '6 questions');
  await field(page, 'Title').fill('How we serve each other');
  await titled(page, 'How we serve each other');

  await page.getByRole('button', { name: 'What one change would make your work easier?' }).click();
  let questions = 6;
  for (const kind of kKinds) {
    await menu(page, 'Add a question', kind);
    await outlined(page, '3 pages', `${++questions} questions`);
    await field(page, 'Question').fill(`About ${kind}`);
    await page.getByRole('button', { name: `About ${kind}`, exact: true }).waitFor();
    const kinds = page.getByRole('combobox', { name: 'Kind of question' });
    assert.equal(await kinds.evaluate((e) => e.selectedOptions[0].textContent), kind);
  }

  // The answers of a question: words, one more, one up, one less.
  await page.getByRole('button', { name: 'About One choice' }).click();
  const answers = page.getByRole('group', { name: 'Answers' });
  const words = () => answers.getByRole('textbox').evaluateAll((list) => list.map((e) => e.value));
  await eventually(async () => (await field(page, 'Question').inputValue()) === 'About One choice');
  const begin = (await words()).length;
  await button(answers, 'Add an answer').click();
  await eventually(async () => (await words()).length === begin + 1);
  await button(answers, 'Add an answer').click();
  await eventually(async () => (await words()).length === begin + 2);
  for (let i = 0; i < begin + 2; i++) await answers.getByRole('textbox').nth(i).fill(`Answer ${i + 1}`);
  await button(answers, 'Move answer up').nth(1).click();
  await eventually(async () => (await words()).slice(0, 2).join() === 'Answer 2,Answer 1', { what: 'the move' });
  await button(answers, 'Delete answer').first().click();
  await eventually(async () => (await words())[0] === 'Answer 1' && (await words()).length === begin + 1);

  // A question one place up, then away and back with the button and with the key.
  const order = () => page.getByRole('list', { name: /^Page 3/ }).getByRole('button').allInnerTexts();
  const before = await order();
  await button(page, 'Move question up').click();
  await eventually(async () => (await order()).indexOf('About One choice') === before.indexOf('About One choice') - 1);
  await button(page, 'Delete question').click();
  await outlined(page, '3 pages', `${questions - 1} questions`);
  await page.getByRole('region', { name: 'Survey', exact: true }).getByRole('button', { name: 'Undo', exact: true }).click();
  await outlined(page, '3 pages', `${questions} questions`);
  await page.getByRole('button', { name: 'About One choice' }).click();
  await button(page, 'Delete question').click();
  await outlined(page, '3 pages', `${questions - 1} questions`);
  await heading(page).click();
  await page.keyboard.press('Control+Z');
  await outlined(page, '3 pages', `${questions} questions`);
  await page.keyboard.press('Control+Y');
  await outlined(page, '3 pages', `${questions - 1} questions`);
  await page.keyboard.press('Control+Z');
  await outlined(page, '3 pages', `${questions} questions`);

  // A question without its text is held back, and the check leads there.
  await page.getByRole('button', { name: 'About One choice' }).click();
  await eventually(async () => (await field(page, 'Question').inputValue()) === 'About One choice');
  await field(page, 'Question').fill('');
  await button(page, 'Check and launch').click();
  await page.getByRole('heading', { name: 'To mend before launch' }).waitFor();
  await page.getByRole('list', { name: 'Findings' }).getByRole('button').first().click();
  await tab(page, 'Build').and(page.locator('[aria-selected=true]')).waitFor();
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await titled(page, 'How we serve each other');
  await outlined(page, '3 pages', `${questions} questions`);
}, { timeout: 90000 });

test('studio: launch, answer, hide, import and export', async (t) => {
  const page = await t.open('#/');
  const id = await started(page);
  await tab(page, 'Check').click();
  await page.getByText('Ready to launch').waitFor();
  await launched(page);
  const survey = await downloaded(page, () => page.getByRole('button', { name: /^Download .*\.json$/ }).click());
  assert.equal(JSON.parse(survey.text).format, 'icx-survey');

  await page.getByRole('link', { name: 'Answer it here' }).click();
  await titled(page, 'Working together');
  await answered(page, '8');
  await go(page, `#/surveys/${id}/results`, 'Working together');
  await page.getByText('Hidden: fewer than 5 answers').waitFor();
  assert.equal(await button(page, 'Share').isDisabled(), true);

  const response = await answeredElsewhere(t, survey.text);
  await dropped(page, [[response.name, response.text]]);
  await toast(page, /1 answer/);
  await page.getByText('Hidden: fewer than 5 answers').waitFor();
  const csv = `response_id,"${kEase}"\n${kScores.map((score, i) => `r${i},${score}\n`).join('')}`;
  await dropped(page, [['more.csv', csv]]);
  await page.getByRole('combobox', { name: 'Where do these answers belong?' })
    .selectOption({ label: 'Working together' });
  await button(page, 'Take the answers in').click();
  await toast(page, `${kScores.length} answer rows taken in`);
  const card = page.getByRole('region', { name: kEase });
  await card.getByText('14 answers').waitFor();
  await card.getByText('6.5', { exact: true }).waitFor();  // the 12, an 8 and a 9 together make 91

  // The same file again changes nothing.
  await dropped(page, [[response.name, response.text]]);
  await toast(page, /already here/);
  await card.getByText('14 answers').waitFor();

  const share = async (item) => downloaded(page, () => menu(page, 'Share', item));
  const wide = await share('Answers as CSV, one row each');
  assert.match(wide.name, /^working-together-\d{4}-\d\d-\d\d-wide\.csv$/);
  const lines = wide.text.replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  assert.equal(lines.length, 1 + 14);
  assert.match(lines[0], /ease/i);
  const long = await share('Answers as CSV, one row an answer');
  assert.equal(long.text.trim().split(/\r?\n/).length > 14, true);
  const codebook = await share('Codebook as CSV');
  assert.ok(codebook.text.includes(kEase));
  const report = await share('Report as a web page');
  const opened = await (await t.context()).newPage();
  await opened.setContent(report.text);
  await opened.getByRole('heading', { level: 1 }).waitFor();
  assert.ok((await opened.locator('body').innerText()).includes(kEase));
  const bundle = await share('Everything as JSON');
  assert.equal(JSON.parse(bundle.text).format, 'icx-bundle');
}, { timeout: 120000 });

test('studio: from template to launch and receipt with the keyboard alone', async (t) => {
  const page = await t.open('#/');
  const on = (locator) => locator.evaluate((e) => e === document.activeElement).catch(() => false);
  const tabTo = async (locator, limit = 60) => {
    for (let i = 0; i < limit; i++) {
      if ((await locator.count()) === 1 && (await on(locator))) {
        const ring = await locator.evaluate((e) => getComputedStyle(e).outlineStyle !== 'none');
        assert.ok(ring, `the focus is seen on ${locator}`);
        return;
      }
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${locator}`);
  };
  const press = async (locator, key = 'Enter') => {
    await locator.first().waitFor();
    await tabTo(locator);
    await page.keyboard.press(key);
  };
  await press(button(page, 'Make the first survey'));
  await press(button(page, 'Use Working together'));
  await eventually(async () => /^#\/surveys\/./.test(await page.evaluate(() => location.hash)));
  await eventually(() => on(heading(page)), { what: 'the focus on the heading' });
  await tabTo(field(page, 'Title'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Together');
  await titled(page, 'Together');
  await press(page.getByRole('button', { name: 'Add a question' }), 'Space');
  await page.getByRole('menuitem', { name: 'Scale' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(async () => (await field(page, 'Question').count()) === 1);
  await tabTo(field(page, 'Question'));
  await page.keyboard.type('It was quick.');
  await page.getByRole('button', { name: 'It was quick.', exact: true }).waitFor();
  await tabTo(page.getByRole('tab', { selected: true }));
  await page.keyboard.press('ArrowRight');
  await tab(page, 'Privacy').and(page.locator('[aria-selected=true]')).waitFor();
  await press(button(page, 'Check and launch'));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }));
  await press(page.getByRole('link', { name: 'Answer it here' }));
  await titled(page, 'Together');
  await press(button(page, 'Start'));
  await titled(page, 'Where do you work?');
  await press(button(page, 'Next'));
  await titled(page, kEase);
  const ease = page.getByRole('radiogroup', { name: kEase, exact: true });
  await tabTo(ease.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await eventually(() => ease.getByRole('radio', { name: '4', exact: true }).isChecked(), { what: 'the score' });
  await press(button(page, 'Next'));
  await titled(page, kRecommend);
  await press(button(page, 'Next'));
  await titled(page, 'Check and submit');
  await press(button(page, 'Submit'));
  await titled(page, 'Thank you');
}, { timeout: 90000 });

const kRoutes = [
  ['#/', null], ['#/surveys', 'Surveys'], ['#/organisation', 'Organisation'], ['#/library', 'Library'],
  ['#/settings', 'Settings'], ['#/journeys', 'Journeys'], ['#/standards', 'Service standards'],
  ['#/cases', 'Follow-up'], ['#/recognition', 'Recognition'], ['#/nowhere', 'Page not found'],
];

async function axeEverywhere(t, options) {
  const page = await t.open('#/', options);
  const found = [];
  const look = async (where) => {
    for (const line of await t.axe(page)) found.push(`${where}: ${line}`);
  };
  await look('first start');
  await go(page, '#/surveys', 'Surveys');
  await look('no surveys');
  await go(page, '#/', 'Today');
  await button(page, 'Look round a sample company').click();
  await button(page, 'Make the first survey').waitFor({ state: 'detached' });
  for (const [hash, title] of kRoutes) {
    await go(page, hash, title ?? 'Today');
    await look(hash);
  }
  const bundle = JSON.parse(await page.evaluate(() => window.icx.exportWorkspace()));
  assert.equal(bundle.format, 'icx-bundle');
  await go(page, '#/surveys', 'Surveys');
  await page.getByRole('link', { name: /^Autumn service pulse/ }).first().click();
  for (const name of ['Overview', 'By department', 'Comments']) {
    await tab(page, name).click();
    await tab(page, name).and(page.locator('[aria-selected=true]')).waitFor();
    await look(`results, ${name}`);
  }
  const id = (await page.evaluate(() => location.hash)).split('/')[2];
  await go(page, `#/surveys/${id}`);
  for (const name of ['Build', 'Privacy', 'Check', 'Share']) {
    await tab(page, name).click();
    await tab(page, name).and(page.locator('[aria-selected=true]')).waitFor();
    await look(`editor, ${name}`);
  }
  await go(page, '#/surveys', 'Surveys');
  await button(page, 'New survey').click();
  await page.getByRole('dialog').waitFor();
  await look('template chooser');
  await button(page, 'Use Service pulse').click();
  await tab(page, 'Build').waitFor();
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Search or run' }).waitFor();
  await look('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button(page, 'Check and launch').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).waitFor();
  await look('launch');
  assert.deepEqual(found, []);
}

for (const colorScheme of ['light', 'dark'])
  for (const [device, options] of [['desk', {}], ['phone', kPhone]])
    test(`studio: axe finds nothing on any screen, ${colorScheme}, ${device}`, (t) =>
      axeEverywhere(t, { colorScheme, ...options }), { timeout: 120000 });

test('studio: the public employee survey gives the published counts', async (t) => {
  const dir = join(sharedDir, 'data/employee-survey');
  if (!existsSync(join(dir, 'responses.csv'))) t.skip(`no ${dir}`);
  const text = (name) => readFileSync(join(dir, name), 'utf8');
  const reference = JSON.parse(text('reference.json')).by_question.find((entry) => entry.question === 10);
  const page = await t.open('#/surveys');
  await page.getByLabel('Import a file').setInputFiles([join(dir, 'questions.csv'), join(dir, 'responses.csv')]);
  await button(page, 'Take the answers in').click();
  await eventually(async () => /\/results$/.test(await page.evaluate(() => location.hash)), { timeout: 60000 });
  await toast(page, /answer rows taken in/);
  await button(page, 'Understood').click();  // what the file holds beside its answers
  const statement = 'Overall I am satisfied with my job';
  const row = page.getByRole('row', { name: new RegExp(`^${statement}`) }).first();
  await row.waitFor({ state: 'attached' });
  const { p, wilson } = reference.favourable_3_4;
  assert.deepEqual(await row.getByRole('cell').allTextContents(),
    [`${(100 * p).toFixed(0)}%`, ...wilson.map((limit) => `${(100 * limit).toFixed(1)}%`)]);
  const { text: csv } = await downloaded(page, () => menu(page, 'Share', 'Answers as CSV, one row each'));
  const last = csv.trim().split(/\r?\n/).map((line) => line.slice(line.lastIndexOf(',') + 1));
  assert.equal(last[0], '10');
  assert.deepEqual([1, 2, 3, 4].map((score) => last.filter((cell) => cell === `${score}`).length),
    reference.counts_1_to_4);
}, { timeout: 90000 });

test('studio: two tabs show one survey, and keep both of two versions', async (t) => {
  const context = await t.context();
  const first = await t.open('#/', { context });
  const id = await started(first);
  await t.saved(first);
  const second = await t.open(`#/surveys/${id}`, { context });
  await titled(second, 'Working together');
  await field(first, 'Title').fill('One title');
  // Within a second on a machine that does nothing else; a test waits for the state, not the clock.
  await titled(second, 'One title');
  await eventually(async () => (await field(second, 'Title').inputValue()) === 'One title');
  await Promise.all([t.saved(first), t.saved(second)]);

  await Promise.all([field(first, 'Title').fill('From the first'), field(second, 'Title').fill('From the second')]);
  await Promise.all([t.saved(first), t.saved(second)]);
  await go(first, '#/settings', 'Settings');
  await first.getByRole('heading', { name: 'Two versions of the same thing' }).waitFor();
  await button(first, 'Keep From the first').waitFor();
  await clean(t, first, 'two versions');
  await button(first, 'Keep From the second').click();
  await first.getByRole('heading', { name: 'Two versions of the same thing' }).waitFor({ state: 'detached' });
  await titled(second, 'From the second');
});

test('studio: a workspace exported and imported twice changes nothing', async (t) => {
  const page = await t.open('#/');
  await button(page, 'Look round a sample company').click();
  await button(page, 'Make the first survey').waitFor({ state: 'detached' });
  await t.saved(page);
  const other = await t.open('#/surveys');
  const take = (where, text) => where.evaluate((bundle) => window.icx.importBundle(bundle), text);
  const give = (where) => where.evaluate(() => window.icx.exportWorkspace());
  const exported = await give(page);
  for (const where of [page, other, other]) await take(where, exported);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await other.getByRole('link', { name: /^Autumn service pulse/ }).first().waitFor();
  // All but the time of the export, and the sum over the whole file that goes with it.
  const parsed = (text) => ({ ...JSON.parse(text), made: '', sum: '' });
  assert.deepEqual(parsed(await give(page)), parsed(exported));
  const there = await give(other);
  await take(page, there);
  await take(other, there);
  assert.deepEqual(parsed(await give(other)), parsed(there));
  assert.deepEqual(parsed(await give(page)), parsed(exported));
});

test('studio: a workspace that the browser deleted is never passed over with a blank page', async (t) => {
  const context = await t.context();
  const page = await t.open('#/', { context });
  await started(page);
  await t.saved(page);
  const bundle = await page.evaluate(() => window.icx.exportWorkspace());
  await page.close();
  const cleaner = await context.newPage();
  t.allow(/404/);
  await cleaner.goto(`${await t.url()}none`);
  await cleaner.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('icx-shelf', { recursive: true });
    await new Promise((done) => {
      const request = indexedDB.deleteDatabase('/w');
      request.onsuccess = request.onblocked = done;
    });
  });
  const again = await t.open('#/', { context });
  await again.getByRole('heading', { name: 'Your data were deleted by the browser' }).waitFor();
  await clean(t, again, 'deleted by the browser');
  await dropped(again, [['newest.json', bundle]]);
  await again.getByRole('heading', { name: 'Your data were deleted by the browser' }).waitFor({ state: 'detached' });
  await go(again, '#/surveys', 'Surveys');
  await again.getByRole('link', { name: /^Working together/ }).first().waitFor();
});
