// Every route as assistive technology reads it, against stored trees; no painted control without its
// twin in the mirror; no frame while nothing happens.
import { button, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const kNow = Date.UTC(2026, 10, 22, 9, 0);
const kRoutes = [
  ['home', '#/', 'Today'], ['surveys', '#/surveys', 'Surveys'],
  ['organisation', '#/organisation', 'Organisation'], ['library', '#/library', 'Library'],
  ['settings', '#/settings', 'Settings'], ['outbox', '#/outbox', 'Outbox'],
  ['journeys', '#/journeys', 'Journeys'], ['workshops', '#/workshops', 'Workshops'],
  ['standards', '#/standards', 'Service standards'], ['goals', '#/goals', 'Goals'],
  ['requests', '#/requests', 'Requests'], ['cases', '#/cases', 'Follow-up'], ['actions', '#/actions', 'Actions'],
  ['recognition', '#/recognition', 'Recognition'], ['missing', '#/nowhere', 'Page not found'],
];

async function sample(t, options = {}) {
  const context = await t.context({ timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(kNow);
  await page.goto(`${await t.url()}#/`);
  await t.ready(page);
  await button(page, 'Look round a sample company').click();
  await button(page, 'Make the first survey').waitFor({ state: 'detached' });
  await t.saved(page);
  return page;
}

async function go(page, hash, title) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  if (title) await titled(page, title);
}

// The survey the mock-ups show, and what each of its places is called.
async function surveyPlaces(page) {
  await go(page, '#/surveys', 'Surveys');
  const to = await page.getByRole('link', { name: /^Autumn service pulse/ }).first().getAttribute('href');
  const id = to.split('/')[2];
  return [['editor', `#/surveys/${id}`], ['results', `#/surveys/${id}/results`], ['respond', `#/respond/${id}`]];
}

// A picture of one moment: the tree of roles and names, stable from run to run.
async function tree(page) {
  const text = await page.locator('body').ariaSnapshot();
  return `${text.replace(/#\/(surveys|respond|journeys|department|agreements|workshop)\/[\w.-]+/g, '#/$1/<id>')}\n`;
}

// Once per route: names, order of headings, the tree, and the hooks' own count of controls.
async function inspected(t, page, name, where) {
  const snapshot = await eventually(async () => {
    const first = await tree(page);
    return (await tree(page)) === first && first;
  }, { what: `${where} at rest` });
  const levels = await page.locator('h1, h2, h3, h4').evaluateAll((list) => list
    .filter((e) => !e.closest('[hidden]')).map((e) => +e.tagName[1]));
  assert.equal(levels[0], 1, `${where} begins with its main heading`);
  assert.equal(levels.filter((level) => level === 1).length, 1, `${where} has one main heading`);
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `${where} jumps from heading ${before} to ${level}`);
    return level;
  });
  const nameless = snapshot.split('\n').filter((line) =>
    /^\s*- (button|link|radio|checkbox|textbox|combobox|slider|tab|menuitem|img)\s*(\[.*\])?:?$/.test(line));
  assert.deepEqual(nameless, [], `${where}: nodes without a name`);
  assert.equal(await page.evaluate(() => window.icx.unmirrored()), 0, `${where}: controls outside the mirror`);
  t.golden(`routes/${name}.yml`, snapshot);
}

for (const [device, options] of [['desk', {}], ['phone', kPhone]]) {
  test(`routes: every route reads as stored, ${device}`, async (t) => {
    const page = await sample(t, options);
    for (const [name, hash, title] of kRoutes) {
      await go(page, hash, title);
      await inspected(t, page, `${name}-${device}`, hash);
    }
    for (const [name, hash] of await surveyPlaces(page)) {
      await go(page, hash, 'Autumn service pulse');
      await inspected(t, page, `${name}-${device}`, hash);
    }
    await go(page, '#/journeys', 'Journeys');
    await page.getByRole('link', { name: /first 30 days/ }).click();
    await titled(page, 'A deckhand\u2019s first 30 days');
    await inspected(t, page, `journey-${device}`, '#/journeys/<id>');
    const journey = await page.evaluate(() => location.hash);
    await go(page, `${journey}/ideas`, 'Ideas, weighed');
    await inspected(t, page, `ideas-${device}`, '#/journeys/<id>/ideas');
    await go(page, '#/workshops', 'Workshops');
    await page.getByRole('link', { name: 'The first 30 days on board' }).click();
    await titled(page, 'The first 30 days on board');
    await inspected(t, page, `workshop-${device}`, '#/workshop/<id>');
    const workshop = await page.evaluate(() => location.hash);
    await go(page, `${workshop}/screen`, 'In one word: how do you leave?');
    await inspected(t, page, `workshop-screen-${device}`, '#/workshop/<id>/screen');
    await go(page, '#/organisation', 'Organisation');
    await page.getByRole('link', { name: 'Open IT help desk' }).click();
    await titled(page, 'IT help desk');
    await inspected(t, page, `department-${device}`, '#/department/<id>');
    await page.getByRole('link', { name: 'Help desk and quay' }).click();
    await titled(page, 'Help desk and quay');
    await inspected(t, page, `agreement-${device}`, '#/agreements/<id>');
  }, { timeout: 120000 });
}

// Resolves when a whole second passed without a frame: what a start has to do is over.
const rested = (page, where) => eventually(() => page.evaluate(() => new Promise((done) => {
  const begin = window.icx.status().frames;
  setTimeout(() => done(window.icx.status().frames === begin), 1000);
})), { what: `${where} comes to rest`, timeout: 20000 });
const frames = (page) => page.evaluate(() => window.icx.status().frames);

for (const [theme, options] of [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
  ['contrast', { contrast: 'more' }], ['forced', { forcedColors: 'active' }]]) {
  test(`routes: no frame in 5 s on any route, with and without a focused field, ${theme}`, async (t) => {
    const first = await sample(t, options);
    const places = [...kRoutes, ...(await surveyPlaces(first))];
    // All routes rest side by side, each in a tab of its own.
    const pages = await Promise.all(places.map(async ([, hash]) => {
      const page = await first.context().newPage();
      await page.goto(`${await t.url()}${hash}`);
      await t.ready(page);
      return page;
    }));
    const fields = [];
    for (const page of pages) {
      const field = page.getByRole('textbox').or(page.getByRole('searchbox')).first();
      if (await field.count()) {
        await field.focus();
        fields.push(page);
      }
    }
    assert.ok(fields.length >= 2, 'some of them have a field');
    for (const [i, page] of pages.entries()) await rested(page, places[i][1]);
    const begin = await Promise.all(pages.map(frames));
    await first.evaluate(() => new Promise((done) => setTimeout(done, 5000)));
    assert.deepEqual(await Promise.all(pages.map(frames)), begin);
  }, { timeout: 120000 });
}
