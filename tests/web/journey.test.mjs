// The whole way of a survey, template -> edit -> launch -> answer -> submit -> results -> export, four
// times: with the keyboard alone, by touch on a phone, with an Arabic survey from right to left, and with
// words that an input method composes. One telling, four hands.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { downloaded, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const kEase = 'How easy is it to get help from your colleagues when you need it?';
const kScores = [1, 2, 4, 5, 6, 6, 7, 8, 8, 8, 9, 10];
const kEnglish = {
  title: 'Together', question: 'It was quick.', start: 'Start', next: 'Next', check: 'Check and submit',
  submit: 'Submit', thanks: 'Thank you', comment: 'One form, not three',
};
const kArabic = {
  title: 'كيف نخدم بعضنا بعضًا', question: 'كان سريعًا.', start: 'ابدأ', next: 'التالي',
  check: 'راجع وأرسل', submit: 'إرسال', thanks: 'شكرًا لك', comment: 'نموذج واحد لا ثلاثة',
};

const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const holds = (field, words) => eventually(async () => (await field.inputValue()) === words,
  { what: `a field with "${words}"` });

// Hands: how a person presses, types, picks from a list and chooses on a scale.
function mouse(page) {
  return {
    press: (target) => target.click(),
    write: async (field, words) => {
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(words);
    },
    pick: (list, label) => list.selectOption({ label }),
    choose: (group, name) => group.getByRole('radio', { name, exact: true }).click(),
    item: (name) => page.getByRole('menuitem', { name, exact: true }).click(),
  };
}

function finger(page) {
  return {
    ...mouse(page),
    press: (target) => target.tap(),
    write: async (field, words) => {
      await field.tap();
      await field.fill(words);
    },
    choose: (group, name) => group.getByRole('radio', { name, exact: true }).tap(),
    item: (name) => page.getByRole('menuitem', { name, exact: true }).tap(),
  };
}

