// The employee's page as a person meets it: by role and name, with mouse, keys, touch and input
// methods, online and without network, in English and from right to left.
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { button, heading } from './by_name.mjs';
import { assert, eventually, kPhone, root, test, webDir } from './lib.mjs';

const data = (name) => readFileSync(join(root, 'tests/web/data', name), 'utf8');
const kEase = 'How easy is it to get help from Finance and payroll?';
const kEaseIt = 'How easy is it to get help from IT help desk?';
const kTime = 'They finish on time.';
const kChange = 'What one change would make your work easier?';

// The built page with the surveys of tests/web/data, as a static server would offer it.
async function served(t, surveys = { 'pulse.json': data('pulse.json'), 'arabic.json': data('arabic.json') }) {
  const dir = t.folder();
  for (const entry of readdirSync(webDir))
    if (entry !== 'surveys') symlinkSync(join(webDir, entry), join(dir, entry));
  mkdirSync(join(dir, 'surveys'));
  for (const [name, text] of Object.entries(surveys)) writeFileSync(join(dir, 'surveys', name), text);
  let online = true;
  const server = await t.serve({ dir, onRequest: () => online });
  return { base: server.url, setOnline: (value) => { online = value; } };
}

const open = async (t, query = '?survey=pulse', options = {}) =>
  t.open(query, { base: (await served(t)).base, ...options });
const group = (page, name) => page.getByRole('radiogroup', { name, exact: true });
const choose = (page, question, answer) =>
  group(page, question).getByRole('radio', { name: answer, exact: true }).click();
const chosen = async (page, question, answer) => eventually(() =>
  group(page, question).getByRole('radio', { name: answer, exact: true }).isChecked(),
{ what: `${question}: ${answer}` });
const titled = (page, text) => eventually(async () => (await heading(page).innerText()).replace(/\s+/g, ' ') === text,
  { what: `heading "${text}"` });
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement;
  return { tag: e?.tagName, name: e?.getAttribute('aria-label') ?? e?.labels?.[0]?.textContent ?? e?.textContent };
});
async function clean(t, page) { assert.deepEqual(await t.axe(page), []); }

async function answerFirstPage(page) {
  await choose(page, 'Where do you work?', 'Fleet operations');
  await page.getByRole('checkbox', { name: 'Finance and payroll' }).click();
  await page.getByRole('checkbox', { name: 'IT help desk' }).click();
}

// Downloads, and what was written.
async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), file: JSON.parse(readFileSync(await download.path(), 'utf8')) };
}

test('respond: a whole survey by mouse, from the start page to the file in the outbox', async (t) => {
  const page = await open(t);
  await titled(page, 'Autumn service pulse');
  assert.equal(await page.title(), 'Autumn service pulse - ICX Studio');
  await clean(t, page);
  await button(page, 'Start').click();
  await titled(page, 'Where do you work?');
  await clean(t, page);
  await answerFirstPage(page);
  await button(page, 'Next').click();

  await titled(page, kEase);
  assert.equal(await page.title(), 'Page 2 of 5, Autumn service pulse - ICX Studio');
  await page.getByText('Finance and payroll, 1 of 2').waitFor();
  await choose(page, kEase, '4');
  await choose(page, kTime, 'Agree');
  await choose(page, 'They tell me what happens next.', 'Not applicable');
  await page.getByRole('textbox', { name: kChange }).fill('Tell us before the pay run');
  await clean(t, page);
  await button(page, 'Next').click();

  await titled(page, kEaseIt);
  await choose(page, kEaseIt, '9');
  await button(page, 'Back').click();
  await titled(page, kEase);
  await chosen(page, kEase, '4');
  await button(page, 'Next').click();
  await titled(page, kEaseIt);
  await chosen(page, kEaseIt, '9');
  await button(page, 'Next').click();

  await titled(page, 'How much time did you lose waiting last week?');
  await page.getByRole('textbox', { name: 'How much time did you lose' }).fill('2.5');
  await page.getByLabel('Since when have you worked here?').fill('2019-04-01');
  await clean(t, page);
  await button(page, 'Next').click();

  await titled(page, 'Check and submit');
  await page.getByText('2.5 hours').waitFor();
  await clean(t, page);
  await button(page, 'Submit').click();
  await titled(page, 'Thank you');
  await clean(t, page);
  const code = await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).innerText();
  await t.saved(page);

  await page.getByRole('link', { name: 'Outbox, 1' }).click();
  await titled(page, 'Outbox');
  await page.getByText('Not handed over yet').waitFor();
  await clean(t, page);
  const { name, file } = await downloaded(page, () =>
    page.getByRole('button', { name: /^Download the file/ }).click());
  assert.equal(name, `autumn-service-pulse-${code}.json`);
  assert.equal(file.format, 'icx-response');
  assert.equal(file.responses.length, 1);
  assert.equal(file.responses[0].code, code);
  assert.deepEqual(file.responses[0].answers, {
    qu_home: 'op_fleet', qu_with: ['op_fin', 'op_it'], 'qu_ease@op_fin': 4, 'qu_ease@op_it': 9,
    'qu_time@op_fin': 4, 'qu_tell@op_fin': 'na', 'qu_change@op_fin': 'Tell us before the pay run',
    qu_lost: 2.5, qu_since: '2019-04-01',
  });
  await page.getByText('Handed over', { exact: true }).waitFor();
  await page.goBack();
  await titled(page, 'Thank you');
}, { timeout: 120000 });

