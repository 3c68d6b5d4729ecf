// Workshops: an onboarding workshop of an hour replayed on one laptop, capture and votes by the
// keyboard alone, on a phone, two laptops joined by a file, and a journey's ideas weighed.
import { button, clean, downloaded, dropped, enter, go, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const frame = (page) => page.evaluate(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done))));
// Focuses what keeps the focus: a new block or a dialog that closes moves it a frame later.
const holds = (page, locator) => eventually(async () => {
  await locator.focus();
  await frame(page);
  await frame(page);
  return locator.evaluate((e) => e === document.activeElement);
}, { what: 'the focus where it was put' });
const card = (page, text) => page.getByRole('button', { name: new RegExp(`^Card \\d+: ${text}`) });

async function started(t, format, options = {}) {
  const page = await t.open('#/workshops', options);
  await titled(page, 'Workshops');
  await button(page, 'Start from a format').click();
  await button(page, `Use ${format}`).click();
  await titled(page, format);
  return page;
}

async function paste(page, lines) {
  const field = page.getByRole('textbox', { name: 'Write a card' });
  await field.fill(lines.join('\n'));
  await field.press('Enter');
  await eventually(async () => (await field.inputValue()) === '', { what: 'an empty field' });
}

const kThemes = ['forms', 'cards', 'rota', 'pay', 'kit', 'welcome'];
const sixty = Array.from({ length: 60 }, (_, i) => `${kThemes[i % 6]} ${String(i + 1).padStart(2, '0')}`);

