// The acceptance checks of the widget layer and the page, on the gallery (src/main_gallery.cpp).
import { assert, eventually, kPhone, test } from './lib.mjs';

const kRoutes = ['#/', '#/form', '#/table', '#/states', '#/long', '#/scripts', '#/respond', '#/rtl'];
const state = (page) => page.evaluate(() => JSON.parse(window.icx.ask('state')));
const frames = (page) => page.evaluate(() => window.icx.status().frames);

// Until nothing is drawn any more: a busy machine brings what a press or a focus set off late.
const kStillMs = 300;
async function settled(page) {
  let last = -1, since = 0;
  await eventually(async () => {
    const [now, at] = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() =>
      requestAnimationFrame(() => done([window.icx.status().frames, performance.now()])))));
    if (now !== last) since = at;
    last = now;
    return at - since >= kStillMs;
  }, { what: 'a still page' });
}
const becomes = (page, name, value) => eventually(async () => (await state(page))[name] === value,
  { timeout: 3000, what: `${name} = ${JSON.stringify(value)}` });

for (const route of kRoutes) {
  test(`page: axe finds nothing on ${route}, and every item is mirrored`, async (t) => {
    const page = await t.openGallery(route);
    await settled(page);
    assert.deepEqual(await t.axe(page), []);
    assert.equal(await page.evaluate(() => window.icx.unmirrored()), 0);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  });
}

test('page: each way of pressing changes the state exactly once', async (t) => {
  const page = await t.openGallery('#/');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await becomes(page, 'presses', 1);
  await save.evaluate((e) => e.click());
  await becomes(page, 'presses', 2);
  await save.focus();
  await page.keyboard.press('Enter');
  await becomes(page, 'presses', 3);
  await page.keyboard.press('Space');
  await becomes(page, 'presses', 4);
  // A screen reader's burst: pointer events and the click in one task.
  await save.evaluate((e) => {
    const box = e.getBoundingClientRect();
    const at = { bubbles: true, clientX: box.x + 5, clientY: box.y + 5, pointerType: 'mouse' };
    e.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
    e.dispatchEvent(new PointerEvent('pointerup', at));
    e.click();
  });
  await becomes(page, 'presses', 5);
  await settled(page);
  assert.equal((await state(page)).presses, 5);
  const check = page.getByRole('checkbox', { name: 'I agree to share' });
  for (const [act, value] of [[() => check.click(), 1], [() => check.press('Space'), 0],
    [() => check.evaluate((e) => e.click()), 1]]) {
    await act();
    await becomes(page, 'check', value);
    assert.equal(await check.isChecked(), value === 1);
  }
});

test('page: two clicks in one task both count', async (t) => {
  const page = await t.openGallery('#/');
  await page.evaluate(() => {
    const press = (name) => [...document.querySelectorAll('button')]
      .find((e) => e.textContent === name).click();
    press('First');
    press('Second');
    press('First');
  });
  await becomes(page, 'a', 2);
  await becomes(page, 'b', 1);
});

test('page: radios, switch, segments, chips, tabs, slider and select by their own means', async (t) => {
  const page = await t.openGallery('#/');
  await page.getByRole('radio', { name: 'Mixed' }).click();
  await becomes(page, 'radio', 1);
  await page.getByRole('radio', { name: 'Mixed' }).press('ArrowDown');
  await becomes(page, 'radio', 2);
  await page.getByRole('switch', { name: /does not apply/ }).click();
  await becomes(page, 'toggle', 1);
  await page.getByRole('radio', { name: 'Month' }).click();
  await becomes(page, 'segment', 1);
  const chip = page.getByRole('button', { name: 'Port' });
  await chip.click();
  await becomes(page, 'chip', 1);
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  await page.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowRight');
  await becomes(page, 'tab', 1);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Questions');
  const slider = page.getByRole('slider', { name: 'Effort' });
  await slider.press('ArrowRight');
  await becomes(page, 'effort', 61);
  await eventually(async () => await slider.getAttribute('aria-valuetext') === '61 of 100');
  await page.goto(`${page.url().split('#')[0]}#/form`);
  await page.getByRole('combobox', { name: 'Team' }).selectOption('Fleet');
  await becomes(page, 'choice', 2);
});

