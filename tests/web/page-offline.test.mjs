// Without network, under a sub-path, and when a new version arrives: the service worker, on a copy
// of the gallery.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { assert, eventually, galleryDir, test } from './lib.mjs';

const state = (page) => page.evaluate(() => JSON.parse(window.icx.ask('state')));
const installed = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  const worker = registration.active;
  return worker?.state === 'activated' && (await caches.keys()).length === 1;
});

test('offline: the second start needs no network, and later files come from the first', async (t) => {
  const dir = t.folder();
  cpSync(galleryDir, join(dir, 'some/where'), { recursive: true });
  const server = await t.serve({ dir });
  const base = `${server.url}some/where/`;
  const context = await t.context();
  const page = await t.open('?offline#/form', { base, context });
  await eventually(() => installed(page), { what: 'an installed worker' });
  await eventually(() => page.evaluate(async () =>
    !!await caches.match('fonts/icx-arabic-600.ttf') && !!await caches.match('icons/icon.svg')));
  await context.setOffline(true);
  await server.close();
  const again = await t.open('?offline#/scripts', { base, context });
  assert.equal(await again.title(), 'Scripts - ICX Studio');
  await again.reload();
  await t.ready(again);
  assert.equal(await again.getByRole('heading', { level: 1 }).innerText(), 'Scripts');
});

test('offline: a new version installs beside the old one and waits to be wanted', async (t) => {
  const dir = t.folder();
  cpSync(galleryDir, dir, { recursive: true });
  const server = await t.serve({ dir });
  const context = await t.context();
  const page = await t.open('?offline#/', { base: server.url, context });
  await eventually(() => installed(page), { what: 'an installed worker' });
  await page.reload();
  await t.ready(page);
  const version = await page.evaluate(() => window.icx.version);
  // A build with another version, as a deployment would leave it.
  for (const name of ['boot.js', 'sw.js']) {
    const path = join(dir, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(version, 'fedcba987654')
      .replace(/(\["boot\.js",")[0-9a-f]+/, '$1fedcba9876'));
  }
  for (const name of ['boot.js.br', 'boot.js.gz', 'sw.js.br', 'sw.js.gz'])
    rmSync(join(dir, name), { force: true });
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
  await eventually(async () => (await state(page)).updates === 1, { what: 'word of the new version' });
  assert.equal(await page.evaluate(() => window.icx.version), version);
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => window.icx.ask('update'))]);
  await t.ready(page);
  assert.equal(await page.evaluate(() => window.icx.version), 'fedcba987654');
  await eventually(async () => (await page.evaluate(() => caches.keys())).length === 1);
});

test('offline: the policy refuses evaluation, and nothing on the page needs it', async (t) => {
  t.allow(/Content Security Policy/, /unsafe-eval/);
  const page = await t.openGallery('#/');
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.ok(policy.includes('\'wasm-unsafe-eval\'') && !/ 'unsafe-(eval|inline)'/.test(policy));
  assert.equal(await page.evaluate(() => {
    // From inside the page: the debugger itself is not bound by the policy.
    const probe = document.createElement('button');
    let refused = 0;
    document.addEventListener('securitypolicyviolation', () => { refused++; });
    probe.setAttribute('onclick', 'document.title = "evaluated"');
    document.body.append(probe);
    probe.click();
    probe.remove();
    return document.title;
  }), 'Components - ICX Studio');
});
