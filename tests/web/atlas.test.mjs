// The place Map beyond one board: files of other drawing tools, versions that are kept, journeys
// inside journeys, single contacts that are measured, and who takes part.
import { readFileSync } from 'node:fs';

import { button, clean, downloaded, dropped, enter, go, titled } from './by_name.mjs';
import { assert, eventually, kPhone, test } from './lib.mjs';

const kTitle = 'A deckhand\u2019s first 30 days';

async function sampled(t, options) {
  const page = await t.open('#/', options);
  await button(page, 'Look round a sample company').click();
  await page.getByText('Promises about to be missed').first().waitFor();
  await go(page, '#/journeys', 'Journeys');
  return page;
}
async function onMap(t, options) {
  const page = await sampled(t, options);
  await page.getByRole('link', { name: /first 30 days/ }).click();
  await titled(page, kTitle);
  return page;
}
async function more(page, item) {
  await button(page, 'More for this journey').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('map: a journey leaves as canvas, drawing and picture; a canvas comes in, a broken one names its place', async (t) => {
  const page = await onMap(t);
  const canvas = await downloaded(page, () => more(page, 'Export as JSON Canvas'));
  assert.match(canvas.name, /\.canvas$/);
  const value = JSON.parse(canvas.text);
  assert.equal(value.nodes.filter((node) => node.type === 'group').length, 4);
  const drawing = await downloaded(page, () => more(page, 'Export to Excalidraw'));
  assert.match(drawing.name, /\.excalidraw$/);
  assert.equal(JSON.parse(drawing.text).elements.filter((e) => e.type === 'frame').length, 4);

  // The picture is painted here, twice as fine as the SVG says, and not empty.
  const svg = await downloaded(page, () => more(page, 'Export a picture (SVG)'));
  const [, width, height] = svg.text.match(/ width="([\d.]+)" height="([\d.]+)"/).map(Number);
  const [download] = await Promise.all([page.waitForEvent('download'),
    more(page, 'Export a picture (PNG)')]);
  assert.match(download.suggestedFilename(), /\.png$/);
  const png = readFileSync(await download.path());
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.equal(png.readUInt32BE(16), Math.floor(width * 2));
  assert.equal(png.readUInt32BE(20), Math.floor(height * 2));
  const colours = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
    return { count: seen.size, ground: [...data.subarray(0, 3)] };
  }, [...png]);
  assert.ok(colours.count > 20, `${colours.count} colours`);
  assert.ok(colours.ground.every((c) => c > 240), 'light in any theme');

  // Edited elsewhere, taken in here: another journey.
  value.nodes.find((node) => node.icx?.role === 'title').text = 'From the canvas';
  await dropped(page, [['way.canvas', JSON.stringify(value)]]);
  await titled(page, 'From the canvas');
  await page.getByRole('button', { name: /^How it feels at First pay\. Assumed \+1\.5/ }).waitFor();
  await dropped(page, [['wrong.canvas', '{"nodes":[{"id":"a","type":"cloud"}]}']]);
  await page.getByText(/a node is text, file, link or group.*\/nodes\/0\/type/).first().waitFor();
}, { timeout: 120000 });

test('map: a version is kept, compared with now, and taken back', async (t) => {
  const page = await onMap(t);
  await more(page, 'Keep this version');
  const dialog = page.getByRole('dialog', { name: 'Keep this version' });
  await clean(t, page, 'keep');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.getByText('a version needs a name').first().waitFor();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('Before the new form');
  await name.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const kept = page.getByRole('list', { name: 'Kept versions' });
  await kept.getByText('Before the new form').waitFor();
  await page.getByText('Nothing differs').first().waitFor();

  // A renamed step and a moved card are told in words.
  await page.getByRole('radio', { name: 'Journey', exact: true })
    .or(button(page, 'Journey')).first().click();
  await page.getByRole('button', { name: /^Sign the offer, step 1 of 8/ }).focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: 'Name of the step' });
  await field.fill('Sign');
  await field.press('Escape');
  const pain = 'What hurts at Papers and kit list: Same form asked for twice';
  await button(page, pain).focus();
  await page.keyboard.press('Control+ArrowRight');
  await button(page, 'What hurts at Arrive at the quay: Same form asked for twice').waitFor();
  await more(page, 'Compare versions');
  const changes = page.getByRole('list', { name: 'What differs' });
  await page.getByText('1 moved, 1 changed').first().waitFor();
  const said = (await changes.innerText()).replace(/\s+/g, ' ');
  for (const words of ['Changed', 'Step: Sign', 'from \u201CSign the offer\u201D to \u201CSign\u201D', 'Moved',
    'Card: Same form asked for twice', 'from What hurts at Papers and kit list to What hurts at Arrive at the quay'])
    assert.ok(said.includes(words), `${words} in ${said}`);
  const scores = page.getByRole('list', { name: 'What was measured' });
  assert.match((await scores.innerText()).replace(/\s+/g, ' '), /First pay .*255 answers, then .*no change/);
  await clean(t, page, 'versions');
  await t.saved(page);
  await page.reload();
  await t.ready(page);
  await more(page, 'Compare versions');
  await page.getByText('1 moved, 1 changed').first().waitFor();
  await enter(page, 'Delete the version Before the new form');
  await page.getByText('No version is kept yet').first().waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('1 moved, 1 changed').first().waitFor();
}, { timeout: 120000 });

