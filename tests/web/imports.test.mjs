// Files that come back: broken ones are refused with one clear line and change nothing; large ones show
// how far they are, can be stopped, and are one step to take back.
import { button, titled } from './by_name.mjs';
import { assert, test } from './lib.mjs';

// A file let go over the window, as from the system's file manager.
const dropped = (page, name, text) => page.evaluate(([file, body]) => {
  const data = new DataTransfer();
  data.items.add(new File([body], file));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, [name, text]);
// Made in the page through the debugger, because its own policy rightly refuses to evaluate text.
async function droppedMade(t, page, name, make) {
  const session = await t.cdp(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `{
    const data = new DataTransfer();
    data.items.add(new File([(${make})()], '${name}'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }` });
  await session.detach();
  assert.equal(exceptionDetails, undefined);
}

// What the workspace holds, without the time of the export.
const contents = async (page) => {
  const bundle = JSON.parse(await page.evaluate(() => window.icx.exportWorkspace()));
  return JSON.stringify({ ...bundle, made: '', sum: '' });
};

const kBroken = [
  ['broken.json', '{"format":"icx-bundle","version":1,"objects":[}', /“broken\.json” was not taken in: not valid JSON \(line 1, column \d+\)/],
  ['newer.json', '{"format":"icx-bundle","version":99,"objects":[]}', /“newer\.json” was not taken in: .*version/],
  ['deep.json', `{"format":"icx-bundle","version":1,"extra":${'['.repeat(5000)}`,
    /“deep\.json” was not taken in: .*(deep|nest|level)/],
  ['picture.json', '\u0000\u0001\u0002\u0003binary', /“picture\.json” was not taken in: .*not a text file/],
  ['empty.csv', '', /“empty\.csv” was not taken in: the file is empty/],
  ['wrong.json', '{"format":"icx-bundle","version":1,"objects":[{"id":1}]}', /“wrong\.json” was not taken in: .*\/objects\/0/],
];

test('imports: each broken file is refused in one line that names the place, and changes nothing', async (t) => {
  const page = await t.open('#/surveys');
  await t.saved(page);
  const before = await contents(page);
  for (const [name, text, words] of kBroken) {
    await dropped(page, name, text);
    await page.getByText(words).first().waitFor({ timeout: 10000 }).catch(async () => {
      assert.fail(`${name}: nothing like ${words} in: ${await page.locator('body').innerText()}`);
    });
    assert.equal(await contents(page), before, name);
  }
}, { timeout: 90000 });

test('imports: a file of 100 MB is refused before it is read', async (t) => {
  const page = await t.open('#/surveys');
  await droppedMade(t, page, 'huge.json', "() => new Blob(Array(100).fill('x'.repeat(1 << 20)))");
  await page.getByText(/“huge\.json” was not taken in: .*larger/).first().waitFor();
});

const kWide = `() => {
  let seed = 7;
  const next = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const lines = ['response_id,' + Array.from({ length: 20 }, (_, q) => '"Statement ' + (q + 1) + '"').join(',')];
  for (let i = 0; i < ROWS; i++)
    lines.push('r' + i + ',' + Array.from({ length: 20 }, () => 1 + Math.floor(next() * 5)).join(','));
  return lines.join('\\n');
}`;

test('imports: 50,000 responses show progress, can be stopped, and are one step to take back', async (t) => {
  const page = await t.open('#/surveys');
  await t.saved(page);
  const before = await contents(page);
  const begin = async () => {
    await droppedMade(t, page, 'large.csv', kWide.replace('ROWS', '50000'));
    await button(page, 'Take the answers in').click();
  };
  await begin();
  await page.getByRole('progressbar', { name: 'Reading answers' }).waitFor();
  await button(page, 'Stop').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await contents(page), before, 'a stopped import changes nothing');

  await begin();
  const from = Date.now();
  await page.getByText(/50,000 answer rows taken in/).first().waitFor({ timeout: 60000 });
  const taken = Date.now();
  await titled(page, 'Large');
  await page.getByText('50,000 answers').first().waitFor();
  console.log(`  50,000 responses of 20 answers taken in after ${taken - from} ms, results on screen ${Date.now() - taken} ms later`);
  await t.saved(page);
  assert.equal(JSON.parse(await contents(page)).objects.length > 0, true);
  await page.keyboard.press('Control+Z');
  await page.getByText(/Undone/).first().waitFor({ state: 'attached' });
  await page.evaluate(() => { location.hash = '#/surveys'; });
  await titled(page, 'Surveys');
  assert.equal(await page.getByRole('link', { name: /^Large/ }).count(), 0);
}, { timeout: 180000 });