test('workshop: an hour of onboarding, eight ballots by proxy, sixty cards, minutes', async (t) => {
  const page = await started(t, 'Onboarding journey mapping');
  await clean(t, page, 'agenda');
  await page.getByRole('link', { name: 'Run the workshop' }).click();
  await titled(page, 'Why are we here, and what will we have in an hour?');
  await clean(t, page, 'big screen');
  await button(page, 'Next: First mornings').click();
  await titled(page, 'What do you remember of your own first morning here?');
  await button(page, 'Next: Write').click();
  await titled(page, 'What helped or hurt a joiner you know, from offer to day 30? One thing a card.');

  // Silent writing: sixty cards, hidden until they are revealed.
  await button(page, 'Start the timer (F9)').click();
  await button(page, 'Pause the timer (F9)').waitFor();
  const begun = await page.evaluate(() => performance.now());
  await paste(page, sixty);
  await page.getByText('60 cards are written. What they say is shown when you reveal them.').first().waitFor();
  assert.equal(await page.getByText('forms 01').count(), 0, 'nothing is shown before');
  await clean(t, page, 'silent');
  await button(page, '+1 min on the timer').click();
  await page.waitForFunction((from) => performance.now() - from > 1500, begun); // whole seconds are logged
  await button(page, 'Reveal the cards').click();
  await card(page, 'forms 01').waitFor();

  // Grouping; the keyboard moves a card, a dialog makes a group.
  await button(page, 'Next: Group').click();
  await holds(page, card(page, 'forms 01'));
  await page.keyboard.press('Control+ArrowLeft');
  await page.getByRole('button', { name: /^Group First month, 1 card/ }).waitFor();
  const field = page.getByRole('textbox', { name: 'New group' });
  await field.fill('Paperwork');
  await field.press('Enter');
  await page.getByRole('button', { name: /^Group Paperwork, 0 cards/ }).waitFor();
  await clean(t, page, 'group');

  // Eight ballots, one after the other.
  await button(page, 'Next: Vote').click();
  const ballot = (n) => page.getByRole('textbox', { name: `Ballot ${n} of 8` });
  await ballot(1).waitFor();
  await clean(t, page, 'vote');
  for (let n = 1; n <= 8; n++) {
    await ballot(n).fill(n <= 5 ? '1 1 2' : '3 3 2');
    await ballot(n).press('Enter');
    await page.getByText(n < 8 ? `Ballot ${n + 1} of 8` : 'All 8 ballots are in').first().waitFor();
  }
  assert.equal(await page.getByText(/comes first with/).count(), 0, 'secret until it is closed');
  await button(page, 'Close the vote').click();
  await page.getByText(/comes first with 10 dots/).first().waitFor();
  const first = await page.getByRole('button', { name: /^Card 1: / }).getAttribute('aria-label');
  assert.match(first, /10 dots/);
  const text = first.match(/^Card 1: (\w+ \d\d)/)[1];
  await clean(t, page, 'result');

  // Regrouped twice: the votes follow their cards.
  await button(page, 'Group, block 4 of 8').click();
  await card(page, text).click();
  const dialog = page.getByRole('dialog', { name: 'Card' });
  await dialog.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'Paperwork' });
  await clean(t, page, 'card');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Group Paperwork, 1 card/ }).click();
  await page.getByRole('dialog', { name: 'Group' }).getByRole('button', { name: 'Dissolve the group' }).click();
  await page.getByRole('button', { name: /^Group Paperwork/ }).waitFor({ state: 'detached' });
  await button(page, 'Vote, block 5 of 8').click();
  await page.getByText(`\u201C${text}\u201D comes first with 10 dots.`).first().waitFor();

  // Three decisions and five actions, with who and when.
  await button(page, 'Decide, block 7 of 8').click();
  const note = async (kind, what, who) => {
    await page.getByRole('textbox', { name: kind, exact: true }).fill(what);
    await page.getByRole('textbox', { name: 'Who', exact: true }).fill(who);
    await page.getByRole('textbox', { name: kind, exact: true }).press('Enter');
    await page.getByRole('main').getByText(what).waitFor();
  };
  await page.getByLabel('From', { exact: true }).fill('2026-12-01');
  // The day is taken by the next frame; nobody types a decision and Enter before that.
  await frame(page);
  for (const n of [1, 2, 3]) await note('Decision', `Decision number ${n}`, 'Payroll');
  await page.getByRole('radio', { name: 'Action', exact: true })
    .or(button(page, 'Action')).first().click();
  for (const n of [1, 2, 3, 4, 5]) await note('Action', `Action number ${n}`, `Owner ${n}`);
  await clean(t, page, 'decide');
  await button(page, 'Next: Check out').click();
  await button(page, 'End the workshop').click();
  await titled(page, 'Onboarding journey mapping');

  // The minutes hold it all.
  await page.getByRole('radio', { name: 'Minutes', exact: true })
    .or(button(page, 'Minutes')).first().click();
  await page.getByText('Decision number 3').first().waitFor();
  await clean(t, page, 'minutes');
  const out = {};
  for (const [item, ending] of [['Web page, to read and print', 'html'], ['Markdown', 'md'],
    ['Table (CSV)', 'csv'], ['Data (JSON)', 'json']]) {
    await button(page, 'Export minutes').click();
    const file = await downloaded(page, () => page.getByRole('menuitem', { name: item }).click());
    assert.match(file.name, new RegExp(`^Onboarding-journey-mapping-minutes-.*\\.${ending}$`));
    out[ending] = file.text;
  }
  const data = JSON.parse(out.json);
  assert.equal(data.decisions.length, 3);
  assert.equal(data.decisions[0].from, '2026-12-01');
  assert.equal(data.actions.length, 5);
  assert.equal(data.votes[0].ballots, 8);
  assert.equal(data.votes[0].rows[0].text, text);
  assert.equal(data.groups.reduce((sum, group) => sum + group.cards.length, 0), 60);
  assert.ok(data.agenda[2].spent_seconds >= 1, 'the time that writing took is logged');
  assert.equal(data.agenda[2].planned_seconds, 540);
  for (const ending of ['md', 'html', 'csv'])
    for (const what of ['Decision number 2', 'Action number 5', 'Owner 5', 'comes first with 10 dots', 'welcome 60'])
      assert.ok(out[ending].includes(what), `${ending} holds ${what}`);
  assert.ok(!out.html.includes('<script'));
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await page.getByText('Decision number 3').first().waitFor();
}, { timeout: 240000 });