test('map: a step opens a journey, crumbs lead back, the atlas shows both', async (t) => {
  const page = await sampled(t);
  await button(page, 'New journey').click();
  await button(page, 'Use A new laptop').click();
  await titled(page, 'A new laptop');
  await go(page, '#/journeys', 'Journeys');
  await page.getByRole('link', { name: /first 30 days/ }).click();
  await titled(page, kTitle);
  const map = await page.evaluate(() => location.hash);
  await page.getByRole('button', { name: /^Get access and kit, step 4 of 8/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Step' });
  await dialog.getByRole('combobox', { name: 'Journey that tells this step in full' })
    .selectOption({ label: 'A new laptop' });
  await dialog.getByRole('link', { name: 'Open that journey' }).waitFor();
  await clean(t, page, 'step');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await button(page, 'Open the journey A new laptop').click();
  await titled(page, 'A new laptop');
  const crumbs = page.getByRole('navigation', { name: 'Journeys above this one' });
  await clean(t, page, 'crumbs');
  // Back the way it came is a ring, and not offered.
  await page.getByRole('button', { name: /^Notice the need, step 1 of 6/ }).click();
  const options = await dialog.getByRole('combobox', { name: 'Journey that tells this step in full' })
    .evaluate((e) => [...e.options].map((option) => option.textContent).filter(Boolean));
  assert.deepEqual(options, ['None']);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await crumbs.getByRole('link', { name: kTitle }).click();
  await eventually(() => page.evaluate((to) => location.hash === to, map), { what: 'the journey above' });
  await go(page, '#/journeys', 'Journeys');
  const list = page.getByRole('list', { name: `${kTitle} and what it opens` });
  await list.getByRole('link', { name: 'A new laptop' }).waitFor();
  assert.match((await list.innerText()).replace(/\s+/g, ' '), /Inside A deckhand.s first 30 days/);
  await page.getByRole('img', { name: /^How A deckhand.s first 30 days feels: .* measured, lowest at / }).waitFor();
  await clean(t, page, 'atlas');
}, { timeout: 120000 });

test('map: a single contact is measured, and people stand in their rings', async (t) => {
  for (const device of [{}, kPhone]) {
    const page = await onMap(t, device);
    if (!device.isMobile) {
      const contact = page.getByRole('button', { name: 'Contact with at First pay: Finance and payroll' });
      await contact.focus();
      await button(page, 'Card details').click();
      const dialog = page.getByRole('dialog', { name: 'Card' });
      const question = dialog.getByRole('combobox', { name: 'Measured by the survey question' });
      const label = await question.evaluate((e) =>
        [...e.options].find((option) => /what you needed to start/.test(option.textContent)).textContent);
      await question.selectOption({ label });
      await dialog.getByText(/^measured \+[\d.]+ by 6 answers/).waitFor();
      await clean(t, page, 'card');
      await dialog.getByRole('button', { name: 'Done' }).click();
    }
    await more(page, 'Who takes part');
    await page.getByRole('heading', { name: 'Who takes part', level: 2 }).waitFor();
    const met = page.getByRole('list', { name: 'Met on the way' });
    assert.match((await met.innerText()).replace(/\s+/g, ' '),
      /Finance and payroll is met, answers for it.*\. Serves New deckhand.* At First pay/);
    await page.getByRole('list', { name: 'Serve these from behind' }).getByText('Timesheets of all crews').waitFor();
    await page.getByRole('img', { name: /^New deckhand meets \d+/ }).waitFor();
    await clean(t, page, 'people');
    await page.context().close();
  }
}, { timeout: 120000 });