function keys(page) {
  const has = (target) => target.evaluate((e) => e === document.activeElement).catch(() => false);
  const reach = async (target) => {
    await target.waitFor();
    for (let i = 0; i < 90; i++) {
      if (await has(target)) {
        const ring = await target.evaluate((e) => getComputedStyle(e).outlineStyle !== 'none');
        assert.ok(ring, `the focus is seen on ${target}`);
        return;
      }
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${target}`);
  };
  return {
    press: async (target) => {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    write: async (field, words) => {
      await reach(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(words);
    },
    pick: async (list, label) => {
      await reach(list);
      const places = await list.evaluate((e) => [...e.options].map((option) => option.label));
      const steps = places.indexOf(label) - await list.evaluate((e) => e.selectedIndex);
      for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown');
    },
    choose: async (group, name) => {
      await reach(group.getByRole('radio').first());
      await page.keyboard.press('Space');
      const wanted = group.getByRole('radio', { name, exact: true });
      for (let i = 0; i < 12 && !(await wanted.isChecked()); i++) await page.keyboard.press('ArrowRight');
    },
    item: async (name) => {
      const wanted = page.getByRole('menuitem', { name, exact: true });
      await wanted.waitFor();
      await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('role') === 'menuitem'),
        { what: 'the focus in the menu' });
      for (let i = 0; i < 12 && !(await has(wanted)); i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  };
}

// A mouse whose words arrive as an input method composes them: in steps, then committed.
function composer(page, session) {
  return {
    ...mouse(page),
    write: async (field, words) => {
      await field.click();
      await page.keyboard.press('Control+A');
      for (let end = 1; end <= words.length; end++) {
        await session.send('Input.imeSetComposition',
          { text: words.slice(0, end), selectionStart: end, selectionEnd: end });
      }
      await session.send('Input.insertText', { text: words });
    },
  };
}

async function madeFromTemplate(page, hands, words, { phone, language }) {
  const field = (name) => page.getByRole('main').getByRole('textbox', { name, exact: true });
  const pane = async (name) => {
    if (phone) await hands.press(page.getByRole('radio', { name, exact: true }));
  };
  await hands.press(button(page, 'Make the first survey'));
  await hands.press(button(page, 'Use Working together'));
  await titled(page, 'Working together');
  await pane('Edit');
  await hands.write(field('Title'), words.title);
  await holds(field('Title'), words.title);
  await titled(page, words.title);
  if (language) await hands.pick(page.getByRole('combobox', { name: 'Language of the text' }), language);
  await pane('Outline');
  await hands.press(page.getByRole('button', { name: 'Add a question', exact: true }));
  await hands.item('Scale');
  await hands.write(field('Question'), words.question);
  await holds(field('Question'), words.question);
  await hands.press(button(page, 'Check and launch'));
  await hands.press(button(page.getByRole('dialog'), 'Launch'));
  await page.getByText('The survey is collecting').first().waitFor();
}

async function answeredHere(page, hands, words) {
  await hands.press(page.getByRole('link', { name: 'Answer it here' }));
  await titled(page, words.title);
  await hands.press(button(page, words.start));
  await titled(page, 'Where do you work?');
  await hands.press(button(page, words.next));
  await titled(page, kEase);
  await hands.choose(page.getByRole('radiogroup', { name: kEase, exact: true }), '4');
  await hands.press(button(page, words.next));
  await page.getByRole('radiogroup', { name: words.question, exact: true }).waitFor();
  await hands.choose(page.getByRole('radiogroup', { name: words.question, exact: true }), '5');
  const comment = page.getByRole('textbox', { name: /What one change/ });
  await hands.write(comment, words.comment);
  await holds(comment, words.comment);
  await hands.press(button(page, words.next));
  await titled(page, words.check);
  await page.getByText(words.comment).first().waitFor();
  await hands.press(button(page, words.submit));
  await titled(page, words.thanks);
}

async function resultsOut(t, page, hands, words) {
  // The answers of twelve colleagues come back as a file.
  const csv = join(t.folder(), 'colleagues.csv');
  writeFileSync(csv, `response_id,"${kEase}"\n${kScores.map((score, i) => `r${i},${score}\n`).join('')}`);
  await page.evaluate(() => { location.hash = '#/surveys'; });
  await titled(page, 'Surveys');
  const input = page.getByLabel('Import', { exact: true });
  await input.setInputFiles(csv);
  await hands.pick(page.getByRole('combobox', { name: 'Where do these answers belong?' }), words.title);
  await hands.press(button(page, 'Take the answers in'));
  await titled(page, words.title);
  const card = page.getByRole('region', { name: kEase });
  await card.getByText('13 answers').waitFor();
  await card.getByText('6.0', { exact: true }).waitFor();  // the 12 and a 4 together make 78
  const share = (name) => downloaded(page, async () => {
    await hands.press(page.getByRole('button', { name: 'Share', exact: true }));
    await hands.item(name);
  });
  const wide = await share('Answers as CSV, one row each');
  assert.equal(wide.text.trim().split(/\r?\n/).length, 1 + 13);
  const codebook = await share('Codebook as CSV');
  assert.ok(codebook.text.includes(words.question), 'the added question is in the codebook');
  const bundle = await share('Everything as JSON');
  assert.equal(JSON.parse(bundle.text).format, 'icx-bundle');
  assert.ok(bundle.text.includes(words.comment), 'the comment left as it was written');
}

async function wholeWay(t, page, hands, words, options = {}) {
  await madeFromTemplate(page, hands, words, options);
  await answeredHere(page, hands, words);
  await resultsOut(t, page, hands, words);
}

test('journey: the whole way with the keyboard alone', async (t) => {
  const page = await t.open('#/');
  await wholeWay(t, page, keys(page), kEnglish);
}, { timeout: 180000 });

test('journey: the whole way by touch at 390 x 844', async (t) => {
  const page = await t.open('#/', kPhone);
  await wholeWay(t, page, finger(page), kEnglish, { phone: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide`);
}, { timeout: 180000 });

test('journey: the whole way with an Arabic survey, from right to left', async (t) => {
  const page = await t.open('#/');
  const hands = mouse(page);
  await madeFromTemplate(page, hands, kArabic, { language: 'العربية' });
  await answeredHere(page, {
    ...hands,
    press: async (target) => {
      await hands.press(target);
      const hash = await page.evaluate(() => location.hash);
      if (!hash.startsWith('#/respond/')) return;
      await eventually(() => page.evaluate(() => document.documentElement.dir === 'rtl'), { what: 'right to left' });
    },
  }, kArabic);
  await resultsOut(t, page, hands, kArabic);
}, { timeout: 180000 });

test('journey: the whole way with words composed by an input method', async (t) => {
  const page = await t.open('#/');
  const words = { ...kEnglish, title: '共に働く', question: '対応が早い', comment: '書類は一枚にする' };
  await wholeWay(t, page, composer(page, await t.cdp(page)), words);
}, { timeout: 180000 });