test('page: the respondent answers with mouse and keyboard', async (t) => {
  const page = await t.openGallery('#/respond');
  const ease = page.getByRole('radiogroup', { name: /How easy is it to get help/ });
  await ease.getByRole('radio', { name: '9' }).click();
  await becomes(page, 'ease', 9);
  assert.equal((await state(page)).scale_set, 1);
  await page.keyboard.press('ArrowRight');
  await becomes(page, 'ease', 10);
  const row = page.getByRole('radiogroup', { name: 'They value the work I do.' });
  await row.getByRole('radio', { name: 'Agree', exact: true }).click();
  await eventually(async () => await row.getByRole('radio', { name: 'Agree', exact: true }).isChecked());
});

test('page: Tab goes through in reading order, every stop shows its ring, and leaves the page', async (t) => {
  const page = await t.openGallery('#/respond');
  const stops = [];
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const box = e.getBoundingClientRect();
      return { name: e.getAttribute('aria-label') || e.textContent || e.labels?.[0]?.textContent,
        top: box.top, ring: e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none',
        seen: box.bottom > 0 && box.top < innerHeight };
    });
    if (!stop) break;
    stops.push(stop);
  }
  assert.deepEqual(stops.filter((s) => !s.ring), []);
  assert.deepEqual(stops.filter((s) => !s.seen), []);
  assert.equal(stops.at(-1).name, 'Next');
  assert.ok(stops.length >= 7, JSON.stringify(stops));
});

test('page: a field is the browser\'s own while it is edited: input methods, undo, paste', async (t) => {
  const page = await t.openGallery('#/form');
  const field = page.getByRole('textbox', { name: 'Your name' });
  await field.fill('Zoë Ångström');
  await becomes(page, 'name', 'Zoë Ångström');
  const cdp = await t.cdp(page);
  await field.fill('');
  for (const text of ['に', 'にほ', 'にほん']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await becomes(page, 'name', text);
  }
  await cdp.send('Input.insertText', { text: '日本' });
  await becomes(page, 'name', '日本');
  await field.fill('ab😀cd');
  await field.evaluate((e) => e.setSelectionRange(4, 4));
  await cdp.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.insertText', { text: '한' });
  await becomes(page, 'name', 'ab😀한cd');
  assert.equal(await field.evaluate((e) => e.selectionStart), 5);
  await field.fill('');
  await field.pressSequentially('hello');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  await becomes(page, 'name', '');
  await page.keyboard.press('Control+Z');
  await becomes(page, 'name', 'hello');
  assert.equal((await state(page)).undos, 0, 'Ctrl+Z belongs to the field');
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await comment.focus();
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await becomes(page, 'comment', 'one\ntwo');
  await comment.fill('x'.repeat(10000));
  await eventually(async () => (await state(page)).comment.length === 500);
  await eventually(async () => (await comment.inputValue()).length === 500);
  await page.getByRole('heading', { level: 1 }).click();
  await comment.evaluate((e) => e.blur());
  await page.keyboard.press('Control+Z');
  await becomes(page, 'undos', 1);
});

