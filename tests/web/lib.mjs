// What the browser tests are written with. A test file imports `test` (and `assert`), registers
// named tests, and run.mjs runs them one after the other, each in a browser context of its own:
//
//   import { assert, test } from './lib.mjs';
//   test('home: the heading has the focus after a deep link', async (t) => {
//     const page = await t.open('#/surveys');
//     assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Surveys');
//   });
//
// An uncaught error, a console error or a refused resource on any page fails the test, unless
// t.allow(/pattern/) expects it. Nothing here sleeps for a fixed time.
import assertStrict from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { serve } from '../../tools/serve.mjs';

export const assert = assertStrict;
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const webDir = join(root, 'build/web');
export const galleryDir = join(root, 'build/gallery');
export const sharedDir = join(root, '..', 'shared');
// The long forms of drills and histories: tools/test --full.
export const full = process.env.ICX_FULL === '1';
export const kPhone = {
  viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
};

export const kFlags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-default-apps', '--disable-extensions', '--no-first-run',
  '--no-default-browser-check', '--force-color-profile=srgb', '--disable-quic',
  '--disable-features=Translate,OptimizationHints,MediaRouter'];
const kViewport = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };

export const registered = [];
export class Skip extends Error {}

// Registers a test. `options.timeout` in ms (60 s unless told).
export function test(name, body, options = {}) {
  registered.push({ name, body, timeout: options.timeout ?? 60000, file: currentFile.name });
}
export const currentFile = { name: '' };

export function chromiumPath() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
  if (!found) throw Error('no Chromium: run tools/setup --tests, or name one in CHROMIUM');
  return found;
}

