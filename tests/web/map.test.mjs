// The place Map: a journey made from a template and edited with the keyboard alone; the sample
// company's journey, whose measured curve moves when answers arrive; axe on each of its views.
import { button, clean, dropped, enter, go, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const focusIs = (page, name) => eventually(() => page.evaluate((wanted) =>
  document.activeElement?.getAttribute('aria-label') === wanted, name), { what: `focus on ${name}` });

test('map: a journey is made from a template and edited with the keyboard alone', async (t) => {
  const page = await t.open('#/journeys');
  await titled(page, 'Journeys');
  await clean(t, page, 'empty list');
  await enter(page, 'Start from a template');
  await page.getByRole('dialog', { name: 'Start a journey' }).waitFor();
  await clean(t, page, 'templates');
  await enter(page, 'Use A new laptop');
  await titled(page, 'A new laptop');
  await clean(t, page, 'board');

  // Arrows go to neighbours.
  await page.getByRole('button', { name: /^Notice the need, step 1 of 6/ }).focus();
  await page.keyboard.press('ArrowRight');
  await focusIs(page, 'Fill in the request, step 2 of 6');

  // Typing fills a cell in, Enter goes on below, Ctrl with an arrow moves the card, undo brings it back.
  const empty = 'What hurts at Hand-over: empty, add a card';
  await button(page, empty).focus();
  await page.keyboard.type('Late, and no word');
  const field = page.getByRole('textbox', { name: 'What hurts at Hand-over' });
  await eventually(async () => (await field.inputValue()) === 'Late, and no word', { what: 'every letter' });
  await page.keyboard.press('Enter');
  await button(page, 'What hurts at Hand-over: Late, and no word').focus();
  await page.keyboard.press('Control+ArrowRight');
  const there = 'What hurts at First week with it: Late, and no word';
  await focusIs(page, there);
  await page.keyboard.press('Control+z');
  await button(page, 'What hurts at Hand-over: Late, and no word').waitFor();

  // F2 edits in place, Escape leaves, Delete takes away and undo gives back.
  await button(page, 'What hurts at Hand-over: Late, and no word').focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'What hurts at Hand-over' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await focusIs(page, 'What hurts at Hand-over: Late, and no word!');
  await page.keyboard.press('Delete');
  await focusIs(page, empty);
  await page.keyboard.press('Control+z');
  await button(page, 'What hurts at Hand-over: Late, and no word!').waitFor();

  // A step is renamed by typing and moved with Ctrl; what it feels like is moved up and down.
  await page.getByRole('button', { name: /^Hand-over, step 5/ }).focus();
  await page.keyboard.press('Control+ArrowLeft');
  const inStage = (stage) => page.getByRole('group', { name: `Stage ${stage}`, exact: true })
    .getByRole('button', { name: 'Hand-over, step 5 of 6, moment that matters' }).waitFor();
  await inStage('Wait');
  await focusIs(page, 'Hand-over, step 5 of 6, moment that matters');
  await page.keyboard.press('Control+z');
  await inStage('Start');
  await page.getByRole('button', { name: /^How it feels at Hand-over\. Assumed \+1\.5/ }).focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.getByRole('button', { name: /^How it feels at Hand-over\. Assumed \+1,/ }).waitFor();
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await button(page, 'What hurts at Hand-over: Late, and no word!').waitFor();
}, { timeout: 120000 });

test('map: answers arrive and the measured curve moves; blind spots are filled', async (t) => {
  const page = await t.open('#/');
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await go(page, '#/journeys', 'Journeys');
  await clean(t, page, 'list');
  await page.getByRole('link', { name: /first 30 days/ }).click();
  await titled(page, 'A deckhand\u2019s first 30 days');
  const ease = page.getByRole('button', { name: /^How it feels at Papers and kit list/ });
  const before = await ease.getAttribute('aria-label');
  assert.match(before, /measured \+[\d.]+ by 6 answers, 95% interval/);
  assert.match(await page.getByRole('button', { name: /^How it feels at Day 30 talk/ })
    .getAttribute('aria-label'), /measured: fewer than 5/);
  await clean(t, page, 'board');

  // One more joiner answers.
  const journey = await page.evaluate(() => location.hash);
  await go(page, '#/surveys', 'Surveys');
  const link = await page.getByRole('link', { name: /^Your first 30 days/ }).first().getAttribute('href');
  await go(page, `#/respond/${link.split('/')[2]}`, 'Your first 30 days');
  await button(page, 'Start').click();
  await page.getByRole('radiogroup', { name: 'How easy was it to get what you needed to start?' })
    .getByRole('radio', { name: '1', exact: true }).click();
  await button(page, 'Next').click();
  await titled(page, 'Check and submit');
  await button(page, 'Submit').click();
  await titled(page, 'Thank you');
  await t.saved(page);
  await go(page, journey, 'A deckhand\u2019s first 30 days');
  await eventually(async () => /by 7 answers/.test(await ease.getAttribute('aria-label')),
    { what: 'seven answers on the curve' });
  assert.notEqual(await ease.getAttribute('aria-label'), before);

  // The blind spot of a moment is filled, and leaves the list.
  await page.getByRole('radio', { name: /^Blind spots/ }).or(
    page.getByRole('button', { name: /^Blind spots \d/ })).first().click();
  const gap = button(page, 'Fill it, Arrive at the quay, no owner');
  await gap.click();
  const dialog = page.getByRole('dialog', { name: 'Step' });
  await dialog.getByRole('combobox', { name: 'Department that answers for it' })
    .selectOption({ label: 'Port operations' });
  await clean(t, page, 'step');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  await gap.waitFor({ state: 'detached' });
  await clean(t, page, 'blind spots');
}, { timeout: 120000 });

test('map: blueprint and list read cleanly, on a desk and on a phone', async (t) => {
  for (const device of [{}, kPhone]) {
    const page = await t.open('#/', device);
    await button(page, 'Look round a sample company').click();
    await page.getByText('Promises about to be missed').first().waitFor();
    await go(page, '#/journeys', 'Journeys');
    await page.getByRole('link', { name: /first 30 days/ }).click();
    await titled(page, 'A deckhand\u2019s first 30 days');
    for (const look of ['Blueprint', 'List']) {
      await page.getByRole('radio', { name: look, exact: true })
        .or(button(page, look)).first().click();
      await clean(t, page, look);
      assert.equal(await page.evaluate(() => window.icx.unmirrored()), 0, look);
    }
    await page.getByRole('heading', { name: 'First month', level: 2 }).waitFor();
    await page.context().close();
  }
}, { timeout: 120000 });

test('map: a Mermaid journey is taken in once, and what is wrong names its line', async (t) => {
  const page = await t.open('#/journeys');
  const text = 'journey\n  title My working day\n  section Go to work\n    Make tea: 5: Me\n';
  await dropped(page, [['day.mmd', text]]);
  await titled(page, 'My working day');
  await page.getByRole('button', { name: /^How it feels at Make tea\. Assumed \+2/ }).waitFor();
  await dropped(page, [['day.mmd', text]]);
  await page.getByText('This journey is already here').first().waitFor();
  await dropped(page, [['wrong.mmd', 'journey\n  Tea: 9: Me\n']]);
  await page.getByText(/a score is a number from 1 to 5 \(line 2\)/).first().waitFor();
});