test('page: number, date, search and file fields', async (t) => {
  const page = await t.openGallery('#/form');
  const hours = page.getByRole('textbox', { name: /Time lost/ });
  await hours.fill('2,5');
  await becomes(page, 'hours', 2.5);
  await hours.fill('99');
  await page.getByText('Use 0 to 24').waitFor();
  assert.equal(await hours.getAttribute('aria-invalid'), 'true');
  const described = (await hours.getAttribute('aria-describedby')).split(' ');
  assert.match(await page.locator(`#${described.at(-1)}`).textContent(), /Use 0 to 24/);
  await page.getByLabel('First day').fill('2026-11-10');
  await becomes(page, 'date', '2026-11-10');
  await page.getByRole('searchbox', { name: 'Find a person' }).fill('Ada');
  await becomes(page, 'search', 'Ada');
  await page.getByLabel('Choose files').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await becomes(page, 'files', 'a.csv:8;');
});

test('page: a dialog takes the focus, makes the rest inert, and gives it back', async (t) => {
  const page = await t.openGallery('#/');
  const opener = page.getByRole('button', { name: 'Launch...' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Launch to 412 people?' });
  await dialog.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Keep editing');
  assert.equal(await page.locator('#mirror').evaluate((e) => e.inert), true);
  assert.deepEqual(await t.axe(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate(() => document.activeElement.textContent === 'Launch...'));
  assert.equal(await page.locator('#mirror').evaluate((e) => e.inert), false);
  await opener.click();
  await page.getByRole('button', { name: 'Launch', exact: true }).click();
  await becomes(page, 'dialog_presses', 1);
  assert.equal(await page.locator('#polite').textContent(), 'Survey sent');
});

test('page: a menu by keyboard, an explanation, and a toast with undo', async (t) => {
  const page = await t.openGallery('#/');
  await page.getByRole('button', { name: 'More actions' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement.textContent === 'Duplicate'));
  assert.deepEqual(await t.axe(page), []);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes(page, 'menu', 2);
  await page.getByRole('button', { name: /Why/ }).first().click();
  await page.getByText('89% is 313 of 352').waitFor();
  assert.deepEqual(await t.axe(page), []);
  await page.keyboard.press('Escape');
  await page.getByText('89% is 313 of 352').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await becomes(page, 'undos', 1);
});

test('page: focus survives insertion and removal before it, theme and context loss', async (t) => {
  const page = await t.openGallery('#/');
  const check = page.getByRole('checkbox', { name: 'I agree to share' });
  await check.focus();
  const focused = () => page.evaluate(() => document.activeElement.labels?.[0]?.textContent);
  for (const on of ['1', '0']) {
    await page.evaluate((value) => { window.icx.ask('extra', value); window.icx.wake(); }, on);
    await eventually(async () => await page.getByRole('checkbox', { name: 'Came later' }).count() === +on);
    assert.equal(await focused(), 'I agree to share');
  }
  await page.evaluate(() => { window.icx.ask('theme', 'dark'); window.icx.wake(); });
  await eventually(() => page.evaluate(() => document.documentElement.dataset.theme === 'dark'));
  assert.equal(await focused(), 'I agree to share');
});

test('page: the context may be lost: the form goes on, the picture comes back the same', async (t) => {
  const page = await t.openGallery('#/scripts');
  await settled(page);
  const before = await page.screenshot();
  await page.evaluate(() => {
    const gl = document.getElementById('canvas').getContext('webgl2');
    window.lose = gl.getExtension('WEBGL_lose_context');
    window.lose.loseContext();
  });
  await eventually(() => page.evaluate(() => window.icx.lost()));
  const field = page.getByRole('textbox', { name: 'Your name' });
  await field.fill('Lost and found');
  await becomes(page, 'name', 'Lost and found');
  await field.fill('Quay 2');
  await field.evaluate((e) => e.blur());
  await becomes(page, 'name', 'Quay 2');
  await page.evaluate(() => window.lose.restoreContext());
  await eventually(() => page.evaluate(() => !window.icx.lost()));
  await settled(page);
  assert.equal(await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getError()), 0);
  assert.ok(before.equals(await page.screenshot()), 'the same picture');
});

for (const route of ['#/', '#/form', '#/respond']) {
  test(`page: no frame while nothing happens on ${route}`, async (t) => {
    const page = await t.openGallery(route);
    await settled(page);
    const first = await frames(page);
    const idle = () => page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), t.full ? 5000 : 1500);
    await idle();
    assert.equal(await frames(page), first);
    await page.getByRole('textbox').first().focus({ timeout: 1000 }).catch(() => page.keyboard.press('Tab'));
    await settled(page);
    const second = await frames(page);
    await idle();
    assert.equal(await frames(page), second);
  });
}