// Calls `look` until it gives something truthy or stops throwing, for at most `timeout` ms. Gives
// what it gave; throws what it last threw.
export async function eventually(look, { timeout = 10000, what = 'the condition' } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    let error;
    try {
      const value = await look();
      if (value !== false && value !== null && value !== undefined) return value;
    } catch (caught) {
      error = caught;
    }
    if (Date.now() > end) throw error ?? Error(`${what} did not come about in ${timeout} ms`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

let sharedBrowser = null;
let sharedServer = null;
let galleryServer = null;

async function browser() {
  if (!sharedBrowser?.isConnected())
    sharedBrowser = await chromium.launch({ executablePath: chromiumPath(), args: kFlags });
  return sharedBrowser;
}

export async function closeShared() {
  await sharedBrowser?.close().catch(() => {});
  await sharedServer?.close();
  await galleryServer?.close();
  sharedBrowser = sharedServer = galleryServer = null;
}

// One running test's tools. Everything that it opens is closed when the test ends.
export class Run {
  constructor(name) {
    this.name = name;
    this.full = full;
    this.problems = [];
    this.allowed = [];
    this.cleanups = [];
  }

  // Leaves the test as skipped, with a reason that is printed.
  skip(reason) { throw new Skip(reason); }

  cleanup(action) { this.cleanups.push(action); }

  // Errors on the page that match are expected and do not fail the test.
  allow(...patterns) { this.allowed.push(...patterns); }

  // Address of the served build/web, ending in a slash.
  async url() {
    sharedServer ??= await serve({ dir: webDir });
    return sharedServer.url;
  }

  // A server of this test's own: { url, close, server }; see tools/serve.mjs for the options.
  async serve(options = {}) {
    const served = await serve({ dir: webDir, ...options });
    this.cleanup(() => served.close().catch(() => {}));
    return served;
  }

  folder() {
    const dir = mkdtempSync(join(tmpdir(), 'icx-test-'));
    this.cleanup(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }));
    return dir;
  }

  // A context with storage of its own. `options` are Playwright's (locale, colorScheme, ...kPhone).
  async context(options = {}) {
    const context = await (await browser()).newContext({ ...kViewport, ...options });
    this.cleanup(() => context.close().catch(() => {}));
    this.watch(context);
    return context;
  }

  watch(context) {
    const add = (text) => {
      if (!this.allowed.some((pattern) => pattern.test(text))) this.problems.push(text);
    };
    const watchPage = (page) => {
      page.on('pageerror', (error) => add(`uncaught: ${error.stack ?? error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') add(`console: ${message.text()} (${message.location().url})`);
      });
    };
    context.on('page', watchPage);
    for (const page of context.pages()) watchPage(page);
  }

  // Opens a route ('#/surveys', '?survey=x#/') in a new context, or in `options.context`, and waits
  // until the app says that it is ready.
  async open(route = '', { context, base, ready = true, ...options } = {}) {
    const page = await (context ?? (await this.context(options))).newPage();
    await page.goto((base ?? (await this.url())) + route);
    if (ready) await this.ready(page);
    return page;
  }

  // Opens a route of the widgets' gallery (src/main_gallery.cpp).
  async openGallery(route = '', options = {}) {
    galleryServer ??= await serve({ dir: galleryDir });
    return this.open(route, { base: galleryServer.url, ...options });
  }

  async ready(page) {
    await page.waitForFunction(() => window.icx && window.icx.ready, null, { timeout: 30000 });
    await page.evaluate(() => window.icx.ready.then(() => {}));
  }

  async saved(page) { await page.evaluate(() => window.icx.saved().then(() => {})); }

  async cdp(page) { return page.context().newCDPSession(page); }

  // Violations found by axe-core, as short lines; [] is what one wants. `incomplete` results count
  // too, but for colour contrast, which it cannot see on a canvas.
  async axe(page, { include } = {}) {
    const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    if (!(await page.evaluate(() => 'axe' in window))) {
      // Through the debugger, because the page's own policy rightly refuses a foreign script.
      const session = await this.cdp(page);
      await session.send('Runtime.evaluate', { expression: readFileSync(path, 'utf8') });
      await session.detach();
    }
    const result = await page.evaluate((scope) => window.axe.run(scope ?? document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations', 'incomplete'],
    }), include);
    const lines = (list) => list.flatMap((rule) => rule.nodes.map((node) =>
      `${rule.id}: ${rule.help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
    return lines([...result.violations,
      ...result.incomplete.filter((rule) => rule.id !== 'color-contrast')]);
  }

  // A Chromium of its own on a profile folder, which can be killed as a power cut would:
  // { context, pid, kill() }. Opening the same folder again finds what was durable.
  async chromium(profile = this.folder(), { flags = [] } = {}) {
    const child = spawn(chromiumPath(), ['--headless', ...kFlags, ...flags,
      `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise((done) => child.once('exit', done));
    const kill = async () => {
      try { process.kill(-child.pid, 'SIGKILL'); } catch { /* it has ended already */ }
      await ended;
    };
    this.cleanup(kill);
    const address = await new Promise((done, fail) => {
      let text = '';
      child.stderr.on('data', (chunk) => {
        text += chunk;
        const match = /DevTools listening on (ws:\S+)/.exec(text);
        if (match) done(match[1]);
      });
      child.once('exit', () => fail(Error(`Chromium ended at once: ${text.slice(-400)}`)));
    });
    const connection = await chromium.connectOverCDP(address);
    const context = connection.contexts()[0];
    this.watch(context);
    return { context, browser: connection, pid: child.pid, kill, profile };
  }

  // Compares text with tests/web/golden/<name>; ICX_UPDATE_GOLDEN=1 writes it instead.
  golden(name, text) {
    const path = join(root, 'tests/web/golden', name);
    if (process.env.ICX_UPDATE_GOLDEN === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return;
    }
    if (!existsSync(path)) throw Error(`no ${path}: write it with ICX_UPDATE_GOLDEN=1`);
    assert.equal(text, readFileSync(path, 'utf8'));
  }

  async end() {
    for (const action of this.cleanups.reverse()) await action();
  }
}