test('workshop: capture and votes with the keyboard alone, F8 to the big screen and back', async (t) => {
  const page = await t.open('#/workshops');
  await titled(page, 'Workshops');
  await clean(t, page, 'empty list');
  await enter(page, 'Start from a format');
  await page.getByRole('dialog', { name: 'Start a workshop' }).waitFor();
  await clean(t, page, 'formats');
  await enter(page, 'Use Short blank agenda');
  await titled(page, 'Short blank agenda');
  await page.keyboard.press('F8');
  await titled(page, 'Why are we here?');
  await page.keyboard.press('F8');
  await titled(page, 'Short blank agenda');
  await page.keyboard.press('F8');
  await titled(page, 'Why are we here?');
  await enter(page, 'Next: Collect');
  await titled(page, 'What is on your mind?');
  await page.keyboard.press('F9');
  await button(page, 'Pause the timer (F9)').waitFor();
  await page.keyboard.press('F9');
  await button(page, 'Start the timer (F9)').waitFor();

  // Typed without waiting: each Enter makes a card, and no letter is lost.
  await page.getByRole('textbox', { name: 'Write a card' }).focus();
  await page.keyboard.type('Pay is late\nThe rota comes late\nNobody calls back\n');
  for (const text of ['Pay is late', 'The rota comes late', 'Nobody calls back'])
    await card(page, text).waitFor();

  await enter(page, 'Next: Vote');
  await titled(page, 'What matters most?');
  // Presses on cards fill the ballot, Delete takes a dot away, typing casts the next.
  await card(page, 'Pay is late').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Card 1: .*1 dot on this ballot/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Card 1: .*2 dots on this ballot/ }).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: /^Card 1: .*1 dot on this ballot/ }).waitFor();
  await enter(page, 'Cast the ballot');
  const second = page.getByRole('textbox', { name: 'Ballot 2 of 8' });
  await second.focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await page.getByText('there is no card 9').first().waitFor();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('2 2 3');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Ballot 3 of 8' }).waitFor();
  await enter(page, 'Close the vote');
  await page.getByText('\u201CThe rota comes late\u201D comes first with 2 dots.').first().waitFor();
  // One step of undo opens the vote again, the next takes the second ballot away.
  await enter(page, 'Undo');
  await page.getByRole('textbox', { name: 'Ballot 3 of 8' }).waitFor();
  await enter(page, 'Undo');
  await page.getByRole('textbox', { name: 'Ballot 2 of 8' }).waitFor();
}, { timeout: 120000 });

test('workshop: two laptops vote apart and their files add up', async (t) => {
  const page = await started(t, 'Short blank agenda');
  await page.keyboard.press('F8');
  await titled(page, 'Why are we here?');
  await button(page, 'Next: Collect').click();
  await paste(page, ['Pay', 'Rota']);
  await card(page, 'Rota').waitFor();
  await button(page, 'Next: Vote').click();
  await page.getByRole('textbox', { name: 'Ballot 1 of 8' }).waitFor();
  const hash = await page.evaluate(() => location.hash);
  const exported = async (from) => {
    await go(from, '#/workshops', 'Workshops');
    await from.keyboard.press('Control+k');
    await from.getByRole('searchbox').fill('Export everything');
    return downloaded(from, () => from.getByRole('button', { name: /^Export everything/ }).click());
  };
  const seed = await exported(page);
  const other = await t.open('#/workshops');
  await dropped(other, [[seed.name, seed.text]]);
  await other.getByRole('link', { name: 'Short blank agenda' }).waitFor();
  for (const [where, ballots] of [[page, ['1 1 2']], [other, ['2 2 2', '2']]]) {
    await go(where, hash, 'What matters most?');
    for (const [n, typed] of ballots.entries()) {
      const field = where.getByRole('textbox', { name: `Ballot ${n + 1} of 8` });
      await field.fill(typed);
      await field.press('Enter');
      await where.getByText(`Ballot ${n + 2} of 8`).first().waitFor();
    }
  }
  const theirs = await exported(other);
  await go(page, '#/workshops', 'Workshops');
  await dropped(page, [[theirs.name, theirs.text]]);
  await go(page, hash, 'What matters most?');
  await page.getByText('Ballot 4 of 8').first().waitFor();
  await dropped(page, [[theirs.name, theirs.text]]);
  await button(page, 'Close the vote').click();
  await page.getByText('\u201CRota\u201D comes first with 5 dots.').first().waitFor();
}, { timeout: 120000 });