test('page: words are found, selected and copied where they are painted', async (t) => {
  const page = await t.openGallery('#/respond');
  await settled(page);
  for (const words of ['How easy is it to get help', 'They tell me what happens next.', 'Very easy'])
    assert.equal(await page.evaluate((text) => {
      getSelection().removeAllRanges();
      return window.find(text);
    }, words), true, words);
  const box = await page.getByRole('heading', { level: 1 }).boundingBox();
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  assert.match(await page.evaluate(() => getSelection().toString()), /easy is it to get help/);
});

test('page: painted words and the mirror\'s have the same place and width', async (t) => {
  const page = await t.openGallery('#/respond');
  await settled(page);
  const off = await page.evaluate(() => [...document.querySelectorAll('.w')].flatMap((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const words = range.getBoundingClientRect(), place = e.getBoundingClientRect();
    return words.width > place.width + 1.5 || Math.abs(words.height - place.height) > 4
      ? [`${e.textContent}: ${words.width} in ${place.width}, ${words.height} in ${place.height}`] : [];
  }));
  assert.deepEqual(off, []);
});

test('page: print is a plain document with every question and answer', async (t) => {
  const page = await t.openGallery('#/respond');
  await page.getByRole('textbox').fill('Fewer forms');
  await becomes(page, 'comment', 'Fewer forms');
  await settled(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('#print').innerText();
  for (const words of ['How easy is it to get help from Finance and payroll?', '[x] 4', '[ ] 5',
    'They finish on time.', 'Fewer forms']) assert.ok(text.includes(words), words);
  assert.equal(await page.locator('#canvas').isVisible(), false);
  assert.ok((await page.pdf()).length > 1000);
});

test('page: links, Back and deep links bring route, title, focus and place', async (t) => {
  const page = await t.openGallery('#/table');
  assert.equal(await page.title(), 'Table - ICX Studio');
  const main = page.locator('main > div');
  await main.evaluate((e) => { e.scrollTop = 900; });
  await settled(page);
  await page.getByRole('link', { name: 'Form' }).click();
  await eventually(async () => await page.title() === 'Form - ICX Studio');
  await eventually(() => page.evaluate(() => document.activeElement.tagName === 'H1'));
  assert.equal(await main.evaluate((e) => e.scrollTop), 0);
  await page.goBack();
  await eventually(async () => await page.title() === 'Table - ICX Studio');
  await eventually(async () => await main.evaluate((e) => e.scrollTop) === 900);
  await page.goForward();
  await eventually(async () => await page.title() === 'Form - ICX Studio');
});

test('page: a long table keeps its header, names its rows, sorts and copies', async (t) => {
  const page = await t.openGallery('#/table');
  const table = page.getByRole('table', { name: 'Surveys' });
  assert.equal(await table.getAttribute('aria-rowcount'), '2001');
  const answers = page.getByRole('columnheader', { name: 'Answers' });
  await answers.getByRole('button').click();
  await becomes(page, 'sorted', 2);
  await eventually(async () => await answers.getAttribute('aria-sort') === 'ascending');
  await page.locator('main > div').evaluate((e) => { e.scrollTop = 40000; });
  await page.getByRole('rowheader', { name: 'Survey number 1000', exact: true }).waitFor();
  const header = await answers.boundingBox();
  assert.ok(header.y >= 50 && header.y < 120, `header at ${header.y}`);
  assert.ok(await page.getByRole('row').count() < 80);
  await table.focus();
  await page.keyboard.press('Control+C');
  await becomes(page, 'copies', 1);
});

test('page: nothing overflows at 320, and targets are large enough', async (t) => {
  for (const route of ['#/', '#/form', '#/respond', '#/states', '#/rtl']) {
    const page = await t.openGallery(route, { viewport: { width: 320, height: 640 } });
    await settled(page);
    const wrong = await page.evaluate(() => {
      const out = [];
      const size = [document.documentElement.scrollWidth, innerWidth];
      if (size[0] > size[1]) out.push(`page ${size}`);
      for (const e of document.querySelectorAll('button.n,a.n,input.n,select.n,textarea.n')) {
        const box = e.getBoundingClientRect();
        if (box.right > innerWidth + 1 || box.left < -1) out.push(`${e.textContent || e.id} ${box.left} ${box.right}`);
        if (box.height < 23.5 || box.width < 23.5) out.push(`${e.textContent || e.id} ${box.width}x${box.height}`);
      }
      return out;
    });
    assert.deepEqual(wrong, [], route);
    await page.context().close();
  }
});

test('page: the canvas has exactly the device\'s pixels at every ratio, and follows a change', async (t) => {
  for (const ratio of [1, 1.5, 2, 3]) {
    const page = await t.openGallery('#/respond', { viewport: { width: 360, height: 640 }, deviceScaleFactor: ratio });
    assert.deepEqual(await page.evaluate(() => [document.getElementById('canvas').width, document.getElementById('canvas').height]),
      [Math.round(360 * ratio), Math.round(640 * ratio)]);
    await page.context().close();
  }
});

test('page: touch taps once, pans without pressing, and fields are 16 px', async (t) => {
  const page = await t.openGallery('#/respond', kPhone);
  await page.getByRole('radio', { name: '2', exact: true }).first().tap();
  await becomes(page, 'ease', 2);
  assert.equal((await state(page)).scale_set, 1);
  const cdp = await t.cdp(page);
  const point = (y) => [{ x: 60, y }];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(440) });
  for (let y = 430; y >= 200; y -= 10)
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(y) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await eventually(async () => await page.locator('main > div').evaluate((e) => e.scrollTop) > 100);
  assert.equal((await state(page)).scale_set, 1);
  const field = page.getByRole('textbox');
  await field.tap();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  assert.ok(await field.evaluate((e) => parseFloat(getComputedStyle(e).fontSize) >= 16));
});

