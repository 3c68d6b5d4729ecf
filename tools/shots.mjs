// The pictures of tools/shots. One profile for each theme and size: it fills the sample company in
// the settings, finds the surveys' addresses from their links, and visits every route.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Run, closeShared, kPhone } from '../tests/web/lib.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: join(root, 'build/web') },
    out: { type: 'string', default: join(root, 'docs/images') },
    only: { type: 'string' },
  },
});
const kSizes = { wide: {}, phone: kPhone };
const kThemes = ['light', 'dark'];

const settled = (page) => page.evaluate(() =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function visit(page, base, route) {
  await page.goto(`${base}${route}`);
  await page.evaluate(() => window.icx.ready.then(() => {}));
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await settled(page);
}

async function fillSample(page, base) {
  await visit(page, base, '#/settings');
  await page.getByRole('button', { name: /sample/i }).first().click();
  await page.evaluate(() => window.icx.saved().then(() => {}));
}

// Address of the survey with the most answers: the sample's first one in the list that has results.
async function surveyId(page, base) {
  await visit(page, base, '#/surveys');
  const routes = await page.locator('a[href*="#/surveys/"]').evaluateAll((links) =>
    links.map((link) => /#\/surveys\/([^/?]+)/.exec(link.getAttribute('href'))?.[1]).filter(Boolean));
  if (routes.length === 0) throw Error('the list of surveys links to no survey');
  return routes[0];
}

// The id behind the first link of a list: the one that the mock-ups show.
// The first address on a page that begins so.
async function firstRoute(page, base, route, begin) {
  await visit(page, base, route);
  const link = page.locator(`a[href^="${begin}"]`).first();
  await link.waitFor({ state: 'attached' });
  return link.getAttribute('href');
}

async function firstId(page, base, list) {
  await visit(page, base, list);
  return page.locator(`a[href^="${list}/"]`).evaluateAll((links) =>
    links.map((link) => link.getAttribute('href').split('/')[2])[0]);
}

const chosen = (page, name) =>
  page.getByRole('radio', { name, exact: true }).or(page.getByRole('tab', { name, exact: true }))
    .or(page.getByRole('button', { name, exact: true })).first().click();

mkdirSync(options.out, { recursive: true });
let failed = 0;
for (const [size, device] of Object.entries(kSizes)) {
  for (const theme of kThemes) {
    const run = new Run(`${size} ${theme}`);
    const { url } = await run.serve({ dir: options.dir });
    const page = await (await run.context({ ...device, colorScheme: theme })).newPage();
    try {
      await visit(page, url, '#/');
      const shoot = async (name) => {
        if (options.only && options.only !== name) return;
        await page.screenshot({ path: join(options.out, `${name}-${size}-${theme}.png`) });
      };
      await shoot('empty');
      await fillSample(page, url);
      const id = await surveyId(page, url);
      const routes = {
        home: '#/', surveys: '#/surveys', designer: `#/surveys/${id}`,
        results: `#/surveys/${id}/results`, respond: `#/respond/${id}`,
        standards: '#/standards', standard: `#/standards/${await firstId(page, url, '#/standards')}`,
        requests: '#/requests', hours: '#/hours', calendar: `#/hours/${await firstId(page, url, '#/hours')}`,
        watermelons: '#/watermelons', goals: '#/goals', journeys: '#/journeys',
        journey: `#/journeys/${await firstId(page, url, '#/journeys')}`, workshops: '#/workshops', organisation: '#/organisation', library: '#/library', settings: '#/settings',
      };
      const { journey } = routes;
      routes.ideas = `${journey}/ideas`;
      routes.workshop = await firstRoute(page, url, '#/workshops', '#/workshop/');
      routes['workshop-screen'] = `${routes.workshop}/screen`;
      routes.department = await firstRoute(page, url, '#/organisation', '#/department/');
      for (const [name, route] of Object.entries(routes)) {
        if (options.only && options.only !== name) continue;
        await visit(page, url, route);
        await shoot(name);
      }
      // Parts of a screen that have no address of their own.
      const parts = [['chain', 'standard', 'Rests on'], ['arrivals', 'standard', 'Hours of the day'], ['what-if', 'standard', 'What if'],
        ['blueprint', 'journey', 'Blueprint']];
      for (const [name, place, part] of parts) {
        if (options.only && options.only !== name) continue;
        await visit(page, url, routes[place]);
        await chosen(page, part);
        await settled(page);
        await shoot(name);
      }
      if (run.problems.length) throw Error(run.problems.join('\n'));
      console.log(`${size}, ${theme}: taken`);
    } catch (error) {
      failed += 1;
      console.error(`shots: ${size}, ${theme}: ${error.message}`);
    } finally {
      await run.end();
    }
  }
}
await closeShared();
process.exit(failed ? 1 : 0);