test('respond: a whole survey with the keyboard alone', async (t) => {
  const page = await open(t);
  // Tab stops at the control, at latest after `limit` steps; every stop shows where it is.
  const tabTo = async (locator, limit = 40) => {
    for (let i = 0; i < limit; i++) {
      await page.keyboard.press('Tab');
      if (await locator.evaluate((e) => e === document.activeElement)) {
        const outline = await locator.evaluate((e) => getComputedStyle(e).outlineStyle !== 'none');
        assert.ok(outline, 'the focus is seen');
        return;
      }
    }
    assert.fail(`Tab does not reach ${locator}; the focus is on ${JSON.stringify(await focused(page))}`);
  };
  const press = async (name) => {
    await tabTo(button(page, name));
    await page.keyboard.press('Enter');
  };
  const radio = (question, name) => group(page, question).getByRole('radio', { name, exact: true });
  await titled(page, 'Autumn service pulse');
  await press('Start');
  await titled(page, 'Where do you work?');
  await eventually(async () => (await focused(page)).tag === 'H1', { what: 'focus on the heading' });
  await tabTo(radio('Where do you work?', 'Fleet operations'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await chosen(page, 'Where do you work?', 'Port operations');
  await tabTo(page.getByRole('checkbox', { name: 'Finance and payroll' }));
  await page.keyboard.press('Space');
  await press('Next');
  await titled(page, kEase);
  await tabTo(radio(kEase, '1'));
  await page.keyboard.press('Space');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await chosen(page, kEase, '7');
  await tabTo(radio(kTime, 'Disagree strongly'));
  await page.keyboard.press('ArrowRight');
  await chosen(page, kTime, 'Disagree');
  await tabTo(page.getByRole('textbox', { name: kChange }));
  await page.keyboard.type('Answer the phone');
  await press('Next');
  await titled(page, 'How much time did you lose waiting last week?');
  await press('Next');
  await titled(page, 'Check and submit');
  await page.getByText('Answer the phone').waitFor();
  await press('Submit');
  await titled(page, 'Thank you');
}, { timeout: 120000 });

test('respond: a whole survey by touch on a phone', async (t) => {
  const page = await open(t, '?survey=pulse', kPhone);
  await titled(page, 'Autumn service pulse');
  await button(page, 'Start').tap();
  await titled(page, 'Where do you work?');
  await group(page, 'Where do you work?').getByRole('radio', { name: 'Port operations' }).tap();
  await page.getByRole('checkbox', { name: 'IT help desk' }).tap();
  await button(page, 'Next').tap();
  await titled(page, kEaseIt);
  for (const name of ['1', '10']) {
    const box = await group(page, kEaseIt).getByRole('radio', { name, exact: true }).boundingBox();
    assert.ok(box.height >= 44 && box.width >= 44, `${name} is ${box.width} x ${box.height}`);
  }
  await group(page, kEaseIt).getByRole('radio', { name: '10', exact: true }).tap();
  await group(page, kTime).getByRole('radio', { name: '4 Agree' }).tap();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide`);
  await clean(t, page);
  await page.getByRole('textbox', { name: kChange }).tap();
  await page.keyboard.type('More laptops');
  await button(page, 'Next').tap();
  await titled(page, 'How much time did you lose waiting last week?');
  assert.equal(await page.getByRole('textbox', { name: 'How much time did you lose' })
    .getAttribute('inputmode'), 'decimal');
  await button(page, 'Next').tap();
  await titled(page, 'Check and submit');
  await page.getByText('More laptops').waitFor();
  await button(page, 'Submit').tap();
  await titled(page, 'Thank you');
  await clean(t, page);
}, { timeout: 120000 });

test('respond: an Arabic survey runs from right to left, with Arabic text', async (t) => {
  const page = await open(t, '?survey=arabic');
  await titled(page, 'استطلاع الخدمة لفصل الخريف');
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang]),
    ['rtl', 'ar']);
  await clean(t, page);
  await button(page, 'ابدأ').click();
  const ease = 'ما مدى سهولة الحصول على المساعدة من قسم المالية والرواتب؟';
  await titled(page, ease);
  const place = async (name) => (await group(page, ease).getByRole('radio', { name, exact: true }).boundingBox()).x;
  assert.ok(await place('1') > await place('10'), 'the scale begins at the right');
  const back = await button(page, 'رجوع').boundingBox();
  const next = await button(page, 'التالي').boundingBox();
  assert.ok(back.x > next.x, 'Next lies at the left');
  await choose(page, ease, '4');
  await choose(page, 'ينجزون العمل في الموعد.', 'أوافق');
  const comment = 'أخبرونا عن كشوف الساعات الناقصة قبل صرف الرواتب لا بعده';
  await page.getByRole('textbox', { name: 'ما التغيير الواحد' }).fill(comment);
  await clean(t, page);
  await button(page, 'التالي').click();
  await titled(page, 'راجع وأرسل');
  await page.getByText(comment).waitFor();
  await button(page, 'إرسال').click();
  await titled(page, 'شكرًا لك');
  await t.saved(page);
  await page.getByRole('link', { name: /صندوق الصادر/ }).click();
  const { file } = await downloaded(page, () => page.getByRole('button', { name: /^نزّل الملف/ }).click());
  assert.equal(file.responses[0].answers.qu_change, comment);
});

test('respond: what an input method composes is kept as it was committed', async (t) => {
  const page = await open(t);
  await button(page, 'Start').click();
  await titled(page, 'Where do you work?');
  await answerFirstPage(page);
  await button(page, 'Next').click();
  const field = page.getByRole('textbox', { name: kChange });
  await field.click();
  const session = await t.cdp(page);
  for (const text of ['に', 'にほ', 'にほん', '日本'])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text: '日本' });
  await page.keyboard.type(' 1');
  assert.equal(await field.inputValue(), '日本 1');
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await button(page, 'Continue where you stopped').click();
  await titled(page, kEase);
  assert.equal(await page.getByRole('textbox', { name: kChange }).inputValue(), '日本 1');
});

test('respond: answers survive a reload, and the survey goes on where it stopped', async (t) => {
  const page = await open(t);
  await button(page, 'Start').click();
  await titled(page, 'Where do you work?');
  await answerFirstPage(page);
  await button(page, 'Next').click();
  await titled(page, kEase);
  await choose(page, kEase, '6');
  await t.saved(page);
  assert.equal((await page.evaluate(() => window.icx.status())).unsaved, 0);
  await page.reload();
  await t.ready(page);
  await titled(page, 'Autumn service pulse');
  await page.getByText('3 answered').waitFor();
  await clean(t, page);
  await button(page, 'Continue where you stopped').click();
  await titled(page, kEase);
  await chosen(page, kEase, '6');
});

test('respond: two tabs answer one draft and see each other', async (t) => {
  const { base } = await served(t);
  const context = await t.context();
  const first = await t.open('?survey=pulse', { context, base });
  await button(first, 'Start').click();
  await titled(first, 'Where do you work?');
  await answerFirstPage(first);
  await button(first, 'Next').click();
  await titled(first, kEase);
  await t.saved(first);
  const second = await t.open('?survey=pulse', { context, base });
  await button(second, 'Continue where you stopped').click();
  await titled(second, kEase);
  await choose(second, kEase, '8');
  await chosen(first, kEase, '8');
  await first.bringToFront();
  await choose(first, kTime, 'Agree strongly');
  await chosen(second, kTime, 'Agree strongly');
  await chosen(second, kEase, '8');
});

test('respond: Next without a needed answer stays, says so at the question and goes there', async (t) => {
  const page = await open(t);
  await button(page, 'Start').click();
  await titled(page, 'Where do you work?');
  await button(page, 'Next').click();
  await page.getByText('Please choose one answer.').waitFor();
  await page.getByText('Please choose at least one answer.').waitFor();
  await eventually(() => page.evaluate(() =>
    document.activeElement?.closest('[role=radiogroup]')?.getAttribute('aria-invalid') === 'true' ||
    document.activeElement?.querySelector?.('[aria-invalid=true]') !== null &&
    document.activeElement?.type === 'radio'), { what: 'focus at the first error' });
  assert.equal(await group(page, 'Where do you work?').getAttribute('aria-invalid'), 'true');
  await titled(page, 'Where do you work?');
  await clean(t, page);
  await choose(page, 'Where do you work?', 'Other');
  await page.getByRole('textbox', { name: 'Other, in your own words' }).fill('The ferry');
  await page.getByRole('checkbox', { name: 'None of these' }).click();
  await button(page, 'Next').click();
  await titled(page, 'How much time did you lose waiting last week?');
});

test('respond: without network after the first load everything goes on', async (t) => {
  const { base, setOnline } = await served(t);
  const page = await t.open('?survey=pulse', { base });
  t.allow(/ERR_/, /Failed to load resource/);
  await button(page, 'Start').click();
  setOnline(false);
  await titled(page, 'Where do you work?');
  await choose(page, 'Where do you work?', 'Port operations');
  await page.getByRole('checkbox', { name: 'None of these' }).click();
  await button(page, 'Next').click();
  await titled(page, 'How much time did you lose waiting last week?');
  await button(page, 'Next').click();
  await button(page, 'Submit').click();
  await titled(page, 'Thank you');
  await page.getByRole('link', { name: 'Outbox, 1' }).click();
  const { file } = await downloaded(page, () => page.getByRole('button', { name: /^Download the file/ }).click());
  assert.equal(file.responses[0].answers.qu_home, 'op_port');
});

test('respond: the outbox hands over all, deletes one and takes that back', async (t) => {
  const page = await open(t);
  for (let i = 0; i < 2; i++) {
    await button(page, 'Start').click();
    await titled(page, 'Where do you work?');
    await choose(page, 'Where do you work?', 'Fleet operations');
    await page.getByRole('checkbox', { name: 'None of these' }).click();
    await button(page, 'Next').click();
    await titled(page, 'How much time did you lose waiting last week?');
    await button(page, 'Next').click();
    await button(page, 'Submit').click();
    await titled(page, 'Thank you');
    if (i === 0) await button(page, 'Answer again').click();
  }
  await page.getByRole('link', { name: 'Outbox, 2' }).click();
  await titled(page, 'Outbox');
  const { name, file } = await downloaded(page, () => button(page, 'Download all in one file').click());
  assert.equal(name, 'responses.json');
  assert.equal(file.responses.length, 2);
  const items = page.getByRole('listitem');
  assert.equal(await items.count(), 2);
  await page.getByRole('button', { name: /^Delete/ }).first().click();
  await eventually(async () => (await items.count()) === 1);
  await clean(t, page);
  await button(page, 'Undo').click();
  await eventually(async () => (await items.count()) === 2);
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await eventually(async () => (await items.count()) === 2);
});

test('respond: a survey that is missing, broken or too new is told in plain words', async (t) => {
  t.allow(/404/);
  const pulse = JSON.parse(data('pulse.json'));
  const { base } = await served(t, {
    'cut.json': data('pulse.json').slice(0, 400),
    'new.json': JSON.stringify({ ...pulse, version: 9 }),
    'other.json': '{"format":"icx-bundle","version":1}',
  });
  const rows = [
    ['?survey=nowhere', 'This survey could not be found', '“nowhere”'],
    ['?survey=cut', 'This survey file cannot be read', 'line'],
    ['?survey=new', 'This survey needs a newer page', '9'],
    ['?survey=other', 'This survey file cannot be read', 'icx-bundle'],
    ['?survey=../index', 'This survey could not be found', 'Answers kept on this device are safe'],
  ];
  const context = await t.context();
  for (const [query, title, words] of rows) {
    const page = await t.open(query, { context, base });
    await titled(page, title);
    await page.getByText(words).first().waitFor();
    await clean(t, page);
    await page.close();
  }
});