test('page: forced colours, reduced motion, dark and high contrast reach the picture', async (t) => {
  const page = await t.openGallery('#/respond', { colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await eventually(() => page.evaluate(() => document.documentElement.dataset.theme === 'light'));
  await page.emulateMedia({ contrast: 'more' });
  await eventually(() => page.evaluate(() => document.documentElement.dataset.theme === 'contrast'));
  await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active', reducedMotion: 'reduce' });
  await settled(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color), 'rgba(0, 0, 0, 0)');
  const first = await frames(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  assert.equal(await frames(page), first);
});

test('page: what is painted is where the mirror says it is', async (t) => {
  const page = await t.openGallery('#/');
  await page.mouse.move(640, 20);
  await settled(page);
  for (const name of ['I agree to share', 'Agree']) {
    const check = page.getByRole('checkbox', { name, exact: true });
    const box = await check.boundingBox();
    const whole = await page.screenshot();
    await check.evaluate((e) => e.click());
    await settled(page);
    assert.ok(!whole.equals(await page.screenshot()), `${name} changes something`);
    // Everything but its own place is as before.
    const differs = await page.evaluate(async ([a, b, place]) => {
      const pixels = async (data) => {
        const image = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/png' }));
        const paint = new OffscreenCanvas(image.width, image.height).getContext('2d');
        paint.drawImage(image, 0, 0);
        return paint.getImageData(0, 0, image.width, image.height);
      };
      const [x, y] = [await pixels(a), await pixels(b)];
      let outside = 0;
      for (let i = 0; i < x.data.length; i += 4) {
        if (x.data[i] === y.data[i] && x.data[i + 1] === y.data[i + 1] && x.data[i + 2] === y.data[i + 2]) continue;
        const px = i / 4 % x.width, py = Math.floor(i / 4 / x.width);
        if (px < place.x - 1 || px > place.x + place.width + 1 || py < place.y - 1 || py > place.y + place.height + 1) outside++;
      }
      return outside;
    }, [[...whole], [...(await page.screenshot())], box]);
    assert.equal(differs, 0, name);
  }
});

test('page: scripts beyond the bundled face are painted', async (t) => {
  const page = await t.openGallery('#/scripts');
  await settled(page);
  for (const words of ['Ελληνικά', 'Кириллица', 'Tiếng', 'العربية', 'עברית', 'हिन्दी', 'ไทย', '日本語']) {
    const box = await page.getByText(words).boundingBox();
    const picture = await page.screenshot({ clip: box });
    const ink = await page.evaluate(async (data) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/png' }));
      const paint = new OffscreenCanvas(image.width, image.height).getContext('2d');
      paint.drawImage(image, 0, 0);
      const { data: p } = paint.getImageData(0, 0, image.width, image.height);
      let dark = 0;
      for (let i = 0; i < p.length; i += 4) dark += p[i] < 128;
      return dark / (p.length / 4);
    }, [...picture]);
    assert.ok(ink > 0.03, `${words}: ${ink}`);
  }
});

test('page: right-to-left mirrors the picture and the mirror alike', async (t) => {
  const page = await t.openGallery('#/rtl');
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  const one = await page.getByRole('radio', { name: '1', exact: true }).boundingBox();
  const ten = await page.getByRole('radio', { name: '10', exact: true }).boundingBox();
  assert.ok(one.x > ten.x);
  await page.getByRole('radio', { name: '7', exact: true }).click();
  await becomes(page, 'ease', 7);
  const area = page.getByRole('textbox');
  await area.fill('مرحبا بالعالم');
  await becomes(page, 'comment', 'مرحبا بالعالم');
});

test('page: a long form is cheap: frames, first mirror, and no structural write for a key', async (t) => {
  const page = await t.openGallery('#/form');
  const field = page.getByRole('textbox', { name: 'Your name' });
  await field.focus();
  await settled(page);
  const writes = () => page.evaluate(() => window.icx.mirror.stats.structural);
  const before = await writes();
  await page.keyboard.type('abc');
  await becomes(page, 'name', 'Quay 2abc');
  await settled(page);
  assert.equal(await writes(), before);
  const long = await t.openGallery('#/long');
  await settled(long);
  const costs = await long.evaluate(async () => {
    window.__frames.length = 0;
    const main = document.querySelector('main > div');
    for (let i = 1; i <= 40; i++) {
      main.scrollTop = i * 20;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    return window.__frames.slice().sort((a, b) => a - b);
  });
  const median = costs[costs.length >> 1];
  // The aim is 2 ms; a shared machine may be busy with other work.
  assert.ok(median < 6, `${median} ms for a frame of 300 radios`);
});

test('page: works under a sub-path, without service worker and without WebGL2', async (t) => {
  const page = await t.openGallery('#/form', { serviceWorkers: 'block' });
  assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  const context = await t.context();
  await context.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return /webgl/.test(kind) ? null : get.call(this, kind, ...rest);
    };
  });
  const plain = await t.openGallery('#/form', { context });
  await plain.getByRole('textbox', { name: 'Your name' }).fill('Plain');
  await becomes(plain, 'name', 'Plain');
  assert.notEqual(await plain.getByRole('heading', { level: 1 }).evaluate((e) => getComputedStyle(e).color), 'rgba(0, 0, 0, 0)');
});