test('workshop: on a phone by touch; a card goes onto the journey', async (t) => {
  const page = await t.open('#/', kPhone);
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await go(page, '#/workshops', 'Workshops');
  await clean(t, page, 'list');
  await page.getByRole('link', { name: 'The first 30 days on board' }).click();
  await titled(page, 'The first 30 days on board');
  await page.getByText('comes first with 9 dots').first().waitFor();
  await clean(t, page, 'minutes');
  const route = await page.evaluate(() => location.hash);
  await go(page, `${route}/screen`, 'In one word: how do you leave?');
  await clean(t, page, 'check out');
  await go(page, route, 'The first 30 days on board');
  const desk = await t.open(`${route}/screen`, { context: page.context() });
  await titled(desk, 'In one word: how do you leave?');
  await desk.close();
}, { timeout: 120000 });

test('workshop: a card of the sample workshop is put on the journey in one step', async (t) => {
  const page = await t.open('#/');
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await go(page, '#/workshops', 'Workshops');
  await page.getByRole('link', { name: 'The first 30 days on board' }).click();
  await titled(page, 'The first 30 days on board');
  await page.keyboard.press('F8');
  await titled(page, 'In one word: how do you leave?');
  await button(page, 'Discuss, block 6 of 8').click();
  await card(page, 'Too many apps').click();
  const dialog = page.getByRole('dialog', { name: 'Card' });
  await dialog.getByRole('combobox', { name: 'Put it on the journey, step' })
    .selectOption({ label: 'First rota' });
  await dialog.getByRole('combobox', { name: 'Lane' }).selectOption({ label: 'What hurts' });
  await dialog.getByRole('button', { name: 'Put on the journey' }).click();
  await dialog.getByText('This card is on the journey.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await go(page, '#/journeys', 'Journeys');
  await page.getByRole('link', { name: /first 30 days/ }).click();
  await page.getByRole('button', { name: 'What hurts at First rota: Too many apps' }).waitFor();
}, { timeout: 120000 });

test('ideas: weighed on the matrix by keys, told as a table, one becomes an action', async (t) => {
  const page = await t.open('#/journeys');
  await button(page, 'Start from a template').click();
  await button(page, 'Use A new laptop').click();
  await titled(page, 'A new laptop');
  await button(page, 'More for this journey').click();
  await page.getByRole('menuitem', { name: 'Weigh the ideas' }).click();
  await titled(page, 'Ideas, weighed');
  await clean(t, page, 'no ideas');
  await button(page, 'Write the first idea').click();
  const fresh = page.getByRole('dialog', { name: 'New idea' });
  await fresh.getByRole('textbox', { name: 'What could be better' }).fill('Order in advance');
  await fresh.getByRole('button', { name: 'Add the idea' }).click();
  const dialog = page.getByRole('dialog', { name: 'Order in advance' });
  const weigh = (name, n) => dialog.getByRole('radiogroup', { name }).getByRole('radio', { name: new RegExp(`^${n}`) }).click();
  await weigh('Value to those who are served', 4);
  await weigh('Effort', 3);
  await weigh('Confidence that it helps', 3);
  await clean(t, page, 'idea');
  await dialog.getByRole('button', { name: 'Make it an action' }).click();
  await dialog.getByText('This idea is an action').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  const idea = page.getByRole('button', { name: /^Order in advance, at Notice the need\. Value 4, effort 3.*worth 4\.0, Big bet/ });
  await holds(page, idea);
  await page.keyboard.press('Control+ArrowLeft');
  await page.getByRole('button', { name: /^Order in advance.*effort 2.*worth 6\.0, Quick win, an action/ }).waitFor();
  await clean(t, page, 'matrix');
  await page.getByRole('radio', { name: 'Table', exact: true }).or(button(page, 'Table')).first().click();
  await page.getByRole('table', { name: 'Ideas' }).getByText('6.0').waitFor();
  const formula = page.getByRole('textbox', { name: 'What an idea is worth' });
  await formula.fill('value * benefit');
  await page.getByText(/\u201Cbenefit\u201D is not a name here/).first().waitFor();
  await formula.fill('value * 2');
  await page.getByRole('table', { name: 'Ideas' }).getByText('8.0').waitFor();
  await clean(t, page, 'table');
}, { timeout: 120000 });

test('workshop: the time is up with a sound that can be switched off; votes on paper are counted', async (t) => {
  const page = await t.open('#/workshops');
  await page.evaluate(() => {
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...at) {
      window.tones++;
      return start.apply(this, at);
    };
    const now = Date.now.bind(Date);
    window.shift = 0;
    Date.now = () => now() + window.shift;
  });
  const tones = () => page.evaluate(() => window.tones);
  await button(page, 'Start from a format').click();
  await button(page, 'Use Short blank agenda').click();
  await titled(page, 'Short blank agenda');
  await page.getByRole('button', { name: /^Edit / }).first().click();
  const block = page.getByRole('dialog', { name: 'Block' });
  await block.getByRole('textbox', { name: 'Time' }).fill('1');
  await frame(page);
  await block.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Run the workshop' }).click();
  await titled(page, 'Why are we here?');
  await button(page, 'Start the timer (F9)').click();
  await page.getByText('0:58').first().waitFor();
  assert.equal(await tones(), 0);
  await page.evaluate(() => { window.shift = 56000; });
  await eventually(async () => (await tones()) === 2, { what: 'two tones when the time is up' });
  await page.getByText('over time').first().waitFor();
  assert.equal(await tones(), 2, 'once');
  await button(page, 'Pause the timer (F9)').click();
  const sound = button(page, 'Sound when the time is up');
  assert.equal(await sound.getAttribute('aria-pressed'), 'true');
  await sound.click();
  await eventually(async () => (await sound.getAttribute('aria-pressed')) === 'false', { what: 'silence' });
  assert.equal(await tones(), 2);
  await sound.click();
  await eventually(async () => (await tones()) === 4, { what: 'two tones when it is switched on' });

  await button(page, 'Next: Collect').click();
  await titled(page, 'What is on your mind?');
  await paste(page, ['Pay is late', 'The rota comes late', 'Nobody calls back']);
  await button(page, 'Next: Vote').click();
  await titled(page, 'What matters most?');
  await button(page, 'Count paper').click();
  const paper = page.getByRole('dialog', { name: 'Count votes on paper' });
  const count = (name) => paper.getByRole('textbox', { name });
  await count('Ballots').fill('2');
  await count('1: Pay is late').fill('9');
  await count('3: Nobody calls back').fill('2');
  await frame(page);
  await clean(t, page, 'paper');
  await paper.getByRole('button', { name: 'Count them' }).click();
  await paper.getByText('11 dots are counted, 2 ballots have 6').first().waitFor();
  await count('Ballots').fill('4');
  await frame(page);
  await paper.getByRole('button', { name: 'Count them' }).click();
  await paper.waitFor({ state: 'detached' });
  await page.getByText('Ballot 5 of 8').first().waitFor();
  await button(page, 'Close the vote').click();
  await page.getByText('\u201CPay is late\u201D comes first with 9 dots.').first().waitFor();
}, { timeout: 120000 });
